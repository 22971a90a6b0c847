#include "documents/hidden/open_text_hidden.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "documents/flow.h"
#include "documents/hidden/makers.h"
#include "documents/hidden/picture_data.h"
#include "documents/hidden/shown_words.h"
#include "documents/hidden/word_look.h"
#include "documents/hidden/xml_tree.h"

namespace documents::hidden {

namespace {

struct TextStyle {
    std::string based_on, colour, ground;
    bool hidden = false, tiny = false;
};
using TextStyles = std::map<std::string, TextStyle, std::less<>>;

void add_styles(const Node& root, TextStyles& styles) {
    walk(root, [&](const Node& node) {
        if (node.name != "style:style") return true;
        TextStyle style;
        style.based_on = node.attribute("parent-style-name");
        for (const Node& one : node.children) {
            if (!one.is("text-properties") && !one.is("paragraph-properties")) continue;
            if (const auto colour = one.attribute("color"); colour.size() == 7) style.colour = colour.substr(1);
            if (const auto ground = one.attribute("background-color"); ground.size() == 7) style.ground = ground.substr(1);
            style.hidden = style.hidden || one.attribute("display") == "none";
            double points = 12;
            const auto size = one.attribute("font-size");
            if (size.ends_with("pt")) std::from_chars(size.data(), size.data() + size.size(), points);
            style.tiny = style.tiny || points <= 3;
        }
        styles[std::string{node.attribute("name")}] = std::move(style);
        return false;
    });
}

/// What the style and those that it is based on say, over what lies around it.
TextStyle looked_up(const TextStyles& styles, std::string_view name, TextStyle around) {
    std::vector<const TextStyle*> line;
    constexpr std::size_t deepest = 20;
    for (auto at = styles.find(name); at != styles.end() && line.size() < deepest; at = styles.find(at->second.based_on)) line.push_back(&at->second);
    for (auto one = line.rbegin(); one != line.rend(); ++one) {
        if (!(*one)->colour.empty()) around.colour = (*one)->colour;
        if (!(*one)->ground.empty()) around.ground = (*one)->ground;
        around.hidden = around.hidden || (*one)->hidden;
        around.tiny = around.tiny || (*one)->tiny;
    }
    return around;
}

class OpenTextFinder {
public:
    OpenTextFinder(const TextStyles& styles, ShownWords& shown, Findings& findings) : styles_{styles}, shown_{shown}, findings_{findings} {}

    void visit(const Node& node, const TextStyle& around) {
        if (node.name.empty()) return text(node.text, around);
        if (node.is("tracked-changes") || node.is("annotation") || node.is("automatic-styles") || node.is("styles") || node.is("font-face-decls") || node.is("variable-decls")) return;
        if (node.is("hidden-text") || node.is("hidden-paragraph")) findings_.add("hidden_text", place(), said_by(node.attribute("string-value"), node.all_text()));
        if (node.is("hidden-text")) return;
        TextStyle inside = looked_up(styles_, node.attribute("style-name"), around);
        if (node.is("section") && (node.attribute("display") == "none" || node.attribute("display") == "condition")) inside.hidden = true;
        if (node.is("table-cell")) inside.ground = inside.ground.empty() ? "?" : inside.ground;  // Its style may lie with the table's.
        const bool paragraph = node.name == "text:p" || node.name == "text:h";
        if (paragraph) ++paragraph_;
        for (const Node& child : node.children) visit(child, inside);
        if (!paragraph) return;
        flush();
        shown_.add(std::exchange(seen_, {}));
    }

private:
    std::string place() const { return fmt::format("content.xml, paragraph {}", paragraph_); }
    void text(std::string_view text, const TextStyle& look) {
        std::string_view kind;
        const std::string ground = look.ground.empty() ? "FFFFFF" : look.ground;
        if (look.hidden) kind = "hidden_text";
        else if (look.tiny) kind = "tiny_text";
        else if (look_the_same(look.colour, ground)) kind = "same_colour_text";
        if (kind != kind_) flush();
        kind_ = kind;
        (kind.empty() ? seen_ : unseen_) += text;
    }
    void flush() {
        if (!unseen_.empty()) findings_.add(kind_, place(), unseen_);
        unseen_.clear();
        kind_ = {};
    }

