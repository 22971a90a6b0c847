#include "casework/walk.h"
#include "casework/report_signing.h"
#include "publishing/approval.h"
#include "web/casework/form_words.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"
#include "web/report/disclosure_desk.h"
#include "web/report/jigsaw_view.h"
#include "web/report/report_desk.h"
#include "web/report/report_pages.h"
#include "web/report/signed_text.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;
using publishing::HitGroup;
using publishing::HitState;

namespace {

std::string decision_path(const CaseDesk& desk, const HitGroup& group) { return desk.path("/disclosure/" + mark_of_group(group)); }

Html certainty_words(const Catalogue& t, publishing::Sureness sureness) {
    switch (sureness) {
        case publishing::Sureness::Certain: return Html{t("web.disclosure.certain")};
        case publishing::Sureness::Likely: return Html{t("web.disclosure.likely")};
        case publishing::Sureness::Possible: break;
    }
    return Html{t("web.disclosure.possible")};
}

Html group_row(CaseDesk& desk, const HitGroup& group) {
    const auto& t = desk.page.t;
    Html places;
    for (const auto& one : group.hits) places << sign(" ") << a(href(desk.page.link(decision_path(desk, group))), one.hit.paragraph == "title" ? Html{t("web.disclosure.in_title")} : Html{one.hit.paragraph});
    const auto& first = group.hits.front().hit;
    return li(div(cls("grow"), a(href(desk.page.link(decision_path(desk, group))), span(from_record(), first.text)), small(hit_words(t, "kind", first.kind), sign(" · "), certainty_words(t, first.sureness), sign(" · "), hit_words(t, "why", first.why)), small(t("web.disclosure.places", {{"count", static_cast<std::int64_t>(group.hits.size())}}), sign(":"), places)),
              div(cls("row"), when(group.direct(), [&](Html& out) { out << span(cls("tag"), t("web.disclosure.direct")); }), hit_state_tag(t, group.state())));
}

std::vector<const Record*> signatures_of_text(CaseDesk& desk, const std::string& hash) {
    std::vector<const Record*> list;
    for (const auto* record : desk.file().all("disclosure_signature"))
        if (publishing::holds(desk.file(), *record, hash)) list.push_back(record);
    return list;
}

Html signing_card(CaseDesk& desk, const CheckedDraft& checked) {
    const auto& t = desk.page.t;
    const auto signatures = signatures_of_text(desk, checked.hash);
    Html items;
    bool mine = false;
    for (const auto* one : signatures) {
        items << li(span(from_record(), one->answers.of("signature", "name")), small(name_of_account(desk.page, one->written_by)));
        mine = mine || one->written_by == desk.page.me().public_id;
    }
    Html what;
    if (checked.in_the_way > 0) what << p(t("web.disclosure.not_yet", {{"count", static_cast<std::int64_t>(checked.in_the_way)}}));
    else if (signatures.size() >= 2) what << p(span(cls("tag tag--ok"), t("web.disclosure.done")));
    else if (mine) what << p(t("web.disclosure.another_person"));
    else if (desk.may(Permission::CommentDraft) && !desk.is_over())
        what << desk.page.post_form(desk.path("/disclosure/sign"), together(tag::input(type("hidden"), name("hash"), value(checked.hash)), govuk::textarea(t, {.name = "note", .label = {.content = t("web.disclosure.note")}, .rows = 2, .autocomplete = "off"}), p(cls("acts"), button(cls("btn"), type("submit"), t("web.disclosure.sign")))));
    return section(cls("card"), attr("aria-labelledby", "signing"), h2(id("signing"), t("web.disclosure.signing")), when(!items.empty(), [&](Html& out) { out << ul(cls("tasks"), items); }), what);
}

Response disclosure_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto checked = checked_draft(desk);
    Html waiting, decided;
    for (const auto& group : checked.groups) (group.state() == HitState::Open || group.state() == HitState::ToChange ? waiting : decided) << group_row(desk, group);
    Html lists = section(cls("card"), attr("aria-labelledby", "waiting"), h2(id("waiting"), t("web.disclosure.waiting")), waiting.empty() ? Html{p(t("web.disclosure.nothing_waits"))} : Html{ul(cls("tasks"), waiting)});
    if (!decided.empty()) lists << section(cls("card"), attr("aria-labelledby", "decided"), h2(id("decided"), t("web.disclosure.decided")), ul(cls("tasks"), decided));
    const Html body = div(cls("wrap"), draft_navigation(desk, "/disclosure"), h1(t("web.draft.disclosure")), p(t("web.disclosure.means")), div(cls("cols two"), div(lists), div(jigsaw_card(desk, put_together(desk, checked.groups)), signing_card(desk, checked))));
    return page.show(draft_frame(desk, std::string{t("web.draft.disclosure").text()}), body);
}

