/// The text of a section as somebody types it: paragraphs between empty lines, and a few plain marks that every keyboard has.
///
///     ## A heading                    a line of its own
///     - an item                       a list; `1. an item` a numbered one
///     > what somebody said            a quotation
///     | Month | Visits |              a table, whose first row is its head
///
/// Whatever is none of these is a paragraph: nothing that was typed is lost or refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace publishing {

enum class BlockKind : std::uint8_t { Heading, Paragraph, List, Steps, Quotation, Table };

struct Block {
    BlockKind kind = BlockKind::Paragraph;
    std::string number = {};                     ///< "3.2"; a heading has none.
    std::string text = {};                       ///< Of headings, paragraphs and quotations.
    std::vector<std::string> items = {};         ///< Of lists.
    std::vector<std::vector<std::string>> rows = {};  ///< Of tables; the first is the head.
    std::size_t begins = 0, ends = 0;            ///< Bytes of the typed text, its marks too.
};

/// The blocks in their order, without numbers.
std::vector<Block> read_marked(std::string_view typed);
/// The words of a block without its marks, items and rows on lines of their own, cells apart by a tab.
std::string words_of(const Block& block);
/// The text again, as `read_marked` reads it.
std::string to_marked(const std::vector<Block>& blocks);

}  // namespace publishing
