#include "web/family/early_learning_pages.h"

#include <optional>

#include "calendar/london.h"
#include "casework/walk.h"
#include "web/casework/posted_answers.h"
#include "web/casework/print_view.h"
#include "web/casework/sheet_view.h"
#include "web/casework/written_view.h"
#include "web/family/learning_finders.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::EarlyLearning;
using casework::Problem;
using casework::Record;
using documents::word::WrittenDocument;
using identity::Permission;

namespace {

constexpr std::string_view learning_below = "/early-learning";

/// The briefing of the case; a further one replaces it as a new version.
std::optional<EarlyLearning> learning_of(CaseDesk& desk) {
    const auto* record = desk.file().last("early_learning");
    return record ? std::optional{casework::early_learning_of(desk.file(), *record)} : std::nullopt;
}

void add_part(WrittenDocument& document, const Words& heading, const std::string& words) {
    if (words.empty()) return;
    document.parts.emplace_back(documents::word::WrittenHeading{1, std::string{heading.text()}});
    document.parts.emplace_back(documents::word::WrittenParagraph{words});
}

/// What somebody typed into one of the page's own forms that was not taken.
struct NotTaken {
    std::string form;
    Answers answers = {};
    std::vector<Problem> problems = {};
    bool named = false;  ///< The briefing names somebody by itself.
};

Html small_form(CaseDesk& desk, std::string_view name_of_form, std::string_view below, const Words& button_words, const NotTaken& not_taken, const Answers& begun) {
    const auto& t = desk.page.t;
    const auto& form = casework::form_called(name_of_form);
    const bool again = not_taken.form == name_of_form;
    const std::vector<Problem> none;
    const auto& answers = again ? not_taken.answers : begun;
    auto shown = form;  // The version is the page's to say, and what is done is what its button says.
    for (auto& part : shown.sections) std::erase_if(part.fields, [](const casework::Field& field) { return field.key == "version" || field.key == "does" || field.key == "reason"; });
    for (auto& part : shown.sections)
        for (auto& field : part.fields) field.asked_when_field.clear(), field.asked_when_value.clear();
    return desk.page.post_form(desk.path(std::string{learning_below} + std::string{below}), together(all_fields({t, shown, answers, again ? not_taken.problems : none}), p(cls("acts"), button(cls("btn"), type("submit"), button_words))));
}

Html by_whom(const CaseDesk& desk, const Record& record) { return together(name_of_account(desk.page, record.written_by), sign(", "), day_words(desk.page.t, calendar::day_in_london(record.created_at))); }

Html check_card(CaseDesk& desk, const EarlyLearning& learning, const NotTaken& not_taken) {
    const auto& t = desk.page.t;
    Html content;
    if (learning.check) {
        const auto& said = learning.check->answers;
        content << p(span(cls(learning.is_clear() ? "tag tag--ok" : "tag tag--late"), option_words(t, said.of("check", "result"))))
                << p(span(from_record(), said.of("check", "who")), sign(", "), day_words(t, said.day({"check", 0, "on"}).value_or(today_of(desk.page))), sign(". "), t("web.learning.written_down"), sign(" "), by_whom(desk, *learning.check));
        if (!said.of("check", "note").empty()) content << p(from_record(), said.of("check", "note"));
    } else content << p(cls("muted"), t("web.learning.not_checked"));
    if (desk.may(Permission::WriteDraft) && !desk.is_over() && !learning.is_released()) {
        Answers begun;
        begun.set({"check", 0, "who"}, desk.page.me().name);
        begun.set({"check", 0, "on"}, base::to_iso(today_of(desk.page)));
        content << govuk::details({.summary = t("web.learning.record_check"), .content = small_form(desk, "learning_check", "/check", t("web.learning.record_check"), not_taken, begun), .open = not_taken.form == "learning_check" || !learning.check});
    }
    return section(cls("card"), attr("aria-labelledby", "check"), h2(id("check"), t("web.learning.check")), p(t("web.learning.check_means")), content);
}

Html confirm_buttons(CaseDesk& desk, const EarlyLearning& learning) {
    const auto& t = desk.page.t;
    if (!desk.may(Permission::ApproveDraft) || desk.is_over()) return {};
    if (!casework::may_confirm(learning, desk.page.me().public_id)) return p(t("web.learning.not_your_own"));
    return desk.page.post_form(desk.path("/early-learning/confirm"), p(cls("acts"), button(cls("btn"), type("submit"), name("does"), value("confirms"), t("web.learning.confirm")), sign(" "), button(cls("btn btn--2"), type("submit"), name("does"), value("withholds"), t("web.learning.withhold"))));
}

Html release_card(CaseDesk& desk, const EarlyLearning& learning, const NotTaken& not_taken) {
    const auto& t = desk.page.t;
    Html content;
    if (learning.withheld) content << p(span(cls("tag tag--late"), t("web.learning.withheld")), sign(" "), by_whom(desk, *learning.withheld));
    if (learning.release) {
        const auto& said = learning.release->answers;
        content << p(span(cls(learning.is_released() ? "tag tag--ok" : "tag tag--soon"), learning.is_released() ? t("web.learning.released") : t("web.learning.waits")))
                << p(t("web.learning.to"), sign(" "), span(from_record(), said.of("release", "to")), sign(", "), day_words(t, said.day({"release", 0, "on"}).value_or(today_of(desk.page)))) << p(t("web.learning.asked_by"), sign(" "), by_whom(desk, *learning.release));
        if (learning.confirmed) content << p(t("web.learning.confirmed_by"), sign(" "), by_whom(desk, *learning.confirmed));
        else content << confirm_buttons(desk, learning);
    } else if (!learning.is_clear()) content << p(cls("muted"), t("web.learning.check_first"));
    else if (desk.may(Permission::PreparePublication) && !desk.is_over()) {
        Answers begun;
        begun.set({"release", 0, "on"}, base::to_iso(today_of(desk.page)));
        content << small_form(desk, "learning_release", "/release", t("web.learning.ask"), not_taken, begun);
    } else content << p(cls("muted"), t("web.learning.not_released"));
    return section(cls("card"), attr("aria-labelledby", "release"), h2(id("release"), t("web.learning.release")), p(t("web.learning.release_means")), content);
}

Html as_files(CaseDesk& desk) {
    const auto& t = desk.page.t;
    return p(cls("acts no-print"), a(href(desk.link("/early-learning/print")), t("web.learning.print")), when(can_make_pdf(desk.page), [&](Html& out) { out << sign(" ") << a(href(desk.link("/early-learning.pdf")), t("web.print.pdf")); }), sign(" "), a(href(desk.link("/early-learning.docx")), t("web.learning.word")));
}

Response show_learning(CaseDesk& desk, const NotTaken& not_taken, int status = 200) {
    auto& page = desk.page;
    const auto& t = page.t;
    const bool may_write = desk.may(Permission::WriteDraft) && !desk.is_over();
    const auto learning = learning_of(desk);
    Html body;
    if (!learning) body << section(cls("card"), p(t("web.learning.none")), when(may_write, [&](Html& out) { out << p(a(cls("btn"), href(desk.link("/early-learning/edit")), t("web.learning.write"))); }));
    else {
        const auto document = briefing_document(t, *learning->record);
        body << div(cls("cols two"), section(cls("card"), attr("aria-labelledby", "briefing"), h2(id("briefing"), from_record(), document.title), p(cls("muted"), t("web.case.version_by", {{"version", learning->record->version}}), sign(" "), name_of_account(page, learning->record->written_by)), written_html(document, 3), as_files(desk),
                                             when(may_write, [&](Html& out) { out << p(a(cls("btn"), href(desk.link("/early-learning/edit")), t("web.learning.edit"))); })),
                    div(learning_hits_card(desk, learning_hits(desk, *learning->record)), check_card(desk, *learning, not_taken), release_card(desk, *learning, not_taken)));
    }
    Html errors = not_taken.form.empty() || not_taken.named ? Html{} : form_errors(t, casework::form_called(not_taken.form), not_taken.problems);
    if (not_taken.named) {
        Problems problems;
        problems.add("finders", t("web.learning.still_named"));
        errors << problems.summary(t);
    }
    return page.show(desk.frame(form_page_title(t, t("web.learning.title").text(), not_taken.named || !not_taken.problems.empty())), div(cls("wrap"), errors, h1(t("web.learning.title")), p(t("web.learning.means")), body), status);
}

Response learning_page(SignedPage& page) {
    CaseDesk desk{page};
    return show_learning(desk, {});
}

// ---- writing it

struct LearningSheet {
    Answers answers;
    std::int64_t seen = 0;
    std::vector<Problem> problems = {};
    Html above = {};
    int status = 200;
};

/// A first draft: what was found, a point each, as far as one page holds.
Answers begun_from(CaseDesk& desk) {
    Answers answers;
    const auto sources = casework::learning_sources(desk.file());
    const auto most = casework::form_called("early_learning").find("point")->most;
    for (std::size_t i = 0; i < std::min(sources.size(), most); ++i) {
        answers.set({"point", i, "learned"}, sources[i].text);
        answers.set({"point", i, "source"}, sources[i].from == "finding" ? std::string{desk.page.t("web.learning.from_finding").text()} : form_text(desk.page.t, casework::form_called(sources[i].from)));
    }
    return answers;
}

Response fill_in_learning(CaseDesk& desk, const LearningSheet& sheet) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& form = casework::form_called("early_learning");
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(std::to_string(sheet.seen))), all_fields({t, form, sheet.answers, sheet.problems}), p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save")), sign(" "), a(href(desk.link(learning_below)), t("web.case.back"))));
    auto frame = desk.frame(form_page_title(t, form_text(t, form), !sheet.problems.empty()));
    frame.breadcrumbs.push_back({Html{t("web.learning.title")}, desk.link(learning_below)});
    return page.show(std::move(frame), div(cls("wrap measure"), form_errors(t, form, sheet.problems), sheet.above, h1(form_title(t, form)), p(t("web.learning.how")), page.post_form(desk.path("/early-learning/edit"), fields), provenance(t, form)), sheet.status);
}

