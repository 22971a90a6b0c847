#include "web/publication/hiding_pages.h"

#include "casework/case_store.h"
#include "publishing/hiding.h"
#include "web/catalogue/cataloguer.h"
#include "web/html/tags.h"
#include "web/publication/hiding_view.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

Response show_hiding(CaseDesk& desk, const Problems& problems, int status = 200) {
    const auto& t = desk.page.t;
    const auto* hiding = casework::hiding_in_force(desk.file());
    const Key title = hiding ? Key{"web.hiding.hidden"} : Key{"web.publication.hiding"};
    auto frame = desk.frame(std::string{problems.any() ? t("web.sign_in.error_title", {{"title", t(title)}}).text() : t(title).text()});
    frame.breadcrumbs.push_back({Html{t("web.publication.title")}, desk.link("/publication")});
    Html what;
    if (hiding) what = hidden_part(desk, *hiding, problems);
    else if (may_hide(desk)) what = hide_form(desk, problems);
    else what = p(t("web.hiding.is_public"));
    return desk.page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t(title)), what, holders_part(desk), p(cls("no-print"), a(href(desk.link("/publication")), t("web.hiding.back")))), status);
}

/// A report that is or was public, and somebody who has a part in hiding it: to others there is no such page.
bool has_page(CaseDesk& desk) { return desk.file().last_step("publish") && (may_hide(desk) || may_answer_hiding(desk)); }

Response hiding_page(SignedPage& page) {
    CaseDesk desk{page};
    if (!has_page(desk)) return Response::error(404);
    return show_hiding(desk, {});
}

/// One form, one effect: its key is asked for before anything of it is looked at, and kept with what it did.
template <class Work>
Response once_in_one(CaseDesk& desk, const Work& work) {
    if (desk.is_over()) return Response::error(410);
    if (!has_page(desk)) return Response::error(404);
    const auto guard = FormGuard::of(desk.page.request, desk.page.context);
    if (!guard) return Response::error(400);
    const auto done = desk.desk.store.write([&](store::Transaction& transaction) { return guard->once(transaction, [&]() -> std::expected<std::string, Problems> { return work(transaction); }); });
    if (!done) return show_hiding(desk, done.error(), 422);
    index_now(desk.page);  // What was taken off line is not found by its words either.
    return desk.page.go(*done);
}

std::unexpected<Problems> wrong(const SignedPage& page, std::string field, Key words) {
    Problems problems;
    problems.add(std::move(field), page.t(words));
    return std::unexpected{std::move(problems)};
}

Response hide_now(SignedPage& page) {
    CaseDesk desk{page};
    if (!may_hide(desk)) return Response::error(404);
    return once_in_one(desk, [&](store::Transaction& transaction) -> std::expected<std::string, Problems> {
        if (page.typed("why").empty()) return wrong(page, "why", "web.publication.no_why");
        auto press = press_of(desk);
        const auto hidden = publishing::hide(transaction, press, desk.of, {.why = page.typed("why"), .record_is_risk = page.typed("record_is_risk") == "yes", .order = page.typed("order")}, doer_of(page));
        // Two people may see the same thing at the same minute: whoever comes second finds it hidden.
        if (!hidden && hidden.error() == publishing::HideRefusal::NotPublic) return wrong(page, "", "web.hiding.not_public");
        return desk.path("/publication/hide");
    });
}

Response answer_now(SignedPage& page) {
    CaseDesk desk{page};
    if (!may_answer_hiding(desk)) return Response::error(404);
    return once_in_one(desk, [&](store::Transaction& transaction) -> std::expected<std::string, Problems> {
        const auto answer = page.typed("answer");
        if (answer != "restored" && answer != "stays_hidden") return wrong(page, "", "web.hiding.no_answer");
        auto press = press_of(desk);
        const auto kept = publishing::answer_hiding(transaction, press, desk.of, answer == "restored" ? publishing::SecondAnswer::Restored : publishing::SecondAnswer::StaysHidden, page.typed("second_why"), doer_of(page));
        if (!kept) return wrong(page, "", "web.publication.same_person");
        return desk.path("/publication/hide");
    });
}

/// The holder that the path names, where it is one of this review.
std::optional<publishing::Holder> holder_named(CaseDesk& desk, store::Snapshot& snapshot) {
    const auto id = base::PublicId::parse(desk.page.request.parameter("deposit"));
    const auto address = publishing::address_of(desk.file());
    if (!id || !address) return std::nullopt;
    for (auto& one : publishing::holders_of(snapshot, *address))
        if (one.deposit.id == *id) return std::move(one);
    return std::nullopt;
}

Response told_holder(SignedPage& page) {
    CaseDesk desk{page};
    if (!desk.desk.store.read([&](store::Snapshot& snapshot) { return holder_named(desk, snapshot); })) return Response::error(404);
    return once_in_one(desk, [&](store::Transaction& transaction) -> std::expected<std::string, Problems> {
        // The mail may have reached them while the telephone rang.
        if (const auto holder = holder_named(desk, transaction); holder && holder->is_untold())
            publishing::note_told(transaction, holder->deposit.id, holder->what, doer_of(page).event(audit::Kind::RecordEdited, desk.of.id));
        return desk.path("/publication/hide");
    });
}

/// The signed message, for whoever carries it by another way than mail.
Response holder_message_file(SignedPage& page) {
    CaseDesk desk{page};
    if (!has_page(desk)) return Response::error(404);
    const auto message = desk.desk.store.read([&](store::Snapshot& snapshot) -> std::optional<std::string> {
        const auto holder = holder_named(desk, snapshot);
        return holder ? publishing::holder_message(snapshot, desk.desk.ground.keys, *holder) : std::nullopt;
    });
    if (!message) return Response::error(404);
    auto response = Response::bytes("application/json", *message);
    response.headers.set("Content-Disposition", "attachment; filename=\"cairn-message.json\"");
    return response;
}

}  // namespace

void add_hiding_pages(Routes& routes) {
    // Several roles may hide and answer: the route lets in whoever reads the draft, and each page asks for the rest.
    const Guard read{.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2};
    const Guard step{.permission = Permission::ReadDraft, .audit = AuditEvent::PublicationStep, .data_class = identity::DataClass::C2};
    add_signed_page(routes, "/cases/{case}/publication/hide", read, hiding_page);
    add_form(routes, "/cases/{case}/publication/hide", step, hide_now);
    add_form(routes, "/cases/{case}/publication/hiding", step, answer_now);
    add_signed_page(routes, "/cases/{case}/publication/holders/{deposit}", read, holder_message_file);
    add_form(routes, "/cases/{case}/publication/holders/{deposit}", step, told_holder);
    add_on_call_pages(routes);
}

}  // namespace web
