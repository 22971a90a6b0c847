#include "documents/papers/workbook.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "documents/flow.h"
#include "documents/packed/xml.h"

namespace documents {

namespace {

using packed::Attributes;
using packed::XmlReader;

struct Listed {
    std::string name, relation;
    bool hidden = false;
};

/// xl/workbook.xml: which sheets there are, and from which year days count.
class BookReader : public XmlReader {
public:
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "s:workbookPr") from_1904 = attributes.get("date1904") == "1" || attributes.get("date1904") == "true";
        if (name == "s:sheet" && sheets.size() < PaperLimits::sheets)
            sheets.push_back({cleaned(attributes.get("name")), std::string{attributes.get("r:id")}, attributes.get("state", "visible") != "visible"});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
    std::vector<Listed> sheets;
    bool from_1904 = false;
};

class RelationReader : public XmlReader {
public:
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "rel:Relationship") targets[std::string{attributes.get("Id")}] = attributes.get("Target");
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
    std::map<std::string, std::string> targets;
};

/// Text of `<t>` inside strings, without the reading aids of East Asian words.
class TextGatherer {
public:
    void start(std::string_view name) {
        if (name == "s:t") in_text_ = aids_ == 0;
        if (name == "s:rPh") ++aids_;
    }
    void end(std::string_view name) {
        if (name == "s:t") in_text_ = false;
        if (name == "s:rPh") --aids_;
    }
    bool in_text() const { return in_text_; }

private:
    bool in_text_ = false;
    int aids_ = 0;
};

class StringReader : public XmlReader {
public:
    void start(std::string_view name, const Attributes&) override {
        if (name == "s:si") strings.emplace_back();
        gatherer_.start(name);
    }
    void end(std::string_view name) override { gatherer_.end(name); }
    void text(std::string_view text) override {
        if (gatherer_.in_text() && !strings.empty() && strings.back().size() + text.size() <= PaperLimits::cell_bytes) strings.back() += text;
    }
    std::vector<std::string> strings;

private:
    TextGatherer gatherer_;
};

/// Whether a number format of the file's own shows a day or a time: it has a day, month, year or hour outside quotes and brackets.
bool shows_day(std::string_view format) {
    bool quoted = false, bracketed = false;
    for (const char c : format) {
        if (c == '"') quoted = !quoted;
        else if (c == '[') bracketed = true;
        else if (c == ']') bracketed = false;
        else if (!quoted && !bracketed && (c == 'y' || c == 'd' || c == 'h' || c == 'Y' || c == 'D' || c == 'H')) return true;
    }
    return false;
}

/// xl/styles.xml: which cell styles show days.
class StyleReader : public XmlReader {
public:
    void start(std::string_view name, const Attributes& attributes) override {
        const int number = attributes.number("numFmtId", 0);
        if (name == "s:numFmt" && shows_day(attributes.get("formatCode"))) own_.insert(number);
        if (name == "s:cellXfs") in_cells_ = true;
        if (name == "s:xf" && in_cells_) days.push_back((number >= 14 && number <= 22) || (number >= 45 && number <= 47) || own_.contains(number));  // ECMA-376 18.8.30
    }
    void end(std::string_view name) override {
        if (name == "s:cellXfs") in_cells_ = false;
    }
    void text(std::string_view) override {}
    std::vector<bool> days;

private:
    std::set<int> own_;
    bool in_cells_ = false;
};

/// "AB12": letters, then digits.
std::optional<std::pair<int, int>> place_named(std::string_view name) {
    int column = 0;
    std::size_t at = 0;
    for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 3; ++at) column = column * 26 + (name[at] - 'A' + 1);
    int row = 0;
    const auto [end, error] = std::from_chars(name.data() + at, name.data() + name.size(), row);
    if (at == 0 || error != std::errc{} || end != name.data() + name.size() || row < 1 || row > PaperLimits::rows || column > PaperLimits::columns) return std::nullopt;
    return std::pair{row, column};
}

struct Book {
    std::vector<std::string> strings;
    std::vector<bool> days;
    bool from_1904 = false;
};

class SheetReader : public XmlReader {
public:
    SheetReader(const Book& book, WorkbookSheet& sheet, std::size_t& room) : book_{book}, sheet_{sheet}, room_{room} {}

    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "s:row") row_ = attributes.number("r", row_ + 1), column_ = 0;
        else if (name == "s:c") begin_cell(attributes);
        else if (name == "s:v" && in_cell_) in_value_ = true;
        gatherer_.start(name);
    }
    void end(std::string_view name) override {
        gatherer_.end(name);
        if (name == "s:v") in_value_ = false;
        if (name == "s:c") end_cell();
    }
    void text(std::string_view text) override {
        if (in_cell_ && (in_value_ || gatherer_.in_text()) && cell_.words.size() + text.size() <= PaperLimits::cell_bytes) cell_.words += text;
    }

