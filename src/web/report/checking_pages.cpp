#include "casework/telling.h"
#include "casework/walk.h"
#include "identity/organisation.h"
#include "web/casework/form_words.h"
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

bool is_mine(CaseDesk& desk, const Record& request) {
    const auto mine = own_agencies(desk);
    return std::ranges::find(mine, request.answers.of("request", "organisation")) != mine.end();
}

/// The request of the path, if it was sent to this person's agency.
std::optional<Record> own_request(CaseDesk& desk) {
    auto request = record_of_path(desk, "accuracy");
    if (!request || !is_mine(desk, *request) || !desk.page.context.may(Permission::ReadDraft, identity::Ownership::Shared)) return std::nullopt;
    return request;
}

/// What was sent to this person's agency, and to no other.
Response checking_list(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    Html items;
    for (const auto* request : desk.file().all("accuracy")) {
        if (!is_mine(desk, *request)) continue;
        const auto due = request->answers.day({"request", 0, "due_on"});
        items << li(div(cls("grow"), a(href(desk.link("/report/checking/" + request->id.to_string())), t("web.accuracy.paragraphs", {{"count", static_cast<std::int64_t>(request->answers.turns("paragraph"))}})), when(due.has_value(), [&](Html& out) { out << small(t("web.accuracy.due"), sign(" "), day(t, *due)); })),
                    accuracy_tag(desk, *request));
    }
    if (items.empty() && !page.context.may(Permission::ReadDraft)) return Response::error(404);
    return page.show(desk.frame(std::string{t("web.draft.accuracy").text()}), div(cls("wrap measure"), h1(t("web.draft.accuracy")), items.empty() ? Html{section(cls("card"), p(t("web.accuracy.none")))} : Html{section(cls("card"), ul(cls("tasks"), items))}));
}

Html to_check(CaseDesk& desk, const Record& request, std::size_t turn, bool open) {
    const auto& t = desk.page.t;
    const auto& number = request.answers.of("paragraph", "number", turn);
    Html said;
    for (const auto& one : accuracy_comments(desk, request)) {
        if (one.comment->answers.of("comment", "number") != number) continue;
        said << p(cls("wrap-any"), strong(t("web.accuracy.you_said")), sign(" "), span(from_record(), one.comment->answers.of("comment", "text")));
        if (one.answer) said << p(span(cls("tag"), option_words(t, one.answer->answers.of("answer", "answer"))), sign(" "), span(from_record(), one.answer->answers.of("answer", "reason")));
    }
    return section(cls("card"), h2(cls("h2--small"), t("web.accuracy.paragraph", {{"number", number}})), sent_paragraph(request, turn), said,
                   when(open, [&](Html& out) { out << govuk::textarea(t, {.name = "text." + std::to_string(turn), .label = {.content = together(t("web.accuracy.not_right"), span(cls("sr"), sign(" "), number))}, .rows = 2, .autocomplete = "off"}); }));
}

Response check_paragraphs(SignedPage& page) {
    CaseDesk desk{page};
    const auto request = own_request(desk);
    if (!request) return Response::error(404);
    const auto& t = page.t;
    const bool open = request->standing == "sent" && !desk.is_over();
    Html paragraphs;
    for (std::size_t turn = 0; turn < request->answers.turns("paragraph"); ++turn) paragraphs << to_check(desk, *request, turn, open);
    const auto& note = request->answers.of("request", "note");
    const auto due = request->answers.day({"request", 0, "due_on"});
    const Html buttons = p(cls("acts"), button(cls("btn"), type("submit"), t("web.accuracy.send_comments")));
    const Html body = div(cls("wrap measure"), h1(t("web.draft.accuracy")), p(t("web.accuracy.how_to_check")), when(due.has_value(), [&](Html& out) { out << p(t("web.accuracy.due"), sign(" "), day(t, *due)); }), when(!note.empty(), [&](Html& out) { out << p(cls("wrap-any"), from_record(), note); }),
                          open ? page.post_form(desk.path("/report/checking/" + request->id.to_string()), together(paragraphs, buttons)) : together(p(accuracy_tag(desk, *request)), paragraphs));
    return page.show(desk.frame(std::string{t("web.draft.accuracy").text()}), body);
}

