/// A plain, accessible Word document to be written: real headings, lists and table heads, a language and a title, boxes to fill in.
/// No pictures, fonts or macros; the same document gives the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace documents::word {

struct WrittenHeading {
    int level = 1;  ///< 1 to 4.
    std::string text;
};

struct WrittenParagraph {
    std::string text;  ///< Line feeds begin new lines.
    enum class Look : std::uint8_t { Usual, Hint } look = Look::Usual;
};

struct WrittenList {
    std::vector<std::string> items;
    enum class Marks : std::uint8_t { Bullets, Numbers } marks = Marks::Bullets;
};

struct WrittenTable {
    std::string caption;  ///< Read out before the table; not printed.
    std::vector<std::vector<std::string>> rows;
    int header_rows = 1;  ///< Repeated on each page.
    /// Row and column of each cell that is one with the cell above it.
    std::vector<std::pair<std::size_t, std::size_t>> merged_above = {};
    std::vector<int> widths = {};  ///< How wide its columns are beside one another; empty: all alike.
};

/// A box in which words are written. Its name stays with it in the file, so that the answer can be found again.
struct WrittenBox {
    std::string name, label;  ///< The label is read out; it stands above as a paragraph or heading of its own.
    std::string words;        ///< What stands in it already.
    std::string prompt;       ///< Shown while it is empty.
    int lines = 1;
};

/// A box to tick with its words beside it.
struct WrittenTick {
    std::string name;
    std::string text;
    bool ticked = false;
};

using WrittenPart = std::variant<WrittenHeading, WrittenParagraph, WrittenList, WrittenTable, WrittenBox, WrittenTick>;

struct WrittenDocument {
    std::string title;
    std::string language = "en-GB";  ///< BCP 47; "cy-GB".
    std::vector<WrittenPart> parts = {};  ///< The title is written above them as the first heading.
    bool landscape = false;  ///< A4 on its side, for wide tables.
    /// Kept in the file and not shown: what this program has to know when the file comes back.
    std::vector<std::pair<std::string, std::string>> properties = {};
};

/// The bytes of a .docx. Throws base::Fault when memory for the package cannot be had.
std::string to_docx(const WrittenDocument& document);

}  // namespace documents::word
