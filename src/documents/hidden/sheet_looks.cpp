#include "documents/hidden/sheet_looks.h"

#include <charconv>
#include <map>

#include "documents/hidden/word_look.h"

namespace documents::hidden {

namespace {

int number_of(const Node& node, std::string_view name, int otherwise) {
    const auto text = node.attribute(name);
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Six digits of a colour, or empty where it is a theme's that is not known. White is the theme's first, black its second.
std::string colour_in(const Node* node, std::string otherwise) {
    if (!node) return otherwise;
    const auto rgb = node->attribute("rgb");
    if (rgb.size() == 8) return std::string{rgb.substr(2)};
    if (rgb.size() == 6) return std::string{rgb};
    const bool tinted = !node->attribute("tint").empty();
    if (node->attribute("theme") == "0" && !tinted) return "FFFFFF";
    if (node->attribute("theme") == "1" && !tinted) return "000000";
    const auto indexed = node->attribute("indexed");
    if (indexed == "9" || indexed == "1" || indexed == "65") return "FFFFFF";
    if (indexed == "8" || indexed == "0" || indexed == "64") return "000000";
    return {};
}

std::string fill_in(const Node& fill) {
    const Node* pattern = fill.child("patternFill");
    if (!pattern) return {};
    if (pattern->attribute("patternType") == "solid") return colour_in(pattern->child("fgColor"), "");
    return pattern->attribute("patternType") == "none" || pattern->attribute("patternType").empty() ? "FFFFFF" : "";
}

/// ";;;" shows no number and no text: every part of the format is empty.
bool shows_nothing(std::string_view code) { return code.find(';') != std::string_view::npos && code.find_first_not_of("; ") == std::string_view::npos; }

}  // namespace

SheetLooks::SheetLooks(const Node* styles) {
    if (!styles) return;
    std::vector<std::string> fonts, fills;
    std::vector<bool> tiny;
    std::map<int, bool> empty_formats;
    for (const Node& part : styles->children)
        for (const Node& one : part.children) {
            if (one.is("numFmt")) empty_formats[number_of(one, "numFmtId", 0)] = shows_nothing(one.attribute("formatCode"));
            if (one.is("font") && part.is("fonts")) fonts.push_back(colour_in(one.child("color"), "000000")), tiny.push_back(one.child("sz") && number_of(*one.child("sz"), "val", 11) <= 2);
            if (one.is("fill") && part.is("fills")) fills.push_back(fill_in(one));
        }
    const Node* formats = styles->child("cellXfs");
    if (!formats) return;
    for (const Node& one : formats->children) {
        if (!one.is("xf")) continue;
        const auto font = static_cast<std::size_t>(number_of(one, "fontId", 0)), fill = static_cast<std::size_t>(number_of(one, "fillId", 0));
        const std::string colour = font < fonts.size() ? fonts[font] : "000000", ground = fill < fills.size() ? fills[fill] : "FFFFFF";
        const auto format = empty_formats.find(number_of(one, "numFmtId", 0));
        std::string_view reason;
        if (format != empty_formats.end() && format->second) reason = "by a format that shows nothing";
        else if (look_the_same(colour, ground)) reason = "in the colour of its ground";
        else if (font < tiny.size() && tiny[font]) reason = "in letters too small to read";
        reasons_.push_back(reason);
    }
}

std::string_view SheetLooks::why_unseen(int format) const {
    return format >= 0 && static_cast<std::size_t>(format) < reasons_.size() ? reasons_[static_cast<std::size_t>(format)] : std::string_view{};
}

}  // namespace documents::hidden
