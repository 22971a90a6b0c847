#include "documents/sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include "documents/packed/archive.h"
#include "documents/refusal.h"

namespace documents {

namespace {

using Verdict = std::expected<FileKind, Refusal>;

std::string ending_of(std::string_view name) {
    const auto dot = name.find_last_of("./");
    std::string ending{dot == std::string_view::npos ? name : name.substr(dot + 1)};
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ending;
}

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

/// What a person expects behind an ending; empty where it promises nothing.
std::string_view promise_of(std::string_view ending) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> promises{{{"pdf", "a PDF"}, {"docx", "a Word document"},
        {"docm", "a Word document"}, {"doc", "a Word document"}, {"odt", "an OpenDocument text"}, {"rtf", "a Rich Text document"}, {"dotx", "a Word document"}}};
    const auto found = std::ranges::find(promises, ending, &std::pair<std::string_view, std::string_view>::first);
    return found == promises.end() ? std::string_view{} : found->second;
}

constexpr std::string_view as_docx = "Open it in Word or LibreOffice, save it as .docx or PDF, and import that file.";
constexpr std::string_view as_pdf = "Open it, save or print it as a PDF, and import that file.";
constexpr std::string_view unpack = "Unpack it and import the documents inside it one by one or as a folder.";

struct Signature {
    std::string_view bytes, what, advice, content;
};

constexpr std::array<Signature, 19> signatures{{
    {"\x89PNG", "This is a picture", "Put the pictures of all pages into one PDF and import that; its text will be recognised.", "a picture"},
    {"\xFF\xD8\xFF", "This is a picture", "Put the pictures of all pages into one PDF and import that; its text will be recognised.", "a picture"},
    {"GIF8", "This is a picture", "Put the pictures of all pages into one PDF and import that; its text will be recognised.", "a picture"},
    {"BM", "This is a picture", "Put the pictures of all pages into one PDF and import that; its text will be recognised.", "a picture"},
    {std::string_view{"II*\0", 4}, "This is a picture (TIFF)", "Save it as a PDF and import that; its text will be recognised.", "a picture"},
    {std::string_view{"MM\0*", 4}, "This is a picture (TIFF)", "Save it as a PDF and import that; its text will be recognised.", "a picture"},
    {"Rar!", "This is an archive (RAR)", unpack, "an archive"},
    {"7z\xBC\xAF", "This is an archive (7-Zip)", unpack, "an archive"},
    {"\x1F\x8B", "This is an archive (gzip)", unpack, "an archive"},
    {"BZh", "This is an archive (bzip2)", unpack, "an archive"},
    {"\xFD" "7zXZ", "This is an archive (XZ)", unpack, "an archive"},
    {"\x28\xB5\x2F\xFD", "This is an archive (zstd)", unpack, "an archive"},
    {"MZ", "This is a program", "Do not run it. If you expected a document, ask whoever sent it for a PDF.", "a program"},
    {"\x7F" "ELF", "This is a program", "Do not run it. If you expected a document, ask whoever sent it for a PDF.", "a program"},
    {"%!PS", "This is a PostScript file", as_pdf, "PostScript"},
    {"ID3", "This is a sound recording", "Import a written transcript of it instead.", "a sound recording"},
    {"OggS", "This is a recording", "Import a written transcript of it instead.", "a recording"},
    {"SQLite format 3", "This is a database", "Export what you need from it as a PDF or Word document.", "a database"},
    {"wOFF", "This is a font", "Leave it out.", "a font"},
}};

Verdict refuse_content(const Signature& found, std::string_view ending) {
    const auto promise = promise_of(ending);
    if (!promise.empty()) return std::unexpected{refuse_wrong_type(found.content, promise)};
    return std::unexpected{refuse_unreadable_kind(found.what, found.advice)};
}

/// Microsoft's compound file: the container of the old formats, of Outlook's messages, and of locked new ones.
Verdict sniff_compound(std::string_view bytes) {
    if (contains_wide(bytes, "EncryptedPackage")) return std::unexpected{refuse_encrypted()};
    if (contains_wide(bytes, "__properties_version1.0"))
        return std::unexpected{refuse_unreadable_kind("This is an e-mail message (.msg)", "Open it in Outlook, save it or its attachment as a PDF, and import that file.")};
    if (contains_wide(bytes, "PowerPoint Document"))
        return std::unexpected{refuse_unreadable_kind("This is an old presentation (.ppt)", as_pdf)};
    if (contains_wide(bytes, "WordDocument"))
        return std::unexpected{refuse_unreadable_kind("This is an old Word document (.doc)", "Open it in Word, save it as .docx, and import that file.")};
    if (contains_wide(bytes, "Workbook") || contains_wide(bytes, "Book"))
        return std::unexpected{refuse_unreadable_kind("This is an old spreadsheet (.xls)", as_pdf)};
    return std::unexpected{refuse_unreadable_kind("This is an old Office file", as_docx)};
}

Verdict sniff_open_document(const packed::Archive& archive, std::string_view type) {
    if (archive.locked()) return std::unexpected{refuse_encrypted()};
    if (const auto manifest = archive.read("META-INF/manifest.xml"); manifest && manifest->find("encryption-data") != std::string::npos)
        return std::unexpected{refuse_encrypted()};
    if (type.starts_with("application/vnd.oasis.opendocument.text")) return FileKind::Odt;
    if (type.starts_with("application/vnd.oasis.opendocument.spreadsheet")) return std::unexpected{refuse_unreadable_kind("This is a spreadsheet (.ods)", as_pdf)};
    if (type.starts_with("application/vnd.oasis.opendocument.presentation")) return std::unexpected{refuse_unreadable_kind("This is a presentation (.odp)", as_pdf)};
    if (type.starts_with("application/epub")) return std::unexpected{refuse_unreadable_kind("This is an electronic book (.epub)", as_pdf)};
    return std::unexpected{refuse_unreadable_kind("This is an OpenDocument file without text", as_pdf)};
}

Verdict sniff_zip(std::string_view bytes, std::string_view ending) {
    const auto archive = packed::Archive::open(bytes);
    if (!archive && archive.error().code == "damaged" && promise_of(ending).empty())
        return std::unexpected{refuse_unreadable_kind("This is a damaged archive", unpack)};
    if (!archive) return std::unexpected{archive.error()};
    if (archive->has("mimetype"))
        if (const auto type = archive->read("mimetype")) return sniff_open_document(*archive, *type);
    if (archive->has("word/document.xml") || (archive->has("_rels/.rels") && (ending == "docx" || ending == "docm"))) {
        if (archive->locked()) return std::unexpected{refuse_encrypted()};
        return FileKind::Docx;
    }
    if (archive->has("xl/workbook.xml") || archive->has("xl/workbook.bin")) return std::unexpected{refuse_unreadable_kind("This is a spreadsheet (Excel)", as_pdf)};
    if (archive->has("ppt/presentation.xml")) return std::unexpected{refuse_unreadable_kind("This is a presentation (PowerPoint)", as_pdf)};
    if (archive->has("content.xml") && ending == "odt") return FileKind::Odt;
    return refuse_content({"", "This is an archive (ZIP)", unpack, "an archive"}, ending);
}

Verdict sniff_written(std::string_view bytes, std::string_view ending) {
    const bool html = looks_like_html(bytes);
    if (const auto promise = promise_of(ending); !promise.empty() && !(html && ending == "doc"))
        return std::unexpected{refuse_wrong_type(html ? "a web page" : "plain text", promise)};
    if (html || ending == "html" || ending == "htm" || ending == "xhtml") return FileKind::Html;
    if (ending == "csv" || ending == "json" || ending == "jsonl" || ending == "xml")
        return std::unexpected{refuse_unreadable_kind("This is a file of data, not a document",
                                                      "If it is a catalogue of reviews, name it as the catalogue (.jsonl or .csv); otherwise leave it out.")};
    if (ending == "eml") return std::unexpected{refuse_unreadable_kind("This is an e-mail message (.eml)", "Save the message or its attachment as a PDF and import that file.")};
    return FileKind::Text;
}

}  // namespace

