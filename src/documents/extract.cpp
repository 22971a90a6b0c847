#include "documents/extract.h"

#include "documents/pdf/extract_pdf.h"
#include "documents/refusal.h"
#include "documents/sniff.h"

namespace documents {

std::expected<Extraction, Refusal> extract(std::string_view bytes, std::string_view ending, const Limits& limits,
                                           const OnProgress& on_progress) {
    const auto kind = sniff(bytes, ending);
    if (!kind) return std::unexpected{kind.error()};
    std::expected<Extraction, Refusal> result = std::unexpected{refuse_damaged("file")};
    if (*kind == FileKind::Pdf) result = pdf::extract_pdf(bytes, limits, on_progress);
    if (result) result->extractor = extractor_version;
    return result;
}

}  // namespace documents
