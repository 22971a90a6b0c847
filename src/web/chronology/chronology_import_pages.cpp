#include <algorithm>

#include "base/text.h"
#include "casework/case_store.h"
#include "casework/document.h"
#include "web/casework/paper_upload.h"
#include "web/chronology/chronology_desk.h"
#include "web/chronology/chronology_in_pages.h"
#include "web/chronology/chronology_return.h"
#include "web/chronology/incoming_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Document;
using chronology::Meaning;
using identity::Permission;

namespace {

/// Of text that was pasted: what it is called among the papers.
constexpr std::string_view pasted_ending = ".csv";

std::string below_document(const Document& document, std::string_view what = {}) { return "/import/" + document.id.to_string() + std::string{what}; }

Html settings_link(ChronologyDesk& desk) { return desk.may_write_all() ? Html{a(href(desk.to("/settings")), desk.page.t("web.chronology_in.to_settings"))} : Html{}; }

IncomingPlace place_of_import(ChronologyDesk& desk, const Document& document) {
    return {.mapping = desk.path("/chronology" + below_document(document)), .preview = desk.path("/chronology" + below_document(document, "/preview")), .accept = desk.path("/chronology" + below_document(document, "/accept")), .back = desk.path("/chronology/imports"), .settings = settings_link(desk), .born_on = desk.born_on(),
            .import = [&desk](const chronology::BookImport& import) -> std::optional<Url> { return desk.sees(import.said.agency) ? std::optional{desk.to("/imports/" + import.id)} : std::nullopt; }};
}

/// An agency's own people bring what is theirs, whatever a column of the file says.
RowRules rules_for(ChronologyDesk& desk) {
    auto rules = rules_of(desk.book().settings());
    rules.one_agency = !desk.may_write_all();
    return rules;
}

// ---- a file or rows

/// Agencies that were asked, and those that are in the book; of an agency's own people theirs.
std::vector<std::string> known_agencies(ChronologyDesk& desk) {
    if (!desk.may_write_all()) return desk.own_agencies();
    std::vector<std::string> names;
    const auto add = [&](const std::string& agency) {
        if (!agency.empty() && std::ranges::find(names, agency) == names.end()) names.push_back(agency);
    };
    for (const char* form : {"request", "report_request"})
        for (const auto* request : desk.file().all(form)) add(request->answers.of("request", "agency"));
    for (const auto& agency : desk.book().agencies()) add(agency);
    for (const auto& import : desk.book().imports()) add(import.said.agency);
    std::ranges::sort(names);
    return names;
}

Html agency_fields(ChronologyDesk& desk, const Problems& problems) {
    const auto& page = desk.page;
    const auto& t = page.t;
    govuk::Select select{.name = "agency", .label = {.content = t("web.chronology_in.agency")}, .error = problems.at("agency")};
    select.items.push_back({.content = t("web.sheet.choose"), .value = std::string{}});
    for (const auto& agency : known_agencies(desk)) select.items.push_back({.content = span(from_record(), agency), .value = agency, .selected = agency == page.typed("agency"), .attributes = govuk::Attributes{}.add("data-from-record", "")});
    if (!desk.may_write_all()) return govuk::select(t, select);
    return together(govuk::select(t, select), govuk::input(t, {.name = "other_agency", .label = {.content = t("web.chronology_in.other_agency")}, .hint = govuk::Hint{.content = t("web.chronology_in.other_agency_hint")}, .value = page.typed("other_agency"), .autocomplete = "off"}));
}

Response ask_for_chronology(ChronologyDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const bool again = page.request.method == Method::Post;
    const Html fields = together(agency_fields(desk, problems), govuk::file_upload(t, {.name = "paper", .label = {.content = t("web.chronology_in.choose_file")}, .hint = govuk::Hint{.content = again ? t("web.documents.again") : t("web.chronology_in.choose_file_hint")}, .error = problems.at("paper")}),
                                 govuk::textarea(t, {.name = "pasted", .label = {.content = t("web.chronology_in.paste")}, .hint = govuk::Hint{.content = t("web.chronology_in.paste_hint")}, .error = problems.at("pasted"), .value = page.typed_whole("pasted"), .rows = 6, .autocomplete = "off"}),
                                 govuk::input(t, {.name = "sent_by", .label = {.content = t("web.chronology_in.sent_by")}, .hint = govuk::Hint{.content = t("web.chronology_in.sent_by_hint")}, .error = problems.at("sent_by"), .value = page.typed("sent_by"), .autocomplete = "off"}),
                                 code_select(page, "route", t("web.documents.route"), "route", casework::document_routes(), problems, page.typed("route").empty() ? "email" : page.typed("route")), day_boxes_of(page, "received_on", t("web.documents.received_on"), t("web.documents.received_hint"), problems),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.chronology_in.read_it")), sign(" "), a(href(desk.to("/imports")), t("web.chronology_in.imports_title"))));
    auto frame = desk.chronology_frame(std::string{t("web.chronology_in.title").text()});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html body = div(cls("wrap measure"), problems.summary(t), h1(t("web.chronology_in.title")), p(t("web.chronology_in.means")), when(desk.may_write_all(), [&](Html& out) { out << p(a(href(desk.to("/return")), t("web.chronology_in.returns_title"))); }), file_form(page, desk.path("/chronology/import"), fields));
    return page.show(std::move(frame), body, problems.any() ? 422 : 200);
}

Response choose_chronology(SignedPage& page) {
    ChronologyDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    return desk.may_write() ? ask_for_chronology(desk, {}) : Response::error(404);
}

/// What was sent, whichever way.
struct SentChronology {
    std::string name, bytes;
    documents::PaperKind kind = documents::PaperKind::Table;
    bool macros = false;
};

void refuse_chronology(ChronologyDesk& desk, Problems& problems, const std::string& field, const std::string& code, const Words& words) {
    problems.add(field, words);
    desk.desk.store.write([&](store::Transaction& transaction) { audit::record(transaction, doer_of(desk.page).event(audit::Kind::FileRefused, desk.of.id, code)); });
}

/// Rows copied out of a spreadsheet or a table are a file like any other, of a name that says what it is.
std::optional<SentChronology> sent_chronology(ChronologyDesk& desk, Problems& problems) {
    const auto& page = desk.page;
    const auto upload = take_upload(page, "paper");
    if (upload) return SentChronology{upload->name, std::string{upload->bytes}, upload->paper.kind, upload->paper.macros};
    const auto pasted = without_returns(page.typed_whole("pasted"));
    if (upload.error() == "missing" && !base::trim(pasted).empty()) return SentChronology{std::string{page.t("web.chronology_in.pasted_name").text()} + std::string{pasted_ending}, pasted};
    if (upload.error() == "missing") problems.add("paper", page.t("web.chronology_in.nothing_sent"));
    else refuse_chronology(desk, problems, "paper", upload.error(), paper_words_of(page.t, "refused", upload.error()));
    return std::nullopt;
}

/// The same bytes of the same agency are kept once.
std::optional<Document> kept_before(ChronologyDesk& desk, const std::string& agency, const std::string& sha256) {
    for (auto& one : desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::documents_of(snapshot, desk.desk.ground, desk.of); }))
        if (one.kind == "chronology" && !one.withdrawn && one.newest.facts.sha256 == sha256 && one.newest.facts.from == agency) return std::move(one);
    return std::nullopt;
}

