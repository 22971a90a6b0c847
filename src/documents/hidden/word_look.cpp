#include "documents/hidden/word_look.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <vector>

namespace documents::hidden {

namespace {

constexpr int deepest_style = 20;

/// An on-off property: there is on, unless its value says no.

std::optional<int> number_in(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end > text.data() ? std::optional{value} : std::nullopt;
}

bool is_colour(std::string_view text) {
    return text.size() == 6 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

int part_of(std::string_view colour, std::size_t at) {
    int value = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
    return value;
}

std::optional<std::string> highlight_of(const Node& properties) {
    struct Named {
        std::string_view name, colour;
    };
    constexpr std::array named{Named{"black", "000000"}, Named{"white", "FFFFFF"}, Named{"yellow", "FFFF00"}, Named{"green", "00FF00"}, Named{"cyan", "00FFFF"}, Named{"magenta", "FF00FF"},
                               Named{"blue", "0000FF"}, Named{"red", "FF0000"}, Named{"darkBlue", "000080"}, Named{"darkCyan", "008080"}, Named{"darkGreen", "008000"},
                               Named{"darkMagenta", "800080"}, Named{"darkRed", "800000"}, Named{"darkYellow", "808000"}, Named{"darkGray", "808080"}, Named{"lightGray", "C0C0C0"}};
    const Node* node = properties.child("highlight");
    if (!node) return std::nullopt;
    const auto found = std::ranges::find(named, node->attribute("val"), &Named::name);
    return found == named.end() ? std::nullopt : std::optional<std::string>{found->colour};
}

bool any_fill_within(const Node& style) {
    bool filled = false;
    walk(style, [&](const Node& node) {
        filled = filled || (node.is("shd") && node.attribute("fill") != "auto" && !node.attribute("fill").empty());
        return !filled;
    });
    return filled;
}

}  // namespace

std::optional<bool> on_off(const Node& properties, std::string_view name) {
    const Node* node = properties.child(name);
    if (!node) return std::nullopt;
    const auto value = node->attribute("val");
    return value != "0" && value != "false" && value != "off";
}

std::optional<std::string> shading_of(const Node& properties) {
    const Node* node = properties.child("shd");
    if (!node || node->attribute("val") == "nil") return std::nullopt;
    const auto pattern = node->attribute("val");
    if (pattern == "solid" && is_colour(node->attribute("color"))) return std::string{node->attribute("color")};
    if (pattern == "solid") return "000000";  // "auto" as the colour of a pattern is black.
    const auto fill = node->attribute("fill");
    if (!is_colour(fill)) return std::nullopt;
    return std::string{pattern.empty() || pattern == "clear" ? fill : std::string_view{}};
}

Look look_of(const Node& properties) {
    Look look;
    look.hidden = on_off(properties, "vanish");
    // Letters drawn without any fill (Word 2010 and later) leave nothing on the page unless an outline is drawn.
    if (const Node* fill = properties.child("textFill"); fill && fill->child("noFill") && !properties.child("textOutline")) look.hidden = true;
    look.web_hidden = on_off(properties, "webHidden");
    if (const Node* size = properties.child("sz")) look.half_points = number_in(size->attribute("val"));
    if (const Node* width = properties.child("w")) look.width_percent = number_in(width->attribute("val"));
    if (const Node* colour = properties.child("color")) {
        const bool paper = colour->attribute("themeColor") == "background1" && colour->attribute("themeTint").empty() && colour->attribute("themeShade").empty();
        look.colour = is_colour(colour->attribute("val")) ? std::string{colour->attribute("val")} : paper ? "FFFFFF" : "auto";
    }
    look.shading = shading_of(properties);
    look.highlight = highlight_of(properties);
    return look;
}

Look laid_over(Look lower, const Look& upper) {
    const auto lay = [](auto& below, const auto& above) {
        if (above) below = above;
    };
    lay(lower.hidden, upper.hidden), lay(lower.web_hidden, upper.web_hidden), lay(lower.half_points, upper.half_points), lay(lower.width_percent, upper.width_percent);
    lay(lower.colour, upper.colour), lay(lower.shading, upper.shading), lay(lower.highlight, upper.highlight);
    return lower;
}

bool look_the_same(std::string_view one, std::string_view other) {
    constexpr int told_apart = 20;  // Of 255, in any of red, green and blue.
    if (!is_colour(one) || !is_colour(other)) return false;
    for (const std::size_t at : {0u, 2u, 4u})
        if (std::abs(part_of(one, at) - part_of(other, at)) > told_apart) return false;
    return true;
}

Looks::Looks(const Node* styles) {
    if (!styles) return;
    if (const Node* defaults = styles->child("docDefaults"))
        if (const Node* run = defaults->child("rPrDefault"))
            if (const Node* properties = run->child("rPr")) usual_ = look_of(*properties);
    for (const Node& node : styles->children) {
        if (!node.is("style")) continue;
        Style style;
        if (const Node* based = node.child("basedOn")) style.based_on = based->attribute("val");
        if (const Node* run = node.child("rPr")) style.look = look_of(*run);
        if (const Node* paragraph = node.child("pPr")) style.shading = shading_of(*paragraph);
        if (node.attribute("type") == "table") style.filled = any_fill_within(node);
        if (node.attribute("type") == "paragraph" && (node.attribute("default") == "1" || node.attribute("default") == "true")) usual_paragraph_ = node.attribute("styleId");
        styles_[std::string{node.attribute("styleId")}] = std::move(style);
    }
}

Look Looks::chain(std::string_view style) const {
    std::vector<const Style*> line;
    for (auto at = styles_.find(style); at != styles_.end() && line.size() < deepest_style; at = styles_.find(at->second.based_on)) line.push_back(&at->second);
    Look look;
    for (auto one = line.rbegin(); one != line.rend(); ++one) look = laid_over(std::move(look), (*one)->look);
    return look;
}

Look Looks::of_paragraph(std::string_view style) const { return laid_over(usual_, chain(style.empty() ? std::string_view{usual_paragraph_} : style)); }
Look Looks::of_run_style(std::string_view style) const { return chain(style); }

std::optional<std::string> Looks::paragraph_shading(std::string_view style) const {
    auto at = styles_.find(style.empty() ? std::string_view{usual_paragraph_} : style);
    for (int steps = 0; at != styles_.end() && steps < deepest_style; at = styles_.find(at->second.based_on), ++steps)
        if (at->second.shading) return at->second.shading;
    return std::nullopt;
}

bool Looks::table_is_filled(std::string_view style) const {
    auto at = styles_.find(style);
    for (int steps = 0; at != styles_.end() && steps < deepest_style; at = styles_.find(at->second.based_on), ++steps)
        if (at->second.filled) return true;
    return false;
}

}  // namespace documents::hidden
