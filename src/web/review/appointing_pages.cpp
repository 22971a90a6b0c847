#include <algorithm>
#include <array>

#include "casework/review.h"
#include "casework/walk.h"
#include "web/casework/form_words.h"
#include "web/casework/paper_upload.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/reviewer_desk.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::RegisteredReviewer;
using identity::Permission;

namespace {

Html said_of(const Catalogue& t, Key label, const std::string& words) { return words.empty() ? Html{} : Html{div(dt(t(label)), dd(cls("wrap-any"), from_record(), words))}; }

Html candidate_card(CaseDesk& desk, const RegisteredReviewer& one) {
    const auto& t = desk.page.t;
    const auto heading = "r-" + one.id.to_string();
    return section(cls("card"), attr("aria-labelledby", heading), h2(id(heading), from_record(), one.name), when(!one.organisation.empty(), [&](Html& out) { out << p(cls("muted"), from_record(), one.organisation); }),
                   dl(cls("kv"), said_of(t, "web.reviewers.experience", one.experience), said_of(t, "web.reviewers.methods", one.methods), said_of(t, "web.reviewers.availability", one.availability), said_of(t, "web.reviewers.conflicts", one.conflicts),
                      div(dt(t("web.reviewers.appointments")), dd(t.number(one.appointments)))),
                   p(cls("acts"), a(cls("btn btn--2"), href(desk.link("/appointment/new").with("from", one.id.to_string())), t("web.reviewers.appoint_this"), span(cls("sr"), from_record(), sign(": "), one.name))));
}

/// The entries of the case's own partnership that may still be appointed.
Response appoint_page(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto& t = page.t;
    casework::ReviewersWanted wanted;
    wanted.partnerships = {desk.of.partnership}, wanted.words = page.asked("q"), wanted.size = 0;
    const auto list = page.store().read([&](store::Snapshot& snapshot) { return casework::registered_reviewers(snapshot, wanted); });
    Html cards;
    for (const auto& one : list.reviewers) cards << candidate_card(desk, one);
    const Html search = form(cls("card filter-form no-print"), action(desk.link("/review/appoint")), attr("method", "get"), role("search"), govuk::input(t, {.name = "q", .label = {.content = t("web.reviewers.words")}, .value = page.asked("q"), .autocomplete = "off"}), button(cls("btn"), type("submit"), t("web.reviewers.show")));
    auto frame = desk.frame(std::string{t("web.reviewers.appoint").text()});
    frame.breadcrumbs.push_back({Html{t("web.hub.title")}, desk.link("/review")});
    return page.show(std::move(frame), div(cls("wrap measure"), h1(t("web.reviewers.appoint")), p(t("web.reviewers.appoint_means")), search, p(role("status"), t("web.reviewers.count", {{"count", list.total}})),
                                           cards.empty() ? Html{section(cls("card"), p(wanted.words.empty() ? t("web.reviewers.none") : t("web.reviewers.none_fits")))} : cards, p(a(href(desk.link("/appointment/new")), t("web.reviewers.appoint_other")))));
}

/// An appointment of this case that has not ended.
std::optional<casework::Record> appointment_of_path(CaseDesk& desk) {
    for (const auto* one : desk.file().all("appointment"))
        if (one->id.to_string() == desk.page.request.parameter("record") && one->answers.of("removal", "on").empty()) return *one;
    return std::nullopt;
}

struct Told {
    const char* whom;
    Key words;
};
constexpr std::array<Told, 3> told_of_removal{{{"national_panel", "web.reviewers.told_panel"}, {"department", "web.reviewers.told_department"}, {"inspectorate", "web.reviewers.told_inspectorate"}}};

Response ask_removal_from_review(CaseDesk& desk, const casework::Record& appointment, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& reviewer = appointment.answers.of("appointment", "reviewer");
    govuk::Choices told{.name = "told", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.reviewers.told")}}, .hint = govuk::Hint{.content = t("web.reviewers.told_hint")}};
    const auto ticked = page.request.form.all("told");
    for (const auto& [whom, words] : told_of_removal) told.items.push_back({.value = whom, .content = t(words), .chosen = std::ranges::count(ticked, whom) > 0});
    const Html fields = together(day_boxes_of(page, "on", t("web.reviewers.removed_on"), t("web.reviewers.removed_on_hint"), problems),
                                 govuk::input(t, {.name = "by", .label = {.content = t("web.reviewers.removed_by")}, .error = problems.at("by"), .value = page.typed("by"), .autocomplete = "off"}),
                                 govuk::textarea(t, {.name = "why", .label = {.content = t("web.reviewers.why")}, .error = problems.at("why"), .value = page.typed("why"), .rows = 4, .autocomplete = "off"}),
                                 govuk::checkboxes(t, told), p(cls("acts"), button(cls("btn"), type("submit"), t("web.reviewers.end_appointment"))));
    auto frame = desk.frame(std::string{t("web.reviewers.end_appointment").text()});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    frame.breadcrumbs.push_back({Html{t("web.hub.title")}, desk.link("/review")});
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.reviewers.end_appointment")), p(strong(from_record(), reviewer)), p(t("web.reviewers.end_means")),
                                           page.post_form(desk.path("/review/reviewers/" + appointment.id.to_string() + "/remove"), fields)), problems.any() ? 422 : 200);
}

