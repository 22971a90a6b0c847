#include "documents/opendocument/odt.h"

#include <array>
#include <map>
#include <set>

#include "documents/flow.h"
#include "documents/packed/archive.h"
#include "documents/packed/properties.h"
#include "documents/packed/xml.h"
#include "documents/refusal.h"
#include "documents/word/styles.h"

namespace documents::opendocument {

namespace {

using packed::Attributes;

constexpr std::size_t list_levels = 10;

/// How a list style numbers its levels: "1", "a", "i" with what stands before and after; bullets number nothing.
struct ListLevel {
    std::string format, before, after;
    int shown_levels = 1, start = 1;
};
using ListStyles = std::map<std::string, std::array<ListLevel, list_levels>, std::less<>>;

class StyleReader : public packed::XmlReader {
public:
    StyleReader(ListStyles& lists, std::set<std::string, std::less<>>& bold) : lists_{lists}, bold_{bold} {}
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "text:list-style") list_ = attributes.get("style:name");
        else if (name == "text:list-level-style-number" && !list_.empty()) set_level(attributes);
        else if (name == "style:style") style_ = attributes.get("style:name");
        else if (name == "style:text-properties" && attributes.get("fo:font-weight") == "bold") bold_.insert(style_);
    }
    void end(std::string_view name) override {
        if (name == "text:list-style") list_.clear();
    }
    void text(std::string_view) override {}

private:
    void set_level(const Attributes& attributes) {
        const auto level = static_cast<std::size_t>(attributes.number("text:level", 0));
        if (level < 1 || level > list_levels) return;
        lists_[list_][level - 1] = {std::string{attributes.get("style:num-format")}, std::string{attributes.get("style:num-prefix")},
                                    std::string{attributes.get("style:num-suffix")}, attributes.number("text:display-levels", 1),
                                    attributes.number("text:start-value", 1)};
    }
    ListStyles& lists_;
    std::set<std::string, std::less<>>& bold_;
    std::string list_, style_;
};

std::string_view word_format(std::string_view format) {
    if (format == "a") return "lowerLetter";
    if (format == "A") return "upperLetter";
    if (format == "i") return "lowerRoman";
    if (format == "I") return "upperRoman";
    return "decimal";
}

/// A list that is open, with the counts of its levels.
struct OpenList {
    std::string style;
    int item = 0;
    bool label_due = false;
};

struct Note {
    std::string number, text;
};

class BodyReader : public packed::XmlReader {
public:
    BodyReader(const ListStyles& lists, const std::set<std::string, std::less<>>& bold, Flow& flow) : lists_{lists}, bold_styles_{bold}, flow_{flow} {}

    void start(std::string_view name, const Attributes& attributes) override {
        if (is_left_out(name)) ++skipping_;
        if (skipping_ > 0) return;
        if (name == "text:p" || name == "text:h") open_paragraph(name, attributes);
        else if (name == "text:list") lists_open_.push_back({std::string{attributes.get("text:style-name", lists_open_.empty() ? "" : lists_open_.back().style)}, 0, false});
        else if (name == "text:list-item" && !lists_open_.empty()) ++lists_open_.back().item, lists_open_.back().label_due = true;
        else if (name == "table:table") flow_.open_table();
        else if (name == "table:table-row") open_row();
        else if (name == "table:table-header-rows") in_header_ = true;
        else if (name == "table:table-cell") flow_.open_cell(), flow_.cell_spans(attributes.number("table:number-columns-spanned", 1));
        else if (name == "text:s") add(" ");
        else if (name == "text:tab" || name == "text:line-break") add(" ");
        else if (name == "text:note") notes_.push_back({std::to_string(++note_count_), {}}), in_note_ = true;
        else if (name == "text:note-citation") ++skipping_in_note_;
    }
    void end(std::string_view name) override {
        if (is_left_out(name)) {
            --skipping_;
            return;
        }
        if (skipping_ > 0) return;
        if (name == "text:p" || name == "text:h") close_paragraph();
        else if (name == "text:list" && !lists_open_.empty()) lists_open_.pop_back();
        else if (name == "table:table") flow_.close_table();
        else if (name == "table:table-row") flow_.close_row();
        else if (name == "table:table-header-rows") in_header_ = false;
        else if (name == "table:table-cell") flow_.close_cell();
        else if (name == "text:note-citation") --skipping_in_note_;
        else if (name == "text:note") close_note();
    }
    void text(std::string_view text) override {
        if (skipping_ == 0 && skipping_in_note_ == 0) add(text);
    }

private:
    struct Paragraph {
        Block block;
        bool bold = false;
    };

