#include "chronology/sheet/reading.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace chronology {

namespace {

constexpr std::size_t longest_cell = 32'767;

constexpr auto errors = std::to_array<std::string_view>({"no-date", "impossible", "month-first", "no-year", "not-a-date", "reversed", "end-not-read", "end-before-start", "no-source", "no-event", "missing", "too-long"});

RowError error_of(DateError error) {
    switch (error) {
        case DateError::Impossible: return RowError::Impossible;
        case DateError::MonthFirst: return RowError::MonthFirst;
        case DateError::NoYear: return RowError::NoYear;
        case DateError::Reversed: return RowError::Reversed;
        case DateError::NotADate: break;
    }
    return RowError::NotADate;
}

class RowReader {
public:
    RowReader(const GridRow& row, const Mapping& mapping, const SheetSettings& settings) : row_{row}, mapping_{mapping}, settings_{settings} {}

    std::expected<Entry, RejectedRow> read() const {
        for (std::size_t column = 0; column < row_.cells.size(); ++column)
            if (row_.cells[column].size() > longest_cell && base::length(row_.cells[column]) > longest_cell) return reject_at(column, RowError::TooLong);
        const auto start = text(Meaning::StartDate);
        if (start.empty()) return reject(Meaning::StartDate, RowError::NoDate);
        auto when = begin();
        if (!when) return std::unexpected{when.error()};
        Entry entry{.agency = std::string{text(Meaning::Agency)}, .when = *when, .words = words(), .cells = cells(), .origin = settings_.origin};
        if (entry.agency.empty()) entry.agency = settings_.agency;
        entry.origin.row = row_.number;
        if (cell(entry.cells, Meaning::Source).empty() && !mapping_.has(Meaning::Source) && !settings_.source.empty()) entry.cells.emplace(to_word(Meaning::Source), settings_.source);
        if (cell(entry.cells, Meaning::Source).empty()) return reject(Meaning::Source, RowError::NoSource);
        if (cell(entry.cells, Meaning::Event).empty()) return reject(Meaning::Event, RowError::NoEvent);
        for (const auto meaning : settings_.mandatory)
            if (cell(entry.cells, meaning).empty()) return reject(meaning, RowError::Missing);
        return entry;
    }

private:
    std::string_view text(Meaning meaning) const {
        const auto column = mapping_.column_of(meaning);
        return column && *column < row_.cells.size() ? base::trim(row_.cells[*column]) : std::string_view{};
    }
    RejectedRow rejected_at(std::optional<std::size_t> column, RowError error) const {
        RejectedRow row{.origin = settings_.origin, .place = {}, .column = {}, .error = error, .found = {}, .cells = row_.cells};
        row.origin.row = row_.number;
        if (column) row.place = place_of(*column, row_.number), row.column = mapping_.names[*column], row.found = row_.cells[*column];
        return row;
    }
    std::unexpected<RejectedRow> reject_at(std::size_t column, RowError error) const { return std::unexpected{rejected_at(column, error)}; }
    std::unexpected<RejectedRow> reject(Meaning meaning, RowError error) const { return std::unexpected{rejected_at(mapping_.column_of(meaning), error)}; }

