#include <algorithm>

#include "casework/case_store.h"
#include "casework/proceedings.h"
#include "casework/review.h"
#include "casework/review_dates.h"
#include "casework/link.h"
#include "casework/telling.h"
#include "casework/walk.h"
#include "web/casework/desk.h"
#include "web/casework/posted_answers.h"
#include "web/casework/sheet_view.h"
#include "web/casework/request_pages.h"
#include "web/casework/respond_desk.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::LinkPurpose;
using casework::Record;

namespace {

constexpr std::string_view respond_cookie = "cairn_answer";

std::string visit_seal(const SignedPage& page, std::string_view token, std::string_view record) {
    return desk_of(page).ground.keys.blind_token("respond-visit", std::string{token} + "/" + std::string{record});
}

}  // namespace

casework::Doer answering(const SignedPage& page) {
    casework::Doer doer;
    doer.who = audit::Who::the_public(), doer.role = "agency_author", doer.at = page.context.now, doer.address = page.request.client.to_string(), doer.request = page.request.id;
    return doer;
}

PageFrame plain_frame(const SignedPage& page, Key title) {
    PageFrame frame;
    frame.title = std::string{page.t(title).text()};
    frame.robots = Robots::KeptOut;
    frame.exit_button = ExitButton::Hidden;
    return frame;
}

namespace {

/// The open link of the path, and what it asks for.
struct OpenLink {
    const Asking* asking;
    casework::Link link;
};

std::optional<OpenLink> link_of(store::Snapshot& snapshot, const SignedPage& page) {
    for (const auto& asking : askings())
        if (auto link = casework::find_link(snapshot, asking.purpose, page.request.parameter("token"), page.context.now)) return OpenLink{&asking, std::move(*link)};
    return std::nullopt;
}

/// What a report needs of the case: its agreed key lines, one turn of the analysis for each, and whether interviews wait.
void begin_report(store::Snapshot& snapshot, const casework::Ground& ground, AskedOf& asked) {
    const auto file = casework::open_file(snapshot, ground, asked.of);
    asked.begun.set({"author", 0, "agency"}, asked.request.answers.of("request", "agency"));
    if (const auto terms = casework::agreed_terms(snapshot, ground, file))
        for (const auto& line : casework::key_lines(*terms)) {
            asked.lines.push_back(line.question);
            asked.begun.set({"analysis", line.number - 1, "line"}, std::to_string(line.number));
        }
    asked.interviews_wait = !casework::in_the_way(file, "blocks_interview").empty();
}

}  // namespace

std::optional<AskedOf> asked_of(const SignedPage& page) {
    auto& desk = desk_of(page);
    const auto& token = page.request.parameter("token");
    const auto kept = page.request.cookie(respond_cookie);
    if (!kept) return std::nullopt;
    return desk.store.read([&](store::Snapshot& snapshot) -> std::optional<AskedOf> {
        const auto open = link_of(snapshot, page);
        if (!open || !open->link.of || visit_seal(page, token, open->link.record) != *kept) return std::nullopt;
        AskedOf asked{open->asking, casework::case_at(snapshot, *open->link.of), {}, std::nullopt, token};
        const auto id = base::PublicId::parse(open->link.record);
        auto request = id ? casework::find_record(snapshot, desk.ground, asked.of, *id) : std::nullopt;
        if (!request) return std::nullopt;
        asked.request = std::move(*request);
        for (auto& record : casework::records_under(snapshot, desk.ground, asked.of, asked.request.id))
            if (record.form == asked.asking->answer) asked.answer = std::move(record);
        if (asked.asking->purpose == LinkPurpose::AgencyReport) begin_report(snapshot, desk.ground, asked);
        return asked;
    });
}

namespace {

/// A browser whose link has ended, or never was open here: what it typed is shown again to be copied, and is kept nowhere.
Html typed_in_vain(const SignedPage& page) {
    const auto& t = page.t;
    for (const auto& asking : askings()) {
        const auto answers = posted_answers(page, asking.form_of_agency());
        if (!answers.empty()) return section(cls("card"), attr("aria-labelledby", "in-vain"), h2(id("in-vain"), t("web.agency_report.in_vain")), p(t("web.agency_report.in_vain_means")), answers_summary(t, {.form = asking.form_of_agency(), .answers = answers, .heading_level = 3}));
    }
    return {};
}

}  // namespace

