#include "learning/owner_link.h"
#include "web/casework/posted_answers.h"
#include "web/casework/respond_desk.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/tracker/entry_form.h"
#include "web/tracker/tracker_pages.h"
#include "web/tracker/tracker_desk.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using identity::Permission;

namespace {

constexpr std::string_view owner_cookie = "cairn_owner";

// ---- for who writes the tracker: a link for the owner of one action

const learning::Entry* action_named(const Following& one) {
    for (const auto& action : one.thread.actions())
        if (action.first->id.to_string() == one.page.request.parameter("action")) return action.newest;
    return nullptr;
}

Response ask_owner_link(SignedPage& page) {
    const auto one = following(page);
    const auto* action = one && one->may_write ? action_named(*one) : nullptr;
    if (!action) return Response::error(404);
    const auto& t = page.t;
    return page.show(one->frame(std::string{t("web.tracker.link_title").text()}), div(cls("wrap measure"), h1(t("web.tracker.link_title")), p(strong(from_record(), action->answers.of("tracked", "what"))), p(from_record(), action->answers.of("tracked", "owner")), p(t("web.tracker.link_means")),
                     page.post_form(one->path("/links/" + page.request.parameter("action")), p(button(cls("btn"), type("submit"), t("web.tracker.link_make"))))));
}

/// Shown once: neither link nor code is kept.
Response give_owner_link(SignedPage& page) {
    const auto one = following(page);
    const auto* action = one && one->may_write ? action_named(*one) : nullptr;
    if (!action) return Response::error(404);
    const auto& t = page.t;
    const auto made = one->desk.store.write([&](store::Transaction& transaction) {
        learning::end_owner_links(transaction, one->head(), page.request.parameter("action"), page.context.now);
        return learning::make_owner_link(transaction, one->desk.ground, one->head(), page.request.parameter("action"), page.context.now);
    });
    return page.show(one->frame(std::string{t("web.tracker.link_title").text()}), div(cls("wrap measure"), h1(t("web.tracker.link_title")), p(t("web.tracker.link_once")), dl(cls("kv"), div(dt(t("web.tracker.link_address")), dd(code(cls("wrap-any"), page.absolute("/update/" + made.token)))), div(dt(t("web.tracker.link_code")), dd(strong(from_record(), made.code)))),
                     p(t("web.tracker.link_apart")), p(a(href(one->link()), t("web.case.back")))));
}

// ---- for the owner

std::string visit_of(const SignedPage& page, const learning::OwnerLink& link) { return desk_of(page).ground.keys.blind_token("owner-visit", page.request.parameter("token") + "/" + link.action); }

struct OwnersAction {
    learning::Thread thread;
    learning::OwnerLink link;
    const learning::Entry& newest() const {
        for (const auto& action : thread.actions())
            if (action.first->id.to_string() == link.action) return *action.newest;
        return thread.wording();
    }
};

std::optional<OwnersAction> owners_action(const SignedPage& page) {
    const auto kept = page.request.cookie(owner_cookie);
    if (!kept) return std::nullopt;
    auto& desk = desk_of(page);
    return desk.store.read([&](store::Snapshot& snapshot) -> std::optional<OwnersAction> {
        const auto link = learning::find_owner_link(snapshot, page.request.parameter("token"), page.context.now);
        if (!link || visit_of(page, *link) != *kept) return std::nullopt;
        const auto head = learning::find_head(snapshot, link->recommendation);
        // What was marked as identifying since the link was made is not shown behind it.
        if (!head || head->identifying) return std::nullopt;
        return OwnersAction{learning::open_thread(snapshot, desk.ground, *head), *link};
    });
}

Response ask_owner_code(SignedPage& page, const Problems& problems, int status) {
    const auto& t = page.t;
    auto frame = plain_frame(page);
    frame.title = std::string{t("web.tracker.owner_title").text()};
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html fields = together(govuk::input(t, {.name = "code", .label = {.content = t("web.respond.code")}, .hint = govuk::Hint{.content = t("web.respond.code_hint")}, .error = problems.at("code"), .classes = "govuk-input--width-10", .input_mode = "numeric", .autocomplete = "one-time-code"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.respond.open"))));
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.tracker.owner_title")), p(t("web.tracker.owner_what")), page.post_form("/update/" + page.request.parameter("token") + "/open", fields)), status);
}

/// The parts that an owner writes: how far it is, what happened, milestones, and evidence. What was agreed stays the partnership's.
casework::Form form_of_owner() {
    auto form = casework::form_called("tracked_action");
    std::erase_if(form.sections.front().fields, [](const casework::Field& field) { return field.key == "what" || field.key == "owner" || field.key == "email" || field.key == "by"; });
    return form;
}

Response show_owner(SignedPage& page, const OwnersAction& mine, const Answers& answers, const std::vector<casework::Problem>& problems, bool saved, int status = 200) {
    const auto& t = page.t;
    const auto& words = mine.newest().answers;
    const auto by = words.day({"tracked", 0, "by"});
    const auto form = form_of_owner();
    auto frame = plain_frame(page);
    frame.title = form_page_title(t, t("web.tracker.owner_title").text(), !problems.empty());
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(mine.newest().id.to_string())), all_fields({t, form, answers, problems}),
                                 govuk::textarea(t, {.name = "evidence", .label = {.content = t("web.tracker.owner_evidence")}, .hint = govuk::Hint{.content = t("web.tracker.owner_evidence_hint")}, .value = page.typed("evidence"), .rows = 3, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.tracker.owner_send"))));
    const Html thanks = saved ? govuk::notification_banner(t, {.content = t("web.tracker.owner_thanks"), .kind = govuk::BannerKind::Success}) : Html{};
    return page.show(std::move(frame), div(cls("wrap measure"), form_errors(t, form, problems), thanks, h1(t("web.tracker.owner_title")),
                     section(cls("card"), h2(t("web.tracker.what")), p(cls("wrap-any"), from_record(), mine.thread.head.text), h3(t("web.tracker.actions")), p(strong(from_record(), words.of("tracked", "what"))), when(by.has_value(), [&](Html& out) { out << p(t("web.tracker.column_due"), sign(" "), day(t, *by)); })),
                     page.post_form("/update/" + page.request.parameter("token"), fields)), status);
}

Response owner_page(SignedPage& page) {
    const auto mine = owners_action(page);
    if (!mine) return ask_owner_code(page, {}, 200);
    return show_owner(page, *mine, mine->newest().answers, {}, page.asked("saved") == "1");
}

Response open_owner(SignedPage& page) {
    auto& desk = desk_of(page);
    const auto& token = page.request.parameter("token");
    const auto link = desk.store.read([&](store::Snapshot& snapshot) { return learning::open_owner_link(snapshot, desk.ground, token, page.typed("code"), page.context.now); });
    if (!link) {
        desk.store.write([&](store::Transaction& transaction) { learning::count_wrong_code(transaction, token, page.context.now); });
        Problems problems;
        problems.add("code", page.t("web.respond.wrong_code"));
        return ask_owner_code(page, problems, 422);
    }
    auto response = page.go("/update/" + token);
    response.headers.add("Set-Cookie", std::string{owner_cookie} + "=" + visit_of(page, *link) + "; Path=/; HttpOnly; SameSite=Lax" + (page.request.secure ? "; Secure" : ""));
    return response;
}

Response save_owner(SignedPage& page) {
    auto mine = owners_action(page);
    if (!mine) return ask_owner_code(page, {}, 403);
    const auto form = form_of_owner();
    const auto answers = posted_answers(page, form, mine->newest().answers);
    const auto problems = casework::check(form, answers, casework::Asked::Complete, today_of(page));
    if (!problems.empty()) return show_owner(page, *mine, answers, problems, false, 422);
    // What somebody wrote meanwhile is shown, and what was typed stays in the form.
    if (page.typed("seen") != mine->newest().id.to_string()) return show_owner(page, *mine, answers, {}, false, 409);
    auto& desk = desk_of(page);
    desk.store.write([&](store::Transaction& transaction) {
        const auto doer = answering(page);
        learning::add_entry(transaction, desk.ground, mine->thread.head, {"tracked_action", answers, mine->link.action, mine->newest().id.to_string()}, doer);
        if (const auto shows = page.typed("evidence"); !shows.empty()) {
            Answers evidence;
            evidence.set({"evidence", 0, "kind"}, "output_only"), evidence.set({"evidence", 0, "shows"}, shows), evidence.set({"evidence", 0, "on"}, base::to_iso(today_of(page)));
            learning::add_entry(transaction, desk.ground, mine->thread.head, {"evidence", evidence}, doer);
        }
    });
    return page.go("/update/" + page.request.parameter("token") + "?saved=1");
}

}  // namespace

void add_owner_pages(Routes& routes) {
    add_signed_page(routes, "/actions/{id}/links/{action}", {.permission = Permission::ListCases}, ask_owner_link);
    add_form(routes, "/actions/{id}/links/{action}", {.permission = Permission::ListCases, .audit = AuditEvent::RecordChanged}, give_owner_link);
    const Guard anybody{.permission = Permission::SignIn};
    auto sending = anybody;
    sending.body_bytes = long_form_bytes;
    add_signed_page(routes, "/update/{token}", anybody, owner_page);
    add_form(routes, "/update/{token}", sending, save_owner);
    add_form(routes, "/update/{token}/open", anybody, open_owner);
}

}  // namespace web
