/// Forms sent twice have one effect: what the first sending led to is kept under the form's own key, in the transaction of the effect.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identity/actor.h"
#include "store/transaction.h"

namespace identity {

constexpr std::chrono::hours form_keys_kept{24};

/// What this form led to when it was sent before.
std::optional<std::string> earlier_result(store::Snapshot&, SessionId, std::string_view form_key);
/// Those older than a day are forgotten: no session lasts as long.
void keep_result(store::Transaction&, SessionId, std::string_view form_key, std::string_view result, base::Instant now);

}  // namespace identity
