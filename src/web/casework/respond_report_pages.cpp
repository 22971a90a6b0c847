#include <algorithm>

#include "casework/case_store.h"
#include "casework/document.h"
#include "web/casework/document_view.h"
#include "web/casework/paper_upload.h"
#include "web/casework/respond_desk.h"
#include "web/html/components/fields.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Document;

namespace {

/// So many papers go with one report: whoever has no account fills no disk.
constexpr std::size_t papers_with_report_allowed = 20;

bool is_report(const AskedOf& asked) { return asked.asking->purpose == casework::LinkPurpose::AgencyReport; }

/// What the agency itself put beside its report and has not taken back. Nothing else of the case.
std::vector<Document> papers_of(store::Snapshot& snapshot, const casework::Ground& ground, const AskedOf& asked) {
    auto all = casework::documents_of(snapshot, ground, asked.of);
    std::erase_if(all, [&](const Document& one) { return one.kind != asked.asking->paper_kind || one.record != asked.request.id.to_string() || one.newest.route != "upload" || one.withdrawn; });
    return all;
}

std::vector<Document> papers_of(const SignedPage& page, const AskedOf& asked) {
    auto& desk = desk_of(page);
    return desk.store.read([&](store::Snapshot& snapshot) { return papers_of(snapshot, desk.ground, asked); });
}

/// Kept with the report; the same file twice is kept once. False: there are too many already.
bool keep_beside_report(SignedPage& page, const AskedOf& asked, const Upload& upload) {
    auto& desk = desk_of(page);
    const auto id = base::PublicId::make(desk.ground.random);
    const auto title = page.typed("title").empty() ? upload.name : page.typed("title").substr(0, 200);
    const auto kept = casework::keep_paper(desk.files, asked.of.seal, id, 1, upload.facts(title, asked.request.answers.of("request", "agency")), upload.bytes);
    return desk.store.write([&](store::Transaction& transaction) {
        const auto before = papers_of(transaction, desk.ground, asked);
        if (std::ranges::any_of(before, [&](const Document& one) { return one.newest.facts.sha256 == kept.facts.sha256; })) return true;
        if (before.size() >= papers_with_report_allowed) return false;
        casework::add_document(transaction, desk.files, desk.ground, asked.of, {.kind = std::string{asked.asking->paper_kind}, .marking = "third_party", .record = asked.request.id.to_string(), .arrival = {"upload", today_of(page)}}, kept, answering(page));
        return true;
    });
}

Response show_attaching(SignedPage& page, const AskedOf& asked, const Problems& problems) {
    const auto& t = page.t;
    const auto path = "/respond/" + asked.token;
    auto frame = plain_frame(page, "web.agency_report.add_paper");
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html fields = together(file_field(page, problems, t("web.agency_report.add_hint")), govuk::input(t, {.name = "title", .label = {.content = t("web.agency_report.paper_title")}, .hint = govuk::Hint{.content = t("web.agency_report.paper_title_hint")}, .value = page.typed("title"), .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.agency_report.add_paper")), sign(" "), a(href(page.link(path)), t("web.agency_report.back"))));
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.agency_report.add_paper")), p(t("web.agency_report.add_means")), file_form(page, path + "/attach", fields)), problems.any() ? 422 : 200);
}

/// A page of its own: two boxes for files on one page would be two things with one name.
Response attaching(SignedPage& page) {
    const auto asked = asked_of(page);
    if (!asked) return ask_answer_code(page, {}, 200);
    if (!is_report(*asked)) return Response::error(404);
    if (asked->is_sent()) return page.go("/respond/" + asked->token);
    return show_attaching(page, *asked, {});
}

Response refuse_beside(SignedPage& page, const AskedOf& asked, const std::string& code, const Words& words) {
    auto& desk = desk_of(page);
    desk.store.write([&](store::Transaction& transaction) { audit::record(transaction, answering(page).event(audit::Kind::FileRefused, asked.of.id, code)); });
    Problems problems;
    problems.add("paper", words);
    return show_attaching(page, asked, problems);
}

Response attach(SignedPage& page) {
    const auto asked = asked_of(page);
    if (!asked) return ask_answer_code(page, {}, 403);
    if (!is_report(*asked)) return Response::error(404);
    if (asked->is_sent()) return page.go("/respond/" + asked->token);
    const auto upload = take_upload(page, "paper");
    if (!upload) return refuse_beside(page, *asked, upload.error(), paper_words_of(page.t, "refused", upload.error()));
    if (!keep_beside_report(page, *asked, *upload)) return refuse_beside(page, *asked, "too_often", page.t("web.agency_report.too_many"));
    return page.go("/respond/" + asked->token + "#papers");
}

/// Until the report is sent its author may take a paper back; the case keeps that it was there.
Response take_back(SignedPage& page) {
    const auto asked = asked_of(page);
    if (!asked) return ask_answer_code(page, {}, 403);
    if (!is_report(*asked)) return Response::error(404);
    auto& desk = desk_of(page);
    if (!asked->is_sent())
        desk.store.write([&](store::Transaction& transaction) {
            for (const auto& one : papers_of(transaction, desk.ground, *asked))
                if (one.id.to_string() == page.request.parameter("document")) casework::withdraw_document(transaction, desk.ground, asked->of, one, std::string{page.t("web.agency_report.taken_back").text()}, answering(page));
        });
    return page.go("/respond/" + asked->token + "#papers");
}

Html paper_item(SignedPage& page, const AskedOf& asked, const Document& one) {
    const auto& t = page.t;
    const Html act = asked.is_sent() ? Html{} : page.post_form("/respond/" + asked.token + "/attach/" + one.id.to_string() + "/back", button(cls("btn btn--2 btn--s"), type("submit"), t("web.agency_report.take_back"), span(cls("sr"), from_record(), sign(": "), one.newest.facts.title)));
    return li(span(cls("wrap-any"), span(from_record(), one.newest.facts.title), small(file_words(page, one.newest), sign(", "), day_words(t, one.newest.received_on))), act);
}

}  // namespace

Html papers_with_report(SignedPage& page, const AskedOf& asked) {
    if (!is_report(asked)) return {};
    const auto& t = page.t;
    Html items;
    for (const auto& one : papers_of(page, asked)) items << paper_item(page, asked, one);
    if (asked.is_sent() && items.empty()) return {};
    const Html list = items.empty() ? Html{p(cls("muted"), t("web.agency_report.no_papers"))} : Html{ul(cls("tasks"), items)};
    return section(cls("card"), attr("aria-labelledby", "papers"), h2(id("papers"), t("web.agency_report.papers")), list,
                   when(!asked.is_sent(), [&](Html& out) { out << p(a(href(page.link("/respond/" + asked.token + "/attach")), t("web.agency_report.add_paper"))); }));
}

void add_respond_report_pages(Routes& routes) {
    const Guard guard{.permission = identity::Permission::SignIn, .audit = AuditEvent::None, .data_class = identity::DataClass::C1};
    auto sending = guard;
    sending.rate = RateClass::Downloads;
    add_signed_page(routes, "/respond/{token}/attach", guard, attaching);
    add_upload(routes, "/respond/{token}/attach", sending, attach);
    add_form(routes, "/respond/{token}/attach/{document}/back", guard, take_back);
}

}  // namespace web
