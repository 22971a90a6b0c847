#include "web/casework/keeping_pages.h"

#include "casework/case_store.h"
#include "casework/key_end.h"
#include "chronology/book/log.h"
#include "learning/tracker_store.h"
#include "publishing/release.h"
#include "web/chronology/chronology_shelf.h"
#include "web/casework/keeping_view.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Keeping;
using casework::KeepingRefusal;
using casework::Kept;
using identity::Permission;

namespace {

Keeping keeping_of(CaseDesk& desk) {
    return desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::keeping_of(snapshot, desk.desk.ground, desk.of); });
}

PageFrame titled(CaseDesk& desk, const Words& title, const KeepingAsked& asked) {
    auto frame = desk.frame(std::string{title.text()});
    if (asked.problems.any()) frame.title = std::string{desk.page.t("web.case.error_title", {{"title", frame.title}}).text()};
    return frame;
}

Response show(CaseDesk& desk, const KeepingAsked& asked) {
    const auto& t = desk.page.t;
    const auto keeping = keeping_of(desk);
    Html cards;
    if (keeping.destroyed) cards << certificate_card(desk, keeping);
    else cards << closure_card(desk, keeping, asked) << holds_card(desk, keeping, asked) << destruction_card(desk, keeping);
    return desk.page.show(titled(desk, t("web.keeping.title"), asked), div(cls("wrap measure"), asked.problems.summary(t), h1(t("web.keeping.title")), cards), asked.status);
}

Response show_destruction(CaseDesk& desk, const KeepingAsked& asked) {
    const auto& t = desk.page.t;
    const auto keeping = keeping_of(desk);
    const Html inside = keeping.destroyed ? certificate_card(desk, keeping) : Html{section(cls("card"), p(t("web.keeping.destruction_means")), destruction_forms(desk, keeping, asked))};
    return desk.page.show(titled(desk, t("web.keeping.destruction"), asked), div(cls("wrap measure"), asked.problems.summary(t), h1(t("web.keeping.destruction")), inside), asked.status);
}

Response keeping_page(SignedPage& page) {
    CaseDesk desk{page};
    return show(desk, {});
}
Response destruction_page(SignedPage& page) {
    CaseDesk desk{page};
    return show_destruction(desk, {});
}

std::optional<base::Day> typed_day(const SignedPage& page, const std::string& name) {
    const auto two = [](const std::string& number) { return number.size() == 1 ? "0" + number : number; };
    return base::parse_day(page.typed(name + "-year") + "-" + two(page.typed(name + "-month")) + "-" + two(page.typed(name + "-day")));
}

KeepingAsked asked_with(const SignedPage& page, std::string form, const std::string& day_name) {
    KeepingAsked asked{.form = std::move(form)};
    asked.day = page.typed(day_name + "-day"), asked.month = page.typed(day_name + "-month"), asked.year = page.typed(day_name + "-year");
    asked.review_day = page.typed("review_on-day"), asked.review_month = page.typed("review_on-month"), asked.review_year = page.typed("review_on-year");
    asked.kind = page.typed("kind"), asked.reasons = page.typed("reasons"), asked.status = 422;
    return asked;
}

/// Beside which field a refusal is told.
std::string field_of(KeepingRefusal refusal, const KeepingAsked& asked) {
    switch (refusal) {
        case KeepingRefusal::ReasonsMissing: return asked.form == "lift" ? "lift-" + asked.hold + "-reasons" : asked.form + "-reasons";
        case KeepingRefusal::DayAhead:
        case KeepingRefusal::LiftedBeforeSet: return asked.form == "lift" ? "lift-" + asked.hold + "-day" : asked.form == "hold" ? "set_on-day" : "closed_on-day";
        case KeepingRefusal::ReviewNotAfter: return "review_on-day";
        default: return {};
    }
}

using Shown = Response (*)(CaseDesk&, const KeepingAsked&);

/// Does it once, and goes to `below`; or shows the page again with what stands in the way.
Response change(CaseDesk& desk, KeepingAsked& asked, Shown again, std::string_view below, const std::function<Kept(store::Transaction&, const casework::Case&)>& work) {
    if (asked.problems.any()) return again(desk, asked);
    const auto guard = FormGuard::of(desk.page.request, desk.page.context);
    if (!guard) return Response::error(400);
    std::optional<KeepingRefusal> refusal;
    const auto done = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto kept = work(transaction, casework::case_at(transaction, desk.of.key));
            if (kept) return desk.path(below);
            refusal = kept.error();
            return std::unexpected{0};
        });
    });
    casework::destroy_ended_keys(desk.desk.store, desk.desk.ground);
    if (done) return desk.page.go(*done);
    asked.status = 422;
    asked.problems.add(field_of(*refusal, asked), refusal_words(desk.page.t, *refusal));
    return again(desk, asked);
}

