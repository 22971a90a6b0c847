/// What changed from one version of a record to the next, in words.
#pragma once

#include <string>

#include "collection/record.h"

namespace collection {

/// "Title; recommendations; files". `files_differ`: their bytes, which the fields do not say.
std::string change_between(const Record& before, const Record& after, bool files_differ);

}  // namespace collection
