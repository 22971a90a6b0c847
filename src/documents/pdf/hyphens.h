/// Words that were broken at a line's end: does the hyphen belong to the word ("multi-agency") or only to the line?
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace documents::pdf {

class Hyphens {
public:
    /// Notes the words of a text, whole ones and hyphenated ones.
    void learn(std::string_view text);
    /// The text with each joint closed as the document itself spells the word elsewhere; else without a hyphen, unless
    /// the first half is one that English writes with it.
    std::string resolve(std::string text) const;

private:
    bool keeps_hyphen(std::string_view before, std::string_view after) const;
    std::unordered_set<std::string> words_;
};

}  // namespace documents::pdf
