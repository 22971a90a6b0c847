#include "web/casework/meeting_pages.h"

#include "calendar/london.h"
#include "casework/walk.h"
#include "web/casework/meeting_view.h"
#include "web/casework/posted_answers.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::AgendaItem;
using casework::Answers;
using casework::Record;
using identity::Permission;

namespace {

/// Whether the three partners, each with delegated authority, are down as attending: what the decision needs.
Html quorum_card(CaseDesk& desk, const Record& meeting) {
    const auto& t = desk.page.t;
    Html items;
    bool all = true;
    for (const auto& seat : casework::partner_seats(meeting)) {
        all = all && seat.taken;
        items << li(span(option_words(t, seat.partner)), seat.taken ? Html{span(cls("tag tag--ok"), t("web.meeting.there"))} : Html{span(cls("tag tag--soon"), t("web.meeting.not_down"))});
    }
    return section(cls("card"), attr("aria-labelledby", "quorum"), h2(id("quorum"), t("web.meeting.quorum")), ul(cls("tasks"), items), p(all ? t("web.meeting.quorum_met") : t("web.meeting.quorum_missing")));
}

Html attendance_card(CaseDesk& desk, const Record& meeting) {
    const auto& t = desk.page.t;
    std::vector<std::vector<govuk::Cell>> rows;
    for (std::size_t turn = 0; turn < meeting.answers.turns("attendance"); ++turn) {
        const auto cell = [&](const char* field) { return govuk::Cell{.content = span(from_record(), meeting.answers.of("attendance", field, turn))}; };
        const auto& partner = meeting.answers.of("attendance", "partner", turn);
        const auto& interest = meeting.answers.of("attendance", "interest", turn);
        rows.push_back({cell("name"), cell("role"), {.content = partner.empty() || partner == "not_a_partner" ? Html{} : Html{option_words(t, partner)}}, {.content = interest.empty() ? Html{t("web.meeting.no_interest")} : Html{span(from_record(), interest)}}});
    }
    const Html table_of_people = rows.empty() ? Html{p(cls("muted"), t("web.meeting.nobody_yet"))}
                                              : Html{div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.meeting.who")),
                                                         govuk::table({.head = std::vector<govuk::Cell>{{.content = t("web.meeting.name")}, {.content = t("web.meeting.role")}, {.content = t("web.meeting.partner")}, {.content = t("web.meeting.interest")}},
                                                                       .rows = std::move(rows), .first_cell_is_header = true}))};
    return section(cls("card"), attr("aria-labelledby", "attendance"), h2(id("attendance"), t("web.meeting.attendance")), table_of_people);
}

Html move_button(CaseDesk& desk, const Record& meeting, const Record& agenda, const AgendaItem& item, const char* towards, const Words& words) {
    return desk.page.post_form(meeting_path(desk, meeting, "/agenda/move"),
                               together(tag::input(type("hidden"), name("seen"), value(std::to_string(agenda.version))), tag::input(type("hidden"), name("item"), value(std::to_string(item.turn))),
                                        tag::input(type("hidden"), name("towards"), value(towards)), button(cls("btn btn--2 btn--s"), type("submit"), words, span(cls("sr"), from_record(), sign(": "), item.title))));
}

Html agenda_card(CaseDesk& desk, const Record& meeting, bool may_change) {
    const auto& t = desk.page.t;
    const auto* record = casework::agenda_record(desk.file(), meeting);
    const auto agenda = casework::agenda_of(meeting, record);
    const auto& older = meeting.answers.of("meeting", "agenda");
    Html content;
    if (agenda.empty()) content << (older.empty() ? Html{p(cls("muted"), t("web.meeting.no_agenda"))} : Html{p(from_record(), older)});
    else content << agenda_list(desk, agenda, [&](const AgendaItem& item) -> Html {
        if (!may_change) return {};
        return div(cls("row"), when(item.turn > 0, [&](Html& out) { out << move_button(desk, meeting, *record, item, "earlier", t("web.meeting.up")); }),
                   when(item.turn + 1 < agenda.size(), [&](Html& out) { out << move_button(desk, meeting, *record, item, "later", t("web.meeting.down")); }));
    });
    return section(cls("card"), attr("aria-labelledby", "agenda"), h2(id("agenda"), t("web.meeting.agenda")), content,
                   when(may_change, [&](Html& out) { out << p(a(cls("btn btn--2"), href(desk.page.link(meeting_path(desk, meeting, "/agenda"))), t("web.meeting.change_agenda"))); }));
}

