/// What commands about accounts and organisations change: done by the owner of the data folder.
#pragma once

#include "cli/work.h"

namespace cli {

void add_identity_works(WorkTable& works, Library& library);

}  // namespace cli
