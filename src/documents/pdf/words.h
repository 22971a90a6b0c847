/// What stands on a page and where, before anybody has called it a paragraph. Points; (0, 0) is the top left corner.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace documents::pdf {

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    void include(const Box& other) {
        left = std::min(left, other.left);
        top = std::min(top, other.top);
        right = std::max(right, other.right);
        bottom = std::max(bottom, other.bottom);
    }
};

struct Word {
    std::string text;        ///< UTF-8, ligatures taken apart.
    Box box;
    double baseline = 0;
    double size = 0;         ///< Of the font, in points.
    bool bold = false;
    bool space_after = true;
    double confidence = -1;  ///< Of recognition, 0 to 100; -1: from a text layer.
};

/// Words on one baseline, left to right, with no column's gap between them.
struct Line {
    std::vector<Word> words;
    Box box;
    double baseline = 0;
    double size = 0;         ///< That of most of its letters.
    bool bold = false;       ///< All its letters are.
    enum class Entry { None, GoesOn, Whole };
    Entry entry = Entry::None;  ///< Of a printed table of contents; GoesOn: its page number is in a later row.
    int table = -1;          ///< Stands for the page's table of that index, and has no words.
};

/// A ruled line, drawn thin and straight. Either top == bottom or left == right.
struct Rule {
    Box box;
    bool horizontal() const { return box.width() >= box.height(); }
};

struct PageText {
    double width = 0, height = 0;
    std::vector<Line> lines;
    std::vector<Line> turned;  ///< Text that runs another way than most of the page.
    std::vector<Rule> rules;
    bool machine_read = false;
    double confidence = -1;
};

/// Sets box, baseline, size and weight from the words. At least one word.
void measure(Line& line);

}  // namespace documents::pdf
