/// Files that travel inside the program: migrations, messages, page words, built CSS, vocabulary.
#pragma once

#include <string_view>
#include <vector>

namespace base {

/// One file of a folder that CMake's cairn_embed() put into the program; the bytes live as long as it runs.
struct EmbeddedFile {
    std::string_view path;  ///< Relative to the embedded folder, with slashes.
    std::string_view bytes;
};

}  // namespace base

/// Each cairn_embed(TARGET SET …) defines `std::vector<base::EmbeddedFile> base::embed::SET()`, files sorted by path.
/// The room that owns the set declares it where it is used.
namespace base::embed {}