std::string chosen_agency(ChronologyDesk& desk, Problems& problems) {
    const auto& page = desk.page;
    const auto other = desk.may_write_all() ? base::squeeze(page.typed("other_agency")) : std::string{};
    auto agency = other.empty() ? page.typed("agency") : other;
    constexpr std::size_t longest = 200;
    if (agency.empty() || base::length(agency) > longest || !desk.may_write_for(agency)) problems.add("agency", page.t("web.chronology_in.no_agency"));
    return agency;
}

Response take_chronology(SignedPage& page) {
    ChronologyDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    if (!desk.may_write()) return Response::error(404);
    const auto& t = page.t;
    Problems problems;
    const auto agency = chosen_agency(desk, problems);
    const auto sent = sent_chronology(desk, problems);
    std::optional<Incoming> incoming;
    if (sent) {
        auto read = read_incoming(page, sent->name, sent->bytes);
        if (read) incoming = std::move(*read);
        else refuse_chronology(desk, problems, page.request.file("paper") ? "paper" : "pasted", read.error().code, read.error().words);
    }
    if (page.typed("sent_by").empty()) problems.add("sent_by", t("web.chronology_in.no_sender"));
    if (std::ranges::find(casework::document_routes(), page.typed("route")) == casework::document_routes().end()) problems.add("route", t("web.documents.no_route"));
    const auto received = typed_day_of(page, "received_on");
    if (!received) problems.add("received_on-day", t("web.sheet.no_day"));
    else if (*received > today_of(page)) problems.add("received_on-day", t("web.documents.ahead"));
    if (problems.any()) return ask_for_chronology(desk, problems);
    if (const auto before = kept_before(desk, agency, incoming->sha256)) return page.go(desk.way(below_document(*before)));
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& work = desk.desk;
    const auto id = base::PublicId::make(work.ground.random);
    const casework::PaperFacts facts{.title = std::string{t("web.chronology_in.paper_title").text()}, .file_name = sent->name, .from = agency, .paper = std::string{documents::to_word(sent->kind)}, .macros = sent->macros, .sent_by = page.typed("sent_by")};
    const auto kept = casework::keep_paper(work.files, desk.of.seal, id, 1, facts, sent->bytes);
    const auto to = work.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            const auto made = casework::add_document(transaction, work.files, work.ground, casework::case_at(transaction, desk.of.key), {.kind = "chronology", .marking = "third_party", .arrival = {page.typed("route"), *received}}, kept, doer_of(page));
            return below_document(made);
        });
    });
    return page.go(desk.way(to));
}

