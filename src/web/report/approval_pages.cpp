#include "publishing/approval.h"

#include "casework/report_signing.h"
#include "casework/walk.h"
#include "web/casework/form_words.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/report/delegation_pages.h"
#include "web/report/report_desk.h"
#include "web/report/report_pages.h"
#include "web/report/signed_text.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

namespace {

Html seen_line(const Catalogue& t, const Words& words, bool there) { return li(span(words), there ? span(cls("tag tag--ok"), t("web.approval.there")) : span(cls("tag tag--late"), t("web.approval.not_there"))); }

Html content_card(CaseDesk& desk, const publishing::ContentSeen& seen, const Record* test) {
    const auto& t = desk.page.t;
    Html vague;
    for (const auto& number : seen.vague_recommendations) vague << li(t("web.approval.vague", {{"number", number}}));
    Html confirmed = p(span(cls("tag tag--soon"), t("web.approval.not_confirmed")));
    if (test) confirmed = p(span(cls("tag tag--ok"), t("web.approval.confirmed")), sign(" "), name_of_account(desk.page, test->written_by));
    const Html box = govuk::checkboxes(t, {.name = "read", .items = {{.value = "yes", .content = t("web.approval.i_read")}}});
    const Html form = desk.page.post_form(desk.path("/report/approval/content"), together(box, p(cls("acts"), button(cls("btn"), type("submit"), t("web.approval.confirm")))));
    return section(cls("card"), attr("aria-labelledby", "content"), h2(id("content"), t("web.approval.content")),
                   ul(cls("tasks"), seen_line(t, t("web.approval.improvements"), seen.improvements), seen_line(t, t("web.approval.reasons"), seen.reasons), seen_line(t, t("web.approval.reviewer"), seen.reviewer), seen_line(t, t("web.approval.recommendations"), seen.any_recommendation && seen.vague_recommendations.empty()), vague),
                   confirmed, when(desk.may(Permission::WriteDraft) && !desk.is_over() && !test, [&](Html& out) { out << (seen.whole() ? form : Html{p(cls("muted"), t("web.approval.first_whole"))}); }));
}

std::vector<casework::Signature> signatures_under(CaseDesk& desk, const std::string& hash) {
    std::vector<casework::Signature> list;
    for (const auto& one : publishing::partner_signatures(desk.file(), hash)) list.push_back({one.partner, one.answer(), false, one.record});
    return list;
}

Html signature_item(CaseDesk& desk, const publishing::PartnerSignature& signature, const std::vector<casework::SharedSigner>& shared) {
    const auto& t = desk.page.t;
    const auto answer = signature.answer();
    if (!signature.record) return li(span(option_words(t, signature.partner)), span(cls("tag tag--quiet"), t("web.approval.not_signed")));
    const auto& dissent = signature.record->answers.of("approval", "dissent");
    const auto second = std::ranges::find(shared, signature.partner, &casework::SharedSigner::partner);
    return li(div(cls("grow"), strong(option_words(t, signature.partner)), when(second != shared.end(), [&](Html& out) { out << shared_signer_note(desk, *second); }), small(span(from_record(), signature.record->answers.of("approval", "name")), sign(", "), span(from_record(), signature.record->answers.of("approval", "role"))), when(!dissent.empty(), [&](Html& out) { out << p(cls("wrap-any"), from_record(), dissent); })),
              span(cls(answer == "approves" ? "tag tag--ok" : "tag tag--late"), option_words(t, answer)));
}

Html sign_form(CaseDesk& desk, const std::string& hash) {
    const auto& t = desk.page.t;
    const auto& section_of = *casework::form_called("report_approval").find("approval");
    const auto select_of = [&](const char* field, Key words) {
        govuk::Select select{.name = field, .label = {.content = t(words)}};
        for (const auto& option : section_of.find(field)->options) select.items.push_back({.content = Html{option_words(t, option)}, .value = option});
        return govuk::select(t, select);
    };
    return desk.page.post_form(desk.path("/report/approval"), together(tag::input(type("hidden"), name("hash"), value(hash)), select_of("partner", "web.approval.partner"), select_of("answer", "web.approval.answer"),
        govuk::input(t, {.name = "name", .label = {.content = t("web.approval.name")}, .value = desk.page.me().name, .autocomplete = "off"}), govuk::input(t, {.name = "role", .label = {.content = t("web.approval.role")}, .value = desk.page.me().title, .autocomplete = "off"}),
        govuk::details({.summary = t("web.approval.dissents"), .content = together(govuk::textarea(t, {.name = "dissent", .label = {.content = t("web.approval.dissent")}, .rows = 4, .autocomplete = "off"}), select_of("escalation", "web.approval.escalation"))}),
        p(cls("acts"), button(cls("btn"), type("submit"), t("web.approval.sign")))));
}

Html void_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto* record : desk.file().all("report_approval"))
        if (record->standing == publishing::void_standing)
            items << li(option_words(t, record->answers.of("approval", "partner")), sign(", "), span(from_record(), record->answers.of("approval", "name")), sign(", "), option_words(t, record->answers.of("approval", "answer")));
    if (items.empty()) return {};
    return section(cls("card"), attr("aria-labelledby", "void"), h2(id("void"), t("web.approval.void")), p(t("web.approval.void_means")), ul(items));
}

