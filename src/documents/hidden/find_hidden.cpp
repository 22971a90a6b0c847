#include "documents/hidden/find_hidden.h"

#include "documents/hidden/findings.h"
#include "documents/hidden/open_text_hidden.h"
#include "documents/hidden/pdf_hidden.h"
#include "documents/hidden/picture_data.h"
#include "documents/hidden/rich_text_hidden.h"
#include "documents/hidden/word_parts.h"
#include "documents/hidden/workbook_hidden.h"
#include "documents/papers/paper.h"
#include "documents/refusal.h"

namespace documents::hidden {

namespace {

using Looked = std::expected<void, Refusal>;

Looked look_into_package(PaperKind kind, std::string_view bytes, Findings& findings) {
    const auto archive = packed::Archive::open(bytes);
    if (!archive) return std::unexpected{archive.error()};
    if (archive->locked()) return std::unexpected{refuse_encrypted()};
    if (kind == PaperKind::OpenText) return find_in_open_text(*archive, findings);
    return kind == PaperKind::Word ? find_in_word(*archive, findings) : find_in_workbook(*archive, findings);
}

Looked refuse_kind() {
    return std::unexpected{refuse_unreadable_kind("This kind of file cannot be looked through for hidden content", "Save it as a PDF, Word or Excel file, or send what it says as text.")};
}

Looked look_into(PaperKind kind, std::string_view bytes, Findings& findings) {
    using enum PaperKind;
    switch (kind) {
        case Pdf: return find_in_pdf(bytes, findings);
        case RichText: find_in_rich_text(bytes, findings); return {};
        case OpenText:
        case Excel:
        case Word: return look_into_package(kind, bytes, findings);
        case Picture:
            if (!is_picture_data(bytes)) return refuse_kind();
            find_in_picture(bytes, "the picture", findings);
            return {};
        case Text:
        case Table:
        case WebPage: return {};
        default: return refuse_kind();
    }
}

}  // namespace

std::expected<HiddenThings, Refusal> find_hidden(std::string_view bytes, std::string_view ending) {
    const auto kind = paper_kind_of(bytes, ending);
    if (!kind) return std::unexpected{kind.error()};
    Findings findings;
    if (auto looked = look_into(*kind, bytes, findings); !looked) return std::unexpected{std::move(looked.error())};
    return findings.take();
}

}  // namespace documents::hidden
