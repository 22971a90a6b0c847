#include <array>

#include "documents/word/written.h"
#include "identity/visible_cases_store.h"
#include "learning/broken_threads.h"
#include "web/casework/print_view.h"
#include "web/casework/written_view.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/tracker/tracker_list.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::Head;
using learning::Rung;

namespace {

Html counted(const SignedPage& page, const char* anchor, std::size_t count, Key words) {
    return li(a(href(page.link("/learning/threads").at(anchor)), page.t(words, {{"count", static_cast<std::int64_t>(count)}})));
}

Html heads_section(const SignedPage& page, const char* anchor, const std::vector<Head>& heads, Key words) {
    const auto& t = page.t;
    return section(cls("card"), h2(id(anchor), t(words, {{"count", static_cast<std::int64_t>(heads.size())}})), heads.empty() ? Html{p(t("web.tracker.threads_none"))} : recommendations_table(page, heads, t(words, {{"count", static_cast<std::int64_t>(heads.size())}})));
}

learning::BrokenThreads threads_of(SignedPage& page) {
    const auto reader = tracker_reader(page);
    return page.store().read([&](store::Snapshot& snapshot) {
        return learning::broken_threads(snapshot, desk_of(page).ground, reader, identity::cases_with(snapshot, page.context.actor, Permission::ReadDraft, page.context.now), today_of(page));
    });
}

Response threads_page(SignedPage& page) {
    const auto& t = page.t;
    const auto broken = threads_of(page);
    Html findings;
    for (const auto& finding : broken.findings) findings << li(a(href(page.link("/cases/" + finding.case_reference + "/finding/" + finding.finding)), span(from_record(), finding.case_reference), sign(", "), t("web.tracker.finding_number", {{"number", static_cast<std::int64_t>(finding.number)}})));
    auto frame = page.frame(std::string{t("web.tracker.threads").text()});
    frame.breadcrumbs = {{Html{t("web.impact.title")}, page.link("/learning")}};
    frame.width = Width::Wide;
    return page.show(std::move(frame), div(cls("wrap wide"), h1(t("web.tracker.threads")), p(cls("lede"), t("web.tracker.threads_means")),
        ul(counted(page, "findings", broken.findings.size(), "web.tracker.threads_findings"), counted(page, "unanswered", broken.unanswered.size(), "web.tracker.threads_unanswered"), counted(page, "without-evidence", broken.without_evidence.size(), "web.tracker.threads_evidence"), counted(page, "retest", broken.retest_overdue.size(), "web.tracker.threads_retest")),
        section(cls("card"), attr("aria-labelledby", "findings"), h2(id("findings"), t("web.tracker.threads_findings", {{"count", static_cast<std::int64_t>(broken.findings.size())}})), findings.empty() ? Html{p(t("web.tracker.threads_none"))} : Html{ul(findings)}),
        heads_section(page, "unanswered", broken.unanswered, "web.tracker.threads_unanswered"), heads_section(page, "without-evidence", broken.without_evidence, "web.tracker.threads_evidence"), heads_section(page, "retest", broken.retest_overdue, "web.tracker.threads_retest")));
}

// ---- what goes to the board

struct Board {
    std::vector<Head> heads;
    std::int64_t overdue = 0;
    std::array<std::int64_t, 5> rungs{};
};

Board board_of(SignedPage& page) {
    auto wanted = tracker_wanted(page);
    wanted.size = 0, wanted.sort = learning::TrackerSort::State;
    const auto reader = tracker_reader(page);
    auto list = page.store().read([&](store::Snapshot& snapshot) { return learning::tracker(snapshot, reader, wanted); });
    Board board{std::move(list.heads), list.overdue, {}};
    for (const auto& head : board.heads) ++board.rungs[static_cast<std::size_t>(learning::rung_of(head.state))];
    return board;
}

Html board_content(SignedPage& page, const Board& board) {
    const auto& t = page.t;
    Html stats;
    for (std::size_t rung = 1; rung < board.rungs.size(); ++rung) stats << div(cls("card stat"), b(board.rungs[rung]), t(rung_key(static_cast<Rung>(rung))));
    return together(p(t("web.tracker.board_as_of"), sign(" "), day(t, today_of(page)), sign(". "), t("web.tracker.count", {{"count", static_cast<std::int64_t>(board.heads.size())}}), sign(", "), t("web.tracker.count_overdue", {{"count", board.overdue}}), sign(".")), p(t("web.tracker.four_steps")), div(cls("cols stats"), stats),
                    section(cls("card"), recommendations_table(page, board.heads, t("web.tracker.title"))));
}

Response board_page(SignedPage& page) {
    const auto& t = page.t;
    auto frame = page.frame(std::string{t("web.tracker.board").text()});
    frame.breadcrumbs = {{Html{t("web.tracker.title")}, page.link("/actions")}};
    frame.width = Width::Wide;
    return page.show(std::move(frame), div(cls("wrap wide"), h1(t("web.tracker.board")), board_content(page, board_of(page)),
                     p(cls("acts"), a(href(page.link("/actions/board.docx")), t("web.tracker.as_word")), sign(" "), when(can_make_pdf(page), [&](Html& out) { out << a(href(page.link("/actions/board.pdf")), t("web.tracker.as_pdf")) << sign(" "); }), a(href(page.link("/actions.xlsx")), t("web.caseload.xlsx")))));
}

Response board_docx(SignedPage& page) {
    const auto& t = page.t;
    const auto board = board_of(page);
    documents::word::WrittenDocument document{.title = std::string{t("web.tracker.board").text()}, .language = document_language(t)};
    document.parts.push_back(documents::word::WrittenParagraph{std::string{t("web.tracker.board_as_of").text()} + " " + std::string{day_words(t, today_of(page)).text()} + ". " + std::string{t("web.tracker.count_overdue", {{"count", board.overdue}}).text()} + "."});
    documents::word::WrittenList counts{};
    for (std::size_t rung = 1; rung < board.rungs.size(); ++rung) counts.items.push_back(std::string{t(rung_key(static_cast<Rung>(rung))).text()} + ": " + std::to_string(board.rungs[rung]));
    document.parts.push_back(std::move(counts));
    documents::word::WrittenTable table{.caption = std::string{t("web.tracker.title").text()}, .rows = {}};
    const auto columns = tracker_columns();
    constexpr std::array<std::size_t, 7> shown{0, 1, 2, 4, 5, 6, 8};
    std::vector<std::string> line;
    for (const auto i : shown) line.emplace_back(t(columns[i]).text());
    table.rows.push_back(line);
    for (const auto& head : board.heads) {
        const auto cells = tracker_cells(t, head, today_of(page));
        line.clear();
        for (const auto i : shown) line.push_back(cells[i]);
        table.rows.push_back(line);
    }
    document.parts.push_back(std::move(table));
    auto response = Response::bytes("application/vnd.openxmlformats-officedocument.wordprocessingml.document", documents::word::to_docx(document));
    response.headers.set("Content-Disposition", "attachment; filename=\"board-report.docx\"");
    return response;
}

Response board_pdf(SignedPage& page) {
    auto* printer = page.services.printer;
    if (!printer || !printer->can_print()) return page.go("/actions/board");
    const auto title = std::string{page.t("web.tracker.board").text()};
    auto made = printer->print(plain_print_job(page, title, together(h1(page.t("web.tracker.board")), board_content(page, board_of(page)))));
    if (!made) return Response::error(503);
    auto response = Response::bytes("application/pdf", *std::move(made));
    response.headers.set("Content-Disposition", "attachment; filename=\"board-report.pdf\"");
    return response;
}

}  // namespace

void add_thread_pages(Routes& routes) {
    const Guard reading{.permission = Permission::ListCases}, download{.permission = Permission::ListCases, .audit = AuditEvent::Exported, .rate = RateClass::Downloads};
    add_signed_page(routes, "/learning/threads", reading, threads_page);
    add_signed_page(routes, "/actions/board", reading, board_page);
    add_signed_page(routes, "/actions/board.docx", download, board_docx);
    add_signed_page(routes, "/actions/board.pdf", download, board_pdf);
}

}  // namespace web
