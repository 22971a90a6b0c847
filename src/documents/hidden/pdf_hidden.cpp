#include "documents/hidden/pdf_hidden.h"

namespace documents::hidden {

std::expected<void, Refusal> find_in_pdf(std::string_view bytes, Findings& findings) {
    const auto document = pdf::Document::open(bytes);
    if (!document) return std::unexpected{document.error()};
    ShownWords shown;
    find_information(*document, shown, findings);
    return {};
}

}  // namespace documents::hidden