Response show_approval(CaseDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto report = draft_of(desk);
    const auto hash = publishing::text_hash(report);
    const auto seen = publishing::content_seen(desk.file(), report, recommendations_for_report(desk));
    Html items;
    bool all = true, dissent = false;
    const auto shared = casework::shared_signers(desk.file(), signatures_under(desk, hash));
    const bool undelegated = std::ranges::any_of(shared, [](const casework::SharedSigner& one) { return !one.delegation; });
    for (const auto& signature : publishing::partner_signatures(desk.file(), hash)) {
        items << signature_item(desk, signature, shared);
        all = all && signature.answer() == "approves";
        dissent = dissent || signature.answer() == "dissents";
    }
    const auto* test = record_of_text(desk, "content_test", hash);
    const Html signing = desk.may(Permission::ApproveDraft) && !desk.is_over() ? (test ? sign_form(desk, hash) : Html{p(cls("muted"), t("web.approval.first_content"))}) : Html{};
    const Html agreed = undelegated ? Html{p(t("web.approval.not_three_people"))} : all ? Html{p(span(cls("tag tag--ok"), t("web.approval.agreed_by_all")))} : dissent ? Html{p(span(cls("tag tag--late"), t("web.approval.with_dissent")))} : Html{};
    const Html body = div(cls("wrap"), problems.summary(t), draft_navigation(desk, "/report/approval"), h1(t("web.draft.approval")), p(t("web.approval.text_mark"), sign(" "), tag::code(hash.substr(0, 12))),
                          div(cls("cols two"), div(content_card(desk, seen, test), void_card(desk)), div(section(cls("card"), attr("aria-labelledby", "signatures"), h2(id("signatures"), t("web.approval.signatures")), ul(cls("tasks"), items), agreed, p(a(href(desk.link("/report/approval/delegation")), t("web.approval.delegations"))), signing))));
    return page.show(draft_frame(desk, std::string{t("web.draft.approval").text()}), body, problems.any() ? 422 : 200);
}

Response approval_page(SignedPage& page) {
    CaseDesk desk{page};
    return show_approval(desk, {});
}

