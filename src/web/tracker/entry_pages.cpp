#include <algorithm>
#include <array>

#include "base/text.h"
#include "casework/case_store.h"
#include "web/casework/answers_summary.h"
#include "web/casework/posted_answers.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"
#include "web/tracker/entry_form.h"
#include "web/tracker/tracker_list.h"
#include "web/tracker/tracker_pages.h"
#include "web/tracker/writing_help.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using identity::Permission;

namespace {

/// What is recommended is part of the case's report: signatures of another text hold no longer.
void settle_report(const SignedPage& page, const Desk& desk, store::Transaction& transaction, const learning::Head& head) {
    const auto id = base::PublicId::parse(head.case_id);
    const auto of = id ? casework::find_case(transaction, *id) : std::nullopt;
    if (of && !desk.ground.keys.is_destroyed(of->seal)) settle_signatures(page, desk, transaction, *of, doer_of(page));
}

}  // namespace

namespace {

constexpr std::array<std::string_view, 5> entry_forms{"recommendation", "addressee_response", "tracked_action", "evidence", "watch"};

/// What the form speaks of, and the entry that a new one would follow.
struct Saying {
    const casework::Form& form;
    std::string about;
    const learning::Entry* before = nullptr;  ///< Of Following, as long as it.
};

std::optional<Saying> saying_of(const Following& one, const std::string& about) {
    const auto& name = one.page.request.parameter("form");
    if (std::ranges::find(entry_forms, name) == entry_forms.end()) return std::nullopt;
    if (!(name == "watch" ? one.may_write || one.may_approve : one.may_write)) return std::nullopt;
    Saying saying{casework::form_called(name), about};
    if (name == "recommendation") saying.about.clear(), saying.before = &one.thread.wording();
    if (name == "addressee_response") {
        const auto list = one.thread.addressees();
        const auto found = std::ranges::find_if(list, [&](const learning::Addressee& addressee) { return std::to_string(addressee.turn) == about; });
        if (found == list.end()) return std::nullopt;
        saying.before = found->response;
    }
    if (name == "tracked_action" && !about.empty()) {
        const auto list = one.thread.actions();
        const auto found = std::ranges::find_if(list, [&](const learning::Action& action) { return action.first->id.to_string() == about; });
        if (found == list.end()) return std::nullopt;
        saying.before = found->newest;
    }
    return saying;
}

struct SayingForm {
    const Answers& answers;
    const std::vector<casework::Problem>& problems;
    const Problems& more;
    std::string seen;
    bool stale = false;
    int status = 200;
};

std::string seen_id(const Saying& saying) { return saying.before ? saying.before->id.to_string() : std::string{}; }

Html title_of(const Catalogue& t, const Following& one, const Saying& saying) {
    for (const auto& addressee : one.thread.addressees())
        if (saying.form.name == "addressee_response" && std::to_string(addressee.turn) == saying.about) return together(form_title(t, saying.form), sign(": "), span(from_record(), addressee.name));
    return Html{form_title(t, saying.form)};
}

Response ask(const Following& one, const Saying& saying, const SayingForm& asking) {
    auto& page = one.page;
    const auto& t = page.t;
    const auto shown = without_identifying_where_no_case(saying.form, !one.head().key_id.empty());
    Html clash;
    if (asking.stale && saying.before) clash = together(govuk::warning_text(t, {.content = t("web.tracker.clash")}), answers_summary(t, {.form = saying.form, .answers = saying.before->answers}));
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(asking.seen)), tag::input(type("hidden"), name("about"), value(saying.about)), all_fields({t, shown, asking.answers, asking.problems}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save")), sign(" "), a(href(one.link()), t("web.case.back"))));
    const bool wrong = !asking.problems.empty() || asking.more.any();
    return page.show(one.frame(form_page_title(t, form_text(t, saying.form), wrong)), div(cls("wrap measure"), asking.more.any() ? asking.more.summary(t) : form_errors(t, shown, asking.problems), h1(title_of(t, one, saying)), p(cls("muted"), text_of(t, one.head())), clash,
                     page.post_form(one.path("/say/" + saying.form.name), fields),
                     when(saying.form.name == "recommendation", [&](Html& out) { out << writing_help(page, one.head().partnership, asking.answers, one.head().id.to_string()); })), asking.status);
}

Response ask_entry(SignedPage& page) {
    const auto one = following(page);
    const auto saying = one ? saying_of(*one, page.asked("about")) : std::nullopt;
    if (!saying) return Response::error(404);
    const bool goes_on = saying->before && saying->form.name != "evidence" && saying->form.name != "watch";
    return ask(*one, *saying, {.answers = goes_on ? saying->before->answers : Answers{}, .problems = {}, .more = {}, .seen = seen_id(*saying)});
}

/// What one field cannot say by itself.
void check_together(const SignedPage& page, const Saying& saying, const Answers& answers, const learning::Head& head, Problems& more) {
    const auto& t = page.t;
    const auto& answer = answers.of("response", "answer");
    if (saying.form.name == "addressee_response" && (answer == "answer_in_part" || answer == "answer_rejected") && answers.of("response", "reasons").empty()) more.add("response.0.reasons", t("web.tracker.reasons_needed"));
    if (saying.form.name == "tracked_action" && answers.of("tracked", "progress") == "all_done" && !answers.day({"tracked", 0, "done_on"})) more.add("tracked.0.done_on", t("web.tracker.done_day_needed"));
    if (saying.form.name == "tracked_action" && answers.of("tracked", "progress") == "blocked" && answers.of("tracked", "blocked_by").empty()) more.add("tracked.0.blocked_by", t("web.owner.reason_needed"));
    if (saying.form.name == "recommendation" && !answers.of("recommendation", "identifying").empty() && head.key_id.empty()) more.add("recommendation.0.identifying", t("web.tracker.needs_case"));
}

Response save_entry(SignedPage& page) {
    const auto one = following(page);
    const auto saying = one ? saying_of(*one, page.typed("about")) : std::nullopt;
    if (!saying) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto answers = posted_answers(page, saying->form);
    const auto problems = casework::check(saying->form, answers, casework::Asked::Complete, today_of(page));
    Problems more;
    check_together(page, *saying, answers, one->head(), more);
    if (!problems.empty() || more.any()) return ask(*one, *saying, {.answers = answers, .problems = problems, .more = more, .seen = page.typed("seen"), .status = 422});
    const auto kept = one->desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            if (page.typed("seen") != seen_id(*saying)) return std::unexpected{409};
            learning::add_entry(transaction, one->desk.ground, one->head(), {saying->form.name, answers, saying->about, seen_id(*saying)}, doer_of(page));
            settle_report(page, one->desk, transaction, one->head());
            return one->path();
        });
    });
    if (!kept) return ask(*one, *saying, {.answers = answers, .problems = {}, .more = {}, .seen = seen_id(*saying), .stale = true, .status = 409});
    const auto now = following(page);  // A wording that is marked as identifying is read below its case from now on.
    return page.go(now ? now->path() : one->case_reference.empty() ? std::string{"/actions"} : "/cases/" + one->case_reference + *kept);
}

