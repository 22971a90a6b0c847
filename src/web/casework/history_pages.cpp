#include "audit/capacity.h"
#include "audit/reading.h"
#include "calendar/london.h"
#include "web/casework/clock_card.h"
#include "web/casework/desk.h"
#include "web/casework/sheet_view.h"
#include "web/casework/opening_pages.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

constexpr int entries_a_page = 50;

std::string time_in_london(base::Instant at) {
    const auto since = at - (calendar::end_of_day(calendar::day_in_london(at)) - std::chrono::hours{24});
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(since).count();
    const auto two = [](long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(minutes / 60 % 24) + ":" + two(minutes % 60);
}

/// Which record an event was about, by the title of its form; codes of the path by their words.
Html object_words(CaseDesk& desk, const audit::Entry& entry) {
    const auto& t = desk.page.t;
    if (entry.event.kind == audit::Kind::CaseStageChanged) return path_words(t, "event", entry.event.object);
    if (entry.event.reason == "counted-again") return together(rule_title(desk.page, entry.event.object, desk.of.nation), sign(": "), path_words(t, "ended", entry.event.reason));
    if (entry.event.reason == "timetable-chosen") return t("web.timetables.choose_title");
    for (const auto& record : desk.file().records)
        if (record.id.to_string() == entry.event.object) return form_title(t, casework::form_called(record.form));
    return {};
}

/// Who did it, and for whom where leave was covered.
Html who_words(const SignedPage& page, const audit::Event& event) {
    Html who = name_of_account(page, event.who.to_string());
    if (const auto giver = audit::capacity_of(event.role).on_behalf_of) who << sign(", ") << page.t("web.history.for") << sign(" ") << name_of_account(page, giver->to_string());
    return who;
}

Response show_history(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto asked = page.asked("before");
    const std::optional<std::int64_t> before = asked.empty() ? std::nullopt : std::optional<std::int64_t>{std::atoll(asked.c_str())};
    const auto entries = desk.desk.store.read([&](store::Snapshot& snapshot) { return audit::events_of_case(snapshot, desk.of.id, before, entries_a_page); });
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& entry : entries.entries) {
        const auto on = calendar::day_in_london(entry.event.at);
        rows.push_back({{.content = together(day(t, on), sign(", "), span(from_record(), time_in_london(entry.event.at)))}, {.content = who_words(page, entry.event)},
                        {.content = path_words(t, "audit", audit::name_of(entry.event.kind))}, {.content = object_words(desk, entry)}});
    }
    const auto head = std::vector<govuk::Cell>{{.content = t("web.history.when")}, {.content = t("web.history.who")}, {.content = t("web.history.what")}, {.content = t("web.history.about")}};
    const Html body = div(cls("wrap"), h1(t("web.history.title")), p(t("web.history.means")),
                          section(cls("card"), div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.history.title")), govuk::table({.head = head, .rows = std::move(rows)})),
                                  when(entries.older.has_value(), [&](Html& out) { out << p(a(href(desk.link("/history?before=" + std::to_string(*entries.older))), t("web.history.older"))); })));
    return page.show(desk.frame(std::string{t("web.history.title").text()}), body);
}

}  // namespace

void add_history_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/history", {.permission = identity::Permission::ReadCaseAudit, .audit = AuditEvent::ReadAudit}, show_history);
}

}  // namespace web
