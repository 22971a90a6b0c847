#include "casework/comments.h"
#include "casework/walk.h"
#include "web/casework/form_words.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"
#include "web/report/report_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;
using publishing::ReportSection;

namespace {

std::int64_t open_comments(CaseDesk& desk, const std::string& section) {
    std::int64_t count = 0;
    for (const auto& thread : casework::threads_of(desk.file(), "report_comment"))
        if (thread.section == section && !thread.settled) ++count;
    return count;
}

Html small_button(CaseDesk& desk, const std::string& path, const char* field, const char* words_of_field, const Words& words, const Html& about) {
    return desk.page.post_form(path, together(tag::input(type("hidden"), name(field), value(words_of_field)), button(cls("btn btn--2 btn--s"), type("submit"), words, span(cls("sr"), sign(": "), about))));
}

Html section_row(CaseDesk& desk, const ReportSection& section, std::size_t at, std::size_t count) {
    const auto& t = desk.page.t;
    const auto path = desk.path("/report/sections/" + section.record);
    const Html heading = section_heading(desk, section);
    std::int64_t numbered = 0;
    for (const auto& block : section.blocks) numbered += block.number.empty() ? 0 : 1;
    Html facts{t("web.draft.paragraphs", {{"count", numbered}})};
    if (const auto open = open_comments(desk, section.record); open > 0) facts << sign(" · ") << t("web.comment.count", {{"count", open}});
    Html acts;
    if (desk.may(Permission::WriteDraft) && !desk.is_over()) {
        if (at > 0) acts << small_button(desk, path + "/move", "towards", "earlier", t("web.meeting.up"), heading);
        if (at + 1 < count) acts << small_button(desk, path + "/move", "towards", "later", t("web.meeting.down"), heading);
    }
    const auto* part = [&]() -> const publishing::TemplatePart* {
        for (const auto& one : publishing::report_template())
            if (one.part == section.part) return &one;
        return nullptr;
    }();
    return li(div(cls("grow"), a(href(desk.page.link(path)), heading), small(facts), when(part && part->regulation_15, [&](Html& out) { out << sign(" ") << span(cls("tag"), t("web.draft.regulation_15")); }), when(!acts.empty(), [&](Html& out) { out << div(cls("row no-print"), acts); })),
              section_state_tag(t, section.state));
}

/// What the template needs and nobody has begun, or has begun and not written.
Html missing_card(CaseDesk& desk, const publishing::Report& report) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& part : publishing::report_template()) {
        if (!part.needed) continue;
        const bool written = std::ranges::any_of(report.sections, [&](const ReportSection& section) { return section.part == part.part && !section.blocks.empty(); });
        if (!written) items << li(span(option_words(t, part.part), small(strength_words(t, part.provenance.strength), sign(" · "), span(from_record(), part.provenance.source))));
    }
    if (items.empty()) return section(cls("card"), h2(cls("h2--small"), t("web.draft.missing")), p(t("web.draft.nothing_missing")));
    return section(cls("card"), attr("aria-labelledby", "missing"), h2(id("missing"), cls("h2--small"), t("web.draft.missing")), ul(cls("tasks"), items));
}

Html add_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    govuk::Select parts{.name = "part", .label = {.content = t("web.draft.add_part")}};
    for (const auto& part : publishing::report_template()) parts.items.push_back({.content = Html{option_words(t, part.part)}, .value = part.part});
    parts.items.push_back({.content = Html{option_words(t, "part_other")}, .value = std::string{"part_other"}});
    return section(cls("card no-print"), h2(cls("h2--small"), t("web.draft.add")), desk.page.post_form(desk.path("/report/sections"), together(govuk::select(t, parts), p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.draft.add_button"))))),
                   p(a(href(desk.link("/report/word")), t("web.draft.from_word"))));
}

Html taken_out_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto* record : desk.file().all("report_section")) {
        if (record->standing != "taken_out") continue;
        const Html heading = span(from_record(), section_heading_text(desk, *record));
        items << li(span(a(href(desk.link("/report/sections/" + record->id.to_string())), heading)), when(desk.may(Permission::WriteDraft), [&](Html& out) { out << small_button(desk, desk.path("/report/sections/" + record->id.to_string() + "/stand"), "as", "kept", t("web.draft.put_back"), heading); }));
    }
    if (items.empty()) return {};
    return section(cls("card"), h2(cls("h2--small"), t("web.draft.taken_out")), ul(cls("tasks"), items));
}

Html cover_card(CaseDesk& desk, const publishing::Report& report) {
    const auto& t = desk.page.t;
    Html reviewers;
    for (const auto& reviewer : report.reviewers) reviewers << p(from_record(), reviewer);
    const Html named = reviewers.empty() ? Html{p(t("web.draft.no_reviewer"))} : reviewers;
    return section(cls("card"), attr("aria-labelledby", "cover"), h2(id("cover"), cls("h2--small"), t("web.draft.cover")),
                   dl(cls("kv"), div(dt(t("web.draft.report_title")), dd(report.title.empty() ? Html{t("web.draft.untitled")} : Html{span(from_record(), report.title)})), div(dt(t("web.draft.child")), dd(from_record(), report.child)),
                      div(dt(t("web.draft.partnership")), dd(from_record(), report.partnership)), div(dt(t("web.draft.reviewers")), dd(named))),
                   when(desk.may(Permission::WriteDraft) && !desk.is_over(), [&](Html& out) { out << p(a(href(desk.link("/report/cover")), t("web.draft.change_cover"))); }));
}

