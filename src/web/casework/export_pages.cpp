#include "web/casework/export_pages.h"

#include "web/casework/export_view.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

/// The person who asks, if it is one of this case; else nobody.
std::optional<base::PublicId> subject_of(CaseDesk& desk) {
    const auto asked = base::PublicId::parse(desk.page.typed("subject"));
    for (const auto* person : desk.file().all("person"))
        if (asked && person->id == *asked) return asked;
    return std::nullopt;
}

casework::CaseExport made_of(CaseDesk& desk, const std::optional<base::PublicId>& subject) {
    return desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::export_case(snapshot, desk.desk.ground, desk.of, subject); });
}

/// The copy is made in memory: what is larger is told, and no copy leaves without a part of the case.
constexpr std::uint64_t papers_in_a_copy = 400ull << 20;

bool is_too_large(const casework::CaseExport& made) {
    std::uint64_t bytes = 0;
    for (const auto& item : made.items) bytes += item.paper.bytes;
    return bytes > papers_in_a_copy;
}

/// Exactly what leaves, before it leaves.
Response show_export(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto made = made_of(desk, std::nullopt);
    if (is_too_large(made)) {
        const Html why = div(cls("wrap measure"), h1(t("web.export.title")), p(t("web.export.too_large")), p(a(href(desk.link("/documents")), t("web.documents.title"))));
        return page.show(desk.frame(std::string{t("web.export.title").text()}), why, page.request.method == Method::Post ? 413 : 200);
    }
    govuk::Select whom{.name = "subject", .label = {.content = t("web.export.subject")}, .hint = govuk::Hint{.content = t("web.export.subject_hint")}};
    whom.items.push_back({.content = t("web.export.children"), .value = ""});
    for (const auto* person : desk.file().all("person")) whom.items.push_back({.content = span(from_record(), person->answers.of("person", "label")), .value = person->id.to_string()});
    const Html form = page.post_form(desk.path("/export"), together(govuk::select(t, whom), p(cls("acts"), button(cls("btn"), type("submit"), t("web.export.make")), sign(" "), a(href(desk.link()), t("web.case.back")))));
    const Html body = div(cls("wrap measure"), h1(t("web.export.title")), p(t("web.export.means")), p(t("web.export.counts", {{"items", static_cast<std::int64_t>(made.items.size())}, {"decide", made.for_decision()}})),
                          govuk::warning_text(t, {.content = t("web.export.careful")}), section(cls("card"), form));
    return page.show(desk.frame(std::string{t("web.export.title").text()}), body);
}

/// The copy has its number before it is made: one that was never received is counted too, and never a number twice.
Response take_export(SignedPage& page) {
    CaseDesk desk{page};
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto made = made_of(desk, subject_of(desk));
    if (is_too_large(made)) return show_export(page);
    const auto copy = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] { return std::to_string(casework::number_copy(transaction, desk.of, doer_of(page))); });
    });
    const casework::CopyMark mark{page.me().name, page.context.now, std::atoll(copy.c_str())};
    auto response = Response::bytes("application/zip", archive(export_files(desk, made, mark), page.context.now));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + desk.of.reference + "-copy-" + copy + ".zip\"");
    return response;
}

}  // namespace

void add_export_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, "/cases/{case}/export", {.permission = identity::Permission::ExportCase, .audit = AuditEvent::ReadCase, .data_class = c2}, show_export);
    // Recorded as an export before the first byte leaves.
    add_form(routes, "/cases/{case}/export", {.permission = identity::Permission::ExportCase, .audit = AuditEvent::Exported, .data_class = c2}, take_export);
}

}  // namespace web
