#include "web/administration/administration_pages.h"

#include <algorithm>
#include <charconv>

#include "casework/calendar_change.h"
#include "casework/case_store.h"
#include "identity/token.h"
#include "web/administration/calendar_view.h"
#include "web/casework/desk.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using identity::Permission;

namespace {

constexpr std::size_t calendar_form_bytes = 1024 * 1024;

/// Whether the reader may know that there is a case of this code: a sealed one is its members' alone.
bool may_know_case(const SignedPage& page, store::Snapshot& snapshot, const casework::Case& of) {
    const auto standing = identity::case_standing(snapshot, page.context.actor, of.id.to_string());
    return identity::authorize(page.context.actor, Permission::ReadCaseCode, {.data_class = identity::DataClass::C1, .standing = &standing}).has_value();
}

/// An open clock without a date although its rule gives one: the calendar ends before it.
bool clocks_without_date(const SignedPage& page) {
    return page.store().read([&](store::Snapshot& snapshot) {
        const auto running = casework::running_clocks(snapshot);
        return std::ranges::any_of(running, [&](const auto& one) { return one.second.refusal == "holidays-not-known" && may_know_case(page, snapshot, casework::case_at(snapshot, one.first)); });
    });
}

int year_asked(const SignedPage& page, int otherwise) {
    const std::string words = page.asked("year");
    int year = 0;
    const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), year);
    return fault == std::errc{} && end == words.data() + words.size() ? year : otherwise;
}

Response show_calendar(SignedPage& page) {
    const calendar::Calendar& now = desk_of(page).ground.calendar;
    const base::Day today = today_of(page);
    CalendarModel model{.calendar = now, .loads = page.store().read([](store::Snapshot& snapshot) { return calendar::loads(snapshot); }),
                        .nation = calendar::parse_nation(page.asked("nation")).value_or(calendar::Nation::England),
                        .year = year_asked(page, static_cast<int>(std::chrono::year_month_day{today}.year())), .today = today,
                        .clocks_without_date = clocks_without_date(page), .may_load = desk_of(page).shelf != nullptr};
    return page.show(page.frame(std::string{page.t("web.calendars.title").text()}), calendar_view(page, model));
}

PageFrame calendar_step_frame(const SignedPage& page, const Words& title, bool in_error = false) {
    PageFrame frame = page.frame(std::string{title.text()});
    if (in_error) frame.title = page.t("web.sign_in.error_title", {{"title", title}}).text();
    frame.breadcrumbs = {{Html{page.t("web.calendars.title")}, page.link("/admin/clocks")}};
    frame.crumb = title.text();
    return frame;
}

Response show_calendar_form(SignedPage& page, const CalendarForm& form) {
    return page.show(calendar_step_frame(page, page.t("web.calendars.new_title"), !form.problems.empty()), calendar_form(page, form), form.problems.empty() ? 200 : 422);
}

/// The table in force stands in the form already: whoever knows of a new year adds its rows below.
Response new_calendar(SignedPage& page) {
    if (!desk_of(page).shelf) return Response::error(404);
    if (!signed_in_lately(page)) return to_sign_in_again(page, "/admin/clocks/new");
    const int version = desk_of(page).ground.calendar->edition().version;
    auto table = page.store().read([&](store::Snapshot& snapshot) { return calendar::table_of_load(snapshot, version); });
    return show_calendar_form(page, {.table = table ? *table : std::string{calendar::Calendar::shipped_holidays()}, .source = {}});
}

Response propose_calendar(SignedPage& page) {
    if (!desk_of(page).shelf) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    CalendarForm form{.table = page.typed_whole("table"), .source = page.typed("source"), .shorten = page.typed("shorten") == "1"};
    if (form.source.size() > 200) form.source.resize(200);
    const std::string name = form.source.empty() ? std::string{page.t("web.calendars.pasted").text()} : form.source;
    const auto checked = calendar::check_holidays(form.table, name, desk_of(page).ground.calendar->holidays(), form.shorten ? calendar::MayShorten::Yes : calendar::MayShorten::No);
    if (!checked) {
        form.problems = checked.error();
        return show_calendar_form(page, form);
    }
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            const std::string id = identity::new_public_id(page.sign_in().random());
            calendar::keep_proposal(transaction, {id, form.table, name, page.me().public_id, page.context.now});
            return "/admin/clocks/loads/" + id;
        });
    });
    return page.go(to);
}

std::optional<calendar::Proposal> proposal_of(const SignedPage& page) {
    if (!desk_of(page).shelf) return std::nullopt;
    return page.store().read([&](store::Snapshot& snapshot) { return calendar::proposal(snapshot, page.request.parameter("proposal")); });
}

Response preview_calendar(SignedPage& page) {
    const auto proposed = proposal_of(page);
    if (!proposed) return Response::error(404);
    const calendar::Calendar& now = desk_of(page).ground.calendar;
    const calendar::BankHolidays then{proposed->holidays};
    const auto candidate = now.with_holidays(then, {});
    const auto moves = page.store().read([&](store::Snapshot& snapshot) {
        auto all = casework::would_move(snapshot, candidate);
        std::erase_if(all, [&](const casework::Recount& one) { return !may_know_case(page, snapshot, casework::case_at(snapshot, one.of)); });
        return all;
    });
    return page.show(calendar_step_frame(page, page.t("web.calendars.preview_title")), calendar_preview(page, {.now = now, .then = then, .proposal = *proposed, .known_moves = moves}));
}

Response load_proposed(SignedPage& page) {
    const std::string path = "/admin/clocks/loads/" + page.request.parameter("proposal");
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    if (!signed_in_lately(page)) return to_sign_in_again(page, path);
    auto& desk = desk_of(page);
    if (!desk.shelf) return Response::error(404);
    casework::CalendarLoading loading{*desk.shelf};
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto proposed = calendar::proposal(transaction, page.request.parameter("proposal"));
            if (!proposed) return std::unexpected{404};
            casework::load_calendar(transaction, desk.ground, loading, {.holidays = proposed->holidays, .source = proposed->source}, doer_of(page));
            calendar::forget_proposal(transaction, proposed->id);
            return "/admin/clocks?done=loaded";
        });
    });
    if (!to) return Response::error(to.error());
    loading.lasting();
    return page.go(*to);
}

}  // namespace

void add_loaded_calendar_pages(Routes& routes) {
    const auto guard = [](AuditEvent event) { return Guard{.permission = Permission::ManageClocks, .audit = event, .body_bytes = calendar_form_bytes}; };
    add_signed_page(routes, "/admin/clocks", guard(AuditEvent::None), show_calendar);
    add_signed_page(routes, "/admin/clocks/new", guard(AuditEvent::None), new_calendar);
    add_form(routes, "/admin/clocks/new", guard(AuditEvent::SettingsChanged), propose_calendar);
    add_signed_page(routes, "/admin/clocks/loads/{proposal}", guard(AuditEvent::None), preview_calendar);
    add_form(routes, "/admin/clocks/loads/{proposal}", guard(AuditEvent::SettingsChanged), load_proposed);
}

}  // namespace web
