#include "chronology/out/table.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/csv.h"
#include "documents/papers/written_table.h"
#include "documents/word/written.h"

namespace chronology {

namespace {

constexpr auto order = std::to_array<Meaning>({
    Meaning::Reference, Meaning::StartDate, Meaning::StartTime, Meaning::EndDate, Meaning::EndTime, Meaning::Agency, Meaning::Source, Meaning::Subjects, Meaning::ContactType, Meaning::Event, Meaning::ChildSeen, Meaning::SpokenTo, Meaning::ChildVoice,
    Meaning::Action, Meaning::PractitionerRole, Meaning::Analysis, Meaning::KeyEvent, Meaning::GoodPractice, Meaning::ExpectedPractice, Meaning::Significance,
});

bool always_stands(Meaning meaning) { return meaning == Meaning::StartDate || meaning == Meaning::Agency || meaning == Meaning::Source || meaning == Meaning::Event; }

bool is_long(std::string_view key) { return key == to_word(Meaning::Event) || key == to_word(Meaning::Analysis) || key == to_word(Meaning::ChildVoice); }

std::string text_of(const Entry& entry, std::string_view key) {
    if (const auto found = entry.cells.find(key); found != entry.cells.end()) return found->second;
    return key == to_word(Meaning::Agency) ? entry.agency : std::string{};
}

std::vector<std::string> heads_of(const OutTable& table) {
    std::vector<std::string> heads;
    for (const auto& column : table.columns) heads.push_back(column.head);
    return heads;
}

}  // namespace

std::string english_head(Meaning meaning) {
    static constexpr auto heads = std::to_array<std::string_view>({
        "Reference", "Start date", "Start time", "End date", "End time", "Agency", "Source of information", "Subjects", "Event", "Contact type", "Child seen", "Child spoken to", "Child’s voice", "Action taken", "Practitioner role", "Analysis", "Key event", "Good practice", "Expected practice", "Significance",
    });
    return std::string{heads[std::to_underlying(meaning)]};
}

std::vector<OutColumn> out_columns(const std::vector<Entry>& entries, const HeadOf& head_of) {
    std::set<std::string, std::less<>> used;
    std::vector<std::string> others;
    for (const auto& entry : entries)
        for (const auto& [key, text] : entry.cells)
            if (used.insert(key).second && key.starts_with(other_prefix)) others.push_back(key);
    std::vector<OutColumn> columns;
    for (const auto meaning : order)
        if (always_stands(meaning) || used.contains(to_word(meaning))) columns.push_back({std::string{to_word(meaning)}, head_of(meaning)});
    for (const auto& key : others) columns.push_back({key, key.substr(other_prefix.size())});
    return columns;
}

std::vector<std::string> out_row(const Entry& entry, const std::vector<OutColumn>& columns) {
    std::vector<std::string> row;
    for (const auto& column : columns) row.push_back(text_of(entry, column.key));
    return row;
}

OutTable out_table(const std::vector<Entry>& entries, const HeadOf& head_of) {
    OutTable table{out_columns(entries, head_of), {}};
    for (const auto& entry : entries) table.rows.push_back(out_row(entry, table.columns));
    return table;
}

std::string csv_row(const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + base::csv_cell(cells[i]);
    return out + "\r\n";
}

std::string to_csv(const OutTable& table) {
    std::string out{csv_mark};
    out += csv_row(heads_of(table));
    for (const auto& row : table.rows) out += csv_row(row);
    return out;
}

std::string to_docx(const OutTable& table, const std::string& title, const std::vector<std::string>& notes, const std::string& language) {
    documents::word::WrittenDocument document{.title = title, .language = language, .landscape = true};
    for (const auto& note : notes) document.parts.emplace_back(documents::word::WrittenParagraph{.text = note});
    documents::word::WrittenTable written{.caption = title, .rows = {heads_of(table)}};
    for (const auto& column : table.columns) written.widths.push_back(is_long(column.key) ? 4 : 1);
    written.rows.insert(written.rows.end(), table.rows.begin(), table.rows.end());
    document.parts.emplace_back(std::move(written));
    return documents::word::to_docx(document);
}

std::string to_xlsx(const OutTable& table, const std::string& title, const std::string& sheet) {
    documents::WrittenTableBook book{.title = title, .sheet = sheet, .columns = {}};
    for (const auto& column : table.columns) {
        book.columns.push_back({.head = column.head, .width = is_long(column.key) ? 70 : 20});
    }
    book.rows = table.rows;
    return documents::to_xlsx(book);
}

}  // namespace chronology