// ---- one thing, in every place where it is meant

Html decision_form(CaseDesk& desk, const HitGroup& group, const Problems& problems) {
    const auto& t = desk.page.t;
    govuk::Choices choices{.name = "does", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.disclosure.decision")}}, .error = problems.at("does")};
    for (const auto* does : {"generalise", "not_identifying", "accepts_risk"})
        if (publishing::may_decide(group, does)) choices.items.push_back({.value = does, .content = Html{option_words(t, does)}, .chosen = desk.page.typed("does") == does});
    return desk.page.post_form(decision_path(desk, group), together(tag::input(type("hidden"), name("places"), value(publishing::places_of(group))), govuk::radios(t, choices),
        govuk::textarea(t, {.name = "why", .label = {.content = t("web.disclosure.why")}, .hint = govuk::Hint{.content = t("web.disclosure.why_hint")}, .error = problems.at("why"), .value = desk.page.typed("why"), .rows = 3, .autocomplete = "off"}),
        p(cls("acts"), button(cls("btn"), type("submit"), t("web.disclosure.decide")))));
}

Html decided_already(CaseDesk& desk, const HitGroup& group) {
    const auto& t = desk.page.t;
    Html items;
    std::string last;
    for (const auto& one : group.hits) {
        if (!one.decision || one.decision->id.to_string() == last) continue;
        last = one.decision->id.to_string();
        const auto& why = one.decision->answers.of("decision", "why");
        items << li(div(option_words(t, one.decision->answers.of("decision", "does")), sign(", "), name_of_account(desk.page, one.decision->written_by), when(!why.empty(), [&](Html& out) { out << p(cls("wrap-any"), from_record(), why); })));
    }
    return items.empty() ? Html{} : Html{section(cls("card"), h2(t("web.disclosure.decided")), ul(cls("tasks"), items))};
}

Response show_group(CaseDesk& desk, const HitGroup& group, const CheckedDraft& checked, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    Html places;
    for (const auto& one : group.hits) {
        const auto found = publishing::find_block(checked.report, one.hit.paragraph);
        Html where{one.hit.paragraph == "title" ? Html{t("web.disclosure.in_title")} : Html{t("web.accuracy.paragraph", {{"number", one.hit.paragraph}})}};
        const bool may_write = desk.may(Permission::WriteDraft) && found && !found->section->record.empty();
        places << section(cls("card"), h2(cls("h2--small"), where), hit_in_paragraph(one.hit), div(cls("row"), hit_state_tag(t, one.state), when(may_write, [&](Html& out) { out << a(href(desk.link("/report/sections/" + found->section->record + "/edit")), t("web.disclosure.change_text"), span(cls("sr"), sign(" "), one.hit.paragraph)); })));
    }
    const auto& first = group.hits.front().hit;
    const Html direct = group.direct() ? Html{govuk::warning_text(t, {.content = together(t("web.disclosure.direct_means"), sign(" "), a(href(desk.link("/approved_public/new")), t("web.disclosure.approve")))})} : Html{};
    const Html body = div(cls("wrap measure"), problems.summary(t), h1(from_record(), first.text), p(hit_words(t, "kind", first.kind), sign(" · "), certainty_words(t, first.sureness), sign(" · "), hit_words(t, "why", first.why)), direct, places, decided_already(desk, group),
                          when(desk.may(Permission::WriteDraft) && !desk.is_over() && group.state() != HitState::Approved, [&](Html& out) { out << section(cls("card"), decision_form(desk, group, problems)); }));
    auto frame = draft_frame(desk, std::string{t("web.draft.disclosure").text()});
    frame.breadcrumbs.push_back({Html{t("web.draft.disclosure")}, desk.link("/disclosure")});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), body, problems.any() ? 422 : 200);
}

