#include "web/casework/request_pages.h"

#include <algorithm>

#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/link.h"
#include "casework/review_dates.h"
#include "casework/walk.h"
#include "web/casework/asking.h"
#include "web/casework/desk.h"
#include "web/casework/document_view.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

namespace {

/// What the path is about: the report of a review stands below `/review`.
const Asking& asking_of(const SignedPage& page) {
    const auto& parts = page.request.segments;
    return asking_with(std::ranges::find(parts, std::string_view{"review"}) == parts.end() ? "request" : "report_request");
}

std::string place_of(const Asking& asking, const Record& request) { return std::string{asking.place} + "/" + request.id.to_string(); }

Html standing_tag(const SignedPage& page, const Record& request, const Record* answer, base::Day today) {
    const auto& t = page.t;
    if (request.standing == "accepted") return span(cls("tag tag--ok"), t("web.requests.accepted"));
    if (request.standing == "nothing") return span(cls("tag tag--quiet"), t("web.requests.nothing"));
    if (request.standing == "declined") return span(cls("tag tag--soon"), t("web.requests.declined"));
    if (request.standing == "waived") return span(cls("tag tag--quiet"), t("web.requests.waived"));
    if (answer && answer->standing == "sent") return span(cls("tag tag--soon"), t("web.requests.to_check"));
    const auto due = request.answers.day({"request", 0, "due_on"}), promised = request.answers.day({"request", 0, "promised_on"});
    if (request.standing == "kept") return span(cls("tag tag--quiet"), t("web.requests.not_sent"));
    if (promised && *promised >= today) return span(cls("tag tag--soon"), t("web.requests.promised", {{"day", day_words(t, *promised)}}));
    if (due && *due < today) return span(cls("tag tag--late"), t("web.requests.late"));
    return span(cls("tag"), t("web.requests.waiting"));
}

const Record* answer_to(const casework::CaseFile& file, const Record& request) {
    const Record* found = nullptr;
    for (const auto* record : file.all(asking_with(request.form).answer))
        if (record->parent == request.id.to_string()) found = record;
    return found;
}

Html stack_cell(const Catalogue& t, Key label, Html content) { return td(role("cell"), attr("data-l", t(label).text()), content); }

/// What agencies have sent: each request, where it stands, when it is due.
Response agencies(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto today = today_of(page);
    const auto& asking = asking_of(page);
    Html rows, others;
    for (const auto* request : desk.file().all(asking.request)) {
        const auto* answer = answer_to(desk.file(), *request);
        const auto due = request->answers.day({"request", 0, "due_on"});
        rows << tr(role("row"), th(scope("row"), role("rowheader"), a(href(desk.link(place_of(asking, *request))), span(from_record(), request->answers.of("request", "agency")))),
                   stack_cell(t, "web.requests.lead", span(from_record(), request->answers.of("request", "lead"))), stack_cell(t, "web.requests.stands", standing_tag(page, *request, answer, today)),
                   stack_cell(t, "web.requests.due", due ? Html{day(t, *due)} : Html{}));
    }
    const Html table_html = div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t(asking.title)),
                                table(cls("tbl stack"), role("table"), caption(t(asking.title)),
                                      thead(role("rowgroup"), tr(role("row"), th(scope("col"), role("columnheader"), t("web.requests.agency")), th(scope("col"), role("columnheader"), t("web.requests.lead")),
                                                                 th(scope("col"), role("columnheader"), t("web.requests.stands")), th(scope("col"), role("columnheader"), t("web.requests.due")))), tbody(role("rowgroup"), rows)));
    for (const auto& other : askings())
        if (&other != &asking && !desk.file().all(other.request).empty()) others << p(a(href(desk.link(other.place)), t(other.title)));
    const Html body = div(cls("wrap"), h1(t(asking.title)), check_before_card(desk, asking.answer), rows.empty() ? Html{section(cls("card"), p(t(asking.none)))} : Html{section(cls("card"), table_html)},
                          when(desk.may(Permission::WorkCase) && !desk.is_over(), [&](Html& out) { out << p(a(cls("btn"), href(desk.link("/" + std::string{asking.request} + "/new")), t(asking.ask))); }), others);
    return page.show(desk.frame(std::string{t(asking.title).text()}), body);
}

