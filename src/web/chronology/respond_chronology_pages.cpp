#include <algorithm>

#include "casework/case_store.h"
#include "casework/document.h"
#include "casework/telling.h"
#include "web/chronology/chronology_shelf.h"
#include "web/casework/paper_upload.h"
#include "web/casework/respond_desk.h"
#include "web/casework/written_view.h"
#include "web/chronology/chronology_in_pages.h"
#include "web/chronology/chronology_return.h"
#include "web/chronology/incoming_view.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Document;

namespace {

/// So many chronologies are kept for one request: whoever has no account fills no disk.
constexpr std::size_t chronologies_allowed = 20;

/// What the agency behind the link has to do with the chronology: its name, and the book as the case has it. Nothing of the book is shown but
/// what the case asks for and what this agency sent for this request.
struct ChronologyAsked {
    AskedOf asked;
    std::string agency;
    std::shared_ptr<const chronology::Opened> opened;
    RowRules rules;
    std::string path(std::string_view below = {}) const { return "/respond/" + asked.token + "/chronology" + std::string{below}; }
    const chronology::Book& book() const { return opened->book; }
};

std::optional<ChronologyAsked> chronology_asked(const SignedPage& page) {
    auto asked = asked_of(page);
    auto& desk = desk_of(page);
    if (!asked || asked->asking->purpose != casework::LinkPurpose::Request || desk.ground.keys.is_destroyed(asked->of.seal)) return std::nullopt;
    auto opened = desk.store.read([&](store::Snapshot& snapshot) { return desk.chronology->books.open(snapshot, desk.ground, asked->of); });
    auto rules = rules_of(opened->book.settings());
    rules.one_agency = true;
    auto agency = asked->request.answers.of("request", "agency");
    return ChronologyAsked{std::move(*asked), std::move(agency), std::move(opened), std::move(rules)};
}

/// A browser that gave no code is asked for it; a link of another kind has no such page.
Response without_asked(SignedPage& page) { return asked_of(page) ? Response::error(404) : ask_answer_code(page, {}, page.request.method == Method::Post ? 403 : 200); }

bool is_of_request(const ChronologyAsked& asked, const Document& document) { return document.kind == "chronology" && document.record == asked.asked.request.id.to_string() && !document.withdrawn; }

std::vector<Document> chronologies_sent(store::Snapshot& snapshot, const SignedPage& page, const ChronologyAsked& asked) {
    auto all = casework::documents_of(snapshot, desk_of(page).ground, asked.asked.of);
    std::erase_if(all, [&](const Document& document) { return !is_of_request(asked, document); });
    return all;
}

// ---- what came, and a box for more

Html sent_files(const SignedPage& page, const ChronologyAsked& asked) {
    const auto& t = page.t;
    Html items;
    for (const auto& document : desk_of(page).store.read([&](store::Snapshot& snapshot) { return chronologies_sent(snapshot, page, asked); })) {
        Html stands;
        for (const auto& import : asked.book().imports())
            if (import.said.document == document.id.to_string()) {
                const auto open = std::ranges::count_if(import.fates, [](const chronology::BookImport::Fate& fate) { return fate.open(); });
                stands << p(span(cls("tag tag--ok"), t("web.chronology_in.accepted")), sign(" "), t("web.chronology_in.count_in_book", {{"count", static_cast<std::int64_t>(import.entries)}}), sign(" "), t("web.chronology_in.count_open", {{"count", static_cast<std::int64_t>(open)}}));
            }
        if (stands.empty()) stands = p(a(href(page.link(asked.path("/" + document.id.to_string()))), t("web.chronology_in.not_accepted_yet")));
        items << li(div(span(cls("wrap-any"), from_record(), document.newest.facts.file_name), sign(", "), day(t, document.newest.received_on)), div(stands));
    }
    return items.empty() ? Html{} : Html{section(cls("card"), attr("aria-labelledby", "sent"), h2(id("sent"), t("web.chronology_in.you_sent")), ul(cls("tasks tasks--stacked"), items))};
}

Response show_sending(SignedPage& page, const ChronologyAsked& asked, const Problems& problems) {
    const auto& t = page.t;
    auto frame = plain_frame(page, "web.chronology_in.your_chronology");
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    Html columns;
    for (const auto meaning : return_columns(asked.book().settings())) columns << li(meaning_words(t, meaning));
    const Html box = file_form(page, asked.path(), together(file_field(page, problems, Html{t("web.chronology_in.choose_file_hint")}), p(cls("acts"), button(cls("btn"), type("submit"), t("web.chronology_in.read_it")))));
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.chronology_in.your_chronology")), p(t("web.chronology_in.your_chronology_means")), sent_files(page, asked),
                                           section(cls("card"), attr("aria-labelledby", "blank"), h2(id("blank"), t("web.chronology_in.blank")), p(t("web.chronology_in.blank_means")), ul(columns), ul(cls("acts acts--list"), li(a(href(page.link(asked.path("/return.docx"))), t("web.chronology_in.return_word"))), li(a(href(page.link(asked.path("/return.xlsx"))), t("web.chronology_in.return_excel"))))),
                                           section(cls("card"), attr("aria-labelledby", "send"), h2(id("send"), t("web.chronology_in.send_chronology")), box), p(a(href(page.link("/respond/" + asked.asked.token)), t("web.chronology_in.back_to_request")))), problems.any() ? 422 : 200);
}

