#include <set>
#include <utility>

#include "documents/flow.h"
#include "documents/packed/xml.h"
#include "documents/papers/shown_number.h"
#include "documents/tables/open_tables.h"
#include "documents/tables/read_tables.h"

namespace documents::tables {

namespace {

using packed::Attributes;

/// Deleted text and cells, notes beside cells, what comes from other files, and the sign of a note, which is counted here.
bool is_left_out(std::string_view name) {
    return name == "text:tracked-changes" || name == "table:tracked-changes" || name == "office:annotation" || name == "table:dde-links" || name == "text:note-citation" || name == "text:ruby-text";
}

/// Text with its white space as OpenDocument has it (1.3, part 3, 6.1.2): a run is one space, none at the beginning of a paragraph.
class Squeezed {
public:
    void add(std::string_view text) {
        for (const char c : text) {
            const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!space) words += c;
            else if (!after_space_) words += ' ';
            after_space_ = space;
        }
    }
    void add_sign(std::string_view sign) {
        words += sign;
        after_space_ = false;
    }
    std::string words;

private:
    bool after_space_ = true;
};

struct Paragraph {
    Squeezed text;
    std::vector<std::string> notes;
};

/// What a cell of a spreadsheet is beside the words that it shows.
struct Value {
    std::string type, value;

    static Value of(const Attributes& attributes) {
        Value made{std::string{attributes.get("office:value-type")}, {}};
        if (made.type == "date") made.value = day_of_xml(attributes.get("office:date-value"));
        else if (made.type == "time") made.value = time_of_xml(attributes.get("office:time-value"));
        else if (made.type == "boolean") made.value = attributes.get("office:boolean-value") == "true" ? "TRUE" : "FALSE";
        else if (made.type == "float" || made.type == "percentage" || made.type == "currency") made.value = general_number(attributes.get("office:value"));
        return made;
    }
};

class ContentReader : public packed::XmlReader {
public:
    explicit ContentReader(Gathered& gathered) : tables_{gathered, Covered::Named} {}

