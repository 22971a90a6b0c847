#include <algorithm>

#include "documents/flow.h"
#include "documents/plain/html_page.h"
#include "documents/tables/open_tables.h"
#include "documents/tables/read_tables.h"

namespace documents::tables {

namespace {

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) { return std::ranges::find(tags, tag) != tags.end(); }

bool is_left_out(GumboTag tag) { return is_one_of(tag, {GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG}); }

/// What stands in lines of its own.
bool is_block(GumboTag tag) {
    return is_one_of(tag, {GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_LI, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                           GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER, GUMBO_TAG_FORM, GUMBO_TAG_HR});
}

class PageReader {
public:
    explicit PageReader(Gathered& gathered) : gathered_{gathered}, tables_{gathered, Covered::LeftOut} {}

    void read(const GumboNode& node, int depth = 0) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
            add(node.v.text.text);
            return;
        }
        if (node.type != GUMBO_NODE_ELEMENT) return;
        if (depth > plain::deepest_html_element) {
            gathered_.cut();
            return;
        }
        const GumboElement& element = node.v.element;
        if (is_left_out(element.tag) || plain::is_hidden(element)) return;
        if (element.tag == GUMBO_TAG_TABLE) read_table(element, depth);
        else if (element.tag == GUMBO_TAG_TR) read_row(element, depth);
        else if (is_one_of(element.tag, {GUMBO_TAG_TD, GUMBO_TAG_TH})) read_cell(element, depth);
        else if (element.tag == GUMBO_TAG_BR) line_ends();
        else if (element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6 && !tables_.in_cell()) heading_ = title_in(element, depth);
        else if (element.tag == GUMBO_TAG_CAPTION) return;  // Read with its table.
        else if (is_block(element.tag)) read_block(element, depth);
        else read_children(element, depth);
    }

private:
    void read_children(const GumboElement& element, int depth) {
        for (unsigned i = 0; i < element.children.length; ++i) read(*static_cast<const GumboNode*>(element.children.data[i]), depth + 1);
    }
    void read_block(const GumboElement& element, int depth) {
        line_due_ = true;
        read_children(element, depth);
        line_due_ = true;
    }
    void read_table(const GumboElement& element, int depth) {
        std::string name = heading_;
        for (unsigned i = 0; i < element.children.length; ++i)
            if (const auto& child = *static_cast<const GumboNode*>(element.children.data[i]); child.type == GUMBO_NODE_ELEMENT && child.v.element.tag == GUMBO_TAG_CAPTION) name = title_in(child.v.element, depth);
        tables_.open_table(std::move(name));
        read_children(element, depth);
        tables_.close_table();
        line_due_ = true;
    }
    void read_row(const GumboElement& element, int depth) {
        tables_.open_row();
        read_children(element, depth);
        tables_.close_row();
    }
    void read_cell(const GumboElement& element, int depth) {
        tables_.pass_covered_columns();
        tables_.open_cell();
        tables_.spans(plain::number_of(element, "colspan", 1), plain::number_of(element, "rowspan", 1));
        line_due_ = false, after_space_ = true;
        read_children(element, depth);
        tables_.close_cell();
        line_due_ = false, after_space_ = true;
    }
    /// White space as a browser shows it: a run is one space, none at the beginning of a line.
    void add(std::string_view text) {
        std::string words;
        for (const char c : text) {
            const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (space && (after_space_ || line_due_)) continue;
            if (line_due_) words += '\n', line_due_ = false;  // Before the first words of a cell it falls away.
            words += space ? ' ' : c;
            after_space_ = space;
        }
        if (tables_.in_cell()) tables_.add(words);
    }
    void line_ends() {
        if (tables_.in_cell()) tables_.add("\n");
        line_due_ = false, after_space_ = true;
    }
    std::string title_in(const GumboElement& element, int depth) {
        std::string words;
        for (unsigned i = 0; depth <= plain::deepest_html_element && i < element.children.length; ++i) {
            const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
            if (child.type == GUMBO_NODE_ELEMENT) words += title_in(child.v.element, depth + 1);
            else if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE) words += child.v.text.text;
        }
        constexpr std::size_t longest = 250;
        words = cleaned(words);
        return words.size() <= longest ? words : std::string{};
    }

    Gathered& gathered_;
    OpenTables tables_;
    std::string heading_;
    bool line_due_ = false, after_space_ = true;
};

}  // namespace

std::expected<void, Refusal> read_page(std::string_view bytes, Gathered& gathered) {
    const auto page = plain::HtmlPage::parse(bytes);
    if (!page) return std::unexpected{page.error()};
    PageReader{gathered}.read(page->root());
    return {};
}

}  // namespace documents::tables
