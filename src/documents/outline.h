/// The sections of a document: what stands under which heading.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "documents/extraction.h"

namespace documents {

struct Section {
    std::string number, title;  ///< As printed.
    int level = 1;
    std::size_t heading = 0;    ///< Index of its heading among the blocks.
    std::size_t end = 0;        ///< One past the last block under it, subsections included.
    int parent = -1;            ///< Index of the section that holds it; -1: none does.
    int page = 0;
};

/// The sections in reading order, each after the one that holds it.
std::vector<Section> outline(const std::vector<Block>& blocks);

/// For each block the section that it stands in (a heading in its own), or -1 before the first heading.
std::vector<int> section_of_blocks(const std::vector<Section>& sections, std::size_t blocks);

}  // namespace documents
