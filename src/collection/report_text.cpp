#include "collection/report_text.h"

#include <algorithm>

#include "base/text.h"
#include "collection/words.h"
#include "documents/recognise.h"

namespace collection {

namespace {

std::string signature_of(const documents::Extraction& extraction) {
    SignatureMaker maker;
    for (const documents::Block& block : extraction.blocks) maker.add(block.text);
    return maker.enough() ? to_bytes(maker.signature()) : std::string{};
}

PointKind kind_of(documents::LearningKind kind) {
    switch (kind) {
        case documents::LearningKind::Finding: return PointKind::Finding;
        case documents::LearningKind::Theme: return PointKind::Theme;
        case documents::LearningKind::Recommendation: break;
    }
    return PointKind::Recommendation;
}

std::vector<FoundPoint> points_in(const documents::Extraction& extraction) {
    std::vector<FoundPoint> points;
    for (documents::Recognised& one : documents::recognise(extraction.blocks)) {
        const PointKind kind = kind_of(one.kind);
        points.push_back({kind, one.block, std::move(one.number), one.text, kind == PointKind::Recommendation ? addressee_in(one.text) : std::string{}});
    }
    return points;
}

/// A body that can be asked: the vocabulary's, or one that calls itself partnership, board, council and so on.
bool is_a_body(std::string_view words) {
    static constexpr std::string_view bodies[] = {"partnership", "board", "council", "trust", "police", "committee", "government", "service",
        "department", "panel", "partners", "agencies", "schools", "authority"};
    const Vocabulary& vocabulary = Vocabulary::built_in();
    if (vocabulary.meaning("agency", words) || vocabulary.meaning("recommendation_target", words)) return true;
    return std::ranges::any_of(split_words(plain_words(words)), [](const std::string& word) { return std::ranges::find(bodies, word) != std::end(bodies); });
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

std::vector<FoundTheme> themes_of(const documents::Extraction& extraction, const ThemeFinder& finder) {
    std::vector<FoundTheme> themes;
    for (std::size_t i = 0; i < extraction.blocks.size(); ++i) {
        if (extraction.blocks[i].kind == documents::BlockKind::Heading) continue;
        for (const Term* theme : finder.themes_in(extraction.blocks[i].text)) themes.push_back({theme->slug, i});
    }
    return themes;
}

ReportText make_report_text(documents::Extraction extraction) {
    ReportText text;
    text.extraction = std::move(extraction);
    text.signature = signature_of(text.extraction);
    text.points = points_in(text.extraction);
    text.themes = themes_of(text.extraction, ThemeFinder::built_in());
    sum_up_recognition(text);
    return text;
}

std::string addressee_in(std::string_view recommendation) {
    constexpr std::size_t longest_bytes = 100;
    for (const std::string_view verb : {" should ", " must ", " to ensure ", " to consider ", " to review ", " needs to "}) {
        const auto end = recommendation.find(verb);
        if (end == std::string_view::npos || end > longest_bytes) continue;
        std::string_view words = base::trim(recommendation.substr(0, end));
        if (words.starts_with("The ") || words.starts_with("the ")) words.remove_prefix(4);
        if (is_a_body(words)) return std::string{words};
    }
    return {};
}

std::string media_type_of(documents::FileKind kind) { return std::string{kinds[static_cast<std::size_t>(kind)].first}; }

std::string ending_of(std::string_view media_type) {
    for (const auto& [type, ending] : kinds)
        if (type == media_type) return std::string{ending};
    return "bin";
}

}  // namespace collection
