#include <array>

#include "web/catalogue/term_view.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::TermBook;
using collection::TermChange;
using collection::TermDeed;
using collection::TermRefusal;

namespace {

struct FacetName {
    std::string_view facet;
    Key words;
};
constexpr std::array<FacetName, 5> facet_names{{{"practice_theme", "web.terms.facet_practice_theme"}, {"harm_type", "web.terms.facet_harm_type"}, {"agency", "web.terms.facet_agency"},
                                                {"setting", "web.terms.facet_setting"}, {"child_age", "web.terms.facet_child_age"}}};

std::string label_of(const TermBook& book, std::string_view id) {
    const auto* state = book.state(id);
    return state ? state->words.preferred : std::string{id};
}

/// The change of the same term before this one; null if the term was as the program came.
const TermChange* before(const TermBook& book, const TermChange& change) {
    const TermChange* found = nullptr;
    for (const auto& one : book.changes())
        if (one.term == change.term && one.version < change.version) found = &one;
    return found;
}

/// What was said before a change: the change before it, or the program's own words.
const collection::TermWords* words_before(const TermBook& book, const TermChange& change, collection::TermWords& shipped) {
    if (const auto* earlier = before(book, change)) return &earlier->words;
    const auto* term = collection::Vocabulary::built_in().by_id(change.term);
    if (!term) return nullptr;
    shipped = {.facet = term->facet, .preferred = term->preferred, .welsh = term->welsh, .broader = term->broader, .scope_note = term->scope_note, .synonyms = term->synonyms, .welsh_synonyms = term->welsh_synonyms};
    return &shipped;
}

/// What a writing changed, piece by piece.
Html differences(const Page& page, const TermBook& book, const collection::TermWords& was, const collection::TermWords& now) {
    const auto& t = page.t;
    Html list;
    const auto piece = [&](Key key, const std::string& from, const std::string& to) {
        if (from != to) list << li(t(key), sign(": "), when(!from.empty(), [&](Html& out) { out << s(from_record(), from) << sign(" "); }), to.empty() ? Html{t("web.terms.nothing")} : Html{span(from_record(), to)});
    };
    piece("web.terms.label", was.preferred, now.preferred), piece("web.terms.welsh", was.welsh, now.welsh), piece("web.terms.synonyms", in_a_line(was.synonyms), in_a_line(now.synonyms));
    piece("web.terms.welsh_synonyms", in_a_line(was.welsh_synonyms), in_a_line(now.welsh_synonyms)), piece("web.terms.scope_note", was.scope_note, now.scope_note);
    piece("web.terms.broader", was.broader.empty() ? "" : label_of(book, was.broader), now.broader.empty() ? "" : label_of(book, now.broader));
    return list.empty() ? Html{} : Html{ul(list)};
}

}  // namespace

Words facet_words(const Catalogue& t, std::string_view facet) {
    for (const auto& one : facet_names)
        if (one.facet == facet) return t(one.words);
    return t("web.terms.facet_practice_theme");
}

std::string in_a_line(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& one : words) text += (text.empty() ? "" : "; ") + one;
    return text;
}

std::string as_lines(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& one : words) text += one + "\n";
    return text;
}

std::string words_of(const SignedPage& page, const TermBook& book, const collection::TermObstacle& obstacle) {
    const auto& t = page.t;
    const auto other = label_of(book, obstacle.term);
    switch (obstacle.why) {
        case TermRefusal::NoLabel: return std::string{t("web.terms.problem_label").text()};
        case TermRefusal::NoSuchFacet: return std::string{t("web.terms.problem_facet").text()};
        case TermRefusal::LabelTaken: return std::string{(obstacle.term.empty() ? t("web.terms.problem_address", {{"word", obstacle.word}}) : t("web.terms.problem_taken", {{"word", obstacle.word}, {"other", other}})).text()};
        case TermRefusal::WordTaken: return std::string{t("web.terms.problem_word", {{"word", obstacle.word}, {"other", other}}).text()};
        case TermRefusal::NotBroader: return std::string{t("web.terms.problem_broader").text()};
        case TermRefusal::NotHere: return std::string{t("web.terms.problem_into").text()};
        case TermRefusal::NotOffered: return std::string{t("web.terms.problem_not_offered", {{"other", other}}).text()};
        case TermRefusal::IntoItself: return std::string{t("web.terms.problem_itself").text()};
        case TermRefusal::Nothing: return std::string{t("web.terms.problem_nothing").text()};
        case TermRefusal::LaterChange: return std::string{t("web.terms.problem_later").text()};
    }
    return {};
}

std::string term_change_title(const Page& page, const TermBook& book, const TermChange& change) {
    const auto& t = page.t;
    collection::TermWords shipped;
    const auto* was = words_before(book, change, shipped);
    const auto& label = change.words.preferred;
    const auto* earlier = before(book, change);
    const bool was_offered = was && (!earlier || earlier->deed == TermDeed::Write);
    const auto what = [&]() -> Words {
        if (change.deed == TermDeed::Merge) return t("web.terms.did_merge", {{"label", label}, {"into", label_of(book, change.into)}});
        if (change.deed == TermDeed::Retire) return t("web.terms.did_retire", {{"label", label}});
        if (!was) return t("web.terms.did_add", {{"label", label}});
        if (!was_offered) return t("web.terms.did_offer", {{"label", label}});
        return was->preferred != label ? t("web.terms.did_rename", {{"before", was->preferred}, {"label", label}}) : t("web.terms.did_write", {{"label", label}});
    }();
    std::string title;
    if (change.undoes > 0) title = std::string{t("web.terms.did_undo", {{"version", change.undoes}}).text()} + " ";
    return title + std::string{what.text()};
}

Html term_change_words(const Page& page, const TermBook& book, const TermChange& change) {
    collection::TermWords shipped;
    const auto* was = words_before(book, change, shipped);
    Html whole = p(from_record(), term_change_title(page, book, change));
    if (was && change.deed == TermDeed::Write) whole << differences(page, book, *was, change.words);
    return whole;
}

}  // namespace web
