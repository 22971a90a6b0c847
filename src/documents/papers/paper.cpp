#include "documents/papers/paper.h"

#include <algorithm>
#include <array>

#include "documents/packed/archive.h"
#include "documents/papers/csv_sheet.h"
#include "documents/papers/workbook.h"
#include "documents/pdf/document.h"
#include "documents/refusal.h"
#include "documents/sniff.h"

namespace documents {

namespace {

using Looked = std::expected<Paper, Refusal>;

struct Facts {
    PaperKind kind;
    std::string_view word, ending, media_type;
};
constexpr std::array<Facts, 17> all_facts{{{PaperKind::Pdf, "pdf", "pdf", "application/pdf"},
    {PaperKind::Word, "word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {PaperKind::Excel, "excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {PaperKind::PowerPoint, "powerpoint", "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {PaperKind::OpenText, "open-text", "odt", "application/vnd.oasis.opendocument.text"},
    {PaperKind::OpenSheet, "open-sheet", "ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {PaperKind::OpenSlides, "open-slides", "odp", "application/vnd.oasis.opendocument.presentation"},
    {PaperKind::RichText, "rich-text", "rtf", "application/rtf"}, {PaperKind::Text, "text", "txt", "application/octet-stream"}, {PaperKind::Table, "table", "csv", "application/octet-stream"},
    {PaperKind::WebPage, "web-page", "html", "application/octet-stream"}, {PaperKind::Picture, "picture", "bin", "application/octet-stream"},
    {PaperKind::Mail, "mail", "eml", "application/octet-stream"}, {PaperKind::OutlookMail, "outlook-mail", "msg", "application/vnd.ms-outlook"},
    {PaperKind::OldWord, "old-word", "doc", "application/msword"}, {PaperKind::OldExcel, "old-excel", "xls", "application/vnd.ms-excel"},
    {PaperKind::OldPowerPoint, "old-powerpoint", "ppt", "application/vnd.ms-powerpoint"}}};

const Facts& facts_of(PaperKind kind) { return all_facts.at(static_cast<std::size_t>(kind)); }

std::string in_small(std::string_view text) {
    std::string small{text};
    std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return small;
}

Looked refuse_program() { return std::unexpected{refuse_hostile("This is a program, or a file that starts one.")}; }
Looked refuse_other(std::string_view what) { return std::unexpected{refuse_unreadable_kind(what, "Send the documents themselves, one by one.")}; }

/// Names by which a system would run a file, whatever it holds.
bool would_run(std::string_view ending) {
    constexpr std::array<std::string_view, 24> endings{"exe", "com", "bat", "cmd", "scr", "pif", "msi", "dll", "js", "jse", "vbs", "vbe", "wsf", "wsh", "hta", "ps1", "lnk", "jar", "sh", "reg", "cpl", "iso", "chm", "url"};
    return std::ranges::find(endings, ending) != endings.end();
}

Looked look_at_office(const packed::Archive& archive, PaperKind kind, std::string_view folder) {
    if (archive.locked()) return std::unexpected{refuse_encrypted()};
    return Paper{.kind = kind, .macros = archive.has(std::string{folder} + "/vbaProject.bin"), .properties = read_custom_properties(archive), .sheets = {}};
}

Looked look_at_open_document(const packed::Archive& archive, std::string_view type) {
    const auto manifest = archive.read("META-INF/manifest.xml");
    if (archive.locked() || (manifest && manifest->find("encryption-data") != std::string::npos)) return std::unexpected{refuse_encrypted()};
    const bool macros = manifest && manifest->find("Basic/") != std::string::npos;
    const auto paper = [&](PaperKind kind) { return Paper{.kind = kind, .macros = macros, .properties = {}, .sheets = {}}; };
    if (type.starts_with("application/vnd.oasis.opendocument.text")) return paper(PaperKind::OpenText);
    if (type.starts_with("application/vnd.oasis.opendocument.spreadsheet")) return paper(PaperKind::OpenSheet);
    if (type.starts_with("application/vnd.oasis.opendocument.presentation")) return paper(PaperKind::OpenSlides);
    return refuse_other("This is a package");
}

Looked look_at_package(std::string_view bytes) {
    const auto archive = packed::Archive::open(bytes);
    if (!archive) return std::unexpected{archive.error()};
    if (archive->has("mimetype"))
        if (const auto type = archive->read("mimetype")) return look_at_open_document(*archive, *type);
    if (archive->has("word/document.xml")) return look_at_office(*archive, PaperKind::Word, "word");
    if (archive->has("xl/workbook.xml")) return look_at_office(*archive, PaperKind::Excel, "xl");
    if (archive->has("ppt/presentation.xml")) return look_at_office(*archive, PaperKind::PowerPoint, "ppt");
    if (archive->locked()) return std::unexpected{refuse_encrypted()};
    if (archive->has("xl/workbook.bin")) return std::unexpected{refuse_unreadable_kind("This is a binary Excel workbook (.xlsb)", "Open it in Excel, save it as .xlsx, and send that file.")};
    return refuse_other("This is an archive");
}

/// The container of the old formats, of Outlook's messages, and of new ones that are locked.
Looked look_at_compound(std::string_view bytes) {
    if (contains_wide(bytes, "EncryptedPackage")) return std::unexpected{refuse_encrypted()};
    const bool macros = contains_wide(bytes, "_VBA_PROJECT");
    const auto paper = [&](PaperKind kind) { return Paper{.kind = kind, .macros = macros, .properties = {}, .sheets = {}}; };
    if (contains_wide(bytes, "__properties_version1.0")) return paper(PaperKind::OutlookMail);
    if (contains_wide(bytes, "PowerPoint Document")) return paper(PaperKind::OldPowerPoint);
    if (contains_wide(bytes, "WordDocument")) return paper(PaperKind::OldWord);
    if (contains_wide(bytes, "Workbook") || contains_wide(bytes, "Book")) return paper(PaperKind::OldExcel);
    return refuse_other("This is an old Office file of an unknown kind");
}

Looked look_at_pdf(std::string_view bytes) {
    const auto document = pdf::Document::open(bytes);
    if (!document) return std::unexpected{document.error()};
    return Paper{.kind = PaperKind::Pdf, .macros = false, .properties = {}, .sheets = {}};
}

bool begins_with_any(std::string_view bytes, std::initializer_list<std::string_view> beginnings) {
    return std::ranges::any_of(beginnings, [&](std::string_view one) { return bytes.starts_with(one); });
}

bool is_picture(std::string_view bytes) {
    constexpr std::size_t longest_mark = 12;
    const auto within = [&](std::size_t at) { return bytes.size() >= longest_mark ? bytes.substr(at, 4) : std::string_view{}; };
    return begins_with_any(bytes, {"\x89PNG\r\n", "\xFF\xD8\xFF", "GIF87a", "GIF89a", std::string_view{"II*\0", 4}, std::string_view{"MM\0*", 4}}) ||
           (bytes.starts_with("RIFF") && within(8) == "WEBP") || (within(4) == "ftyp" && begins_with_any(within(8), {"heic", "heix", "mif1"}));
}

bool is_program(std::string_view bytes, std::string_view ending) {
    return would_run(ending) || begins_with_any(bytes, {"\x7F" "ELF", "#!", "\xCA\xFE\xBA\xBE", "\xCF\xFA\xED\xFE", "\xCE\xFA\xED\xFE"}) || (bytes.starts_with("MZ") && !looks_like_text(bytes)) ||
           bytes.starts_with(std::string_view{"L\0\0\0\x01\x14\x02\0", 8});
}

PaperKind written_kind(std::string_view bytes, std::string_view ending) {
    if (ending == "eml" || begins_with_any(bytes, {"Received: ", "Return-Path: ", "Delivered-To: ", "MIME-Version: "})) return PaperKind::Mail;
    if (looks_like_html(bytes) || ending == "html" || ending == "htm") return PaperKind::WebPage;
    return ending == "csv" ? PaperKind::Table : PaperKind::Text;
}

}  // namespace

std::expected<Paper, Refusal> look_at_outside(std::string_view bytes, std::string_view ending) {
    const auto small = in_small(ending);
    if (bytes.empty()) return std::unexpected{refuse_empty()};
    if (is_program(bytes, small)) return refuse_program();
    if (bytes.starts_with("{\\rtf")) return Paper{.kind = PaperKind::RichText, .macros = false, .properties = {}, .sheets = {}};
    if (begins_with_any(bytes, {"PK\x03\x04", "PK\x05\x06"})) return look_at_package(bytes);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return look_at_compound(bytes);
    // After packages: an archive may hold a PDF within its first kilobyte.
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return look_at_pdf(bytes);
    if (is_picture(bytes)) return Paper{.kind = PaperKind::Picture, .macros = false, .properties = {}, .sheets = {}};
    if (looks_like_text(bytes)) return Paper{.kind = written_kind(bytes, small), .macros = false, .properties = {}, .sheets = {}};
    return refuse_other("This is a file of an unknown kind");
}

std::expected<Paper, Refusal> look_at_paper(std::string_view bytes, std::string_view ending) {
    auto paper = look_at_outside(bytes, ending);
    if (paper && paper->kind == PaperKind::Table) paper->sheets = sheet_of_csv(bytes);
    if (!paper || paper->kind != PaperKind::Excel) return paper;
    const auto archive = packed::Archive::open(bytes);
    if (!archive) return std::unexpected{archive.error()};
    auto sheets = read_workbook(*archive);
    if (!sheets) return std::unexpected{sheets.error()};
    paper->sheets = std::move(*sheets);
    return paper;
}

std::expected<PaperKind, Refusal> paper_kind_of(std::string_view bytes, std::string_view ending) {
    const auto paper = look_at_paper(bytes, ending);
    if (!paper) return std::unexpected{paper.error()};
    return paper->kind;
}

std::string_view to_word(PaperKind kind) { return facts_of(kind).word; }
std::string_view ending_of(PaperKind kind) { return facts_of(kind).ending; }
std::string_view media_type_of(PaperKind kind) { return facts_of(kind).media_type; }

bool parse_paper_kind(std::string_view word, PaperKind& kind) {
    const auto found = std::ranges::find(all_facts, word, &Facts::word);
    if (found != all_facts.end()) kind = found->kind;
    return found != all_facts.end();
}

bool has_readable_text(PaperKind kind) {
    using enum PaperKind;
    return kind == Pdf || kind == Word || kind == OpenText || kind == RichText || kind == Text || kind == WebPage;
}

std::string cell_name(int row, int column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters + std::to_string(row);
}

}  // namespace documents
