#include "chronology/dates/date_parser.h"

#include <functional>
#include <utility>

#include <fmt/format.h>

namespace chronology {

namespace {

constexpr int day_minutes = 24 * 60;
using Read = std::expected<WrittenDate, DateError>;

/// Its days in the one year that puts the whole within the scope.
std::expected<int, DateError> year_within(const std::optional<Period>& scope, const std::function<std::optional<Period>(int)>& days_in) {
    if (!scope) return std::unexpected{DateError::NoYear};
    const auto year_of = [](base::Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); };
    std::optional<int> found;
    for (int year = year_of(scope->from) - 1; year <= year_of(scope->to); ++year) {
        const auto days = days_in(year);
        if (!days || days->from < scope->from || days->to > scope->to) continue;
        if (found) return std::unexpected{DateError::NoYear};
        found = year;
    }
    if (!found) return std::unexpected{DateError::NoYear};
    return *found;
}

bool weekday_differs(const Said& said, base::Day day) { return said.weekday && static_cast<int>(std::chrono::weekday{day}.iso_encoding()) != *said.weekday; }

Moment begin_of(const Said& said, base::Day day) {
    if (!said.time || is_named_period(said)) return {day, std::nullopt};
    return {day, said.time->from};
}

Moment end_of(const Said& said, base::Day day) {
    if (!said.time || is_named_period(said)) return {day, std::nullopt};
    return {day + std::chrono::days{said.time->to / day_minutes}, said.time->to % day_minutes};
}

/// The days between two sayings, years settled. The first takes what it lacks from the second.
std::expected<std::pair<Period, Period>, DateError> days_between(Said first, Said last, const DateContext& context) {
    if (first.unit == Said::Unit::DayOfMonth) {
        if (last.unit != Said::Unit::Day) return std::unexpected{DateError::NotADate};
        if (first.day > last.day) return std::unexpected{DateError::Reversed};
        first.unit = Said::Unit::Day, first.month = last.month, first.year = last.year;
    }
    const auto settled = [&](std::optional<int> year_of_last) -> std::optional<std::pair<Period, Period>> {
        auto from = first, to = last;
        if (!to.year) to.year = year_of_last;
        const auto end = days_of(to);
        if (!end) return std::nullopt;
        const bool lacks_year = !from.year;
        if (lacks_year) from.year = to.year;
        auto begin = days_of(from);
        const bool same_month = from.month == to.month && from.month != 0;
        if (lacks_year && !same_month && (!begin || begin->from > end->to)) from.year = *from.year - 1, begin = days_of(from);
        if (!begin) return std::nullopt;
        return std::pair{*begin, *end};
    };
    if (!last.year && first.year) {
        const auto begin = days_of(first);
        last.year = first.year;
        if (const auto end = days_of(last); begin && end && end->to < begin->from) last.year = *first.year + 1;
    }
    if (!last.year) {
        const auto year = year_within(context.scope, [&](int candidate) -> std::optional<Period> {
            const auto both = settled(candidate);
            return both ? std::optional{Period{both->first.from, both->second.to}} : std::nullopt;
        });
        if (!year) return std::unexpected{year.error()};
        last.year = *year;
    }
    const auto both = settled(std::nullopt);
    if (!both) return std::unexpected{DateError::Impossible};
    if (both->first.from > both->second.to) return std::unexpected{DateError::Reversed};
    return *both;
}

std::expected<Period, DateError> days_of_one(Said& said, const DateContext& context) {
    if (!said.year) {
        const auto year = year_within(context.scope, [&](int candidate) {
            auto there = said;
            there.year = candidate;
            return days_of(there);
        });
        if (!year) return std::unexpected{year.error()};
        said.year = *year;
    }
    if (const auto days = days_of(said)) return *days;
    return std::unexpected{DateError::Impossible};
}

class DateReader {
public:
    DateReader(const DateText& text, const DateContext& context) : text_{text}, context_{context}, parser_{text.tokens, context.first_year} {}

    Read read() {
        if (text_.tokens.empty()) return std::unexpected{DateError::NotADate};
        std::optional<DateError> error;
        using Form = std::optional<Read> (DateReader::*)();
        for (const Form form : {&DateReader::single, &DateReader::week, &DateReader::between, &DateReader::open_end, &DateReader::range, &DateReader::days_of_a_month, &DateReader::onwards, &DateReader::time_alone}) {
            parser_.back_to(0), parser_.forget_error();
            if (const auto read = (this->*form)(); read && (read->has_value() ? parser_.at_end() : true)) return hedged(*read);
            if (!error) error = parser_.error();
        }
        return std::unexpected{error.value_or(DateError::NotADate)};
    }

private:
    Read hedged(Read read) const {
        if (!read) return read;
        if (text_.hedges.approximate && read->certainty == Certainty::Certain) read->certainty = Certainty::Approximate;
        if (text_.hedges.uncertain || read->note == DateNote::WeekdayDiffers) read->certainty = Certainty::Uncertain;
        return read;
    }
    void note(WrittenDate& date, const Said& said, base::Day day) const {
        if (weekday_differs(said, day)) date.note = DateNote::WeekdayDiffers;
        else if (said.two_digit_year && date.note == DateNote::None) date.note = DateNote::TwoDigitYear;
    }
    Read one(Said said) const {
        const auto days = days_of_one(said, context_);
        if (!days) return std::unexpected{days.error()};
        WrittenDate date{begin_of(said, days->from), end_of(said, days->to), is_named_period(said) || (said.time && said.time->loosely) ? Certainty::Approximate : Certainty::Certain};
        note(date, said, days->from);
        return date;
    }
    Read both(const Said& first, const Said& last, bool loosely) const {
        const auto days = days_between(first, last, context_);
        if (!days) return std::unexpected{days.error()};
        const bool named = loosely || is_named_period(first) || is_named_period(last);
        WrittenDate date{begin_of(first, days->first.from), end_of(last, days->second.to), named ? Certainty::Approximate : Certainty::Certain};
        note(date, first, days->first.from), note(date, last, days->second.to);
        if (date.from->day == date.to->day && date.from->minute && date.to->minute && *date.from->minute > *date.to->minute) return std::unexpected{DateError::Reversed};
        return date;
    }

