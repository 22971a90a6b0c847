/// What a file says: pages, and blocks in reading order. The parsing itself happens in the helper process only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace documents {

enum class BlockKind : std::uint8_t { Heading, Paragraph, ListItem, Table, Footnote };

/// One heading, paragraph, list item, table or footnote, whole: joined over line and page breaks.
struct Block {
    BlockKind kind = BlockKind::Paragraph;
    int level = 0;            ///< Heading 1 to 6; list item 1 for outermost; else 0.
    std::string text;         ///< UTF-8, NFC, white space squeezed. A table's cells, tab and newline separated.
    int page = 0;             ///< Physical page on which it begins, from 1; 0 where the format has no pages.
    std::string number;       ///< The paragraph's or item's own number as printed ("4.12", "iii", "(a)"); empty: none.
    std::vector<std::vector<std::string>> rows;  ///< Tables only: cells by row.
    int header_rows = 0;      ///< Tables only.
    double confidence = -1;   ///< Machine-read text: mean word confidence 0 to 100. -1: from a text layer.
};

/// One page as printed.
struct Page {
    int number = 0;           ///< From 1.
    std::string label;        ///< As printed or as the file labels it ("iv", "12").
    double width_points = 0;
    double height_points = 0;
    bool machine_read = false;  ///< OCR, since there was no usable text layer.
    double confidence = -1;     ///< Mean OCR confidence 0 to 100.
};

/// The file's own properties, unchecked: a suggestion, never a fact.
struct Properties {
    std::string title, author, language, created, modified, producer;
};

enum class FileKind : std::uint8_t { Pdf, Docx, Odt, Rtf, Text, Html };

struct Extraction {
    FileKind kind = FileKind::Text;
    std::string extractor;    ///< Name and version; with the file's SHA-256 it identifies this extraction for ever.
    Properties properties;
    std::vector<Page> pages;  ///< Empty for formats without pages.
    std::vector<Block> blocks;
    std::vector<std::string> warnings;  ///< In words, for the person who imports.
};

/// Why a file was not read. `reason` and `advice` are whole sentences for a non-technical reader; `code` is stable.
struct Refusal {
    std::string code;    ///< "empty", "encrypted", "damaged", "wrong-type", "unreadable-kind", "too-large", "too-slow", "no-text", "hostile", "crashed", "stopped".
    std::string reason;
    std::string advice;
};

}  // namespace documents