// ---- steps

struct StepAsking {
    Problems problems = {};
    std::string day = {}, month = {}, year = {}, reasons = {}, replaced_by = {};
    int status = 200;
};

Html replacement_field(const Following& one, const StepAsking& asking) {
    const auto& t = one.page.t;
    govuk::Select select{.name = "replaced_by", .label = {.content = t("web.tracker.replacement")}, .error = asking.problems.at("replaced_by")};
    select.items.push_back({.content = t("web.tracker.choose"), .value = std::string{}});
    const auto reader = tracker_reader(one.page);
    const auto others = one.page.store().read([&](store::Snapshot& snapshot) { return learning::heads_of_partnership(snapshot, one.head().partnership); });
    for (const auto& other : others)
        if (other.id != one.head().id && !other.identifying && learning::may_see(reader, other)) select.items.push_back({.content = Html{number_of(other) + " " + other.text.substr(0, 120)}, .value = other.id.to_string(), .selected = asking.replaced_by == other.id.to_string(), .attributes = govuk::Attributes{}.add("data-from-record", "")});
    return govuk::select(t, select);
}

Response ask_step_of(const Following& one, const casework::Step& step, const StepAsking& asking) {
    auto& page = one.page;
    const auto& t = page.t;
    auto items = govuk::day_month_year(t);
    items[0].value = asking.day, items[1].value = asking.month, items[2].value = asking.year;
    Html lacks;
    for (const auto& guard : learning::missing(step, one.thread, {today_of(page), "said", "another"})) lacks << li(guard_of_recommendation(t, guard));
    const Html missing_words = lacks.empty() ? Html{} : govuk::inset_text({.content = together(p(strong(t("web.case.still_missing"))), ul(lacks))});
    const Html fields = together(govuk::date_input(t, {.id = "on", .name_prefix = "on", .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.case.step_on")}}, .error = asking.problems.at("on-day")}),
                                 step.event == "supersede" ? replacement_field(one, asking) : Html{},
                                 govuk::textarea(t, {.name = "reasons", .label = {.content = t("web.case.step_reasons")}, .error = asking.problems.at("reasons"), .value = asking.reasons, .rows = 4, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.step_take")), sign(" "), a(href(one.link()), t("web.case.back"))));
    const auto& title = event_of_recommendation(t, step.event);
    return page.show(one.frame(form_page_title(t, title.text(), asking.problems.any())), div(cls("wrap measure"), asking.problems.summary(t), h1(title), p(text_of(t, one.head())), p(t("web.case.step_to"), sign(" "), strong(state_of_recommendation(t, step.to))), missing_words,
                     page.post_form(one.path("/steps/" + step.event), fields)), asking.status);
}

const casework::Step* step_asked(const Following& one) {
    const auto* step = learning::find_step(one.head().state, one.page.request.parameter("event"));
    return step && one.may(step->who) ? step : nullptr;
}

Response show_recommendation_step(SignedPage& page) {
    const auto one = following(page);
    const auto* step = one ? step_asked(*one) : nullptr;
    if (!step) return Response::error(404);
    const std::chrono::year_month_day date{today_of(page)};
    return ask_step_of(*one, *step, {.problems = {}, .day = std::to_string(static_cast<unsigned>(date.day())), .month = std::to_string(static_cast<unsigned>(date.month())), .year = std::to_string(static_cast<int>(date.year()))});
}

void explain_refusal(const Catalogue& t, const learning::StepRefusal& refusal, StepAsking& asking) {
    if (refusal.not_from_here) asking.problems.add("", t("web.case.step_not_from_here"));
    for (const auto& guard : refusal.missing) asking.problems.add(guard == "reasons" ? "reasons" : guard == "replacement" ? "replaced_by" : "", guard_of_recommendation(t, guard));
}

Response take_recommendation_step(SignedPage& page) {
    const auto one = following(page);
    const auto* step = one ? step_asked(*one) : nullptr;
    if (!step) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    StepAsking asking{.problems = {}, .day = page.typed("on-day"), .month = page.typed("on-month"), .year = page.typed("on-year"), .reasons = page.typed("reasons"), .replaced_by = page.typed("replaced_by"), .status = 422};
    const auto two = [](const std::string& number) { return number.size() == 1 ? "0" + number : number; };
    const auto on = base::parse_day(asking.year + "-" + two(asking.month) + "-" + two(asking.day));
    if (!on || *on > today_of(page)) {
        asking.problems.add("on-day", on ? page.t("web.case.step_not_yet") : page.t("web.sheet.no_day"));
        return ask_step_of(*one, *step, asking);
    }
    const auto other = base::PublicId::parse(asking.replaced_by);
    if (step->event == "supersede" && (!other || !following(page, *other))) asking.replaced_by.clear();
    std::optional<learning::StepRefusal> refusal;
    const auto taken = one->desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            auto moved = learning::take_step(transaction, one->desk.ground, one->head(), step->event, {*on, asking.reasons, asking.replaced_by}, doer_of(page));
            if (moved) {
                settle_report(page, one->desk, transaction, one->head());  // One that is withdrawn stands in the report no longer.
                return one->path();
            }
            refusal = moved.error();
            return std::unexpected{422};
        });
    });
    if (taken) return page.go(*taken);
    explain_refusal(page.t, *refusal, asking);
    return ask_step_of(*one, *step, asking);
}

}  // namespace