Html minutes_card(CaseDesk& desk, const Record& meeting, bool may_change) {
    const auto& t = desk.page.t;
    const auto& minutes = meeting.answers.of("minutes", "minutes");
    const auto& held = meeting.answers.of("minutes", "held");
    return section(cls("card"), attr("aria-labelledby", "minutes"), h2(id("minutes"), t("web.meeting.minutes")), when(!held.empty(), [&](Html& out) { out << p(t("web.meeting.held"), sign(" "), strong(option_words(t, held))); }),
                   minutes.empty() ? Html{p(cls("muted"), t("web.meeting.no_minutes"))} : Html{p(cls("wrap-any"), from_record(), minutes)},
                   when(may_change, [&](Html& out) { out << p(a(cls("btn btn--2"), href(desk.link("/meeting/" + meeting.id.to_string() + "/edit")), t("web.meeting.change"))) << p(a(href(desk.link("/advice/new").with("meeting", meeting.id.to_string())), t("web.group.record_advice"))); }));
}

PageFrame meeting_frame(CaseDesk& desk, const Record& meeting, std::string title, bool below) {
    auto frame = desk.frame(std::move(title));
    frame.breadcrumbs.push_back({form_title(desk.page.t, casework::form_called("meeting")), desk.link("/meeting")});
    if (below) frame.breadcrumbs.push_back({Html{span(from_record(), meeting_title(desk, meeting))}, desk.page.link(meeting_path(desk, meeting))});
    return frame;
}

Response meeting_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto meeting = meeting_of(desk);
    if (!meeting) return Response::error(404);
    const auto& t = page.t;
    const bool may_change = desk.may(Permission::WorkCase) && !desk.is_over();
    const Html head = div(cls("row between case-head"), div(h1(from_record(), meeting_title(desk, *meeting)), p(cls("muted"), meeting_when(desk, *meeting))),
                          when(desk.may(Permission::WorkCase), [&](Html& out) { out << a(cls("btn"), href(page.link(meeting_path(desk, *meeting, "/pack"))), t("web.pack.make")); }));
    const Html body = div(cls("wrap"), head, div(cls("cols two"), div(agenda_card(desk, *meeting, may_change), attendance_card(desk, *meeting)), div(quorum_card(desk, *meeting), minutes_card(desk, *meeting, may_change))));
    return page.show(meeting_frame(desk, *meeting, meeting_title(desk, *meeting), false), body);
}

// ---- the agenda as a form

struct AgendaFilling {
    const Answers& answers;
    const std::vector<casework::Problem>& problems;
    std::int64_t seen = 0;
    Html above = {};
    int status = 200;
};

Response fill_in_agenda(CaseDesk& desk, const Record& meeting, const AgendaFilling& filling) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& form = casework::form_called("agenda");
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(std::to_string(filling.seen))), all_fields({t, form, filling.answers, filling.problems}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), name("then"), value("done"), t("web.case.save")), button(cls("btn btn--2"), type("submit"), name("then"), value("more"), t("web.meeting.save_and_add"))));
    const Html body = div(cls("wrap measure"), form_errors(t, form, filling.problems), filling.above, h1(t("web.meeting.agenda")), p(t("web.meeting.agenda_how")), page.post_form(meeting_path(desk, meeting, "/agenda"), fields));
    return page.show(meeting_frame(desk, meeting, form_page_title(t, t("web.meeting.agenda").text(), !filling.problems.empty()), true), body, filling.status);
}

Response edit_agenda(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto meeting = meeting_of(desk);
    if (!meeting) return Response::error(404);
    const auto* record = casework::agenda_record(desk.file(), *meeting);
    return fill_in_agenda(desk, *meeting, {.answers = record ? record->answers : Answers{}, .problems = {}, .seen = record ? record->version : 0});
}