    const TextStyles& styles_;
    ShownWords& shown_;
    Findings& findings_;
    std::string seen_, unseen_;
    std::string_view kind_;
    int paragraph_ = 0;
};

std::string text_in(const Node& node, std::string_view name) {
    std::string text;
    walk(node, [&](const Node& one) {
        if (text.empty() && one.is(name)) text = cleaned(one.all_text());
        return text.empty();
    });
    return text;
}

void find_remarks(const Node& root, const ShownWords& shown, Findings& findings) {
    int comments = 0;
    walk(root, [&](const Node& node) {
        if (node.is("changed-region")) {
            for (const Node& change : node.children) {
                const std::string_view kind = change.is("deletion") ? "tracked_deletion" : change.is("insertion") ? "tracked_insertion" : change.is("format-change") ? "tracked_formatting" : "";
                if (kind.empty()) continue;
                std::string words;
                for (const Node& part : change.children)
                    if (!part.is("change-info")) words += part.all_text() + ' ';
                words = cleaned(words);
                findings.add(kind, "content.xml", said_by(text_in(change, "creator"), words.empty() ? "a change" : words));
            }
            return false;
        }
        if (node.is("annotation")) {
            std::string words;
            for (const Node& part : node.children)
                if (part.is("p") || part.is("list")) words += part.all_text();
            words = cleaned(words);
            findings.add("comment", fmt::format("content.xml, comment {}", ++comments), said_by(text_in(node, "creator"), words.empty() ? "an empty comment" : words));
            return false;
        }
        if (node.is("user-field-decl") || node.is("variable-set")) {
            const auto value = node.attribute("string-value");
            if (shown.lacks_a_word_of(value)) findings.add("document_variable", "content.xml", said_by(node.attribute("name"), value));
        }
        if ((node.is("bookmark") || node.is("bookmark-start")) && !node.attribute("name").starts_with("_") && shown.lacks_a_word_of(name_as_words(node.attribute("name"))))
            findings.add("bookmark", "content.xml", node.attribute("name"));
        if (node.is("a") && !node.attribute("href").starts_with("#") && !shown.shows_target(node.attribute("href"))) findings.add("link", "content.xml", node.attribute("href"));
        if ((node.is("title") || node.is("desc")) && shown.lacks_a_word_of(node.all_text())) findings.add("alternative_text", "content.xml", node.all_text());
        return true;
    });
}

void find_properties(const Node& meta, const ShownWords& shown, Findings& findings) {
    constexpr std::array<std::string_view, 8> ordinary{"generator", "creation-date", "date", "editing-cycles", "editing-duration", "document-statistic", "language", "print-date"};
    constexpr std::array<std::string_view, 3> names{"creator", "initial-creator", "printed-by"};
    const Node* list = meta.child("meta");
    for (const Node& one : list ? list->children : std::vector<Node>{}) {
        const auto name = std::string_view{one.name}.substr(std::min(one.name.size(), one.name.find(':') + 1));
        if (one.is("template")) findings.add("template_path", "meta.xml", said_by(one.attribute("title"), one.attribute("href")));
        const auto value = cleaned(one.all_text());
        if (value.empty() || std::ranges::find(ordinary, name) != ordinary.end() || is_a_makers_word(value)) continue;
        const bool named = std::ranges::find(names, name) != names.end() || one.is("user-defined");
        if (named || shown.lacks_a_word_of(value)) findings.add("property", "meta.xml", said_by(one.is("user-defined") ? one.attribute("name") : name, value));
    }
}

}  // namespace

std::expected<void, Refusal> find_in_open_text(const packed::Archive& archive, Findings& findings) {
    std::map<std::string, Node, std::less<>> parts;
    for (const char* name : {"content.xml", "styles.xml", "meta.xml"}) {
        if (!archive.has(name)) continue;
        const auto xml = archive.read(name);
        if (!xml) return std::unexpected{xml.error()};
        auto root = read_tree(*xml);
        if (!root) return std::unexpected{std::move(root.error())};
        parts[name] = std::move(*root);
    }
    TextStyles styles;
    for (const char* name : {"styles.xml", "content.xml"})
        if (const auto part = parts.find(name); part != parts.end()) add_styles(part->second, styles);
    ShownWords shown;
    OpenTextFinder{styles, shown, findings}.visit(parts["content.xml"], {});
    find_remarks(parts["content.xml"], shown, findings);
    walk(parts["styles.xml"], [&](const Node& node) {
        const bool edge = node.is("header") || node.is("footer") || node.is("header-left") || node.is("footer-left");
        std::string words;
        if (edge)
            walk(node, [&](const Node& one) {
                for (const Node& child : one.children) words += child.text;
                words += ' ';
                return !one.is("page-number") && !one.is("page-count");
            });
        if (shown.lacks_a_word_of(words)) findings.add("header_footer", "styles.xml", words);
        return !edge;
    });
    find_properties(parts["meta.xml"], shown, findings);
    for (const auto& name : archive.names()) {
        if (name.starts_with("Basic/") && name.find("Module") != std::string::npos) findings.add("macro", name, "A program that LibreOffice could run");
        if (name.starts_with("Object ") || name.starts_with("ObjectReplacements/")) findings.add("embedded_object", name, "An embedded object: " + name);
        if (name.starts_with("Versions/")) findings.add("earlier_revision", name, "An earlier version of the text");
        if (name.starts_with("Pictures/"))
            if (const auto bytes = archive.read(name)) find_in_picture(*bytes, name, findings);
    }
    return {};
}

}  // namespace documents::hidden