Response ask_answer_code(SignedPage& page, const Problems& problems, int status) {
    const auto& t = page.t;
    const auto open = desk_of(page).store.read([&](store::Snapshot& snapshot) { return link_of(snapshot, page); });
    const auto& asking = open ? *open->asking : askings().front();
    const Html fields = together(govuk::input(t, {.name = "code", .label = {.content = t("web.respond.code")}, .hint = govuk::Hint{.content = t("web.respond.code_hint")}, .error = problems.at("code"), .classes = "govuk-input--width-10", .input_mode = "numeric", .autocomplete = "one-time-code"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.respond.open"))));
    auto frame = plain_frame(page, asking.page_title);
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t(asking.page_title)), p(t("web.respond.what")), page.post_form("/respond/" + page.request.parameter("token") + "/open", fields), typed_in_vain(page)), status);
}

namespace {

/// What is asked, as the agency needs it: children, period, questions, basis, due day. Nothing of who leads or what others said.
Html what_is_asked(const SignedPage& page, const AskedOf& asked) {
    const auto& t = page.t;
    Answers shown = asked.request.answers;
    for (const char* inner : {"contact", "promised_on", "waived", "lead"}) shown.set({"request", 0, inner}, "");
    casework::Form form = casework::form_called(asked.asking->request);
    form.sections.resize(1);  // Whom the coordinator chased, and what was said, is the coordinator's own note.
    std::erase_if(form.sections.front().fields, [&](const casework::Field& field) { return shown.of("request", field.key).empty(); });
    Html lines;
    for (const auto& line : asked.lines) lines << li(span(from_record(), line));
    return together(answers_summary(t, {.form = form, .answers = shown}), when(!asked.lines.empty(), [&](Html& out) { out << section(cls("card"), attr("aria-labelledby", "lines"), h2(id("lines"), t("web.hub.lines")), p(t("web.agency_report.lines_mean")), ol(lines)); }),
                    when(asked.interviews_wait, [&](Html& out) { out << govuk::warning_text(t, {.content = t("web.agency_report.interviews_wait")}); }));
}

Response show_request(SignedPage& page, const AskedOf& asked, const Answers& answers, const std::vector<casework::Problem>& problems, int status) {
    return show_return(page, asked, {.answers = answers, .problems = problems, .status = status});
}

Response show_answer(SignedPage& page) {
    const auto asked = asked_of(page);
    if (!asked) return ask_answer_code(page, {}, 200);
    auto& desk = desk_of(page);
    desk.store.write([&](store::Transaction& transaction) { audit::record(transaction, answering(page).event(audit::Kind::ReturnRead, asked->of.id, asked->request.id.to_string())); });
    return show_request(page, *asked, asked->written(), {}, 200);
}

Response open_answer(SignedPage& page) {
    auto& desk = desk_of(page);
    const auto& token = page.request.parameter("token");
    const auto known = desk.store.read([&](store::Snapshot& snapshot) { return link_of(snapshot, page); });
    const auto purpose = known ? known->asking->purpose : LinkPurpose::Request;
    const auto link = desk.store.read([&](store::Snapshot& snapshot) { return casework::open_link(snapshot, desk.ground, purpose, token, page.typed("code"), page.context.now); });
    if (!link) {
        desk.store.write([&](store::Transaction& transaction) { casework::count_wrong(transaction, purpose, token, page.context.now); });
        Problems problems;
        problems.add("code", page.t("web.respond.wrong_code"));
        return ask_answer_code(page, problems, 422);
    }
    auto response = page.go("/respond/" + token);
    response.headers.add("Set-Cookie", std::string{respond_cookie} + "=" + visit_seal(page, token, link->record) + "; Path=/; HttpOnly; SameSite=Lax" + (page.request.secure ? "; Secure" : ""));
    return response;
}

void keep_promise(store::Transaction& transaction, const SignedPage& page, const AskedOf& asked) {
    const auto two = [](std::string number) { return number.size() == 1 ? "0" + number : number; };
    const auto day = base::parse_day(page.typed("promised-year") + "-" + two(page.typed("promised-month")) + "-" + two(page.typed("promised-day")));
    if (!day) return;
    auto answers = asked.request.answers;
    answers.set({"request", 0, "promised_on"}, base::to_iso(*day));
    (void)casework::write_anew(transaction, desk_of(page).ground, asked.of, asked.request, answers, answering(page));
}

Response save_answer(SignedPage& page) {
    auto asked = asked_of(page);
    if (!asked) return ask_answer_code(page, {}, 403);
    if (asked->is_sent()) return page.go("/respond/" + asked->token);
    const auto answers = posted_answers(page, asked->form());
    if (page.typed("go") == "another") return show_request(page, *asked, answers, {}, 200);
    const bool sends = page.typed("go") == "send";
    const auto problems = casework::check(asked->form(), answers, sends ? casework::Asked::Complete : casework::Asked::Written, today_of(page));
    auto& desk = desk_of(page);
    const auto doer = answering(page);
    const auto seen = std::atoll(page.typed("seen").c_str());
    std::optional<casework::Stale> stale;
    desk.store.write([&](store::Transaction& transaction) {
        if (asked->answer && asked->answer->version != seen) {
            stale = casework::Stale{asked->answer->version, asked->answer->answers, asked->answer->written_by, asked->answer->changed_at};
            return;
        }
        if (asked->answer) (void)casework::write_anew(transaction, desk.ground, asked->of, *asked->answer, answers, doer);
        else if (!answers.empty()) asked->answer = casework::write_down(transaction, desk.ground, asked->of, {std::string{asked->asking->answer}, answers, "draft", asked->request.id.to_string()}, doer);
        if (sends && problems.empty() && asked->answer) {
            casework::set_standing(transaction, asked->of, *asked->answer, "sent", doer);
            if (asked->answer->standing == "draft") casework::tell_returned(transaction, desk.ground, asked->of, asked->answer->id.to_string(), doer);
        }
        keep_promise(transaction, page, *asked);
        if (asked->asking->purpose == LinkPurpose::AgencyReport) casework::keep_review_dates(transaction, desk.ground, casework::open_file(transaction, desk.ground, asked->of), page.context.now);
    });
    if (stale) return show_request(page, *asked, answers, {}, 409);
    if (!problems.empty()) {
        const auto now = asked_of(page);
        return show_request(page, now ? *now : *asked, answers, problems, 422);
    }
    return page.go("/respond/" + asked->token);
}

}  // namespace

