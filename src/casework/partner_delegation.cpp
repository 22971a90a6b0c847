#include "casework/partner_delegation.h"

#include <algorithm>

namespace casework {

namespace {

/// The day on which it was signed, else the first day of the era: no delegation covers it.
base::Day signed_on(const Record& signature) { return signature.answers.day({"approval", 0, "on"}).value_or(base::Day{}); }

}  // namespace

const Record* delegation_in_force(const CaseFile& file, std::string_view partner, std::string_view account, base::Day on) {
    const Record* found = nullptr;
    for (const auto* one : file.all_where("partner_delegation", "delegation", "partner", partner)) {
        const auto from = one->answers.day({"delegation", 0, "from"}), until = one->answers.day({"delegation", 0, "until"});
        if (one->standing == "kept" && one->written_by != account && one->answers.of("delegation", "account") == account && from && until && *from <= on && on <= *until) found = one;
    }
    return found;
}

std::vector<SharedSigner> shared_signers(const CaseFile& file, const std::vector<Signature>& signatures) {
    std::vector<SharedSigner> shared;
    for (const auto& one : signatures) {
        if (!one.record) continue;
        const auto& account = one.record->written_by;
        const auto theirs = std::ranges::count_if(signatures, [&](const Signature& other) { return other.record && other.record->written_by == account; });
        if (theirs > 1) shared.push_back({one.partner, account, delegation_in_force(file, one.partner, account, signed_on(*one.record))});
    }
    return shared;
}

}  // namespace casework
