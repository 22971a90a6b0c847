/// A PDF as poppler opens it: its pages' words, its labels, its bookmarks. Poppler's own headers stay behind this one.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "documents/extraction.h"
#include "documents/pdf/words.h"

class GooString;
class PDFDoc;

namespace documents::pdf {

/// A bookmark of the file.
struct Bookmark {
    std::string title;
    int level = 1;  ///< 1 for outermost.
    int page = 0;   ///< From 1; 0: it leads nowhere.
};

class Document {
public:
    /// The bytes must outlive the document. Refuses what needs a password and what poppler cannot mend.
    static std::expected<Document, Refusal> open(std::string_view bytes);
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    int pages() const;
    /// Whether the file's own table of contents was broken, so that poppler had to gather what it could find.
    bool was_mended() const { return *mended_; }
    /// Whether a password guards it against changes. (One that guards it against reading is refused on opening.)
    bool is_locked_against_changes() const;
    Properties properties() const;
    /// The file's own label of a page; empty where the file has none.
    std::string label(int page) const;
    /// At most 2,000, eight levels deep.
    std::vector<Bookmark> bookmarks() const;
    /// The words of a page in poppler's lines, upright whichever way the page's text runs.
    PageText text(int page) const;
    PDFDoc& poppler() const { return *document_; }

private:
    Document(std::unique_ptr<PDFDoc> document, std::unique_ptr<bool> mended);
    std::unique_ptr<bool> mended_;  // Written by poppler at any time while the document is read.
    std::unique_ptr<PDFDoc> document_;
};

/// A text string of the file (UTF-16 with its mark, UTF-8 with its mark, or PDFDocEncoding) as UTF-8, cleaned; nothing for null.
std::string text_string(const GooString* text);

/// Loads what poppler would otherwise open later: the list of its data files.
void load_before_walls();

}  // namespace documents::pdf
