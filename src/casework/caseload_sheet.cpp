#include "casework/caseload_sheet.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "casework/path.h"
#include "collection/area.h"

namespace casework {

namespace {

constexpr std::size_t longest_cell = 4000;

struct ColumnWords {
    SheetColumn column;
    std::string_view word;
    std::array<std::string_view, 6> said;  ///< Parts of heads, folded; the more telling column stands first.
};
constexpr std::array<ColumnWords, sheet_columns> columns{{
    {SheetColumn::NationalReference, "national_reference", {"national reference", "sin ref", "dfe ref", "notification ref", "cyfeirnod cenedlaethol", "cyfeirnod hysbysiad"}},
    {SheetColumn::OwnReference, "own_reference", {"own reference", "our ref", "case ref", "case number", "case no", "cyfeirnod"}},
    {SheetColumn::Pseudonym, "pseudonym", {"pseudonym", "child", "known as", "name", "ffugenw", "plentyn"}},
    {SheetColumn::AwareOn, "aware_on", {"aware", "awareness", "learned", "la aware", "ymwybodol", "ymwybyddiaeth"}},
    {SheetColumn::CompletedOn, "completed_on", {"completed", "rapid review complete", "rr complete", "signed", "cwblhau", "cwblhawyd"}},
    {SheetColumn::NotifiedOn, "notified_on", {"notified", "notification sent", "sin sent", "submitted", "hysbyswyd", "anfonwyd"}},
    {SheetColumn::Since, "since", {"since", "state date", "stage date", "in this stage", "ers", "dyddiad cam"}},
    {SheetColumn::State, "state", {"state", "stage", "status", "cyflwr", "cam", "statws"}},
    {SheetColumn::Area, "area", {"area", "authority", "council", "borough", "ardal", "awdurdod"}},
    {SheetColumn::Children, "children", {"children", "number of child", "no. of child", "siblings", "plant", "nifer"}},
    {SheetColumn::Evidence, "evidence", {"evidence", "source", "taken from", "where from", "tystiolaeth", "ffynhonnell"}},
}};

constexpr std::array<SheetColumn, sheet_columns> in_order{SheetColumn::OwnReference, SheetColumn::Pseudonym, SheetColumn::State, SheetColumn::Since, SheetColumn::AwareOn, SheetColumn::NotifiedOn,
                                                          SheetColumn::NationalReference, SheetColumn::CompletedOn, SheetColumn::Area, SheetColumn::Children, SheetColumn::Evidence};

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

std::optional<int> number_in_cell(std::string_view text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional{number} : std::nullopt;
}

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("/.- "), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<int> month_in(std::string_view text) {
    if (const auto number = number_in_cell(text)) return number;
    const auto folded = base::fold(text);
    for (std::size_t i = 0; i < months.size(); ++i)
        if (folded.starts_with(months[i])) return static_cast<int>(i) + 1;
    return std::nullopt;
}

/// One row while it is read: where a cell is, and what is wrong with it.
class RowReader {
public:
    RowReader(const SheetTable::Row& row, const SheetMapping& mapping, base::Day today) : row_{row}, mapping_{mapping}, today_{today} { read_.number = row.number, read_.read.row = row.number, read_.cells = row.cells; }