/// Over the version that was seen, or as the first; what somebody else wrote meanwhile where that is no longer the last.
using AgendaKept = std::expected<std::string, casework::Stale>;
AgendaKept keep_agenda(CaseDesk& desk, const Record& meeting, const Answers& answers, std::int64_t seen, const std::string& to, const FormGuard& guard) {
    const auto* record = casework::agenda_record(desk.file(), meeting);
    return desk.desk.store.write([&](store::Transaction& transaction) {
        return guard.once(transaction, [&]() -> AgendaKept {
            if (!record) {
                casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "agenda", .answers = answers, .parent = meeting.id.to_string()}, doer_of(desk.page));
                return to;
            }
            auto before = *record;
            before.version = seen;
            const auto version = casework::write_anew(transaction, desk.desk.ground, desk.of, before, answers, doer_of(desk.page));
            if (!version) return std::unexpected{version.error()};
            return to;
        });
    });
}

Html agenda_clash(CaseDesk& desk, const casework::Stale& stale, const Answers& mine) {
    const auto& t = desk.page.t;
    return together(govuk::warning_text(t, {.content = together(t("web.case.clash"), sign(" "), name_of_account(desk.page, stale.written_by), sign(", "), day_words(t, calendar::day_in_london(stale.written_at)))}),
                    answers_compare(t, {.form = casework::form_called("agenda"), .mine = mine, .theirs = stale.theirs, .mine_heading = t("web.case.clash_yours"), .theirs_heading = t("web.case.clash_theirs"), .choosing = Choosing::None}), p(t("web.case.clash_what")));
}

Response save_agenda(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto meeting = meeting_of(desk);
    if (!meeting) return Response::error(404);
    const auto answers = posted_answers(page, casework::form_called("agenda"));
    const auto seen = std::atoll(page.typed("seen").c_str());
    const auto problems = casework::check(casework::form_called("agenda"), answers, casework::Asked::Written, today_of(page));
    if (!problems.empty()) return fill_in_agenda(desk, *meeting, {.answers = answers, .problems = problems, .seen = seen, .above = {}, .status = 422});
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto kept = keep_agenda(desk, *meeting, answers, seen, meeting_path(desk, *meeting, page.typed("then") == "more" ? "/agenda" : ""), *guard);
    if (kept) return page.go(*kept);
    return fill_in_agenda(desk, *meeting, {.answers = answers, .problems = {}, .seen = kept.error().version, .above = agenda_clash(desk, kept.error(), answers), .status = 409});
}

Response move_item(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto meeting = meeting_of(desk);
    const auto* record = meeting ? casework::agenda_record(desk.file(), *meeting) : nullptr;
    if (!record) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto towards = page.typed("towards") == "earlier" ? casework::Towards::Earlier : casework::Towards::Later;
    const auto answers = casework::moved(record->answers, static_cast<std::size_t>(std::max(0LL, std::atoll(page.typed("item").c_str()))), towards);
    const auto kept = keep_agenda(desk, *meeting, answers, std::atoll(page.typed("seen").c_str()), meeting_path(desk, *meeting), *guard);
    if (kept) return page.go(*kept);
    return fill_in_agenda(desk, *meeting, {.answers = kept.error().theirs, .problems = {}, .seen = kept.error().version, .above = govuk::warning_text(page.t, {.content = page.t("web.case.clash")}), .status = 409});
}

}  // namespace

void add_meeting_pages(Routes& routes) {
    const std::string below = "/cases/{case}/meetings/{record}";
    const Guard reading{.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2};
    const Guard opening{.permission = Permission::WorkCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2};
    const Guard writing{.permission = Permission::WorkCase, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2, .body_bytes = long_form_bytes};
    add_signed_page(routes, below, reading, meeting_page);
    add_signed_page(routes, below + "/agenda", opening, edit_agenda);
    add_form(routes, below + "/agenda", writing, save_agenda);
    add_form(routes, below + "/agenda/move", writing, move_item);
}

}  // namespace web