/// Boxes that stay empty say that nothing is wrong there.
Response send_comments(SignedPage& page) {
    CaseDesk desk{page};
    const auto request = own_request(desk);
    if (!request) return Response::error(404);
    const auto to = desk.path("/report/checking/" + request->id.to_string());
    if (request->standing != "sent") return page.go(to);
    return once(desk, to, [&](store::Transaction& transaction, const casework::Doer& doer) {
        for (std::size_t turn = 0; turn < request->answers.turns("paragraph"); ++turn) {
            const auto text = page.typed("text." + std::to_string(turn)).substr(0, casework::longest_text);
            if (text.empty()) continue;
            casework::Answers answers;
            answers.set({"comment", 0, "number"}, request->answers.of("paragraph", "number", turn));
            answers.set({"comment", 0, "text"}, text);
            casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "accuracy_comment", .answers = answers, .parent = request->id.to_string()}, doer);
        }
        casework::set_standing(transaction, desk.of, *request, "answered", doer);
        casework::tell_accuracy_returned(transaction, desk.desk.ground, desk.of, *request, doer);
    });
}

}  // namespace

std::vector<std::string> own_agencies(CaseDesk& desk) {
    std::vector<std::string> list;
    const auto* standing = desk.page.context.standing();
    if (!standing) return list;
    desk.desk.store.read([&](store::Snapshot& snapshot) {
        for (const auto& role : standing->roles)
            if (role.agency)
                if (const auto found = identity::organisation(snapshot, *role.agency)) list.push_back(found->public_id);
        return 0;
    });
    return list;
}

std::vector<AccuracyComment> accuracy_comments(CaseDesk& desk, const Record& request) {
    std::vector<AccuracyComment> list;
    for (const auto* comment : desk.file().all("accuracy_comment"))
        if (comment->parent == request.id.to_string()) list.push_back({comment});
    for (const auto* answer : desk.file().all("accuracy_answer"))
        for (auto& one : list)
            if (answer->parent == one.comment->id.to_string()) one.answer = answer;
    return list;
}

AccuracyState accuracy_state(CaseDesk& desk, const Record& request) {
    if (request.standing == "sent") {
        const auto due = request.answers.day({"request", 0, "due_on"});
        return due && *due < today_of(desk.page) ? AccuracyState::Late : AccuracyState::Waiting;
    }
    const auto comments = accuracy_comments(desk, request);
    if (comments.empty()) return AccuracyState::NothingToCorrect;
    return std::ranges::any_of(comments, [](const AccuracyComment& one) { return one.answer == nullptr; }) ? AccuracyState::ToAnswer : AccuracyState::Answered;
}

Html accuracy_tag(CaseDesk& desk, const Record& request) {
    const auto& t = desk.page.t;
    switch (accuracy_state(desk, request)) {
        case AccuracyState::Waiting: return span(cls("tag tag--quiet"), t("web.accuracy.waiting"));
        case AccuracyState::Late: return span(cls("tag tag--late"), t("web.accuracy.late"));
        case AccuracyState::NothingToCorrect: return span(cls("tag tag--ok"), t("web.accuracy.nothing_to_correct"));
        case AccuracyState::ToAnswer: return span(cls("tag tag--soon"), t("web.accuracy.to_answer"));
        case AccuracyState::Answered: break;
    }
    return span(cls("tag tag--ok"), t("web.accuracy.answered"));
}

Html sent_paragraph(const Record& request, std::size_t turn) { return p(cls("wrap-any"), from_record(), request.answers.of("paragraph", "text", turn)); }

void add_checking_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report/checking";
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, below, {.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2, .for_owners = true}, checking_list);
    add_signed_page(routes, below + "/{record}", {.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = c2, .for_owners = true}, check_paragraphs);
    add_form(routes, below + "/{record}", {.permission = Permission::CommentDraft, .audit = AuditEvent::RecordChanged, .data_class = c2, .for_owners = true, .body_bytes = 1024 * 1024}, send_comments);
}

}  // namespace web
