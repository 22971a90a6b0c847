#include <algorithm>

#include "casework/case_store.h"
#include "casework/document.h"
#include "web/casework/paper_upload.h"
#include "web/casework/request_pages.h"
#include "web/casework/respond_desk.h"
#include "web/casework/sheet_view.h"
#include "web/casework/written_view.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::FilledForm;
using casework::Place;

namespace {

/// So many versions of a filled-in form are kept for one request: whoever has no account fills no disk.
constexpr std::int64_t returned_papers_allowed = 20;

/// By this a file is known as an answer to this request. It opens nothing.
std::string return_code(const SignedPage& page, const AskedOf& asked) { return desk_of(page).ground.keys.blind_token("return-paper", asked.request.id.to_string()).substr(0, 16); }

casework::WorkbookWords workbook_words(const Catalogue& t) {
    const auto text = [](const Words& words) { return std::string{words.text()}; };
    return {text(t("web.respond.book_how")), text(t("web.respond.book_sheet")), text(t("web.respond.book_question")), text(t("web.respond.book_needed")), text(t("web.respond.book_answer")), text(t("web.respond.book_hint")), text(t("web.respond.book_yes"))};
}

std::string file_name_of(const AskedOf& asked) { return asked.asking->purpose == casework::LinkPurpose::Request ? "return-form" : "agency-report-form"; }

Response word_form(SignedPage& page) {
    const auto asked = asked_of(page);
    if (!asked) return ask_answer_code(page, {}, 200);
    return word_file(casework::form_document(asked->form(), paper_words(page.t), return_code(page, *asked), asked->begun), file_name_of(*asked) + ".docx");
}

Response excel_form(SignedPage& page) {
    const auto asked = asked_of(page);
    if (!asked) return ask_answer_code(page, {}, 200);
    auto response = Response::bytes("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", documents::to_xlsx(casework::form_workbook(asked->form(), paper_words(page.t), workbook_words(page.t), return_code(page, *asked))));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + file_name_of(*asked) + ".xlsx\"");
    return response;
}

// ---- a filled-in form comes back

/// A file that is a form of this request, read; or why not.
struct Reading {
    FilledPaper paper;
    std::string refusal;  ///< Words for whoever sent it; empty where it was read.
};

Reading refuse(const Words& words) { return {{}, std::string{words.text()}}; }

/// In the page's language first; a form that was downloaded in the other is read in that.
template <class Read>
FilledForm in_either_language(const SignedPage& page, Read read) {
    const auto other = page.language == Language::Welsh ? Language::English : Language::Welsh;
    auto filled = read(paper_words(page.t));
    return filled.is_of_this_form ? filled : read(paper_words(page.services.messages.in(other)));
}

std::optional<FilledForm> read_paper(const SignedPage& page, const casework::Form& form, const Upload& upload, std::string& refusal) {
    if (upload.paper.kind == documents::PaperKind::Excel) {
        const bool welsh = casework::property_of(upload.paper, casework::language_property).starts_with("cy");
        const auto& t = page.services.messages.in(welsh ? Language::Welsh : Language::English);
        return casework::read_filled_workbook(form, paper_words(t), upload.paper);
    }
    const auto text = text_of_paper(page, upload.paper.kind, upload.bytes);
    if (!text) {
        refusal = paper_words_of(page.t, "refused", text.error()).text();
        return std::nullopt;
    }
    return in_either_language(page, [&](const casework::PaperWords& words) { return casework::read_filled_form(form, words, text->blocks); });
}

Reading read_return(const SignedPage& page, const AskedOf& asked, const Upload& upload) {
    using enum documents::PaperKind;
    const auto& t = page.t;
    if (upload.paper.kind == OldWord || upload.paper.kind == OldExcel) return refuse(t("web.respond.old_office"));
    if (upload.paper.kind != Word && upload.paper.kind != Excel) return refuse(t("web.respond.other_file"));
    const auto form = casework::property_of(upload.paper, casework::form_property), code = casework::property_of(upload.paper, casework::code_property);
    if (!form.empty() && form != asked.form().name) return refuse(t("web.respond.other_form"));
    if (!code.empty() && code != return_code(page, asked)) return refuse(t("web.respond.other_request"));
    Reading reading;
    auto filled = read_paper(page, asked.form(), upload, reading.refusal);
    if (!filled) return reading;
    if (!filled->is_of_this_form) return refuse(t("web.respond.other_form"));
    auto version = casework::property_of(upload.paper, casework::version_property);
    if (version.empty()) version = filled->version;
    if (!version.empty() && version != asked.form().version) return {{}, std::string{t("web.respond.other_version", {{"theirs", version}, {"ours", asked.form().version}}).text()}};
    reading.paper = {*std::move(filled), asked.written(), !code.empty()};
    return reading;
}

