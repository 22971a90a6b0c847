#include "documents/papers/sheets.h"

#include <charconv>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "documents/flow.h"
#include "documents/packed/xml.h"
#include "documents/papers/shown_number.h"
#include "documents/refusal.h"

namespace documents {

namespace {

using packed::Attributes;
using packed::XmlReader;

constexpr std::size_t most_listed = 1'000;

/// Excel writes signs that XML cannot hold as `_x000D_`, and `_x005F_` for what only looks so (ECMA-376 22.9.2.19).
std::string unescaped(std::string words) {
    if (words.find("_x") == std::string::npos) return words;
    constexpr std::size_t escape_length = 7;
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        unsigned sign = 0;
        const bool framed = i + escape_length <= words.size() && words[i] == '_' && words[i + 1] == 'x' && words[i + escape_length - 1] == '_';
        const auto* const first = words.data() + i + 2;
        if (const auto digits = escape_length - 3; framed && std::from_chars(first, first + digits, sign, 16).ptr == first + digits && sign < 0x80) {
            if (sign >= 0x20 || sign == '\n' || sign == '\t' || sign == '\r') result += static_cast<char>(sign);
            i += escape_length - 1;
        } else {
            result += words[i];
        }
    }
    return result;
}

/// Adds to words within the limit of a cell; false if something had to be left out.
bool add_within(std::string& words, std::string_view more, std::size_t most) {
    if (words.size() + more.size() > most) return false;
    words += more;
    return true;
}

struct Listed {
    std::string name, relation;
    bool hidden = false;
};

/// xl/workbook.xml: which sheets there are, and from which year days count.
class BookReader : public XmlReader {
public:
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "s:workbookPr") from_1904 = attributes.get("date1904") == "1" || attributes.get("date1904") == "true";
        if (name == "s:sheet" && sheets.size() < most_listed)
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
    explicit StringReader(const SheetReading& how) : how_{how} {}
    void start(std::string_view name, const Attributes&) override {
        if (name == "s:si") begin();
        gatherer_.start(name);
    }
    void end(std::string_view name) override {
        gatherer_.end(name);
        if (name == "s:si" && wanted_) strings.back() = unescaped(std::move(strings.back()));
    }
    void text(std::string_view text) override {
        if (!gatherer_.in_text() || !wanted_) return;
        bytes_ += text.size();
        if (bytes_ > how_.string_bytes || !add_within(strings.back(), text, how_.cell_bytes)) cut = true;
    }
    std::vector<std::string> strings;
    bool cut = false;

private:
    void begin() {
        wanted_ = strings.size() < how_.strings && bytes_ <= how_.string_bytes;
        if (wanted_) strings.emplace_back();
        else cut = true;
    }
    const SheetReading& how_;
    TextGatherer gatherer_;
    std::size_t bytes_ = 0;
    bool wanted_ = false;
};

/// xl/styles.xml: what cell styles make of numbers.
class StyleReader : public XmlReader {
public:
    void start(std::string_view name, const Attributes& attributes) override {
        const int number = attributes.number("numFmtId", 0);
        if (name == "s:numFmt") own_[number] = shown_by(attributes.get("formatCode"));
        if (name == "s:cellXfs") in_cells_ = true;
        if (name != "s:xf" || !in_cells_) return;
        const auto own = own_.find(number);
        shows.push_back(own == own_.end() ? shown_by(number) : own->second);
    }
    void end(std::string_view name) override {
        if (name == "s:cellXfs") in_cells_ = false;
    }
    void text(std::string_view) override {}
    std::vector<Shows> shows;

private:
    std::map<int, Shows> own_;
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
    std::vector<Shows> shows;
    bool from_1904 = false;
};

