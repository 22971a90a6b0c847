#include "identity/journal.h"

#include <sodium.h>

#include "identity/token.h"

namespace identity {

std::string_view to_word(EventKind kind) {
    constexpr std::string_view words[] = {
        "signed_in", "sign_in_failed", "sign_in_throttled", "signed_out", "signed_in_again", "factor_added", "factor_removed", "recovery_used",
        "recovery_made", "password_changed", "account_created", "account_disabled", "account_enabled", "invited", "organisation_added",
        "standing_given", "standing_ended", "leave_covered", "leave_cover_ended", "case_admitted", "member_joined", "member_left",
        "conflict_declared", "conflict_ended", "case_sealed", "case_unsealed", "break_glass_begun", "break_glass_ended", "break_glass_reviewed"};
    return words[static_cast<std::size_t>(kind)];
}

std::string system_random(std::size_t bytes) {
    std::string random(bytes, '\0');
    randombytes_buf(random.data(), random.size());
    return random;
}

std::string new_public_id(const RandomBytes& random) { return to_hex(random(16)); }

}  // namespace identity
