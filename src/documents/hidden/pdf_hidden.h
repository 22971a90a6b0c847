/// What a PDF carries beside what its pages show.
#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"
#include "documents/hidden/findings.h"
#include "documents/hidden/shown_words.h"
#include "documents/pdf/document.h"

namespace documents::hidden {

/// Whatever a PDF hides. Refuses what pdf::Document::open refuses.
std::expected<void, Refusal> find_in_pdf(std::string_view bytes, Findings& findings);

/// Text and pictures that are painted and not seen, layers that are switched off, words that replace others; fills in the words that are seen.
void find_on_pages(const pdf::Document& document, ShownWords& shown, Findings& findings);
/// Bookmarks, names of places, labels of pages that say something else than the pages.
void find_names(const pdf::Document& document, const ShownWords& shown, Findings& findings);
/// Every object: annotations, forms, actions, files, metadata, pictures' own data, alternative texts.
void find_in_objects(const pdf::Document& document, const ShownWords& shown, Findings& findings);
/// What the file was before it was last saved, and objects that nothing uses any more.
void find_earlier(const pdf::Document& document, std::string_view bytes, const ShownWords& shown, Findings& findings);
/// The information dictionary.
void find_information(const pdf::Document& document, const ShownWords& shown, Findings& findings);

}  // namespace documents::hidden
