#include <algorithm>

#include "casework/case_store.h"
#include "web/casework/document_pages.h"
#include "web/casework/document_view.h"
#include "web/casework/paper_upload.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Document;
using identity::Permission;

namespace {

/// What whoever puts a paper here has to say of it, as it is asked and as it was typed.
Html paper_fields(const SignedPage& page, const Problems& problems, const std::string& title) {
    const auto& t = page.t;
    const bool again = page.request.method == Method::Post;
    return together(file_field(page, problems, again ? Html{t("web.documents.again")} : Html{t("web.documents.choose_hint")}),
                    govuk::input(t, {.name = "title", .label = {.content = t("web.documents.title_field")}, .hint = govuk::Hint{.content = t("web.documents.title_hint")}, .error = problems.at("title"), .value = again ? page.typed("title") : title, .autocomplete = "off"}),
                    govuk::input(t, {.name = "from", .label = {.content = t("web.documents.from")}, .hint = govuk::Hint{.content = t("web.documents.from_hint")}, .error = problems.at("from"), .value = page.typed("from"), .autocomplete = "off"}),
                    code_select(page, "route", t("web.documents.route"), "route", casework::document_routes(), problems, page.typed("route")),
                    day_boxes_of(page, "received_on", t("web.documents.received_on"), t("web.documents.received_hint"), problems));
}

bool is_one_of(std::span<const std::string_view> codes, const std::string& code) { return std::ranges::find(codes, code) != codes.end(); }

/// The words about a paper, checked; the day where it is one.
std::optional<base::Day> check_paper(const SignedPage& page, Problems& problems) {
    if (page.typed("title").empty()) problems.add("title", page.t("web.documents.no_title"));
    if (!is_one_of(casework::document_routes(), page.typed("route"))) problems.add("route", page.t("web.documents.no_route"));
    auto received = typed_day_of(page, "received_on");
    if (!received) problems.add("received_on-day", page.t("web.sheet.no_day"));
    else if (*received > today_of(page)) problems.add("received_on-day", page.t("web.documents.ahead"));
    return received;
}

/// A file that was not taken is recorded by its code alone.
std::optional<Upload> taken(CaseDesk& desk, Problems& problems) {
    auto upload = take_upload(desk.page, "paper");
    if (upload) return *std::move(upload);
    problems.add("paper", paper_words_of(desk.page.t, "refused", upload.error()));
    if (upload.error() != "missing") {
        desk.desk.store.write([&](store::Transaction& transaction) { audit::record(transaction, doer_of(desk.page).event(audit::Kind::FileRefused, desk.of.id, upload.error())); });
    }
    return std::nullopt;
}

Response ask(CaseDesk& desk, const Words& title, const Html& content, const Problems& problems, std::string_view path) {
    auto& page = desk.page;
    auto frame = desk.frame(std::string{title.text()});
    if (problems.any()) frame.title = std::string{page.t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html buttons = p(cls("acts"), button(cls("btn"), type("submit"), page.t("web.documents.keep")), sign(" "), a(href(desk.link("/documents")), page.t("web.case.back")));
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(page.t), h1(title), file_form(page, path, together(content, buttons))), problems.any() ? 422 : 200);
}

// ---- a new paper

Response ask_new(CaseDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const Html content = together(paper_fields(page, problems, {}), code_select(page, "kind", page.t("web.documents.kind"), "kind", casework::document_kinds(), problems, page.typed("kind").empty() ? page.asked("kind") : page.typed("kind")),
                                  code_select(page, "marking", page.t("web.documents.marking"), "marking", casework::document_markings(), problems, page.typed("marking").empty() ? "official_sensitive" : page.typed("marking")));
    return ask(desk, page.t("web.documents.add"), content, problems, desk.path("/documents/new"));
}

Response new_document(SignedPage& page) {
    CaseDesk desk{page};
    return desk.is_over() ? Response::error(410) : ask_new(desk, {});
}

Response keep_document(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    Problems problems;
    const auto upload = taken(desk, problems);
    const auto received = check_paper(page, problems);
    const auto kind = page.typed("kind"), marking = page.typed("marking");
    if (!is_one_of(casework::document_kinds(), kind)) problems.add("kind", page.t("web.documents.no_kind"));
    if (!is_one_of(casework::document_markings(), marking)) problems.add("marking", page.t("web.documents.no_marking"));
    if (problems.any()) return ask_new(desk, problems);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& work = desk.desk;
    const auto id = base::PublicId::make(work.ground.random);
    const auto kept = casework::keep_paper(work.files, desk.of.seal, id, 1, upload->facts(page.typed("title"), page.typed("from")), upload->bytes);
    const auto to = work.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            casework::add_document(transaction, work.files, work.ground, casework::case_at(transaction, desk.of.key), {.kind = kind, .marking = marking, .arrival = {page.typed("route"), *received}}, kept, doer_of(page));
            return desk.path("/documents/" + id.to_string());
        });
    });
    return page.go(to);
}

