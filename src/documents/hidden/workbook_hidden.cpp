#include "documents/hidden/workbook_hidden.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "documents/flow.h"
#include "documents/hidden/package_hidden.h"
#include "documents/hidden/sheet_looks.h"
#include "documents/hidden/shown_words.h"
#include "documents/hidden/xml_tree.h"
#include "documents/papers/paper.h"
#include "documents/packed/xml.h"
#include "documents/refusal.h"

namespace documents::hidden {

namespace {

using packed::Archive;
using packed::Attributes;

std::optional<Node> tree_of(const Archive& archive, const std::string& name) {
    if (!archive.has(name)) return std::nullopt;
    const auto xml = archive.read(name);
    if (!xml) return std::nullopt;
    auto root = read_tree(*xml);
    return root ? std::optional{std::move(*root)} : std::nullopt;
}

struct Sheet {
    std::string name, part, state;
};

std::vector<Sheet> sheets_of(const Archive& archive, const Node& book) {
    std::map<std::string, std::string, std::less<>> targets;
    if (const auto relations = tree_of(archive, "xl/_rels/workbook.xml.rels"))
        for (const Node& one : relations->children) targets[std::string{one.attribute("Id")}] = one.attribute("Target");
    std::vector<Sheet> sheets;
    const Node* list = book.child("sheets");
    for (const Node& one : list ? list->children : std::vector<Node>{}) {
        if (!one.is("sheet")) continue;
        const std::string target = targets[std::string{one.attribute("id")}];
        sheets.push_back({cleaned(one.attribute("name")), target.starts_with('/') ? target.substr(1) : "xl/" + target, std::string{one.attribute("state")}});
    }
    return sheets;
}

/// One column as letters: of "B7" "B".
std::pair<int, int> place_of(std::string_view name) {
    int column = 0, row = 0;
    std::size_t at = 0;
    for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 3; ++at) column = column * 26 + (name[at] - 'A' + 1);
    std::from_chars(name.data() + at, name.data() + name.size(), row);
    return {row, column};
}

/// Streams one sheet, which may be large, and sorts its cells into seen and unseen ones.
class SheetReader : public packed::XmlReader {
public:
    SheetReader(const Sheet& sheet, const std::vector<std::string>& strings, const SheetLooks& looks, ShownWords& shown, Findings& findings)
        : sheet_{sheet}, strings_{strings}, looks_{looks}, shown_{shown}, findings_{findings}, sheet_hidden_{!sheet.state.empty() && sheet.state != "visible"} {}

    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "s:sheetFormatPr") rows_hidden_ = is_on(attributes.get("zeroHeight"));
        else if (name == "s:col") column(attributes);
        else if (name == "s:row") row(attributes);
        else if (name == "s:c") cell_ = {std::string{attributes.get("r")}, std::string{attributes.get("t", "n")}, attributes.number("s", 0), {}};
        else if (name == "s:v" || name == "s:t") in_words_ = true;
    }
    void end(std::string_view name) override {
        if (name == "s:v" || name == "s:t") in_words_ = false;
        if (name == "s:c") finish_cell();
        if (name == "s:row") finish_row();
    }
    void text(std::string_view text) override {
        if (in_words_ && cell_.words.size() + text.size() <= PaperLimits::cell_bytes) cell_.words += text;
    }
    void finish() {
        for (const auto& [column, words] : hidden_columns_)
            if (!words.empty()) findings_.add("hidden_column", fmt::format("sheet {}, column {}", sheet_.name, letters_of(column)), words);
        if (sheet_hidden_)
            findings_.add("hidden_sheet", fmt::format("sheet {}", sheet_.name), said_by(sheet_.state == "veryHidden" ? fmt::format("Very hidden sheet {}", sheet_.name) : fmt::format("Hidden sheet {}", sheet_.name), all_));
    }

