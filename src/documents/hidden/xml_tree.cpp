#include "documents/hidden/xml_tree.h"

#include "documents/packed/xml.h"
#include "documents/refusal.h"

namespace documents::hidden {

namespace {

constexpr std::size_t most_nodes = 3'000'000;

std::string_view local_of(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class TreeReader : public packed::XmlReader {
public:
    void start(std::string_view name, const packed::Attributes& attributes) override {
        if (++nodes_ > most_nodes) throw std::bad_alloc{};
        auto& node = open_.emplace_back();
        node.name = name;
        node.attributes = attributes.all();
    }
    void end(std::string_view) override {
        Node done = std::move(open_.back());
        open_.pop_back();
        if (open_.empty()) root = std::move(done);
        else open_.back().children.push_back(std::move(done));
    }
    void text(std::string_view text) override {
        if (open_.empty()) return;
        auto& children = open_.back().children;
        if (children.empty() || !children.back().name.empty()) children.emplace_back();
        children.back().text += text;
    }
    Node root;

private:
    std::vector<Node> open_;
    std::size_t nodes_ = 0;
};

bool ends_words(std::string_view local) {
    return local == "p" || local == "br" || local == "tab" || local == "tc" || local == "cr" || local == "h" || local == "row" || local == "c" || local == "si" || local == "li";
}

void gather(const Node& node, std::string& into) {
    into += node.text;
    for (const Node& child : node.children) gather(child, into);
    if (ends_words(local_of(node.name))) into += ' ';
}

}  // namespace

bool Node::is(std::string_view local) const { return local_of(name) == local; }

std::string_view Node::attribute(std::string_view local) const {
    for (const auto& [key, value] : attributes)
        if (local_of(key) == local) return value;
    return {};
}

const Node* Node::child(std::string_view local) const {
    for (const Node& one : children)
        if (one.is(local)) return &one;
    return nullptr;
}

std::string Node::all_text() const {
    std::string result;
    gather(*this, result);
    return result;
}

void walk(const Node& node, const std::function<bool(const Node&)>& each) {
    if (!each(node)) return;
    for (const Node& child : node.children)
        if (!child.name.empty()) walk(child, each);
}

std::expected<Node, Refusal> read_tree(std::string_view xml) {
    TreeReader reader;
    if (auto read = packed::read_xml(xml, reader); !read) return std::unexpected{std::move(read.error())};
    return std::move(reader.root);
}

}  // namespace documents::hidden