    static bool is_left_out(std::string_view name) {
        return name == "text:tracked-changes" || name == "office:annotation" || name == "office:forms" || name == "text:table-of-content" ||
               name == "text:alphabetical-index" || name == "text:illustration-index" || name == "text:table-index" || name == "text:ruby-text";
    }
    void add(std::string_view text) {
        if (in_note_ && !notes_.empty()) notes_.back().text += text;
        else if (!paragraphs_.empty()) paragraphs_.back().block.text += text;
    }
    void open_row() {
        flow_.open_row();
        if (in_header_) flow_.row_is_header();
    }
    void open_paragraph(std::string_view name, const Attributes& attributes) {
        if (in_note_) {
            add(" ");
            return;
        }
        Paragraph paragraph;
        const auto style = attributes.get("text:style-name");
        if (name == "text:h" || style == "Title") {
            paragraph.block.kind = BlockKind::Heading;
            paragraph.block.level = std::clamp(attributes.number("text:outline-level", 1), 1, 6);
        }
        paragraph.bold = bold_styles_.contains(style);
        if (!lists_open_.empty() && lists_open_.back().label_due) take_label(paragraph.block);
        paragraphs_.push_back(std::move(paragraph));
    }
    void take_label(Block& block) {
        lists_open_.back().label_due = false;
        block.number = label();
        if (block.kind == BlockKind::Heading || block.number.find('.') != std::string::npos) return;
        block.kind = BlockKind::ListItem;
        block.level = static_cast<int>(std::min<std::size_t>(lists_open_.size(), 6));
    }
    /// The label of the innermost list's current item, with the outer levels that its style shows.
    std::string label() const {
        const auto style = lists_.find(lists_open_.back().style);
        const std::size_t depth = lists_open_.size();
        if (style == lists_.end() || depth > list_levels) return {};
        const ListLevel& own = style->second[depth - 1];
        if (own.format.empty()) return {};
        std::string result = own.before;
        const auto shown = static_cast<std::size_t>(std::clamp(own.shown_levels, 1, static_cast<int>(depth)));
        for (std::size_t i = depth - shown; i < depth; ++i) {
            const ListLevel& level = style->second[i];
            if (i > depth - shown) result += '.';
            result += word::formatted(lists_open_[i].item + level.start - 1, word_format(level.format));
        }
        result += own.after;
        if (result.ends_with('.')) result.pop_back();
        return result;
    }
    void close_note() {
        in_note_ = false;
        if (!notes_.empty()) add("[" + notes_.back().number + "]");
    }
    void close_paragraph() {
        if (in_note_ || paragraphs_.empty()) return;
        Paragraph paragraph = std::move(paragraphs_.back());
        paragraphs_.pop_back();
        const bool bold = paragraph.bold && !cleaned(paragraph.block.text).empty();
        flow_.add(std::move(paragraph.block));
        if (bold) flow_.last_was_bold();
        for (Note& note : notes_) flow_.add({BlockKind::Footnote, 0, std::move(note.text), 0, std::move(note.number), {}, 0, -1});
        notes_.clear();
    }

    const ListStyles& lists_;
    const std::set<std::string, std::less<>>& bold_styles_;
    Flow& flow_;
    std::vector<Paragraph> paragraphs_;
    std::vector<OpenList> lists_open_;
    std::vector<Note> notes_;
    int skipping_ = 0, skipping_in_note_ = 0, note_count_ = 0;
    bool in_note_ = false, in_header_ = false;
};

}  // namespace

std::expected<Extraction, Refusal> extract_odt(std::string_view bytes) {
    const auto archive = packed::Archive::open(bytes);
    if (!archive) return std::unexpected{archive.error()};
    const auto content = archive->read("content.xml");
    if (!content) return std::unexpected{content.error()};
    ListStyles lists;
    std::set<std::string, std::less<>> bold;
    StyleReader styles{lists, bold};
    if (archive->has("styles.xml"))
        if (const auto xml = archive->read("styles.xml")) (void)packed::read_xml(*xml, styles);
    (void)packed::read_xml(*content, styles);
    Flow flow;
    BodyReader reader{lists, bold, flow};
    const auto read = packed::read_xml(*content, reader);
    Extraction result;
    result.kind = FileKind::Odt;
    result.blocks = flow.take();
    if (!read && (read.error().code != "damaged" || result.blocks.empty())) return std::unexpected{read.error()};
    if (!read) result.warnings.push_back("The file is damaged. What could be read is here, but its end is missing.");
    if (result.blocks.empty()) return std::unexpected{refuse_no_text()};
    result.properties = packed::read_properties(*archive, "meta.xml");
    return result;
}

}  // namespace documents::opendocument
