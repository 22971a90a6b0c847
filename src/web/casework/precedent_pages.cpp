#include "web/casework/precedent_pages.h"

#include <algorithm>
#include <array>

#include "casework/walk.h"
#include "web/casework/form_parts.h"
#include "web/casework/precedent_view.h"
#include "web/casework/sheet_view.h"
#include "web/casework/term_words.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"
#include "web/pages/excerpt.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::PrecedentStanding;
using collection::LikeReview;
using identity::Permission;

namespace {

constexpr std::string_view precedents_below = "/rapid-review/precedents";
constexpr int precedents_a_page = 10;
constexpr std::array<std::string_view, 4> nations_asked{"england", "wales", "scotland", "northern-ireland"};

PrecedentFilters filters_of(const SignedPage& page) {
    PrecedentFilters filters;
    if (const auto asked = page.asked("nation"); std::ranges::find(nations_asked, asked) != nations_asked.end()) filters.nation = asked;
    filters.same_age = page.asked("age") == "same", filters.same_harm = page.asked("harm") == "same";
    return filters;
}

Html same_box(const Catalogue& t, const char* name, Key label, const std::string& words, bool chosen) {
    if (words.empty()) return {};
    return govuk::checkboxes(t, {.name = name, .items = {{.value = "same", .content = together(t(label), sign(" "), span(from_record(), "(" + words + ")")), .chosen = chosen}}, .classes = "govuk-checkboxes--small"});
}

Html precedent_filters(CaseDesk& desk, const PrecedentFilters& filters, const collection::DraftLikeness& likeness) {
    const auto& t = desk.page.t;
    govuk::Select nations{.name = "nation", .label = {.content = t("web.precedent.nation")}};
    nations.items.push_back({.content = t("web.caseload.any"), .value = std::string{}});
    for (const auto slug : nations_asked) nations.items.push_back({.content = nation_words(desk.page, slug), .value = std::string{slug}, .selected = filters.nation == slug});
    return form(cls("card filter-form no-print"), action(desk.link(precedents_below)), attr("method", "get"), role("search"), govuk::select(t, nations),
                div(cls("filter-form__wide"), same_box(t, "age", "web.precedent.same_age", terms_in_words(desk.page, "child_age", likeness.ages), filters.same_age),
                    same_box(t, "harm", "web.precedent.same_harm", terms_in_words(desk.page, "harm_type", likeness.harm), filters.same_harm)), button(cls("btn"), type("submit"), t("web.caseload.show")));
}

Html hidden_value(const char* field, std::string_view words) { return tag::input(type("hidden"), name(field), value(words)); }

Html precedent_acts(CaseDesk& desk, const LikeReview& one) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto reference = collection::to_string(one.review.reference);
    auto cite = desk.link(std::string{precedents_below} + "/cite").with("review", reference);
    if (one.passage) cite = cite.with("at", one.passage->passage.anchor);
    if (one.passage && !one.passage->passage.file.empty()) cite = cite.with("file", one.passage->passage.file);
    const Html title = span(cls("sr"), from_record(), sign(": "), one.review.title);
    return div(cls("row"), a(cls("btn btn--2 btn--s"), href(cite), t("web.precedent.cite"), title),
               page.post_form(desk.path(std::string{precedents_below} + "/aside"), together(hidden_value("review", reference), button(cls("btn btn--2 btn--s"), type("submit"), t("web.precedent.aside"), title))));
}

Html precedent_item(CaseDesk& desk, const LikeReview& one, bool may_write) {
    const auto& page = desk.page;
    return li(cls("hit"), h3(a(href(review_link(page, one.review.reference)), from_record(), one.review.title)), facts_line(page, one.review), content_note(page, one.review),
              h4(cls("why"), page.t("web.related.why")), precedent_reasons(page, one), precedent_passage(page, one), when(may_write, [&](Html& out) { out << precedent_acts(desk, one); }));
}

Html empty_answer(const Catalogue& t, const PrecedentSearch& search) {
    using State = PrecedentSearch::State;
    if (search.state == State::NoIndex) return p(t("web.precedent.no_index"));
    if (search.state == State::TooLittleWritten) return p(t("web.precedent.too_little"));
    return together(p(t("web.precedent.none")), p(t("web.precedent.small")));
}

