/// A place in a text that may tell a reader who somebody is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace disclosure {

enum class Certainty : std::uint8_t { Possible, Likely, Certain };

/// `certain`, `likely`, `possible`.
const char* word_of(Certainty certainty);

/// `start` and `end` count Unicode code points of the text, from 0; `end` is one past the last.
struct Span {
    std::size_t start = 0, end = 0;
    std::string kind{};      ///< Stable: "person", "nhs-number", "date", … (README.md lists them).
    Certainty certainty = Certainty::Likely;
    std::string text{};      ///< As it stands in the text.
    std::string why_code{};  ///< Stable, for messages in other languages: "person.short-form".
    std::string why{};       ///< The same as an English sentence.
    bool direct = false;   ///< Names somebody by itself; else it identifies beside other facts.
    std::string person{};    ///< Key of the person of the roster; empty: nobody's.
    bool allowed = false;  ///< On the case's approved public list: listed, and blocks nothing.
};

using Spans = std::vector<Span>;

}  // namespace disclosure
