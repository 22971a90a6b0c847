#include <algorithm>
#include <utility>
#include <vector>

#include "documents/flow.h"
#include "documents/packed/xml.h"
#include "documents/tables/open_tables.h"
#include "documents/tables/read_tables.h"
#include "documents/tables/word_signs.h"
#include "documents/word/parts.h"

namespace documents::tables {

namespace {

using packed::Attributes;

/// How paragraph, cell or row looked before a change that Word tracks.
bool is_earlier_look(std::string_view name) { return name.starts_with("w:") && name.ends_with("Change"); }

bool is_left_out(std::string_view name) { return word::is_left_out(name) || is_earlier_look(name); }

/// A paragraph while its runs go by. Text boxes hold paragraphs within a paragraph, so there is a stack of them.
struct Paragraph {
    std::string text, style;
    int list = -1, list_level = -1, outline = -1;
    std::vector<std::string> notes;
    bool in_run = false, run_hidden = false, run_bold = false, all_bold = true;
    bool end_deleted = false;  ///< The next one goes on in its line.
};

/// A field of an old form, which keeps its answer beside the text.
struct FormField {
    bool is_box = false, is_list = false, ticked = false;
    std::size_t chosen = 0;
    std::vector<std::string> options;

    std::string shown() const {
        if (is_box) return std::string{ticked ? ticked_box : empty_box};
        return is_list && chosen < options.size() ? options[chosen] : std::string{};
    }
};

/// The nearest line before a table that tells what it is.
class Title {
public:
    void consider(const word::Styles& styles, const Paragraph& paragraph) {
        constexpr std::size_t longest = 250;
        std::string line = cleaned(paragraph.text);
        if (line.empty() || line.size() > longest || styles.is_contents(paragraph.style)) return;
        const auto style = styles.by_id.find(paragraph.style);
        const bool caption = (style != styles.by_id.end() && style->second.name == "caption") || is_typed_caption(line);
        if (caption || styles.heading_level(paragraph.style) > 0 || (paragraph.outline >= 0 && paragraph.outline < 9)) heading_ = std::move(line);
        else if (paragraph.all_bold) bold_ = std::move(line);
    }
    /// Bold lines count where no style makes headings.
    const std::string& nearest() const { return heading_.empty() ? bold_ : heading_; }

private:
    /// "Table 2: ...", "Tabl 2: ...".
    static bool is_typed_caption(std::string_view line) {
        const auto rest = line.substr(std::min(line.find(' '), line.size()));
        return (line.starts_with("Table ") || line.starts_with("Tabl ")) && rest.size() > 1 && rest[1] >= '0' && rest[1] <= '9';
    }
    std::string heading_, bold_;
};

class BodyReader : public packed::XmlReader {
public:
    BodyReader(word::Parts& parts, Gathered& gathered) : parts_{parts}, tables_{gathered, Covered::LeftOut} {}

    void start(std::string_view name, const Attributes& attributes) override {
        if (skipping_ == 0) notice_deletion(name);
        if (is_left_out(name)) ++skipping_;
        if (skipping_ > 0) return;
        if (name == "w:t" || name == "m:t") in_text_ = true;
        else if (name == "w:p") paragraphs_.emplace_back();
        else if (name == "w:pPr" || name == "w:trPr") in_properties_ = name == "w:pPr" ? Properties::Paragraph : Properties::Row;
        else if (name == "w:tbl") tables_.open_table(title_.nearest());
        else if (name == "w:tr") tables_.open_row();
        else if (name == "w:tc") tables_.open_cell();
        else if (!start_in_table(name, attributes) && !start_in_form(name, attributes) && !paragraphs_.empty()) start_inside(paragraphs_.back(), name, attributes);
    }
    void end(std::string_view name) override {
        if (is_left_out(name)) --skipping_;
        if (skipping_ > 0 || is_left_out(name)) return;
        if (name == "w:t" || name == "m:t") in_text_ = false;
        else if (name == "w:p" && !paragraphs_.empty()) finish_paragraph();
        else if (name == "w:pPr" || name == "w:trPr") in_properties_ = Properties::None;
        else if (name == "w:tbl") tables_.close_table();
        else if (name == "w:tr") tables_.close_row();
        else if (name == "w:tc") tables_.close_cell(), goes_on_ = false;
        else if (name == "w:r" && !paragraphs_.empty()) paragraphs_.back().run_bold = paragraphs_.back().run_hidden = paragraphs_.back().in_run = false;
        else if (name == "w:checkBox" || name == "w:ddList") say(std::exchange(field_, {}).shown());
    }
    void text(std::string_view text) override {
        if (in_text_ && skipping_ == 0) say(text);
    }

private:
    enum class Properties { None, Paragraph, Row };

    /// Deletions of rows, cells and paragraph ends are marks among their properties.
    void notice_deletion(std::string_view name) {
        if (name == "w:cellDel") tables_.cell_was_deleted();
        if (name != "w:del" && name != "w:moveFrom") return;
        if (in_properties_ == Properties::Row) tables_.row_was_deleted();
        if (in_properties_ == Properties::Paragraph && !paragraphs_.empty()) paragraphs_.back().end_deleted = true;
    }