class SheetReader : public XmlReader {
public:
    SheetReader(const Book& book, const SheetReading& how, SheetTaker& taker) : book_{book}, how_{how}, taker_{taker} {}

    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "s:c") begin_cell(attributes);
        else if (name == "s:v" && in_cell_) in_value_ = true;
        else if (name == "s:row") row_ = attributes.number("r", row_ + 1, PaperLimits::rows), column_ = 0;
        else if (name == "s:mergeCell") take_merged(attributes.get("ref"));
        else gatherer_.start(name);
    }
    void end(std::string_view name) override {
        if (name == "s:c") end_cell();
        else if (name == "s:v") in_value_ = false;
        else gatherer_.end(name);
    }
    void text(std::string_view text) override {
        if (in_cell_ && (in_value_ || gatherer_.in_text()) && !add_within(cell_.words, text, how_.cell_bytes)) taker_.cut();
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
        if (!cell_.words.empty()) cell_.words = shown(std::move(cell_.words));
        if (cell_.words.empty() || row_ < 1 || row_ > PaperLimits::rows || column_ < 1 || column_ > PaperLimits::columns) return;
        taker_.cell(std::move(cell_));
    }
    std::string shown(std::string words) const {
        if (type_ == "s") return shared(words);
        if (type_ == "b") return words == "1" ? "TRUE" : "FALSE";
        if (type_ == "n") return number(words);
        if (type_ == "d" && how_.numbers == SheetReading::Numbers::Shown) return day_of_xml(words);
        return unescaped(std::move(words));
    }
    std::string shared(const std::string& number) const {
        std::size_t at = book_.strings.size();
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), at);
        return error == std::errc{} && end == number.data() + number.size() && at < book_.strings.size() ? book_.strings[at] : std::string{};
    }
    std::string number(const std::string& words) const {
        const bool shown = how_.numbers == SheetReading::Numbers::Shown;
        const auto shows = static_cast<std::size_t>(style_) < book_.shows.size() ? book_.shows[static_cast<std::size_t>(style_)] : Shows::Number;
        double serial = 0;
        const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), serial);
        if (error != std::errc{} || end != words.data() + words.size()) return words;
        std::string time;
        if (shows == Shows::Day) time = day_of_serial(serial, book_.from_1904, shown ? TimeOfDay::Shown : TimeOfDay::LeftOut);
        if (shows == Shows::Elapsed && shown) time = elapsed_of_serial(serial);
        if (!time.empty()) return time;
        return shown ? general_number(words) : words;
    }
    /// "A1:B3".
    void take_merged(std::string_view range) {
        const auto colon = range.find(':');
        if (colon == std::string_view::npos) return;
        const auto first = place_named(range.substr(0, colon)), last = place_named(range.substr(colon + 1));
        if (first && last && first->first <= last->first && first->second <= last->second) taker_.merged(first->first, first->second, last->first, last->second);
    }

    const Book& book_;
    const SheetReading& how_;
    SheetTaker& taker_;
    TextGatherer gatherer_;
    Cell cell_;
    std::string type_;
    int row_ = 0, column_ = 0, style_ = 0;
    bool in_cell_ = false, in_value_ = false;
};

/// The part that a target of xl/workbook.xml names: "/xl/worksheets/sheet1.xml", "worksheets/sheet1.xml" and "../xl/worksheets/sheet1.xml" are one.
std::string part_of(std::string_view target) {
    if (target.starts_with('/')) return std::string{target.substr(1)};
    if (target.starts_with("./")) target.remove_prefix(2);
    return target.starts_with("../") ? std::string{target.substr(3)} : "xl/" + std::string{target};
}

}  // namespace

std::expected<void, Refusal> read_sheets(const packed::Archive& archive, const SheetReading& how, SheetTaker& taker) {
    BookReader listed;
    RelationReader relations;
    StringReader strings{how};
    StyleReader styles;
    for (const auto& [part, reader] : std::initializer_list<std::pair<const char*, XmlReader*>>{
             {"xl/workbook.xml", &listed}, {"xl/_rels/workbook.xml.rels", &relations}, {"xl/sharedStrings.xml", &strings}, {"xl/styles.xml", &styles}})
        if (archive.has(part))
            if (auto read = packed::read_xml(archive, part, *reader); !read) return read;
    if (strings.cut) taker.cut();
    const Book book{std::move(strings.strings), std::move(styles.shows), listed.from_1904};
    for (const auto& one : listed.sheets) {
        if (!taker.sheet(one.name, one.hidden)) continue;
        const auto part = part_of(relations.targets[one.relation]);
        if (!archive.has(part) && how.every_sheet) return std::unexpected{refuse_damaged("workbook")};
        SheetReader reader{book, how, taker};
        if (archive.has(part))
            if (auto read = packed::read_xml(archive, part, reader); !read) return read;
        taker.sheet_ends();
    }
    return {};
}

}  // namespace documents
