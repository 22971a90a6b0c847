#include "documents/hidden/pdf_hidden.h"

namespace documents::hidden {

std::expected<void, Refusal> find_in_pdf(std::string_view bytes, Findings& findings) {
    const auto document = pdf::Document::open(bytes);
    if (!document) return std::unexpected{document.error()};
    ShownWords shown;
    find_on_pages(*document, shown, findings);
    find_information(*document, shown, findings);
    find_names(*document, shown, findings);
    find_in_objects(*document, shown, findings);
    find_earlier(*document, bytes, shown, findings);
    return {};
}

}  // namespace documents::hidden
