#include "web/catalogue/term_view.h"

#include <algorithm>

#include "base/text.h"
#include "collection/words.h"
#include "web/casework/desk.h"
#include "web/catalogue/cataloguer.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::TermBook;
using collection::TermDeed;
using collection::TermState;

namespace {

std::string term_path(std::string_view id, std::string_view below = {}) { return "/admin/themes/" + std::string{id} + std::string{below}; }

Html term_tag(const Page& page, const TermState& state) {
    const auto& t = page.t;
    if (state.standing == TermDeed::Merge) return span(cls("tag tag--quiet"), t("web.terms.is_merged"));
    if (state.standing == TermDeed::Retire) return span(cls("tag tag--quiet"), t("web.terms.is_retired"));
    return state.ours ? Html{span(cls("tag tag--ok"), t("web.terms.is_ours"))} : Html{};
}

std::int64_t reviews_in(const std::vector<collection::GroupedTerm>& terms, std::string_view id) {
    for (const auto& one : terms) {
        if (one.id == id) return one.reviews;
        if (const auto below = reviews_in(one.narrower, id); below >= 0) return below;
    }
    return -1;
}

bool has_words(const TermState& state, const std::string& folded) {
    std::string all = state.words.preferred + "\n" + state.words.welsh + "\n" + as_lines(state.words.synonyms) + as_lines(state.words.welsh_synonyms) + as_lines(state.former);
    return folded.empty() || base::fold(all).find(folded) != std::string::npos;
}

Html term_row(const SignedPage& page, const TermList& list, const std::string& id, const TermState& state) {
    const auto& t = page.t;
    const auto cell = [&](Key label, const Html& content) -> Html { return td(role("cell"), attr("data-l", t(label).text()), content); };
    std::int64_t reviews = -1;
    for (const auto& group : list.groups)
        if (group.facet == list.facet) reviews = reviews_in(group.terms, id);
    const auto* broader = list.book->state(list.book->stands_as(state.words.broader));
    Html where = state.standing == TermDeed::Merge ? Html{t("web.terms.part_of", {{"label", list.book->state(list.book->stands_as(id))->words.preferred}})} : broader ? Html{span(from_record(), broader->words.preferred)} : Html{sign("–")};
    return tr(role("row"), th(scope("row"), role("rowheader"), a(href(page.link(term_path(id))), from_record(), state.words.preferred), sign(" "), term_tag(page, state)),
              cell("web.terms.broader", span(from_record(), where)), cell("web.terms.other_words", span(cls("wrap-any"), from_record(), state.words.synonyms.empty() ? std::string{"–"} : in_a_line(state.words.synonyms))),
              cell("web.terms.reviews", Html{t.number(std::max<std::int64_t>(reviews, 0))}));
}

Html list_filter(const SignedPage& page, const TermList& list) {
    const auto& t = page.t;
    govuk::Select facet{.name = "facet", .label = {.content = t("web.terms.group")}};
    for (const auto one : collection::editable_facets()) facet.items.push_back({.content = facet_words(t, one), .value = std::string{one}, .selected = one == list.facet});
    govuk::Input words{.name = "q", .label = {.content = t("web.terms.find")}, .value = list.words};
    return tag::form(cls("filter-form"), attr("method", "get"), action(page.link("/admin/themes")), govuk::select(t, facet), govuk::input(t, words), p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.terms.show"))));
}

Html area_field(const Page& page, const Problems& problems, const char* field, Key label, const std::string& text, Key hint) {
    return govuk::textarea(page.t, {.name = field, .label = {.content = page.t(label)}, .hint = govuk::Hint{.content = page.t(hint)}, .error = problems.at(field), .value = text, .rows = 3, .attributes = govuk::Attributes{}.add("data-from-record", "")});
}

Html line_field(const Page& page, const Problems& problems, const char* field, Key label, const std::string& text, std::optional<Key> hint = {}) {
    govuk::Input line{.name = field, .label = {.content = page.t(label)}, .error = problems.at(field), .value = text, .autocomplete = "off"};
    if (hint) line.hint = govuk::Hint{.content = page.t(*hint)};
    return govuk::input(page.t, line);
}

/// Terms of the group that are offered, by name; the first choice is none.
Html term_choice(const Page& page, const TermModel& model, const Problems& problems, const char* field, Key label, const std::string& chosen, Key none) {
    govuk::Select select{.name = field, .label = {.content = page.t(label)}, .error = problems.at(field)};
    select.items.push_back({.content = page.t(none), .value = std::string{}, .selected = chosen.empty()});
    std::vector<std::pair<std::string, std::string>> offered;
    for (const auto& id : model.book->ids())
        if (const auto* state = model.book->state(id); id != model.id && state->standing == TermDeed::Write && state->words.facet == model.form.facet) offered.emplace_back(state->words.preferred, id);
    std::ranges::sort(offered);
    for (const auto& [words, id] : offered) select.items.push_back({.content = words, .value = id, .selected = id == chosen, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    return govuk::select(page.t, select);
}

Html words_form(SignedPage& page, const TermModel& model, const Problems& problems) {
    const auto& t = page.t;
    const auto& form = model.form;
    Html facet;
    if (model.id.empty()) {
        govuk::Select select{.name = "facet", .label = {.content = t("web.terms.group")}, .error = problems.at("facet")};
        for (const auto one : collection::editable_facets()) select.items.push_back({.content = facet_words(t, one), .value = std::string{one}, .selected = one == form.facet});
        facet = govuk::select(t, select);
    }
    const auto* state = model.book->state(model.id);
    const Html fields = together(facet, tag::input(type("hidden"), name("seen"), value(std::to_string(state ? state->last_change : 0))), line_field(page, problems, "preferred", "web.terms.label", form.preferred, Key{"web.terms.label_hint"}),
                                 area_field(page, problems, "synonyms", "web.terms.synonyms", form.synonyms, "web.terms.synonyms_hint"), line_field(page, problems, "welsh", "web.terms.welsh", form.welsh),
                                 area_field(page, problems, "welsh_synonyms", "web.terms.welsh_synonyms", form.welsh_synonyms, "web.cataloguing.one_a_line"), term_choice(page, model, problems, "broader", "web.terms.broader", form.broader, "web.terms.no_broader"),
                                 area_field(page, problems, "scope_note", "web.terms.scope_note", form.scope_note, "web.terms.scope_hint"), line_field(page, problems, "reason", "web.terms.reason", form.reason, Key{"web.terms.reason_hint"}),
                                 submit(model.id.empty() ? t("web.terms.add") : state->standing == TermDeed::Write ? t("web.terms.save") : t("web.terms.offer_again")));
    return section(labelled_by("words"), h2(id("words"), model.id.empty() ? t("web.terms.new_words") : t("web.terms.its_words")), page.post_form(model.id.empty() ? "/admin/themes/new" : term_path(model.id), fields));
}

Html end_forms(SignedPage& page, const TermModel& model, const Problems& problems) {
    const auto& t = page.t;
    const auto* state = model.book->state(model.id);
    if (!state || state->standing == TermDeed::Merge) return {};
    Html retire;
    if (state->standing == TermDeed::Write)
        retire << section(cls("card"), h2(t("web.terms.retire")), p(t("web.terms.retire_means")),
                          page.post_form(term_path(model.id, "/retire"), together(line_field(page, problems, "retire_reason", "web.terms.reason", model.form.retire_reason), submit(t("web.terms.retire")))));
    return together(section(cls("card"), h2(t("web.terms.merge")), p(t("web.terms.merge_means")),
                            page.post_form(term_path(model.id, "/merge"), together(term_choice(page, model, problems, "into", "web.terms.into", model.form.into, "web.terms.choose"), line_field(page, problems, "merge_reason", "web.terms.reason", model.form.merge_reason),
                                                                                   submit(t("web.terms.merge"))))),
                    retire);
}

Html history(SignedPage& page, const TermModel& model, const Problems& problems) {
    const auto& t = page.t;
    const auto* state = model.book->state(model.id);
    Html items;
    for (const auto* one : model.book->history(model.id)) {
        Html undo;
        if (one->term == model.id && one->version == state->last_change)
            undo << page.post_form(term_path(model.id, "/undo"), together(tag::input(type("hidden"), name("version"), value(std::to_string(one->version))), line_field(page, problems, "undo_reason", "web.terms.undo_reason", model.form.undo_reason),
                                                                          p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.terms.undo")))));
        items << li(cls("card"), id("v" + std::to_string(one->version)), p(strong(t("web.terms.version", {{"version", one->version}})), sign(" · "), moment(t, one->changed_at), sign(" · "), name_of_account(page, one->changed_by)), term_change_words(page, *model.book, *one),
                    p(t("web.terms.because"), sign(" "), span(from_record(), one->reason)), undo);
    }
    return section(labelled_by("history"), h2(id("history"), t("web.terms.history")), items.empty() ? Html{p(t("web.terms.no_history"))} : Html{ol(cls("plain"), items)});
}

Html standing(const SignedPage& page, const TermModel& model) {
    const auto& t = page.t;
    const auto* state = model.book->state(model.id);
    Html facts = p(term_tag(page, *state), sign(" "), span(cls("muted"), from_record(), model.id), sign(" · "), facet_words(t, state->words.facet));
    if (state->standing == TermDeed::Merge) {
        const auto into = model.book->stands_as(model.id);
        facts << p(t("web.terms.merged_into"), sign(" "), a(href(page.link(term_path(into))), from_record(), model.book->state(into)->words.preferred));
        return facts;
    }
    facts << p(t("web.terms.use_reviews", {{"count", model.use.reviews}}), when(state->words.facet == "practice_theme", [&](Html& out) { out << sign(" ") << t("web.terms.use_passages", {{"count", model.use.passages}}); }));
    if (state->words.facet == "practice_theme" && state->standing == TermDeed::Write) facts << p(a(href(page.link("/themes/" + collection::slug_of(state->words.preferred))), t("web.terms.public_page")));
    Html parts;
    for (const auto& id : model.book->merged_into(model.id)) parts << li(a(href(page.link(term_path(id))), from_record(), model.book->state(id)->words.preferred));
    if (!parts.empty()) facts << p(t("web.terms.has_merged")) << ul(parts);
    if (!state->former.empty()) facts << p(t("web.terms.former"), sign(" "), span(from_record(), in_a_line(state->former)));
    return facts;
}

}  // namespace

Html term_list_view(SignedPage& page, const TermList& list) {
    const auto& t = page.t;
    const auto folded = base::fold(list.words);
    Html rows;
    for (const auto& id : list.book->ids())
        if (const auto* state = list.book->state(id); state->words.facet == list.facet && has_words(*state, folded)) rows << term_row(page, list, id, *state);
    const auto head = [&](Key words) -> Html { return th(scope("col"), role("columnheader"), t(words)); };
    return div(cls("wrap"), h1(t("web.terms.title")), p(cls("lede"), t("web.terms.lede")),
               ul(cls("acts acts--list"), li(a(cls("btn"), href(page.link("/admin/themes/new").with("facet", list.facet)), t("web.terms.add"))), li(a(href(page.link("/themes/changes")), t("web.terms.changes"))), li(a(href(page.link("/themes/groups")), t("web.terms.as_readers")))),
               list_filter(page, list),
               rows.empty() ? Html{p(t("web.terms.none"))}
                            : Html{table(cls("tbl stack"), role("table"), caption(facet_words(t, list.facet)), thead(role("rowgroup"), tr(role("row"), head("web.terms.label"), head("web.terms.broader"), head("web.terms.other_words"), head("web.terms.reviews"))), tbody(role("rowgroup"), rows))});
}

Html term_view(SignedPage& page, const TermModel& model, const Problems& problems) {
    const auto& t = page.t;
    const auto* state = model.book->state(model.id);
    const Html title = state ? Html{span(from_record(), state->words.preferred)} : Html{t("web.terms.add")};
    Html done;
    if (page.asked("done") == "1") done << govuk::notification_banner(t, {.content = t("web.terms.done")});
    Html body;
    if (state) body << standing(page, model);
    if (!state || state->standing != TermDeed::Merge) body << words_form(page, model, problems);
    if (state) body << end_forms(page, model, problems) << history(page, model, problems);
    return div(cls("wrap measure"), done, problems.summary(t), h1(title), when(!state, [&](Html& out) { out << p(cls("lede"), t("web.terms.new_lede")); }), body, p(a(href(page.link("/admin/themes").with("facet", model.form.facet)), t("web.terms.back"))));
}

}  // namespace web