    bool start_in_table(std::string_view name, const Attributes& attributes) {
        const auto value = attributes.get("w:val");
        if (name == "w:gridSpan") tables_.spans(attributes.number("w:val", 1));
        else if (name == "w:gridBefore") tables_.skip_columns(attributes.number("w:val", 0));
        else if (name == "w:vMerge") value == "restart" ? tables_.begins_merged() : tables_.goes_on_from_above();
        else if (name == "w:hMerge") value == "restart" ? tables_.begins_merged() : tables_.goes_on_from_before();
        else if (name == "w:cellMerge" && attributes.get("w:vMerge") == "cont") tables_.goes_on_from_above();
        else if (name == "w:cellMerge" && attributes.get("w:vMerge") == "rest") tables_.begins_merged();
        else return false;
        return true;
    }

    bool start_in_form(std::string_view name, const Attributes& attributes) {
        if (name == "w:checkBox") field_ = {.is_box = true, .options = {}};
        else if (name == "w:ddList") field_ = {.is_list = true, .options = {}};
        else if (field_.is_box && (name == "w:default" || name == "w:checked")) field_.ticked = word::is_on(attributes);
        else if (field_.is_list && name == "w:result") field_.chosen = static_cast<std::size_t>(attributes.number("w:val", 0));
        else if (field_.is_list && name == "w:listEntry") field_.options.emplace_back(attributes.get("w:val"));
        else return false;
        return true;
    }

    void start_inside(Paragraph& paragraph, std::string_view name, const Attributes& attributes) {
        if (name == "w:r") paragraph.in_run = true;
        else if (name == "w:pStyle") paragraph.style = attributes.get("w:val");
        else if (name == "w:numId") paragraph.list = attributes.number("w:val", 0);
        else if (name == "w:ilvl") paragraph.list_level = attributes.number("w:val", 0);
        else if (name == "w:outlineLvl") paragraph.outline = attributes.number("w:val", 9);
        else if (!paragraph.in_run) return;
        else if (name == "w:tab" || name == "w:ptab") say("\t");
        else if (name == "w:br" || name == "w:cr") say("\n");
        else if (name == "w:noBreakHyphen") say("\u2011");
        else if (name == "w:softHyphen") say("\u00AD");
        else if (name == "w:sym") say(sign_of(attributes.get("w:font"), attributes.get("w:char")));
        else if (name == "w:b") paragraph.run_bold = word::is_on(attributes);
        else if (name == "w:vanish") paragraph.run_hidden = word::is_on(attributes);
        else if (name == "w:rStyle") paragraph.run_hidden = paragraph.run_hidden || parts_.styles.is_hidden(attributes.get("w:val"));
        else if (name == "w:footnoteReference") add_note(paragraph, parts_.footnotes, attributes);
        else if (name == "w:endnoteReference") add_note(paragraph, parts_.endnotes, attributes);
    }

    void say(std::string_view words) {
        if (paragraphs_.empty() || paragraphs_.back().run_hidden) return;
        Paragraph& paragraph = paragraphs_.back();
        paragraph.text += words;
        paragraph.all_bold = paragraph.all_bold && paragraph.run_bold;
    }

    void add_note(Paragraph& paragraph, const std::map<int, std::string>& notes, const Attributes& attributes) {
        const auto note = notes.find(attributes.number("w:id", -1));
        if (note == notes.end()) return;
        const std::string mark = "[" + std::to_string(++notes_) + "]";
        say(mark);
        paragraph.notes.push_back(mark + " " + cleaned(note->second));
    }

    void finish_paragraph() {
        Paragraph paragraph = std::move(paragraphs_.back());
        paragraphs_.pop_back();
        if (parts_.styles.is_hidden(paragraph.style)) return;
        if (!tables_.in_cell()) {
            title_.consider(parts_.styles, paragraph);
            (void)label_of(paragraph);  // Lists go on counting from outside into tables.
            return;
        }
        if (!std::exchange(goes_on_, paragraph.end_deleted)) tables_.begin_paragraph();
        if (const auto label = label_of(paragraph); !label.empty()) tables_.add(paragraph.text.empty() ? label : label + " ");
        tables_.add(paragraph.text);
        for (const auto& note : paragraph.notes) tables_.begin_paragraph(), tables_.add(note);
    }

    /// The number that Word counts and prints before the paragraph: it is in no run.
    std::string label_of(const Paragraph& paragraph) {
        auto [list, level] = parts_.styles.list(paragraph.style);
        if (paragraph.list >= 0) list = paragraph.list;
        if (paragraph.list_level >= 0) level = paragraph.list_level;
        if (list <= 0 || (paragraph.end_deleted && paragraph.text.empty())) return {};  // List 0 takes a paragraph out of its style's list.
        return parts_.lists.next(list, level);
    }

    word::Parts& parts_;
    OpenTables tables_;
    Title title_;
    FormField field_;
    std::vector<Paragraph> paragraphs_;
    Properties in_properties_ = Properties::None;
    int skipping_ = 0, notes_ = 0;
    bool in_text_ = false, goes_on_ = false;
};

}  // namespace

std::expected<void, Refusal> read_word(const packed::Archive& archive, Gathered& gathered) {
    const std::string path = word::main_part(archive);
    word::Parts parts = word::read_parts(archive, path);
    BodyReader reader{parts, gathered};
    return packed::read_xml(archive, path, reader);
}

}  // namespace documents::tables
