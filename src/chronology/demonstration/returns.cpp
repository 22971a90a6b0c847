#include "chronology/demonstration/returns.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/embedded.h"
#include "base/fault.h"
#include "documents/catalogue/csv.h"
#include "documents/papers/written_table.h"
#include "documents/word/written.h"

namespace base::embed {
std::vector<base::EmbeddedFile> chronology_returns();
}

namespace chronology::demonstration {

namespace {

using Row = std::vector<std::string>;

std::vector<Row> table_called(std::string_view name) {
    for (const auto& file : base::embed::chronology_returns()) {
        if (file.path != name) continue;
        std::vector<Row> rows;
        for (auto& row : documents::catalogue::parse_csv(file.bytes)) rows.push_back(std::move(row.cells));
        return rows;
    }
    throw base::Fault{"A file of the demonstration is missing", std::string{name}, "Build the program again."};
}

std::vector<Row> dated_table(std::string_view name, base::Day today) {
    auto rows = table_called(name);
    for (auto& row : rows)
        for (auto& cell : row) cell = with_days(cell, today);
    return rows;
}

constexpr std::array<const char*, 12> months{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
constexpr std::array<const char*, 7> weekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

const char* ordinal_of(unsigned day) {
    if (day % 10 == 1 && day != 11) return "st";
    if (day % 10 == 2 && day != 12) return "nd";
    return day % 10 == 3 && day != 13 ? "rd" : "th";
}

std::string season_of(unsigned month, int year) {
    constexpr unsigned december = 12;
    if (month == december || month < 3) return fmt::format("winter {}", month == december ? year : year - 1);
    return fmt::format("{} {}", month < 6 ? "spring" : month < 9 ? "summer" : "autumn", year);
}

std::string written(base::Day day, std::string_view form) {
    const std::chrono::year_month_day date{day};
    const auto number = static_cast<unsigned>(date.day()), month = static_cast<unsigned>(date.month());
    const int year = static_cast<int>(date.year());
    const char* name = months[month - 1];
    if (form == "dot") return fmt::format("{:02}.{:02}.{:02}", number, month, year % 100);
    if (form == "long") return fmt::format("{} {} {}", number, name, year);
    if (form == "nth") return fmt::format("{}{} {}", number, ordinal_of(number), name);
    if (form == "month") return fmt::format("{} {}", name, year);
    if (form == "iso") return fmt::format("{:04}-{:02}-{:02}", year, month, number);
    if (form == "day") return fmt::format("{} {} {} {}", weekdays[std::chrono::weekday{day}.c_encoding()], number, name, year);
    if (form == "us") return fmt::format("{:02}/{:02}/{}", month, number, year);
    if (form == "odd") return fmt::format("{:02}.{:02}/{:02}", number, month, year % 100);
    if (form == "season") return season_of(month, year);
    return fmt::format("{:02}/{:02}/{}", number, month, year);
}

/// `^` in a cell is a cell that is merged with the one above.
std::string as_word(const std::vector<Row>& rows, const std::string& title) {
    documents::word::WrittenTable table{.caption = title, .rows = rows};
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t column = 0; column < rows[i].size(); ++column)
            if (rows[i][column] == "^") table.merged_above.emplace_back(i, column), table.rows[i][column].clear();
    return documents::word::to_docx({.title = title, .parts = {documents::word::WrittenParagraph{"Fictional. Every person and event is invented."}, std::move(table)}, .landscape = true});
}

std::string as_workbook(const std::vector<Row>& rows, const std::string& sheet, documents::TableColumn::Kind first) {
    documents::WrittenTableBook book{.title = "Fictional chronology", .sheet = sheet, .columns = {}};
    for (const auto& head : rows.front()) book.columns.push_back({.kind = head == "Occurrence date" ? first : documents::TableColumn::Kind::Text, .head = head, .width = 24});
    book.rows.assign(rows.begin() + 1, rows.end());
    return documents::to_xlsx(book);
}

/// Windows-1252 for the letters that the rows use; ISO 8859-1 is its lower half.
std::string in_windows_1252(std::string_view utf8) {
    static constexpr auto above = std::to_array<std::pair<std::string_view, char>>({{"‘", '\x91'}, {"’", '\x92'}, {"“", '\x93'}, {"”", '\x94'}, {"–", '\x96'}, {"—", '\x97'}, {"…", '\x85'}, {"€", '\x80'}});
    std::string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto sign = static_cast<unsigned char>(utf8[i]);
        if (sign < 0x80) {
            out += utf8[i++];
            continue;
        }
        if (sign == 0xC2 || sign == 0xC3) {
            out += static_cast<char>((sign - 0xC2) * 0x40 + static_cast<unsigned char>(utf8[i + 1]));
            i += 2;
            continue;
        }
        bool known = false;
        for (const auto& [letters, byte] : above)
            if (!known && utf8.substr(i).starts_with(letters)) out += byte, i += letters.size(), known = true;
        if (!known) out += '?', i += sign >= 0xF0 ? 4 : sign >= 0xE0 ? 3 : 2;
    }
    return out;
}

std::string by_semicolons(const std::vector<Row>& rows) {
    std::string out;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ';';
            std::string cell = "\"";
            for (const char sign : row[i]) cell += sign == '"' ? std::string{"\"\""} : std::string{sign};
            out += cell + "\"";
        }
        out += "\r\n";
    }
    return in_windows_1252(out);
}

}  // namespace

std::string with_days(const std::string& text, base::Day today) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto open = text.find("{-", at), close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) return out + text.substr(at);
        out += text.substr(at, open - at);
        const auto inside = text.substr(open + 1, close - open - 1);
        const auto colon = inside.find(':');
        out += written(today + std::chrono::days{std::stoi(inside.substr(0, colon))}, colon == std::string::npos ? std::string{} : inside.substr(colon + 1));
        at = close + 1;
    }
    return out;
}

Period scope(base::Day today) { return {today - std::chrono::days{600}, today - std::chrono::days{60}}; }

std::vector<Return> returns(base::Day today) {
    using Kind = documents::TableColumn::Kind;
    return {
        {"Children’s social care", "eastmarch-social-care.docx", "Avery Larch’s office (invented)", as_word(dated_table("social_care.csv", today), "Chronology of children’s social care"), 30},
        {"Eastmarch Police", "police-occurrences.xlsx", "Eastmarch Police records (invented)", as_workbook(dated_table("police.csv", today), "Occurrences", Kind::Day), 28},
        {"Health", "health-services.xlsx", "Designated nurse’s office (invented)", as_workbook(dated_table("health.csv", today), "Contacts", Kind::Text), 27},
        {"Education", "college-export.csv", "Eastmarch College (invented)", by_semicolons(dated_table("education.csv", today)), 26},
        {"Youth justice", "chronology-return.docx", "Youth justice service (invented)", as_word(dated_table("youth_justice.csv", today), "Chronology: return of youth justice"), 24},
        {"Family and child", "family-words.docx", "Whoever met the family (invented)", as_word(dated_table("family.csv", today), "What the family said"), 21},
    };
}

std::vector<NamedPerson> people() {
    std::vector<NamedPerson> out;
    const auto rows = table_called("people.csv");
    for (std::size_t i = 1; i < rows.size(); ++i) {
        NamedPerson person{rows[i][0], rows[i][1], rows[i][2], rows[i][3], {}, rows[i][5]};
        std::string name;
        for (const char sign : rows[i][4] + ";") {
            if (sign != ';') name += sign;
            else if (!name.empty()) person.also.push_back(std::exchange(name, {}));
        }
        out.push_back(std::move(person));
    }
    return out;
}

}  // namespace chronology::demonstration
