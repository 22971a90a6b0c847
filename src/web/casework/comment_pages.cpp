#include "web/casework/comment_pages.h"

#include "casework/comments.h"
#include "casework/walk.h"
#include "web/casework/form_parts.h"
#include "web/casework/form_words.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/signing/role_words.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Comment;
using casework::CommentDoes;
using casework::Thread;
using identity::Permission;

namespace {

constexpr std::string_view comments_below = "/rapid-review/comments";

Html comment_item(CaseDesk& desk, const Comment& comment) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto role_of = identity::role_named(comment.role);
    Html who = name_of_account(page, comment.record->written_by);
    if (role_of) who << sign(", ") << role_words(t, *role_of);
    return li(id("comment-" + comment.record->id.to_string()), p(cls("muted"), who, sign(", "), moment(t, comment.record->created_at)),
              when(comment.does != CommentDoes::Says, [&](Html& out) { out << p(span(cls(comment.does == CommentDoes::Settles ? "tag tag--ok" : "tag tag--soon"), option_words(t, to_word(comment.does)))); }),
              when(!comment.text.empty(), [&](Html& out) { out << p(cls("wrap-any"), from_record(), comment.text); }));
}

/// What somebody typed that was not taken: it stays in its box.
struct Unsent {
    std::string thread, section, text;
    std::vector<casework::Problem> problems;
};

std::optional<govuk::ErrorMessage> wrong_text(const Catalogue& t, const Unsent& unsent, std::string_view thread) {
    const auto& form = casework::form_called("comment");
    if (unsent.thread != thread) return std::nullopt;
    for (const auto& problem : unsent.problems)
        if (problem.place.field == "text") return govuk::ErrorMessage{.content = problem_words(t, problem.kind, field_label(t, form, form.sections.front(), *form.sections.front().find("text")))};
    return std::nullopt;
}

Html answer_form(CaseDesk& desk, const Thread& thread, const Unsent& unsent) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto first = thread.comments.front().record->id.to_string();
    const auto box = "answer-" + first;
    const Html fields = together(govuk::textarea(t, {.name = "comment.0.text", .id = box, .label = {.content = t("web.comment.answer")}, .error = wrong_text(t, unsent, first), .value = unsent.thread == first ? unsent.text : std::string{}, .rows = 3, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn btn--2 btn--s"), type("submit"), name("does"), value("says"), t("web.comment.send_answer")),
                                   button(cls("btn btn--2 btn--s"), type("submit"), name("does"), value(thread.settled ? "reopens" : "settles"), thread.settled ? t("web.comment.reopen") : t("web.comment.settle"))));
    const Html form = page.post_form(desk.path(std::string{comments_below} + "/" + first + "/answer"), fields);
    return govuk::details({.summary = t("web.comment.answer_or_settle"), .content = form, .open = unsent.thread == first});
}

Html thread_card(CaseDesk& desk, const Thread& thread, bool may_comment, const Unsent& unsent) {
    const auto& t = desk.page.t;
    Html comments;
    for (const auto& comment : thread.comments) comments << comment_item(desk, comment);
    return li(cls("card"), p(span(cls(thread.settled ? "tag tag--ok" : "tag tag--soon"), thread.settled ? t("web.comment.settled") : t("web.comment.open"))), ol(cls("plain thread"), comments),
              when(may_comment, [&](Html& out) { out << answer_form(desk, thread, unsent); }));
}

Html all_threads(CaseDesk& desk, const std::vector<Thread>& threads, bool may_comment, const Unsent& unsent) {
    const auto& t = desk.page.t;
    if (threads.empty()) return section(cls("card"), p(t("web.comment.none")));
    Html all;
    for (std::size_t at = 0; at < threads.size();) {
        const auto& section_of = threads[at].section;
        Html items;
        for (; at < threads.size() && threads[at].section == section_of; ++at) items << thread_card(desk, threads[at], may_comment, unsent);
        all << section(h2(option_words(t, section_of)), ul(cls("plain threads"), items));
    }
    return all;
}

