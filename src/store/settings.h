/// What an installation has set about this folder: words under a key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/transaction.h"

namespace store {

std::optional<std::string> setting(Snapshot&, std::string_view key);
void put_setting(Transaction&, std::string_view key, std::string_view value);

/// Whether the folder holds invented records, which every page then says.
bool is_demonstration(Snapshot&);
/// For ever: the database itself refuses to take it back. Fine when it is one already.
void mark_as_demonstration(Transaction&);

}  // namespace store
