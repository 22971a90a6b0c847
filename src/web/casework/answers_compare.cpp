#include "web/casework/answers_compare.h"

#include <algorithm>

#include "base/assert.h"
#include "web/casework/answers_summary.h"
#include "web/casework/differing_words.h"
#include "web/casework/form_words.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"

namespace web {

using namespace html;
using casework::Field;
using casework::FieldKind;
using casework::Keep;
using casework::Place;

namespace {

const casework::Section& section_of(const CompareView& view, const Place& place) {
    const auto* section = view.form.find(place.section);
    CAIRN_ASSERT(section != nullptr);  // differences are of this form
    return *section;
}
const Field& field_of(const CompareView& view, const Place& place) { return *section_of(view, place).find(place.field); }

bool is_written(const Field& field) { return field.kind == FieldKind::Text || field.kind == FieldKind::Line; }

Html lines_of(std::string_view words) {
    Html written;
    for (auto end = words.find('\n'); end != std::string_view::npos; end = words.find('\n')) {
        written << words.substr(0, end) << tag::br();
        words.remove_prefix(end + 1);
    }
    return written << words;
}

Html marked(const std::vector<Run>& runs) {
    return tag::p(from_record(), each(runs, [](Html& out, const Run& run) {
        const auto end = run.only_here ? run.words.find_last_not_of(" \n\t") + 1 : 0;  // the space after the last word is not marked
        if (end > 0) out << tag::mark(lines_of(run.words.substr(0, end)));
        out << lines_of(run.words.substr(end));
    }));
}

Html question_words(const Catalogue& t, const CompareView& view, const Place& place) {
    const auto& section = section_of(view, place);
    const std::size_t turns = std::max(view.mine.turns(section.key), view.theirs.turns(section.key));
    return together(turn_title(t, view.form, section, place.turn, turns), sign(": "), field_label(t, view.form, section, field_of(view, place)));
}

Html text_of(const Catalogue& t, const CompareView& view, const Place& place, const casework::Answers& answers, const std::vector<Run>& runs) {
    if (answers.of(place).empty()) return tag::p(cls("muted"), t("web.form.none"));
    return is_written(field_of(view, place)) ? marked(runs) : Html{tag::div(answer_words(t, field_of(view, place), answers, place))};
}

Html both_texts(const Catalogue& t, const CompareView& view, const Place& place) {
    const auto [mine, theirs] = differing_words(view.mine.of(place), view.theirs.of(place));
    const auto card = [](const Html& heading, const Html& text) -> Html { return tag::div(cls("card"), tag::h3(cls("h2--small"), heading), text); };
    return tag::div(cls("cols half"), card(view.mine_heading, text_of(t, view, place, view.mine, mine)), card(view.theirs_heading, text_of(t, view, place, view.theirs, theirs)));
}

bool is_undecided(const CompareView& view, const Place& place) { return std::ranges::count(view.undecided, place) > 0; }

Html joined_box(const Catalogue& t, const CompareView& view, const Place& place) {
    const Field& field = field_of(view, place);
    if (!is_written(field)) return {};
    return govuk::textarea(t, {.name = casework::joined_name(place), .label = {.content = t("web.form.joined")}, .hint = govuk::Hint{.content = t("web.form.joined_hint")},
                               .value = casework::both(field, view.mine.of(place), view.theirs.of(place)), .rows = 8, .autocomplete = "off",
                               .attributes = govuk::Attributes{}.add("data-from-record", "")});
}

Html choice(const Catalogue& t, const CompareView& view, const Place& place) {
    const auto value = [](Keep keep) { return std::string{casework::to_word(keep)}; };
    govuk::Choices choices{.name = casework::keep_name(place),
                           .items = {{.value = value(Keep::Mine), .content = t("web.form.keep_mine")}, {.value = value(Keep::Theirs), .content = t("web.form.keep_theirs")}},
                           .fieldset = govuk::Fieldset{.legend = govuk::Legend{together(t("web.form.keep"), tag::span(cls("govuk-visually-hidden"), sign(": "), question_words(t, view, place))), "govuk-fieldset__legend--s"}},
                           .group = {.classes = "govuk-!-margin-top-5"}};
    if (casework::can_be_joined(field_of(view, place)))
        choices.items.push_back({.value = value(Keep::Joined), .content = t("web.form.keep_both"), .conditional = joined_box(t, view, place)});
    if (is_undecided(view, place)) choices.error = govuk::ErrorMessage{.content = t("web.form.keep_missing")};
    return govuk::radios(t, choices);
}

}  // namespace

Html answers_compare(const Catalogue& t, const CompareView& view) {
    const auto places = casework::differences(view.form, view.mine, view.theirs);
    if (places.empty()) return tag::p(t("web.form.same"));
    return together(each(places, [&](Html& out, const Place& place) {
        out << tag::section(tag::h2(cls("h2--card"), question_words(t, view, place)), both_texts(t, view, place),
                            when(view.choosing == Choosing::Offered, [&](Html& inner) { inner << choice(t, view, place); }));
    }));
}

Html compare_errors(const Catalogue& t, const CompareView& view) {
    if (view.undecided.empty()) return {};
    govuk::ErrorSummary summary;
    for (const Place& place : view.undecided)
        summary.errors.push_back({together(t("web.form.keep_missing"), sign(": "), question_words(t, view, place)), Url{"#"}.at(casework::keep_name(place))});
    return govuk::error_summary(t, summary);
}

}  // namespace web