Response removal_from_review(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto appointment = appointment_of_path(desk);
    return appointment ? ask_removal_from_review(desk, *appointment, {}) : Response::error(404);
}

/// What is wrong with what was typed, and the day where it is one.
std::optional<base::Day> check_removal(const SignedPage& page, const casework::Record& appointment, Problems& problems) {
    const auto& t = page.t;
    const auto on = typed_day_of(page, "on");
    const auto appointed = appointment.answers.day({"appointment", 0, "appointed_on"});
    if (!on) problems.add("on-day", t("web.sheet.no_day"));
    else if (*on > today_of(page)) problems.add("on-day", t("web.documents.ahead"));
    else if (appointed && *on < *appointed) problems.add("on-day", t("web.reviewers.before_appointed"));
    if (page.typed("by").empty()) problems.add("by", t("web.reviewers.no_by"));
    if (page.typed("why").empty()) problems.add("why", t("web.reviewers.no_why"));
    return on;
}

Response remove_from_review(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto appointment = appointment_of_path(desk);
    if (!appointment) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    Problems problems;
    const auto on = check_removal(page, *appointment, problems);
    if (problems.any()) return ask_removal_from_review(desk, *appointment, problems);
    auto answers = appointment->answers;
    answers.set({"removal", 0, "on"}, base::to_iso(*on)), answers.set({"removal", 0, "by"}, page.typed("by").substr(0, 200)), answers.set({"removal", 0, "reasons"}, page.typed("why").substr(0, casework::longest_text));
    std::string told;
    for (const auto& one : page.request.form.all("told"))
        if (std::ranges::any_of(told_of_removal, [&](const Told& known) { return known.whom == one; })) told += (told.empty() ? "" : "\n") + std::string{one};
    casework::Answers notice;
    for (const auto& [field, words] : {std::pair{"about", std::string{"notice_removed"}}, {"to", told}, {"reviewers", appointment->answers.of("appointment", "reviewer")}, {"on", base::to_iso(today_of(page))}, {"by", page.typed("by").substr(0, 200)}}) notice.set({"notice", 0, field}, words);
    auto& ground = desk.desk.ground;
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            if (!casework::write_anew(transaction, ground, desk.of, *appointment, answers, doer_of(page))) return desk.path("/review/reviewers/" + appointment->id.to_string() + "/remove");
            if (!told.empty()) casework::write_down(transaction, ground, desk.of, {"review_notice", notice}, doer_of(page));
            return desk.path("/review");
        });
    });
    return page.go(to);
}

}  // namespace

std::optional<BegunAppointment> begun_appointment(CaseDesk& desk) {
    const auto id = base::PublicId::parse(desk.page.asked("from"));
    if (!id) return std::nullopt;
    const auto one = desk.page.store().read([&](store::Snapshot& snapshot) { return casework::registered_reviewer(snapshot, *id); });
    if (!one || one->removed || one->partnership != desk.of.partnership) return std::nullopt;
    const auto& t = desk.page.t;
    BegunAppointment begun;
    begun.answers.set({"appointment", 0, "reviewer"}, one->name), begun.answers.set({"appointment", 0, "organisation"}, one->organisation), begun.answers.set({"appointment", 0, "knowledge"}, one->experience);
    begun.above = govuk::inset_text({.content = together(p(t("web.reviewers.from_register")), dl(cls("kv"), said_of(t, "web.reviewers.methods", one->methods), said_of(t, "web.reviewers.availability", one->availability), said_of(t, "web.reviewers.conflicts", one->conflicts)), p(t("web.reviewers.declare")))});
    return begun;
}

void add_appointing_pages(Routes& routes) {
    const Guard opening{.permission = Permission::WorkCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2};
    add_signed_page(routes, "/cases/{case}/review/appoint", opening, appoint_page);
    add_signed_page(routes, "/cases/{case}/review/reviewers/{record}/remove", opening, removal_from_review);
    add_form(routes, "/cases/{case}/review/reviewers/{record}/remove", {.permission = Permission::WorkCase, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2}, remove_from_review);
}

}  // namespace web
