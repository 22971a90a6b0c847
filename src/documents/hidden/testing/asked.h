/// What the helper finds in a file made for a test.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "documents/reader.h"
#include "documents/testing/files.h"

namespace documents::testing {

inline std::expected<HiddenThings, Refusal> hidden_answer(std::string_view name, std::string_view bytes) {
    static const Reader reader{CAIRN_HELPER};
    const MadeFile file{name, bytes};
    const int open = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(open >= 0);
    auto answer = reader.hidden(open, name);
    ::close(open);
    return answer;
}

inline std::vector<HiddenThing> hidden_in(std::string_view name, std::string_view bytes) {
    auto answer = hidden_answer(name, bytes);
    if (!answer) FAIL(answer.error().code << ": " << answer.error().reason);
    return std::move(answer->things);
}

inline std::string refusal_in(std::string_view name, std::string_view bytes) {
    const auto answer = hidden_answer(name, bytes);
    return answer ? "looked through" : answer.error().code;
}

/// Whether a thing of that kind was found whose excerpt holds those words.
inline bool finds(const std::vector<HiddenThing>& things, std::string_view kind, std::string_view words) {
    return std::ranges::any_of(things, [&](const HiddenThing& one) { return one.kind == kind && one.excerpt.find(words) != std::string::npos; });
}

/// A file made to hide something, and what must be found in it.
struct Labelled {
    std::string sentence, kind, words, bytes;
};

inline void check_each_found(std::string_view name, const std::vector<Labelled>& files) {
    for (const Labelled& file : files) {
        const auto things = hidden_in(name, file.bytes);
        std::string all;
        for (const HiddenThing& one : things) all += "\n  " + one.kind + " | " + one.place + " | " + one.excerpt;
        CHECK_MESSAGE(finds(things, file.kind, file.words), file.sentence << all);
    }
}

/// All of it on lines of their own, for the message of a check that failed.
inline std::string listed(const std::vector<HiddenThing>& things) {
    std::string result;
    for (const HiddenThing& one : things) result += "\n  " + one.kind + " | " + one.place + " | " + one.excerpt;
    return result;
}

}  // namespace documents::testing
