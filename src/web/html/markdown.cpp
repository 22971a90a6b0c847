#include "web/html/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>

#include "base/assert.h"
#include "base/text.h"
#include "web/html/layout.h"
#include "web/html/raw.h"

namespace web::html {

namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

// A value's place while cmark writes: its name between two private-use characters, which text from outside cannot hold.
constexpr std::string_view place_opens = "\uE000";
constexpr std::string_view place_closes = "\uE001";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

cmark_syntax_extension* table_extension() {
    static cmark_syntax_extension* extension = [] {
        cmark_gfm_core_extensions_ensure_registered();
        return cmark_find_syntax_extension("table");
    }();
    return extension;
}

Document parse(std::string_view given) {
    std::string markdown{given};
    for (const std::string_view place : {place_opens, place_closes}) replace_all(markdown, place, "");
    cmark_syntax_extension* tables = table_extension();  // registers the extensions first
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, tables);
    cmark_parser_feed(parser, markdown.data(), markdown.size());
    Document document{cmark_parser_finish(parser)};
    cmark_parser_free(parser);
    cmark_consolidate_text_nodes(document.get());  // "{{reply_days}}" was split at its underscore
    return document;
}

template <class Visit>
void each_node(cmark_node* root, cmark_node_type type, Visit&& visit) {
    std::vector<cmark_node*> found;
    cmark_iter* iter = cmark_iter_new(root);
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter))
        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(cmark_iter_get_node(iter)) == type) found.push_back(cmark_iter_get_node(iter));
    cmark_iter_free(iter);
    for (cmark_node* node : found) visit(node);
}

std::string literal_of(cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    return literal ? literal : "";
}

std::string words_of(cmark_node* root) {
    std::string words;
    each_node(root, CMARK_NODE_TEXT, [&](cmark_node* node) { words += literal_of(node); });
    each_node(root, CMARK_NODE_CODE, [&](cmark_node* node) { words += literal_of(node); });
    return words;
}

/// Marks the places of values in text. Returns the first name that has none.
std::string mark_places(cmark_node* root, const Substitutions& values) {
    std::string unknown;
    each_node(root, CMARK_NODE_TEXT, [&](cmark_node* node) {
        std::string text = literal_of(node);
        std::size_t from = 0;
        for (std::size_t open = text.find("{{"); open != std::string::npos; open = text.find("{{", from)) {
            const std::size_t close = text.find("}}", open);
            if (close == std::string::npos) break;
            const std::string name = text.substr(open + 2, close - open - 2);
            if (!values.contains(name) && unknown.empty()) unknown = name;
            const std::string place = std::string{place_opens} + name + std::string{place_closes};
            text.replace(open, close + 2 - open, place);
            from = open + place.size();
        }
        if (from != 0) cmark_node_set_literal(node, text.c_str());
    });
    return unknown;
}

void fill_places(std::string& html, const Substitutions& values) {
    for (const auto& [name, value] : values) replace_all(html, std::string{place_opens} + name + std::string{place_closes}, value.view());
}

void localise_links(cmark_node* root, Language language) {
    each_node(root, CMARK_NODE_LINK, [&](cmark_node* node) {
        const std::string address = cmark_node_get_url(node);
        if (!Url::parse(address)) cmark_node_set_url(node, "");
        // The interface for programs is the same in every language.
        else if (address.starts_with('/') && address != "/cy" && !address.starts_with("/cy/") && !address.starts_with("/api/")) cmark_node_set_url(node, std::string{page_url(language, address).text()}.c_str());
    });
}

/// `how-long-they-stay`; a second heading with the same words gets `-2`.
std::string id_for(std::string_view words, std::set<std::string>& taken) {
    std::string made;
    for (const char c : base::fold(words)) {
        const bool keeps = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (keeps) made += c;
        else if (!made.empty() && made.back() != '-' && c == ' ') made += '-';
    }
    while (made.ends_with('-')) made.pop_back();
    if (made.empty()) made = "section";
    std::string chosen = made;
    for (int n = 2; !taken.insert(chosen).second; ++n) chosen = made + "-" + std::to_string(n);
    return chosen;
}

