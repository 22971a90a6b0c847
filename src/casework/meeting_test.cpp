// Meetings, comments, what goes round without names, and what was typed and not saved. Everything here is invented.
#include "casework/meeting.h"

#include <doctest/doctest.h>

#include <algorithm>


#include "casework/case_export.h"
#include "casework/case_testing.h"
#include "casework/comments.h"
#include "casework/sealed_values.h"
#include "casework/unsaved.h"
#include "casework/without_names.h"

using namespace casework;

namespace {

Record meeting_record(TestDesk& desk, const Case& of) {
    return desk.write(of, "meeting", {{"meeting.0.title", "Rapid review"}, {"meeting.0.at", "10:00"}, {"attendance.0.partner", "health"}, {"attendance.1.partner", "police"}}, "2026-05-12");
}
void write_under(TestDesk& desk, const Case& of, const char* form, const Record& parent, std::initializer_list<std::pair<const char*, const char*>> words) {
    Answers answers;
    for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
    desk.store().write([&](store::Transaction& t) { return write_down(t, desk.ground(), of, {.form = form, .answers = answers, .parent = parent.id.to_string()}, TestDesk::on("2026-05-12")).version; });
}
std::vector<std::string> titles(const std::vector<AgendaItem>& agenda) {
    std::vector<std::string> all;
    for (const auto& item : agenda) all.push_back(item.title);
    return all;
}

}  // namespace

TEST_SUITE("Meetings") {

TEST_CASE("each item of an agenda begins when the one before it ends; after an item without minutes nobody knows") {
    TestDesk desk;
    const auto of = desk.open("rr.meeting", "2026-05-12", true);
    const auto meeting = meeting_record(desk, of);
    write_under(desk, of, "agenda", meeting, {{"item.0.title", "Welcome"}, {"item.0.minutes", "15"}, {"item.1.title", "What agencies know"}, {"item.2.title", "The criteria"}, {"item.2.minutes", "30"}});
    const auto file = desk.file(of);
    const auto agenda = agenda_of(meeting, agenda_record(file, meeting));
    REQUIRE(agenda.size() == 3);
    CHECK(agenda[0].begins == std::chrono::minutes{600});
    CHECK(agenda[1].begins == std::chrono::minutes{615});
    CHECK_FALSE(agenda[2].begins.has_value());
}
TEST_CASE("an item is moved with all that belongs to it, and the first cannot be moved earlier nor the last later") {
    Answers agenda;
    agenda.set({"item", 0, "title"}, "First"), agenda.set({"item", 1, "title"}, "Second"), agenda.set({"item", 1, "minutes"}, "20");
    const auto up = moved(agenda, 1, Towards::Earlier);
    CHECK(up.of("item", "title", 0) == "Second");
    CHECK(up.of("item", "minutes", 0) == "20");
    CHECK(up.of("item", "title", 1) == "First");
    CHECK(up.of("item", "minutes", 1).empty());
    CHECK(moved(agenda, 0, Towards::Earlier) == agenda);
    CHECK(moved(agenda, 1, Towards::Later) == agenda);
    CHECK(moved(agenda, 7, Towards::Earlier) == agenda);
}
TEST_CASE("an agenda belongs to its own meeting alone, and its papers are asked for once") {
    TestDesk desk;
    const auto of = desk.open("rr.meeting", "2026-05-12", true);
    const auto first = meeting_record(desk, of), second = meeting_record(desk, of);
    write_under(desk, of, "agenda", second, {{"item.0.title", "One"}, {"item.0.papers", "paper_clocks\npaper_criteria"}, {"item.1.title", "Two"}, {"item.1.papers", "paper_clocks"}});
    const auto file = desk.file(of);
    CHECK(agenda_record(file, first) == nullptr);
    const auto agenda = agenda_of(second, agenda_record(file, second));
    CHECK(titles(agenda) == std::vector<std::string>{"One", "Two"});
    CHECK(papers_asked(agenda) == std::vector<std::string>{"paper_clocks", "paper_criteria"});
}
TEST_CASE("Working Together: a meeting without the local authority has two of the three partners") {
    TestDesk desk;
    const auto of = desk.open("rr.meeting", "2026-05-12", true);
    const auto seats = partner_seats(meeting_record(desk, of));
    REQUIRE(seats.size() == 3);
    CHECK(seats[0].partner == "local_authority");
    CHECK_FALSE(seats[0].taken);
    CHECK(seats[1].taken);
    CHECK(seats[2].taken);
}

}

TEST_SUITE("Comments on a rapid review") {

TEST_CASE("a comment is settled by an answer and opened again by another, and every word stays") {
    TestDesk desk;
    const auto of = desk.open("rr.draft", "2026-05-12", true);
    const auto first = desk.write(of, "comment", answers_of({"about_analysis", CommentDoes::Says, "chair", "Is this known?"}), "2026-05-12");
    desk.write(of, "comment", answers_of({"about_incident", CommentDoes::Says, "reviewer", "Which day?"}), "2026-05-12");
    write_under(desk, of, "comment", first, {{"comment.0.section", "about_analysis"}, {"comment.0.does", "settles"}, {"comment.0.text", "Yes, see page two."}});
    {
        const auto file = desk.file(of);
        const auto threads = threads_of(file);
        REQUIRE(threads.size() == 2);
        CHECK(threads[0].section == "about_incident");  // The order of the report, not of the writing.
        CHECK(threads[1].settled);
        CHECK(threads[1].comments.size() == 2);
        CHECK(threads[1].comments[0].role == "chair");
        CHECK(open_threads(threads) == 1);
    }
    write_under(desk, of, "comment", first, {{"comment.0.section", "about_analysis"}, {"comment.0.does", "reopens"}});
    const auto file = desk.file(of);
    CHECK_FALSE(threads_of(file)[1].settled);
    CHECK(threads_of(file)[1].comments.size() == 3);
}

}