casework::Form without_identifying_where_no_case(casework::Form form, bool in_case) {
    if (!in_case && form.name == "recommendation") std::erase_if(form.sections.front().fields, [](const casework::Field& field) { return field.key == "identifying" || field.key == "finding"; });
    return form;
}

void add_recommendation_entry_pages(Routes& routes) {
    // Who may write, the recommendation's own case or partnership says: `following` and `saying_of` ask for it.
    const Guard anywhere{.permission = Permission::ListCases}, writing{.permission = Permission::ListCases, .audit = AuditEvent::RecordChanged, .body_bytes = long_form_bytes};
    const Guard in_case{.permission = Permission::ReadRecommendations, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2};
    const Guard in_case_writing{.permission = Permission::ReadRecommendations, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2, .body_bytes = long_form_bytes};
    add_signed_page(routes, "/actions/{id}/say/{form}", anywhere, ask_entry);
    add_form(routes, "/actions/{id}/say/{form}", writing, save_entry);
    add_signed_page(routes, "/actions/{id}/steps/{event}", anywhere, show_recommendation_step);
    add_form(routes, "/actions/{id}/steps/{event}", writing, take_recommendation_step);
    add_signed_page(routes, "/cases/{case}/actions/{id}/say/{form}", in_case, ask_entry);
    add_form(routes, "/cases/{case}/actions/{id}/say/{form}", in_case_writing, save_entry);
    add_signed_page(routes, "/cases/{case}/actions/{id}/steps/{event}", in_case, show_recommendation_step);
    add_form(routes, "/cases/{case}/actions/{id}/steps/{event}", in_case_writing, take_recommendation_step);
}

}  // namespace web
