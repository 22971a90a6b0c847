/// Published reviews beside the text of a rapid review: what is asked of the public collection about a case, and what people made of the answer.
///
/// What a case says is asked of the index in this process and kept nowhere. Source: Working Together (rapid reviews look at earlier local
/// and national learning); the National Panel's template, section 7; neither checked beyond its title.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/case_file.h"
#include "casework/doing.h"
#include "collection/like_reviews.h"

namespace casework {

/// Whoever asks may not learn by the answer what they may not read.
struct MayBeAsked {
    bool notification = false, referral = false;
};

/// Of the rapid review as it is written, and of the notification and referral where the reader may read them.
collection::DraftLikeness likeness_of(const CaseFile& file, MayBeAsked may, const std::string& language);
/// How many letters there are to go by; with fewer than `enough_written` the answer would be chance.
std::size_t written_so_far(const collection::DraftLikeness& likeness);
inline constexpr std::size_t enough_written = 80;

enum class PrecedentStanding { Cited, PutAside, TakenBack };
std::string_view to_word(PrecedentStanding standing);

/// What somebody did with a review that was offered.
struct Precedent {
    Record record;
    std::optional<collection::Reference> review;
    PrecedentStanding standing{};
};
std::vector<Precedent> precedents_of(const CaseFile& file);

struct PrecedentMade {
    PrecedentStanding standing{};
    collection::PublicPassage passage;   ///< As the collection has it; without text: the review as a whole.
    std::string section, why;            ///< Where it is cited, and what for.
};
Answers answers_of(const PrecedentMade& made);

}  // namespace casework
