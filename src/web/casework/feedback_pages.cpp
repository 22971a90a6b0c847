#include "web/casework/feedback_pages.h"

#include <algorithm>
#include <array>

#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/feedback.h"
#include "casework/walk.h"
#include "notices/message.h"
#include "notices/outgoing.h"
#include "web/casework/desk.h"
#include "web/casework/mail_text.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::FeedbackState;
using casework::Record;
using identity::Permission;

namespace {

constexpr std::array<const char*, 3> own_ways{"by_letter", "by_telephone", "in_person"};

/// What was typed into the form for feedback that a person gave.
struct GivenForm {
    Problems problems = {};
    std::string way = {}, day = {}, month = {}, year = {};
    int status = 200;
};

GivenForm given_today(const SignedPage& page) {
    const std::chrono::year_month_day date{today_of(page)};
    GivenForm form;
    form.day = std::to_string(static_cast<unsigned>(date.day())), form.month = std::to_string(static_cast<unsigned>(date.month())), form.year = std::to_string(static_cast<int>(date.year()));
    return form;
}

Html seen_outcome(const Record& outcome) { return tag::input(type("hidden"), name("outcome"), value(outcome.id.to_string() + "/" + casework::outcome_word(outcome))); }

/// Whether the form was filled in over the outcome that stands now.
bool is_for(const SignedPage& page, const Record& outcome) { return page.typed("outcome") == outcome.id.to_string() + "/" + casework::outcome_word(outcome); }

Html mail_part(CaseDesk& desk, const Record& outcome) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto address = casework::referrer_address(desk.file());
    if (!desk.desk.mail.configured) return p(t("web.feedback.no_mail"));
    if (!notices::is_mailable(address)) return p(t("web.feedback.no_address"));
    return together(p(t("web.feedback.send_to"), sign(" "), strong(cls("wrap-any"), from_record(), address)),
                    page.post_form(desk.path("/feedback/mail"), together(seen_outcome(outcome), p(cls("acts"), button(cls("btn"), type("submit"), t("web.feedback.send"))))));
}

Html record_part(CaseDesk& desk, const Record& outcome, const GivenForm& form) {
    auto& page = desk.page;
    const auto& t = page.t;
    std::vector<govuk::Choice> ways;
    for (const char* way : own_ways) ways.push_back({.value = way, .content = Html{option_words(t, way)}, .chosen = form.way == way});
    auto items = govuk::day_month_year(t);
    items[0].value = form.day, items[1].value = form.month, items[2].value = form.year;
    const Html fields = together(seen_outcome(outcome), govuk::radios(t, {.name = "way", .items = std::move(ways), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.feedback.way")}}, .error = form.problems.at("way")}),
                                 govuk::date_input(t, {.id = "on", .name_prefix = "on", .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("form.feedback.feedback.on.label")}}, .error = form.problems.at("on-day")}),
                                 p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.feedback.record"))));
    return page.post_form(desk.path("/feedback/record"), fields);
}

const Words& standing_words(const Catalogue& t, const std::string& standing) {
    return standing == "queued" ? t("web.feedback.waits") : standing == "sent" ? t("web.feedback.sent") : t("web.feedback.kept");
}

Html told_before(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto* record : desk.file().all("feedback")) {
        const auto on = record->answers.day({"feedback", 0, "on"});
        items << li(span(option_words(t, record->answers.of("feedback", "outcome")), small(option_words(t, record->answers.of("feedback", "way")), sign(", "), on ? Html{day(t, *on)} : Html{}, sign(". "), t("web.feedback.by"), sign(" "), name_of_account(desk.page, record->written_by))),
                    span(cls(record->standing == "queued" ? "tag tag--soon" : "tag tag--ok"), standing_words(t, record->standing)));
    }
    if (items.empty()) return {};
    return section(cls("card"), h2(t("web.feedback.before")), ul(cls("tasks"), items));
}

