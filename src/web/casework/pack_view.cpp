#include "web/casework/pack_view.h"

#include <algorithm>
#include <array>

#include "casework/without_names.h"
#include "web/casework/clock_card.h"
#include "web/casework/form_words.h"
#include "web/casework/meeting_view.h"
#include "web/casework/written_view.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::Record;
using casework::WithoutNames;
using identity::Permission;

namespace {

struct PaperKind {
    std::string_view paper, form;  ///< Without a form: the clocks.
    Permission permission;
};
constexpr std::array<PaperKind, 6> kinds_of_paper{{{"paper_referral", "referral", Permission::ReadReferral}, {"paper_notification", "notification", Permission::ReadNotification},
    {"paper_returns", "request", Permission::ReadReturn}, {"paper_rapid_review", "rapid_review", Permission::ReadRapidReview}, {"paper_criteria", "rapid_review", Permission::ReadRapidReview},
    {"paper_clocks", "", Permission::ReadCase}}};

/// Writes answers as this pack may show them.
class PackWriter {
public:
    PackWriter(CaseDesk& desk, bool names) : desk_{desk}, names_{names}, without_{desk.file().records, std::string{desk.page.t("web.pack.left_out").text()}} {}

    Html form_of(const Record& record, const Answers& answers) const {
        const auto& form = casework::form_called(record.form);
        return written_html(answers_document(desk_.page.t, form, shown(form, answers)), 3);
    }
    Answers shown(const casework::Form& form, const Answers& answers) const { return names_ ? answers : without_.answers(form, answers); }
    std::string shown(const std::string& text) const { return names_ ? text : without_.text(text); }

private:
    CaseDesk& desk_;
    bool names_;
    WithoutNames without_;
};

Answers only_section(const Answers& answers, std::string_view section) {
    Answers made;
    for (const auto& [place, words] : answers.all())
        if (place.section == section) made.set(place, words);
    return made;
}

Html last_version(const Catalogue& t, const Record& record) { return p(cls("muted"), t("web.pack.as_of", {{"version", record.version}}), sign(" "), day(t, std::chrono::floor<std::chrono::days>(record.changed_at))); }

/// A table that is wider than a phone scrolls by itself.
Html wide_table(const Words& label, const govuk::Table& table) { return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(label), govuk::table(table)); }

Html clocks_paper(CaseDesk& desk) {
    const auto& t = desk.page.t;
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& clock : desk.file().clocks) {
        if (!clock.ended.empty()) continue;
        rows.push_back({{.content = rule_title(desk.page, clock.rule, clock.nation)}, {.content = day(t, clock.start_on)}, {.content = clock.due_on ? Html{day(t, *clock.due_on, DayStyle::WithWeekday)} : Html{t("web.case.clock_unknown")}},
                        {.content = clock_tag(desk, clock, today_of(desk.page))}});
    }
    if (rows.empty()) return p(t("web.case.no_clocks"));
    return wide_table(t("web.pack.clock"), {.head = std::vector<govuk::Cell>{{.content = t("web.pack.clock")}, {.content = t("web.pack.began")}, {.content = t("web.pack.due")}, {.content = t("web.pack.stands")}}, .rows = std::move(rows), .first_cell_is_header = true});
}

/// Each request with how it stands, then what was answered.
Html returns_paper(CaseDesk& desk, const PackWriter& writer) {
    const auto& t = desk.page.t;
    std::vector<std::vector<govuk::Cell>> rows;
    Html answers;
    for (const auto* request : desk.file().all("request")) {
        const auto& agency = request->answers.of("request", "agency");
        const bool in = request->standing == "accepted" || request->standing == "nothing";
        rows.push_back({{.content = span(from_record(), agency)}, {.content = in ? Html{t("web.requests.accepted")} : Html{t("web.requests.waiting")}}});
        for (const auto& record : desk.file().records)
            if (record.form == "return" && record.parent == request->id.to_string() && record.standing != "draft") answers << h3(from_record(), agency) << written_html(answers_document(t, casework::form_called("return"), writer.shown(casework::form_called("return"), record.answers)), 4);
    }
    if (rows.empty()) return p(t("web.pack.no_requests"));
    return together(wide_table(t("web.pack.agency"), {.head = std::vector<govuk::Cell>{{.content = t("web.pack.agency")}, {.content = t("web.pack.stands")}}, .rows = std::move(rows), .first_cell_is_header = true}), answers);
}

Html paper_content(CaseDesk& desk, std::string_view paper, const PackWriter& writer) {
    const auto& t = desk.page.t;
    if (paper == "paper_clocks") return clocks_paper(desk);
    if (paper == "paper_returns") return returns_paper(desk, writer);
    const auto kind = std::ranges::find(kinds_of_paper, paper, &PaperKind::paper);
    const auto* record = desk.file().last(kind->form);
    if (!record) return p(t("web.case.none_written"));
    return together(last_version(t, *record), writer.form_of(*record, paper == "paper_criteria" ? only_section(record->answers, "criteria") : record->answers));
}

Html contents_of(const Catalogue& t, const std::vector<std::string>& papers) {
    Html items{li(a(href("#paper-agenda"), t("web.meeting.agenda")))};
    for (const auto& paper : papers) items << li(a(href(Url{"#x"}.at(paper)), option_words(t, paper)));
    return nav(aria_label(t("web.pack.contents")), h2(t("web.pack.contents")), ol(items));
}

}  // namespace

std::vector<std::string> papers_offered(CaseDesk& desk) {
    std::vector<std::string> papers;
    for (const auto& [paper, form, permission] : kinds_of_paper)
        if (desk.may(permission) && (form.empty() || desk.file().last(form))) papers.emplace_back(paper);
    return papers;
}

Html pack_content(CaseDesk& desk, const Record& meeting, const PackChoice& choice) {
    const auto& t = desk.page.t;
    const bool names = choice.names && desk.may(Permission::ReadIdentities);
    const PackWriter writer{desk, names};
    auto papers = papers_offered(desk);
    std::erase_if(papers, [&](const std::string& paper) { return std::ranges::find(choice.papers, paper) == choice.papers.end(); });
    auto agenda = casework::agenda_of(meeting, casework::agenda_record(desk.file(), meeting));
    for (auto& item : agenda) item.title = writer.shown(item.title), item.who = writer.shown(item.who);
    const auto& older = meeting.answers.of("meeting", "agenda");
    const Html first = agenda.empty() ? (older.empty() ? Html{p(t("web.meeting.no_agenda"))} : Html{p(from_record(), writer.shown(older))}) : agenda_list(desk, agenda);
    Html sheets{section(h2(id("paper-agenda"), t("web.meeting.agenda")), first)};
    for (const auto& paper : papers) sheets << section(cls("sheet"), h2(id(paper), option_words(t, paper)), paper_content(desk, paper, writer));
    return together(h1(from_record(), t("web.pack.title", {{"reference", desk.of.reference}})), p(strong(from_record(), writer.shown(meeting_title(desk, meeting)))), p(meeting_when(desk, meeting)),
                    p(names ? t("web.pack.with_names") : t("web.pack.without_names")), contents_of(t, papers), sheets);
}

}  // namespace web
