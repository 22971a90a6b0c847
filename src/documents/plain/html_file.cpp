#include <gumbo.h>

#include <algorithm>
#include <string>
#include <utility>

#include "documents/flow.h"
#include "documents/plain/html_page.h"
#include "documents/plain/text_file.h"
#include "documents/refusal.h"
#include "documents/word/styles.h"

namespace documents::plain {

namespace {

constexpr int deepest = deepest_html_element;

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) { return std::ranges::find(tags, tag) != tags.end(); }

bool is_left_out(GumboTag tag) {
    return is_one_of(tag, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NAV, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_NOSCRIPT,
        GUMBO_TAG_TEMPLATE, GUMBO_TAG_FORM, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA});
}

bool is_block(GumboTag tag) {
    return is_one_of(tag, {GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN, GUMBO_TAG_BODY, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,
        GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_ADDRESS, GUMBO_TAG_HR,
        GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY, GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER, GUMBO_TAG_HGROUP});
}

const GumboNode* find(const GumboNode& node, GumboTag tag, int depth = 0) {
    if (node.type != GUMBO_NODE_ELEMENT || depth > deepest) return nullptr;
    if (node.v.element.tag == tag) return &node;
    for (unsigned i = 0; i < node.v.element.children.length; ++i)
        if (const GumboNode* found = find(*static_cast<const GumboNode*>(node.v.element.children.data[i]), tag, depth + 1)) return found;
    return nullptr;
}

std::string text_in(const GumboNode& node, int depth = 0) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) return node.v.text.text;
    std::string result;
    if (node.type == GUMBO_NODE_ELEMENT && depth <= deepest)
        for (unsigned i = 0; i < node.v.element.children.length; ++i) result += text_in(*static_cast<const GumboNode*>(node.v.element.children.data[i]), depth + 1);
    return result;
}

class PageReader {
public:
    explicit PageReader(Flow& flow) : flow_{flow} {}

    void read(const GumboNode& node, int depth = 0) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
            text_ += node.v.text.text;
            return;
        }
        if (node.type != GUMBO_NODE_ELEMENT || depth > deepest) return;
        const GumboElement& element = node.v.element;
        if (is_left_out(element.tag) || is_hidden(element)) return;
        if (element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6) read_heading(element, depth);
        else if (element.tag == GUMBO_TAG_LI) read_item(element, depth);
        else if (element.tag == GUMBO_TAG_TABLE) read_table(element, depth);
        else if (element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_UL) read_list(element, depth);
        else if (element.tag == GUMBO_TAG_BR) text_ += ' ';
        else if (is_block(element.tag)) read_block(element, depth);
        else read_children(element, depth);
    }
    void finish() { put(BlockKind::Paragraph, 0); }

private:
    struct List {
        bool ordered = false;
        int next = 1;
        std::string format;
    };

    void read_children(const GumboElement& element, int depth) {
        for (unsigned i = 0; i < element.children.length; ++i) read(*static_cast<const GumboNode*>(element.children.data[i]), depth + 1);
    }
    void put(BlockKind kind, int level, std::string number = {}) {
        flow_.add({kind, level, std::move(text_), 0, std::move(number), {}, 0, -1});
        text_.clear();
    }
    void read_block(const GumboElement& element, int depth) {
        put_pending();
        read_children(element, depth);
        put_pending();
    }
    /// Text gathered so far, as the item whose beginning it is or as a paragraph.
    void put_pending() {
        if (cleaned(text_).empty()) {
            text_.clear();
            return;
        }
        if (item_due_) put(BlockKind::ListItem, static_cast<int>(std::min<std::size_t>(lists_.size(), 6)), std::exchange(item_number_, {}));
        else put(BlockKind::Paragraph, 0);
        item_due_ = false;
    }
    void read_heading(const GumboElement& element, int depth) {
        put_pending();
        read_children(element, depth);
        put(BlockKind::Heading, static_cast<int>(element.tag) - static_cast<int>(GUMBO_TAG_H1) + 1);
    }
    void read_list(const GumboElement& element, int depth) {
        put_pending();
        const GumboAttribute* type = gumbo_get_attribute(&element.attributes, "type");
        const std::string_view given = type ? type->value : "";
        const std::string_view format = given == "a" ? "lowerLetter" : given == "A" ? "upperLetter" : given == "i" ? "lowerRoman" : given == "I" ? "upperRoman" : "decimal";
        lists_.push_back({element.tag == GUMBO_TAG_OL, number_of(element, "start", 1), std::string{format}});
        read_children(element, depth);
        put_pending();
        lists_.pop_back();
    }
    void read_item(const GumboElement& element, int depth) {
        put_pending();
        item_due_ = true;
        item_number_.clear();
        if (!lists_.empty() && lists_.back().ordered) {
            lists_.back().next = number_of(element, "value", lists_.back().next);
            item_number_ = word::formatted(lists_.back().next++, lists_.back().format);
        }
        read_children(element, depth);
        put_pending();
        item_due_ = false;
    }
    void read_table(const GumboElement& element, int depth) {
        put_pending();
        flow_.open_table();
        read_rows(element, depth);
        flow_.close_table();
    }
    void read_rows(const GumboElement& element, int depth) {
        for (unsigned i = 0; depth <= deepest && i < element.children.length; ++i) {
            const auto& node = *static_cast<const GumboNode*>(element.children.data[i]);
            if (node.type != GUMBO_NODE_ELEMENT) continue;
            if (node.v.element.tag == GUMBO_TAG_TR) read_row(node.v.element, depth + 1);
            else if (is_one_of(node.v.element.tag, {GUMBO_TAG_THEAD, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT})) read_rows(node.v.element, depth + 1);
        }
    }
    void read_row(const GumboElement& row, int depth) {
        flow_.open_row();
        bool all_heads = true, any = false;
        for (unsigned i = 0; i < row.children.length; ++i) {
            const auto& node = *static_cast<const GumboNode*>(row.children.data[i]);
            if (node.type != GUMBO_NODE_ELEMENT || !is_one_of(node.v.element.tag, {GUMBO_TAG_TD, GUMBO_TAG_TH})) continue;
            any = true;
            all_heads = all_heads && node.v.element.tag == GUMBO_TAG_TH;
            flow_.open_cell();
            flow_.cell_spans(number_of(node.v.element, "colspan", 1));
            read_children(node.v.element, depth + 1);
            put_pending();
            flow_.close_cell();
        }
        if (any && all_heads) flow_.row_is_header();
        flow_.close_row();
    }

    Flow& flow_;
    std::string text_, item_number_;
    std::vector<List> lists_;
    bool item_due_ = false;
};

}  // namespace

std::expected<Extraction, Refusal> extract_html(std::string_view bytes) {
    const auto page = HtmlPage::parse(bytes);
    if (!page) return std::unexpected{page.error()};
    const GumboNode& root = page->root();
    Extraction result;
    result.kind = FileKind::Html;
    if (const GumboNode* title = find(root, GUMBO_TAG_TITLE)) result.properties.title = cleaned(text_in(*title));
    if (const GumboAttribute* language = gumbo_get_attribute(&root.v.element.attributes, "lang")) result.properties.language = cleaned(language->value);
    const GumboNode* main = find(root, GUMBO_TAG_MAIN);
    if (!main) main = find(root, GUMBO_TAG_BODY);
    Flow flow;
    PageReader reader{flow};
    reader.read(main ? *main : root);
    reader.finish();
    result.blocks = flow.take();
    if (result.blocks.empty()) return std::unexpected{refuse_no_text()};
    return result;
}

}  // namespace documents::plain
