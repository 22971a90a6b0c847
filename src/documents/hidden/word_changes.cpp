#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "documents/flow.h"
#include "documents/hidden/word_parts.h"

namespace documents::hidden {

namespace {

struct Change {
    std::string_view element, kind;
};
constexpr std::array changes{
    Change{"ins", "tracked_insertion"}, Change{"cellIns", "tracked_insertion"}, Change{"del", "tracked_deletion"}, Change{"cellDel", "tracked_deletion"},
    Change{"moveFrom", "tracked_move"}, Change{"moveTo", "tracked_move"}, Change{"cellMerge", "tracked_formatting"},
    Change{"rPrChange", "tracked_formatting"}, Change{"pPrChange", "tracked_formatting"}, Change{"sectPrChange", "tracked_formatting"},
    Change{"tblPrChange", "tracked_formatting"}, Change{"tblGridChange", "tracked_formatting"}, Change{"trPrChange", "tracked_formatting"},
    Change{"tcPrChange", "tracked_formatting"}, Change{"tblPrExChange", "tracked_formatting"}, Change{"numberingChange", "tracked_formatting"},
};

std::string_view kind_of_change(const Node& node) {
    if (!node.name.starts_with("w:")) return {};
    for (const Change& change : changes)
        if (node.is(change.element)) return change.kind;
    return {};
}

/// What was changed: its words, or a name for what has none.
std::string what_changed(const Node& node, std::string_view kind) {
    if (kind == "tracked_formatting") return "changed how it looks";
    auto text = cleaned(node.all_text());
    return text.empty() ? "a paragraph mark, row or picture" : text;
}

void find_tracked(const XmlPart& part, Findings& findings) {
    int paragraph = 0;
    walk(part.root, [&](const Node& node) {
        if (node.is("p")) ++paragraph;
        const auto kind = kind_of_change(node);
        if (kind.empty()) return true;
        findings.add(kind, fmt::format("{}, paragraph {}", part.name, paragraph), said_by(node.attribute("author"), what_changed(node, kind)));
        return kind != "tracked_formatting";  // What it looked like before says nothing more.
    });
}

/// The last paragraphs of comments that were marked as resolved: word/commentsExtended.xml names them.
std::set<std::string, std::less<>> resolved_paragraphs(const WordParts& word) {
    std::set<std::string, std::less<>> resolved;
    for (const XmlPart* part : word.with_root("commentsEx"))
        for (const Node& one : part->root.children)
            if (one.is("commentEx") && one.attribute("done") == "1") resolved.emplace(one.attribute("paraId"));
    return resolved;
}

void find_comments(const WordParts& word, Findings& findings) {
    const auto resolved = resolved_paragraphs(word);
    for (const XmlPart* part : word.with_root("comments")) {
        int number = 0;
        for (const Node& comment : part->root.children) {
            if (!comment.is("comment")) continue;
            bool done = false;
            walk(comment, [&](const Node& node) {
                done = done || (node.is("p") && resolved.contains(node.attribute("paraId")));
                return true;
            });
            std::string name{comment.attribute("author")};
            if (name.empty()) name = comment.attribute("initials");
            const auto text = cleaned(comment.all_text());
            findings.add("comment", fmt::format("{}, comment {}{}", part->name, ++number, done ? " (resolved)" : ""), said_by(name, text.empty() ? "an empty comment" : text));
        }
    }
}

void find_people(const WordParts& word, Findings& findings) {
    for (const XmlPart* part : word.with_root("people"))
        for (const Node& person : part->root.children) {
            if (!person.is("person")) continue;
            const Node* presence = person.child("presenceInfo");
            const auto account = presence ? presence->attribute("userId") : std::string_view{};
            const bool says_more = account != person.attribute("author") && !account.empty();
            findings.add("people", part->name, says_more ? fmt::format("{} ({})", person.attribute("author"), account) : std::string{person.attribute("author")});
        }
}

}  // namespace

void find_changes(const WordParts& word, Findings& findings) {
    for (const XmlPart& part : word.parts)
        if (part.root.name.starts_with("w:")) find_tracked(part, findings);
    find_comments(word, findings);
    find_people(word, findings);
}

}  // namespace documents::hidden
