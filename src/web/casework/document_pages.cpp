#include "web/casework/document_pages.h"

#include <algorithm>

#include "calendar/london.h"
#include "web/casework/asking.h"
#include "web/casework/document_view.h"
#include "web/casework/paper_upload.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Document;
using casework::DocumentVersion;
using identity::Permission;

namespace {

constexpr int papers_a_page = 20;

// ---- the list

Html paper_filters(const SignedPage& page) {
    const auto& t = page.t;
    govuk::Select kinds{.name = "kind", .label = {.content = t("web.documents.kind")}};
    kinds.items.push_back({.content = t("web.documents.any_kind"), .value = std::string{}});
    for (const auto kind : casework::document_kinds()) kinds.items.push_back({.content = paper_words_of(t, "kind", kind), .value = std::string{kind}, .selected = page.asked("kind") == kind});
    govuk::Select sorts{.name = "sort", .label = {.content = t("web.documents.sort")}};
    sorts.items.push_back({.content = t("web.documents.sort_received"), .value = std::string{"received"}, .selected = page.asked("sort") == "received"});
    sorts.items.push_back({.content = t("web.documents.sort_entered"), .value = std::string{"entered"}, .selected = page.asked("sort") == "entered"});
    sorts.items.push_back({.content = t("web.documents.sort_title"), .value = std::string{"title"}, .selected = page.asked("sort") == "title"});
    return form(cls("card filter-form no-print"), action(page.request.path.starts_with("/cy/") ? page.link(page.request.path.substr(3)) : page.link(page.request.path)), attr("method", "get"), role("search"),
                govuk::select(t, kinds), govuk::select(t, sorts), button(cls("btn"), type("submit"), t("web.documents.show")));
}

void order(std::vector<Document>& list, std::string_view sort) {
    std::ranges::reverse(list);  // Put here last, first; the order within equals.
    if (sort == "title") std::ranges::stable_sort(list, {}, [](const Document& one) { return one.newest.facts.title; });
    else if (sort != "entered") std::ranges::stable_sort(list, std::greater{}, [](const Document& one) { return one.newest.received_on; });
}

Html paper_cell(const Catalogue& t, Key label, const Html& content) { return td(role("cell"), attr("data-l", t(label).text()), content); }

Html paper_row(CaseDesk& desk, const Document& one) {
    const auto& t = desk.page.t;
    Html name = together(a(href(desk.link("/documents/" + one.id.to_string())), span(from_record(), one.newest.facts.title)), small(file_words(desk.page, one.newest)));
    if (one.withdrawn) name << sign(" ") << span(cls("tag tag--quiet"), t("web.documents.withdrawn"));
    if (one.newest.facts.macros) name << sign(" ") << span(cls("tag tag--soon"), t("web.documents.macros_short"));
    return tr(role("row"), th(scope("row"), role("rowheader"), name), paper_cell(t, "web.documents.kind", paper_words_of(t, "kind", one.kind)),
              paper_cell(t, "web.documents.from", span(from_record(), one.newest.facts.from)), paper_cell(t, "web.documents.received", day(t, one.newest.received_on)),
              paper_cell(t, "web.documents.entered", day(t, one.newest.entered_on)));
}

Html paper_table(CaseDesk& desk, std::span<const Document> shown) {
    const auto& t = desk.page.t;
    Html heads, rows;
    for (const auto& head : {t("web.documents.paper"), t("web.documents.kind"), t("web.documents.from"), t("web.documents.received"), t("web.documents.entered")}) heads << th(scope("col"), role("columnheader"), head);
    for (const auto& one : shown) rows << paper_row(desk, one);
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.documents.title")),
               table(cls("tbl stack"), role("table"), caption(cls("sr"), t("web.documents.title")), thead(role("rowgroup"), tr(role("row"), heads)), tbody(role("rowgroup"), rows)));
}

