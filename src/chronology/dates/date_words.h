/// A written date taken apart: numbers, words, marks; and what the words mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronology {

struct DateToken {
    enum class Kind : std::uint8_t { Number, Word, Mark } kind = Kind::Mark;
    std::string text;      ///< Words folded: no capitals, no accents; marks one sign: `-` for every dash.
    int value = 0;         ///< Of a number.
    int digits = 0;
    bool ordinal = false;  ///< "22nd".
    bool spaced = false;   ///< White space stood before it.
};

/// What hangs over a whole date: taken out of the words before they are read.
struct DateHedges {
    bool uncertain = false;    ///< "?", "possibly", "date unclear".
    bool approximate = false;  ///< "about", "c.".
};

struct DateText {
    std::vector<DateToken> tokens;
    DateHedges hedges;
};

/// Without brackets, hedges and words that say nothing ("on the", "dated"). Texts of more than 200 letters have no tokens: they are no dates.
DateText take_apart(std::string_view text);

/// 1 to 12 by an English name, its abbreviation, or the Welsh name.
std::optional<int> month_named(std::string_view word);
/// As ISO counts: Monday is 1.
std::optional<int> weekday_named(std::string_view word);

enum class SeasonName : std::uint8_t { Spring, Summer, Autumn, Winter };
std::optional<SeasonName> season_named(std::string_view word);

/// Early, mid, late.
enum class Third : std::uint8_t { First, Second, Last };
std::optional<Third> third_named(std::string_view word);

/// Minutes from midnight, both within; past 1439 it is the next day.
struct PartOfDay {
    int from = 0, to = 0;
};
/// "evening", and with the word before it "late evening". `early` and such alone are no part of a day.
std::optional<PartOfDay> part_of_day(std::string_view qualifier, std::string_view word);

}  // namespace chronology
