#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "casework/case_store.h"
#include "casework/timetable.h"
#include "identity/organisation.h"
#include "web/administration/administration_pages.h"
#include "web/administration/timetable_view.h"
#include "web/casework/desk.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

/// Partnerships that number cases and whose templates the reader looks after.
std::vector<TimetableOwner> owners_for(const SignedPage& page) {
    const auto reach = identity::partnerships_with(page.context.actor, Permission::ManageTemplates);
    return page.store().read([&](store::Snapshot& snapshot) {
        std::vector<TimetableOwner> list;
        for (const auto& one : casework::partnerships(snapshot)) {
            const identity::OrganisationId id{one.organisation};
            if (!reach.everywhere && std::ranges::find(reach.partnerships, id) == reach.partnerships.end()) continue;
            if (const auto known = identity::organisation(snapshot, id))
                list.push_back({one.organisation, known->public_id, known->name, casework::timetables(snapshot, desk_of(page).ground.calendar, one.organisation)});
        }
        return list;
    });
}

/// The partnership of the path; absent and forbidden are one answer.
std::optional<TimetableOwner> owner_of(const SignedPage& page) {
    for (auto& one : owners_for(page))
        if (one.public_id == page.request.parameter("partnership")) return one;
    return std::nullopt;
}

PageFrame timetable_frame(const SignedPage& page, const TimetableOwner& owner, bool in_error) {
    const Words& title = page.t("web.timetables.title");
    PageFrame frame = page.frame(std::string{in_error ? page.t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    frame.breadcrumbs = {{Html{title}, page.link("/admin/timetables")}};
    frame.crumb = owner.name;
    return frame;
}

Response list_timetables(SignedPage& page) { return page.show(page.frame(std::string{page.t("web.timetables.title").text()}), timetables_view(page, owners_for(page))); }

Response show_timetable(SignedPage& page) {
    const auto owner = owner_of(page);
    if (!owner) return Response::error(404);
    return page.show(timetable_frame(page, *owner, false), timetable_view(page, *owner, form_of(owner->versions.front())));
}

/// A day as typed; -1 for what is none.
int day_number(const std::string& typed) {
    int number = -1;
    const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    return fault == std::errc{} && end == typed.data() + typed.size() ? number : -1;
}

TimetableForm typed_form(const SignedPage& page) {
    TimetableForm form{.rows = {}, .days = {}, .source = page.typed("source"), .checked = {page.typed("checked-day"), page.typed("checked-month"), page.typed("checked-year")}, .seen = day_number(page.typed("seen"))};
    for (std::size_t i = 0; i < casework::most_timetable_steps + 3; ++i) {
        const auto named = [&](const char* field) { return page.typed(std::string{field} + "-" + std::to_string(i)); };
        const casework::TimetableRow row{day_number(named("day")), named("what"), named("what_cy"), named("who")};
        if (named("day").empty() && row.what.empty() && row.what_cy.empty() && row.who.empty()) continue;  // A step that is left empty is taken away.
        form.rows.push_back(row);
        form.days.push_back(named("day"));
    }
    return form;
}

/// Nothing typed is no day; what is no day is a problem.
std::optional<base::Day> checked_day(TimetableForm& form) {
    const auto& [on, month, year] = form.checked;
    if (on.empty() && month.empty() && year.empty()) return std::nullopt;
    const auto two = [](const std::string& text) { return text.size() == 1 ? "0" + text : text; };
    const auto day = base::parse_day(year + "-" + two(month) + "-" + two(on));
    form.checked_wrong = !day;
    return day;
}

Response save_timetable(SignedPage& page) {
    const auto owner = owner_of(page);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!owner) return Response::error(404);
    if (!guard) return Response::error(400);
    TimetableForm form = typed_form(page);
    casework::Timetable table;
    table.checked_on = checked_day(form), table.source = form.source, table.from = today_of(page);
    const auto rows = casework::check_timetable(form.rows, form.source);
    if (!rows) form.problems = rows.error();
    if (!rows || form.checked_wrong) return page.show(timetable_frame(page, *owner, true), timetable_view(page, *owner, form), 422);
    table.rows = *rows;
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            if (!casework::write_timetable(transaction, owner->partnership, form.seen, table, doer_of(page))) return std::unexpected{409};
            return "/admin/timetables/" + owner->public_id + "?done=saved";
        });
    });
    if (to) return page.go(*to);
    form.stale = true;  // The newer one stands beside what was typed; nothing of either is lost.
    form.seen = owner->versions.front().version;
    return page.show(timetable_frame(page, *owner, true), timetable_view(page, *owner, form), 409);
}

Response reset_timetable(SignedPage& page) {
    const auto owner = owner_of(page);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!owner) return Response::error(404);
    if (!guard) return Response::error(400);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            auto table = casework::shipped_timetable(desk_of(page).ground.calendar);
            table.from = today_of(page);
            (void)casework::write_timetable(transaction, owner->partnership, owner->versions.front().version, table, doer_of(page));
            return "/admin/timetables/" + owner->public_id + "?done=reset";
        });
    });
    return page.go(to);
}

}  // namespace

void add_timetable_pages(Routes& routes) {
    const auto guard = [](AuditEvent event) { return Guard{.permission = Permission::ManageTemplates, .audit = event}; };
    add_signed_page(routes, "/admin/timetables", guard(AuditEvent::None), list_timetables);
    add_signed_page(routes, "/admin/timetables/{partnership}", guard(AuditEvent::None), show_timetable);
    add_form(routes, "/admin/timetables/{partnership}", guard(AuditEvent::SettingsChanged), save_timetable);
    add_form(routes, "/admin/timetables/{partnership}/reset", guard(AuditEvent::SettingsChanged), reset_timetable);
}

}  // namespace web
