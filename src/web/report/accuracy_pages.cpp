#include <set>

#include "casework/walk.h"
#include "identity/membership.h"
#include "identity/organisation.h"
#include "web/casework/form_words.h"
#include "web/casework/paper_upload.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/report/accuracy_round.h"
#include "web/report/report_desk.h"
#include "web/report/report_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

namespace {

std::string request_path(const CaseDesk& desk, const Record& request, std::string_view below = {}) { return desk.path("/report/accuracy/" + request.id.to_string() + std::string{below}); }

// ---- all of them

Response list_accuracy(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    Html items;
    for (const auto* request : desk.file().all("accuracy")) {
        Html facts{t("web.accuracy.paragraphs", {{"count", static_cast<std::int64_t>(request->answers.turns("paragraph"))}})};
        if (const auto due = request->answers.day({"request", 0, "due_on"})) facts << sign(" · ") << t("web.accuracy.due") << sign(" ") << day(t, *due);
        items << li(div(cls("grow"), a(href(page.link(request_path(desk, *request))), span(from_record(), request->answers.of("request", "agency"))), small(facts)), accuracy_tag(desk, *request));
    }
    const Html body = div(cls("wrap"), draft_navigation(desk, "/report/accuracy"), div(cls("row between"), h1(t("web.draft.accuracy")), when(desk.may(Permission::WriteDraft) && !desk.is_over(), [&](Html& out) { out << a(cls("btn"), href(desk.link("/report/accuracy/new")), t("web.accuracy.send")); })),
                          p(t("web.accuracy.means")), items.empty() ? Html{section(cls("card"), p(t("web.accuracy.none")))} : Html{section(cls("card"), ul(cls("tasks"), items))});
    return page.show(draft_frame(desk, std::string{t("web.draft.accuracy").text()}), body);
}

// ---- sending

/// Agencies that answer for themselves in the case.
std::vector<identity::Organisation> agencies_of(CaseDesk& desk) {
    return desk.desk.store.read([&](store::Snapshot& snapshot) {
        std::vector<identity::Organisation> list;
        std::set<std::int64_t> seen;
        for (const auto& member : identity::members(snapshot, desk.of.id.to_string())) {
            if (!member.agency || (member.until && *member.until <= desk.page.context.now) || (member.role != identity::Role::AgencyLead && member.role != identity::Role::AgencyAuthor)) continue;
            if (!seen.insert(member.agency->value()).second) continue;
            if (auto found = identity::organisation(snapshot, *member.agency)) list.push_back(*std::move(found));
        }
        return list;
    });
}

Html paragraph_boxes(CaseDesk& desk, const publishing::Report& report) {
    const auto& t = desk.page.t;
    const auto chosen = desk.page.request.form.all("paragraphs");
    Html all;
    for (const auto& section : report.sections) {
        if (section.number.empty()) continue;
        govuk::Choices boxes{.name = "paragraphs", .id_prefix = "paragraph-" + section.number, .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = section_heading(desk, section)}}};
        for (const auto& block : section.blocks) {
            if (block.number.empty()) continue;
            auto words = publishing::words_of(block);
            if (words.size() > 120) {
                std::size_t end = 120;
                while ((static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) ++end;
                words = words.substr(0, end) + "…";
            }
            boxes.items.push_back({.value = block.number, .content = together(strong(block.number), sign(" "), span(from_record(), words)), .chosen = std::ranges::find(chosen, block.number) != chosen.end()});
        }
        all << govuk::checkboxes(t, boxes);
    }
    return all;
}