Html new_comment(CaseDesk& desk, const Unsent& unsent) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& form = casework::form_called("comment");
    const auto& part = form.sections.front();
    const auto chosen = unsent.section.empty() ? page.asked("section") : unsent.section;
    govuk::Select sections{.name = "comment.0.section", .label = {.content = field_label(t, form, part, *part.find("section"))}};
    for (const auto& option : part.find("section")->options) sections.items.push_back({.content = option_words(t, option), .value = option, .selected = chosen == option});
    const Html fields = together(govuk::select(t, sections), govuk::textarea(t, {.name = "comment.0.text", .id = "comment.0.text", .label = {.content = field_label(t, form, part, *part.find("text"))}, .error = wrong_text(t, unsent, "new"), .value = unsent.thread == "new" ? unsent.text : std::string{}, .rows = 4, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.comment.add"))));
    return section(cls("card"), attr("aria-labelledby", "new"), h2(id("new"), t("web.comment.new")), page.post_form(desk.path(comments_below), fields));
}

Response show_comments(CaseDesk& desk, const Unsent& unsent, int status = 200) {
    auto& page = desk.page;
    const auto& t = page.t;
    const bool may_comment = desk.may(Permission::CommentRapidReview) && !desk.is_over();
    const auto threads = casework::threads_of(desk.file());
    Html summary;
    if (!unsent.problems.empty()) {
        govuk::ErrorSummary errors;
        const auto& form = casework::form_called("comment");
        const Url box = unsent.thread == "new" ? Url{"#x"}.at("comment.0.text") : Url{"#x"}.at("answer-" + unsent.thread);
        for (const auto& problem : unsent.problems) errors.errors.push_back({.content = problem_words(t, problem.kind, field_label(t, form, form.sections.front(), *form.sections.front().find("text"))), .to = box});
        summary = govuk::error_summary(t, errors);
    }
    const Html body = div(cls("wrap measure"), summary, h1(t("web.comment.title")), p(t("web.comment.means")), when(may_comment, [&](Html& out) { out << new_comment(desk, unsent); }), all_threads(desk, threads, may_comment, unsent));
    auto frame = desk.frame(form_page_title(t, t("web.comment.title").text(), !unsent.problems.empty()));
    frame.breadcrumbs.push_back({form_title(t, casework::form_called("rapid_review")), desk.link("/rapid_review")});
    return page.show(std::move(frame), body, status);
}

Response comments_page(SignedPage& page) {
    CaseDesk desk{page};
    return show_comments(desk, {});
}

/// Settling needs no words; saying does.
std::vector<casework::Problem> problems_of(const casework::CommentMade& made, base::Day today) {
    auto problems = casework::check(casework::form_called("comment"), casework::answers_of(made), casework::Asked::Written, today);
    if (made.text.empty() && made.does == CommentDoes::Says) problems.push_back({{"comment", 0, "text"}, casework::ProblemKind::Missing});
    return problems;
}

Response keep_comment(CaseDesk& desk, const casework::CommentMade& made, const std::string& parent) {
    auto& page = desk.page;
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            return casework::write_down(transaction, desk.desk.ground, desk.of, {.form = "comment", .answers = casework::answers_of(made), .parent = parent}, doer_of(page)).id.to_string();
        });
    });
    return page.go(desk.path(comments_below));
}

Response add_comment(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const casework::CommentMade made{page.typed("comment.0.section"), CommentDoes::Says, doer_of(page).role, page.typed("comment.0.text")};
    if (auto problems = problems_of(made, today_of(page)); !problems.empty()) return show_comments(desk, {"new", made.section, made.text, std::move(problems)}, 422);
    return keep_comment(desk, made, {});
}

Response answer_comment(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto& asked = page.request.parameter("record");
    const casework::Thread* thread = nullptr;
    const auto threads = casework::threads_of(desk.file());
    for (const auto& one : threads)
        if (one.comments.front().record->id.to_string() == asked) thread = &one;
    if (!thread) return Response::error(404);
    const auto does = page.typed("does");
    const casework::CommentMade made{thread->section, does == "settles" ? CommentDoes::Settles : does == "reopens" ? CommentDoes::Reopens : CommentDoes::Says, doer_of(page).role, page.typed("comment.0.text")};
    if (auto problems = problems_of(made, today_of(page)); !problems.empty()) return show_comments(desk, {asked, {}, made.text, std::move(problems)}, 422);
    return keep_comment(desk, made, asked);
}

}  // namespace

Html comments_aside(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto open = static_cast<std::int64_t>(casework::open_threads(casework::threads_of(desk.file())));
    return section(cls("card no-print"), attr("aria-labelledby", "comments"), h2(id("comments"), cls("h2--small"), t("web.comment.title")), p(t("web.comment.count", {{"count", open}})), p(a(href(desk.link(comments_below)), t("web.comment.all"))));
}

void add_comment_pages(Routes& routes) {
    const auto below = "/cases/{case}" + std::string{comments_below};
    const Guard writing{.permission = Permission::CommentRapidReview, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2, .body_bytes = 512 * 1024};
    add_signed_page(routes, below, {.permission = Permission::ReadRapidReview, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2}, comments_page);
    add_form(routes, below, writing, add_comment);
    add_form(routes, below + "/{record}/answer", writing, answer_comment);
}

}  // namespace web