    bool words(std::initializer_list<std::string_view> wanted) {
        const auto from = parser_.at();
        for (const auto one_word : wanted)
            if (!(one_word.size() == 1 && parser_.mark(one_word.front())) && !parser_.word(one_word)) {
                parser_.back_to(from);
                return false;
            }
        return true;
    }
    std::optional<Read> week() {
        const bool begins = words({"w", "/", "c"}) || words({"w", "/", "b"}) || words({"w", "/", "commencing"}) || words({"wc"}) || words({"wb"}) || words({"week", "commencing"}) || words({"week", "beginning"}) || words({"week", "starting"});
        if (!begins && !words({"w", "/", "e"}) && !words({"w", "/", "ending"}) && !words({"we"}) && !words({"week", "ending"})) return std::nullopt;
        parser_.mark(':') || parser_.mark('-') || parser_.mark('.');
        auto said = parser_.dated();
        if (!said || said->unit != Said::Unit::Day) return std::nullopt;
        const auto week_of = [&](base::Day day) { return begins ? Period{day, day + std::chrono::days{6}} : Period{day - std::chrono::days{6}, day}; };
        if (!said->year) {
            const auto year = year_within(context_.scope, [&](int candidate) -> std::optional<Period> {
                auto there = *said;
                there.year = candidate;
                const auto days = days_of(there);
                return days ? std::optional{week_of(days->from)} : std::nullopt;
            });
            if (!year) return std::unexpected{year.error()};
            said->year = *year;
        }
        auto date = one(*said);
        if (!date) return date;
        const auto days = week_of(*date->from->day);
        date->from = Moment{days.from, std::nullopt}, date->to = Moment{days.to, std::nullopt};
        date->certainty = Certainty::Approximate;
        return date;
    }
    std::optional<Read> between() {
        const bool loosely = parser_.word("between");
        if (!loosely && !parser_.word("from")) return std::nullopt;
        return from_to(loosely);
    }
    std::optional<Read> range() { return from_to(false); }
    std::optional<Read> from_to(bool loosely) {
        const auto from = parser_.at();
        for (const bool short_form : {false, true}) {
            parser_.back_to(from);
            const auto first = short_form ? parser_.day_of_month() : parser_.dated();
            if (!first || !parser_.range_mark(loosely)) continue;
            if (const auto last = parser_.dated(); last && parser_.at_end() && (!short_form || last->unit == Said::Unit::Day)) return both(*first, *last, loosely);
            if (short_form || first->time) continue;
            if (const auto when = parser_.time(); when && parser_.at_end()) {  // "22/05/2016 - 14:10"
                auto said = *first;
                said.time = when;
                return one(said);
            }
        }
        return std::nullopt;
    }
    /// "22/23 May", "3 & 4 June", "May/June 2016".
    std::optional<Read> days_of_a_month() {
        for (const bool days : {true, false}) {
            parser_.back_to(0), parser_.forget_error();
            const auto first = days ? parser_.day_of_month() : parser_.dated();
            if (!first || (!parser_.mark('/') && !parser_.mark('&') && !parser_.word("and") && !parser_.mark('+') && !parser_.word("or"))) continue;
            auto last = parser_.dated();
            if (!last || !parser_.at_end() || (days && last->unit != Said::Unit::Day)) continue;
            if (last->time && last->time->to >= day_minutes) last->time->to %= day_minutes;  // "overnight 22/23 May" ends on the 23rd.
            auto begin = *first;
            begin.time = last->time;
            return both(begin, *last, false);
        }
        return std::nullopt;
    }
    std::optional<Read> open_end() {
        const bool before = words({"before"}) || words({"prior", "to"}) || words({"pre"});
        const bool by = !before && (words({"by"}) || words({"until"}) || words({"till"}) || words({"up", "to"}) || words({"up", "until"}) || words({"no", "later", "than"}) || words({"to"}));
        const bool after = !before && !by && (words({"after"}) || words({"following"}) || words({"post"}));
        const bool since = !before && !by && !after && (words({"since"}) || words({"from"}) || words({"onwards", "from"}));
        if (!before && !by && !after && !since) return std::nullopt;
        parser_.mark('-');
        auto said = parser_.dated();
        if (!said) return std::nullopt;
        if (since && !parser_.at_end()) parser_.word("onwards") || parser_.word("onward") || parser_.word("on");
        auto date = one(*said);
        if (!date) return date;
        const auto one_day = std::chrono::days{1};
        if (before) date->to = Moment{*date->from->day - one_day, std::nullopt}, date->from.reset();
        if (by) date->from.reset();
        if (after) date->from = Moment{*date->to->day + one_day, std::nullopt}, date->to.reset();
        if (since) date->to.reset();
        date->certainty = Certainty::Approximate;
        return date;
    }
    std::optional<Read> onwards() {
        const auto said = parser_.dated();
        if (!said || (!parser_.word("onwards") && !parser_.word("onward"))) return std::nullopt;
        auto date = one(*said);
        if (date) date->to.reset(), date->certainty = Certainty::Approximate;
        return date;
    }
    std::optional<Read> single() {
        const auto said = parser_.dated();
        if (!said || !parser_.at_end()) return std::nullopt;
        return one(*said);
    }
    std::optional<Read> time_alone() {
        const auto when = parser_.time();
        if (!when || !parser_.at_end()) return std::nullopt;
        return WrittenDate{Moment{std::nullopt, when->from}, Moment{std::nullopt, when->to % day_minutes}, when->named || when->loosely ? Certainty::Approximate : Certainty::Certain};
    }