Response group_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto checked = checked_draft(desk);
    const auto* group = group_of_mark(checked, page.request.parameter("hit"));
    return group ? show_group(desk, *group, checked, {}) : Response::error(404);
}

/// It covers the places that its maker saw, and no others that came meanwhile.
Response decide_group(SignedPage& page) {
    CaseDesk desk{page};
    const auto checked = checked_draft(desk);
    const auto* group = group_of_mark(checked, page.request.parameter("hit"));
    if (!group) return page.go(desk.path("/disclosure"));
    const auto does = page.typed("does"), why = page.typed("why");
    Problems problems;
    if (!publishing::may_decide(*group, does)) problems.add("does", page.t("web.disclosure.no_decision"));
    if (does != "generalise" && why.empty()) problems.add("why", page.t("web.disclosure.no_why"));
    if (publishing::places_of(*group) != page.typed("places")) {
        std::string seen = page.typed("places");
        std::erase(seen, '\r');
        if (publishing::places_of(*group) != seen) problems.add("does", page.t("web.disclosure.changed_meanwhile"));
    }
    if (problems.any()) return show_group(desk, *group, checked, problems);
    casework::Answers answers;
    answers.set({"decision", 0, "kind"}, group->hits.front().hit.kind);
    answers.set({"decision", 0, "words"}, group->key.substr(0, casework::longest_line));
    answers.set({"decision", 0, "does"}, does);
    answers.set({"decision", 0, "why"}, why.substr(0, casework::longest_text));
    answers.set({"decision", 0, "places"}, publishing::places_of(*group));
    answers.set({"decision", 0, "text_hash"}, checked.hash);
    return once(desk, desk.path("/disclosure"), [&](store::Transaction& transaction, const casework::Doer& doer) { casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "disclosure_decision", .answers = answers}, doer); });
}

/// Two people; the second signature makes the check that the path waits for.
Response sign_check(SignedPage& page) {
    CaseDesk desk{page};
    const auto checked = checked_draft(desk);
    const auto back = desk.path("/disclosure");
    const auto earlier = signatures_of_text(desk, checked.hash);
    const bool mine = std::ranges::any_of(earlier, [&](const Record* one) { return one->written_by == page.me().public_id; });
    if (checked.in_the_way > 0 || checked.report.empty() || mine || earlier.size() >= 2 || page.typed("hash") != checked.hash) return page.go(back);
    casework::Answers signature, check;
    signature.set({"signature", 0, "text_hash"}, checked.hash);
    signature.set({"signature", 0, "name"}, page.me().title.empty() ? page.me().name : page.me().name + ", " + page.me().title);
    signature.set({"signature", 0, "note"}, page.typed("note").substr(0, casework::longest_text));
    check.set({"check", 0, "outcome"}, "nothing_identifies");
    check.set({"check", 0, "how"}, std::string{page.t("web.disclosure.how_checked", {{"count", static_cast<std::int64_t>(checked.groups.size())}}).text()});
    check.set({"check", 0, "by"}, earlier.empty() ? page.me().name : earlier.front()->answers.of("signature", "name") + "; " + signature.of("signature", "name"));
    check.set({"check", 0, "on"}, base::to_iso(today_of(page)));
    return once(desk, back, [&](store::Transaction& transaction, const casework::Doer& doer) {
        casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "disclosure_signature", .answers = signature}, doer);
        if (earlier.empty()) return;
        const auto record = casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "disclosure_check", .answers = check}, doer);
        casework::mark_text(transaction, desk.desk.ground, desk.of, record, checked.hash, doer);
    });
}

}  // namespace

void add_disclosure_pages(Routes& routes) {
    const std::string below = "/cases/{case}/disclosure";
    const auto c2 = identity::DataClass::C2;
    const Guard reading{.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2};
    add_signed_page(routes, below, reading, disclosure_page);
    add_form(routes, below + "/sign", {.permission = Permission::CommentDraft, .audit = AuditEvent::RecordChanged, .data_class = c2}, sign_check);
    add_signed_page(routes, below + "/{hit}", reading, group_page);
    add_form(routes, below + "/{hit}", {.permission = Permission::WriteDraft, .audit = AuditEvent::RecordChanged, .data_class = c2, .body_bytes = 256 * 1024}, decide_group);
}

}  // namespace web
