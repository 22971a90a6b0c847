#include "web/html/tree_test.h"

#include <doctest/doctest.h>
#include <gumbo.h>

#include <map>

#include "base/text.h"

namespace web::html {

namespace {

void write_node(const GumboNode& node, std::size_t depth, std::string& out);

void write_children(const GumboVector& children, std::size_t depth, std::string& out) {
    for (unsigned i = 0; i < children.length; ++i) write_node(*static_cast<const GumboNode*>(children.data[i]), depth, out);
}

void write_element(const GumboElement& element, std::size_t depth, std::string& out) {
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    out += std::string(depth * 2, ' ');
    out += name.data ? std::string{name.data, name.length} : std::string{gumbo_normalized_tagname(element.tag)};
    std::map<std::string, std::string> attributes;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
        const std::string attribute_name = attribute.name;
        attributes[attribute_name] = attribute_name == "class" ? base::squeeze(attribute.value) : std::string{attribute.value};
    }
    for (const auto& [attribute_name, value] : attributes) out += " " + attribute_name + "=[" + value + "]";
    out += "\n";
    write_children(element.children, depth + 1, out);
}

void write_node(const GumboNode& node, std::size_t depth, std::string& out) {
    if (node.type == GUMBO_NODE_ELEMENT) return write_element(node.v.element, depth, out);
    if (node.type != GUMBO_NODE_TEXT) return;
    out += std::string(depth * 2, ' ') + "\"" + base::squeeze(node.v.text.text) + "\"\n";
}

}  // namespace

std::string tree_of(std::string_view fragment) {
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_BODY;
    GumboOutput* parsed = gumbo_parse_with_options(&options, fragment.data(), fragment.size());
    std::string out;
    write_children(parsed->root->v.element.children, 0, out);
    gumbo_destroy_output(&options, parsed);
    return out;
}

}  // namespace web::html

TEST_CASE("two pieces of HTML are the same when a browser would build the same from them") {
    using web::html::tree_of;
    CHECK(tree_of("<p id=a class=' b  c '> Rowan\n  and Alder </p>") == tree_of("<p class=\"b c\" id=\"a\">Rowan and Alder</p>"));
    CHECK(tree_of("<p>Rowan</p>") != tree_of("<p><b>Rowan</b></p>"));
    CHECK(tree_of("<p>a</p>") == "p\n  \"a\"\n");
}
