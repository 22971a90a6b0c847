#include <algorithm>
#include <array>

#include "base/csv.h"
#include "base/text.h"
#include "casework/access_review.h"
#include "casework/case_store.h"
#include "web/administration/administration_pages.h"
#include "web/casework/desk.h"
#include "web/html/components/fields.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using audit::UnusualAccess;
using identity::Permission;

namespace {

constexpr std::size_t longest_note = 2000;
constexpr int weeks_offered = 12;

struct Unusual {
    UnusualAccess access;
    std::string reference;  ///< Of the case, where it was one.
};

struct WeekModel {
    base::Day monday{}, this_week{};
    std::vector<Unusual> list;
    std::vector<casework::AccessReview> reviews;
};

/// A sealed case is unknown to whoever is not its member: nothing of it is listed or counted.
bool may_know_of(const SignedPage& page, store::Snapshot& snapshot, const base::PublicId& id) {
    const auto standing = identity::case_standing(snapshot, page.context.actor, id.to_string());
    return !standing.exists || identity::authorize(page.context.actor, Permission::ReadCaseAudit, {.data_class = identity::DataClass::C1, .standing = &standing}).has_value();
}

/// The week asked for; this one where the words are no day or lie ahead.
base::Day monday_asked(const SignedPage& page, const std::string& words) {
    const base::Day this_week = casework::week_of(today_of(page));
    const auto asked = base::parse_day(words);
    return asked ? std::min(casework::week_of(*asked), this_week) : this_week;
}

WeekModel week_model(const SignedPage& page, base::Day monday) {
    WeekModel model{.monday = monday, .this_week = casework::week_of(today_of(page)), .list = {}, .reviews = {}};
    page.store().read([&](store::Snapshot& snapshot) {
        audit::UnusualRules rules;
        rules.may_know = [&](const base::PublicId& id) { return may_know_of(page, snapshot, id); };
        for (auto& one : audit::unusual_access(snapshot, casework::week_begins(monday), casework::week_begins(monday + std::chrono::days{7}), rules)) {
            const auto of = one.case_id ? casework::find_case(snapshot, *one.case_id) : std::nullopt;
            model.list.push_back({std::move(one), of ? of->reference : std::string{}});
        }
        model.reviews = casework::access_reviews(snapshot, desk_of(page).ground, monday);
        return 0;
    });
    return model;
}

const Words& why_words(const Catalogue& t, UnusualAccess::Why why) {
    switch (why) {
        case UnusualAccess::Why::BreakGlass: return t("web.unusual.break_glass");
        case UnusualAccess::Why::NewReader: return t("web.unusual.new_reader");
        case UnusualAccess::Why::ManyCases: return t("web.unusual.many_cases");
        case UnusualAccess::Why::AtNight: return t("web.unusual.at_night");
        case UnusualAccess::Why::Refused: break;
    }
    return t("web.unusual.refused");
}

Html unusual_table(const SignedPage& page, const WeekModel& model) {
    const auto& t = page.t;
    if (model.list.empty()) return p(t("web.unusual.nothing"));
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& [access, reference] : model.list)
        rows.push_back({{.content = why_words(t, access.why)}, {.content = name_of_account(page, access.who.to_string())}, {.content = Html{span(from_record(), reference)}},
                        {.content = Html{std::to_string(access.times)}, .format = "numeric"}, {.content = moment(t, access.first_at)}, {.content = moment(t, access.last_at)}});
    const auto head = std::vector<govuk::Cell>{{.content = t("web.unusual.why")}, {.content = t("web.unusual.who")}, {.content = t("web.unusual.case")}, {.content = t("web.unusual.times"), .format = "numeric"},
                                               {.content = t("web.unusual.first")}, {.content = t("web.unusual.last")}};
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.unusual.title")), govuk::table({.head = head, .rows = std::move(rows), .first_cell_is_header = true}));
}

Html week_chooser(const SignedPage& page, const WeekModel& model) {
    govuk::Select week{.name = "week", .id = "week", .label = {.content = page.t("web.unusual.week")}};
    base::Day first = std::max(model.monday + std::chrono::days{7 * (weeks_offered / 2)}, model.monday);
    first = std::min(first, model.this_week);
    for (int i = 0; i < weeks_offered; ++i) {
        const base::Day monday = first - std::chrono::days{7 * i};
        week.items.push_back({.content = page.t("web.unusual.week_of", {{"day", day_words(page.t, monday)}}), .value = base::to_iso(monday), .selected = monday == model.monday});
    }
    return tag::form(cls("filter-form no-print"), attr("method", "get"), action(page.link("/admin/audit")), govuk::select(page.t, week), govuk::button({.content = page.t("web.calendars.show"), .classes = "govuk-button--secondary"}));
}

