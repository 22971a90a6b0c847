#include "web/report/finding_pages.h"

#include "casework/walk.h"
#include "web/casework/document_view.h"
#include "web/casework/form_rights.h"
#include "web/casework/form_words.h"
#include "web/chronology/chronology_pages.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"
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

std::string finding_path(const CaseDesk& desk, const std::string& id, std::string_view below = {}) { return desk.path("/report/findings/" + id + std::string{below}); }

int number_of_finding(CaseDesk& desk, const Record& finding) {
    int number = 0;
    for (const auto* one : publishing::finding_records(desk.file())) {
        ++number;
        if (one->id == finding.id) return number;
    }
    return 0;
}

Html finding_heading(CaseDesk& desk, const Record& finding) {
    const auto number = number_of_finding(desk, finding);
    const Html words = span(from_record(), finding.answers.of("finding", "title"));
    return number == 0 ? words : together(desk.page.t.number(number), sign(". "), words);
}

// ---- the list

Html finding_row(CaseDesk& desk, const Record& finding) {
    const auto& t = desk.page.t;
    const auto id = finding.id.to_string();
    const auto evidence = static_cast<std::int64_t>(evidence_of(desk, id).size());
    const auto recommended = static_cast<std::int64_t>(recommendations_for_report(desk, id).size());
    Html facts;
    if (const auto& factor = finding.answers.of("finding", "factor"); !factor.empty()) facts << option_words(t, factor) << sign(" · ");
    facts << t("web.finding.recommended", {{"count", recommended}});
    return li(div(cls("grow"), a(href(desk.page.link(finding_path(desk, id))), finding_heading(desk, finding)), small(facts)),
              evidence == 0 ? span(cls("tag tag--soon"), t("web.finding.no_evidence")) : span(cls("tag"), t("web.finding.evidence_count", {{"count", evidence}})));
}

/// From each piece of evidence to the findings that rest on it.
Html by_evidence(CaseDesk& desk) {
    const auto& t = desk.page.t;
    std::map<std::string, std::vector<const Record*>> cited;
    std::map<std::string, const Record*> first;
    for (const auto* finding : publishing::finding_records(desk.file()))
        for (const auto* evidence : evidence_of(desk, finding->id.to_string())) {
            const auto& source = evidence->answers.of("evidence", "source");
            first.try_emplace(source, evidence);
            auto& list = cited[source];
            if (list.empty() || list.back() != finding) list.push_back(finding);
        }
    if (cited.empty()) return {};
    Html items;
    for (const auto& [source, findings] : cited) {
        Html links;
        for (const auto* finding : findings) links << li(a(href(desk.page.link(finding_path(desk, finding->id.to_string()))), finding_heading(desk, *finding)));
        items << li(div(evidence_source(desk, *first[source]), ul(links)));
    }
    return section(cls("card"), attr("aria-labelledby", "by-evidence"), h2(id("by-evidence"), t("web.finding.by_evidence")), ul(cls("tasks"), items));
}

Response list_findings(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    Html items;
    std::int64_t without = 0;
    for (const auto* finding : publishing::finding_records(desk.file())) {
        items << finding_row(desk, *finding);
        without += evidence_of(desk, finding->id.to_string()).empty() ? 1 : 0;
    }
    const Html list = items.empty() ? Html{section(cls("card"), p(t("web.finding.none")))} : Html{section(cls("card"), ol(cls("tasks plain"), items))};
    const Html body = div(cls("wrap"), draft_navigation(desk, "/report/findings"), div(cls("row between"), h1(t("web.draft.findings")), when(desk.may(Permission::WriteDraft) && !desk.is_over(), [&](Html& out) { out << a(cls("btn"), href(desk.link("/report/findings/new")), t("web.finding.add")); })),
                          when(without > 0, [&](Html& out) { out << p(strong(t("web.finding.without", {{"count", without}}))); }), list, by_evidence(desk));
    return page.show(draft_frame(desk, std::string{t("web.draft.findings").text()}), body);
}

// ---- one finding

Html evidence_item(CaseDesk& desk, const Record& evidence, std::int64_t number, bool may_write) {
    const auto& t = desk.page.t;
    const auto& place = evidence.answers.of("evidence", "place");
    const auto& says = evidence.answers.of("evidence", "says");
    const Html taking = desk.page.post_form(desk.path("/report/evidence/" + evidence.id.to_string() + "/stand"), together(tag::input(type("hidden"), name("as"), value("taken_out")), button(cls("btn btn--2 btn--s"), type("submit"), t("web.finding.take_away"), span(cls("sr"), sign(" "), t.number(number)))));
    return li(div(cls("grow"), evidence_source(desk, evidence), when(!place.empty(), [&](Html& out) { out << sign(", ") << span(from_record(), place); }), when(!says.empty(), [&](Html& out) { out << p(cls("muted wrap-any"), from_record(), says); })),
              when(may_write, [&](Html& out) { out << taking; }));
}

