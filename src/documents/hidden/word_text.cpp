#include <fmt/format.h>

#include "documents/hidden/word_look.h"
#include "documents/hidden/word_parts.h"

namespace documents::hidden {

namespace {

/// Where a run stands. The fill behind it is six digits, or empty where it cannot be told (patterns, table styles, filled shapes).
struct Around {
    std::string fill = "FFFFFF";
    Look paragraph;
    bool deleted = false, repeated = false;
    bool unseen = false;  ///< In a hidden row of a table or a hidden shape.
};

bool is_wordless(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return false;
    return true;
}

bool is_number(std::string_view text) { return text.find_first_not_of("0123456789 \t") == std::string_view::npos; }

/// Goes through one part's paragraphs and tells seen from unseen text.
class TextSorter {
public:
    TextSorter(const Looks& looks, const std::string& part, bool counts_as_shown, ShownWords& shown, Findings& findings)
        : looks_{looks}, part_{part}, counts_as_shown_{counts_as_shown}, shown_{shown}, findings_{findings} {}

    void visit(const Node& node, const Around& around) {
        if (node.name == "w:p") return paragraph(node, around);
        if (node.name == "w:r") return run(node, around);
        if (node.is("rPr") || node.is("pPr") || node.is("sectPr") || node.is("comment")) return;
        Around inside = around;
        if (node.name == "w:del" || node.name == "w:moveFrom") inside.deleted = true;
        if (node.is("Fallback")) inside.repeated = true;
        if (node.name == "w:tbl") enter_table(node, inside);
        if (node.name == "w:tr")
            if (const Node* properties = node.child("trPr"); properties && on_off(*properties, "hidden").value_or(false)) inside.unseen = true;
        if (node.is("anchor") || node.is("inline"))
            if (const Node* shape = node.child("docPr"); shape && (shape->attribute("hidden") == "1" || shape->attribute("hidden") == "true")) inside.unseen = true;
        if (node.name == "w:tc")
            if (const Node* properties = node.child("tcPr"))
                if (const auto fill = shading_of(*properties)) inside.fill = *fill;
        if (node.is("txbxContent")) inside.fill = "";  // The shape's own fill lies behind it.
        for (const Node& child : node.children)
            if (!child.name.empty()) visit(child, inside);
    }

private:
    void enter_table(const Node& node, Around& inside) const {
        const Node* properties = node.child("tblPr");
        if (!properties) return;
        if (const Node* style = properties->child("tblStyle"); style && looks_.table_is_filled(style->attribute("val"))) inside.fill = "";
        if (const auto fill = shading_of(*properties)) inside.fill = *fill;
    }

    void paragraph(const Node& node, const Around& around) {
        const int outer = paragraph_;
        paragraph_ = ++paragraphs_;
        std::string outer_seen = std::exchange(seen_, {});
        Around inside = around;
        std::string_view style;
        const Node* properties = node.child("pPr");
        if (properties)
            if (const Node* named = properties->child("pStyle")) style = named->attribute("val");
        inside.paragraph = looks_.of_paragraph(style);
        auto fill = properties ? shading_of(*properties) : std::nullopt;
        if (!fill) fill = looks_.paragraph_shading(style);
        if (fill) inside.fill = *fill;
        for (const Node& child : node.children)
            if (!child.name.empty()) visit(child, inside);
        flush();
        if (counts_as_shown_) shown_.add(seen_);
        seen_ = std::move(outer_seen);
        paragraph_ = outer;
    }

    void run(const Node& node, const Around& around) {
        Look look = around.paragraph;
        if (const Node* properties = node.child("rPr")) {
            if (const Node* style = properties->child("rStyle")) look = laid_over(std::move(look), looks_.of_run_style(style->attribute("val")));
            look = laid_over(std::move(look), look_of(*properties));
        }
        std::string text;
        for (const Node& child : node.children) {
            if (child.name == "w:t") text += child.all_text();
            else if (child.name == "w:tab" || child.name == "w:br" || child.name == "w:cr") text += ' ';
            else if (child.name == "w:noBreakHyphen") text += '-';
            else if (child.name == "w:sym") text += ' ';
            else if (!child.name.empty()) visit(child, around);
        }
        if (text.empty() || around.deleted || around.repeated) return;
        sort(text, kind_of(text, look, around));
    }

    static std::string_view kind_of(std::string_view text, const Look& look, const Around& around) {
        constexpr int tiny_half_points = 6, narrow_percent = 8;  // Three points: nobody reads it unaided.
        if (around.unseen || look.hidden.value_or(false)) return "hidden_text";
        if (is_wordless(text)) return {};
        // Word itself hides page numbers of a table of contents from web pages only.
        if (look.web_hidden.value_or(false) && !is_number(text)) return "hidden_text";
        if (look.half_points.value_or(22) <= tiny_half_points || look.width_percent.value_or(100) < narrow_percent) return "tiny_text";
        return is_same_colour(look, around) ? std::string_view{"same_colour_text"} : std::string_view{};
    }

    static bool is_same_colour(const Look& look, const Around& around) {
        const std::string colour = look.colour.value_or("auto");
        const std::string& fill = look.highlight ? *look.highlight : look.shading ? *look.shading : around.fill;
        // Letters of no colour of their own turn white on a dark fill. People who black words out choose the run's own fill or a black
        // highlighter, and not every program turns those.
        if (colour == "auto") return (look.highlight || look.shading) && look_the_same(fill, "000000");
        return look_the_same(colour, fill);
    }

    void sort(std::string_view text, std::string_view kind) {
        if (kind.empty()) {
            if (!is_wordless(text)) flush();
            seen_ += text;
            return;
        }
        if (kind != pending_kind_) flush();
        pending_kind_ = kind;
        pending_ += text;
        seen_ += ' ';
    }
    void flush() {
        if (!is_wordless(pending_)) findings_.add(pending_kind_, fmt::format("{}, paragraph {}", part_, paragraph_), pending_);
        pending_.clear();
        pending_kind_ = {};
    }

    const Looks& looks_;
    const std::string& part_;
    bool counts_as_shown_;
    ShownWords& shown_;
    Findings& findings_;
    std::string seen_, pending_;
    std::string_view pending_kind_;
    int paragraph_ = 0, paragraphs_ = 0;
};

/// The page's own colour, where the document is set to show one.
std::string page_fill(const Node& document) {
    const Node* background = document.child("background");
    const auto colour = background ? background->attribute("color") : std::string_view{};
    return colour.size() == 6 ? std::string{colour} : "FFFFFF";
}

}  // namespace

void find_unseen_text(WordParts& word, Findings& findings) {
    const auto styles = word.with_root("styles");
    const Looks looks{styles.empty() ? nullptr : &styles.front()->root};
    for (const std::string_view root : {"document", "footnotes", "endnotes", "hdr", "ftr"})
        for (const XmlPart* part : word.with_root(root)) {
            const bool counts_as_shown = root != "hdr" && root != "ftr";
            TextSorter sorter{looks, part->name, counts_as_shown, word.shown, findings};
            Around around;
            if (root == "document") around.fill = page_fill(part->root);
            sorter.visit(part->root, around);
        }
}

}  // namespace documents::hidden