Html found_list(CaseDesk& desk, PrecedentSearch& search) {
    const auto& t = desk.page.t;
    if (search.found.empty()) return section(cls("card"), empty_answer(t, search));
    const auto first = static_cast<std::size_t>(desk.page.page_number() - 1) * precedents_a_page;
    if (first >= search.found.size()) return past_the_end(desk.page);
    Html items;
    for (auto i = first; i < std::min(search.found.size(), first + precedents_a_page); ++i) {
        collection::complete(search.found[i], desk.page.catalogue, search.likeness);
        items << precedent_item(desk, search.found[i], desk.may(Permission::WriteRapidReview) && !desk.is_over());
    }
    return together(ol(cls("plain"), items), turn_pages(desk.page, static_cast<std::int64_t>(search.found.size()), precedents_a_page));
}

PageFrame precedent_frame(CaseDesk& desk) {
    auto frame = desk.frame(std::string{desk.page.t("web.precedent.heading").text()});
    frame.breadcrumbs.push_back({form_title(desk.page.t, casework::form_called("rapid_review")), desk.link("/rapid_review")});
    return frame;
}

Response precedents_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto filters = filters_of(page);
    auto search = search_precedents(desk, filters);
    const bool may_write = desk.may(Permission::WriteRapidReview) && !desk.is_over();
    const Html count = search.state == PrecedentSearch::State::Answered
                           ? Html{p(role("status"), t("web.precedent.count", {{"count", static_cast<std::int64_t>(search.found.size())}}), sign(" "), t("web.precedent.among", {{"count", static_cast<std::int64_t>(search.collection_reviews)}}))}
                           : Html{};
    const Html body = div(cls("wrap"), h1(t("web.precedent.heading")), p(cls("lede"), t("web.precedent.means")), p(cls("muted"), t("web.precedent.private")), cited_precedents(desk, may_write),
                          h2(t("web.precedent.offered")), precedent_filters(desk, filters, search.likeness), count, found_list(desk, search));
    return page.show(precedent_frame(desk), body);
}

// ---- citing one

/// The paragraph that the address names, or the review as a whole; nothing where it is not public.
std::optional<collection::PublicPassage> passage_named(const Page& page, const std::string& review, const std::string& at, const std::string& file) {
    const auto reference = collection::parse_reference(review);
    auto summaries = reference ? page.catalogue.summaries({*reference}) : std::vector<collection::ReviewSummary>{};
    if (summaries.empty()) return std::nullopt;
    collection::PublicPassage passage;
    passage.review = std::move(summaries.front());
    if (at.empty()) return passage;
    const auto report = page.catalogue.report(*reference, 0, file.substr(0, 100));
    if (!report) return std::nullopt;
    for (const auto& part : report->sections)
        for (const auto& block : part.blocks)
            if (block.anchor == at) {
                passage.anchor = block.anchor, passage.number = block.shown_number, passage.text = block.text, passage.section = part.title, passage.file = file, passage.language = report->file.language;
                return passage;
            }
    return std::nullopt;
}

/// What was sent, or asked for in the address.
struct Citing {
    std::string review, at, file, section = "about_analysis", why = {};
};

