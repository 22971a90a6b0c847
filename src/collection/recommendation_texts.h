/// Every recommendation of the public collection as plain text, for whoever keeps them beside others of their own.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "store/transaction.h"

namespace collection {

/// Calls back with the id that `PublicCatalogue::recommendation` takes. Of reviews that are public now.
void each_public_recommendation(store::Snapshot&, const std::function<void(std::int64_t id, std::string_view text)>&);

}  // namespace collection
