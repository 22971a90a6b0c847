#include "chronology/dates/date_parser.h"

#include <array>

namespace chronology {

namespace {

constexpr int first_known_year = 1800, last_known_year = 2199;
constexpr std::string_view between_parts = "/.-\\,";
/// February with its leap day: a day that no year has is wrong whatever the year.
constexpr std::array<int, 13> longest_month{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool has_such_day(int day, int month) { return month >= 1 && month <= 12 && day >= 1 && day <= longest_month[static_cast<std::size_t>(month)]; }

}  // namespace

const DateToken* DateParser::number_at(std::size_t ahead, int most_digits) const {
    const auto* token = look(ahead);
    return token && token->kind == DateToken::Kind::Number && token->digits <= most_digits ? token : nullptr;
}

std::string_view DateParser::word_at(std::size_t ahead) const {
    const auto* token = look(ahead);
    return token && token->kind == DateToken::Kind::Word ? std::string_view{token->text} : std::string_view{};
}

bool DateParser::mark_at(std::size_t ahead, std::string_view marks) const {
    const auto* token = look(ahead);
    return token && token->kind == DateToken::Kind::Mark && marks.find(token->text) != std::string_view::npos;
}

void DateParser::skip_marks(std::string_view marks) {
    while (mark_at(0, marks)) ++at_;
}

std::nullopt_t DateParser::fail(DateError error) {
    if (!error_) error_ = error;
    return std::nullopt;
}

bool DateParser::word(std::string_view wanted) {
    if (word_at(0) != wanted) return false;
    ++at_;
    return true;
}

bool DateParser::mark(char wanted) {
    if (!mark_at(0, std::string_view{&wanted, 1})) return false;
    ++at_;
    return true;
}

bool DateParser::range_mark(bool with_and) {
    const auto from = at_;
    skip_marks(",");
    if (mark('-')) {
        skip_marks("-");
        return true;
    }
    if (word("to") || word("until") || word("till") || word("through") || (with_and && (word("and") || mark('&')))) return true;
    at_ = from;
    return false;
}

std::optional<int> DateParser::weekday() {
    const auto found = weekday_named(word_at(0));
    if (!found) return std::nullopt;
    ++at_;
    skip_marks(".,");
    return found;
}

/// "16" is a year only where nothing behind it makes it a day or an hour.
bool DateParser::year_token(std::size_t ahead, int& year, bool& two_digit) const {
    const auto* token = number_at(ahead, 4);
    if (!token || token->ordinal) return false;
    if (token->digits == 4 && token->value >= first_known_year && token->value <= last_known_year) {
        year = token->value, two_digit = false;
        return true;
    }
    if (token->digits != 2) return false;
    const auto next = word_at(ahead + 1);
    if (month_named(next) || next == "am" || next == "pm" || next == "hrs" || next == "hours") return false;
    if (mark_at(ahead + 1, "/.:") && number_at(ahead + 2, 4)) return false;
    year = first_year_ + (token->value - first_year_ % 100 + 100) % 100, two_digit = true;
    return true;
}

bool DateParser::year_of(Said& said) {
    const auto from = at_;
    skip_marks(",.-/'");
    int year = 0;
    bool two_digit = false;
    if (!year_token(0, year, two_digit)) {
        at_ = from;
        return false;
    }
    ++at_;
    said.year = year, said.two_digit_year = two_digit;
    return true;
}

std::optional<Said> DateParser::checked(int day, int month, std::optional<int> year, bool two_digit) {
    if (month > 12 && month <= 31 && day >= 1 && day <= 12) return fail(DateError::MonthFirst);
    Said said{.day = day, .month = month, .year = year, .two_digit_year = two_digit};
    if (!has_such_day(day, month) || (year && !days_of(said))) return fail(DateError::Impossible);
    return said;
}

std::optional<Said> DateParser::with_year(int day, int month) {
    Said said{.day = day, .month = month};
    year_of(said);
    return checked(day, month, said.year, said.two_digit_year);
}

/// ISO 8601: the year stands first.
std::optional<Said> DateParser::iso() {
    const auto* year = number_at(0, 4);
    const auto *month = number_at(2, 2), *day = number_at(4, 2);
    if (!year || year->digits != 4 || !mark_at(1, "-/.") || !month || month->digits != 2) return std::nullopt;
    const bool known = year->value >= first_known_year && year->value <= last_known_year;
    if (known && at_ + 3 == tokens_.size() && has_such_day(1, month->value)) {
        at_ += 3;
        return Said{.unit = Said::Unit::Month, .month = month->value, .year = year->value};
    }
    if (!mark_at(3, "-/.") || !day) return std::nullopt;
    at_ += 5;
    Said said{.day = day->value, .month = month->value, .year = year->value};
    if (!known || !has_such_day(said.day, said.month) || !days_of(said)) return fail(DateError::Impossible);
    return said;
}

std::optional<Said> DateParser::in_numbers() {
    const auto from = at_;
    const auto* day = number_at(0, 2);
    if (!day || day->ordinal) return std::nullopt;
    ++at_;
    const bool first_marked = mark_at(0, between_parts);
    skip_marks(between_parts);
    if (const auto* year = number_at(0, 4); first_marked && year && year->digits == 4 && year->value >= first_known_year && year->value <= last_known_year && has_such_day(1, day->value)) {
        ++at_;
        return Said{.unit = Said::Unit::Month, .month = day->value, .year = year->value};
    }
    const auto* month = number_at(0, 2);
    if (month && !month->ordinal) {
        ++at_;
        const auto behind_month = at_;
        const bool second_marked = mark_at(0, between_parts);
        skip_marks(between_parts);
        int year = 0;
        bool two_digit = false;
        const bool all_spaced = !first_marked && !second_marked;
        if (year_token(0, year, two_digit) && ((first_marked && second_marked) || (all_spaced && !two_digit))) {
            ++at_;
            return checked(day->value, month->value, year, two_digit);
        }
        at_ = behind_month;
        const auto behind = word_at(0);
        const bool is_hour = behind == "am" || behind == "pm" || ((behind == "a" || behind == "p") && mark_at(1, ".")) || behind == "hrs";
        const bool by_hyphen = first_marked && tokens_[from + 1].text == "-";
        const bool looks_like_clock = first_marked && tokens_[from + 1].text == "." && month->digits == 2 && day->value < 24 && month->value < 60 && !has_such_day(day->value, month->value);
        if (first_marked && !looks_like_clock && !is_hour && (!by_hyphen || at_end())) return checked(day->value, month->value, std::nullopt, false);
    }
    at_ = from;
    return std::nullopt;
}

std::optional<Said> DateParser::day_and_month() {
    const auto from = at_;
    const auto* day = number_at(0, 2);
    if (!day) return std::nullopt;
    ++at_;
    if (const auto suffix = word_at(0); suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") ++at_;
    skip_marks("-./, ");
    const auto month = month_named(word_at(0));
    if (!month) {
        at_ = from;
        return std::nullopt;
    }
    ++at_;
    return with_year(day->value, *month);
}

/// "May 22nd", "May 22, 2016": the month in words leaves no doubt.
std::optional<Said> DateParser::month_and_day() {
    const auto month = month_named(word_at(0));
    const auto from = at_;
    if (!month) return std::nullopt;
    ++at_;
    skip_marks(". ");
    const auto* day = number_at(0, 2);
    const auto behind = day && mark_at(1, ",") ? 2U : 1U;
    const auto* year = day ? number_at(behind, 4) : nullptr;
    if (!day || (!day->ordinal && !(year && year->digits == 4))) {
        at_ = from;
        return std::nullopt;
    }
    ++at_;
    return with_year(day->value, *month);
}

/// "May 2016", "mid-May", "early 2016".
std::optional<Said> DateParser::period_of_month() {
    const auto from = at_;
    Said said;
    const auto third = third_named(word_at(0));
    if (third) {
        ++at_, said.third = *third;
        word("part");
        skip_marks("-");
    }
    if (const auto month = month_named(word_at(0))) {
        ++at_, said.month = *month, said.unit = third ? Said::Unit::ThirdOfMonth : Said::Unit::Month;
        year_of(said);
        return said;
    }
    if (const auto* year = number_at(0, 4); third && year && year->digits == 4 && year_of(said)) {
        said.unit = Said::Unit::ThirdOfYear;
        return said;
    }
    at_ = from;
    return std::nullopt;
}

std::optional<Said> DateParser::season() {
    const auto name = season_named(word_at(0));
    if (!name) return std::nullopt;
    ++at_;
    Said said{.unit = Said::Unit::Season, .season = *name};
    if (year_of(said) && *name == SeasonName::Winter && mark_at(0, "/-") && number_at(1, 4)) {
        const int next = number_at(1, 4)->value;
        if (next % 100 == (*said.year + 1) % 100) at_ += 2;
    }
    return said;
}

std::optional<Said> DateParser::feast() {
    struct Named {
        std::array<std::string_view, 3> words;
        Feast feast;
    };
    static constexpr auto feasts = std::to_array<Named>({
        {{"christmas", "eve", ""}, Feast::ChristmasEve}, {{"xmas", "eve", ""}, Feast::ChristmasEve}, {{"christmas", "day", ""}, Feast::ChristmasDay}, {{"xmas", "day", ""}, Feast::ChristmasDay},
        {{"christmas", "", ""}, Feast::Christmas}, {{"xmas", "", ""}, Feast::Christmas}, {{"nadolig", "", ""}, Feast::Christmas}, {{"boxing", "day", ""}, Feast::BoxingDay}, {{"new", "years", "eve"}, Feast::NewYearsEve},
        {{"new", "years", "day"}, Feast::NewYearsDay}, {{"good", "friday", ""}, Feast::GoodFriday}, {{"easter", "sunday", ""}, Feast::EasterSunday}, {{"easter", "monday", ""}, Feast::EasterMonday}, {{"easter", "", ""}, Feast::Easter},
    });
    for (const auto& [words, feast] : feasts) {
        const auto count = static_cast<std::size_t>(words[1].empty() ? 1 : words[2].empty() ? 2 : 3);
        bool stands = true;
        for (std::size_t i = 0; stands && i < count; ++i) {
            auto said = std::string{word_at(i)};
            std::erase(said, '\'');
            stands = said == words[i] || (words[i] == "years" && said == "year");
        }
        if (!stands) continue;
        at_ += count;
        Said said{.unit = Said::Unit::Feast, .feast = feast};
        year_of(said);
        return said;
    }
    return std::nullopt;
}

std::optional<Said> DateParser::only_year() {
    const auto* year = number_at(0, 4);
    constexpr int earliest = 1900, latest = 2099;
    if (!year || year->digits != 4 || year->value < earliest || year->value > latest) return std::nullopt;
    if (const auto next = word_at(1); next == "hrs" || next == "hours" || next == "h") return std::nullopt;
    ++at_;
    return Said{.unit = Said::Unit::Year, .year = year->value};
}

std::optional<Said> DateParser::date() {
    using Part = std::optional<Said> (DateParser::*)();
    for (const Part part : {&DateParser::iso, &DateParser::in_numbers, &DateParser::day_and_month, &DateParser::month_and_day, &DateParser::period_of_month, &DateParser::season, &DateParser::feast, &DateParser::only_year}) {
        const auto from = at_;
        if (auto said = (this->*part)()) return said;
        if (error_) return std::nullopt;
        at_ = from;
    }
    return std::nullopt;
}

std::optional<Said> DateParser::day_of_month() {
    const auto from = at_;
    const auto on = weekday();
    const auto* day = number_at(0, 2);
    if (!day || day->value < 1 || day->value > 31) {
        at_ = from;
        return std::nullopt;
    }
    ++at_;
    return Said{.unit = Said::Unit::DayOfMonth, .day = day->value, .weekday = on};
}

std::optional<Said> DateParser::dated() {
    const auto from = at_;
    std::optional<DateError> first_error;
    for (const bool time_first : {false, true}) {
        at_ = from;
        std::optional<int> on;
        std::optional<Said> said;
        std::optional<SaidTime> when;
        for (bool moved = true; moved && !error_;) {
            const auto before = at_;
            skip_marks(",;.");
            if (!on) on = weekday();
            if (time_first && !when) when = time();
            if (!said && !error_) said = date();
            if (said && !when && !error_) word("t"), when = time();
            if (!said && !when && !error_ && !time_first) when = time();
            moved = at_ != before;
        }
        if (said && !when && !error_ && at_ + 3 == tokens_.size() && number_at(0, 2) && mark_at(1, ".") && number_at(2, 2)) fail(DateError::Impossible);  // "22 May 2016 at 25.10"
        const auto end = at_;
        const bool ends = at_end() || mark_at(0, "/&+") || range_mark(true) || word("onwards") || word("onward");
        at_ = end;
        if (said && !error_ && (ends || time_first)) {
            said->weekday = on, said->time = when && when->stamp ? std::nullopt : when;
            return said;
        }
        if (error_ && !first_error) first_error = error_;
        error_.reset();
    }
    at_ = from, error_ = first_error;
    return std::nullopt;
}

}  // namespace chronology