Html begin_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html parts;
    for (const auto& part : publishing::report_template()) parts << li(option_words(t, part.part));
    return section(cls("card"), p(t("web.draft.not_begun_yet")), ol(parts), when(desk.may(Permission::WriteDraft) && !desk.is_over(), [&](Html& out) {
        out << desk.page.post_form(desk.path("/report/begin"), p(cls("acts"), button(cls("btn"), type("submit"), t("web.draft.begin")), sign(" "), a(href(desk.link("/report/word")), t("web.draft.from_word"))));
    }));
}

Response outline(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto report = draft_of(desk);
    Html items;
    for (std::size_t i = 0; i < report.sections.size(); ++i) items << section_row(desk, report.sections[i], i, report.sections.size());
    const bool begun = !report.sections.empty();
    const Html head = div(cls("row between"), h1(t("web.draft.title")), when(begun, [&](Html& out) { out << div(cls("row no-print"), a(cls("btn btn--2"), href(desk.link("/report/whole")), t("web.draft.read_whole")), a(cls("btn btn--2"), href(desk.link("/report/report.docx")), t("web.draft.to_word"))); }));
    const Html sections = begun ? Html{section(cls("card"), attr("aria-labelledby", "sections"), h2(id("sections"), t("web.draft.sections")), ol(cls("tasks plain"), items))} : begin_card(desk);
    const Html body = div(cls("wrap"), head, draft_navigation(desk, "/report"), div(cls("cols two"), div(sections), div(cover_card(desk, report), when(begun, [&](Html& out) { out << missing_card(desk, report); }),
                          when(begun && desk.may(Permission::WriteDraft) && !desk.is_over(), [&](Html& out) { out << add_card(desk); }), taken_out_card(desk))));
    return page.show(draft_frame(desk, std::string{t("web.draft.title").text()}, true), body);
}

casework::Answers empty_section(const std::string& part) {
    casework::Answers answers;
    answers.set({"section", 0, "part"}, part);
    answers.set({"section", 0, "state"}, "not_begun");
    return answers;
}

Response begin(SignedPage& page) {
    CaseDesk desk{page};
    const bool begun = !publishing::section_records(desk.file()).empty();
    return once_in_draft(desk, desk.path("/report"), [&](store::Transaction& transaction, const casework::Doer& doer) {
        if (begun) return;  // Somebody else pressed it a moment ago.
        for (const auto& part : publishing::report_template()) casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "report_section", .answers = empty_section(part.part)}, doer);
    });
}

Response add_section(SignedPage& page) {
    CaseDesk desk{page};
    const auto part = page.typed("part");
    const auto& options = casework::form_called("report_section").find("section")->find("part")->options;
    if (std::ranges::find(options, part) == options.end()) return Response::error(400);
    return once_in_draft(desk, desk.path("/report"), [&](store::Transaction& transaction, const casework::Doer& doer) { casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "report_section", .answers = empty_section(part)}, doer); });
}

Response move_section(SignedPage& page) {
    CaseDesk desk{page};
    const auto record = record_of_path(desk, "report_section");
    if (!record) return Response::error(404);
    casework::Answers answers;
    answers.set({"order", 0, "sections"}, publishing::moved(publishing::section_records(desk.file()), record->id, page.typed("towards") == "earlier" ? publishing::Towards::Earlier : publishing::Towards::Later));
    const auto* order = desk.file().last("report_order");
    return once_in_draft(desk, desk.path("/report"), [&](store::Transaction& transaction, const casework::Doer& doer) {
        if (!order) casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "report_order", .answers = answers}, doer);
        else (void)casework::write_anew(transaction, desk.desk.ground, desk.of, *order, answers, doer);  // Moved by somebody else meanwhile: the outline shows how it stands.
    });
}

Response stand_section(SignedPage& page) {
    CaseDesk desk{page};
    const auto record = record_of_path(desk, "report_section");
    const auto as = page.typed("as");
    if (!record) return Response::error(404);
    if (as != "kept" && as != "taken_out") return Response::error(400);
    return once_in_draft(desk, desk.path("/report"), [&](store::Transaction& transaction, const casework::Doer& doer) { casework::set_standing(transaction, desk.of, *record, as, doer); });
}

}  // namespace

void add_outline_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report";
    const Guard writing{.permission = Permission::WriteDraft, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2};
    add_signed_page(routes, below, {.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2}, outline);
    add_form(routes, below + "/begin", writing, begin);
    add_form(routes, below + "/sections", writing, add_section);
    add_form(routes, below + "/sections/{record}/move", writing, move_section);
    add_form(routes, below + "/sections/{record}/stand", writing, stand_section);
}

}  // namespace web