std::optional<Record> request_of(CaseDesk& desk) {
    const auto id = base::PublicId::parse(desk.page.request.parameter("record"));
    if (!id) return std::nullopt;
    auto found = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::find_record(snapshot, desk.desk.ground, desk.of, *id); });
    return found && found->form == asking_of(desk.page).request ? found : std::nullopt;
}

Html act_form(CaseDesk& desk, const Record& request, std::string_view act, Key words, Html more = {}) {
    return desk.page.post_form(desk.path(place_of(asking_of(desk.page), request) + "/" + std::string{act}), together(more, button(cls("btn btn--2"), type("submit"), desk.page.t(words))));
}

/// What can be done with the request now.
Html acts(CaseDesk& desk, const Record& request, const Record* answer, bool open) {
    Html all;
    const bool done = request.standing == "accepted" || request.standing == "nothing" || request.standing == "waived" || request.standing == "declined";
    if (done || !desk.may(Permission::WorkCase)) return all;
    all << act_form(desk, request, "link", open ? Key{"web.requests.new_code"} : Key{"web.requests.make_link"});
    if (open) all << act_form(desk, request, "extend", "web.requests.extend") << act_form(desk, request, "close", "web.requests.close");
    if (answer && answer->standing == "sent" && desk.may(Permission::AcceptReturn)) all << act_form(desk, request, "accept", "web.requests.accept") << act_form(desk, request, "again", "web.requests.ask_again");
    all << act_form(desk, request, "decline", "web.requests.decline") << act_form(desk, request, "waive", "web.requests.waive");
    return all;
}

Response show_request_page(CaseDesk& desk, const Record& request, const Html& above) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto until = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::links_open_until(snapshot, request.id.to_string(), page.context.now); });
    const auto& asking = asking_of(page);
    const auto* answer = answer_to(desk.file(), request);
    const bool is_report = asking.purpose == casework::LinkPurpose::AgencyReport;
    const bool draft = is_report && answer && answer->standing == "draft";  // A report that its author has not sent is still the author's own.
    const bool may_read = answer && !draft && desk.may(Permission::ReadReturn);
    const Html body = div(cls("wrap measure"), above, div(cls("row between"), h1(span(from_record(), request.answers.of("request", "agency"))), standing_tag(page, request, answer, today_of(page))),
                          when(until.has_value(), [&](Html& out) { out << p(t("web.requests.open_until", {{"day", day_words(t, calendar::day_in_london(*until))}})); }),
                          div(cls("acts row"), acts(desk, request, answer, until.has_value())),
                          when(draft, [&](Html& out) { out << p(t("web.agency_report.being_written")); }),
                          when(may_read, [&](Html& out) { out << h2(t("web.requests.answer")) << answers_summary(t, {.form = casework::form_called(asking.answer), .answers = answer->answers}); }),
                          when(is_report && answer && answer->standing == "accepted" && desk.may(Permission::AcceptReturn), [&](Html& out) { out << p(a(cls("btn btn--2"), href(desk.link("/agency_report/" + answer->id.to_string() + "/edit").at("section-quality")), t("web.agency_report.assure"))); }),
                          papers_card(desk, asking.paper_kind, request.id.to_string()),
                          h2(t("web.requests.asked")), answers_summary(t, {.form = casework::form_called(asking.request), .answers = request.answers}), when(desk.may(Permission::WorkCase), [&](Html& out) { out << p(a(href(desk.link("/" + std::string{asking.request} + "/" + request.id.to_string() + "/edit")), t("web.sheet.change"))); }), p(a(href(desk.link(asking.place)), t(asking.title))));
    return page.show(desk.frame(request.answers.of("request", "agency")), body);
}

Response one_request(SignedPage& page) {
    CaseDesk desk{page};
    const auto request = request_of(desk);
    return request ? show_request_page(desk, *request, {}) : Response::error(404);
}