Response show_return(SignedPage& page, const AskedOf& asked, const Returning& returning) {
    const auto& t = page.t;
    const auto path = "/respond/" + asked.token;
    auto frame = plain_frame(page, asked.asking->page_title);
    if (!returning.problems.empty() || returning.upload) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    if (asked.is_sent())
        return page.show(std::move(frame), div(cls("wrap measure"), h1(t(asked.asking->sent)), p(t("web.respond.thanks")), answers_summary(t, {.form = asked.form(), .answers = asked.answer->answers}), papers_with_report(page, asked), chronology_behind_link(page, asked)));
    const Sheet view{t, asked.form(), returning.answers, returning.problems, page.link(path)};
    const Html promise = govuk::date_input(t, {.id = "promised", .name_prefix = "promised", .items = govuk::day_month_year(t), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.respond.promise")}}, .hint = govuk::Hint{.content = t("web.respond.promise_hint")}});
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(std::to_string(asked.answer ? asked.answer->version : 0))), all_fields(view), promise,
                                 p(cls("acts"), button(cls("btn"), type("submit"), name("go"), value("send"), t(asked.asking->send)), sign(" "), button(cls("btn btn--2"), type("submit"), name("go"), value("save"), t("web.respond.save"))));
    const Html read = returning.paper ? understood(page, asked.form(), *returning.paper, returning.answers, returning.problems) : Html{};
    const Html refused = returning.upload ? returning.upload->summary(t) : Html{};
    const Html wrong = returning.upload ? Html{} : form_errors(view.t, view.form, view.problems);
    return page.show(std::move(frame), div(cls("wrap measure"), refused, wrong, h1(returning.paper ? t("web.respond.preview") : t(asked.asking->page_title)), read, returning.paper ? Html{} : together(when(asked.asking->purpose == LinkPurpose::AgencyReport, [&](Html& out) { out << p(t(asked.asking->what)); }), what_is_asked(page, asked)),
                                           returning.paper ? Html{} : together(papers_with_report(page, asked), answer_by_file(page, asked, returning.upload), chronology_behind_link(page, asked)), h2(t(asked.asking->your_answer)), page.post_form(path, fields)), returning.status);
}

void add_respond_pages(Routes& routes) {
    const Guard guard{.permission = identity::Permission::SignIn, .audit = AuditEvent::None, .data_class = identity::DataClass::C1};
    add_signed_page(routes, "/respond/{token}", guard, show_answer);
    auto sending = guard;
    sending.body_bytes = long_form_bytes;
    add_form(routes, "/respond/{token}", sending, save_answer);
    add_form(routes, "/respond/{token}/open", guard, open_answer);
    add_respond_paper_pages(routes);
    add_respond_report_pages(routes);
}

}  // namespace web
