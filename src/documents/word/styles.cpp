#include "documents/word/styles.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "documents/packed/xml.h"

namespace documents::word {

namespace {

constexpr int longest_chain = 20;

class StyleReader : public packed::XmlReader {
public:
    void start(std::string_view name, const packed::Attributes& attributes) override {
        if (name == "w:style") {
            style_ = &styles.by_id[std::string{attributes.get("w:styleId")}];
        } else if (style_) {
            if (name == "w:name") style_->name = base::fold(attributes.get("w:val"));
            if (name == "w:basedOn") style_->based_on = attributes.get("w:val");
            if (name == "w:outlineLvl") style_->outline_level = attributes.number("w:val", -1);
            if (name == "w:numId") style_->list = attributes.number("w:val", -1);
            if (name == "w:ilvl") style_->list_level = attributes.number("w:val", 0);
            if (name == "w:vanish") style_->hidden = attributes.get("w:val", "1") != "0" && attributes.get("w:val") != "false";
        }
    }
    void end(std::string_view name) override {
        if (name == "w:style") style_ = nullptr;
    }
    void text(std::string_view) override {}
    Styles styles;

private:
    Style* style_ = nullptr;
};

/// The style and those it is based on, nearest first, until `found` is content.
template <class Found>
void along(const std::map<std::string, Style, std::less<>>& styles, std::string_view id, Found found) {
    auto at = styles.find(id);
    for (int steps = 0; at != styles.end() && steps < longest_chain; ++steps) {
        if (found(at->second)) return;
        at = styles.find(at->second.based_on);
    }
}

}  // namespace

int Styles::outline_level(std::string_view id) const {
    int result = -1;
    along(by_id, id, [&](const Style& style) { return (result = style.outline_level) >= 0; });
    return result;
}

std::pair<int, int> Styles::list(std::string_view id) const {
    std::pair<int, int> result{-1, 0};
    along(by_id, id, [&](const Style& style) {
        result = {style.list, style.list_level};
        return style.list >= 0;
    });
    return result;
}

int Styles::heading_level(std::string_view id) const {
    int level = 0;
    along(by_id, id, [&](const Style& style) {
        if (style.name == "title") level = 1;
        if (style.name.starts_with("heading ") && style.name.size() == 9 && style.name[8] >= '1' && style.name[8] <= '9') level = style.name[8] - '0';
        return level > 0;
    });
    if (level == 0)
        if (const int outline = outline_level(id); outline >= 0 && outline < 9) level = outline + 1;
    return std::min(level, 6);
}

bool Styles::is_contents(std::string_view id) const {
    bool contents = false;
    along(by_id, id, [&](const Style& style) { return contents = style.name.starts_with("toc ") || style.name == "table of figures"; });
    return contents;
}

bool Styles::is_hidden(std::string_view id) const {
    bool hidden = false;
    along(by_id, id, [&](const Style& style) { return hidden = style.hidden; });
    return hidden;
}

Styles read_styles(std::string_view xml) {
    StyleReader reader;
    (void)packed::read_xml(xml, reader);
    return std::move(reader.styles);
}

class ListReader : public packed::XmlReader {
public:
    void start(std::string_view name, const packed::Attributes& attributes) override {
        if (name == "w:abstractNum") definition_ = attributes.number("w:abstractNumId", -1);
        else if (name == "w:num") list_ = attributes.number("w:numId", -1), definition_ = -1;
        else if (name == "w:abstractNumId" && list_ >= 0) lists.definition_of_[list_] = attributes.number("w:val", -1);
        else if (name == "w:lvl" || name == "w:lvlOverride") level_ = attributes.number("w:ilvl", Lists::levels);
        else if (name == "w:startOverride" && list_ >= 0) lists.start_override_[{list_, level_}] = attributes.number("w:val", 1);
        else if (definition_ >= 0 && level_ < Lists::levels) set(name, attributes);
    }
    void end(std::string_view name) override {
        if (name == "w:abstractNum") definition_ = -1;
        if (name == "w:num") list_ = -1;
        if (name == "w:lvl") level_ = Lists::levels;
    }
    void text(std::string_view) override {}
    Lists lists;

private:
    void set(std::string_view name, const packed::Attributes& attributes) {
        ListLevel& level = lists.definitions_[definition_].level[static_cast<std::size_t>(level_)];
        if (name == "w:numFmt") level.format = attributes.get("w:val");
        if (name == "w:lvlText") level.pattern = attributes.get("w:val");
        if (name == "w:start") level.start = attributes.number("w:val", 1);
    }
    int definition_ = -1, list_ = -1, level_ = Lists::levels;
};

Lists Lists::read(std::string_view xml) {
    ListReader reader;
    (void)packed::read_xml(xml, reader);
    return std::move(reader.lists);
}

const ListLevel* Lists::level_of(int list, int level) const {
    const auto definition = definition_of_.find(list);
    if (definition == definition_of_.end() || level < 0 || level >= levels) return nullptr;
    const auto found = definitions_.find(definition->second);
    return found == definitions_.end() ? nullptr : &found->second.level[static_cast<std::size_t>(level)];
}

bool Lists::is_bulleted(int list, int level) const {
    const ListLevel* found = level_of(list, level);
    return found && (found->format == "bullet" || found->format == "none");
}

std::string Lists::next(int list, int level) {
    const ListLevel* found = level_of(list, level);
    if (!found) return {};
    const int definition = definition_of_.at(list);
    const auto& levels_of = definitions_.at(definition).level;
    auto [counters, is_new] = counters_.try_emplace(definition);
    const auto restart = [&](int at) { counters->second[static_cast<std::size_t>(at)] = levels_of[static_cast<std::size_t>(at)].start - 1; };
    if (is_new)
        for (int i = 0; i < levels; ++i) restart(i);
    if (!begun_[list]) {
        begun_[list] = true;
        for (int i = 0; i < levels; ++i)
            if (const auto start = start_override_.find({list, i}); start != start_override_.end()) counters->second[static_cast<std::size_t>(i)] = start->second - 1;
    }
    ++counters->second[static_cast<std::size_t>(level)];
    for (int deeper = level + 1; deeper < levels; ++deeper) restart(deeper);
    if (is_bulleted(list, level)) return {};
    std::string label;
    for (std::size_t i = 0; i < found->pattern.size(); ++i) {
        const char c = found->pattern[i];
        const int at = c == '%' && i + 1 < found->pattern.size() ? found->pattern[i + 1] - '1' : -1;
        if (at < 0 || at >= levels) {
            label += c;
            continue;
        }
        ++i;
        const auto index = static_cast<std::size_t>(at);
        label += formatted(std::max(counters->second[index], at < level ? levels_of[index].start : counters->second[index]), levels_of[index].format);
    }
    if (label.ends_with('.')) label.pop_back();
    return label;
}

std::string formatted(int value, std::string_view format) {
    if (value < 1 || value > 3999) return std::to_string(value);
    if (format == "lowerLetter" || format == "upperLetter") {
        const char first = format == "lowerLetter" ? 'a' : 'A';
        return std::string(static_cast<std::size_t>((value - 1) / 26 + 1), static_cast<char>(first + (value - 1) % 26));
    }
    if (format != "lowerRoman" && format != "upperRoman") return std::to_string(value);
    constexpr std::array<std::pair<int, std::string_view>, 13> parts{{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
        {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string result;
    for (const auto& [size, letters] : parts)
        for (; value >= size; value -= size) result += letters;
    if (format == "upperRoman") std::ranges::transform(result, result.begin(), [](char c) { return static_cast<char>(c - 32); });
    return result;
}

}  // namespace documents::word
