/// What has been found so far: cleaned, cut to length, each thing once, no more than may be listed.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "documents/hidden.h"

namespace documents::hidden {

class Findings {
public:
    /// Adds a thing. Text longer than an excerpt becomes several things, at most `pieces`; empty text is nothing to report.
    void add(std::string_view kind, std::string_view place, std::string_view text, std::size_t pieces = 5);
    bool empty() const { return found_.things.empty(); }
    /// The list, with a last line about what did not fit.
    HiddenThings take();

private:
    static constexpr std::size_t most_of_a_kind = 400;  // One kind must not crowd out the others.
    void add_piece(std::string_view kind, std::string_view place, std::string text);

    HiddenThings found_;
    std::set<std::string, std::less<>> seen_;
    std::map<std::string, std::size_t, std::less<>> of_kind_;
    std::size_t left_out_ = 0;
};

/// "name: text", or what there is of it.
std::string said_by(std::string_view name, std::string_view text);

}  // namespace documents::hidden