    std::expected<WrittenDate, RejectedRow> begin() const {
        const auto start = text(Meaning::StartDate), time = text(Meaning::StartTime);
        auto when = read_date(start, settings_.dates);
        if (!when) return reject(Meaning::StartDate, error_of(when.error()));
        if (when->from && !when->from->day) return reject(Meaning::StartDate, RowError::NotADate);
        if (!time.empty()) {
            when = with_time(*when, time, settings_.dates);
            if (!when) return reject(Meaning::StartTime, RowError::EndNotRead);
        }
        return with_end(*when);
    }
    /// The end may be a day, a day with a time, or the time alone; before the start by the clock alone it is the next day.
    std::expected<WrittenDate, RejectedRow> with_end(WrittenDate when) const {
        const auto day = text(Meaning::EndDate), time = text(Meaning::EndTime);
        if (day.empty() && time.empty()) return when;
        if (day.empty()) {
            const auto clock = read_date(time, settings_.dates);
            if (!clock || !clock->to || clock->to->day || !clock->to->minute || !when.to) return reject(Meaning::EndTime, RowError::EndNotRead);
            const bool next_day = when.from && when.from->minute && *clock->to->minute < *when.from->minute && when.from->day == when.to->day;
            when.to->minute = clock->to->minute;
            if (next_day) when.to->day = *when.to->day + std::chrono::days{1};
            return when;
        }
        const auto end = read_date_and_time(day, time, settings_.dates);
        if (!end || !end->to || !end->to->day) return reject(Meaning::EndDate, RowError::EndNotRead);
        if (when.from && before(*end->to, *when.from)) return reject(Meaning::EndDate, RowError::EndBeforeStart);
        when.to = end->to;
        when.certainty = std::max(when.certainty, end->certainty);
        if (when.note == DateNote::None) when.note = end->note;
        return when;
    }
    static bool before(const Moment& end, const Moment& start) {
        if (*end.day != *start.day) return *end.day < *start.day;
        return end.minute && start.minute && *end.minute < *start.minute;
    }
    std::string words() const {
        std::string out{text(Meaning::StartDate)};
        const auto add = [&](Meaning meaning, const char* joint) {
            if (const auto more = text(meaning); !more.empty()) out += joint + std::string{more};
        };
        add(Meaning::StartTime, " ");
        add(Meaning::EndDate, " \u2013 ");
        add(Meaning::EndTime, text(Meaning::EndDate).empty() ? " \u2013 " : " ");
        return out;
    }
    /// Every cell as it came, dates too: what is sent back must be what was sent. Only what a merged cell repeats is not said twice.
    Cells cells() const {
        Cells out;
        for (std::size_t column = 0; column < row_.cells.size(); ++column) {
            const auto& text = row_.cells[column];
            if (text.empty()) continue;
            const auto meaning = mapping_.columns[column];
            if (meaning) {
                const bool repeats = *meaning == Meaning::Event || *meaning == Meaning::Analysis || *meaning == Meaning::ChildVoice || *meaning == Meaning::Action;
                if (row_.is_filled(column) && repeats) continue;
                if (!base::trim(text).empty()) out.emplace(to_word(*meaning), text);
            } else if (!row_.is_filled(column)) {
                auto& other = out[std::string{other_prefix} + mapping_.names[column]];
                other += other.empty() ? text : "\n" + text;  // Two columns of one heading.
            }
        }
        return out;
    }

    const GridRow& row_;
    const Mapping& mapping_;
    const SheetSettings& settings_;
};

bool repeats_heading(const GridRow& row, const Grid& grid, const Mapping& mapping) {
    if (!mapping.heading) return false;
    const auto& heading = grid.rows[*mapping.heading];
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (base::squeeze(row.cells[i]) != base::squeeze(heading.cells[i])) return false;
    return true;
}

/// "03/04/2016": both numbers could be a month, and they differ.
bool either_way(std::string_view text) {
    int numbers[2] = {0, 0};
    std::size_t which = 0;
    bool in_number = false;
    for (const char sign : text) {
        if (sign >= '0' && sign <= '9') {
            if (which < 2) numbers[which] = numbers[which] * 10 + (sign - '0');
            if (which < 2 && numbers[which] > 31) return false;
            in_number = true;
        } else {
            if ((sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z')) return false;
            which += in_number ? 1 : 0, in_number = false;
            if (which >= 2) break;
        }
    }
    return which >= 2 && numbers[0] >= 1 && numbers[0] <= 12 && numbers[1] >= 1 && numbers[1] <= 12 && numbers[0] != numbers[1];
}

}  // namespace

std::string_view to_word(RowError error) { return errors[std::to_underlying(error)]; }

std::optional<RowError> parse_row_error(std::string_view word) {
    const auto found = std::ranges::find(errors, word);
    return found == errors.end() ? std::nullopt : std::optional{static_cast<RowError>(found - errors.begin())};
}

std::expected<Entry, RejectedRow> read_row(const GridRow& row, const Mapping& mapping, const SheetSettings& settings) { return RowReader{row, mapping, settings}.read(); }

SheetRead read_sheet(const Grid& grid, const Mapping& mapping, const SheetSettings& settings) {
    SheetRead out;
    auto sequence = settings.first_sequence;
    const auto start = mapping.column_of(Meaning::StartDate);
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
        const auto& row = grid.rows[i];
        if (is_blank(row)) ++out.blank;
        else if (mapping.heading && i < *mapping.heading) out.preamble.push_back(row.number);
        else if (mapping.heading == i || repeats_heading(row, grid, mapping)) out.headings.push_back(row.number);
        else {
            if (start && either_way(row.cells[*start])) ++out.either_way;
            auto read = RowReader{row, mapping, settings}.read();
            if (read) {
                read->sequence = sequence++;
                out.entries.push_back(std::move(*read));
            } else {
                if (read.error().error == RowError::MonthFirst) ++out.month_first;
                out.rejected.push_back(std::move(read.error()));
            }
        }
    }
    return out;
}

}  // namespace chronology