// ---- its columns and its rows

/// The kept paper that the path names, read again.
struct OpenedPaper {
    Document document;
    Incoming incoming;
    RowRules rules;
    std::string remembered;
};

std::expected<OpenedPaper, Response> open_paper(ChronologyDesk& desk) {
    if (desk.is_over()) return std::unexpected{Response::error(410)};
    const auto id = base::PublicId::parse(desk.page.request.parameter("document"));
    auto document = id && desk.may_write() ? desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::find_document(snapshot, desk.desk.ground, desk.of, *id); }) : std::nullopt;
    if (!document || document->kind != "chronology" || document->withdrawn || !desk.may_write_for(document->newest.facts.from)) return std::unexpected{Response::error(404)};
    const auto& facts = document->newest.facts;
    auto incoming = read_incoming(desk.page, facts.file_name, casework::paper_bytes(desk.desk.files, desk.of, *document, document->newest));
    if (!incoming) {
        Problems problems;
        problems.add("paper", incoming.error().words);
        return std::unexpected{ask_for_chronology(desk, problems)};
    }
    incoming->agency = facts.from, incoming->sent_by = facts.sent_by, incoming->received_on = document->newest.received_on, incoming->document = document->id.to_string();
    auto remembered = desk.book().mapping_for(facts.from);
    return OpenedPaper{std::move(*document), std::move(*incoming), rules_for(desk), std::move(remembered)};
}

PageFrame incoming_frame(ChronologyDesk& desk, const Words& title, const Problems& problems) {
    auto frame = desk.chronology_frame(std::string{title.text()});
    frame.width = Width::Wide;
    if (problems.any()) frame.title = std::string{desk.page.t("web.case.error_title", {{"title", frame.title}}).text()};
    return frame;
}

/// A return that was made for another agency, or another case, may have been taken up by mistake.
Html notice_of_return(ChronologyDesk& desk, const Incoming& incoming) {
    if (!is_others_return(incoming, chronology_return_code(desk.desk, desk.of, incoming.agency))) return {};
    const auto& t = desk.page.t;
    for (const auto& agency : known_agencies(desk))
        if (!is_others_return(incoming, chronology_return_code(desk.desk, desk.of, agency))) return govuk::warning_text(t, {.content = together(t("web.chronology_in.return_of"), sign(" "), span(from_record(), agency))});
    return govuk::warning_text(t, {.content = t("web.chronology_in.return_unknown")});
}

Response show_mapping(ChronologyDesk& desk, const OpenedPaper& paper, const IncomingChoice& choice, const Problems& problems) {
    auto place = place_of_import(desk, paper.document);
    place.notice = notice_of_return(desk, paper.incoming);
    return desk.page.show(incoming_frame(desk, desk.page.t("web.chronology_in.mapping_title"), problems), mapping_page(desk.page, place, paper.incoming, choice, paper.rules, desk.book(), problems), problems.any() ? 422 : 200);
}

