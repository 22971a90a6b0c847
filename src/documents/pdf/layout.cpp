#include "documents/pdf/layout.h"

#include <cmath>

#include "base/text.h"

namespace documents::pdf {

namespace {

std::string text_of(const Line& line) {
    std::string result;
    for (const Word& word : line.words) {
        if (!result.empty()) result += ' ';
        result += word.text;
    }
    return result;
}

/// Whether the line goes on where the last one stopped: the same size, and no more than a line's height below.
bool continues(const Line& last, const Line& line) {
    const double step = line.baseline - last.baseline;
    return step > -1 && step < 1.6 * last.size && std::abs(line.size - last.size) < 0.6 && line.bold == last.bold;
}

}  // namespace

Extraction lay_out(const std::vector<PageText>& pages, const std::vector<Bookmark>&, const std::vector<std::string>& labels) {
    Extraction result;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const PageText& page = pages[i];
        const int number = static_cast<int>(i + 1);
        result.pages.push_back({number, labels[i].empty() ? std::to_string(number) : labels[i], page.width, page.height, page.machine_read, page.confidence});
        const Line* last = nullptr;
        for (const Line& line : page.lines) {
            if (!last || !continues(*last, line)) result.blocks.push_back({BlockKind::Paragraph, 0, {}, number, {}, {}, 0, page.confidence});
            auto& text = result.blocks.back().text;
            text += (text.empty() ? "" : " ") + text_of(line);
            last = &line;
        }
    }
    for (Block& block : result.blocks) block.text = base::squeeze(base::to_nfc(block.text));
    std::erase_if(result.blocks, [](const Block& block) { return block.text.empty(); });
    return result;
}

}  // namespace documents::pdf
