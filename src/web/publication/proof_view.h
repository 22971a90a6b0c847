/// The public files with their proof: what was written, what reading it back found, which form is missing, and what to do.
#pragma once

#include "web/publication/publication_desk.h"

namespace web {

/// The newest proof whole, earlier ones folded, and the form that makes the files.
html::Html publication_proof(CaseDesk& desk, const Problems& problems);
/// For whoever is about to approve or to publish: what keeps the files from being published, and which form will be missing. Nothing where all is well.
html::Html files_warning(CaseDesk& desk);

}  // namespace web
