/// Files that come with forms: looked at in the helper process, refused in words, and sent back to be saved.
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "casework/document.h"
#include "documents/extraction.h"
#include "documents/papers/paper.h"
#include "documents/tables.h"
#include "web/signing/signed_page.h"

namespace web {

/// Of one file; a form has a little more, for its words.
constexpr std::size_t paper_bytes_allowed = 25 * 1024 * 1024;
constexpr std::size_t upload_bytes = paper_bytes_allowed + 512 * 1024;

/// The words of a code of papers: kind ("kind", "return"), "marking", "route", "file", "refused". Codes come from data.
const html::Words& paper_words_of(const html::Catalogue& t, std::string_view what, std::string_view code);

/// Every code of a refusal.
std::span<const std::string_view> paper_refusals();

/// A file that may be kept. The bytes are the request's.
struct Upload {
    documents::Paper paper;
    std::string name;
    std::string_view bytes;
    casework::PaperFacts facts(std::string title, std::string from) const;
};
/// The file of that field, or the code of the refusal: "missing", "encrypted", ...
std::expected<Upload, std::string> take_upload(const SignedPage& page, std::string_view field);

/// What a file says in words; the bytes never touch the disk. Refuses with a code.
std::expected<documents::Extraction, std::string> text_of_paper(const SignedPage& page, documents::PaperKind kind, std::string_view bytes);
/// The workbook again, for showing its cells.
std::expected<documents::Paper, std::string> look_again(const SignedPage& page, documents::PaperKind kind, std::string_view bytes);

/// The tables of the file; of its name only the ending counts. Refuses with a code, and sets the kind where that much was seen.
std::expected<documents::FileTables, std::string> tables_of_paper(const SignedPage& page, std::string_view name, std::string_view bytes, std::optional<documents::PaperKind>& kind);

/// The file to be saved, under a name that we made (without its ending).
Response paper_download(std::string bytes, const casework::PaperFacts& facts, const std::string& name);

/// A form that carries a file.
html::Html file_form(SignedPage& page, std::string_view path, const html::Html& content);
html::Html file_field(const SignedPage& page, const Problems& problems, html::Html hint);
/// Adds what such a form is sent to.
void add_upload(Routes& routes, std::string_view pattern, const Guard& guard, SignedPageFunction page);

/// A day in three boxes, `NAME-day` and so on: as typed, and as a field with its label.
std::optional<base::Day> typed_day_of(const SignedPage& page, const std::string& name);
html::Html day_boxes_of(const SignedPage& page, const std::string& name, const html::Words& legend, const html::Words& hint, const Problems& problems);
/// One of several codes as a list to choose from; what was typed stays chosen.
html::Html code_select(const SignedPage& page, const char* field, const html::Words& label, std::string_view what, std::span<const std::string_view> codes, const Problems& problems, std::string_view chosen);

}  // namespace web
