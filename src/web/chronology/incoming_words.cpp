#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "web/chronology/incoming_view.h"
#include "web/html/components/fields.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Certainty;
using chronology::Meaning;
using chronology::Moment;
using chronology::RowError;

namespace {

constexpr std::array<Key, 12> reason_keys{"web.chronology_in.reason_no_date", "web.chronology_in.reason_impossible", "web.chronology_in.reason_month_first", "web.chronology_in.reason_no_year", "web.chronology_in.reason_not_a_date", "web.chronology_in.reason_reversed",
    "web.chronology_in.reason_end_not_read", "web.chronology_in.reason_end_before_start", "web.chronology_in.reason_no_source", "web.chronology_in.reason_no_event", "web.chronology_in.reason_missing", "web.chronology_in.reason_too_long"};

/// A cell that takes more than a line is written in a larger box.
constexpr std::size_t one_line = 60;

std::string hour_and_minute(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

Html read_moment(const Catalogue& t, const Moment& moment) {
    if (!moment.day) return moment.minute ? Html{hour_and_minute(*moment.minute)} : Html{};
    return together(day(t, *moment.day), when(moment.minute.has_value(), [&](Html& out) { out << sign(", ") << hour_and_minute(*moment.minute); }));
}

}  // namespace

Words reason_words(const Catalogue& t, RowError error) { return t(reason_keys[std::to_underlying(error)]); }

Html read_when(const Catalogue& t, const chronology::WrittenDate& read) {
    if (!read.from) return together(t("web.chronology_in.until"), sign(" "), read.to ? read_moment(t, *read.to) : Html{});
    if (!read.to) return together(t("web.chronology_in.from"), sign(" "), read_moment(t, *read.from));
    if (read.from == read.to) return read_moment(t, *read.from);
    // "22 May 2016, 14:10 to 15:00" says the day once.
    const auto& last = read.from->day == read.to->day && read.from->minute && read.to->minute ? Moment{.day = {}, .minute = read.to->minute} : *read.to;
    return together(read_moment(t, *read.from), sign(" "), t("web.chronology_in.to"), sign(" "), read_moment(t, last));
}

Html read_when_whole(const Catalogue& t, const chronology::WrittenDate& read) {
    Html all = read_when(t, read);
    if (read.certainty == Certainty::Approximate) all << sign(" ") << span(cls("tag tag--quiet"), t("web.chronology_in.approximate"));
    if (read.certainty == Certainty::Uncertain) all << sign(" ") << span(cls("tag tag--soon"), t("web.chronology_in.uncertain"));
    if (read.note == chronology::DateNote::WeekdayDiffers) all << sign(" ") << small(t("web.chronology_in.weekday_differs"));
    if (read.note == chronology::DateNote::TwoDigitYear) all << sign(" ") << small(t("web.chronology_in.two_digit_year"));
    return all;
}

std::optional<std::size_t> column_of(const chronology::RejectedRow& row) {
    for (std::size_t column = 0; column < row.cells.size(); ++column)
        if (chronology::place_of(column, row.origin.row) == row.place) return column;
    return std::nullopt;
}

Html reason_line(const Catalogue& t, const chronology::RejectedRow& row) {
    Html where = row.origin.table.empty() ? Html{t("web.chronology_in.table_number", {{"number", row.origin.number}})} : Html{span(from_record(), row.origin.table)};
    if (row.origin.page > 0) where << sign(", ") << t("web.chronology_in.page_number", {{"number", row.origin.page}});
    where << sign(", ") << t("web.chronology_in.row_number", {{"number", std::to_string(row.origin.row)}});
    if (!row.place.empty()) where << sign(", ") << t("web.chronology_in.cell_place", {{"place", row.place}});
    if (!row.column.empty()) where << sign(" (") << span(from_record(), row.column) << sign(")");
    return together(strong(where), sign(": "), reason_words(t, row.error), when(!row.found.empty() && row.error != RowError::TooLong, [&](Html& out) { out << sign(" “") << span(cls("wrap-any"), from_record(), row.found) << sign("”"); }));
}

Html row_boxes(const Catalogue& t, const chronology::Mapping& mapping, const std::vector<std::string>& cells, const chronology::RejectedRow* wrong, const std::function<std::string(std::size_t column)>& name_of) {
    Html all;
    const auto at = wrong ? column_of(*wrong) : std::nullopt;
    for (std::size_t column = 0; column < cells.size() && column < mapping.columns.size(); ++column) {
        const auto meaning = mapping.columns[column];
        if (!meaning && cells[column].empty()) continue;
        const Html words = meaning ? Html{meaning_words(t, *meaning)} : Html{span(from_record(), mapping.names[column])};
        std::optional<govuk::ErrorMessage> error;
        if (at == column) error = govuk::ErrorMessage{.content = reason_words(t, wrong->error)};
        const bool is_long = cells[column].size() > one_line || cells[column].contains('\n') || meaning == Meaning::Event;
        const auto field = name_of(column);
        if (is_long) all << govuk::textarea(t, {.name = field, .label = {.content = words}, .error = error, .value = cells[column], .rows = 3, .autocomplete = "off"});
        else all << govuk::input(t, {.name = field, .label = {.content = words}, .error = error, .value = cells[column], .autocomplete = "off"});
    }
    return div(cls("filter-form"), all);
}

Problems problems_of_choice(const SignedPage& page, const Incoming& incoming, const IncomingChoice& choice) {
    Problems problems;
    std::size_t taken = 0;
    for (std::size_t table = 0; table < choice.tables.size(); ++table) {
        const auto& [left_out, mapping] = choice.tables[table];
        if (left_out) continue;
        ++taken;
        const auto& name = incoming.grids[table].table.empty() ? std::to_string(incoming.grids[table].number) : incoming.grids[table].table;
        if (!chronology::is_chronology(mapping)) problems.add("heading-" + std::to_string(table), page.t("web.chronology_in.no_chronology", {{"table", name}}));
        for (const auto meaning : chronology::all_meanings())
            if (std::ranges::count(mapping.columns, std::optional{meaning}) > 1)
                problems.add("column-" + std::to_string(table) + "-" + std::to_string(*mapping.column_of(meaning)), page.t("web.chronology_in.twice", {{"table", name}, {"column", meaning_words(page.t, meaning)}}));
    }
    if (taken == 0) problems.add("leave-0", page.t("web.chronology_in.all_left_out"));
    return problems;
}

Html date_rules(const Catalogue& t, const chronology::DateContext& dates, const Html& settings) {
    Html rules = li(t("web.chronology_in.day_first"));
    rules << li(t("web.chronology_in.window", {{"from", std::to_string(dates.first_year)}, {"to", std::to_string(dates.first_year + 99)}}));
    if (dates.scope) rules << li(t("web.chronology_in.scope", {{"from", day_words(t, dates.scope->from)}, {"to", day_words(t, dates.scope->to)}}));
    else rules << li(t("web.chronology_in.no_scope"));
    return together(ul(rules), when(!settings.empty(), [&](Html& out) { out << p(settings); }));
}

}  // namespace web
