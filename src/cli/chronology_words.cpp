#include "cli/chronology_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace cli {

namespace {

using chronology::DateError;
using chronology::Point;
using chronology::RowError;

std::string_view why(DateError error) {
    switch (error) {
        case DateError::Impossible: return "there is no such day or time";
        case DateError::MonthFirst: return "the month seems to stand first; write the day first";
        case DateError::NoYear: return "the year is missing, and the scope does not settle it";
        case DateError::Reversed: return "its end is before its start";
        case DateError::NotADate: break;
    }
    return "this is no date";
}

std::string_view why(RowError error) {
    switch (error) {
        case RowError::NoDate: return "no date";
        case RowError::Impossible: return "no such day or time";
        case RowError::MonthFirst: return "the month seems to stand first; write the day first";
        case RowError::NoYear: return "the year is missing, and the scope does not settle it";
        case RowError::NotADate: return "no date that can be read";
        case RowError::Reversed: return "the end of the date is before its start";
        case RowError::EndNotRead: return "no end or time that can be read";
        case RowError::EndBeforeStart: return "the end is before the start";
        case RowError::NoSource: return "no source of information";
        case RowError::NoEvent: return "nothing says what happened";
        case RowError::Missing: return "this column must be filled in";
        case RowError::TooLong: break;
    }
    return "more than 32,767 letters in one cell";
}

std::string place(const chronology::Origin& origin) { return origin.table.empty() ? fmt::format("{}, row {}", origin.file, origin.row) : fmt::format("{}, {}, row {}", origin.file, origin.table, origin.row); }

std::size_t count(const chronology::Merged& merged, Point::Kind kind) { return static_cast<std::size_t>(std::ranges::count(merged.points, kind, &Point::kind)); }

std::string opening(const chronology::Entry& entry) {
    constexpr std::size_t shown = 70;
    std::string text{chronology::cell(entry.cells, chronology::Meaning::Event)};
    std::ranges::replace(text, '\n', ' ');
    if (text.size() > shown) {
        std::size_t end = shown;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text = text.substr(0, end) + "…";
    }
    return fmt::format("{}, {} ({}): {}", entry.words, entry.agency, place(entry.origin), text);
}

void print_point(const Point& point, const chronology::Merged& merged) {
    switch (point.kind) {
        case Point::Kind::Gap:
            std::puts(fmt::format("Gap: {} from {} to {}: {} days without an entry, in which others recorded {}.", point.agency, base::to_iso(point.days->from), base::to_iso(point.days->to), point.number, point.others).c_str());
            return;
        case Point::Kind::Duplicate: std::puts("Probably one event:"); break;
        case Point::Kind::Conflict: {
            std::string in;
            for (const auto& one : point.differences) in += (in.empty() ? "" : ", ") + std::string{to_word(one.in)} + (one.first.empty() ? "" : fmt::format(" ({} / {})", one.first, one.second));
            std::puts(fmt::format("Accounts differ in {}:", in).c_str());
            break;
        }
        default: return;
    }
    for (const auto entry : point.entries) std::puts(("  " + opening(merged.entries[entry])).c_str());
}

}  // namespace

std::string words_of(const std::string& text, const std::expected<chronology::WrittenDate, DateError>& read, const chronology::DateContext& context) {
    if (!read) return fmt::format("{}: {}.", text, why(read.error()));
    const auto bound = [](const std::optional<chronology::Moment>& moment) { return moment ? chronology::to_text(*moment) : std::string{"open"}; };
    auto out = fmt::format("{}: from {} to {}, {}", text, bound(read->from), bound(read->to), to_word(read->certainty));
    if (read->note == chronology::DateNote::WeekdayDiffers) out += "; it was another day of the week";
    if (read->note == chronology::DateNote::TwoDigitYear) out += fmt::format("; two digits mean a year from {} to {}", context.first_year, context.first_year + 99);
    return out;
}

std::vector<std::string> notes_of(const chronology::Merged& merged) {
    std::vector<std::string> notes{fmt::format("{} entries, sorted by their dates as agencies wrote them. Nothing was merged away or deleted: {} groups of entries probably tell of one event, {} pairs of accounts differ, {} gaps.", merged.entries.size(), count(merged, Point::Kind::Duplicate), count(merged, Point::Kind::Conflict), count(merged, Point::Kind::Gap))};
    if (!merged.rejected.empty()) notes.push_back(fmt::format("{} rows are not in this table and need to be put right:", merged.rejected.size()));
    for (const auto& row : merged.rejected) notes.push_back(fmt::format("{}{}: {}. {}", place(row.origin), row.place.empty() ? "" : ", cell " + row.place, why(row.error), row.found));
    return notes;
}

void print_merged(const chronology::Merged& merged, const std::string& written_to) {
    for (const auto& row : merged.rejected) std::puts(fmt::format("Rejected: {}{}: {}{}", place(row.origin), row.place.empty() ? "" : ", cell " + row.place, why(row.error), row.found.empty() ? "" : " (\"" + row.found + "\")").c_str());
    for (const auto& table : merged.passed) std::puts(fmt::format("Not a chronology: {}, table {}{}: no column of dates or of events was found in its {} rows.", table.file, table.number, table.table.empty() ? "" : " (" + table.table + ")", table.rows).c_str());
    for (const auto& one : merged.suspicions) std::puts(fmt::format("Look again: {} has {} dates with the month first; {} others could be read either way and were read day first.", one.file, one.certain, one.either).c_str());
    for (const auto& file : merged.without_source) std::puts(fmt::format("No column of {} says where its information is from: the file's name stands there.", file).c_str());
    for (const auto& point : merged.points) print_point(point, merged);
    std::puts(fmt::format("{} entries, {} rows rejected, {} probable duplicates, {} accounts that differ, {} gaps.{}", merged.entries.size(), merged.rejected.size(), count(merged, Point::Kind::Duplicate), count(merged, Point::Kind::Conflict), count(merged, Point::Kind::Gap),
                          written_to.empty() ? "" : " Written to " + written_to + ".").c_str());
}

}  // namespace cli