    std::string words(SheetColumn column) {
        const auto at = mapping_[static_cast<std::size_t>(column)];
        const auto text = at && *at < row_.cells.size() ? std::string{base::trim(row_.cells[*at])} : std::string{};
        if (text.size() > longest_cell) wrong(column, SheetProblemKind::TooLong, text.substr(0, 100));
        return text.size() > longest_cell ? std::string{} : text;
    }
    std::optional<base::Day> day(SheetColumn column) {
        const auto text = words(column);
        if (text.empty()) return std::nullopt;
        const auto day = day_in_cell(text);
        if (!day) return wrong(column, SheetProblemKind::NoDay, text), std::nullopt;
        if (*day > today_) wrong(column, SheetProblemKind::InFuture, text);
        return day;
    }
    void wrong(SheetColumn column, SheetProblemKind kind, const std::string& found = {}) { read_.problems.push_back({column, kind, found}); }
    SheetRowRead& so_far() { return read_; }

private:
    const SheetTable::Row& row_;
    const SheetMapping& mapping_;
    base::Day today_;
    SheetRowRead read_;
};

void read_area(RowReader& reader) {
    const auto text = reader.words(SheetColumn::Area);
    if (text.empty()) return;
    const auto meaning = collection::AreaBook::built_in().meaning(text);
    if (meaning.authorities.empty()) reader.wrong(SheetColumn::Area, SheetProblemKind::AreaUnknown, text);
    else reader.so_far().read.area = meaning.authorities.front().slug;
}

void read_state(RowReader& reader, const StateMeant& state_meant) {
    const auto text = reader.words(SheetColumn::State);
    if (text.empty()) return reader.wrong(SheetColumn::State, SheetProblemKind::StateMissing);
    if (const auto state = state_meant(text)) reader.so_far().read.state = *state;
    else reader.wrong(SheetColumn::State, SheetProblemKind::StateUnknown, text);
}

void read_children(RowReader& reader) {
    const auto text = reader.words(SheetColumn::Children);
    if (text.empty()) return;
    const auto number = number_in_cell(text);
    if (!number || *number < 1 || *number > 99) reader.wrong(SheetColumn::Children, SheetProblemKind::NoNumber, text);
    else reader.so_far().read.children = *number;
}

void check_days(RowReader& reader) {
    const auto& read = reader.so_far().read;
    if (read.aware_on && read.notified_on && *read.notified_on < *read.aware_on) reader.wrong(SheetColumn::NotifiedOn, SheetProblemKind::BeforeAwareness, base::to_iso(*read.notified_on));
    if (read.notified_on && read.completed_on && *read.completed_on < *read.notified_on) reader.wrong(SheetColumn::CompletedOn, SheetProblemKind::BeforeNotification, base::to_iso(*read.completed_on));
    if (read.notified_on && read.national_reference.empty()) reader.wrong(SheetColumn::NationalReference, SheetProblemKind::NotifiedWithoutReference);
}

SheetRowRead read_row(const SheetTable::Row& row, const SheetMapping& mapping, const StateMeant& state_meant, base::Day today) {
    RowReader reader{row, mapping, today};
    auto& read = reader.so_far().read;
    read.own_reference = reader.words(SheetColumn::OwnReference), read.pseudonym = reader.words(SheetColumn::Pseudonym);
    read_state(reader, state_meant);
    read.since = reader.day(SheetColumn::Since), read.aware_on = reader.day(SheetColumn::AwareOn), read.notified_on = reader.day(SheetColumn::NotifiedOn);
    read.national_reference = reader.words(SheetColumn::NationalReference), read.completed_on = reader.day(SheetColumn::CompletedOn);
    read_area(reader), read_children(reader);
    read.evidence = reader.words(SheetColumn::Evidence);
    if (read.evidence.empty()) reader.wrong(SheetColumn::Evidence, SheetProblemKind::EvidenceMissing);
    if (read.own_reference.empty() && read.pseudonym.empty() && read.national_reference.empty()) reader.wrong(SheetColumn::OwnReference, SheetProblemKind::NothingToKnowItBy);
    check_days(reader);
    return reader.so_far();
}

}  // namespace

std::string_view to_word(SheetColumn column) { return std::ranges::find(columns, column, &ColumnWords::column)->word; }
const std::array<SheetColumn, sheet_columns>& all_sheet_columns() { return in_order; }

std::string_view to_word(SheetProblemKind kind) {
    constexpr std::array<std::string_view, 12> words{"state_missing", "state_unknown", "no_day", "in_future", "before_awareness", "before_notification", "no_number", "area_unknown", "evidence_missing", "nothing_to_know_it_by",
                                                     "notified_without_reference", "too_long"};
    return words[static_cast<std::size_t>(kind)];
}

SheetMapping guess_mapping(const SheetTable& table) {
    SheetMapping mapping;
    std::vector<bool> taken(table.heads.size(), false);
    for (const auto& [column, word, said] : columns)
        for (const auto part : said) {
            auto& mine = mapping[static_cast<std::size_t>(column)];
            for (std::size_t at = 0; at < table.heads.size() && !mine; ++at)
                if (!taken[at] && base::fold(table.heads[at]).find(part) != std::string::npos) mine = at, taken[at] = true;
        }
    return mapping;
}

std::optional<base::Day> day_in_cell(std::string_view text) {
    if (const auto day = base::parse_day(text)) return day;
    const auto parts = parts_of(text);
    if (parts.size() != 3) return std::nullopt;
    const auto day = number_in_cell(parts[0]), month = month_in(parts[1]), year = number_in_cell(parts[2]);
    if (!day || !month || !year || *day < 1 || *month < 1 || *year < 1900 || *year > 2999) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)}, std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{base::Day{std::chrono::sys_days{date}}} : std::nullopt;
}

std::vector<SheetRowRead> read_sheet(const SheetTable& table, const SheetMapping& mapping, const StateMeant& state_meant, base::Day today) {
    std::vector<SheetRowRead> rows;
    for (const auto& row : table.rows)
        if (!std::ranges::all_of(row.cells, [](const std::string& cell) { return base::trim(cell).empty(); })) rows.push_back(read_row(row, mapping, state_meant, today));
    return rows;
}

}  // namespace casework