TEST_SUITE("A paper without names") {

WithoutNames without(TestDesk& desk) {
    const auto of = desk.open("rr.draft", "2026-05-12", true);
    desk.write(of, "person", {{"person.0.label", "Mother"}, {"person.0.kind", "parent"}, {"person.0.forename", "Jo"}, {"person.0.surname", "Invented-Fictional"}}, "2026-05-12");
    return {desk.file(of).records, "[name]"};
}

TEST_CASE("names that the case knows are left out of every text, however they are written; names in a row are one mark") {
    TestDesk desk;
    const auto paper = without(desk);
    CHECK(paper.text("Then INVENTED left.") == "Then [name] left.");
    CHECK(paper.text("Jo Invented said so, and Fictional's sister too.") == "[name] said so, and [name]'s sister too.");
    CHECK(paper.text("The nurse came.") == "The nurse came.");
}
TEST_CASE("a short name is left out where it is written as a name, and a word that looks like it stays") {
    TestDesk desk;
    const auto paper = without(desk);
    CHECK(paper.text("Jo left.") == "[name] left.");
    CHECK(paper.text("a banjo, and jo") == "a banjo, and jo");
}
TEST_CASE("what is chosen from a list stays, though somebody is called so") {
    TestDesk desk;
    const auto of = desk.open("rr.draft", "2026-05-12", true);
    desk.write(of, "person", {{"person.0.label", "Neighbour"}, {"person.0.kind", "other"}, {"person.0.surname", "Other"}}, "2026-05-12");
    Answers answers;
    answers.set({"child", 0, "sex"}, "other"), answers.set({"case", 0, "outline"}, "Mrs Other rang.");
    const auto shown = WithoutNames{desk.file(of).records, "[name]"}.answers(form_called("notification"), answers);
    CHECK(shown.of("child", "sex") == "other");
    CHECK(shown.of("case", "outline") == "Mrs [name] rang.");
}
TEST_CASE("fields that say nothing but who somebody is are not in the paper at all; the label stays") {
    TestDesk desk;
    const auto paper = without(desk);
    Answers answers;
    answers.set({"child", 0, "forename"}, "Rowan"), answers.set({"child", 0, "born_on"}, "2026-03-01"), answers.set({"child", 0, "postcode"}, "AB1 2CD"), answers.set({"case", 0, "outline"}, "Jo rang.");
    const auto shown = paper.answers(form_called("notification"), answers);
    CHECK(shown.of("child", "forename").empty());
    CHECK(shown.of("child", "born_on").empty());
    CHECK(shown.of("child", "postcode").empty());
    Answers person;
    person.set({"person", 0, "label"}, "Mother");
    CHECK(paper.answers(form_called("person"), person).of("person", "label") == "Mother");
    CHECK(shown.of("case", "outline") == "[name] rang.");
}

}

TEST_SUITE("What was typed and not saved") {

struct Typing {
    TestDesk desk;
    Case of = desk.open("rr.draft", "2026-05-12", true);
    UnsavedPlace place{"rapid_review", "", "the-writer"};
    void keep(const char* words) {
        Answers answers;
        answers.set({"incident", 0, "summary"}, words);
        desk.store().write([&](store::Transaction& t) { keep_unsaved(t, desk.ground(), of, place, 3, answers, TestDesk::on("2026-05-12")); });
    }
    std::optional<Unsaved> find(const UnsavedPlace& where) { return desk.store().read([&](store::Snapshot& snapshot) { return find_unsaved(snapshot, desk.ground(), of, where); }); }
};

TEST_CASE("it comes back to whoever typed it, the last words and the version that they saw, and to nobody else") {
    Typing typing;
    typing.keep("First words"), typing.keep("Second words");
    const auto mine = typing.find(typing.place);
    REQUIRE(mine.has_value());
    CHECK(mine->answers.of("incident", "summary") == "Second words");
    CHECK(mine->seen == 3);
    CHECK_FALSE(typing.find({"rapid_review", "", "somebody-else"}).has_value());
    CHECK(typing.desk.file(typing.of).all("rapid_review").empty());  // Nothing is saved by it.
}
TEST_CASE("what nobody came back to in 90 days is gone on the day after, and not on the 90th") {
    Typing typing;
    typing.keep("Words");
    const auto after = [&](int days) { return typing.desk.store().write([&](store::Transaction& t) { return drop_old_unsaved(t, TestDesk::on("2026-05-12").at + std::chrono::days{days}); }); };
    CHECK(after(90) == 0);
    CHECK(after(91) == 1);
    CHECK_FALSE(typing.find(typing.place).has_value());
}
TEST_CASE("it is sealed, shown to whoever checks the house, in the copy of the whole case, and gone when it is thrown away") {
    Typing typing;
    typing.keep("Words of Rowan Fictional");
    int seen = 0;
    typing.desk.store().read([&](store::Snapshot& snapshot) {
        SealedValues{}.each(snapshot, [&](const store::SealedValue& value) {
            if (value.place.column != "casework_unsaved.answers") return;
            ++seen;
            CHECK(value.sealed.find("Rowan") == std::string::npos);
        });
        const auto made = export_case(snapshot, typing.desk.ground(), typing.of, std::nullopt);
        CHECK(std::ranges::any_of(made.items, [](const ExportItem& item) { return item.kind == ExportItem::Kind::Record && item.record.standing == "unsaved"; }));
        return 0;
    });
    CHECK(seen == 1);
    typing.desk.store().write([&](store::Transaction& t) { drop_unsaved(t, typing.of, typing.place); });
    CHECK_FALSE(typing.find(typing.place).has_value());
}

}