private:
    struct Cell {
        std::string place, type;
        int format = 0;
        std::string words;
    };
    struct Columns {
        int first, last;
    };

    static bool is_on(std::string_view value) { return value == "1" || value == "true"; }
    static bool is_zero(std::string_view value) { return !value.empty() && value.find_first_not_of("0.") == std::string_view::npos; }
    static std::string letters_of(int column) {
        const auto name = cell_name(1, column);
        return name.substr(0, name.size() - 1);
    }

    void column(const Attributes& attributes) {
        if (is_on(attributes.get("hidden")) || is_zero(attributes.get("width"))) without_width_.push_back({attributes.number("min", 0), attributes.number("max", 0)});
    }
    void row(const Attributes& attributes) {
        row_number_ = attributes.get("r");
        const bool own_height = !attributes.get("ht").empty();
        row_hidden_ = is_on(attributes.get("hidden")) || is_zero(attributes.get("ht")) || (rows_hidden_ && !own_height && attributes.get("hidden").empty());
        row_words_.clear();
    }
    void finish_row() {
        if (row_hidden_ && !sheet_hidden_) findings_.add("hidden_row", fmt::format("sheet {}, row {}", sheet_.name, row_number_), row_words_);
        row_hidden_ = false;
    }

    void finish_cell() {
        std::string words = cleaned(value());
        cell_.words.clear();
        if (words.empty()) return;
        const auto [row, column] = place_of(cell_.place);
        const bool in_hidden_column = std::ranges::any_of(without_width_, [at = column](const Columns& one) { return at >= one.first && at <= one.last; });
        constexpr std::size_t enough = 4'000;
        if (sheet_hidden_ && all_.size() < enough) (all_ += words) += ' ';
        else if (row_hidden_) (row_words_ += words) += ' ';
        else if (in_hidden_column && hidden_columns_[column].size() < enough) (hidden_columns_[column] += words) += ' ';
        else if (const auto why = looks_.why_unseen(cell_.format); !why.empty()) findings_.add("hidden_cell", fmt::format("sheet {}, cell {}, {}", sheet_.name, cell_.place, why), words);
        else shown_.add(words);
    }
    std::string value() const {
        if (cell_.type != "s") return cell_.words;
        std::size_t at = strings_.size();
        std::from_chars(cell_.words.data(), cell_.words.data() + cell_.words.size(), at);
        return at < strings_.size() ? strings_[at] : std::string{};
    }

    const Sheet& sheet_;
    const std::vector<std::string>& strings_;
    const SheetLooks& looks_;
    ShownWords& shown_;
    Findings& findings_;
    bool sheet_hidden_, rows_hidden_ = false, row_hidden_ = false, in_words_ = false;
    Cell cell_;
    std::vector<Columns> without_width_;
    std::map<int, std::string> hidden_columns_;
    std::string row_number_, row_words_, all_;
};

std::vector<std::string> strings_of(const Archive& archive) {
    std::vector<std::string> strings;
    const auto root = tree_of(archive, "xl/sharedStrings.xml");
    for (const Node& one : root ? root->children : std::vector<Node>{})
        if (one.is("si")) strings.push_back(one.all_text());
    return strings;
}

void find_names(const Node& book, const ShownWords& shown, Findings& findings) {
    const Node* list = book.child("definedNames");
    for (const Node& one : list ? list->children : std::vector<Node>{}) {
        const auto name = one.attribute("name");
        const auto value = cleaned(one.all_text());
        if (!one.is("definedName") || name.starts_with("_xlnm.") || value == "#REF!") continue;
        // A range of cells that are seen, under a name made of words that are seen, is nothing new.
        const bool range = value.find('!') != std::string::npos && value.find('"') == std::string::npos && value.find('[') == std::string::npos;
        const bool hidden = one.attribute("hidden") == "1" || one.attribute("hidden") == "true";
        if (hidden || !range || shown.lacks_a_word_of(name_as_words(name)) || shown.lacks_a_word_of(one.attribute("comment"))) {
            findings.add("defined_name", "xl/workbook.xml", fmt::format("{} = {}{}{}", name, value, one.attribute("comment").empty() ? "" : ": ", one.attribute("comment")));
        }
    }
}

/// Values that a cache keeps: attributes called v, and texts.
std::string cached_values(const Node& root) {
    std::string values;
    constexpr std::size_t enough = 4'000;
    walk(root, [&](const Node& node) {
        if (!node.attribute("v").empty()) (values += node.attribute("v")) += ' ';
        if (node.is("v") || node.is("t")) (values += node.all_text()) += ' ';
        if (node.is("cacheField") || node.is("sheetName") || node.is("definedName")) (values += node.attribute(node.is("sheetName") ? "val" : "name")) += ' ';
        return values.size() < enough;
    });
    return values;
}

