#include <algorithm>

#include "web/chronology/chronology_view.h"
#include "web/chronology/entry_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Act;
using chronology::BookQuestion;
using chronology::NewItem;
using identity::Permission;

namespace {

constexpr std::size_t longest_question = 20'000;  ///< In bytes.

/// What somebody typed that was not taken: to which question, or to a new one.
struct UnsentQuestion {
    std::string to{}, agency{}, text{};
    Problems problems{};
    int status = 200;
};

/// Whoever answers for the agency, and the coordinator for one without an account.
bool may_answer(const ChronologyDesk& desk, const BookQuestion& question) { return desk.may_write_for(question.asked.said.agency); }

Html answer_form(ChronologyDesk& desk, const BookQuestion& question, const UnsentQuestion& unsent) {
    const auto& t = desk.page.t;
    const auto field = "answer-" + question.asked.id;
    const bool mine = unsent.to == question.asked.id;
    return govuk::details({.summary = t("web.chronology.answer"), .content = desk.page.post_form(desk.way("/questions/" + question.asked.id), together(govuk::textarea(t, {.name = "answer", .id = field, .label = {.content = t("web.chronology.your_answer")}, .error = mine ? unsent.problems.at(field) : std::nullopt, .value = mine ? unsent.text : std::string{}, .rows = 3, .autocomplete = "off"}),
                                                                                                                                                             p(cls("acts"), button(cls("btn btn--2 btn--s"), type("submit"), t("web.chronology.send_answer"))))), .open = mine});
}

Html question_card(ChronologyDesk& desk, const BookQuestion& question, const UnsentQuestion& unsent) {
    const auto& t = desk.page.t;
    Html thread = said_item(desk, question.asked);
    for (const auto& answer : question.answers) thread << said_item(desk, answer);
    Html about;
    if (const auto* entry = desk.entry_named(question.asked.said.on)) about << p(cls("small"), t("web.chronology.about"), sign(" "), a(href(desk.to(entry_way(entry->entry.id))), span(from_record(), date_text(t, entry->entry.when)), sign(", "), desk.words(entry->entry.agency)));
    return li(cls("card"), id("question-" + question.asked.id), p(agency_label(desk, question.asked.said.agency), sign(" "), span(cls(question.answers.empty() ? "tag tag--soon" : "tag tag--ok"), question.answers.empty() ? t("web.chronology.waits") : t("web.chronology.answered"))), about, ol(cls("plain thread"), thread),
              when(may_answer(desk, question), [&](Html& out) { out << answer_form(desk, question, unsent); }));
}

Html ask_form(ChronologyDesk& desk, const UnsentQuestion& unsent) {
    const auto& t = desk.page.t;
    const auto* entry = desk.entry_named(desk.page.request.method == Method::Get ? desk.page.asked("entry") : desk.page.typed("entry"));
    govuk::Select agency{.name = "agency", .label = {.content = t("web.chronology.ask_which")}};
    for (const auto& one : desk.book().agencies()) agency.items.push_back({.content = desk.words(one), .value = desk.text(one), .selected = unsent.agency.empty() ? entry && entry->entry.agency == one : unsent.agency == desk.text(one)});
    if (agency.items.empty()) return {};
    Html fields;
    if (entry) fields << p(t("web.chronology.about"), sign(" "), a(href(desk.to(entry_way(entry->entry.id))), span(from_record(), date_text(t, entry->entry.when)), sign(", "), desk.words(entry->entry.agency))) << tag::input(type("hidden"), html::name("entry"), value(entry->entry.id));
    fields << govuk::select(t, agency) << govuk::textarea(t, {.name = "question", .label = {.content = t("web.chronology.question")}, .error = unsent.problems.at("question"), .value = unsent.to == "new" ? unsent.text : std::string{}, .rows = 4, .autocomplete = "off"})
           << p(cls("acts"), button(cls("btn"), type("submit"), t("web.chronology.ask")));
    return section(cls("card"), labelled_by("new"), h2(id("new"), t("web.chronology.new_question")), p(t("web.chronology.question_means")), desk.page.post_form(desk.way("/questions"), fields));
}

Response show_questions(ChronologyDesk& desk, const UnsentQuestion& unsent) {
    auto& page = desk.page;
    const auto& t = page.t;
    Html items;
    // Those that wait come first.
    for (const bool answered : {false, true})
        for (const auto& question : desk.book().questions())
            if (!question.answers.empty() == answered && desk.sees(question.asked.said.agency)) items << question_card(desk, question, unsent);
    const Html body = div(cls("wrap measure"), unsent.problems.summary(t), h1(t("web.chronology.questions")), names_switch(desk), chronology_ways(desk, "/questions"), when(desk.may_remark(), [&](Html& out) { out << ask_form(desk, unsent); }),
                          items.empty() ? Html{section(cls("card"), p(t("web.chronology.no_questions")))} : Html{ul(cls("plain threads"), items)});
    auto frame = desk.chronology_frame(std::string{t("web.chronology.questions").text()});
    if (unsent.problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), body, unsent.status);
}

Response read_questions(ChronologyDesk& desk) { return show_questions(desk, {}); }

Response refuse_question(ChronologyDesk& desk, UnsentQuestion unsent, const std::string& field, const Words& missing) {
    unsent.problems.add(field, unsent.text.empty() ? missing : desk.page.t("web.chronology.said_long"));
    unsent.status = 422;
    return show_questions(desk, unsent);
}

Response ask_question(ChronologyDesk& desk) {
    if (!desk.may_remark()) return Response::error(404);
    auto& page = desk.page;
    const auto text = page.typed("question"), agency = desk.agency_called(page.typed("agency"));
    if (!desk.book().agencies().contains(agency)) return Response::error(400);
    if (text.empty() || text.size() > longest_question) return refuse_question(desk, {.to = "new", .agency = page.typed("agency"), .text = text}, "question", page.t("web.chronology.question_missing"));
    const auto* entry = desk.entry_named(page.typed("entry"));
    const chronology::WordsSaid said{.on = entry ? entry->entry.id : std::string{}, .text = text, .role = doer_of(page).role, .agency = agency, .what = {}};
    auto done = desk.write([&](const chronology::Book&) { return std::vector<NewItem>{{Act::Question, to_json(said)}}; }, "/questions");
    return done ? *std::move(done) : Response::error(409);
}

Response answer_question(ChronologyDesk& desk) {
    auto& page = desk.page;
    const auto* question = desk.book().find_question(page.request.parameter("question"));
    if (!question || !desk.sees(question->asked.said.agency) || !may_answer(desk, *question)) return Response::error(404);
    const auto id = question->asked.id, text = page.typed("answer");
    if (text.empty() || text.size() > longest_question) return refuse_question(desk, {.to = id, .agency = {}, .text = text}, "answer-" + id, page.t("web.chronology.answer_missing"));
    const chronology::WordsSaid said{.on = id, .text = text, .role = doer_of(page).role, .agency = {}, .what = {}};
    auto done = desk.write([&](const chronology::Book&) { return std::vector<NewItem>{{Act::Answer, to_json(said)}}; }, "/questions#question-" + id);
    return done ? *std::move(done) : Response::error(409);
}

}  // namespace

void add_chronology_question_pages(Routes& routes) {
    const std::string below = "/cases/{case}/chronology/questions";
    add_signed_page(routes, below, reading_chronology, at_chronology<read_questions>);
    add_form(routes, below, writing_chronology(Permission::RemarkChronology), to_chronology<ask_question>);
    add_form(routes, below + "/{question}", writing_chronology(Permission::WriteChronology), to_chronology<answer_question>);
}

}  // namespace web
