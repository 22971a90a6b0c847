/// For tests: a line where it stands in somebody's file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/check.h"

namespace disclosure {

/// What is found of `kind` in a line between two that name somebody, as written.
inline std::vector<std::string> found_in_a_file(std::string_view kind, const std::string& line) {
    static const std::string before = "Note by Ms Orla Reid\nKezia Harks, NHS 999 435 5376, seen 4 May 2023.\n";
    static const std::string behind = "\nMobile 07700 900 144, kezia@mail.example\n";
    std::vector<std::string> result;
    for (const auto& span : check(before + line + behind, {}))
        if (span.kind == kind && span.start >= before.size() && span.end <= before.size() + line.size()) result.push_back(span.text);
    return result;
}

}  // namespace disclosure
