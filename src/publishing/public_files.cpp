#include "publishing/public_files.h"

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
            for (std::size_t i = 0; i < block.items.size(); ++i) words += (block.kind == BlockKind::List ? "- " : step_mark(i) + " ") + block.items[i] + "\n";
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

}  // namespace publishing