Html reviews_section(SignedPage& page, const WeekModel& model, const Problems& problems) {
    const auto& t = page.t;
    Html list;
    for (const auto& one : model.reviews) list << li(name_of_account(page, one.reviewed_by), sign(", "), moment(t, one.reviewed_at), sign(": "), span(from_record(), one.note));
    govuk::Textarea note{.name = "note", .id = "note", .label = {.content = t("web.unusual.note")}, .hint = govuk::Hint{.content = t("web.unusual.note_hint")}, .value = page.typed_whole("note")};
    note.error = problems.at("note");
    return section(labelled_by("reviewed"), h2(id("reviewed"), t("web.unusual.reviewed")), list.empty() ? Html{p(t("web.unusual.not_reviewed"))} : Html{ul(list)},
                   page.post_form("/admin/audit", together(tag::input(type("hidden"), name("week"), value(base::to_iso(model.monday))), govuk::textarea(t, note), submit(t("web.unusual.mark")))));
}

Response show_week(SignedPage& page, base::Day monday, const Problems& problems) {
    const auto& t = page.t;
    const auto model = week_model(page, monday);
    Html done;
    if (page.asked("done") == "reviewed") done << govuk::notification_banner(t, {.content = t("web.unusual.was_marked"), .kind = govuk::BannerKind::Success});
    const Words& title = t("web.unusual.title");
    auto frame = page.frame(std::string{problems.any() ? t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    return page.show(std::move(frame), div(cls("wrap"), done, problems.summary(t), h1(title), p(cls("lede"), t("web.unusual.lede")), week_chooser(page, model),
                                           section(labelled_by("list"), h2(id("list"), t("web.unusual.week_of", {{"day", day_words(t, monday)}})), unusual_table(page, model), p(cls("muted"), t("web.unusual.sealed")),
                                                   p(cls("acts no-print"), a(href(page.link("/admin/audit.csv").with("week", base::to_iso(monday))), t("web.caseload.csv")))),
                                           reviews_section(page, model, problems)),
                     problems.any() ? 422 : 200);
}

Response audit_week(SignedPage& page) { return show_week(page, monday_asked(page, page.asked("week")), {}); }

Response mark_reviewed(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const base::Day monday = monday_asked(page, page.typed("week"));
    const std::string note = page.typed("note");
    Problems problems;
    if (note.empty() || base::length(note) > longest_note) problems.add("note", page.t("web.unusual.problem_note"));
    if (problems.any()) return show_week(page, monday, problems);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            casework::review_access(transaction, desk_of(page).ground, monday, note, doer_of(page));
            return "/admin/audit?done=reviewed&week=" + base::to_iso(monday);
        });
    });
    return page.go(to);
}

Response audit_csv(SignedPage& page) {
    const auto model = week_model(page, monday_asked(page, page.asked("week")));
    std::string out = "why,who,case,times,first,last\r\n";
    for (const auto& [access, reference] : model.list) {
        const std::array<std::string, 6> cells{std::string{why_words(page.t, access.why).text()}, access.who.to_string(), reference, std::to_string(access.times), base::to_iso(access.first_at), base::to_iso(access.last_at)};
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + base::csv_cell(cells[i]);
        out += "\r\n";
    }
    auto response = Response::bytes("text/csv; charset=utf-8", std::move(out));
    response.headers.set("Content-Disposition", "attachment; filename=\"unusual-access-" + base::to_iso(model.monday) + ".csv\"");
    return response;
}

}  // namespace

void add_audit_pages(Routes& routes) {
    add_signed_page(routes, "/admin/audit", {.permission = Permission::ReadAllAudit, .audit = AuditEvent::ReadAudit}, audit_week);
    add_form(routes, "/admin/audit", {.permission = Permission::ReadAllAudit, .audit = AuditEvent::SettingsChanged}, mark_reviewed);
    add_signed_page(routes, "/admin/audit.csv", {.permission = Permission::ReadAllAudit, .audit = AuditEvent::Exported, .rate = RateClass::Downloads}, audit_csv);
}

}  // namespace web