Response sending_page(SignedPage& page) {
    const auto asked = chronology_asked(page);
    return asked ? show_sending(page, *asked, {}) : without_asked(page);
}

Response blank_word(SignedPage& page) {
    const auto asked = chronology_asked(page);
    if (!asked) return without_asked(page);
    return word_file(word_return(page.t, asked->book().settings(), asked->agency, chronology_return_code(desk_of(page), asked->asked.of, asked->agency)), "chronology-return.docx");
}

Response blank_excel(SignedPage& page) {
    const auto asked = chronology_asked(page);
    if (!asked) return without_asked(page);
    return excel_file(excel_return(page.t, asked->book().settings(), asked->agency, chronology_return_code(desk_of(page), asked->asked.of, asked->agency)), "chronology-return.xlsx");
}

Response refuse_sending(SignedPage& page, const ChronologyAsked& asked, const std::string& code, const Words& words) {
    desk_of(page).store.write([&](store::Transaction& transaction) { audit::record(transaction, answering(page).event(audit::Kind::FileRefused, asked.asked.of.id, code)); });
    Problems problems;
    problems.add("paper", words);
    return show_sending(page, asked, problems);
}

/// The paper's id; nothing where there are too many already. The same file twice is kept once.
std::optional<std::string> keep_sent(SignedPage& page, const ChronologyAsked& asked, const Upload& upload) {
    auto& desk = desk_of(page);
    const auto id = base::PublicId::make(desk.ground.random);
    const auto kept = casework::keep_paper(desk.files, asked.asked.of.seal, id, 1, upload.facts(std::string{page.t("web.chronology_in.paper_title").text()}, asked.agency), upload.bytes);
    return desk.store.write([&](store::Transaction& transaction) -> std::optional<std::string> {
        const auto before = chronologies_sent(transaction, page, asked);
        for (const auto& one : before)
            if (one.newest.facts.sha256 == kept.facts.sha256) return one.id.to_string();
        if (before.size() >= chronologies_allowed) return std::nullopt;
        casework::add_document(transaction, desk.files, desk.ground, asked.asked.of, {.kind = "chronology", .marking = "third_party", .record = asked.asked.request.id.to_string(), .arrival = {"upload", today_of(page)}}, kept, answering(page));
        return id.to_string();
    });
}

Response take_sent(SignedPage& page) {
    const auto asked = chronology_asked(page);
    if (!asked) return without_asked(page);
    const auto upload = take_upload(page, "paper");
    if (!upload) return refuse_sending(page, *asked, upload.error(), paper_words_of(page.t, "refused", upload.error()));
    const auto incoming = read_incoming(page, upload->name, upload->bytes);
    if (!incoming) return refuse_sending(page, *asked, incoming.error().code, incoming.error().words);
    if (is_others_return(*incoming, chronology_return_code(desk_of(page), asked->asked.of, asked->agency))) return refuse_sending(page, *asked, "other_return", page.t("web.chronology_in.return_unknown"));
    const auto id = keep_sent(page, *asked, *upload);
    if (!id) return refuse_sending(page, *asked, "too_often", page.t("web.respond.too_often"));
    return page.go(asked->path("/" + *id));
}

// ---- its columns and rows

struct SentPaper {
    ChronologyAsked asked;
    Document document;
    Incoming incoming;
    std::string remembered;
};

std::expected<SentPaper, Response> sent_paper(SignedPage& page) {
    auto asked = chronology_asked(page);
    if (!asked) return std::unexpected{without_asked(page)};
    auto& desk = desk_of(page);
    const auto id = base::PublicId::parse(page.request.parameter("document"));
    auto document = id ? desk.store.read([&](store::Snapshot& snapshot) { return casework::find_document(snapshot, desk.ground, asked->asked.of, *id); }) : std::nullopt;
    if (!document || !is_of_request(*asked, *document)) return std::unexpected{Response::error(404)};
    auto incoming = read_incoming(page, document->newest.facts.file_name, casework::paper_bytes(desk.files, asked->asked.of, *document, document->newest));
    if (!incoming) return std::unexpected{refuse_sending(page, *asked, incoming.error().code, incoming.error().words)};
    incoming->agency = asked->agency, incoming->sent_by = asked->asked.request.answers.of("request", "lead"), incoming->received_on = document->newest.received_on, incoming->document = document->id.to_string();
    auto remembered = asked->book().mapping_for(asked->agency);
    return SentPaper{std::move(*asked), std::move(*document), std::move(*incoming), std::move(remembered)};
}

IncomingPlace place_behind_link(const SentPaper& paper) {
    const auto below = "/" + paper.document.id.to_string();
    return {.mapping = paper.asked.path(below), .preview = paper.asked.path(below + "/preview"), .accept = paper.asked.path(below + "/accept"), .back = paper.asked.path()};
}

