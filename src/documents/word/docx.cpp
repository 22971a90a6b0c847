#include "documents/word/docx.h"

#include <map>

#include "documents/flow.h"
#include "documents/packed/archive.h"
#include "documents/packed/properties.h"
#include "documents/packed/xml.h"
#include "documents/refusal.h"
#include "documents/word/parts.h"

namespace documents::word {

namespace {

using packed::Attributes;

/// A paragraph while its runs go by. Text boxes hold paragraphs within a paragraph, so there is a stack of them.
struct Paragraph {
    std::string text, style;
    int list = -1, list_level = -1, outline = -1;
    std::size_t letters = 0, bold_letters = 0;
    std::vector<std::pair<std::string, std::string>> notes;  // Number and text.
    bool run_bold = false, run_hidden = false, in_run = false, mark_only = false;
};

class BodyReader : public packed::XmlReader {
public:
    BodyReader(Parts& parts, Flow& flow) : parts_{parts}, flow_{flow} {}

    void start(std::string_view name, const Attributes& attributes) override {
        if (is_left_out(name)) ++skipping_;
        if (skipping_ > 0) return;
        if (name == "w:p") paragraphs_.emplace_back();
        else if (name == "w:tbl") flow_.open_table();
        else if (name == "w:tr") flow_.open_row();
        else if (name == "w:tc") flow_.open_cell();
        else if (name == "w:tblHeader" && is_on(attributes)) flow_.row_is_header();
        else if (name == "w:gridSpan") flow_.cell_spans(attributes.number("w:val", 1));
        else if (!paragraphs_.empty()) start_inside(paragraphs_.back(), name, attributes);
    }
    void end(std::string_view name) override {
        if (is_left_out(name)) {
            --skipping_;
            return;
        }
        if (skipping_ > 0) return;
        if (name == "w:p" && !paragraphs_.empty()) finish_paragraph();
        else if (name == "w:tbl") flow_.close_table();
        else if (name == "w:tr") flow_.close_row();
        else if (name == "w:tc") flow_.close_cell();
        else if (name == "w:t") in_text_ = false;
        else if (name == "w:r" && !paragraphs_.empty()) paragraphs_.back().run_bold = paragraphs_.back().run_hidden = paragraphs_.back().in_run = false;
    }
    void text(std::string_view text) override {
        if (!in_text_ || skipping_ > 0 || paragraphs_.empty()) return;
        Paragraph& paragraph = paragraphs_.back();
        if (paragraph.run_hidden) return;
        paragraph.text += text;
        paragraph.letters += text.size();
        paragraph.bold_letters += paragraph.run_bold ? text.size() : 0;
    }

private:
    void start_inside(Paragraph& paragraph, std::string_view name, const Attributes& attributes) {
        if (name == "w:t") in_text_ = true;
        else if (name == "w:r") paragraph.in_run = true;
        else if (name == "w:tab" || name == "w:br" || name == "w:cr") paragraph.text += paragraph.in_run ? " " : "";
        else if (name == "w:noBreakHyphen") paragraph.text += "-";
        else if (name == "w:pStyle") paragraph.style = attributes.get("w:val");
        else if (name == "w:numId") paragraph.list = attributes.number("w:val", 0);
        else if (name == "w:ilvl") paragraph.list_level = attributes.number("w:val", 0);
        else if (name == "w:outlineLvl") paragraph.outline = attributes.number("w:val", 9);
        else if (name == "w:b" && paragraph.in_run) paragraph.run_bold = is_on(attributes);
        else if (name == "w:vanish" && paragraph.in_run) paragraph.run_hidden = is_on(attributes);
        else if (name == "w:rStyle" && paragraph.in_run) paragraph.run_hidden = paragraph.run_hidden || parts_.styles.is_hidden(attributes.get("w:val"));
        else if (name == "w:footnoteReference") add_note(paragraph, parts_.footnotes, attributes);
        else if (name == "w:endnoteReference") add_note(paragraph, parts_.endnotes, attributes);
    }

    void add_note(Paragraph& paragraph, const std::map<int, std::string>& notes, const Attributes& attributes) {
        const auto note = notes.find(attributes.number("w:id", -1));
        if (note == notes.end()) return;
        const std::string number = std::to_string(++notes_);
        paragraph.text += "[" + number + "]";
        paragraph.notes.emplace_back(number, note->second);
    }

    void finish_paragraph() {
        Paragraph paragraph = std::move(paragraphs_.back());
        paragraphs_.pop_back();
        const int in_style = parts_.styles.heading_level(paragraph.style);
        Block block;
        block.text = std::move(paragraph.text);
        if (const int level = paragraph.outline >= 0 ? paragraph.outline + 1 : in_style; level >= 1 && level <= 9) {
            block.kind = BlockKind::Heading;
            block.level = std::min(level, 6);
        }
        if (parts_.styles.is_contents(paragraph.style) || parts_.styles.is_hidden(paragraph.style) || cleaned(block.text).empty()) return;
        set_number(paragraph, block);
        const bool bold = paragraph.letters > 0 && paragraph.bold_letters == paragraph.letters;
        flow_.add(std::move(block));
        if (bold) flow_.last_was_bold();
        for (auto& [number, text] : paragraph.notes) flow_.add({BlockKind::Footnote, 0, std::move(text), 0, std::move(number), {}, 0, -1});
    }

    void set_number(const Paragraph& paragraph, Block& block) {
        auto [list, level] = parts_.styles.list(paragraph.style);
        if (paragraph.list >= 0) list = paragraph.list;
        if (paragraph.list_level >= 0) level = paragraph.list_level;
        if (list <= 0) return;  // List 0 takes a paragraph out of its style's list.
        block.number = parts_.lists.next(list, level);
        const bool own_number = block.number.find('.') != std::string::npos;
        if (block.kind == BlockKind::Heading || own_number) return;
        block.kind = BlockKind::ListItem;
        block.level = std::min(level + 1, 6);
    }

    Parts& parts_;
    Flow& flow_;
    std::vector<Paragraph> paragraphs_;
    int skipping_ = 0, notes_ = 0;
    bool in_text_ = false;
};

}  // namespace

std::expected<Extraction, Refusal> extract_docx(std::string_view bytes) {
    const auto archive = packed::Archive::open(bytes);
    if (!archive) return std::unexpected{archive.error()};
    const std::string path = main_part(*archive);
    const auto document = archive->read(path);
    if (!document) return std::unexpected{document.error()};
    Parts parts = read_parts(*archive, path);
    Flow flow;
    BodyReader reader{parts, flow};
    const auto read = packed::read_xml(*document, reader);
    Extraction result;
    result.kind = FileKind::Docx;
    result.blocks = flow.take();
    if (!read && (read.error().code != "damaged" || result.blocks.empty())) return std::unexpected{read.error()};
    if (!read) result.warnings.push_back("The file is damaged. What could be read is here, but its end is missing.");
    if (result.blocks.empty()) return std::unexpected{refuse_no_text()};
    result.properties = packed::read_properties(*archive, "docProps/core.xml");
    return result;
}

}  // namespace documents::word
