/// A part of a package as a tree, for parts that are small and looked at from several sides.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents/extraction.h"
#include "documents/packed/archive.h"

namespace documents::hidden {

/// An element. Its text and its children keep their order: text is a child without a name.
struct Node {
    std::string name;  ///< With the usual prefix of its namespace ("w:ins"), "?" where that is unknown.
    std::string text;  ///< Of a child without a name.
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<Node> children;

    /// Whether the element has that name in whatever namespace.
    bool is(std::string_view local) const;
    /// The attribute of that local name, whatever its namespace; empty if there is none.
    std::string_view attribute(std::string_view local) const;
    const Node* child(std::string_view local) const;
    /// All text within, with a space where paragraphs and cells end.
    std::string all_text() const;
};

/// Calls `each` with the element and everything in it, outermost first. `each` returns false to leave out what is within.
void walk(const Node& node, const std::function<bool(const Node&)>& each);

/// The root of a part. Refuses as read_xml() does, and a part of more elements than memory should hold.
std::expected<Node, Refusal> read_tree(std::string_view xml);

}  // namespace documents::hidden
