#include "web/publication/publication_pages.h"

#include "casework/case_store.h"
#include "publishing/approval.h"
#include "web/catalogue/cataloguer.h"
#include "web/publication/hiding_view.h"
#include "web/publication/proof_view.h"
#include "web/publication/public_sheets.h"
#include "web/publication/publication_view.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

Html can_publish_now(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto from = publishing::public_from(desk.file());
    if (desk.of.state != "pub.notified" || !from) return {};
    if (desk.page.context.now < *from) return govuk::inset_text({.content = p(t("web.publication.waits", {{"time", moment_words(t, *from)}}))});
    if (!desk.may(Permission::PublishSecond)) return {};
    return desk.page.post_form(desk.path("/publication/release"), p(cls("acts"), button(cls("btn"), type("submit"), t("web.publication.publish_now"))));
}

Html public_link(CaseDesk& desk) {
    const auto address = publishing::address_of(desk.file());
    if (!address || !desk.file().last_step("publish")) return {};
    return p(a(href(desk.page.link(collection::path_of(*address))), desk.page.t("web.publication.public_page")), sign(" · "), a(href(desk.link("/publication/correction")), desk.page.t("web.correction.title")));
}

Response show_publication(CaseDesk& desk, const Problems& problems, int status = 200) {
    const auto& t = desk.page.t;
    const Html body = div(cls("wrap"), problems.summary(t), h1(t("web.publication.title")), p(path_words(t, "state", desk.of.state)), public_link(desk), can_publish_now(desk), div(cls("cols"), div(publication_tasks(desk), publication_proof(desk, problems)), div(publication_dates(desk), publication_hiding(desk))));
    return desk.page.show(desk.frame(std::string{t("web.publication.title").text()}), body, status);
}

Response publication_page(SignedPage& page) {
    CaseDesk desk{page};
    return show_publication(desk, {});
}

/// What will be public, word for word.
Response preview_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto text = public_text_of(desk);
    auto frame = desk.frame(std::string{page.t("web.publication.preview").text()});
    frame.breadcrumbs.push_back({Html{page.t("web.publication.title")}, desk.link("/publication")});
    const Html content = text.title.empty() ? Html{p(page.t("web.publication.nothing_public"))} : public_text_html(text, {}, 2);
    return page.show(std::move(frame), div(cls("wrap measure"), h1(page.t("web.publication.preview")), p(page.t("web.publication.preview_means")), article(content)));
}

/// The guard of a form that was sent twice, around work that writes by itself: the second finds the key used and does nothing.
template <class Work>
Response once(CaseDesk& desk, const Work& work) {
    const auto guard = FormGuard::of(desk.page.request, desk.page.context);
    if (!guard) return Response::error(400);
    bool first = false;
    desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            first = true;
            return desk.path("/publication");
        });
    });
    if (first)
        if (auto refused = work()) return *std::move(refused);
    return desk.page.go(desk.path("/publication"));
}

Response make_files(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto text = public_text_of(desk);
    if (text.title.empty()) {
        Problems problems;
        problems.add("", page.t("web.publication.nothing_public"));
        return show_publication(desk, problems, 422);
    }
    // Of improvement information the report's text is no part.
    if (casework::publication_mode(desk.file()) != "improvements_only" && !publishing::stands_as_signed(desk.file(), publishing::text_hash(draft_of(desk)))) {
        Problems problems;
        problems.add("", page.t("web.publication.not_as_signed"));
        return show_publication(desk, problems, 422);
    }
    const auto why = page.typed("without_pdf") == "yes" ? page.typed("without_why").substr(0, 2000) : std::string{};
    if (page.typed("without_pdf") == "yes" && why.empty()) {
        Problems problems;
        problems.add("without_why", page.t("web.publication_proof.no_without_why"));
        return show_publication(desk, problems, 422);
    }
    return once(desk, [&]() -> std::optional<Response> {
        const auto made = make_public_files(desk, text, why);
        auto press = press_of(desk);
        publishing::keep_files(press, desk.of, publishing::sum_of(text, {}), made.files, made.proofs, doer_of(page), made.left_out);
        return std::nullopt;
    });
}

Response publish_now(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    return once(desk, [&]() -> std::optional<Response> {
        auto press = press_of(desk);
        const auto released = publishing::release(press, desk.of, catalogued_of(desk), doer_of(page));
        if (released) {
            index_now(page);
            return std::nullopt;
        }
        Problems problems;
        if (released.error().before_its_minute) problems.add("", page.t("web.publication.too_early"));
        for (const auto& guard : released.error().missing)
            if (guard != "state") problems.add("", page.t("web.case.step_missing", {{"what", path_text(page.t, "guard", guard)}}));
            else problems.add("", page.t("web.case.step_not_from_here"));
        if (!released.error().refusal.empty()) problems.add_text("", released.error().refusal);
        return show_publication(desk, problems, 422);
    });
}

}  // namespace

void add_publication_pages(Routes& routes) {
    const Guard read{.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2};
    add_signed_page(routes, "/cases/{case}/publication", read, publication_page);
    add_signed_page(routes, "/cases/{case}/publication/preview", read, preview_page);
    add_form(routes, "/cases/{case}/publication/files", {.permission = Permission::PreparePublication, .audit = AuditEvent::PublicationStep, .data_class = identity::DataClass::C2}, make_files);
    add_form(routes, "/cases/{case}/publication/release", {.permission = Permission::PublishSecond, .audit = AuditEvent::PublicationStep, .data_class = identity::DataClass::C2}, publish_now);
}

}  // namespace web