Html add_evidence(CaseDesk& desk, const Record& finding) {
    const auto& t = desk.page.t;
    const auto sources = sources_offered(desk);
    govuk::Select select{.name = "source", .label = {.content = t("web.finding.source")}};
    for (const auto& source : sources) select.items.push_back({.content = source.words, .value = source.key});
    if (sources.empty()) return p(cls("muted"), t("web.finding.no_sources"));
    return desk.page.post_form(finding_path(desk, finding.id.to_string(), "/evidence"), together(govuk::select(t, select),
        govuk::input(t, {.name = "place", .label = {.content = t("web.finding.place")}, .hint = govuk::Hint{.content = t("web.finding.place_hint")}, .autocomplete = "off"}),
        govuk::textarea(t, {.name = "says", .label = {.content = t("web.finding.says")}, .rows = 3, .autocomplete = "off"}), p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.finding.add_evidence")))));
}

Html evidence_card(CaseDesk& desk, const Record& finding, bool may_write) {
    const auto& t = desk.page.t;
    Html items;
    std::int64_t number = 0;
    for (const auto* one : evidence_of(desk, finding.id.to_string())) items << evidence_item(desk, *one, ++number, may_write);
    return section(cls("card"), attr("aria-labelledby", "evidence"), h2(id("evidence"), t("web.finding.evidence")), items.empty() ? Html{p(span(cls("tag tag--soon"), t("web.finding.no_evidence")))} : Html{ul(cls("tasks"), items)},
                   when(may_write, [&](Html& out) { out << add_evidence(desk, finding); }));
}

/// What follows from it; the recommendations themselves are followed in their own place.
Html recommendations_card(CaseDesk& desk, const Record& finding) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& one : recommendations_for_report(desk, finding.id.to_string())) items << li(strong(one.number), sign(" "), span(from_record(), one.text));
    return section(cls("card"), attr("aria-labelledby", "recommendations"), h2(id("recommendations"), t("web.finding.recommendations")), items.empty() ? Html{p(cls("muted"), t("web.finding.none_recommended"))} : Html{ul(items)});
}

Response read_finding(SignedPage& page) {
    CaseDesk desk{page};
    const auto finding = record_of_path(desk, "finding");
    if (!finding) return Response::error(404);
    const auto& t = page.t;
    const bool may_write = desk.may(Permission::WriteDraft) && !desk.is_over();
    const auto id = finding->id.to_string();
    Html facts;
    if (const auto& factor = finding->answers.of("finding", "factor"); !factor.empty()) facts << div(dt(t("web.finding.factor")), dd(option_words(t, factor)));
    if (const auto& line = finding->answers.of("finding", "line_of_enquiry"); !line.empty()) facts << div(dt(t("web.draft.line_of_enquiry")), dd(from_record(), line));
    auto blocks = publishing::read_marked(finding->answers.of("finding", "text"));
    Html text;
    for (auto& block : blocks) text << p(cls("wrap-any"), from_record(), publishing::words_of(block));
    const bool out = finding->standing == "taken_out";
    const Html acts = [&]() -> Html {
        if (!may_write) return {};
        return div(cls("row no-print"), a(cls("btn"), href(page.link(finding_path(desk, id, "/edit"))), t("web.finding.change")),
                   page.post_form(finding_path(desk, id, "/stand"), together(tag::input(type("hidden"), name("as"), value(out ? "kept" : "taken_out")), button(cls("btn btn--2"), type("submit"), out ? t("web.draft.put_back") : t("web.draft.take_out")))));
    }();
    const Html body = div(cls("wrap"), draft_navigation(desk, "/report/findings"), h1(finding_heading(desk, *finding)), acts,
                          div(cls("cols two"), div(evidence_card(desk, *finding, may_write), entries_behind(page, id)), div(section(cls("card"), h2(t("web.finding.finding")), dl(cls("kv"), facts), text), recommendations_card(desk, *finding))));
    return page.show(draft_frame(desk, finding->answers.of("finding", "title")), body);
}