/// Link and code are shown once, apart: the link by e-mail, the code by the route that was recorded beforehand.
Response link_and_code(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto request = request_of(desk);
    if (!request) return Response::error(404);
    const auto& t = page.t;
    const auto& asking = asking_of(page);
    const auto id = request->id.to_string();
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    std::optional<casework::NewLink> shown;
    const auto again = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            if (casework::links_open_until(transaction, id, page.context.now)) {
                shown = casework::NewLink{"", casework::renew_code(transaction, desk.desk.ground, id, page.context.now)};
            } else {
                if (request->standing == "kept") casework::set_standing(transaction, desk.of, *request, "sent", doer_of(page));
                shown = casework::make_link(transaction, asking.purpose, id, desk.of.key, casework::link_lasts, desk.desk.ground, page.context.now);
            }
            return desk.path(place_of(asking, *request));
        });
    });
    if (!shown) return page.go(again);  // Sent twice: the code that was shown still holds, and is kept nowhere to be shown again.
    const auto& made = *shown;
    Html rows;
    if (!made.token.empty()) rows << div(dt(t("web.requests.link")), dd(cls("wrap-any"), from_record(), page.context.public_url + "/respond/" + made.token));
    rows << div(dt(t("web.requests.code")), dd(from_record(), made.code)) << div(dt(t("web.requests.route")), dd(from_record(), request->answers.of("request", "contact")));
    return show_request_page(desk, *request, section(cls("card"), h2(t("web.requests.once")), p(t("web.requests.apart")), dl(cls("kv"), rows)));
}

Response change_standing(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto request = request_of(desk);
    if (!request) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto act = page.request.segments.back();
    const auto* answer = answer_to(desk.file(), *request);
    const auto id = request->id.to_string();
    const auto to = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            const auto stand = [&](const char* standing) {
                casework::set_standing(transaction, desk.of, *request, standing, doer_of(page));
                casework::end_links(transaction, id, page.context.now);
            };
            if (act == "close") casework::end_links(transaction, id, page.context.now);
            else if (act == "extend") casework::extend_links(transaction, id, page.context.now + casework::link_lasts);
            else if (act == "waive") stand("waived");
            else if (act == "decline") stand("declined");
            else if (act == "again" && answer) casework::set_standing(transaction, desk.of, *answer, "draft", doer_of(page));
            else if (act == "accept" && answer) {
                casework::set_standing(transaction, desk.of, *answer, "accepted", doer_of(page));
                stand(answer->answers.of("summary", "held") == "nothing" ? "nothing" : "accepted");
            }
            casework::keep_review_dates(transaction, desk.desk.ground, casework::open_file(transaction, desk.desk.ground, desk.of), page.context.now);
            return desk.path(place_of(asking_of(page), *request));
        });
    });
    return page.go(to);
}

}  // namespace

Html request_tag(CaseDesk& desk, const Record& request) { return standing_tag(desk.page, request, answer_to(desk.file(), request), today_of(desk.page)); }

void add_request_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    for (const auto& asking : askings()) {
        const auto list = "/cases/{case}" + std::string{asking.place}, one = list + "/{record}";
        add_signed_page(routes, list, {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = c2}, agencies);
        add_signed_page(routes, one, {.permission = Permission::ReadCase, .audit = AuditEvent::ReadReturn, .data_class = c2}, one_request);
        add_form(routes, one + "/link", {.permission = Permission::WorkCase, .audit = AuditEvent::RecordChanged, .data_class = c2}, link_and_code);
        for (const char* act : {"extend", "close", "waive", "decline"}) add_form(routes, one + "/" + act, {.permission = Permission::WorkCase, .audit = AuditEvent::RecordChanged, .data_class = c2}, change_standing);
        for (const char* act : {"accept", "again"}) add_form(routes, one + "/" + act, {.permission = Permission::AcceptReturn, .audit = AuditEvent::RecordChanged, .data_class = c2}, change_standing);
    }
}

}  // namespace web