Response ask_accuracy(CaseDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    govuk::Choices agencies{.name = "agencies", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.accuracy.agencies")}}, .error = problems.at("agencies")};
    for (const auto& agency : agencies_of(desk)) agencies.items.push_back({.value = agency.public_id, .content = span(from_record(), agency.name)});
    if (agencies.items.empty()) return page.show(draft_frame(desk, std::string{t("web.accuracy.send").text()}), div(cls("wrap measure"), h1(t("web.accuracy.send")), p(t("web.accuracy.no_agencies")), p(a(href(desk.link("/members")), t("web.members.title")))));
    const Html fields = together(govuk::checkboxes(t, agencies), day_boxes_of(page, "due_on", t("web.accuracy.due_on"), t("web.accuracy.due_hint"), problems),
                                 govuk::textarea(t, {.name = "note", .label = {.content = t("web.accuracy.note")}, .value = page.typed("note"), .rows = 3, .autocomplete = "off"}), h2(id("paragraphs"), t("web.accuracy.which")),
                                 when(problems.at("paragraphs").has_value(), [&](Html& out) { out << p(cls("govuk-error-message"), t("web.accuracy.no_paragraphs")); }), paragraph_boxes(desk, draft_of(desk)), p(cls("acts"), button(cls("btn"), type("submit"), t("web.accuracy.send"))));
    const Html body = div(cls("wrap measure"), problems.summary(t), h1(t("web.accuracy.send")), page.post_form(desk.path("/report/accuracy/new"), fields));
    auto title = std::string{t("web.accuracy.send").text()};
    if (problems.any()) title = std::string{t("web.case.error_title", {{"title", title}}).text()};
    return page.show(draft_frame(desk, std::move(title)), body, problems.any() ? 422 : 200);
}

Response new_accuracy(SignedPage& page) {
    CaseDesk desk{page};
    return desk.is_over() ? Response::error(410) : ask_accuracy(desk, {});
}

/// The words are kept as they were sent: a later draft changes nothing of what an agency was asked.
casework::Answers paragraphs_sent(const SignedPage& page, const publishing::Report& report) {
    casework::Answers answers;
    std::size_t turn = 0;
    const auto most = casework::form_called("accuracy").find("paragraph")->most;
    for (const auto number : page.request.form.all("paragraphs")) {
        const auto found = publishing::find_block(report, number);
        if (!found || turn >= most) continue;
        answers.set({"paragraph", turn, "number"}, found->block->number);
        answers.set({"paragraph", turn, "section"}, found->section->record);
        answers.set({"paragraph", turn++, "text"}, publishing::words_of(*found->block));
    }
    return answers;
}

Response send_accuracy(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    Problems problems;
    std::vector<identity::Organisation> chosen;
    const auto asked = page.request.form.all("agencies");
    for (const auto& agency : agencies_of(desk))
        if (std::ranges::find(asked, agency.public_id) != asked.end()) chosen.push_back(agency);
    if (chosen.empty()) problems.add("agencies", page.t("web.accuracy.no_agency_chosen"));
    const auto due = typed_day_of(page, "due_on");
    if (!due || *due < today_of(page)) problems.add("due_on-day", page.t("web.accuracy.no_due"));
    auto answers = paragraphs_sent(page, draft_of(desk));
    if (answers.empty()) problems.add("paragraphs", page.t("web.accuracy.no_paragraphs"));
    if (problems.any()) return ask_accuracy(desk, problems);
    answers.set({"request", 0, "sent_on"}, base::to_iso(today_of(page)));
    answers.set({"request", 0, "due_on"}, base::to_iso(*due));
    answers.set({"request", 0, "note"}, page.typed("note").substr(0, casework::longest_text));
    return once(desk, desk.path("/report/accuracy"), [&](store::Transaction& transaction, const casework::Doer& doer) {
        for (const auto& agency : chosen) {
            answers.set({"request", 0, "organisation"}, agency.public_id);
            answers.set({"request", 0, "agency"}, agency.name);
            casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "accuracy", .answers = answers, .standing = "sent"}, doer);
        }
    });
}

// ---- one agency's