    const DateText& text_;
    const DateContext& context_;
    DateParser parser_;
};

}  // namespace

Read read_date(std::string_view text, const DateContext& context) { return DateReader{take_apart(text), context}.read(); }

Read read_date_and_time(std::string_view date, std::string_view time, const DateContext& context) {
    const auto read = read_date(date, context);
    return read ? with_time(*read, time, context) : read;
}

Read with_time(const WrittenDate& day, std::string_view time, const DateContext& context) {
    const auto when = take_apart(time);
    if (when.tokens.empty()) return day;
    auto read = day;
    const auto timed = DateReader{when, context}.read();
    if (!timed) return std::unexpected{timed.error()};
    if (timed->from && timed->from->day) return std::unexpected{DateError::NotADate};
    if (!read.from || !read.to || read.from->minute || !timed->from) return read;
    read.from->minute = timed->from->minute, read.to->minute = timed->to->minute;
    if (read.from->day == read.to->day && *read.to->minute < *read.from->minute) read.to->day = *read.to->day + std::chrono::days{1};
    if (when.hedges.uncertain) read.certainty = Certainty::Uncertain;
    return read;
}

std::string_view to_word(Certainty certainty) {
    switch (certainty) {
        case Certainty::Certain: return "certain";
        case Certainty::Approximate: return "approximate";
        case Certainty::Uncertain: break;
    }
    return "uncertain";
}

std::optional<Certainty> parse_certainty(std::string_view word) {
    for (const auto one : {Certainty::Certain, Certainty::Approximate, Certainty::Uncertain})
        if (to_word(one) == word) return one;
    return std::nullopt;
}

std::string_view to_word(DateNote note) { return note == DateNote::WeekdayDiffers ? "weekday-differs" : note == DateNote::TwoDigitYear ? "two-digit-year" : ""; }

std::string_view to_word(DateError error) {
    switch (error) {
        case DateError::Impossible: return "impossible";
        case DateError::MonthFirst: return "month-first";
        case DateError::NoYear: return "no-year";
        case DateError::Reversed: return "reversed";
        case DateError::NotADate: break;
    }
    return "not-a-date";
}

std::string to_text(const Moment& moment) {
    const auto clock = moment.minute ? fmt::format("{:02}:{:02}", *moment.minute / 60, *moment.minute % 60) : std::string{};
    if (!moment.day) return clock;
    return moment.minute ? base::to_iso(*moment.day) + "T" + clock : base::to_iso(*moment.day);
}

std::optional<Moment> parse_moment(std::string_view text) {
    Moment moment;
    const auto split = text.find('T');
    const auto day = text.find('-') == std::string_view::npos ? std::string_view{} : text.substr(0, split);
    const auto clock = day.empty() ? text : split == std::string_view::npos ? std::string_view{} : text.substr(split + 1);
    if (!day.empty() && !(moment.day = base::parse_day(day))) return std::nullopt;
    if (clock.empty()) return moment.day && split == std::string_view::npos ? std::optional{moment} : std::nullopt;
    const auto digit = [&](std::size_t at) { return clock[at] >= '0' && clock[at] <= '9' ? clock[at] - '0' : 100; };
    if (clock.size() != 5 || clock[2] != ':') return std::nullopt;
    const int hours = digit(0) * 10 + digit(1), minutes = digit(3) * 10 + digit(4);
    if (hours > 23 || minutes > 59) return std::nullopt;
    moment.minute = hours * 60 + minutes;
    return moment;
}

}  // namespace chronology