// ---- a newer version

std::string below(const Document& document, std::string_view what) { return "/documents/" + document.id.to_string() + std::string{what}; }

Response ask_version(CaseDesk& desk, const Document& document, const Problems& problems) {
    auto& page = desk.page;
    const Html content = together(p(page.t("web.documents.version_means")), tag::input(type("hidden"), name("seen"), value(std::to_string(document.newest.version))), paper_fields(page, problems, document.newest.facts.title));
    return ask(desk, page.t("web.documents.add_version"), content, problems, desk.path(below(document, "/version")));
}

Response new_version(SignedPage& page) {
    CaseDesk desk{page};
    const auto document = paper_named(desk);
    return document && !document->withdrawn ? ask_version(desk, *document, {}) : Response::error(404);
}

Response keep_version(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    auto document = paper_named(desk);
    if (!document) return Response::error(404);
    Problems problems;
    const auto upload = taken(desk, problems);
    const auto received = check_paper(page, problems);
    if (problems.any()) return ask_version(desk, *document, problems);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& work = desk.desk;
    document->newest.version = std::atoll(page.typed("seen").c_str());
    const auto kept = casework::keep_paper(work.files, desk.of.seal, document->id, document->newest.version + 1, upload->facts(page.typed("title"), page.typed("from")), upload->bytes);
    const auto to = work.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, casework::DocumentRefusal> {
            const auto version = casework::add_version(transaction, work.files, work.ground, desk.of, *document, {page.typed("route"), *received}, kept, doer_of(page));
            if (!version) return std::unexpected{version.error()};
            return desk.path(below(*document, ""));
        });
    });
    if (to) return page.go(*to);
    problems.add("", page.t("web.documents.stale"));
    const auto now = paper_named(desk);
    return now ? ask_version(desk, *now, problems) : Response::error(404);
}

// ---- withdrawing

Response ask_withdraw(CaseDesk& desk, const Document& document, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    auto frame = desk.frame(std::string{t("web.documents.withdraw").text()});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html fields = together(govuk::textarea(t, {.name = "why", .label = {.content = t("web.documents.why")}, .error = problems.at("why"), .value = page.typed("why"), .rows = 3, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.documents.withdraw")), sign(" "), a(href(desk.link(below(document, ""))), t("web.case.back"))));
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.documents.withdraw")), p(strong(span(from_record(), document.newest.facts.title))), p(t("web.documents.withdraw_means")),
                                           page.post_form(desk.path(below(document, "/withdraw")), fields)), problems.any() ? 422 : 200);
}

Response show_withdraw(SignedPage& page) {
    CaseDesk desk{page};
    const auto document = paper_named(desk);
    return document && !document->withdrawn ? ask_withdraw(desk, *document, {}) : Response::error(404);
}

Response withdraw(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto document = paper_named(desk);
    if (!document) return Response::error(404);
    Problems problems;
    if (page.typed("why").empty()) problems.add("why", page.t("web.documents.no_why"));
    if (problems.any()) return ask_withdraw(desk, *document, problems);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            casework::withdraw_document(transaction, desk.desk.ground, desk.of, *document, page.typed("why"), doer_of(page));
            return desk.path(below(*document, ""));
        });
    });
    return page.go(to);
}

}  // namespace

void add_document_entry_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    const Guard reading{.permission = Permission::WorkCase, .audit = AuditEvent::ReadFile, .data_class = c2};
    const Guard adding{.permission = Permission::WorkCase, .audit = AuditEvent::FileUploaded, .data_class = c2};
    add_signed_page(routes, "/cases/{case}/documents/new", {.permission = Permission::WorkCase, .audit = AuditEvent::ReadCase, .data_class = c2}, new_document);
    add_upload(routes, "/cases/{case}/documents/new", adding, keep_document);
    add_signed_page(routes, "/cases/{case}/documents/{document}/version", reading, new_version);
    add_upload(routes, "/cases/{case}/documents/{document}/version", adding, keep_version);
    add_signed_page(routes, "/cases/{case}/documents/{document}/withdraw", reading, show_withdraw);
    add_form(routes, "/cases/{case}/documents/{document}/withdraw", {.permission = Permission::WorkCase, .audit = AuditEvent::RecordChanged, .data_class = c2}, withdraw);
}

}  // namespace web
