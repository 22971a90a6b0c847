/// Finding the same child, family, address or incident again, without a readable name anywhere.
///
/// Source: architecture, section 4: a blind token over the normalised name, the phonetic name, initial with date of birth, postcode
/// address and day; one row each, gone with the case, never logged. What is found is a candidate: a person decides, having opened only cases
/// that they may know of.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "casework/case_file.h"

namespace casework {

/// Something to match by, before it is made blind.
struct Trait {
    std::string kind;        ///< "name", "name-sounds", "surname-sounds", "initial-born", "address", "postcode", "incident-day".
    std::string normalised;
    friend auto operator<=>(const Trait&, const Trait&) = default;
};

/// Of a referral, a notification or a person; nothing of other forms.
std::vector<Trait> traits_of(std::string_view form, const Answers& answers);
/// How an English or Welsh surname sounds, roughly: spellings that are said alike give the same letters.
std::string sounds_like(std::string_view name);

/// Renews the tokens of a case from all that is written of it.
void keep_tokens(store::Transaction&, const Ground&, const CaseFile&);

/// How telling it is to share these kinds together; `enough_to_match` and more is worth a look.
int weight_of(const std::set<std::string>& kinds);
/// A name, a birthday with its initial or an address alone; of what many share (a day, a postcode, how a name sounds) two things together.
constexpr int enough_to_match = 2;

/// Another case that shares something.
struct Candidate {
    CaseKey of;
    std::vector<std::string> kinds;  ///< What it shares, the same kind once.
};
/// Cases that share enough, most in common first. The caller shows only those that the reader may know of: `linked.h`.
std::vector<Candidate> candidates(store::Snapshot&, const Ground&, const std::vector<Trait>& traits, std::optional<CaseKey> not_this);

}  // namespace casework
