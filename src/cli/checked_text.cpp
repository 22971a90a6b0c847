#include "cli/checked_text.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/fault.h"
#include "base/text.h"
#include "documents/papers/paper.h"
#include "documents/plain/decoded.h"
#include "documents/reader.h"

namespace cli {

namespace {

std::string bytes_of_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw base::Fault{"The document cannot be read", path.string(), "Check its name and that you may read it."};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

/// A text file's paragraphs part at empty lines.
std::vector<Paragraph> paragraphs_of(const std::string& text) {
    std::vector<Paragraph> result{{0, 1, 0}};
    std::size_t code_point = 0;
    bool line_empty = true, gap = false;
    for (const char c : text) {
        if (c == '\n') {
            gap = gap || (line_empty && code_point > 0);
            line_empty = true;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            if (gap && line_empty) result.push_back({code_point, result.back().number + 1, 0});
            line_empty = false, gap = false;
        }
        code_point += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }
    return result;
}

CheckedText as_it_stands(const std::filesystem::path& path) {
    auto bytes = bytes_of_text(path);
    CheckedText result;
    // Well-formed UTF-8 is taken byte for byte, so that positions are the file's own.
    result.text = base::is_utf8(bytes) ? std::move(bytes) : documents::plain::decoded(bytes);
    result.paragraphs = paragraphs_of(result.text);
    result.as_it_stands = true;
    return result;
}

CheckedText joined(const documents::Extraction& extraction) {
    CheckedText result;
    std::size_t code_points = 0;
    for (const auto& block : extraction.blocks) {
        if (!result.text.empty()) result.text += "\n\n", code_points += 2;
        result.paragraphs.push_back({code_points, static_cast<int>(result.paragraphs.size()) + 1, block.page});
        result.text += block.text;
        code_points += base::length(block.text);
    }
    return result;
}

/// A workbook's cells, a row a line, a sheet a paragraph: its cells part as in a spreadsheet that is pasted.
CheckedText cells_of(const documents::Paper& paper) {
    CheckedText result;
    std::size_t code_points = 0;
    for (const auto& sheet : paper.sheets) {
        if (!result.text.empty()) result.text += "\n\n", code_points += 2;
        result.paragraphs.push_back({code_points, static_cast<int>(result.paragraphs.size()) + 1, 0});
        int row = sheet.cells.empty() ? 0 : sheet.cells.front().row;
        for (const auto& cell : sheet.cells) {
            if (&cell != &sheet.cells.front()) result.text += cell.row == row ? '\t' : '\n', ++code_points;
            row = cell.row;
            result.text += cell.words;
            code_points += base::length(cell.words);
        }
    }
    return result;
}

/// What a file says that is no document: the cells of a workbook; a picture says nothing that could be read here.
std::optional<CheckedText> text_of_paper(const std::filesystem::path& path) {
    const auto paper = documents::Reader{}.look(path);
    if (!paper || (paper->kind != documents::PaperKind::Excel && paper->kind != documents::PaperKind::Picture)) return std::nullopt;
    return cells_of(*paper);
}

bool is_text_file(const std::filesystem::path& path) {
    auto ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ending == ".txt" || ending == ".text" || ending == ".md" || ending == ".csv" || ending == ".tsv";
}

}  // namespace

const Paragraph* CheckedText::paragraph_at(std::size_t code_point) const {
    const auto after = std::upper_bound(paragraphs.begin(), paragraphs.end(), code_point, [](std::size_t at, const Paragraph& paragraph) { return at < paragraph.start; });
    return after == paragraphs.begin() ? nullptr : &*(after - 1);
}

std::expected<CheckedText, documents::Refusal> text_to_check(const std::filesystem::path& path) {
    if (is_text_file(path)) return as_it_stands(path);
    auto extraction = documents::Reader{}.read(path);
    if (!extraction) {
        if (extraction.error().code == "no-text") return CheckedText{};  // It may hide something all the same.
        if (auto paper = text_of_paper(path)) return std::move(*paper);
        return std::unexpected{extraction.error()};
    }
    if (extraction->kind == documents::FileKind::Text) return as_it_stands(path);
    return joined(*extraction);
}

}  // namespace cli
