#include "documents/extract.h"

#include "documents/opendocument/odt.h"
#include "documents/pdf/extract_pdf.h"
#include "documents/plain/text_file.h"
#include "documents/refusal.h"
#include "documents/rich_text/rtf.h"
#include "documents/sniff.h"
#include "documents/word/docx.h"

namespace documents {

namespace {

std::expected<Extraction, Refusal> extract_kind(FileKind kind, std::string_view bytes, const Limits& limits, const OnProgress& on_progress) {
    switch (kind) {
        case FileKind::Pdf: return pdf::extract_pdf(bytes, limits, on_progress);
        case FileKind::Docx: return word::extract_docx(bytes);
        case FileKind::Odt: return opendocument::extract_odt(bytes);
        case FileKind::Rtf: return rich_text::extract_rtf(bytes);
        case FileKind::Html: return plain::extract_html(bytes);
        case FileKind::Text: return plain::extract_text(bytes);
    }
    return std::unexpected{refuse_damaged("file")};
}

}  // namespace

std::expected<Extraction, Refusal> extract(std::string_view bytes, std::string_view ending, const Limits& limits,
                                           const OnProgress& on_progress) {
    const auto kind = sniff(bytes, ending);
    if (!kind) return std::unexpected{kind.error()};
    auto result = extract_kind(*kind, bytes, limits, on_progress);
    if (result) result->extractor = extractor_version;
    return result;
}

}  // namespace documents