Response confirm_content(SignedPage& page) {
    CaseDesk desk{page};
    const auto report = draft_of(desk);
    Problems problems;
    if (page.typed("read") != "yes") problems.add("read", page.t("web.approval.no_read"));
    if (!publishing::content_seen(desk.file(), report, recommendations_for_report(desk)).whole()) problems.add("read", page.t("web.approval.first_whole"));
    if (problems.any()) return show_approval(desk, problems);
    casework::Answers answers;
    for (const auto* field : {"improvements", "analysis", "reviewer_named"}) answers.set({"content", 0, field}, "yes");
    answers.set({"content", 0, "by"}, page.me().name);
    answers.set({"content", 0, "on"}, base::to_iso(today_of(page)));
    return write_for_text(desk, "content_test", answers, publishing::text_hash(report), desk.path("/report/approval"));
}

/// Whether each partner for whom they would then have signed has let them, in writing and for today.
bool may_sign_for(CaseDesk& desk, const std::string& partner, const std::string& hash) {
    const auto signatures = signatures_under(desk, hash);
    if (!needs_delegation(desk, partner, signatures)) return true;
    const auto& me = desk.page.me().public_id;
    const auto delegated = [&](const std::string& of) { return casework::delegation_in_force(desk.file(), of, me, today_of(desk.page)) != nullptr; };
    return delegated(partner) && std::ranges::all_of(signatures, [&](const casework::Signature& one) { return !one.record || one.record->written_by != me || one.partner == partner || delegated(one.partner); });
}

/// What was before the signer's eyes is what is signed: a text that changed meanwhile is shown again.
Response sign_report(SignedPage& page) {
    CaseDesk desk{page};
    const auto hash = publishing::text_hash(draft_of(desk));
    Problems problems;
    if (page.typed("hash") != hash) problems.add("partner", page.t("web.approval.changed_meanwhile"));
    if (!record_of_text(desk, "content_test", hash)) problems.add("partner", page.t("web.approval.first_content"));
    if (!may_sign_for(desk, page.typed("partner"), hash)) problems.add("partner", page.t("web.approval.needs_delegation"));
    casework::Answers answers;
    for (const auto* field : {"partner", "answer", "name", "role", "dissent", "escalation"}) answers.set({"approval", 0, field}, page.typed(field));
    if (answers.of("approval", "answer") == "dissents" && answers.of("approval", "dissent").empty()) problems.add("dissent", page.t("web.approval.no_dissent"));
    if (answers.of("approval", "answer") != "dissents") answers.set({"approval", 0, "dissent"}, {}), answers.set({"approval", 0, "escalation"}, {});
    answers.set({"approval", 0, "on"}, base::to_iso(today_of(page)));
    if (!problems.any() && !casework::check(casework::form_called("report_approval"), answers, casework::Asked::Complete, today_of(page)).empty()) problems.add("name", page.t("web.approval.not_whole"));
    if (problems.any()) return show_approval(desk, problems);
    return write_for_text(desk, "report_approval", answers, hash, desk.path("/report/approval"));
}

}  // namespace

const Record* record_of_text(CaseDesk& desk, std::string_view form, const std::string& hash) {
    const Record* found = nullptr;
    for (const auto* record : desk.file().all(form))
        if (publishing::holds(desk.file(), *record, hash)) found = record;
    return found;
}

Response write_for_text(CaseDesk& desk, const std::string& form, const casework::Answers& answers, const std::string& hash, const std::string& to) {
    return once(desk, to, [&](store::Transaction& transaction, const casework::Doer& doer) {
        const auto record = casework::write_down(transaction, desk.desk.ground, desk.of, {.form = form, .answers = answers}, doer);
        casework::mark_text(transaction, desk.desk.ground, desk.of, record, hash, doer);
    });
}

void add_approval_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report/approval";
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, below, {.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2}, approval_page);
    add_form(routes, below, {.permission = Permission::ApproveDraft, .audit = AuditEvent::RecordChanged, .data_class = c2, .body_bytes = 256 * 1024}, sign_report);
    add_form(routes, below + "/content", {.permission = Permission::WriteDraft, .audit = AuditEvent::RecordChanged, .data_class = c2}, confirm_content);
}

}  // namespace web
