#pragma once

#include <string_view>

namespace documents {

/// Whether a heading announces the printed table of contents: "Contents", "Table of contents", "Cynnwys". What is listed there is
/// no heading, finding or recommendation of the report.
bool is_contents_title(std::string_view heading);

}  // namespace documents
