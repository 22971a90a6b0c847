/// Who signs for a safeguarding partner besides the partner's own delegate: three partners sign by three people, or it is written down who let one
/// person sign for more than one of them, for which, and until when.
///
/// Source: Children Act 2004 s.16E and Working Together 2023, chapter 2: the lead safeguarding partners act jointly and equally, may delegate, and each
/// stays accountable. That one person signs for two partners only with a written delegation of each is this project's own rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/report_signing.h"

namespace casework {

/// The delegation of that partner to that account which is in force on the day, first and last day included; null: none. One that was taken back or
/// that the delegate wrote down alone is none.
const Record* delegation_in_force(const CaseFile& file, std::string_view partner, std::string_view account, base::Day on);

/// What one of several signatures rests on.
struct SharedSigner {
    std::string partner;                  ///< local_authority, health, police.
    std::string account;                  ///< Who signed for this partner and for another.
    const Record* delegation = nullptr;   ///< Of this partner; null: none, and the signature does not count.
};
/// Of signatures under one text, those whose signer signed for another partner too.
std::vector<SharedSigner> shared_signers(const CaseFile& file, const std::vector<Signature>& signatures);

}  // namespace casework