bool contains_wide(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) (wide += c) += '\0';
    return bytes.find(wide) != std::string_view::npos;
}

bool looks_like_html(std::string_view bytes) {
    const std::string head = lower(bytes.substr(0, 4096));
    const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos || head[first] != '<') return false;
    for (const std::string_view mark : {"<!doctype html", "<html", "<head", "<body", "<h1", "<title", "<div", "<p>", "<p ", "<table"})
        if (head.find(mark) != std::string::npos) return true;
    return false;
}

bool looks_like_text(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    const auto head = bytes.substr(0, 1 << 16);
    const auto odd = std::ranges::count_if(head, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f'; });
    return head.find('\0') == std::string_view::npos && static_cast<std::size_t>(odd) * 100 <= head.size();
}

std::expected<FileKind, Refusal> sniff(std::string_view bytes, std::string_view name) {
    if (bytes.empty()) return std::unexpected{refuse_empty()};
    const std::string ending = ending_of(name);
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return FileKind::Pdf;
    if (bytes.starts_with("{\\rtf")) return FileKind::Rtf;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return sniff_zip(bytes, ending);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return sniff_compound(bytes);
    for (const Signature& signature : signatures)
        if (bytes.starts_with(signature.bytes) && (signature.bytes.size() > 2 || !looks_like_text(bytes))) return refuse_content(signature, ending);
    if (looks_like_text(bytes)) return sniff_written(bytes, ending);
    if (ending == "pdf") return std::unexpected{refuse_damaged("PDF")};
    return refuse_content({"", "This is a file of an unknown kind", "If it is a document, save it as a PDF or .docx and import that file.", "something else"}, ending);
}

}  // namespace documents
