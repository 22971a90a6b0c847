/// The names that programs write where a person's could stand. They say how a file was made and nothing of anybody.
#pragma once

#include <string_view>

namespace documents::hidden {

/// Whether a property's value is only the name of a program, or its word for "nothing": "python-docx", "Writer", "untitled".
bool is_a_makers_word(std::string_view value);

}  // namespace documents::hidden
