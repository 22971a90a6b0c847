/// Written dates taken apart: figures, words and marks. For the reader of dates alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chronology {

struct DateToken {
    enum class Kind { Figures, Word, Mark } kind = Kind::Mark;
    std::string text;         ///< Small letters; one mark.
    int value = 0;            ///< Of at most eight figures.
    bool after_space = false;
};

/// Dashes of every kind are "-", curly apostrophes straight, spaces of every kind one; "p.m." is "pm". At most `most` tokens: longer text is no date.
std::vector<DateToken> date_tokens(std::string_view words, std::size_t most = 40);

/// 1 to 12 for the name of a month, in full or cut to three or four letters, in English or Welsh; 0 for other words.
int month_named(std::string_view word);
/// 0 for Sunday to 6 for Saturday, in full or cut; -1 for other words.
int weekday_named(std::string_view word);

}  // namespace chronology