Response edit_learning(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto learning = learning_of(desk);
    if (learning) return fill_in_learning(desk, {.answers = learning->record->answers, .seen = learning->record->version});
    return fill_in_learning(desk, {.answers = begun_from(desk)});
}

Response save_learning(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    LearningSheet sheet{.answers = posted_answers(page, casework::form_called("early_learning")), .seen = std::atoll(page.typed("seen").c_str())};
    sheet.problems = casework::check(casework::form_called("early_learning"), sheet.answers, casework::Asked::Complete, today_of(page));
    sheet.status = 422;
    if (!sheet.problems.empty()) return fill_in_learning(desk, sheet);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    std::optional<casework::Stale> stale;
    const auto saved = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto all = casework::records(transaction, desk.desk.ground, desk.of, "early_learning");
            if (all.empty()) return (void)casework::write_down(transaction, desk.desk.ground, desk.of, {"early_learning", sheet.answers}, doer_of(page)), desk.path(learning_below);
            auto seen = all.back();
            seen.version = sheet.seen;
            const auto version = casework::write_anew(transaction, desk.desk.ground, desk.of, seen, sheet.answers, doer_of(page));
            if (version) return desk.path(learning_below);
            stale = version.error();
            return std::unexpected{0};
        });
    });
    if (saved) return page.go(*saved);
    const auto& t = page.t;
    sheet.seen = stale->version, sheet.status = 409;
    sheet.above = together(govuk::warning_text(t, {.content = together(t("web.case.clash"), sign(" "), name_of_account(page, stale->written_by))}),
                           answers_compare(t, {.form = casework::form_called("early_learning"), .mine = sheet.answers, .theirs = stale->theirs, .mine_heading = t("web.case.clash_yours"), .theirs_heading = t("web.case.clash_theirs"), .choosing = Choosing::None}), p(t("web.case.clash_what")));
    return fill_in_learning(desk, sheet);
}

