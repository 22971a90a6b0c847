#include "publishing/marked_text.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "base/text.h"

namespace publishing {

namespace {

struct Line {
    std::string_view words;
    std::size_t begins = 0, ends = 0;
};

std::vector<Line> lines_of(std::string_view typed) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < typed.size();) {
        const auto end = std::min(typed.find('\n', at), typed.size());
        lines.push_back({base::trim(typed.substr(at, end - at)), at, end});
        at = end + 1;
    }
    return lines;
}

/// "12. " before an item: how many bytes; nothing where it is none. A year at the start of a sentence is none ("2024. ").
std::size_t step_mark(std::string_view words) {
    std::size_t digits = 0;
    while (digits < words.size() && digits < 3 && std::isdigit(static_cast<unsigned char>(words[digits]))) ++digits;
    return digits > 0 && digits < 3 && words.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

BlockKind kind_of(std::string_view words) {
    if (words.starts_with("## ")) return BlockKind::Heading;
    if (words.starts_with("- ")) return BlockKind::List;
    if (words.starts_with("> ")) return BlockKind::Quotation;
    if (words.size() > 2 && words.front() == '|' && words.back() == '|') return BlockKind::Table;
    return step_mark(words) > 0 ? BlockKind::Steps : BlockKind::Paragraph;
}

std::vector<std::string> cells_of(std::string_view row) {
    std::vector<std::string> cells;
    row = row.substr(1, row.size() - 2);
    for (;;) {
        const auto end = std::min(row.find('|'), row.size());
        cells.emplace_back(base::trim(row.substr(0, end)));
        if (end == row.size()) return cells;
        row.remove_prefix(end + 1);
    }
}

void join(std::string& text, std::string_view words) {
    if (!text.empty()) text += '\n';
    text += words;
}

void take_line(Block& block, const Line& line) {
    block.ends = line.ends;
    switch (block.kind) {
        case BlockKind::Heading: block.text = base::trim(line.words.substr(3)); break;
        case BlockKind::List: block.items.emplace_back(base::trim(line.words.substr(2))); break;
        case BlockKind::Steps: block.items.emplace_back(base::trim(line.words.substr(step_mark(line.words)))); break;
        case BlockKind::Quotation: join(block.text, base::trim(line.words.substr(2))); break;
        case BlockKind::Table: block.rows.push_back(cells_of(line.words)); break;
        case BlockKind::Paragraph: join(block.text, line.words); break;
    }
}

void write_block(std::string& text, const Block& block) {
    const auto lines = [&](std::string_view mark, std::string_view words) {
        while (!words.empty()) {
            const auto end = std::min(words.find('\n'), words.size());
            text += std::string{mark} + std::string{words.substr(0, end)} + "\n";
            words.remove_prefix(std::min(end + 1, words.size()));
        }
    };
    if (block.kind == BlockKind::Heading) lines("## ", block.text);
    if (block.kind == BlockKind::Paragraph) lines("", block.text);
    if (block.kind == BlockKind::Quotation) lines("> ", block.text);
    for (std::size_t i = 0; i < block.items.size(); ++i) lines(block.kind == BlockKind::Steps ? std::to_string(i + 1) + ". " : "- ", block.items[i]);
    for (const auto& row : block.rows) {
        text += "|";
        for (const auto& cell : row) text += " " + cell + " |";
        text += "\n";
    }
}

}  // namespace

std::vector<Block> read_marked(std::string_view typed) {
    std::vector<Block> blocks;
    bool goes_on = false;  // The line above was of the same block.
    for (const auto& line : lines_of(typed)) {
        if (line.words.empty()) {
            goes_on = false;
            continue;
        }
        const auto kind = kind_of(line.words);
        if (!goes_on || kind == BlockKind::Heading || blocks.back().kind != kind) blocks.push_back({.kind = kind, .begins = line.begins, .ends = line.ends});
        take_line(blocks.back(), line);
        goes_on = kind != BlockKind::Heading;
    }
    return blocks;
}

std::string words_of(const Block& block) {
    std::string words = block.text;
    for (const auto& item : block.items) join(words, item);
    for (const auto& row : block.rows) {
        std::string cells;
        for (std::size_t i = 0; i < row.size(); ++i) cells += (i > 0 ? "\t" : "") + row[i];
        join(words, cells);
    }
    return words;
}

std::string to_marked(const std::vector<Block>& blocks) {
    std::string text;
    for (const auto& block : blocks) {
        if (!text.empty()) text += '\n';
        write_block(text, block);
    }
    return std::string{base::trim(text)};
}

}  // namespace publishing
