/// The words that a reader of the document sees. A title, bookmark or caption that only repeats them tells nobody anything new.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace documents::hidden {

class ShownWords {
public:
    void add(std::string_view text);
    /// Whether the text has a word, or a number of two digits or more, that no reader sees. Case, accents and punctuation do not matter.
    bool lacks_a_word_of(std::string_view text) const;
    /// Whether a target ("https://www.example.org/", "mailto:help@example.org") is printed somewhere, as people print it.
    bool shows_target(std::string_view target) const;

private:
    std::set<std::string, std::less<>> words_;
    std::string run_together_;  // All letters and digits, for what is broken over lines.
};

/// As a machine names things: "kofi-mensah_home2Page" is the words "kofi mensah home2 Page".
std::string name_as_words(std::string_view name);

}  // namespace documents::hidden