Response document_list(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    auto list = papers_seen(desk);
    const bool any = !list.empty();
    if (const auto kind = page.asked("kind"); !kind.empty()) std::erase_if(list, [&](const Document& one) { return one.kind != kind; });
    order(list, page.asked("sort"));
    const auto first = std::min(list.size(), static_cast<std::size_t>(page.page_number() - 1) * papers_a_page);
    const std::span<const Document> shown{list.data() + first, std::min<std::size_t>(papers_a_page, list.size() - first)};
    const Html heading = div(cls("row between"), h1(t("web.documents.title")), when(desk.may(Permission::WorkCase) && !desk.is_over(), [&](Html& out) { out << a(cls("btn"), href(desk.link("/documents/new")), t("web.documents.add")); }));
    Html content;
    if (!any) content << section(cls("card"), p(t("web.documents.none")));
    else {
        content << paper_filters(page) << p(role("status"), t("web.documents.count", {{"count", static_cast<std::int64_t>(list.size())}}));
        if (list.empty()) content << section(cls("card"), p(t("web.documents.none_fit")), p(a(href(desk.link("/documents")), t("web.documents.all"))));
        else if (shown.empty()) content << past_the_end(page);
        else content << section(cls("card"), paper_table(desk, shown), turn_pages(page, static_cast<std::int64_t>(list.size()), papers_a_page));
    }
    return page.show(desk.frame(std::string{t("web.documents.title").text()}), div(cls("wrap"), heading, p(t("web.documents.mean")), content));
}

// ---- one paper

std::string version_path(const Document& document, const DocumentVersion& version, std::string_view what) {
    return "/documents/" + document.id.to_string() + std::string{what} + "?version=" + std::to_string(version.version);
}

Html paper_facts(CaseDesk& desk, const Document& document) {
    const auto& t = desk.page.t;
    const auto& newest = document.newest;
    Html rows = together(div(dt(t("web.documents.kind")), dd(paper_words_of(t, "kind", document.kind))), div(dt(t("web.documents.marking")), dd(paper_words_of(t, "marking", document.marking))),
                         div(dt(t("web.documents.from")), dd(from_record(), newest.facts.from)), div(dt(t("web.documents.route")), dd(paper_words_of(t, "route", newest.route))),
                         div(dt(t("web.documents.received")), dd(day(t, newest.received_on, DayStyle::WithWeekday))),
                         div(dt(t("web.documents.entered")), dd(day(t, newest.entered_on, DayStyle::WithWeekday))), div(dt(t("web.documents.entered_by")), dd(name_of_account(desk.page, newest.entered_by))),
                         div(dt(t("web.documents.file")), dd(file_words(desk.page, newest))), div(dt(t("web.documents.file_name")), dd(cls("wrap-any"), from_record(), newest.facts.file_name)),
                         div(dt(t("web.documents.sum")), dd(cls("wrap-any"), from_record(), newest.facts.sha256)));
    for (const auto& record : desk.file().records)
        if (record.id.to_string() == document.record && (record.form == "request" || record.form == "report_request"))
            rows << div(dt(t("web.documents.request")), dd(a(href(desk.link(std::string{asking_with(record.form).place} + "/" + document.record)), span(from_record(), record.answers.of("request", "agency")))));
    return dl(cls("kv"), rows);
}

Html version_item(CaseDesk& desk, const Document& document, const DocumentVersion& version) {
    const auto& t = desk.page.t;
    return li(span(strong(t("web.documents.version", {{"number", version.version}})), small(file_words(desk.page, version), sign(" · "), t("web.documents.received"), sign(" "), day(t, version.received_on), sign(" · "),
                                                                                          t("web.documents.entered"), sign(" "), day(t, version.entered_on), sign(", "), name_of_account(desk.page, version.entered_by)),
              span(cls("acts"), a(href(desk.link(version_path(document, version, "/file"))), t("web.documents.download"), span(cls("govuk-visually-hidden"), sign(" "), t("web.documents.version", {{"number", version.version}}))),
                   a(href(desk.link(version_path(document, version, "/text"))), t("web.documents.read_text"), span(cls("govuk-visually-hidden"), sign(" "), t("web.documents.version", {{"number", version.version}}))))));
}

