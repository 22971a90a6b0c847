/// The keys that belong to a data folder.
#pragma once

#include "store/sealing/keys.h"

namespace store {

class Store;

/// The keys in `folder`, once it is sure that they are this data folder's. The first time they are made, and the data
/// folder remembers whose it is; from then on missing or foreign keys are refused, never replaced. A store opened for
/// reading only never makes any.
std::expected<std::unique_ptr<Keys>, KeysRefusal> open_keys(Store&, const std::filesystem::path& folder, base::Random& = base::system_random());

}  // namespace store