/// The return that was sent as a file before, if any: what comes now is its next version.
std::optional<casework::Document> sent_before_as_file(store::Snapshot& snapshot, const casework::Ground& ground, const AskedOf& asked) {
    std::optional<casework::Document> found;
    for (auto& one : casework::documents_of(snapshot, ground, asked.of))
        if (one.kind == asked.asking->paper_kind && one.newest.route != "upload" && one.record == asked.request.id.to_string() && !one.withdrawn) found = std::move(one);
    return found;
}

/// The original is kept as a paper of the case, with the request and the agency. The same file twice is kept once.
bool keep_original(SignedPage& page, const AskedOf& asked, const Upload& upload) {
    auto& desk = desk_of(page);
    const auto before = desk.store.read([&](store::Snapshot& snapshot) { return sent_before_as_file(snapshot, desk.ground, asked); });
    const auto facts = upload.facts(std::string{page.t(asked.asking->file_title).text()}, asked.request.answers.of("request", "agency"));
    const auto id = before ? before->id : base::PublicId::make(desk.ground.random);
    const auto kept = casework::keep_paper(desk.files, asked.of.seal, id, before ? before->newest.version + 1 : 1, facts, upload.bytes);
    if (before && before->newest.facts.sha256 == kept.facts.sha256) return true;
    if (before && before->newest.version >= returned_papers_allowed) return false;
    const casework::Arrival arrival{upload.paper.kind == documents::PaperKind::Excel ? "excel_form" : "word_form", today_of(page)};
    return desk.store.write([&](store::Transaction& transaction) {
        const auto now = sent_before_as_file(transaction, desk.ground, asked);
        if (now && now->newest.facts.sha256 == kept.facts.sha256) return true;
        if (now.has_value() != before.has_value()) return false;  // Two windows at once: the second is asked to send it again.
        if (before) return casework::add_version(transaction, desk.files, desk.ground, asked.of, *before, arrival, kept, answering(page)).has_value();
        casework::add_document(transaction, desk.files, desk.ground, asked.of, {.kind = std::string{asked.asking->paper_kind}, .marking = "third_party", .record = asked.request.id.to_string(), .arrival = arrival}, kept, answering(page));
        return true;
    });
}

Response not_taken(SignedPage& page, const AskedOf& asked, const std::string& code, Problems problems) {
    auto& desk = desk_of(page);
    desk.store.write([&](store::Transaction& transaction) { audit::record(transaction, answering(page).event(audit::Kind::FileRefused, asked.of.id, code)); });
    const std::vector<casework::Problem> none;
    return show_return(page, asked, {.answers = asked.written(), .problems = none, .upload = &problems, .status = 422});
}

/// Over what was typed comes what the file says; what it does not say stays as it was typed.
Answers joined_answers(const FilledPaper& paper) {
    auto all = paper.typed;
    for (const auto& [place, words] : paper.filled.answers.all()) all.set(place, words);
    return all;
}

Response take_return(SignedPage& page) {
    const auto asked = asked_of(page);
    if (!asked) return ask_answer_code(page, {}, 403);
    if (asked->is_sent()) return page.go("/respond/" + asked->token);
    Problems problems;
    const auto upload = take_upload(page, "paper");
    if (!upload) {
        problems.add("paper", paper_words_of(page.t, "refused", upload.error()));
        return not_taken(page, *asked, upload.error(), std::move(problems));
    }
    auto reading = read_return(page, *asked, *upload);
    if (!reading.refusal.empty()) {
        problems.add_text("paper", reading.refusal);
        return not_taken(page, *asked, "not_this_form", std::move(problems));
    }
    if (!keep_original(page, *asked, *upload)) {
        problems.add("paper", page.t("web.respond.too_often"));
        return not_taken(page, *asked, "too_often", std::move(problems));
    }
    const auto answers = joined_answers(reading.paper);
    const auto wrong = casework::check(asked->form(), answers, casework::Asked::Complete, today_of(page));
    return show_return(page, *asked, {.answers = answers, .problems = wrong, .paper = &reading.paper, .status = wrong.empty() ? 200 : 422});
}

