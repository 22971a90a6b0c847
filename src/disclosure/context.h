/// Which sort of number a place in a text is likely to hold, by the words around it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "disclosure/plain_text.h"
#include "disclosure/finding.h"

namespace disclosure {

/// The kind whose word stands nearest: before the place in its line, then behind it, then in the lines before. `record-number` where no word tells.
std::string_view kind_by_context(const PlainText& text, std::size_t begin, std::size_t end);

/// Whether a word in small letters announces a number of some kind: a system, a body, a paper.
bool tells_a_kind(std::string_view word);

/// Whether the letters that a reference begins with are an office's or a procedure's that is no court: "EHC-2023-0558", "SCRA/23/00718".
bool is_administrative(std::string_view reference);

/// A kind of finding, and the reason that is shown for it.
struct Kind {
    std::string_view kind;  ///< As in README.md: "police-reference".
    const char* why_code;   ///< As in finding.cpp: "police-reference.said".
};

/// `kind_by_context`, or what the letters of the reference itself say ("CAD4471"), where the number may be one of that kind at all.
Kind kind_of_reference(const PlainText& text, std::size_t begin, std::size_t end);

/// Where a text is somebody's file: two other things that name somebody stand near, or one and two that may.
class File {
public:
    /// Of nobody where nothing is guessed at.
    explicit File(const Findings& found);
    /// `at`: code point. Near is 900 of them, half a page.
    bool around(std::size_t at) const;
    /// Whether it is at any place of the text.
    bool anywhere() const { return names_.size() > 1 || (names_.size() == 1 && doubtful_.size() > 1); }

private:
    std::vector<std::size_t> doubtful_;  ///< The same, of what may.
    std::vector<std::size_t> names_;  ///< Code points at which something begins that names somebody.
};

/// Whether directly before a place stands a word or a sign that announces a number: "ref", "no.", "#", "badge", "Mosaic".
bool announced(const PlainText& text, std::size_t begin);

}  // namespace disclosure
