#include "casework/guard_table.h"

namespace casework {

std::span<const NamedGuard> review_guards() { return {}; }

}  // namespace casework
