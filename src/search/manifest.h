/// Which segments are the index: one small file, replaced whole, so that a commit is there entirely or not at all.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "search/review_input.h"

namespace search {

struct ManifestSegment {
    std::string name;                        ///< Of its two files, without ".index" and ".text".
    std::uint64_t index_bytes = 0, index_sum = 0;
    std::uint64_t text_bytes = 0, text_sum = 0;
    std::vector<std::uint32_t> removed;      ///< Reviews of it that are no longer in the index.
};

struct Manifest {
    bool complete = false;                   ///< A rebuild has ended; commits upon nothing do not make an index whole.
    std::string source_generation;
    std::uint64_t next_segment = 1;
    std::vector<ManifestSegment> segments;
};

std::string manifest_bytes(const Manifest& manifest, const Schema& schema);

/// The manifest, or why it cannot be used, in words.
std::expected<Manifest, std::string> read_manifest(std::string_view bytes, const Schema& schema);

inline constexpr const char* manifest_name = "manifest";
inline constexpr const char* next_manifest_name = "manifest.new";

/// Writes the next manifest beside the current one and makes it last, together with the names of the segments that it speaks of.
/// Throws base::Fault; the current one then still stands.
void write_next_manifest(base::Files& files, const std::filesystem::path& folder, const std::string& bytes);

}  // namespace search
