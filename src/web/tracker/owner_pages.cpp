#include <algorithm>

#include "learning/owner_link.h"
#include "web/casework/paper_upload.h"
#include "web/casework/posted_answers.h"
#include "web/casework/respond_desk.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/tracker/returned_sheet.h"
#include "web/tracker/tracker_desk.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using identity::Permission;
using learning::OwnedAction;

namespace {

constexpr std::string_view owner_cookie = "cairn_owner";

std::string visit_of(const SignedPage& page, const learning::OwnerLink& link) { return desk_of(page).ground.keys.blind_token("owner-visit", page.request.parameter("token") + "/" + link.scope()); }

/// The link of the path, for a browser that gave its code.
std::optional<learning::OwnerLink> opened_link(const SignedPage& page) {
    const auto kept = page.request.cookie(owner_cookie);
    if (!kept) return std::nullopt;
    const auto link = page.store().read([&](store::Snapshot& snapshot) { return learning::find_owner_link(snapshot, page.request.parameter("token"), page.context.now); });
    return link && visit_of(page, *link) == *kept ? link : std::nullopt;
}

/// What is behind the link. What was marked as identifying since it was made is not.
std::vector<OwnedAction> actions_behind(store::Snapshot& snapshot, const casework::Ground& ground, const learning::OwnerLink& link) {
    if (link.owner) return learning::open_actions_of(snapshot, ground, *link.owner);
    std::vector<OwnedAction> list;
    if (auto one = learning::owned_action(snapshot, ground, link.recommendation, link.action)) list.push_back(*std::move(one));
    return list;
}

PageFrame owner_frame(const SignedPage& page, std::string title) {
    auto frame = plain_frame(page);
    frame.title = std::move(title);
    return frame;
}

std::string link_path(const SignedPage& page, std::string_view below = {}) { return "/update/" + page.request.parameter("token") + std::string{below}; }

SheetDesk desk_behind(SignedPage& page, const learning::OwnerLink& link) {
    return {.path = link_path(page, "/sheet"), .back = link_path(page), .scope = link.scope(), .doer = answering(page),
            .actions = [&page, link](store::Snapshot& snapshot) {
                auto list = actions_behind(snapshot, desk_of(page).ground, link);
                std::erase_if(list, [](const OwnedAction& one) { return one.is_done(); });
                return list;
            },
            .frame = [&page](std::string title) { return owner_frame(page, std::move(title)); }};
}

Response ask_owner_code(SignedPage& page, const Problems& problems, int status) {
    const auto& t = page.t;
    auto frame = owner_frame(page, form_page_title(t, t("web.tracker.owner_title").text(), problems.any()));
    const Html fields = together(govuk::input(t, {.name = "code", .label = {.content = t("web.respond.code")}, .hint = govuk::Hint{.content = t("web.respond.code_hint")}, .error = problems.at("code"), .classes = "govuk-input--width-10", .input_mode = "numeric", .autocomplete = "one-time-code"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.respond.open"))));
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.tracker.owner_title")), p(t("web.tracker.owner_what")), page.post_form(link_path(page, "/open"), fields)), status);
}

// ---- one action

/// The parts that an owner writes: how far it is, what happened, milestones, and evidence. What was agreed stays the partnership's.
casework::Form form_of_owner() {
    auto form = casework::form_called("tracked_action");
    std::erase_if(form.sections.front().fields, [](const casework::Field& field) { return field.key == "what" || field.key == "owner" || field.key == "email" || field.key == "by"; });
    return form;
}

struct Updating {
    const Answers& answers;
    const std::vector<casework::Problem>& problems;
    const Problems& more;
    bool saved = false;
    bool stale = false;
    int status = 200;
};

Html saved_banner(const Catalogue& t, bool saved) { return saved ? govuk::notification_banner(t, {.content = t("web.tracker.owner_thanks"), .kind = govuk::BannerKind::Success}) : Html{}; }

/// Where the form of that action goes: below the link of everything, or to the link of that one.
std::string action_path(const SignedPage& page, const learning::OwnerLink& link, const OwnedAction& mine) { return link_path(page, link.owner ? "/actions/" + mine.action : std::string{}); }

Response show_action(SignedPage& page, const learning::OwnerLink& link, const OwnedAction& mine, const Updating& updating) {
    const auto& t = page.t;
    const auto by = mine.due_on();
    const auto form = form_of_owner();
    const bool wrong = !updating.problems.empty() || updating.more.any();
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(mine.newest().id.to_string())), all_fields({t, form, updating.answers, updating.problems}),
                                 govuk::textarea(t, {.name = "evidence", .label = {.content = t("web.tracker.owner_evidence"), .classes = "govuk-label--s"}, .hint = govuk::Hint{.content = t("web.tracker.owner_evidence_hint")}, .error = updating.more.at("evidence"), .value = page.typed("evidence"), .rows = 3, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.tracker.owner_send"))));
    const Html clash = updating.stale ? govuk::warning_text(t, {.content = t("web.owner.written_meanwhile")}) : Html{};
    const Html back = link.owner ? Html{p(a(href(page.link(link_path(page))), t("web.owner.back")))} : Html{};
    const Html sheet = link.owner || mine.is_done() ? Html{} : sheet_card(page, desk_behind(page, link), 1, {});
    return page.show(owner_frame(page, form_page_title(t, t("web.tracker.owner_title").text(), wrong)), div(cls("wrap measure"), updating.more.any() ? updating.more.summary(t) : form_errors(t, form, updating.problems), saved_banner(t, updating.saved), h1(t("web.tracker.owner_title")), clash,
                     section(cls("card"), h2(t("web.tracker.what")), p(cls("wrap-any"), from_record(), mine.thread.head.text), h3(t("web.tracker.actions")), p(strong(from_record(), mine.said("what"))), when(by.has_value(), [&](Html& out) { out << p(t("web.tracker.column_due"), sign(" "), day(t, *by)); })),
                     page.post_form(action_path(page, link, mine), fields), sheet, back), updating.status);
}

/// The action of the path, or the only one behind the link.
std::optional<OwnedAction> action_asked(const SignedPage& page, const learning::OwnerLink& link) {
    const auto& asked = link.owner ? page.request.parameter("action") : link.action;
    auto list = page.store().read([&](store::Snapshot& snapshot) { return actions_behind(snapshot, desk_of(page).ground, link); });
    const auto found = std::ranges::find(list, asked, &OwnedAction::action);
    return found == list.end() ? std::nullopt : std::optional{std::move(*found)};
}

/// What one field cannot say by itself.
Problems lacks_in(const Catalogue& t, const OwnedAction& mine, const Answers& answers, bool with_evidence) {
    Problems problems;
    for (const auto lack : learning::lacks_of(mine.thread, answers, with_evidence)) {
        if (lack == learning::UpdateLack::DoneDay) problems.add("tracked.0.done_on", t("web.tracker.done_day_needed"));
        if (lack == learning::UpdateLack::Evidence) problems.add("evidence", t("web.owner.evidence_needed"));
        if (lack == learning::UpdateLack::BlockedReason) problems.add("tracked.0.blocked_by", t("web.owner.reason_needed"));
    }
    return problems;
}

Response save_action(SignedPage& page) {
    const auto link = opened_link(page);
    if (!link) return ask_owner_code(page, {}, 403);
    const auto mine = action_asked(page, *link);
    if (!mine) return Response::error(404);
    const auto form = form_of_owner();
    const auto answers = posted_answers(page, form, mine->newest().answers);
    const auto evidence = page.typed("evidence");
    const auto problems = casework::check(form, answers, casework::Asked::Complete, today_of(page));
    const auto more = problems.empty() ? lacks_in(page.t, *mine, answers, !evidence.empty()) : Problems{};
    if (!problems.empty() || more.any()) return show_action(page, *link, *mine, {.answers = answers, .problems = problems, .more = more, .status = 422});
    // What somebody wrote meanwhile is shown, and what was typed stays in the form.
    if (page.typed("seen") != mine->newest().id.to_string()) return show_action(page, *link, *mine, {.answers = answers, .problems = {}, .more = {}, .stale = true, .status = 409});
    auto& desk = desk_of(page);
    desk.store.write([&](store::Transaction& transaction) { learning::update_action(transaction, desk.ground, *mine, answers, evidence, answering(page)); });
    return page.go(link_path(page) + "?saved=1");
}

Response action_page(SignedPage& page) {
    const auto link = opened_link(page);
    if (!link) return ask_owner_code(page, {}, 200);
    const auto mine = action_asked(page, *link);
    if (!mine) return Response::error(404);
    return show_action(page, *link, *mine, {.answers = mine->newest().answers, .problems = {}, .more = {}, .saved = page.asked("saved") == "1"});
}

// ---- all of them

Html action_item(const SignedPage& page, const OwnedAction& one) {
    const auto& t = page.t;
    const auto by = one.due_on();
    Html below = small(from_record(), one.thread.head.text);
    if (by) below << small(t("web.tracker.column_due"), sign(" "), day(t, *by));
    if (one.is_blocked()) below << small(t("web.owner.column_blocked_by"), sign(": "), span(from_record(), one.said("blocked_by")));
    return li(div(a(href(page.link(link_path(page, "/actions/" + one.action))), strong(from_record(), one.said("what"))), below), progress_tag(t, one, today_of(page)));
}

Response owner_page(SignedPage& page) {
    const auto link = opened_link(page);
    if (!link) return ask_owner_code(page, {}, 200);
    if (!link->owner) return action_page(page);
    const auto& t = page.t;
    const auto list = page.store().read([&](store::Snapshot& snapshot) { return actions_behind(snapshot, desk_of(page).ground, *link); });
    Html items;
    for (const auto& one : list) items << action_item(page, one);
    const Html open = list.empty() ? Html{section(cls("card"), p(t("web.owner.nothing_open")))} : Html{section(cls("card"), attr("aria-labelledby", "open"), h2(id("open"), t("web.owner.open")), p(t("web.owner.one_by_one")), ul(cls("tasks tasks--stacked"), items))};
    return page.show(owner_frame(page, std::string{t("web.owner.title").text()}), div(cls("wrap measure"), saved_banner(t, page.asked("saved") == "1"), h1(t("web.owner.title")), p(cls("lede"), t("web.owner.means")), open, sheet_card(page, desk_behind(page, *link), list.size(), {})));
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
    auto response = page.go(link_path(page));
    response.headers.add("Set-Cookie", std::string{owner_cookie} + "=" + visit_of(page, *link) + "; Path=/; HttpOnly; SameSite=Lax" + (page.request.secure ? "; Secure" : ""));
    return response;
}

// ---- their spreadsheet

using OnSheet = Response (*)(SignedPage&, const SheetDesk&);

template <OnSheet work, int without_code>
Response with_sheet(SignedPage& page) {
    const auto link = opened_link(page);
    return link ? work(page, desk_behind(page, *link)) : ask_owner_code(page, {}, without_code);
}

Response ask_again(SignedPage& page, const SheetDesk& desk) { return ask_for_sheet(page, desk, {}); }

}  // namespace

void add_owner_pages(Routes& routes) {
    const Guard anybody{.permission = Permission::SignIn};
    auto sending = anybody;
    sending.body_bytes = long_form_bytes;
    auto file = anybody;
    file.rate = RateClass::Downloads;
    add_signed_page(routes, "/update/{token}", anybody, owner_page);
    add_form(routes, "/update/{token}", sending, save_action);
    add_signed_page(routes, "/update/{token}/actions/{action}", anybody, action_page);
    add_form(routes, "/update/{token}/actions/{action}", sending, save_action);
    add_form(routes, "/update/{token}/open", anybody, open_owner);
    add_signed_page(routes, "/update/{token}/sheet", anybody, with_sheet<ask_again, 200>);
    add_signed_page(routes, "/update/{token}/sheet.xlsx", file, with_sheet<give_sheet, 200>);
    add_upload(routes, "/update/{token}/sheet", file, with_sheet<look_at_sheet, 403>);
    add_form(routes, "/update/{token}/sheet/take", sending, with_sheet<take_sheet, 403>);
}

}  // namespace web
