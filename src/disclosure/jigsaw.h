/// What a text's facts give away together with what is already public: each harmless alone, a name when put together.
///
/// Source: SCIE, Quality markers for children's safeguarding reviews, the report: press and anonymised judgments combine with it.
/// Not here: single findings (check.h); who decides what to generalise.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/span.h"

namespace disclosure {

/// What sort of fact it is.
enum class Aspect : std::uint8_t { Age, Area, Date, Harm, Rare };

/// `age`, `area`, `date`, `harm`, `rare`.
const char* word_of(Aspect aspect);

/// One fact, worded so that the same fact in another text is the same after folding: a day as ISO 8601, an area's name, a condition.
struct Fact {
    Aspect aspect = Aspect::Rare;
    std::string value;
    bool precise = true;  ///< An exact day, a street, a named school: more than a reader needs.

    friend auto operator<=>(const Fact&, const Fact&) = default;
};

/// A text that somebody can read beside this one: a press cutting of the case, a published review.
struct OtherText {
    std::string title;
    std::vector<Fact> facts;
};

enum class Risk : std::uint8_t { Low, Medium, High };
const char* word_of(Risk risk);

/// The facts that one other text shares with this one.
struct Combination {
    std::string title;
    std::vector<Fact> shared;
    Risk risk = Risk::Low;
};

struct Jigsaw {
    Risk risk = Risk::Low;                   ///< The highest of the combinations.
    std::vector<Combination> combinations;   ///< With one fact shared or more, riskiest first.
    std::vector<Fact> generalise_first;      ///< Precise facts before others, those that most other texts share before those that few do.
};

/// High: three shared facts, or two of different aspects that are both rare or precise. Medium: two others. Low: one, or none.
Jigsaw jigsaw(const std::vector<Fact>& facts, const std::vector<OtherText>& others);

/// The facts among a text's findings: exact dates, ages, siblings, conditions, jobs, schools, streets and places, each once.
std::vector<Fact> facts_of(const Spans& spans);

/// The facts of another text, by the same finders.
OtherText read_beside(std::string title, std::string_view utf8);

}  // namespace disclosure
