#include "documents/outline.h"

#include <algorithm>

namespace documents {

std::vector<Section> outline(const std::vector<Block>& blocks) {
    std::vector<Section> sections;
    std::vector<int> open;  // Sections that hold the current block, outermost first.
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if (block.kind != BlockKind::Heading) continue;
        while (!open.empty() && sections[static_cast<std::size_t>(open.back())].level >= block.level) {
            sections[static_cast<std::size_t>(open.back())].end = i;
            open.pop_back();
        }
        sections.push_back({block.number, block.text, block.level, i, blocks.size(), open.empty() ? -1 : open.back(), block.page});
        open.push_back(static_cast<int>(sections.size()) - 1);
    }
    return sections;
}

std::vector<int> section_of_blocks(const std::vector<Section>& sections, std::size_t blocks) {
    std::vector<int> result(blocks, -1);
    for (std::size_t i = 0; i < sections.size(); ++i)  // Inner sections come later and so have the last word.
        std::fill(result.begin() + static_cast<std::ptrdiff_t>(sections[i].heading),
                  result.begin() + static_cast<std::ptrdiff_t>(std::min(sections[i].end, blocks)), static_cast<int>(i));
    return result;
}

}  // namespace documents