private:
    void begin_cell(const Attributes& attributes) {
        in_cell_ = true;
        type_ = attributes.get("t", "n"), style_ = attributes.number("s", 0);
        if (const auto place = place_named(attributes.get("r"))) row_ = place->first, column_ = place->second;
        else ++column_;
        cell_ = {row_, column_, {}};
    }
    void end_cell() {
        in_cell_ = false;
        if (type_ == "s") cell_.words = shared(cell_.words);
        else if (type_ == "b") cell_.words = cell_.words == "1" ? "TRUE" : "FALSE";
        else if (type_ == "n" && static_cast<std::size_t>(style_) < book_.days.size() && book_.days[static_cast<std::size_t>(style_)]) cell_.words = as_day(cell_.words);
        if (cell_.words.empty() || room_ == 0 || row_ < 1 || row_ > PaperLimits::rows || column_ < 1 || column_ > PaperLimits::columns) return;
        --room_;
        sheet_.cells.push_back(std::move(cell_));
    }
    std::string shared(const std::string& number) const {
        std::size_t at = book_.strings.size();
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), at);
        return error == std::errc{} && end == number.data() + number.size() && at < book_.strings.size() ? book_.strings[at] : std::string{};
    }
    std::string as_day(const std::string& number) const {
        double serial = 0;
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), serial);
        if (error != std::errc{} || end != number.data() + number.size()) return number;
        const auto day = day_of_serial(serial, book_.from_1904);
        return day.empty() ? number : day;
    }

    const Book& book_;
    WorkbookSheet& sheet_;
    std::size_t& room_;
    TextGatherer gatherer_;
    Cell cell_;
    std::string type_;
    int row_ = 0, column_ = 0, style_ = 0;
    bool in_cell_ = false, in_value_ = false;
};

class PropertyReader : public XmlReader {
public:
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "custom:property") name_ = cleaned(attributes.get("name")), value_.clear();
        in_value_ = name.starts_with("vt:");
    }
    void end(std::string_view name) override {
        if (name == "custom:property" && found.size() < PaperLimits::properties) found.emplace_back(name_, cleaned(value_));
        in_value_ = false;
    }
    void text(std::string_view text) override {
        constexpr std::size_t longest = 1000;
        if (in_value_ && value_.size() + text.size() <= longest) value_ += text;
    }
    std::vector<std::pair<std::string, std::string>> found;

private:
    std::string name_, value_;
    bool in_value_ = false;
};

/// Reads a part if it is there; a part that is missing says nothing.
std::expected<void, Refusal> read_part(const packed::Archive& archive, const std::string& name, XmlReader& reader) {
    if (!archive.has(name)) return {};
    const auto xml = archive.read(name);
    if (!xml) return std::unexpected{xml.error()};
    return packed::read_xml(*xml, reader);
}

/// "/xl/worksheets/sheet1.xml" and "worksheets/sheet1.xml" are one part.
std::string part_of(const std::string& target) { return target.starts_with('/') ? target.substr(1) : "xl/" + target; }

}  // namespace

std::string day_of_serial(double serial, bool from_1904) {
    using namespace std::chrono;
    constexpr double last = 2'958'465;  // 9999-12-31
    if (!(serial >= 0) || serial > last) return {};
    if (serial < 1) {
        const auto minutes = static_cast<int>(std::lround(serial * 24 * 60)) % (24 * 60);
        return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    }
    // Excel believes in 29 February 1900: its days count from 30 December 1899 for whatever lies after it.
    const sys_days first = from_1904 ? sys_days{year{1904} / January / 1} : sys_days{year{1899} / December / 30};
    const year_month_day day{first + days{static_cast<int>(serial)}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::expected<std::vector<WorkbookSheet>, Refusal> read_workbook(const packed::Archive& archive) {
    BookReader listed;
    RelationReader relations;
    StringReader strings;
    StyleReader styles;
    for (const auto& [part, reader] : std::initializer_list<std::pair<const char*, XmlReader*>>{
             {"xl/workbook.xml", &listed}, {"xl/_rels/workbook.xml.rels", &relations}, {"xl/sharedStrings.xml", &strings}, {"xl/styles.xml", &styles}})
        if (auto read = read_part(archive, part, *reader); !read) return std::unexpected{read.error()};
    const Book book{std::move(strings.strings), std::move(styles.days), listed.from_1904};
    std::vector<WorkbookSheet> sheets;
    std::size_t room = PaperLimits::cells;
    for (const auto& one : listed.sheets) {
        auto& sheet = sheets.emplace_back(WorkbookSheet{one.name, one.hidden, {}});
        SheetReader reader{book, sheet, room};
        if (auto read = read_part(archive, part_of(relations.targets[one.relation]), reader); !read) return std::unexpected{read.error()};
    }
    return sheets;
}

std::vector<std::pair<std::string, std::string>> read_custom_properties(const packed::Archive& archive) {
    PropertyReader reader;
    if (!read_part(archive, "docProps/custom.xml", reader)) return {};
    return std::move(reader.found);
}

}  // namespace documents
