#include "calendar/london.h"
#include "web/casework/answers_compare.h"
#include "web/casework/form_words.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/report/draft_comments.h"
#include "web/report/draft_view.h"
#include "web/report/report_desk.h"
#include "web/report/report_pages.h"
#include "web/report/written_form.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

namespace {

std::string section_path(const CaseDesk& desk, const Record& record, std::string_view below = {}) { return desk.path("/report/sections/" + record.id.to_string() + std::string{below}); }

Html last_written(CaseDesk& desk, const Record& record) {
    const auto& t = desk.page.t;
    return p(cls("muted"), t("web.case.version_by", {{"version", record.version}}), sign(" "), name_of_account(desk.page, record.written_by), sign(", "), day_words(t, calendar::day_in_london(record.changed_at)));
}

Html section_buttons(CaseDesk& desk, const Record& record) {
    const auto& t = desk.page.t;
    const bool may_write = desk.may(Permission::WriteDraft) && !desk.is_over();
    const Html taking_out = desk.page.post_form(section_path(desk, record, "/stand"), together(tag::input(type("hidden"), name("as"), value("taken_out")), button(cls("btn btn--2"), type("submit"), t("web.draft.take_out"))));
    return div(cls("row no-print"), when(may_write, [&](Html& out) { out << a(cls("btn"), href(desk.page.link(section_path(desk, record, "/edit"))), t("web.draft.write")); }),
               when(record.version > 1, [&](Html& out) { out << a(cls("btn btn--2"), href(desk.page.link(section_path(desk, record, "/versions"))), t("web.case.versions")); }),
               when(may_write && record.standing != "taken_out", [&](Html& out) { out << taking_out; }));
}

Response read_section(SignedPage& page) {
    CaseDesk desk{page};
    const auto record = record_of_path(desk, "report_section");
    if (!record) return Response::error(404);
    const auto& t = page.t;
    const auto report = draft_of(desk);
    const auto found = std::ranges::find(report.sections, record->id.to_string(), &publishing::ReportSection::record);
    Html text = p(cls("muted"), t("web.draft.no_text"));
    if (found != report.sections.end() && !found->blocks.empty()) text = div(cls("report"), div(cls("prose"), blocks_html(t, found->blocks)));
    const Html heading = found != report.sections.end() ? section_heading(desk, *found) : Html{span(from_record(), section_heading_text(desk, *record))};
    const auto& line = record->answers.of("section", "line_of_enquiry");
    const Html body = div(cls("wrap"), draft_navigation(desk, "/report"), h1(heading), div(cls("row"), section_state_tag(t, record->answers.of("section", "state")), last_written(desk, *record)),
                          when(!line.empty(), [&](Html& out) { out << p(strong(t("web.draft.line_of_enquiry")), sign(" "), span(from_record(), line)); }), section_buttons(desk, *record),
                          div(cls("cols two"), div(text), div(draft_comments(desk, *record))));
    return page.show(draft_frame(desk, section_heading_text(desk, *record)), body);
}

/// What every page of writing a section shares.
std::optional<FormOnPage> section_form(CaseDesk& desk) {
    auto record = record_of_path(desk, "report_section");
    if (!record) return std::nullopt;
    const auto path = section_path(desk, *record);
    auto title = section_heading_text(desk, *record);
    return FormOnPage{.form = "report_section", .edit = path + "/edit", .record = std::move(record), .title = std::move(title), .done = [path](const std::string&) { return path; }};
}

FormOnPage cover_form(CaseDesk& desk) {
    const auto* cover = desk.file().last("report_cover");
    const auto back = desk.path("/report");
    return {.form = "report_cover", .edit = back + "/cover", .record = cover ? std::optional{*cover} : std::nullopt, .title = std::string{form_title(desk.page.t, casework::form_called("report_cover")).text()}, .done = [back](const std::string&) { return back; }};
}

using FormAct = Response (*)(CaseDesk&, const FormOnPage&);

template <FormAct act>
Response with_section(SignedPage& page) {
    CaseDesk desk{page};
    const auto shown = section_form(desk);
    return shown ? act(desk, *shown) : Response::error(404);
}

template <FormAct act>
Response with_cover(SignedPage& page) {
    CaseDesk desk{page};
    return act(desk, cover_form(desk));
}

Response section_versions(SignedPage& page) {
    CaseDesk desk{page};
    const auto record = record_of_path(desk, "report_section");
    if (!record) return Response::error(404);
    const auto& t = page.t;
    const auto all = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::versions(snapshot, desk.desk.ground, desk.of, *record); });
    Html body;
    for (std::size_t i = all.size(); i-- > 1;)
        body << section(cls("card"), h2(t("web.case.version", {{"version", all[i].version}})), last_written(desk, all[i]),
                        answers_compare(t, {.form = casework::form_called("report_section"), .mine = all[i].answers, .theirs = all[i - 1].answers, .mine_heading = t("web.case.after"), .theirs_heading = t("web.case.before"), .choosing = Choosing::None}));
    if (body.empty()) body << section(cls("card"), p(t("web.draft.one_version")));
    return page.show(draft_frame(desk, std::string{t("web.case.versions").text()}), div(cls("wrap"), h1(t("web.case.versions")), p(a(href(page.link(section_path(desk, *record))), span(from_record(), section_heading_text(desk, *record)))), body));
}

}  // namespace

void add_section_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report/sections/{record}", cover = "/cases/{case}/report/cover";
    const auto c2 = identity::DataClass::C2;
    const Guard reading{.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2};
    const Guard opening{.permission = Permission::WriteDraft, .audit = AuditEvent::ReadDraft, .data_class = c2};
    const Guard writing{.permission = Permission::WriteDraft, .audit = AuditEvent::RecordChanged, .data_class = c2, .body_bytes = long_form_bytes};
    add_signed_page(routes, below, reading, read_section);
    add_signed_page(routes, below + "/versions", reading, section_versions);
    add_signed_page(routes, below + "/edit", opening, with_section<open_form>);
    add_form(routes, below + "/edit", writing, with_section<save_form>);
    add_form(routes, below + "/edit/keep", writing, with_section<keep_form>);
    add_form(routes, below + "/edit/forget", writing, with_section<forget_form>);
    add_signed_page(routes, cover, opening, with_cover<open_form>);
    add_form(routes, cover, writing, with_cover<save_form>);
    add_form(routes, cover + "/keep", writing, with_cover<keep_form>);
    add_form(routes, cover + "/forget", writing, with_cover<forget_form>);
    add_draft_comment_forms(routes);
}

}  // namespace web