// ---- check, release, confirm

/// Writes one record under the briefing that stands, unless its form says what is missing.
Response write_under(CaseDesk& desk, const EarlyLearning& learning, const char* form, const char* part, Answers answers) {
    auto& page = desk.page;
    answers.set({part, 0, "version"}, std::to_string(learning.record->version));
    auto problems = casework::check(casework::form_called(form), answers, casework::Asked::Complete, today_of(page));
    if (!problems.empty()) return show_learning(desk, {form, answers, std::move(problems)}, 422);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] { return casework::write_down(transaction, desk.desk.ground, desk.of, {form, answers, "kept", learning.record->id.to_string()}, doer_of(page)).id.to_string(); });
    });
    return page.go(desk.path(learning_below));
}

Response check_learning(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto learning = learning_of(desk);
    if (!learning) return Response::error(404);
    auto answers = posted_answers(page, casework::form_called("learning_check"));
    if (answers.of("check", "result") == "nothing_found" && names_somebody(learning_hits(desk, *learning->record))) return show_learning(desk, {.form = "learning_check", .answers = std::move(answers), .named = true}, 422);
    return write_under(desk, *learning, "learning_check", "check", std::move(answers));
}

Response release_learning(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto learning = learning_of(desk);
    if (!learning || !learning->is_clear() || learning->release) return Response::error(404);
    auto answers = posted_answers(page, casework::form_called("learning_release"));
    // Asked again: the case may have come to know somebody since the check.
    if (names_somebody(learning_hits(desk, *learning->record))) return show_learning(desk, {.form = "learning_release", .answers = std::move(answers), .named = true}, 422);
    answers.set({"release", 0, "does"}, "releases");
    return write_under(desk, *learning, "learning_release", "release", std::move(answers));
}

Response confirm_learning(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto learning = learning_of(desk);
    if (!learning || learning->confirmed || !casework::may_confirm(*learning, page.me().public_id)) return Response::error(404);
    Answers answers;
    const bool confirms = page.typed("does") == "confirms";
    if (confirms && names_somebody(learning_hits(desk, *learning->record))) return show_learning(desk, {.form = "learning_release", .named = true}, 422);
    answers.set({"release", 0, "does"}, confirms ? "confirms" : "withholds");
    if (!confirms) answers.set({"release", 0, "reason"}, std::string{page.t("web.learning.withheld_reason").text()});
    return write_under(desk, *learning, "learning_release", "release", std::move(answers));
}

