#include "web/pages/changed_text.h"

#include <algorithm>

#include "base/common_subsequence.h"
#include "web/casework/differing_words.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

using Paragraphs = std::vector<ComparedParagraph>;
using Changes = std::vector<ChangedParagraph>;

/// What lies between two paragraphs that stayed: paired in order, so that a reworded paragraph stands beside what it was.
void pair_up(const Paragraphs& before, std::size_t& i, std::size_t i_end, const Paragraphs& after, std::size_t& j, std::size_t j_end, Changes& changes) {
    while (i < i_end || j < j_end) {
        changes.push_back({i < i_end ? &before[i] : nullptr, j < j_end ? &after[j] : nullptr});
        if (i < i_end) ++i;
        if (j < j_end) ++j;
    }
}

Html with_marks(const std::vector<Run>& runs) {
    Html marked;
    for (const auto& run : runs) run.only_here ? marked << mark(from_record(), run.words) : marked << span(from_record(), run.words);
    return marked;
}

Html side(const Words& heading, const ComparedParagraph* paragraph, const std::vector<Run>& runs, const Words& none) {
    return div(cls("card"), p(cls("muted"), heading), paragraph ? Html{p(cls("wrap-any"), when(!paragraph->number.empty(), [&](Html& out) { out << span(from_record(), paragraph->number) << sign(" "); }), with_marks(runs))} : Html{p(em(none))});
}

Html change_heading(const Catalogue& t, const ChangedParagraph& change, std::size_t number, int level) {
    const auto& shown = change.after ? *change.after : *change.before;
    const Html words = together(t("web.versions.change_number", {{"number", static_cast<std::int64_t>(number)}}), when(!shown.number.empty(), [&](Html& out) { out << sign(": ") << t("web.versions.change_at", {{"number", shown.number}}); }));
    return level == 2 ? Html{h2(words)} : Html{h3(words)};
}

}  // namespace

Paragraphs paragraphs_of(const collection::PublicReport& report) {
    Paragraphs list;
    for (const auto& part : report.sections) {
        if (!part.title.empty()) list.push_back({part.number, part.title});
        for (const auto& block : part.blocks) list.push_back({block.number, block.text});
    }
    return list;
}

Paragraphs paragraphs_of(std::string_view text) {
    Paragraphs list;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto written = text.substr(at, end - at);
        at = end + 1;
        if (written.find_first_not_of(" \t") == std::string_view::npos) continue;
        // "4.12 Neighbours": a number of digits and points, then a space.
        const auto digits = std::min(written.find_first_not_of("0123456789."), written.size());
        const bool numbered = digits > 0 && written[0] != '.' && digits < written.size() && written[digits] == ' ';
        list.push_back(numbered ? ComparedParagraph{std::string{written.substr(0, digits)}, std::string{written.substr(digits + 1)}} : ComparedParagraph{{}, std::string{written}});
    }
    return list;
}

Changes changed_paragraphs(const Paragraphs& before, const Paragraphs& after) {
    Changes changes;
    std::size_t i = 0, j = 0;
    const auto stayed = base::common_subsequence(before.size(), after.size(), [&](std::size_t one, std::size_t other) { return before[one].words == after[other].words; });
    for (const auto& [same_before, same_after] : stayed) {
        pair_up(before, i, same_before, after, j, same_after, changes);
        i = same_before + 1, j = same_after + 1;
    }
    pair_up(before, i, before.size(), after, j, after.size(), changes);
    return changes;
}

Html changed_text(const Catalogue& t, const Paragraphs& before, const Paragraphs& after, int heading_level) {
    const auto changes = changed_paragraphs(before, after);
    if (changes.empty()) return p(t("web.versions.same_words"));
    Html list = p(t("web.versions.changes", {{"count", static_cast<std::int64_t>(changes.size())}}));
    std::size_t number = 0;
    for (const auto& change : changes) {
        const auto [was, is] = differing_words(change.before ? std::string_view{change.before->words} : std::string_view{}, change.after ? std::string_view{change.after->words} : std::string_view{});
        list << section(change_heading(t, change, ++number, heading_level),
                        div(cls("cols half"), side(t("web.versions.before"), change.before, was, t("web.versions.not_there")), side(t("web.versions.now"), change.after, is, t("web.versions.taken_out"))));
    }
    return list;
}

}  // namespace web