// ---- what is shown of it

Html section_of_answer(const Words& question, const std::string& where, const Html& rows) {
    return div(cls("answers"), h3(question, when(!where.empty(), [&](Html& out) { out << sign(" ") << small(from_record(), where); })), dl(cls("kv"), rows));
}

Html understood_row(const SignedPage& page, const casework::Form& form, const FilledPaper& paper, const Answers& now, const std::vector<casework::Problem>& problems, const Place& place) {
    const auto& t = page.t;
    const auto& section = *form.find(place.section);
    const auto& field = *section.find(place.field);
    const auto original = paper.filled.original.find(place);
    const auto where = paper.filled.where.find(place);
    const auto words = answer_text(t, field, now, place), typed = answer_text(t, field, paper.typed, place);
    const auto problem = std::ranges::find(problems, place, &casework::Problem::place);
    Html meaning = span(from_record(), words);
    if (problem != problems.end()) meaning = together(strong(problem_words(t, problem->kind, field_label(t, form, section, field))), when(!words.empty(), [&](Html& out) { out << sign(" ") << span(from_record(), words); }));
    Html rows = together(div(dt(t("web.respond.in_file")), dd(from_record(), original == paper.filled.original.end() ? std::string{} : original->second)), div(dt(t("web.respond.understood")), dd(meaning)));
    if (!typed.empty() && typed != words) rows << div(dt(t("web.respond.typed_before")), dd(from_record(), typed));
    return section_of_answer(field_label(t, form, section, field), where == paper.filled.where.end() ? std::string{} : where->second, rows);
}

}  // namespace

Html understood(const SignedPage& page, const casework::Form& form, const FilledPaper& paper, const Answers& now, const std::vector<casework::Problem>& problems) {
    const auto& t = page.t;
    Html rows;
    for (const auto& section : form.sections)
        for (std::size_t turn = 0; turn < section.most; ++turn)
            for (const auto& field : section.fields)
                if (const Place place{section.key, turn, field.key}; paper.filled.original.contains(place)) rows << understood_row(page, form, paper, now, problems, place);
    Html unplaced;
    for (const auto& words : paper.filled.unplaced) unplaced << li(from_record(), words);
    Html all = tag::section(cls("card"), attr("aria-labelledby", "read"), h2(id("read"), t("web.respond.read_title")), p(t("web.respond.read_means")), rows.empty() ? Html{p(t("web.respond.read_nothing"))} : rows);
    if (!paper.says_code) all << tag::section(cls("card"), p(t("web.respond.no_code")));
    if (!unplaced.empty()) all << tag::section(cls("card"), attr("aria-labelledby", "unplaced"), h2(id("unplaced"), t("web.respond.unplaced")), p(t("web.respond.unplaced_means")), ul(unplaced));
    return all;
}

Html answer_by_file(SignedPage& page, const AskedOf& asked, const Problems* upload) {
    const auto& t = page.t;
    const auto path = "/respond/" + asked.token;
    const Problems none;
    return tag::section(cls("card"), attr("aria-labelledby", "by-file"), h2(id("by-file"), t("web.respond.by_file")), p(t("web.respond.by_file_means")),
                        ul(cls("acts acts--list"), li(a(href(page.link(path + "/form.docx")), t("web.respond.word_form"))), li(a(href(page.link(path + "/form.xlsx")), t("web.respond.excel_form")))),
                        file_form(page, path + "/paper", together(file_field(page, upload ? *upload : none, t("web.respond.choose_hint")), p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.respond.read_it"))))));
}

void add_respond_paper_pages(Routes& routes) {
    const Guard guard{.permission = identity::Permission::SignIn, .audit = AuditEvent::None, .data_class = identity::DataClass::C1, .rate = RateClass::Downloads};
    add_signed_page(routes, "/respond/{token}/form.docx", guard, word_form);
    add_signed_page(routes, "/respond/{token}/form.xlsx", guard, excel_form);
    add_upload(routes, "/respond/{token}/paper", guard, take_return);
}

}  // namespace web