// ---- taken away

Html learning_sheet(const CaseDesk& desk, const EarlyLearning& learning) {
    const auto document = briefing_document(desk.page.t, *learning.record);
    return together(when(!learning.is_released(), [&](Html& out) { out << p(strong(desk.page.t("web.learning.draft_mark"))); }), h1(from_record(), document.title), written_html(document));
}

Response print_learning(SignedPage& page) {
    CaseDesk desk{page};
    const auto learning = learning_of(desk);
    if (!learning) return Response::error(404);
    return page.show(desk.frame(std::string{page.t("web.learning.title").text()}), div(cls("wrap measure"), learning_sheet(desk, *learning), p(cls("no-print"), a(href(desk.link(learning_below)), page.t("web.case.back")))));
}

/// Released: a page that anybody may have. Before that a copy with its mark, like everything else that leaves a case.
Response learning_pdf(SignedPage& page) {
    CaseDesk desk{page};
    const auto learning = learning_of(desk);
    if (!learning) return Response::error(404);
    const Sheets sheets{briefing_document(page.t, *learning->record).title, learning_sheet(desk, *learning)};
    if (learning->is_released()) return public_pdf(page, public_print_job(page.t, sheets), "early-learning.pdf", desk.link("/early-learning/print"));
    return pdf_answer(desk, sheets, mark_copy(desk), desk.of.reference + "-early-learning.pdf", desk.path("/early-learning/print"));
}

Response learning_word(SignedPage& page) {
    CaseDesk desk{page};
    const auto learning = learning_of(desk);
    if (!learning) return Response::error(404);
    auto document = briefing_document(page.t, *learning->record);
    if (learning->is_released()) return word_file(document, "early-learning.docx");
    document.parts.insert(document.parts.begin(), documents::word::WrittenParagraph{std::string{page.t("web.learning.draft_mark").text()}});
    return word_file(document, desk.of.reference + "-early-learning.docx");
}

}  // namespace

WrittenDocument briefing_document(const Catalogue& t, const Record& record) {
    const auto& answers = record.answers;
    WrittenDocument document{.title = answers.of("briefing", "title"), .language = document_language(t)};
    const auto& form = casework::form_called("early_learning");
    const auto& briefing = *form.find("briefing");
    const auto part = [&](const char* field) { add_part(document, field_label(t, form, briefing, *briefing.find(field)), answers.of("briefing", field)); };
    part("why"), part("for_whom");
    documents::word::WrittenList points;
    for (std::size_t turn = 0; turn < answers.turns("point"); ++turn)
        if (const auto& learned = answers.of("point", "learned", turn); !learned.empty()) points.items.push_back(learned);
    if (!points.items.empty()) {
        document.parts.emplace_back(documents::word::WrittenHeading{1, std::string{section_title(t, form, *form.find("point")).text()}});
        document.parts.emplace_back(std::move(points));
    }
    part("do_now"), part("talk"), part("support");
    return document;
}

void add_early_learning_pages(Routes& routes) {
    const auto guard = [](Permission permission, AuditEvent audit) { return Guard{.permission = permission, .audit = audit, .data_class = identity::DataClass::C2}; };
    const auto reading = guard(Permission::ReadDraft, AuditEvent::ReadDraft);
    add_signed_page(routes, "/cases/{case}/early-learning", reading, learning_page);
    add_signed_page(routes, "/cases/{case}/early-learning/print", reading, print_learning);
    add_signed_page(routes, "/cases/{case}/early-learning.pdf", guard(Permission::ReadDraft, AuditEvent::DownloadedFile), learning_pdf);
    add_signed_page(routes, "/cases/{case}/early-learning.docx", guard(Permission::ReadDraft, AuditEvent::DownloadedFile), learning_word);
    add_signed_page(routes, "/cases/{case}/early-learning/edit", guard(Permission::WriteDraft, AuditEvent::ReadDraft), edit_learning);
    add_form(routes, "/cases/{case}/early-learning/edit", guard(Permission::WriteDraft, AuditEvent::RecordChanged), save_learning);
    add_form(routes, "/cases/{case}/early-learning/check", guard(Permission::WriteDraft, AuditEvent::RecordChanged), check_learning);
    add_form(routes, "/cases/{case}/early-learning/release", guard(Permission::PreparePublication, AuditEvent::RecordChanged), release_learning);
    add_form(routes, "/cases/{case}/early-learning/confirm", guard(Permission::ApproveDraft, AuditEvent::RecordChanged), confirm_learning);
}

}  // namespace web