void find_comments(const std::string& part, const Node& root, const std::map<std::string, std::string, std::less<>>& people, Findings& findings) {
    std::vector<std::string> authors;
    int number = 0;
    walk(root, [&](const Node& node) {
        if (node.is("author")) authors.push_back(cleaned(node.all_text()));
        const bool note = node.is("comment"), threaded = node.is("threadedComment");
        if (!note && !threaded) return true;
        std::string by;
        if (note) {
            std::size_t at = authors.size();
            const auto id = node.attribute("authorId");
            std::from_chars(id.data(), id.data() + id.size(), at);
            if (at < authors.size() && !authors[at].starts_with("tc={")) by = authors[at];
        } else if (const auto person = people.find(node.attribute("personId")); person != people.end()) {
            by = person->second;
        }
        const auto words = cleaned(node.all_text());
        findings.add("comment", fmt::format("{}, comment {} on cell {}", part, ++number, node.attribute("ref")), said_by(by, words.empty() ? "an empty comment" : words));
        return false;
    });
}

std::map<std::string, std::string, std::less<>> people_of(const Archive& archive, Findings& findings) {
    std::map<std::string, std::string, std::less<>> people;
    for (const auto& name : archive.names()) {
        if (!name.starts_with("xl/persons/")) continue;
        const auto root = tree_of(archive, name);
        for (const Node& one : root ? root->children : std::vector<Node>{}) {
            if (!one.is("person")) continue;
            people[std::string{one.attribute("id")}] = one.attribute("displayName");
            findings.add("people", name, said_by(one.attribute("displayName"), one.attribute("userId") == one.attribute("displayName") ? "" : one.attribute("userId")));
        }
    }
    return people;
}

void find_parts(const Archive& archive, Findings& findings) {
    const auto people = people_of(archive, findings);
    for (const auto& name : archive.names()) {
        const auto in = [&](std::string_view folder) { return name.starts_with(folder) && name.ends_with(".xml"); };
        if (name.starts_with("xl/model/")) findings.add("data_connection", name, "A model of data that the workbook keeps for itself");
        if (!name.starts_with("xl/") || !name.ends_with(".xml")) continue;
        const bool wanted = in("xl/pivotCache/") || in("xl/externalLinks/") || name == "xl/connections.xml" || in("xl/queryTables/") || in("xl/comments") || in("xl/threadedComments/") || name.find("/comment") != std::string::npos;
        if (!wanted) continue;
        const auto root = tree_of(archive, name);
        if (!root) continue;
        const auto or_else = [&](std::string words, std::string_view otherwise) { return cleaned(words).empty() ? std::string{otherwise} : words; };
        if (in("xl/pivotCache/")) findings.add("pivot_cache", name, or_else(cached_values(*root), "What a pivot table was made from"));
        else if (in("xl/externalLinks/")) findings.add("link_cache", name, or_else(cached_values(*root), "Values of another workbook"));
        else if (name == "xl/connections.xml" || in("xl/queryTables/")) {
            std::string words;
            walk(*root, [&](const Node& node) {
                for (const auto& [key, value] : node.attributes)
                    if (key == "name" || key == "connection" || key == "command" || key == "sourceFile" || key == "url" || key == "description") (words += value) += ' ';
                return true;
            });
            findings.add("data_connection", name, words);
        } else find_comments(name, *root, people, findings);
    }
}

}  // namespace

std::expected<void, Refusal> find_in_workbook(const Archive& archive, Findings& findings) {
    ShownWords shown;
    const auto styles = tree_of(archive, "xl/styles.xml");
    const SheetLooks looks{styles ? &*styles : nullptr};
    const auto strings = strings_of(archive);
    const auto book = tree_of(archive, "xl/workbook.xml");
    if (!book) return std::unexpected{refuse_damaged("workbook")};
    for (const Sheet& sheet : sheets_of(archive, *book)) {
        if (sheet.state.empty() || sheet.state == "visible") shown.add(sheet.name);
        if (!archive.has(sheet.part)) continue;
        SheetReader reader{sheet, strings, looks, shown, findings};
        if (const auto xml = archive.read(sheet.part); !xml) return std::unexpected{xml.error()};
        else if (auto read = packed::read_xml(*xml, reader); !read) return std::unexpected{std::move(read.error())};
        reader.finish();
    }
    find_names(*book, shown, findings);
    walk(*book, [&](const Node& node) {
        if (node.is("absPath")) findings.add("file_path", "xl/workbook.xml", node.attribute("url"));
        return true;
    });
    find_parts(archive, findings);
    find_in_package(archive, shown, findings);
    return {};
}

}  // namespace documents::hidden