Response show_preview(ChronologyDesk& desk, const OpenedPaper& paper, const IncomingChoice& choice, const Problems& problems) {
    const auto read = read_rows(desk.page, paper.incoming, choice, paper.rules, desk.book());
    auto all = problems.any() ? problems : problems_of(desk.page, read);
    return desk.page.show(incoming_frame(desk, desk.page.t("web.chronology_in.preview_title"), all), preview_page(desk.page, place_of_import(desk, paper.document), paper.incoming, choice, read, paper.rules, desk.book(), all), all.any() ? 422 : 200);
}

Response columns_page(SignedPage& page) {
    ChronologyDesk desk{page};
    auto paper = open_paper(desk);
    if (!paper) return std::move(paper.error());
    return show_mapping(desk, *paper, posted_choice(page, paper->incoming, paper->rules, paper->remembered), {});
}

Response preview_rows(SignedPage& page) {
    ChronologyDesk desk{page};
    auto paper = open_paper(desk);
    if (!paper) return std::move(paper.error());
    const auto choice = posted_choice(page, paper->incoming, paper->rules, paper->remembered);
    const auto problems = problems_of_choice(page, paper->incoming, choice);
    return problems.any() ? show_mapping(desk, *paper, choice, problems) : show_preview(desk, *paper, choice, {});
}

/// A page that was answered to a form has no address of its own: whoever opens it again begins with the columns.
Response preview_again(SignedPage& page) {
    ChronologyDesk desk{page};
    return page.go(desk.way("/import/" + page.request.parameter("document")));
}

Response accept_rows(SignedPage& page) {
    ChronologyDesk desk{page};
    auto paper = open_paper(desk);
    if (!paper) return std::move(paper.error());
    const auto choice = posted_choice(page, paper->incoming, paper->rules, paper->remembered);
    const auto wrong = problems_of_choice(page, paper->incoming, choice);
    if (wrong.any()) return show_mapping(desk, *paper, choice, wrong);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& work = desk.desk;
    const auto ahead = read_ahead(page, work, desk.of, paper->incoming, choice, paper->rules);
    const auto to = work.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto id = accept_incoming(transaction, page, work, desk.of, paper->incoming, choice, paper->rules, ahead, doer_of(page));
            if (!id) return std::unexpected{0};
            return "/imports/" + *id;
        });
    });
    if (to) return page.go(desk.way(*to));
    Problems problems;
    problems.add(paper->incoming.is_proposal() ? "take-all" : "", paper->incoming.is_proposal() ? page.t("web.chronology_in.nothing_ticked") : page.t("web.chronology_in.nothing_new"));
    return show_preview(desk, *paper, choice, problems);
}

}  // namespace

void add_chronology_import_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    const Guard reading{.permission = Permission::WriteChronology, .audit = AuditEvent::ReadChronology, .data_class = c2, .for_owners = true};
    const Guard looking{.permission = Permission::WriteChronology, .audit = AuditEvent::ReadChronology, .data_class = c2, .for_owners = true, .body_bytes = long_form_bytes};
    add_signed_page(routes, "/cases/{case}/chronology/import", reading, choose_chronology);
    add_upload(routes, "/cases/{case}/chronology/import", {.permission = Permission::WriteChronology, .audit = AuditEvent::FileUploaded, .data_class = c2, .for_owners = true}, take_chronology);
    add_signed_page(routes, "/cases/{case}/chronology/import/{document}", reading, columns_page);
    add_form(routes, "/cases/{case}/chronology/import/{document}", looking, columns_page);
    add_signed_page(routes, "/cases/{case}/chronology/import/{document}/preview", reading, preview_again);
    add_form(routes, "/cases/{case}/chronology/import/{document}/preview", looking, preview_rows);
    add_form(routes, "/cases/{case}/chronology/import/{document}/accept", {.permission = Permission::WriteChronology, .audit = AuditEvent::RecordChanged, .data_class = c2, .for_owners = true, .body_bytes = long_form_bytes}, accept_rows);
}

}  // namespace web
