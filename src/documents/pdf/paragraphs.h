/// Rows of a column joined into paragraphs, and paragraphs over the ends of columns and pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/extraction.h"
#include "documents/pdf/order.h"

namespace documents::pdf {

/// A block that is not finished: what it looked like decides later whether it is a heading or a note.
struct Draft {
    Block block;
    double size = 0, left = 0, text_left = 0, right = 0, column_right = 0, baseline = 0;
    bool bold = false;
    bool raised_mark = false;  ///< Begins with a small raised number, as a footnote does.
    bool contents = false;     ///< An entry of a printed table of contents: no heading, and no number of its own.
    int label_depth = 0;
    std::size_t rows = 0, words = 0;
    double confidence_sum = 0;
    int place = 0;             ///< The column in which it ends, counted through the document.
};

/// The joint of a word that was hyphenated at a line's end, until it is known whether the hyphen belongs to the word.
inline constexpr char joint = '\x01';

class Paragraphs {
public:
    /// `body_size`: of most letters of the document. Smaller rows at the foot of a page are notes, and no text runs on from them.
    explicit Paragraphs(double body_size) : body_size_{body_size} {}

    void add(const Column& column, int page);
    void add_table(Block table);
    /// What has been added; no paragraph runs on over this point.
    std::vector<Draft> take() { return std::move(drafts_); }

private:
    void add_row(const Column& column, const Line& row, double leading, int page);
    Draft* open_draft(const Column& column, const Line& row);
    void begin(const Column& column, const Line& row, int page);
    void extend(Draft& draft, const Column& column, const Line& row, std::size_t first_word);

    double body_size_;
    std::vector<Draft> drafts_;
    const Line* last_row_ = nullptr;
    int place_ = 0;
};

/// Whether the first letter is a small one: then the text goes on with what stands before it.
bool begins_small(std::string_view text);

/// The words with spaces as printed; a raised number of a note as "[3]".
std::string text_of(const Line& row, std::size_t first_word = 0);

/// Adds a row's text to what stands before it, joining a word that was hyphenated.
void append_row(std::string& text, std::string_view row);

}  // namespace documents::pdf
