#include "collection/report_text.h"

#include "collection/theme_finder.h"

namespace collection {

namespace {

std::string signature_of(const documents::Extraction& extraction) {
    SignatureMaker maker;
    for (const documents::Block& block : extraction.blocks) maker.add(block.text);
    return maker.enough() ? to_bytes(maker.signature()) : std::string{};
}

std::vector<FoundTheme> themes_of(const documents::Extraction& extraction) {
    std::vector<FoundTheme> themes;
    for (std::size_t i = 0; i < extraction.blocks.size(); ++i) {
        if (extraction.blocks[i].kind == documents::BlockKind::Heading) continue;
        for (const Term* theme : ThemeFinder::built_in().themes_in(extraction.blocks[i].text)) themes.push_back({theme->slug, i});
    }
    return themes;
}

void sum_up_recognition(ReportText& text) {
    double sum = 0;
    int pages = 0;
    for (const documents::Page& page : text.extraction.pages)
        if (page.machine_read) sum += page.confidence, ++pages;
    text.machine_read = pages > 0;
    if (pages > 0) text.confidence = sum / pages;
}

constexpr std::pair<std::string_view, std::string_view> kinds[] = {{"application/pdf", "pdf"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {"application/vnd.oasis.opendocument.text", "odt"}, {"application/rtf", "rtf"}, {"text/plain", "txt"}, {"text/html", "html"}};

}  // namespace

ReportText make_report_text(documents::Extraction extraction) {
    ReportText text;
    text.extraction = std::move(extraction);
    text.signature = signature_of(text.extraction);
    text.themes = themes_of(text.extraction);
    sum_up_recognition(text);
    return text;
}

std::string media_type_of(documents::FileKind kind) { return std::string{kinds[static_cast<std::size_t>(kind)].first}; }

std::string ending_of(std::string_view media_type) {
    for (const auto& [type, ending] : kinds)
        if (type == media_type) return std::string{ending};
    return "bin";
}

}  // namespace collection