Response one_document(SignedPage& page) {
    CaseDesk desk{page};
    const auto document = paper_named(desk);
    if (!document) return Response::error(404);
    const auto& t = page.t;
    auto versions = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::document_versions(snapshot, desk.desk.ground, desk.of, *document); });
    std::ranges::reverse(versions);
    Html items;
    for (const auto& version : versions) items << version_item(desk, *document, version);
    Html state;
    if (document->withdrawn)
        state << section(cls("card"), p(span(cls("tag tag--quiet"), t("web.documents.withdrawn"))),
                         p(t("web.documents.withdrawn_by", {{"day", day_words(t, calendar::day_in_london(document->withdrawn->at))}}), sign(" "), name_of_account(page, document->withdrawn->by)), p(from_record(), document->withdrawn->why));
    if (document->newest.facts.macros) state << govuk::warning_text(t, {.content = t("web.documents.macros")});
    const auto base = desk.path("/documents/" + document->id.to_string());
    const bool may_change = desk.may(Permission::WorkCase) && !document->withdrawn;
    const Html body = div(cls("wrap measure"), h1(span(from_record(), document->newest.facts.title)), state, section(cls("card"), paper_facts(desk, *document)),
                          section(cls("card"), attr("aria-labelledby", "versions"), h2(id("versions"), t("web.documents.versions")), ul(cls("tasks"), items)), when(may_change, [&](Html& out) {
                              out << p(cls("acts"), a(cls("btn btn--2"), href(page.link(base + "/version")), t("web.documents.add_version")), a(cls("btn btn--2"), href(page.link(base + "/withdraw")), t("web.documents.withdraw")));
                          }), p(a(href(desk.link("/documents")), t("web.documents.all"))));
    return page.show(desk.frame(document->newest.facts.title), body);
}

/// A name that we made: case, "paper", version. Titles and names of files stay inside.
Response download(SignedPage& page) {
    CaseDesk desk{page};
    const auto document = paper_named(desk);
    const auto version = document ? version_asked(desk, *document) : std::nullopt;
    if (!version) return Response::error(404);
    return paper_download(casework::paper_bytes(desk.desk.files, desk.of, *document, *version), version->facts, desk.of.reference + "-paper-" + document->id.to_string().substr(0, 6) + "-" + std::to_string(version->version));
}

Html words_of_paper(CaseDesk& desk, const Document& document, const DocumentVersion& version) {
    const auto& t = desk.page.t;
    auto kind = documents::PaperKind::Text;
    (void)documents::parse_paper_kind(version.facts.paper, kind);
    const auto bytes = casework::paper_bytes(desk.desk.files, desk.of, document, version);
    if (kind == documents::PaperKind::Excel) {
        const auto book = look_again(desk.page, kind, bytes);
        return book ? workbook_html(desk.page, *book) : Html{p(paper_words_of(t, "refused", book.error()))};
    }
    if (!documents::has_readable_text(kind)) return p(t("web.documents.no_reader"));
    const auto read = text_of_paper(desk.page, kind, bytes);
    return read ? extraction_html(*read) : Html{p(paper_words_of(t, "refused", read.error()))};
}

Response text_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto document = paper_named(desk);
    const auto version = document ? version_asked(desk, *document) : std::nullopt;
    if (!version) return Response::error(404);
    const auto& t = page.t;
    const auto back = desk.link("/documents/" + document->id.to_string());
    const Html body = div(cls("wrap measure"), p(cls("eyebrow"), t("web.documents.text_of"), sign(" · "), t("web.documents.version", {{"number", version->version}})), h1(span(from_record(), version->facts.title)),
                          p(t("web.documents.read_means")), p(a(href(back), t("web.case.back"))), section(cls("card"), words_of_paper(desk, *document, *version)));
    return page.show(desk.frame(version->facts.title), body);
}

}  // namespace

void add_document_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, "/cases/{case}/documents", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = c2}, document_list);
    add_signed_page(routes, "/cases/{case}/documents/{document}", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadFile, .data_class = c2}, one_document);
    add_signed_page(routes, "/cases/{case}/documents/{document}/text", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadFile, .data_class = c2, .rate = RateClass::Downloads}, text_page);
    add_signed_page(routes, "/cases/{case}/documents/{document}/file", {.permission = Permission::ReadCase, .audit = AuditEvent::DownloadedFile, .data_class = c2, .rate = RateClass::Downloads}, download);
}

}  // namespace web