std::optional<base::Day> needed_day(const SignedPage& page, const std::string& name, KeepingAsked& asked) {
    auto on = typed_day(page, name);
    if (!on) asked.problems.add(name + "-day", page.t("web.sheet.no_day"));
    return on;
}

Response close_it(SignedPage& page) {
    CaseDesk desk{page};
    auto asked = asked_with(page, "close", "closed_on");
    const auto closed = needed_day(page, "closed_on", asked), review = needed_day(page, "review_on", asked);
    return change(desk, asked, show, "/keeping", [&](store::Transaction& transaction, const casework::Case& of) {
        return casework::close_case(transaction, desk.desk.ground, of, {*closed, *review, asked.reasons}, doer_of(page));
    });
}

Response review_again(SignedPage& page) {
    CaseDesk desk{page};
    auto asked = asked_with(page, "review", "review_on");
    const auto review = needed_day(page, "review_on", asked);
    return change(desk, asked, show, "/keeping", [&](store::Transaction& transaction, const casework::Case& of) {
        return casework::review_again(transaction, desk.desk.ground, of, *review, asked.reasons, doer_of(page));
    });
}

Response hold_it(SignedPage& page) {
    CaseDesk desk{page};
    auto asked = asked_with(page, "hold", "set_on");
    const auto on = needed_day(page, "set_on", asked);
    const auto kind = casework::hold_kind_named(asked.kind);
    if (!kind) asked.problems.add("kind", page.t("web.keeping.no_kind"));
    return change(desk, asked, show, "/keeping", [&](store::Transaction& transaction, const casework::Case& of) {
        return casework::set_hold(transaction, desk.desk.ground, of, {*kind, *on, asked.reasons}, doer_of(page));
    });
}

Response lift_it(SignedPage& page) {
    CaseDesk desk{page};
    const auto hold = base::PublicId::parse(page.request.parameter("hold"));
    if (!hold) return Response::error(404);
    const auto name = "lift-" + hold->to_string();
    auto asked = asked_with(page, "lift", name);
    asked.hold = hold->to_string();
    const auto on = needed_day(page, name, asked);
    return change(desk, asked, show, "/keeping", [&](store::Transaction& transaction, const casework::Case& of) {
        return casework::lift_hold(transaction, desk.desk.ground, of, *hold, *on, asked.reasons, doer_of(page));
    });
}

Response propose(SignedPage& page) {
    CaseDesk desk{page};
    auto asked = asked_with(page, "propose", "on");
    return change(desk, asked, show_destruction, "/keeping/destruction", [&](store::Transaction& transaction, const casework::Case& of) {
        return casework::propose_destruction(transaction, desk.desk.ground, of, asked.reasons, doer_of(page));
    });
}

Response take_back(SignedPage& page) {
    CaseDesk desk{page};
    KeepingAsked asked{.form = "take-back"};
    return change(desk, asked, show_destruction, "/keeping/destruction", [&](store::Transaction& transaction, const casework::Case& of) {
        return casework::take_back_destruction(transaction, desk.desk.ground, of, doer_of(page));
    });
}

Response destroy(SignedPage& page) {
    CaseDesk desk{page};
    KeepingAsked asked{.form = "destroy"};
    return change(desk, asked, show_destruction, "/keeping", [&](store::Transaction& transaction, const casework::Case& of) -> Kept {
        const auto certificate = casework::confirm_destruction(transaction, desk.desk.ground, of, doer_of(page));
        if (!certificate) return std::unexpected{certificate.error()};
        learning::forget_case(transaction, desk.desk.ground, of);
        publishing::forget_release(transaction, of.key);
        chronology::forget_chronology(transaction, of);
        desk.desk.chronology->forget(of);
        return {};
    });
}

}  // namespace

void add_keeping_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;  // The reasons.
    const Guard keeps{.permission = Permission::CloseCase, .audit = AuditEvent::RetentionDecided, .data_class = c2};
    const Guard destroys{.permission = Permission::DestroyCase, .audit = AuditEvent::RetentionDecided, .data_class = c2};
    add_signed_page(routes, "/cases/{case}/keeping", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = c2}, keeping_page);
    add_form(routes, "/cases/{case}/keeping/close", keeps, close_it);
    add_form(routes, "/cases/{case}/keeping/review", keeps, review_again);
    add_form(routes, "/cases/{case}/keeping/hold", keeps, hold_it);
    add_form(routes, "/cases/{case}/keeping/holds/{hold}/lift", keeps, lift_it);
    add_signed_page(routes, "/cases/{case}/keeping/destruction", {.permission = Permission::DestroyCase, .audit = AuditEvent::ReadCase, .data_class = c2}, destruction_page);
    add_form(routes, "/cases/{case}/keeping/propose", destroys, propose);
    add_form(routes, "/cases/{case}/keeping/take-back", destroys, take_back);
    add_form(routes, "/cases/{case}/keeping/destroy", destroys, destroy);
}

}  // namespace web
