/// Finds what the case's own register knows in a text: people by each of their names, places, days written in figures or words; and addresses for the
/// post, mail and telephone of anybody. Names in disguise, numbers with checksums and rare facts are for `disclosure`, which takes this one's place as a
/// `FindIn`.
#pragma once

#include "publishing/identifying.h"

namespace publishing {

FindIn register_finder(CaseRegister known);

}  // namespace publishing