/// Headings get ids, which cmark does not give: each becomes a block of our own with the same content.
std::vector<ContentHeading> give_ids(cmark_node* root) {
    std::vector<ContentHeading> headings;
    std::set<std::string> taken;
    each_node(root, CMARK_NODE_HEADING, [&](cmark_node* node) {
        const std::string words = words_of(node);
        headings.push_back({cmark_node_get_heading_level(node), id_for(words, taken), words});
        const std::string name = "h" + std::to_string(headings.back().level);
        cmark_node* block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
        cmark_node_set_on_enter(block, ("<" + name + " id=\"" + headings.back().id + "\">").c_str());
        cmark_node_set_on_exit(block, ("</" + name + ">").c_str());
        while (cmark_node* child = cmark_node_first_child(node)) CAIRN_ASSERT(cmark_node_append_child(block, child));
        cmark_node_replace(node, block);
        cmark_node_free(node);
    });
    return headings;
}

Html render(cmark_node* root, const Substitutions& values) {
    cmark_llist* extensions = cmark_llist_append(cmark_get_default_mem_allocator(), nullptr, table_extension());
    char* rendered = cmark_render_html(root, CMARK_OPT_DEFAULT, extensions);  // without CMARK_OPT_UNSAFE: raw HTML is left out
    cmark_llist_free(cmark_get_default_mem_allocator(), extensions);
    std::string html{rendered};
    std::free(rendered);
    replace_all(html, "<!-- raw HTML omitted -->", "");
    // In cmark's safe output these stand for nothing but tables: in text, "<" is "&lt;".
    replace_all(html, "<table>", "<div class=\"scroll\" tabindex=\"0\"><table class=\"tbl\">");
    replace_all(html, "</table>", "</table></div>");
    replace_all(html, "<th>", "<th scope=\"col\">");
    fill_places(html, values);
    return Raw::html(html);
}

/// Takes `key: value` lines between two lines of `---` off the front.
std::map<std::string, std::string, std::less<>> take_front_matter(std::string_view& markdown) {
    std::map<std::string, std::string, std::less<>> values;
    if (!markdown.starts_with("---\n")) return values;
    const std::size_t end = markdown.find("\n---\n", 3);
    if (end == std::string_view::npos) return values;
    std::string_view lines = markdown.substr(4, end - 3);
    markdown.remove_prefix(end + 5);
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) values.emplace(base::trim(line.substr(0, colon)), base::trim(line.substr(colon + 1)));
    }
    return values;
}

}  // namespace

std::expected<ContentPage, ContentRefusal> read_content(std::string_view markdown, const Substitutions& values, Language language) {
    const auto front = take_front_matter(markdown);
    for (const std::string_view needed : {"title", "description"})
        if (const auto found = front.find(needed); found == front.end() || found->second.empty())
            return std::unexpected{ContentRefusal{"no " + std::string{needed} + " in the front matter"}};
    const Document document = parse(markdown);
    if (const std::string unknown = mark_places(document.get(), values); !unknown.empty())
        return std::unexpected{ContentRefusal{"nothing is known for {{" + unknown + "}}"}};
    localise_links(document.get(), language);
    ContentPage page{front.at("title"), front.at("description"), {}, give_ids(document.get())};
    for (const ContentHeading& heading : page.headings)
        if (heading.level == 1) return std::unexpected{ContentRefusal{"the heading '" + heading.text + "' is of the first level; the title is the only one"}};
    page.body = render(document.get(), values);
    return page;
}

Html markdown(std::string_view text, Language language) {
    const Document document = parse(text);
    each_node(document.get(), CMARK_NODE_HEADING, [](cmark_node* node) { cmark_node_set_type(node, CMARK_NODE_PARAGRAPH); });
    localise_links(document.get(), language);
    return render(document.get(), {});
}

}  // namespace web::html
