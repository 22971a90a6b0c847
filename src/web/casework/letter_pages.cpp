#include "web/casework/letter_pages.h"

#include <algorithm>

#include "calendar/london.h"
#include "casework/panel_letter.h"
#include "web/casework/clock_card.h"
#include "web/casework/letter_view.h"
#include "web/casework/sheet_view.h"
#include "web/casework/written_view.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

namespace {

// ---- correspondence

Html letter_item(CaseDesk& desk, const Record& record) {
    const auto& t = desk.page.t;
    const auto& said = record.answers;
    Html item{a(href(desk.link("/letter/" + record.id.to_string())), option_words(t, said.of("letter", "kind").empty() ? "other" : said.of("letter", "kind")))};
    if (!said.of("letter", "direction").empty()) item << sign(" ") << span(cls("tag tag--quiet"), option_words(t, said.of("letter", "direction")));
    Html small_print;
    if (const auto on = said.day({"letter", 0, "on"})) small_print << day(t, *on);
    if (const auto due = said.day({"letter", 0, "answer_due_on"})) small_print << sign(" · ") << t("web.letter.answer_due", {{"day", day_words(t, *due)}});
    if (const auto& came = said.of("letter", "outcome"); !came.empty()) small_print << sign(" · ") << span(from_record(), came);
    return li(span(item, small(small_print)));
}

Html thread(CaseDesk& desk) {
    const auto& t = desk.page.t;
    auto letters = desk.file().all("letter");
    std::ranges::stable_sort(letters, {}, [](const Record* one) { return one->answers.of("letter", "on"); });
    Html items;
    for (const auto* record : letters) items << letter_item(desk, *record);
    return section(cls("card"), attr("aria-labelledby", "thread"), h2(id("thread"), t("web.letter.thread")),
                   items.empty() ? Html{p(cls("muted"), t("web.letter.no_letters"))} : Html{ul(cls("tasks"), items)},
                   when(desk.may(Permission::WorkCase), [&](Html& out) { out << p(a(cls("btn btn--2"), href(desk.link("/letter/new")), t("web.letter.record"))); }));
}

// ---- what changed

std::vector<Record> every_decision(CaseDesk& desk) {
    std::vector<Record> all;
    desk.desk.store.read([&](store::Snapshot& snapshot) {
        for (const auto* record : desk.file().all("decision"))
            for (auto& version : casework::versions(snapshot, desk.desk.ground, desk.of, *record)) all.push_back(std::move(version));
        return 0;
    });
    return all;
}

/// Each decision beside the next, so that a changed mind stays seen; one alone has nothing to stand beside.
Html decisions(CaseDesk& desk) {
    const auto& t = desk.page.t;
    if (!desk.may(Permission::ReadDecision)) return {};
    const auto taken = casework::decisions_taken(every_decision(desk));
    if (taken.size() < 2) return {};
    Html columns;
    for (const auto& one : taken)
        columns << div(cls("card"), h3(option_words(t, one.answer)), p(cls("muted"), one.decided_on ? Html{day(t, *one.decided_on)} : Html{t("web.letter.not_recorded")}, sign(" · "), name_of_account(desk.page, one.written_by)),
                       p(from_record(), one.reasons));
    return section(attr("aria-labelledby", "decisions"), h2(id("decisions"), t("web.letter.decisions")), div(cls("cols two"), columns));
}

Response letter_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const bool may_read = desk.may(Permission::ReadDecision) && desk.may(Permission::ReadRapidReview);
    Html draft;
    if (may_read) {
        const auto document = letter_of(desk, page.t);
        draft << section(cls("card"), attr("aria-labelledby", "draft"), h2(id("draft"), from_record(), document.title), p(cls("acts no-print"), a(cls("btn"), href(desk.link("/letter.docx")), t("web.letter.word"))), written_html(document));
    }
    const Html body = div(cls("wrap measure"), h1(t("web.letter.heading")), p(t("web.letter.sends_nothing")), p(cls("no-print"), a(href(desk.link("/handover")), t("web.handover.link"))), thread(desk), decisions(desk), draft);
    return page.show(desk.frame(std::string{t("web.letter.heading").text()}), body);
}

Response letter_file(SignedPage& page) {
    CaseDesk desk{page};
    return word_file(letter_of(desk, page.t), desk.of.reference + "-letter.docx");
}

}  // namespace

void add_letter_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/letter", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2}, letter_page);
    add_signed_page(routes, "/cases/{case}/letter.docx", {.permission = Permission::ReadRapidReview, .audit = AuditEvent::Exported, .data_class = identity::DataClass::C2, .rate = RateClass::Downloads}, letter_file);
}

}  // namespace web
