#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "documents/flow.h"
#include "documents/hidden/word_parts.h"

namespace documents::hidden {

namespace {

/// Fields that every word processor makes by itself, and whose code says nothing that the page does not.
bool is_ordinary_field(std::string_view code) {
    constexpr std::array<std::string_view, 24> ordinary{"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "DATE", "TIME", "FORMTEXT",
                                                        "FORMCHECKBOX", "FORMDROPDOWN", "SYMBOL", "EQ", "LISTNUM", "=", "INDEX", "CREATEDATE", "SAVEDATE", "PRINTDATE", "NUMWORDS"};
    const auto word = code.substr(0, code.find_first_of(" \\"));
    std::string capital{word};
    std::ranges::transform(capital, capital.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (std::ranges::find(ordinary, capital) != ordinary.end()) return true;
    // A field that only names a property shows its value where it stands.
    const auto rest = code.substr(word.size());
    const bool argument = rest.find_first_not_of(' ') != std::string_view::npos && rest[rest.find_first_not_of(' ')] != '\\';
    return !argument && capital != "FILENAME";
}

/// The first quoted words of a field's code: where a link leads.
std::string_view quoted_in(std::string_view code) {
    const auto begin = code.find('"');
    const auto end = begin == std::string_view::npos ? begin : code.find('"', begin + 1);
    return end == std::string_view::npos ? std::string_view{} : code.substr(begin + 1, end - begin - 1);
}

class BodyFinder {
public:
    BodyFinder(const XmlPart& part, const ShownWords& shown, Findings& findings) : part_{part}, shown_{shown}, findings_{findings} {}

    void look() {
        walk(part_.root, [&](const Node& node) {
            if (node.name == "w:p") ++paragraph_;
            look_at(node);
            return !node.is("Fallback");  // The same drawing once more, for older programs.
        });
    }

private:
    std::string place() const { return fmt::format("{}, paragraph {}", part_.name, paragraph_); }

    void look_at(const Node& node) {
        if (node.name == "w:fldSimple") return field(node.attribute("instr"));
        if (node.name == "w:instrText" && !codes_.empty()) return void(codes_.back() += node.all_text());
        if (node.name == "w:fldChar") return field_sign(node.attribute("fldCharType"));
        if (node.name == "w:bookmarkStart") return bookmark(node.attribute("name"));
        if (node.name == "w:hyperlink" && shown_.lacks_a_word_of(node.attribute("tooltip"))) findings_.add("alternative_text", place(), node.attribute("tooltip"));
        if (node.is("srcRect")) return crop(node);
        if (node.is("AlternateContent")) return alternatives(node);
        for (const std::string_view name : {"descr", "alt"}) alternative_text(node, name);
        if (node.is("docPr") || node.is("cNvPr") || node.name == "?:shape" || node.name == "?:imagedata") alternative_text(node, "title");
        if (node.name == "w:tblCaption" || node.name == "w:tblDescription") alternative_text(node, "val");
    }

    void alternative_text(const Node& node, std::string_view attribute) {
        const auto text = node.attribute(attribute);
        if (!text.empty() && shown_.lacks_a_word_of(text)) findings_.add("alternative_text", place(), text);
    }

    void field_sign(std::string_view type) {
        if (type == "begin") codes_.emplace_back();
        if ((type != "separate" && type != "end") || codes_.empty()) return;
        field(std::exchange(codes_.back(), {}));
        if (type == "end") codes_.pop_back();
    }

    void field(std::string_view instruction) {
        const std::string code = cleaned(instruction);
        if (code.empty()) return;
        if (!code.starts_with("HYPERLINK")) {
            if (!is_ordinary_field(code)) findings_.add("field_code", place(), code);
            return;
        }
        const auto target = quoted_in(code);
        if (code.find("\\l") == std::string::npos && !shown_.shows_target(target)) findings_.add("link", place(), target);
    }

    void bookmark(std::string_view name) {
        if (name.starts_with('_') || name.starts_with("OLE_LINK")) return;  // Word's own.
        const auto words = name_as_words(name);
        if (shown_.lacks_a_word_of(words)) findings_.add("bookmark", place(), name);
    }

    void crop(const Node& node) {
        struct Side {
            std::string_view letter, words;
        };
        constexpr std::array sides{Side{"l", "left"}, Side{"t", "top"}, Side{"r", "right"}, Side{"b", "bottom"}};
        std::string cut;
        for (const Side& side : sides) {
            auto text = node.attribute(side.letter);
            double value = 0;
            std::from_chars(text.data(), text.data() + text.size(), value);
            if (!text.ends_with('%')) value /= 1000;  // Thousandths of a per cent.
            if (value >= 1) cut += fmt::format("{}{:.0f}% at the {}", cut.empty() ? "" : ", ", value, side.words);
        }
        if (!cut.empty()) findings_.add("cropped_image", place(), fmt::format("A picture is kept whole and shown cut: {}", cut));
    }

    void alternatives(const Node& node) {
        if (const Node* fallback = node.child("Fallback"); fallback)
            if (const auto text = fallback->all_text(); shown_.lacks_a_word_of(text)) findings_.add("fallback_text", place(), text);
    }

    const XmlPart& part_;
    const ShownWords& shown_;
    Findings& findings_;
    std::vector<std::string> codes_;  // Of fields that are open, outermost first.
    int paragraph_ = 0;
};

void find_lone_notes(const WordParts& word, Findings& findings) {
    std::set<std::string, std::less<>> referred;
    for (const XmlPart& part : word.parts)
        walk(part.root, [&](const Node& node) {
            if (node.name == "w:footnoteReference" || node.name == "w:endnoteReference") referred.emplace(node.attribute("id"));
            return true;
        });
    for (const std::string_view root : {"footnotes", "endnotes"})
        for (const XmlPart* part : word.with_root(root))
            for (const Node& note : part->root.children)
                if ((note.is("footnote") || note.is("endnote")) && note.attribute("type").empty() && !referred.contains(note.attribute("id")))
                    findings.add("unreferenced_note", part->name, note.all_text());
}

/// The words of a header without its fields: page numbers are counted anew wherever it is opened.
std::string seen_text(const Node& part) {
    std::string text;
    int open_fields = 0;
    walk(part, [&](const Node& node) {
        if (node.name == "w:fldChar") open_fields += node.attribute("fldCharType") == "begin" ? 1 : node.attribute("fldCharType") == "end" && open_fields > 0 ? -1 : 0;
        if (node.name == "w:t" && open_fields == 0) text += node.all_text();
        if (node.name == "w:p" || node.name == "w:tab") text += ' ';
        return !node.is("Fallback") && node.name != "w:fldSimple";
    });
    return text;
}

void find_building_blocks(const WordParts& word, Findings& findings) {
    for (const XmlPart* part : word.with_root("glossaryDocument"))
        walk(part->root, [&](const Node& node) {
            if (!node.is("docPart")) return true;
            bool prompt = false;  // What stands in a box until somebody writes in it.
            walk(node, [&](const Node& within) {
                prompt = prompt || (within.is("type") && within.attribute("val") == "bbPlcHdr");
                return !within.is("docPartBody");
            });
            const Node* body = node.child("docPartBody");
            if (!prompt && body) findings.add("building_block", part->name, seen_text(*body));
            return false;
        });
}

}  // namespace

void find_in_body(const WordParts& word, Findings& findings) {
    for (const XmlPart& part : word.parts)
        if (part.root.name.starts_with("w:") && !part.root.is("styles") && !part.root.is("settings")) BodyFinder{part, word.shown, findings}.look();
    for (const std::string_view root : {"hdr", "ftr"})
        for (const XmlPart* part : word.with_root(root))
            if (const auto text = seen_text(part->root); word.shown.lacks_a_word_of(text)) findings.add("header_footer", part->name, text);
    find_lone_notes(word, findings);
    find_building_blocks(word, findings);
}

void find_in_settings(const WordParts& word, Findings& findings) {
    for (const XmlPart* part : word.with_root("settings"))
        walk(part->root, [&](const Node& node) {
            if (node.name == "w:docVar") findings.add("document_variable", part->name, said_by(node.attribute("name"), node.attribute("val")));
            if (node.is("dataSource") || node.is("query") || node.is("connectString")) findings.add("field_code", part->name, node.attribute("val"));
            return true;
        });
}

}  // namespace documents::hidden