Html what_to_say(CaseDesk& desk, const FeedbackState& state, const GivenForm& form) {
    const auto& t = desk.page.t;
    if (!state.referred) return section(cls("card"), p(t("web.feedback.no_referral")));
    if (!state.outcome) return section(cls("card"), p(t("web.feedback.no_outcome")), p(a(href(desk.link("/triage/new")), form_text(t, casework::form_called("triage")))));
    const Html stands = state.given ? Html{span(cls("tag tag--ok"), t("web.feedback.given"))} : Html{span(cls("tag tag--late"), t("web.feedback.owed"))};
    Html inside = together(div(cls("row between"), h2(t("web.feedback.draft")), stands), pre(cls("letter-text"), from_record(), feedback_text(t, casework::outcome_word(*state.outcome), desk.of.reference)));
    if (state.owed() && desk.may(Permission::TriageReferral)) inside << mail_part(desk, *state.outcome) << h3(t("web.feedback.record")) << record_part(desk, *state.outcome, form);
    return section(cls("card"), inside);
}

Response show_feedback(CaseDesk& desk, const GivenForm& form) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto state = casework::feedback_state(desk.file());
    auto frame = desk.frame(std::string{t("web.feedback.title").text()});
    if (form.problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), div(cls("wrap measure"), form.problems.summary(t), h1(t("web.feedback.title")), p(t("web.feedback.means")), what_to_say(desk, state, form), told_before(desk)), form.status);
}

Response feedback_page(SignedPage& page) {
    CaseDesk desk{page};
    return show_feedback(desk, given_today(page));
}

/// Writes the feedback down once, over the outcome that the person saw; where that changed meanwhile, the page shows how it stands now.
Response write_feedback(CaseDesk& desk, const std::string& way, base::Day on, const std::function<void(store::Transaction&, const Record&)>& then) {
    auto& page = desk.page;
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            const auto file = casework::open_file(transaction, desk.desk.ground, casework::case_at(transaction, desk.of.key));
            const auto* owed = casework::feedback_state(file).owed();
            if (!owed || !is_for(page, *owed)) return desk.path("/feedback");
            casework::Answers answers;
            answers.set({"feedback", 0, "outcome"}, casework::outcome_word(*owed));
            answers.set({"feedback", 0, "way"}, way);
            answers.set({"feedback", 0, "on"}, base::to_iso(on));
            answers.set({"feedback", 0, "text"}, feedback_text(page.t, casework::outcome_word(*owed), desk.of.reference));
            const auto record = casework::write_down(transaction, desk.desk.ground, desk.of, {"feedback", answers, way == "by_mail" ? "queued" : "kept", owed->id.to_string()}, doer_of(page));
            then(transaction, record);
            return desk.path("/feedback");
        });
    });
    return page.go(to);
}

Response mail_feedback(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    if (!desk.desk.mail.configured || !notices::is_mailable(casework::referrer_address(desk.file()))) return page.go(desk.path("/feedback"));
    return write_feedback(desk, "by_mail", today_of(page), [&](store::Transaction& transaction, const Record& record) {
        const auto about = desk.of.id.to_string() + "/" + record.id.to_string() + "/" + (page.language == Language::Welsh ? "cy" : "en");
        notices::queue(transaction, desk.desk.ground.random, {.purpose = notices::Purpose::Feedback, .about = about}, page.context.now);
    });
}

Response record_feedback(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    GivenForm form;
    form.way = page.typed("way"), form.day = page.typed("on-day"), form.month = page.typed("on-month"), form.year = page.typed("on-year");
    const auto two = [](const std::string& number) { return number.size() == 1 ? "0" + number : number; };
    const auto on = base::parse_day(form.year + "-" + two(form.month) + "-" + two(form.day));
    if (std::ranges::find(own_ways, form.way) == own_ways.end()) form.problems.add("way", page.t("web.feedback.way_missing"));
    if (!on || *on > today_of(page)) form.problems.add("on-day", page.t("web.feedback.day_wrong"));
    if (form.problems.any()) {
        form.status = 422;
        return show_feedback(desk, form);
    }
    return write_feedback(desk, form.way, *on, [](store::Transaction&, const Record&) {});
}

}  // namespace

void add_feedback_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, "/cases/{case}/feedback", {.permission = Permission::ReadReferral, .audit = AuditEvent::ReadReferral, .data_class = c2}, feedback_page);
    add_form(routes, "/cases/{case}/feedback/mail", {.permission = Permission::TriageReferral, .audit = AuditEvent::RecordChanged, .data_class = c2}, mail_feedback);
    add_form(routes, "/cases/{case}/feedback/record", {.permission = Permission::TriageReferral, .audit = AuditEvent::RecordChanged, .data_class = c2}, record_feedback);
}

}  // namespace web