Response ask_to_cite(CaseDesk& desk, const Citing& citing, const std::vector<casework::Problem>& problems, int status = 200) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto passage = passage_named(page, citing.review, citing.at, citing.file);
    if (!passage) return Response::error(404);
    const auto& form = casework::form_called("precedent");
    const auto& section = form.sections.front();
    govuk::Select sections{.name = "precedent.0.section", .label = {.content = field_label(t, form, section, *section.find("section"))}};
    for (const auto& option : section.find("section")->options) sections.items.push_back({.content = option_words(t, option), .value = option, .selected = citing.section == option});
    std::optional<govuk::ErrorMessage> wrong;
    for (const auto& problem : problems)
        if (problem.place.field == "why") wrong = govuk::ErrorMessage{.content = problem_words(t, problem.kind, field_label(t, form, section, *section.find("why")))};
    const Html fields = together(hidden_value("review", citing.review), hidden_value("at", citing.at), hidden_value("file", citing.file), govuk::select(t, sections),
                                 govuk::textarea(t, {.name = "precedent.0.why", .label = {.content = field_label(t, form, section, *section.find("why"))}, .error = wrong, .value = citing.why, .rows = 4, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.precedent.cite_this")), sign(" "), a(href(desk.link(precedents_below)), t("web.precedent.back"))));
    const Html quote = passage->text.empty() ? Html{} : Html{div(cls("hit__p"), blockquote(from_record(), lang(passage->language.empty() ? "en" : passage->language), passage->text))};
    const Html body = div(cls("wrap measure"), form_errors(t, form, problems), h1(t("web.precedent.cite_heading")), p(strong(from_record(), passage->review.title)), quote, p(cls("muted"), t("web.precedent.kept")),
                          page.post_form(desk.path(std::string{precedents_below} + "/cite"), fields));
    auto frame = precedent_frame(desk);
    frame.title = form_page_title(t, t("web.precedent.cite_heading").text(), !problems.empty());
    return page.show(std::move(frame), body, status);
}

Response cite_page_of_case(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    return ask_to_cite(desk, {.review = page.asked("review"), .at = page.asked("at"), .file = page.asked("file")}, {});
}

Response keep_precedent(CaseDesk& desk, const casework::PrecedentMade& made) {
    auto& page = desk.page;
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] { return casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "precedent", .answers = casework::answers_of(made)}, doer_of(page)).id.to_string(); });
    });
    return page.go(desk.path(precedents_below));
}

Response cite_precedent(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const Citing citing{page.typed("review"), page.typed("at"), page.typed("file"), page.typed("precedent.0.section"), page.typed("precedent.0.why")};
    auto passage = passage_named(page, citing.review, citing.at, citing.file);
    if (!passage) return Response::error(404);
    const casework::PrecedentMade made{PrecedentStanding::Cited, *std::move(passage), citing.section, citing.why};
    const auto problems = casework::check(casework::form_called("precedent"), casework::answers_of(made), casework::Asked::Written, today_of(page));
    if (!problems.empty()) return ask_to_cite(desk, citing, problems, 422);
    return keep_precedent(desk, made);
}

Response put_precedent_aside(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    auto passage = passage_named(page, page.typed("review"), {}, {});
    if (!passage) return Response::error(404);
    return keep_precedent(desk, {PrecedentStanding::PutAside, *std::move(passage), {}, {}});
}

/// What was cited stays in its versions; what is taken back is offered again.
Response take_precedent_back(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto id = base::PublicId::parse(page.request.parameter("record"));
    const auto guard = FormGuard::of(page.request, page.context);
    if (!id || !guard) return Response::error(id ? 400 : 404);
    const auto back = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto record = casework::find_record(transaction, desk.desk.ground, desk.of, *id);
            if (!record || record->form != "precedent") return std::unexpected{404};
            auto answers = record->answers;
            answers.set({"precedent", 0, "standing"}, std::string{casework::to_word(PrecedentStanding::TakenBack)});
            (void)casework::write_anew(transaction, desk.desk.ground, desk.of, *record, answers, doer_of(page));
            return desk.path(precedents_below);
        });
    });
    return back ? page.go(*back) : Response::error(back.error());
}

}  // namespace

void add_precedent_pages(Routes& routes) {
    const auto below = "/cases/{case}" + std::string{precedents_below};
    const Guard opening{.permission = Permission::WriteRapidReview, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2};
    const Guard writing{.permission = Permission::WriteRapidReview, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2};
    add_signed_page(routes, below, {.permission = Permission::ReadRapidReview, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2, .rate = RateClass::Search}, precedents_page);
    add_signed_page(routes, below + "/cite", opening, cite_page_of_case);
    add_form(routes, below + "/cite", writing, cite_precedent);
    add_form(routes, below + "/aside", writing, put_precedent_aside);
    add_form(routes, below + "/{record}/take-back", writing, take_precedent_back);
}

}  // namespace web