    void start(std::string_view name, const Attributes& attributes) override {
        if (is_left_out(name)) ++skipping_;
        if (skipping_ > 0) return;
        if (name == "text:p" || name == "text:h") paragraphs_.emplace_back(), outline_ = name == "text:h";
        else if (name.starts_with("table:")) start_in_table(name, attributes);
        else if (name.starts_with("style:")) start_in_style(name, attributes);
        else if (name == "office:spreadsheet") is_sheet_ = true;
        else if (!paragraphs_.empty()) start_in_paragraph(paragraphs_.back(), name, attributes);
    }
    void end(std::string_view name) override {
        if (is_left_out(name)) --skipping_;
        if (skipping_ > 0) return;
        if ((name == "text:p" || name == "text:h") && !paragraphs_.empty()) finish_paragraph();
        else if (name == "text:note-body") in_note_ = false;
        else if (name == "table:table") tables_.close_table();
        else if (name == "table:table-row") close_row();
        else if (name == "table:table-cell" || name == "table:covered-table-cell") close_cell();
    }
    void text(std::string_view text) override {
        if (skipping_ == 0 && !paragraphs_.empty()) paragraphs_.back().text.add(text);
    }

private:
    void start_in_table(std::string_view name, const Attributes& attributes) {
        if (name == "table:table-cell" || name == "table:covered-table-cell") {
            tables_.open_cell();
            tables_.spans(attributes.number("table:number-columns-spanned", 1, TableLimits::columns), attributes.number("table:number-rows-spanned", 1, TableLimits::rows));
            cells_.push_back({is_sheet_ ? Value::of(attributes) : Value{}, attributes.number("table:number-columns-repeated", 1, TableLimits::columns)});
        } else if (name == "table:table-row") {
            tables_.open_row();
            rows_.push_back(attributes.number("table:number-rows-repeated", 1, TableLimits::rows));
        } else if (name == "table:table") {
            const bool hidden = hidden_styles_.contains(std::string{attributes.get("table:style-name")});
            tables_.open_table(is_sheet_ ? cleaned(attributes.get("table:name")) : heading_, hidden);
        } else if (name == "table:table-source") {
            tables_.hide_table();  // What was last seen of a sheet of another file.
        }
    }
    void start_in_style(std::string_view name, const Attributes& attributes) {
        if (name == "style:style") style_ = attributes.get("style:name");
        if (name == "style:table-properties" && attributes.get("table:display") == "false") hidden_styles_.insert(style_);
    }
    void start_in_paragraph(Paragraph& paragraph, std::string_view name, const Attributes& attributes) {
        if (name == "text:s") paragraph.text.add_sign(std::string(static_cast<std::size_t>(attributes.number("text:c", 1, most_spaces)), ' '));
        else if (name == "text:tab") paragraph.text.add_sign("\t");
        else if (name == "text:line-break") paragraph.text.add_sign("\n");
        else if (name == "text:note-body") {
            const auto mark = "[" + std::to_string(++notes_) + "]";
            paragraph.text.add_sign(mark);
            paragraph.notes.push_back(mark);
            in_note_ = true;
        }
    }
    void finish_paragraph() {
        Paragraph paragraph = std::move(paragraphs_.back());
        paragraphs_.pop_back();
        if (in_note_ && !paragraphs_.empty() && !paragraphs_.back().notes.empty()) {
            (paragraphs_.back().notes.back() += ' ') += paragraph.text.words;
        } else if (tables_.in_cell()) {
            tables_.begin_paragraph();
            tables_.add(paragraph.text.words);
            for (const auto& note : paragraph.notes) tables_.begin_paragraph(), tables_.add(note);
        } else if (std::exchange(outline_, false)) {
            heading_ = cleaned(paragraph.text.words);
        }
    }
    void close_cell() {
        if (cells_.empty()) return;
        Cell cell = std::move(cells_.back());
        cells_.pop_back();
        tables_.say_instead(std::move(cell.value.value));
        tables_.close_cell(cell.times);
    }
    void close_row() {
        if (rows_.empty()) return;
        tables_.close_row(rows_.back());
        rows_.pop_back();
    }

    static constexpr int most_spaces = 1'000;
    struct Cell {
        Value value;
        int times = 1;
    };
    OpenTables tables_;
    std::vector<Paragraph> paragraphs_;
    std::vector<Cell> cells_;
    std::vector<int> rows_;
    std::set<std::string> hidden_styles_;
    std::string style_, heading_;
    int skipping_ = 0, notes_ = 0;
    bool is_sheet_ = false, outline_ = false, in_note_ = false;
};

class OwnProperties : public packed::XmlReader {
public:
    void start(std::string_view name, const Attributes& attributes) override {
        in_value_ = name == "meta:user-defined" && found.size() < PaperLimits::properties;
        if (in_value_) found.emplace_back(cleaned(attributes.get("meta:name")), std::string{});
    }
    void end(std::string_view) override { in_value_ = false; }
    void text(std::string_view text) override {
        constexpr std::size_t longest = 1'000;
        if (in_value_ && found.back().second.size() + text.size() <= longest) found.back().second += text;
    }
    std::vector<std::pair<std::string, std::string>> found;

private:
    bool in_value_ = false;
};

}  // namespace

std::expected<void, Refusal> read_open_document(const packed::Archive& archive, Gathered& gathered) {
    ContentReader reader{gathered};
    return packed::read_xml(archive, "content.xml", reader);
}

std::vector<std::pair<std::string, std::string>> own_properties(const packed::Archive& archive) {
    OwnProperties reader;
    if (!archive.has("meta.xml") || !packed::read_xml(archive, "meta.xml", reader)) return {};
    return std::move(reader.found);
}

}  // namespace documents::tables
