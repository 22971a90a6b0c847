#include "publishing/public_files.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/file.h"
#include "base/sha256.h"
#include "documents/word/written.h"

namespace publishing {

namespace {

using documents::word::WrittenDocument;
using documents::word::WrittenHeading;
using documents::word::WrittenList;
using documents::word::WrittenParagraph;
using documents::word::WrittenTable;

std::string numbered(const Block& block) { return block.number.empty() ? block.text : block.number + " " + block.text; }

void add_word(WrittenDocument& document, const Block& block) {
    switch (block.kind) {
        case BlockKind::Heading: document.parts.push_back(WrittenHeading{3, block.text}); break;
        case BlockKind::Paragraph: case BlockKind::Quotation: document.parts.push_back(WrittenParagraph{numbered(block)}); break;
        case BlockKind::List: document.parts.push_back(WrittenList{block.items, WrittenList::Marks::Bullets}); break;
        case BlockKind::Steps: document.parts.push_back(WrittenList{block.items, WrittenList::Marks::Numbers}); break;
        case BlockKind::Table: document.parts.push_back(WrittenTable{{}, block.rows, 1}); break;
    }
}

std::string plain(const Block& block) {
    std::string words;
    switch (block.kind) {
        case BlockKind::Heading: case BlockKind::Paragraph: case BlockKind::Quotation: return numbered(block) + "\n\n";
        case BlockKind::List: case BlockKind::Steps:
            for (const auto& item : block.items) words += "- " + item + "\n";
            return words + "\n";
        case BlockKind::Table:
            for (const auto& row : block.rows) {
                for (std::size_t i = 0; i < row.size(); ++i) words += (i ? "\t" : "") + row[i];
                words += "\n";
            }
            return words + "\n";
    }
    return words;
}

/// Letters and digits alone: white space, hyphens, marks of lists and quotation marks are what forms differ in.
std::string letters(std::string_view words) {
    std::string kept;
    for (std::int32_t at = 0, length = static_cast<std::int32_t>(words.size()); at < length;) {
        const auto from = static_cast<std::size_t>(at);
        UChar32 letter = 0;
        U8_NEXT(words.data(), at, length, letter);
        if (letter >= 0 && u_isalnum(letter)) kept += words.substr(from, static_cast<std::size_t>(at) - from);
    }
    return kept;
}

}  // namespace

PublicFile word_file(const PublicText& text, const PublicWords& words) {
    WrittenDocument document{.title = text.title, .language = text.language, .parts = {}, .properties = {}};
    if (!text.partnership.empty()) document.parts.push_back(WrittenParagraph{text.partnership});
    if (!text.reviewers.empty()) document.parts.push_back(WrittenParagraph{words.reviewers}), document.parts.push_back(WrittenList{text.reviewers, WrittenList::Marks::Bullets});
    if (!text.summary.empty()) {
        document.parts.push_back(WrittenHeading{2, words.summary});
        for (const auto& block : read_marked(text.summary)) add_word(document, block);
    }
    for (const auto& section : text.sections) {
        document.parts.push_back(WrittenHeading{2, section.number.empty() ? section.title : section.number + " " + section.title});
        for (const auto& block : section.blocks) add_word(document, block);
    }
    return {"report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", documents::word::to_docx(document)};
}

PublicFile text_file(const PublicText& text, const PublicWords& words) {
    std::string all = text.title + "\n\n";
    if (!text.partnership.empty()) all += text.partnership + "\n\n";
    if (!text.reviewers.empty()) all += words.reviewers + "\n\n";
    for (const auto& reviewer : text.reviewers) all += "- " + reviewer + "\n";
    if (!text.reviewers.empty()) all += "\n";
    if (!text.summary.empty()) {
        all += words.summary + "\n\n";
        for (const auto& block : read_marked(text.summary)) all += plain(block);
    }
    for (const auto& section : text.sections) {
        all += (section.number.empty() ? "" : section.number + " ") + section.title + "\n\n";
        for (const auto& block : section.blocks) all += plain(block);
    }
    return {"report.txt", "text/plain", std::move(all)};
}

ReadBack compare(const std::vector<std::string>& approved, const PublicFile& file, const documents::Extraction& read) {
    ReadBack found{.name = file.name, .sha256 = base::sha256_hex(file.bytes), .bytes = file.bytes.size(), .missing = {}, .hidden = {}, .refusal = {}};
    std::string all;
    for (const auto& block : read.blocks) {
        // The number of a list's item is the form's own; that of a paragraph is the text's.
        if (block.kind != documents::BlockKind::ListItem || block.number.find('.') != std::string::npos) all += letters(block.number);
        all += letters(block.text);
    }
    std::size_t at = 0;
    for (const auto& line : approved) {
        const auto wanted = letters(line);
        if (wanted.empty()) continue;
        const auto stands = all.find(wanted, at);
        if (stands == std::string::npos) {
            found.missing.push_back(line);
            continue;
        }
        found.beyond += stands - at;
        at = stands + wanted.size();
        ++found.compared;
    }
    found.beyond += all.size() - at;
    return found;
}

std::vector<std::string> hidden_content(const PublicFile& file, const documents::Reader& reader) {
    if (file.media_type.starts_with("text/plain")) return {};
    const auto in_memory = base::file_in_memory(file.bytes);
    const auto found = reader.hidden(in_memory->descriptor(), file.name);
    if (!found) return {found.error().reason};
    std::vector<std::string> words;
    for (const auto& thing : found->things) words.push_back(thing.kind + ", " + thing.place + ": " + thing.excerpt);
    return words;
}

ReadBack read_back(const std::vector<std::string>& approved, const PublicFile& file, const documents::Reader& reader, const FindHidden& hidden) {
    const auto in_memory = base::file_in_memory(file.bytes);
    const auto read = reader.read(in_memory->descriptor(), file.name);
    if (!read) {
        ReadBack refused{.name = file.name, .sha256 = base::sha256_hex(file.bytes), .bytes = file.bytes.size(), .missing = {}, .hidden = {}, .refusal = {}};
        refused.refusal = read.error().reason;
        return refused;
    }
    auto found = compare(approved, file, *read);
    found.hidden = hidden(file);
    return found;
}

}  // namespace publishing
