/// What a Word document's styles and lists say about its paragraphs.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace documents::word {

struct Style {
    std::string name, based_on;
    int outline_level = -1;  ///< 0 for a heading of the first level; -1: not said.
    int list = -1, list_level = 0;
    bool hidden = false;
};

struct Styles {
    std::map<std::string, Style, std::less<>> by_id;

    /// What the style says, or the one that it is based on; at most 20 steps.
    int outline_level(std::string_view id) const;
    /// The list that the style puts its paragraphs in, and the level; -1: none.
    std::pair<int, int> list(std::string_view id) const;
    /// 1 to 6 for a heading or a title, else 0.
    int heading_level(std::string_view id) const;
    bool is_contents(std::string_view id) const;
    bool is_hidden(std::string_view id) const;
};

/// The styles of word/styles.xml; none if it cannot be read: text matters more than its looks.
Styles read_styles(std::string_view xml);

struct ListLevel {
    std::string format = "decimal", pattern;
    int start = 1;
};

/// Counts lists as Word does.
class Lists {
public:
    /// From word/numbering.xml.
    static Lists read(std::string_view xml);
    /// The next label of a list's level ("4.12", "(a)"); empty for bullets and unknown lists.
    std::string next(int list, int level);
    bool is_bulleted(int list, int level) const;
    static constexpr int levels = 9;

private:
    friend class ListReader;
    struct Definition {
        std::array<ListLevel, levels> level;
    };
    const ListLevel* level_of(int list, int level) const;
    std::map<int, Definition> definitions_;
    std::map<int, int> definition_of_;
    std::map<std::pair<int, int>, int> start_override_;
    std::map<int, std::array<int, levels>> counters_;  // By definition: lists of one definition go on counting.
    std::map<int, bool> begun_;
};

/// A number as a list prints it: decimal, lowerLetter, upperLetter, lowerRoman, upperRoman; other formats as decimal.
std::string formatted(int value, std::string_view format);

}  // namespace documents::word
