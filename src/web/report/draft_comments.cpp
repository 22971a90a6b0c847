#include "web/report/draft_comments.h"

#include "casework/comments.h"
#include "casework/walk.h"
#include "web/casework/form_words.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"
#include "web/signing/role_words.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::CommentDoes;
using casework::Thread;
using identity::Permission;

namespace {

std::string comments_path(const CaseDesk& desk, const std::string& section) { return desk.path("/report/sections/" + section + "/comments"); }

Html said_item(CaseDesk& desk, const casework::Comment& comment) {
    const auto& t = desk.page.t;
    Html who = name_of_account(desk.page, comment.record->written_by);
    if (const auto role_of = identity::role_named(comment.role)) who << sign(", ") << role_words(t, *role_of);
    return li(id("comment-" + comment.record->id.to_string()), p(cls("muted"), who, sign(", "), moment(t, comment.record->created_at)),
              when(comment.does != CommentDoes::Says, [&](Html& out) { out << p(span(cls(comment.does == CommentDoes::Settles ? "tag tag--ok" : "tag tag--soon"), option_words(t, to_word(comment.does)))); }),
              when(!comment.text.empty(), [&](Html& out) { out << p(cls("wrap-any"), from_record(), comment.text); }));
}

Html thread_item(CaseDesk& desk, const std::string& section, const Thread& thread, bool may_say) {
    const auto& t = desk.page.t;
    Html said;
    for (const auto& comment : thread.comments) said << said_item(desk, comment);
    const auto first = thread.comments.front().record->id.to_string();
    const Html answer = together(govuk::textarea(t, {.name = "text", .id = "answer-" + first, .label = {.content = t("web.comment.answer")}, .rows = 3, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn btn--2 btn--s"), type("submit"), name("does"), value("says"), t("web.comment.send_answer")),
                                   button(cls("btn btn--2 btn--s"), type("submit"), name("does"), value(thread.settled ? "reopens" : "settles"), thread.settled ? t("web.comment.reopen") : t("web.comment.settle"))));
    return li(cls("card"), p(span(cls(thread.settled ? "tag tag--ok" : "tag tag--soon"), thread.settled ? t("web.comment.settled") : t("web.comment.open"))), ol(cls("plain thread"), said),
              when(may_say, [&](Html& out) { out << govuk::details({.summary = t("web.comment.answer_or_settle"), .content = desk.page.post_form(comments_path(desk, section) + "/" + first, answer)}); }));
}

/// Empty words say nothing: the page comes back as it was. Settling needs none.
Response say(CaseDesk& desk, const casework::Record& section, CommentDoes does, const std::string& parent) {
    const auto to = desk.path("/report/sections/" + section.id.to_string());
    const casework::CommentMade made{section.id.to_string(), does, doer_of(desk.page).role, desk.page.typed("text").substr(0, casework::longest_text)};
    if (made.text.empty() && does == CommentDoes::Says) return desk.page.go(to);
    return once(desk, to, [&](store::Transaction& transaction, const casework::Doer& doer) {
        casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "report_comment", .answers = casework::answers_of(made), .parent = parent}, doer);
    });
}

Response add_comment_to_draft(SignedPage& page) {
    CaseDesk desk{page};
    const auto section = record_of_path(desk, "report_section");
    return section ? say(desk, *section, CommentDoes::Says, {}) : Response::error(404);
}

Response answer_in_draft(SignedPage& page) {
    CaseDesk desk{page};
    const auto section = record_of_path(desk, "report_section");
    if (!section) return Response::error(404);
    const auto does = page.typed("does");
    for (const auto& thread : casework::threads_of(desk.file(), "report_comment"))
        if (thread.section == section->id.to_string() && thread.comments.front().record->id.to_string() == page.request.parameter("thread"))
            return say(desk, *section, does == "settles" ? CommentDoes::Settles : does == "reopens" ? CommentDoes::Reopens : CommentDoes::Says, thread.comments.front().record->id.to_string());
    return Response::error(404);
}

}  // namespace

Html draft_comments(CaseDesk& desk, const casework::Record& section) {
    const auto& t = desk.page.t;
    const bool may_say = desk.may(Permission::CommentDraft) && !desk.is_over();
    const auto id_of = section.id.to_string();
    Html threads;
    for (const auto& thread : casework::threads_of(desk.file(), "report_comment"))
        if (thread.section == id_of) threads << thread_item(desk, id_of, thread, may_say);
    const Html box = together(govuk::textarea(t, {.name = "text", .id = "new-comment", .label = {.content = t("web.comment.new")}, .rows = 3, .autocomplete = "off"}), p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.comment.add"))));
    return tag::section(cls("no-print"), attr("aria-labelledby", "comments"), h2(id("comments"), cls("h2--small"), t("web.comment.title")), threads.empty() ? Html{p(cls("muted"), t("web.comment.none"))} : Html{ul(cls("plain threads"), threads)},
                        when(may_say, [&](Html& out) { out << div(cls("card"), desk.page.post_form(comments_path(desk, id_of), box)); }));
}

void add_draft_comment_forms(Routes& routes) {
    const Guard saying{.permission = Permission::CommentDraft, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2, .body_bytes = 512 * 1024};
    add_form(routes, "/cases/{case}/report/sections/{record}/comments", saying, add_comment_to_draft);
    add_form(routes, "/cases/{case}/report/sections/{record}/comments/{thread}", saying, answer_in_draft);
}

}  // namespace web