Html answer_form(CaseDesk& desk, const Record& request, const Record& comment) {
    const auto& t = desk.page.t;
    const auto id_of = comment.id.to_string();
    govuk::Select answers{.name = "answer", .id = "answer-" + id_of, .label = {.content = t("web.accuracy.answer")}};
    for (const auto& option : casework::form_called("accuracy_answer").find("answer")->find("answer")->options) answers.items.push_back({.content = Html{option_words(t, option)}, .value = option});
    return desk.page.post_form(request_path(desk, request, "/answer"), together(tag::input(type("hidden"), name("comment"), value(id_of)), govuk::select(t, answers),
        govuk::textarea(t, {.name = "reason", .id = "reason-" + id_of, .label = {.content = t("web.accuracy.reason")}, .hint = govuk::Hint{.content = t("web.accuracy.reason_hint")}, .rows = 2, .autocomplete = "off"}),
        govuk::textarea(t, {.name = "change", .id = "change-" + id_of, .label = {.content = t("web.accuracy.change")}, .rows = 2, .autocomplete = "off"}), p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.accuracy.save_answer")))));
}

Html comment_html(CaseDesk& desk, const Record& request, const AccuracyComment& one, bool may_write) {
    const auto& t = desk.page.t;
    Html answered;
    if (one.answer) {
        const auto line = [&](Key words, std::string_view field) {
            if (const auto& said = one.answer->answers.of("answer", field); !said.empty()) answered << p(strong(t(words)), sign(": "), span(from_record(), said));
        };
        const auto& word = one.answer->answers.of("answer", "answer");
        answered << p(span(cls(word == "accepted" ? "tag tag--ok" : "tag tag--soon"), option_words(t, word)));
        line("web.accuracy.reason", "reason");
        line("web.accuracy.change", "change");
    }
    return div(cls("card"), p(cls("wrap-any"), from_record(), one.comment->answers.of("comment", "text")), p(cls("muted"), name_of_account(desk.page, one.comment->written_by)), answered, when(may_write && !one.answer, [&](Html& out) { out << answer_form(desk, request, *one.comment); }));
}

Response read_accuracy(SignedPage& page) {
    CaseDesk desk{page};
    const auto request = record_of_path(desk, "accuracy");
    if (!request) return Response::error(404);
    const auto& t = page.t;
    const bool may_write = desk.may(Permission::WriteDraft) && !desk.is_over();
    const auto comments = accuracy_comments(desk, *request);
    const auto report = draft_of(desk);
    Html paragraphs;
    for (std::size_t turn = 0; turn < request->answers.turns("paragraph"); ++turn) {
        const auto& number = request->answers.of("paragraph", "number", turn);
        const auto now = publishing::find_block(report, number);
        const bool changed = !now || publishing::words_of(*now->block) != request->answers.of("paragraph", "text", turn);
        Html said;
        for (const auto& one : comments)
            if (one.comment->answers.of("comment", "number") == number) said << comment_html(desk, *request, one, may_write);
        paragraphs << section(cls("card"), h2(cls("h2--small"), t("web.accuracy.paragraph", {{"number", number}})), sent_paragraph(*request, turn), when(changed, [&](Html& out) {
            out << p(cls("muted"), t("web.accuracy.reads_otherwise"));
            if (now) out << p(cls("wrap-any"), from_record(), publishing::words_of(*now->block));
        }), said);
    }
    const Html due = request->answers.day({"request", 0, "due_on"}) ? day(t, *request->answers.day({"request", 0, "due_on"})) : Html{};
    const Html body = div(cls("wrap measure"), h1(from_record(), request->answers.of("request", "agency")), p(accuracy_tag(desk, *request), sign(" "), t("web.accuracy.due"), sign(" "), due), paragraphs);
    auto frame = draft_frame(desk, request->answers.of("request", "agency"));
    frame.breadcrumbs.push_back({Html{t("web.draft.accuracy")}, desk.link("/report/accuracy")});
    return page.show(std::move(frame), body);
}

Response answer_accuracy(SignedPage& page) {
    CaseDesk desk{page};
    const auto request = record_of_path(desk, "accuracy");
    if (!request) return Response::error(404);
    const auto word = page.typed("answer");
    const auto& options = casework::form_called("accuracy_answer").find("answer")->find("answer")->options;
    if (std::ranges::find(options, word) == options.end()) return Response::error(400);
    const auto to = request_path(desk, *request);
    if (word != "accepted" && page.typed("reason").empty()) return page.go(to);  // Whoever is not believed is told why.
    for (const auto& one : accuracy_comments(desk, *request)) {
        if (one.comment->id.to_string() != page.typed("comment")) continue;
        casework::Answers answers;
        answers.set({"answer", 0, "answer"}, word);
        answers.set({"answer", 0, "reason"}, page.typed("reason").substr(0, casework::longest_text));
        answers.set({"answer", 0, "change"}, page.typed("change").substr(0, casework::longest_text));
        return once(desk, to, [&](store::Transaction& transaction, const casework::Doer& doer) { casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "accuracy_answer", .answers = answers, .parent = one.comment->id.to_string()}, doer); });
    }
    return Response::error(404);
}

}  // namespace

void add_accuracy_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report/accuracy";
    const auto c2 = identity::DataClass::C2;
    const Guard reading{.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2};
    const Guard writing{.permission = Permission::WriteDraft, .audit = AuditEvent::RecordChanged, .data_class = c2, .body_bytes = 512 * 1024};
    add_signed_page(routes, below, reading, list_accuracy);
    add_signed_page(routes, below + "/new", {.permission = Permission::WriteDraft, .audit = AuditEvent::ReadDraft, .data_class = c2}, new_accuracy);
    add_form(routes, below + "/new", writing, send_accuracy);
    add_signed_page(routes, below + "/{record}", reading, read_accuracy);
    add_form(routes, below + "/{record}/answer", writing, answer_accuracy);
}

}  // namespace web
