#include "web/casework/export_view.h"
#include "web/casework/clock_moves.h"

#include <fmt/format.h>

#include "calendar/london.h"
#include "calendar/working.h"
#include "web/casework/paper_upload.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::CaseExport;
using casework::CopyMark;
using casework::ExportItem;

namespace {

constexpr Tag whole_page{"html"}, style_of_page{"style"};
// The line with reader, time and copy stands on every printed sheet, not on the first of a file alone.
constexpr std::string_view look =
    "body{font:11pt/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem 3rem}table{border-collapse:collapse;width:100%}"
    "th,td{border-top:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top}dt{font-weight:bold}dd{margin:0 0 .5rem;white-space:pre-wrap}"
    ".mark{border:1px solid #000;padding:.3rem .6rem;font:9pt sans-serif}.decide{border:2px solid #000;padding:.3rem .6rem;font-weight:bold}"
    "@media print{.mark{position:fixed;bottom:0;left:0;right:0;background:#fff}}";

std::string file_of(const ExportItem& item) { return fmt::format("{:04}.html", item.number); }
/// A file beside this one in the archive.
Url to_file(std::string_view file) { return *Url::parse(file); }
/// The paper of an item beside its page: "0012-paper.pdf"; a name that says nothing of what is in it.
std::string paper_file_of(const ExportItem& item) {
    auto kind = documents::PaperKind::Text;
    return fmt::format("{:04}-paper.{}", item.number, documents::parse_paper_kind(item.paper.facts.paper, kind) ? documents::ending_of(kind) : "bin");
}
std::string minute_of(base::Instant at) { return base::to_iso(at).substr(0, 16) + "Z"; }

Html mark_line(const Catalogue& t, const CaseExport& made, const CopyMark& mark) {
    return p(cls("mark"), t("web.export.mark", {{"case", made.of.reference}, {"copy", mark.copy}, {"reader", mark.reader}, {"time", minute_of(mark.at)}}));
}

std::string file_page(CaseDesk& desk, const CaseExport& made, const CopyMark& mark, const Html& heading, const Html& content) {
    const auto& t = desk.page.t;
    const Html page = whole_page(attr("lang", tag_of(desk.page.language)), head(meta(attr("charset", "utf-8")), title(Html{made.of.reference}), style_of_page(Html{look})),
                                 body(mark_line(t, made, mark), h1(heading), content));
    return "<!doctype html>\n" + std::string{page.view()};
}

Html kind_words(const Catalogue& t, const ExportItem& item) {
    switch (item.kind) {
        case ExportItem::Kind::Step: return together(t("web.export.step"), sign(": "), item.step.event == "opened" ? Html{t("web.export.opened")} : path_words(t, "event", item.step.event));
        case ExportItem::Kind::Record: return together(form_title(t, casework::form_called(item.record.form)), sign(", "), t("web.export.version", {{"number", item.record.version}}));
        case ExportItem::Kind::Document: return together(t("web.documents.paper"), sign(": "), Html{item.paper.facts.title}, sign(", "), t("web.export.version", {{"number", item.paper.version}}));
        case ExportItem::Kind::Timetable: return t("web.timetables.choose_title");
        case ExportItem::Kind::Clock: break;
    }
    return together(t("web.export.clock"), sign(": "), Html{item.clock.rule});
}

Html decision_note(const Catalogue& t, const ExportItem& item) {
    if (!item.for_decision()) return {};
    Html places;
    if (item.kind == ExportItem::Kind::Record) {
        const auto& form = casework::form_called(item.record.form);
        for (const auto& place : item.third_party) {
            const auto* part = form.find(place.section);
            const auto* field = part ? part->find(place.field) : nullptr;
            places << li(field ? Html{field_label(t, form, *part, *field)} : Html{casework::to_name(place)});
        }
    }
    return div(cls("decide"), p(t("web.export.decide")), item.about_others ? Html{p(t("web.export.decide_whole"))} : Html{}, places.empty() ? Html{} : Html{ul(places)});
}

Html step_body(const Catalogue& t, const ExportItem& item) {
    return dl(dt(t("web.export.happened")), dd(day(t, item.step.happened_on)), dt(t("web.export.to")), dd(path_words(t, "state", item.step.to)), dt(t("web.keeping.reasons")), dd(item.step.reasons));
}

Html paper_body(CaseDesk& desk, const ExportItem& item) {
    const auto& t = desk.page.t;
    const auto& paper = item.paper;
    Html rows = together(dt(t("web.documents.kind")), dd(paper_words_of(t, "kind", item.document.kind)), dt(t("web.documents.marking")), dd(paper_words_of(t, "marking", item.document.marking)),
                         dt(t("web.documents.from")), dd(paper.facts.from), dt(t("web.documents.route")), dd(paper_words_of(t, "route", paper.route)), dt(t("web.documents.received")), dd(day(t, paper.received_on)),
                         dt(t("web.documents.entered")), dd(day(t, paper.entered_on)), dt(t("web.documents.file_name")), dd(paper.facts.file_name), dt(t("web.documents.sum")), dd(paper.facts.sha256));
    if (item.document.withdrawn) rows << dt(t("web.documents.withdrawn")) << dd(item.document.withdrawn->why);
    return together(p(a(href(to_file(paper_file_of(item))), t("web.documents.file"))), dl(rows));
}

Html clock_body(CaseDesk& desk, const ExportItem& item) {
    const auto& t = desk.page.t;
    const auto& clock = item.clock;
    Html rows = together(dt(t("web.case.clock_start")), dd(day(t, clock.start_on, DayStyle::WithWeekday)), dt(t("web.case.clock_rule")), dd(clock.rule + ", " + clock.rule_version + ", " + clock.nation));
    if (clock.due_on) rows << dt(t("web.case.clock_due_key")) << dd(day(t, *clock.due_on, DayStyle::WithWeekday));
    else rows << dt(t("web.case.clock_due_key")) << dd(clock.refusal);
    if (clock.met_on) rows << dt(t("web.case.clock_met_key")) << dd(day(t, *clock.met_on, DayStyle::WithWeekday));
    if (clock.ended == "counted-again") rows << dt(t("web.record.moved")) << dd(clock_move_line(desk, clock_moves_of(desk), clock));
    Html counted;
    if (const auto nation = calendar::parse_nation(clock.nation))
        if (const auto working = calendar::work_out(desk.desk.ground.calendar, clock.rule, *nation, clock.start_on))
            for (const auto& note : working->days)
                counted << li(day(t, note.day, DayStyle::WithWeekday), sign(": "), note.why == calendar::DayNote::Why::Counted ? Html{t("web.clock.counted", {{"number", note.number}})}
                                                                                 : note.why == calendar::DayNote::Why::Weekend ? Html{t("web.clock.weekend")} : Html{t("web.clock.holiday")});
    return together(dl(rows), counted.empty() ? Html{} : together(h2(t("web.case.clock_each_day")), ol(counted)));
}

Html item_body(CaseDesk& desk, const ExportItem& item) {
    const auto& t = desk.page.t;
    const Html written = p(t("web.export.written", {{"time", minute_of(item.at)}}), sign(" "), name_of_account(desk.page, item.who));
    Html inside;
    switch (item.kind) {
        case ExportItem::Kind::Step: inside = step_body(t, item); break;
        case ExportItem::Kind::Document: inside = paper_body(desk, item); break;
        case ExportItem::Kind::Clock: inside = clock_body(desk, item); break;
        case ExportItem::Kind::Timetable: inside = dl(dt(t("web.calendars.version")), dd(std::to_string(item.timetable.version)), dt(t("web.timetables.reasons")), dd(item.timetable.reasons)); break;
        case ExportItem::Kind::Record: inside = answers_summary(t, {.form = casework::form_called(item.record.form), .answers = item.record.answers}); break;
    }
    return together(p(a(href(to_file("index.html")), t("web.export.index"))), written, decision_note(t, item), inside);
}

Html index_body(CaseDesk& desk, const CaseExport& made) {
    const auto& t = desk.page.t;
    Html rows;
    for (const auto& item : made.items)
        rows << tr(td(a(href(to_file(file_of(item))), std::to_string(item.number))), td(minute_of(item.at)), td(kind_words(t, item)), td(item.for_decision() ? Html{strong(t("web.export.decide_short"))} : Html{}));
    return together(p(path_words(t, "state", made.of.state)), p(t("web.export.counts", {{"items", static_cast<std::int64_t>(made.items.size())}, {"decide", made.for_decision()}})),
                    table(thead(tr(th(t("web.export.number")), th(t("web.export.time")), th(t("web.export.what")), th(t("web.export.decide_head")))), tbody(rows)),
                    p(a(href(to_file("reads.html")), t("web.export.reads"))));
}

Html reads_body(CaseDesk& desk, const CaseExport& made) {
    const auto& t = desk.page.t;
    Html rows;
    for (const auto& entry : made.reads)
        rows << tr(td(std::to_string(entry.sequence)), td(minute_of(entry.event.at)), td(name_of_account(desk.page, entry.event.who.to_string())), td(path_words(t, "audit", audit::name_of(entry.event.kind))), td(entry.event.object));
    return together(p(a(href(to_file("index.html")), t("web.export.index"))),
                    table(thead(tr(th(t("web.export.number")), th(t("web.export.time")), th(t("web.history.who")), th(t("web.history.what")), th(t("web.history.about")))), tbody(rows)));
}

}  // namespace

std::vector<ArchiveFile> export_files(CaseDesk& desk, const CaseExport& made, const CopyMark& mark) {
    const auto& t = desk.page.t;
    std::vector<ArchiveFile> files{{"index.html", file_page(desk, made, mark, together(desk.name(), sign(", "), Html{made.of.reference}), index_body(desk, made))}};
    for (const auto& item : made.items)
        files.push_back({file_of(item), file_page(desk, made, mark, together(Html{std::to_string(item.number)}, sign(". "), kind_words(t, item)), item_body(desk, item))});
    for (const auto& item : made.items)
        if (item.kind == ExportItem::Kind::Document) files.push_back({paper_file_of(item), casework::paper_bytes(desk.desk.files, desk.of, item.document, item.paper)});
    files.push_back({"reads.html", file_page(desk, made, mark, t("web.export.reads"), reads_body(desk, made))});
    files.push_back({"case.json", casework::to_json(made, mark)});
    return files;
}

}  // namespace web
