/// The grammar of a single date and of a time of day, over the tokens of a text. Each reads from where the parser stands and leaves it behind
/// what it took; where it reads nothing, the parser has not moved.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "chronology/dates/said.h"

namespace chronology {

class DateParser {
public:
    /// The tokens outlive the parser. `first_year` is where the hundred years of two-digit years begin.
    DateParser(std::span<const DateToken> tokens, int first_year) : tokens_{tokens}, first_year_{first_year} {}

    /// A date with its weekday and time, in either order: "Sunday 22 May, 2.10pm", "14:10 on 22/05/2016".
    std::optional<Said> dated();
    /// "3" before "-9 June 2016": a bare day of the month, or "3 June" without a year, ends before a mark of a range.
    std::optional<Said> day_of_month();
    std::optional<SaidTime> time();

    bool word(std::string_view wanted);
    bool mark(char wanted);
    /// "-", "to", "until", "till", and behind "between" also "and".
    bool range_mark(bool with_and);
    bool at_end() const { return at_ >= tokens_.size(); }
    std::size_t at() const { return at_; }
    void back_to(std::size_t at) { at_ = at; }
    /// The most telling reason why something that was clearly meant as a date is none.
    std::optional<DateError> error() const { return error_; }
    void forget_error() { error_.reset(); }

private:
    const DateToken* look(std::size_t ahead = 0) const { return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr; }
    const DateToken* number_at(std::size_t ahead, int most_digits) const;
    std::string_view word_at(std::size_t ahead) const;
    bool mark_at(std::size_t ahead, std::string_view marks) const;
    void skip_marks(std::string_view marks);
    std::nullopt_t fail(DateError error);

    std::optional<Said> date();
    std::optional<Said> iso();
    std::optional<Said> in_numbers();
    std::optional<Said> day_and_month();
    std::optional<Said> month_and_day();
    std::optional<Said> period_of_month();
    std::optional<Said> season();
    std::optional<Said> feast();
    std::optional<Said> only_year();
    std::optional<Said> checked(int day, int month, std::optional<int> year, bool two_digit);
    /// The day with the year that follows, if one does.
    std::optional<Said> with_year(int day, int month);
    /// A year that belongs to what was just read: "2016", "16", "'16".
    bool year_of(Said& said);
    bool year_token(std::size_t ahead, int& year, bool& two_digit) const;
    std::optional<int> weekday();

    std::optional<SaidTime> clock_range();
    struct Clock {
        int minute = 0;       ///< As written; 1 to 12 o'clock still without its half of the day where `half` is missing.
        bool half = false;    ///< "am" or "pm" stood there.
        bool bare = false;    ///< "2" of "2-3pm": no time by itself.
        bool stamp = false;   ///< "00:00:00".
    };
    std::optional<Clock> clock(bool may_be_bare);
    std::optional<Clock> clock_numbers(bool may_be_bare);
    /// am: 1, pm: 2.
    int half_of_day();
    std::optional<SaidTime> named_part();

    std::span<const DateToken> tokens_;
    int first_year_;
    std::size_t at_ = 0;
    std::optional<DateError> error_;
};

}  // namespace chronology