std::optional<FormOnPage> finding_form(CaseDesk& desk) {
    auto record = record_of_path(desk, "finding");
    if (!record) return std::nullopt;
    const auto path = finding_path(desk, record->id.to_string());
    return FormOnPage{.form = "finding", .edit = path + "/edit", .record = std::move(record), .title = std::string{desk.page.t("web.finding.change").text()}, .done = [path](const std::string&) { return path; }};
}

FormOnPage new_finding_form(CaseDesk& desk) {
    return {.form = "finding", .edit = desk.path("/report/findings/new"), .record = std::nullopt, .title = std::string{desk.page.t("web.finding.add").text()}, .done = [below = desk.path("/report/findings/")](const std::string& id) { return below + id; }};
}

using FindingAct = Response (*)(CaseDesk&, const FormOnPage&);
template <FindingAct act>
Response with_finding(SignedPage& page) {
    CaseDesk desk{page};
    const auto shown = finding_form(desk);
    return shown ? act(desk, *shown) : Response::error(404);
}
template <FindingAct act>
Response with_new_finding(SignedPage& page) {
    CaseDesk desk{page};
    return act(desk, new_finding_form(desk));
}

Response stand_finding(SignedPage& page) {
    CaseDesk desk{page};
    const auto record = record_of_path(desk, "finding");
    const auto as = page.typed("as");
    if (!record) return Response::error(404);
    if (as != "kept" && as != "taken_out") return Response::error(400);
    return once_in_draft(desk, desk.path("/report/findings"), [&](store::Transaction& transaction, const casework::Doer& doer) { casework::set_standing(transaction, desk.of, *record, as, doer); });
}

Response cite_evidence(SignedPage& page) {
    CaseDesk desk{page};
    const auto finding = record_of_path(desk, "finding");
    if (!finding) return Response::error(404);
    const auto chosen = page.typed("source");
    const auto offered = sources_offered(desk);
    const auto found = std::ranges::find(offered, chosen, &EvidenceSource::key);
    if (found == offered.end()) return Response::error(400);
    casework::Answers answers;
    answers.set({"evidence", 0, "kind"}, found->kind);
    answers.set({"evidence", 0, "source"}, chosen);
    answers.set({"evidence", 0, "place"}, page.typed("place").substr(0, casework::longest_line));
    answers.set({"evidence", 0, "says"}, page.typed("says").substr(0, casework::longest_text));
    return once(desk, finding_path(desk, finding->id.to_string()), [&](store::Transaction& transaction, const casework::Doer& doer) {
        casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "finding_evidence", .answers = answers, .parent = finding->id.to_string()}, doer);
    });
}

Response stand_evidence(SignedPage& page) {
    CaseDesk desk{page};
    const auto record = record_of_path(desk, "finding_evidence");
    if (!record || page.typed("as") != "taken_out") return Response::error(record ? 400 : 404);
    return once(desk, finding_path(desk, record->parent), [&](store::Transaction& transaction, const casework::Doer& doer) { casework::set_standing(transaction, desk.of, *record, "taken_out", doer); });
}

}  // namespace

void add_finding_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report/findings", one = below + "/{record}";
    const auto c2 = identity::DataClass::C2;
    const Guard reading{.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2};
    const Guard opening{.permission = Permission::WriteDraft, .audit = AuditEvent::ReadDraft, .data_class = c2};
    const Guard writing{.permission = Permission::WriteDraft, .audit = AuditEvent::RecordChanged, .data_class = c2, .body_bytes = 1024 * 1024};
    add_signed_page(routes, below, reading, list_findings);
    add_signed_page(routes, below + "/new", opening, with_new_finding<open_form>);
    add_form(routes, below + "/new", writing, with_new_finding<save_form>);
    add_form(routes, below + "/new/keep", writing, with_new_finding<keep_form>);
    add_form(routes, below + "/new/forget", writing, with_new_finding<forget_form>);
    add_signed_page(routes, one, reading, read_finding);
    add_signed_page(routes, one + "/edit", opening, with_finding<open_form>);
    add_form(routes, one + "/edit", writing, with_finding<save_form>);
    add_form(routes, one + "/edit/keep", writing, with_finding<keep_form>);
    add_form(routes, one + "/edit/forget", writing, with_finding<forget_form>);
    add_form(routes, one + "/stand", writing, stand_finding);
    add_form(routes, one + "/evidence", writing, cite_evidence);
    add_form(routes, "/cases/{case}/report/evidence/{record}/stand", writing, stand_evidence);
}

}  // namespace web
