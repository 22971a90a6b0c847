#include <array>

#include "web/casework/document_view.h"
#include "web/casework/form_rights.h"
#include "web/casework/form_words.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/report/finding_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;

namespace {

/// What a finding can rest on, of all that is written about a case: what people saw, said and answered, and never the draft itself.
constexpr std::array<std::string_view, 12> citable{"referral", "notification", "return", "rapid_review", "meeting", "decision", "contact", "agency_report", "practitioner_event", "family_voice", "chronology", "event"};

bool may_cite(CaseDesk& desk, const Record& record) {
    if (std::ranges::find(citable, record.form) == citable.end() || (record.form == "agency_report" && record.standing == "draft")) return false;
    for (const auto& right : form_rights())
        if (right.form == record.form) return desk.may(right.read);
    return false;
}

/// The first line that it has; of a return the agency that was asked.
std::string first_line(CaseDesk& desk, const Record& record) {
    for (const auto& asked : desk.file().records)
        if (record.form == "return" && asked.id.to_string() == record.parent) return asked.answers.of("request", "agency");
    const auto& form = casework::form_called(record.form);
    for (const auto& field : form.sections.front().fields)
        if (field.kind == casework::FieldKind::Line)
            if (const auto& words = record.answers.of(form.sections.front().key, field.key); !words.empty()) return words;
    return {};
}

Html record_words(CaseDesk& desk, const Record& record) {
    const auto& t = desk.page.t;
    Html words{form_title(t, casework::form_called(record.form))};
    if (const auto line = first_line(desk, record); !line.empty()) words << sign(": ") << span(from_record(), line);
    return words;
}

}  // namespace

std::vector<EvidenceSource> sources_offered(CaseDesk& desk) {
    std::vector<EvidenceSource> list;
    for (const auto& document : papers_seen(desk)) {
        if (document.withdrawn) continue;
        list.push_back({document.id.to_string(), "evidence_document", together(desk.page.t("web.finding.document"), sign(": "), document.newest.facts.title)});
    }
    for (const auto& record : desk.file().records)
        if (may_cite(desk, record)) list.push_back({record.id.to_string(), "evidence_record", record_words(desk, record)});
    return list;
}

std::vector<const Record*> evidence_of(CaseDesk& desk, const std::string& finding) {
    std::vector<const Record*> list;
    for (const auto& record : desk.file().records)
        if (record.form == "finding_evidence" && record.parent == finding && record.standing != "taken_out") list.push_back(&record);
    return list;
}

Html evidence_source(CaseDesk& desk, const Record& evidence) {
    const auto& source = evidence.answers.of("evidence", "source");
    for (const auto& document : papers_seen(desk))
        if (document.id.to_string() == source) return a(href(desk.link("/documents/" + source)), desk.page.t("web.finding.document"), sign(": "), span(from_record(), document.newest.facts.title));
    for (const auto& record : desk.file().records)
        if (record.id.to_string() == source && may_cite(desk, record)) return a(href(desk.link("/" + record.form + "/" + source)), record_words(desk, record));
    return span(cls("muted"), desk.page.t("web.finding.not_for_you"));
}

}  // namespace web