PageFrame sent_frame(const SignedPage& page, Key title, const Problems& problems) {
    auto frame = plain_frame(page, title);
    frame.width = Width::Wide;
    if (problems.any()) frame.title = std::string{page.t("web.case.error_title", {{"title", frame.title}}).text()};
    return frame;
}

Response show_sent_columns(SignedPage& page, const SentPaper& paper, const IncomingChoice& choice, const Problems& problems) {
    return page.show(sent_frame(page, "web.chronology_in.mapping_title", problems), mapping_page(page, place_behind_link(paper), paper.incoming, choice, paper.asked.rules, paper.asked.book(), problems), problems.any() ? 422 : 200);
}

Response show_sent_rows(SignedPage& page, const SentPaper& paper, const IncomingChoice& choice, const Problems& problems) {
    const auto read = read_rows(page, paper.incoming, choice, paper.asked.rules, paper.asked.book());
    const auto all = problems.any() ? problems : problems_of(page, read);
    return page.show(sent_frame(page, "web.chronology_in.preview_title", all), preview_page(page, place_behind_link(paper), paper.incoming, choice, read, paper.asked.rules, paper.asked.book(), all), all.any() ? 422 : 200);
}

IncomingChoice choice_in_form(const SignedPage& page, const SentPaper& paper) { return posted_choice(page, paper.incoming, paper.asked.rules, paper.remembered); }

Response sent_columns(SignedPage& page) {
    auto paper = sent_paper(page);
    if (!paper) return std::move(paper.error());
    return show_sent_columns(page, *paper, choice_in_form(page, *paper), {});
}

Response sent_rows(SignedPage& page) {
    auto paper = sent_paper(page);
    if (!paper) return std::move(paper.error());
    const auto choice = choice_in_form(page, *paper);
    const auto problems = problems_of_choice(page, paper->incoming, choice);
    return problems.any() ? show_sent_columns(page, *paper, choice, problems) : show_sent_rows(page, *paper, choice, {});
}

Response sent_rows_again(SignedPage& page) { return page.go("/respond/" + page.request.parameter("token") + "/chronology/" + page.request.parameter("document")); }

/// Without an account there is no key of a form: rows that are in the book already are not taken twice, which has the same effect.
Response accept_sent(SignedPage& page) {
    auto paper = sent_paper(page);
    if (!paper) return std::move(paper.error());
    const auto choice = choice_in_form(page, *paper);
    const auto wrong = problems_of_choice(page, paper->incoming, choice);
    if (wrong.any()) return show_sent_columns(page, *paper, choice, wrong);
    auto& desk = desk_of(page);
    const auto& of = paper->asked.asked.of;
    const auto ahead = read_ahead(page, desk, of, paper->incoming, choice, paper->asked.rules);
    const auto id = desk.store.write([&](store::Transaction& transaction) {
        const auto doer = answering(page);
        const auto import = accept_incoming(transaction, page, desk, of, paper->incoming, choice, paper->asked.rules, ahead, doer);
        if (import) casework::tell_returned(transaction, desk.ground, of, *import, doer);
        return import;
    });
    if (id || !came_before(paper->asked.book(), paper->incoming, paper->asked.rules).empty()) return page.go(paper->asked.path());
    Problems problems;
    problems.add("take-all", page.t("web.chronology_in.nothing_ticked"));
    return show_sent_rows(page, *paper, choice, problems);
}

}  // namespace

Html chronology_behind_link(const SignedPage& page, const AskedOf& asked) {
    if (asked.asking->purpose != casework::LinkPurpose::Request) return {};
    const auto& t = page.t;
    return section(cls("card"), attr("aria-labelledby", "chronology"), h2(id("chronology"), t("web.chronology_in.your_chronology")), p(t("web.chronology_in.your_chronology_means")), p(a(href(page.link("/respond/" + asked.token + "/chronology")), t("web.chronology_in.send_chronology"))));
}

void add_respond_chronology_pages(Routes& routes) {
    const Guard guard{.permission = identity::Permission::SignIn, .audit = AuditEvent::None, .data_class = identity::DataClass::C1};
    auto sending = guard, files = guard;
    sending.body_bytes = long_form_bytes, files.rate = RateClass::Downloads;
    add_signed_page(routes, "/respond/{token}/chronology", guard, sending_page);
    add_upload(routes, "/respond/{token}/chronology", files, take_sent);
    add_signed_page(routes, "/respond/{token}/chronology/return.docx", files, blank_word);
    add_signed_page(routes, "/respond/{token}/chronology/return.xlsx", files, blank_excel);
    add_signed_page(routes, "/respond/{token}/chronology/{document}", files, sent_columns);  // Reads the file anew.
    add_form(routes, "/respond/{token}/chronology/{document}", sending, sent_columns);
    add_signed_page(routes, "/respond/{token}/chronology/{document}/preview", guard, sent_rows_again);
    add_form(routes, "/respond/{token}/chronology/{document}/preview", sending, sent_rows);
    add_form(routes, "/respond/{token}/chronology/{document}/accept", sending, accept_sent);
}

}  // namespace web
