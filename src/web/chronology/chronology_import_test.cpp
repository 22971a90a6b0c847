// Agencies' chronologies on their way into a case: on the pages of the partnership, and behind an agency's link. Everything is fictional.
#include "web/casework/office_testing.h"

#include "casework/link.h"
#include "documents/testing/made_pdf.h"
#include "web/chronology/chronology_return.h"
#include "web/chronology/chronology_shelf.h"

using namespace web;
using namespace web::test;

namespace {

using Typed = std::vector<std::pair<std::string, std::string>>;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What stands at the front of an answer: "303 /cases/…".
std::string address_in(const std::string& answer) {
    REQUIRE_MESSAGE(answer.starts_with("303"), answer.substr(0, 3000));
    return answer.substr(4, answer.find('\n') - 4);
}

/// Four columns as a school would send them, of which the second row has a day that no calendar knows.
constexpr const char* school_rows = "Date;Time;Source;Details\r\n22.05.16;14:10;Attendance book;Rowan was collected by an aunt.\r\n31/02/2016;;Attendance book;Rowan was not in school.\r\n";
constexpr const char* school_columns = "mapped=yes&source=&heading-0=0&column-0-0=start_date&column-0-1=start_time&column-0-2=source&column-0-3=event";

struct Incomings {
    Office office;
    identity::PersonId keeper = office.manager("rowan-keeper");
    casework::Case of = office.case_of(keeper, "Child Rowan");
    std::string base = "/cases/" + of.reference + "/chronology";

    static Typed words(const std::string& agency = "Oak School (fictional)", const std::string& pasted = "") {
        return {{"agency", agency}, {"other_agency", ""}, {"sent_by", "The safeguarding lead"}, {"route", "email"}, {"received_on-day", "12"}, {"received_on-month", "5"}, {"received_on-year", "2025"}, {"pasted", pasted}};
    }
    std::string send(const std::string& name, const std::string& bytes, const Typed& typed = words()) { return office.post_file(keeper, base + "/import", typed, name, bytes); }
    /// The address of its columns.
    std::string sent(const std::string& name, const std::string& bytes, const Typed& typed = words()) { return address_in(send(name, bytes, typed)); }
    /// The address of the import that the book has then.
    std::string accepted(const std::string& columns, const std::string& form) { return address_in(office.post(keeper, columns + "/accept", form)); }
    chronology::Book book() {
        return office.desk().store.read([&](store::Snapshot& snapshot) { return office.desk().chronology->books.open(snapshot, office.desk().ground, of)->book; });
    }
    std::string get(const std::string& path) { return office.get(keeper, path); }
    std::string post(const std::string& path, const std::string& form) { return office.post(keeper, path, form); }
};

/// An agency that was asked, in a browser that gave the code of its link. Whose browser that is does not matter.
struct Asked : Incomings {
    std::string link;
    casework::Record request;
    Asked() {
        auto& desk = office.desk();
        const auto made = desk.store.write([&](store::Transaction& transaction) {
            casework::Doer doer;
            doer.at = identity::testing::morning;
            casework::Answers answers;
            answers.set({"request", 0, "agency"}, "Oak School (fictional)"), answers.set({"request", 0, "lead"}, "The safeguarding lead"), answers.set({"request", 0, "due_on"}, "2025-05-30");
            request = casework::write_down(transaction, desk.ground, of, {"request", answers}, doer);
            return casework::make_link(transaction, casework::LinkPurpose::Request, request.id.to_string(), of.key, casework::link_lasts, desk.ground, doer.at);
        });
        link = "/respond/" + made.token;
        CHECK(office.post(keeper, link + "/open", "code=" + made.code).starts_with("303"));
        office.cookie_of_a_link = "cairn_answer=" + desk.ground.keys.blind_token("respond-visit", made.token + "/" + request.id.to_string());
    }
};

std::string event_of(const chronology::BookEntry& entry) { return std::string{chronology::cell(entry.entry.cells, chronology::Meaning::Event)}; }

}  // namespace

TEST_SUITE("the chronology of a case: what agencies send") {

TEST_CASE("a file of semicolons in Windows-1252 is guessed at, mapped and accepted, and every letter of it is there") {
    Incomings in;
    const auto columns = in.sent("dyddiadur.csv", "Date;Time;Source;Details\r\n22.05.16;14:10;Health record;Si\xE2n gave advice \x96 all well.\r\n23/05/2016;;Health record;Telephone call to the family home.\r\n");
    const auto page = in.get(columns);
    CHECK(page.starts_with("200"));
    CHECK(has(page, "<option value=\"start_date\" selected>"));
    CHECK(has(page, "<option value=\"event\" selected>"));
    CHECK(has(page, "Years of two digits lie between 1928 and 2027."));
    CHECK(has(page, "22.05.16 · 23/05/2016"));
    const auto preview = in.post(columns + "/preview", school_columns);
    CHECK(has(preview, "2 rows read as entries."));
    CHECK(has(preview, "<time datetime=\"2016-05-22\">22 May 2016</time>, 14:10"));
    CHECK(in.book().entries().empty());
    const auto import = in.accepted(columns, school_columns);
    const auto book = in.book();
    REQUIRE(book.entries().size() == 2);
    CHECK(event_of(book.entries()[0]) == "Siân gave advice – all well.");
    CHECK(book.entries()[0].entry.agency == "Oak School (fictional)");
    CHECK(book.entries()[0].entry.origin.file == "dyddiadur.csv");
    CHECK(book.entries()[0].entry.origin.row == 2);
    CHECK(chronology::to_text(*book.entries()[0].entry.when.from) == "2016-05-22T14:10");
    CHECK(has(in.get(import), "2 entries came with it."));
    CHECK(has(in.get(in.base + "/imports"), "dyddiadur.csv"));
}
TEST_CASE("pasted rows with tabs between their cells are read like a file, and kept as a paper of the case") {
    Incomings in;
    const auto columns = in.sent("", "", Incomings::words("Oak School (fictional)", "Date\tSource\tEvent\r\n22 May 2016\tRegister\tRowan was late.\r\n"));
    CHECK(has(in.get(columns), "Pasted rows.csv"));
    in.accepted(columns, "mapped=yes&source=&heading-0=0&column-0-0=start_date&column-0-1=source&column-0-2=event");
    REQUIRE(in.book().entries().size() == 1);
    CHECK(event_of(in.book().entries()[0]) == "Rowan was late.");
    CHECK(has(in.get("/cases/" + in.of.reference + "/documents"), "Chronology of an agency"));
}
TEST_CASE("a rejected row is shown with its cell and reason, and is corrected in place before the file is accepted: the book keeps how it came") {
    Incomings in;
    const auto columns = in.sent("school.csv", school_rows);
    const auto preview = in.post(columns + "/preview", school_columns);
    CHECK(has(preview, "1 row has to be put right."));
    CHECK(has(preview, "No calendar has this date"));
    CHECK(has(preview, "cell A3"));
    CHECK(has(preview, "name=\"fix-0-3-0\""));
    const auto wrong_again = in.post(columns + "/preview", school_columns + std::string{"&fix-0-3-0=30/02/2016"});
    CHECK(wrong_again.starts_with("422"));
    CHECK(has(wrong_again, "value=\"30/02/2016\""));
    CHECK(has(wrong_again, "href=\"#fix-0-3-0\""));
    const auto right = school_columns + std::string{"&fix-0-3-0=29/02/2016"};
    CHECK(has(in.post(columns + "/preview", right), "Reads now"));
    in.accepted(columns, right);
    const auto book = in.book();
    REQUIRE(book.entries().size() == 2);
    CHECK(chronology::to_text(*book.entries()[1].entry.when.from) == "2016-02-29");
    CHECK(book.entries()[1].entry.origin.row == 3);
    REQUIRE(book.imports()[0].said.rejected.size() == 1);
    CHECK(book.imports()[0].said.rejected[0].found == "31/02/2016");
    CHECK(book.open_rejected() == 0);
}
TEST_CASE("a row that was left for later waits in the book, and becomes an entry once it is put right") {
    Incomings in;
    const auto import = in.accepted(in.sent("school.csv", school_rows), school_columns);
    CHECK(in.book().entries().size() == 1);
    CHECK(in.book().open_rejected() == 1);
    const auto page = in.get(import);
    CHECK(has(page, "No calendar has this date"));
    CHECK(has(page, "value=\"31/02/2016\""));
    const auto wrong = in.post(import + "/rows/0", "go=correct&cell-0-0=no+day&cell-0-2=Attendance+book&cell-0-3=Rowan+was+not+in+school.");
    CHECK(wrong.starts_with("422"));
    CHECK(has(wrong, "value=\"no day\""));
    CHECK(in.post(import + "/rows/0", "go=correct&cell-0-0=1+March+2016&cell-0-2=Attendance+book&cell-0-3=Rowan+was+not+in+school.").starts_with("303"));
    const auto book = in.book();
    REQUIRE(book.entries().size() == 2);
    CHECK(chronology::to_text(*book.entries()[1].entry.when.from) == "2016-03-01");
    CHECK(event_of(book.entries()[1]) == "Rowan was not in school.");
    CHECK(book.open_rejected() == 0);
    CHECK(has(in.get(import), "Is an entry now"));
}
TEST_CASE("a bad row is set aside only with a reason, which it keeps") {
    Incomings in;
    const auto import = in.accepted(in.sent("school.csv", school_rows), school_columns);
    CHECK(has(in.post(import + "/rows/0", "go=aside&why-0="), "Say why the row stays out"));
    CHECK(in.post(import + "/rows/0", "go=aside&why-0=The+school+cannot+say+which+day+it+was").starts_with("303"));
    CHECK(in.book().imports()[0].fates[0].why == "The school cannot say which day it was");
    CHECK(has(in.get(import), "The school cannot say which day it was"));
    CHECK(in.post(import + "/rows/0", "go=aside&why-0=Another+reason").starts_with("303"));
    CHECK(in.book().imports()[0].fates[0].why == "The school cannot say which day it was");
}
TEST_CASE("a form that is sent twice accepts its rows once, and so does the same file that comes again") {
    Incomings in;
    const auto columns = in.sent("school.csv", school_rows);
    const auto import = in.accepted(columns, school_columns);
    CHECK(address_in(in.office.post_again(in.keeper, columns + "/accept", school_columns)) == import);
    CHECK(in.book().imports().size() == 1);
    const auto again = in.sent("school.csv", school_rows);
    CHECK(again == columns);
    const auto page = in.get(again);
    CHECK(has(page, "This very file came before"));
    CHECK(has(page, import));
    CHECK(has(in.post(again + "/preview", school_columns), "2 rows are in the chronology already."));
    CHECK(in.post(again + "/accept", school_columns).starts_with("422"));
    CHECK(in.book().entries().size() == 1);
}
TEST_CASE("what was chosen for an agency is remembered for its next file, whatever the order of its columns") {
    Incomings in;
    in.accepted(in.sent("one.csv", "Noted;Aide-memoire;Pupil notes\r\n22/05/2016;Register;Rowan came late and had no coat.\r\n"), "mapped=yes&source=&heading-0=0&column-0-0=start_date&column-0-1=source&column-0-2=event");
    const auto page = in.get(in.sent("two.csv", "Aide-memoire;Pupil notes;Noted\r\nRegister;Rowan was collected early.;24/05/2016\r\n"));
    const auto selected = [&](const std::string& field, const std::string& meaning) {
        const auto at = page.find("name=\"" + field + "\"");
        return at != std::string::npos && has(page.substr(at, page.find("</select>", at) - at), "value=\"" + meaning + "\" selected");
    };
    CHECK(selected("column-0-0", "source"));
    CHECK(selected("column-0-1", "event"));
    CHECK(selected("column-0-2", "start_date"));
    const auto other = in.get(in.sent("two.csv", "Aide-memoire;Pupil notes;Noted\r\nRegister;Rowan was collected early.;24/05/2016\r\n", Incomings::words("Ash Clinic (fictional)")));
    CHECK_FALSE(has(other.substr(other.find("name=\"column-0-0\""), 2500), "value=\"source\" selected"));
}
TEST_CASE("whoever may read the chronology and not write it is told that there is no such page") {
    Incomings in;
    const auto columns = in.sent("school.csv", school_rows);
    const auto reviewer = in.office.somebody("ash-reviewer", identity::Role::PartnershipAdministrator, in.office.house.partnership);
    in.office.house.join(in.of.id.to_string(), reviewer, identity::Role::Reviewer);
    for (const auto& path : {in.base + "/import", columns, in.base + "/imports", in.base + "/settings", in.base + "/return"}) CHECK_MESSAGE(in.office.get(reviewer, path).starts_with("404"), path);
    CHECK(in.office.post(reviewer, columns + "/accept", school_columns).starts_with("404"));
    CHECK(in.book().entries().empty());
}
TEST_CASE("an agency's own lead brings its files alone, and neither sees what others sent nor changes what the case asks for") {
    Incomings in;
    const auto others = in.accepted(in.sent("clinic.csv", school_rows, Incomings::words("Ash Clinic (fictional)")), school_columns);
    const auto school = in.office.house.organisation({.kind = identity::OrganisationKind::Education, .name = "Oak School (fictional)", .partnership = in.office.house.partnership});
    const auto lead = in.office.somebody("beech-lead", identity::Role::AgencyLead, in.office.house.partnership, school);
    in.office.house.join(in.of.id.to_string(), lead, identity::Role::AgencyLead, school);
    CHECK(in.office.get(lead, others).starts_with("404"));
    CHECK(in.office.get(lead, in.base + "/settings").starts_with("404"));
    CHECK_FALSE(has(in.office.get(lead, in.base + "/imports"), "clinic.csv"));
    CHECK(has(in.office.post_file(lead, in.base + "/import", Incomings::words("Ash Clinic (fictional)"), "a.csv", school_rows), "Say whose chronology it is"));
    const auto columns = address_in(in.office.post_file(lead, in.base + "/import", Incomings::words(), "school.csv", school_rows));
    CHECK_FALSE(has(in.office.get(lead, columns), "came before"));
    CHECK(in.office.post(lead, columns + "/accept", school_columns).starts_with("303"));
    CHECK(in.book().entries().size() == 2);
    CHECK(in.book().entries().back().entry.agency == "Oak School (fictional)");
}
TEST_CASE("a picture is refused with what to ask the agency for, and what was typed stays") {
    Incomings in;
    auto typed = Incomings::words();
    typed[2].second = "The school office";
    const auto answer = in.send("page.png", std::string{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xae\x42\x60\x82", 45}, typed);
    CHECK(answer.starts_with("422"));
    CHECK(has(answer, "Ask the agency for the document or spreadsheet from which it was made."));
    CHECK(has(answer, "value=\"The school office\""));
    CHECK(has(in.send("empty.txt", "A letter without any table.\n"), "No table was found in it."));
}
TEST_CASE("dates with the month first are rejected, and the file's other dates are said to be doubtful") {
    Incomings in;
    const auto preview = in.post(in.sent("us.csv", "Date;Time;Source;Details\r\n05/22/2016;;Log;Rowan was seen.\r\n03/04/2016;;Log;Telephone call.\r\n") + "/preview", school_columns);
    CHECK(has(preview, "1 date can only be month first"));
    CHECK(has(preview, "1 other date could be read either way"));
    CHECK(has(preview, "1 row reads as an entry."));
}
TEST_CASE("of a print-out nothing is taken that nobody ticked") {
    Incomings in;
    documents::testing::MadePage made;
    double y = 100;
    for (const auto& row : std::vector<std::vector<std::string>>{{"Date", "Source", "Event"}, {"22/05/2016", "Log", "Rowan was seen at home"}, {"23/05/2016", "Log", "Telephone call to the school"}}) {
        for (std::size_t column = 0; column < 3; ++column) made.text.push_back({78 + 140 * static_cast<double>(column), y + 14, 11, row[column], y == 100});
        made.rules.push_back({72, y, 520, y}), y += 24;
    }
    made.rules.push_back({72, y, 520, y});
    for (const double x : {72.0, 212.0, 352.0, 520.0}) made.rules.push_back({x, 100, x, y});
    const auto columns = in.sent("print.pdf", documents::testing::made_pdf(std::vector{made}));
    const std::string form = "mapped=yes&source=&heading-0=0&column-0-0=start_date&column-0-1=source&column-0-2=event";
    CHECK(has(in.post(columns + "/preview", form), "only ticked rows are taken in"));
    CHECK(has(in.post(columns + "/accept", form), "Tick the rows that are to be taken in"));
    CHECK(in.book().entries().empty());
    in.accepted(columns, form + "&take-0-3=yes");
    REQUIRE(in.book().entries().size() == 1);
    CHECK(event_of(in.book().entries()[0]) == "Telephone call to the school");
    in.accepted(columns, form + "&take-all=yes");  // What was left may be taken later, and nothing twice.
    CHECK(in.book().entries().size() == 2);
}
TEST_CASE("what the case makes mandatory is asked of every row, even where the table has no such column") {
    Incomings in;
    const std::string settings = "column-child_seen=mandatory&column-subjects=asked&first_year=1950&gap_days=30&gap_others=3&unseen_days=20&earlier_days=10&alike=40&days_apart=2&differing=50&minutes_apart=90&scope_from-day=1&scope_from-month=1&scope_from-year=2016&scope_to-day=31&scope_to-month=12&scope_to-year=2016&topic-0=The+dog&phrases-0=large+dog%0D%0Athe+animal";
    CHECK(in.post(in.base + "/settings", settings).starts_with("303"));
    const auto said = in.book().settings();
    CHECK(said.columns == std::vector<chronology::CaseColumn>{{chronology::Meaning::Subjects, false}, {chronology::Meaning::ChildSeen, true}});
    CHECK(said.first_year == 1950);
    CHECK(said.thresholds.gap_days == 30);
    CHECK(said.thresholds.alike.least == doctest::Approx(0.4));
    CHECK(said.facts.topics == std::vector<chronology::Topic>{{"The dog", {"large dog", "the animal"}}});
    const auto preview = in.post(in.sent("school.csv", "Date;Time;Source;Details\r\n22 May;14:10;Register;Rowan was late.\r\n") + "/preview", school_columns);
    CHECK(has(preview, "The case asks for this in every row"));
    CHECK(has(preview, "(<span data-from-record>Child seen</span>)"));
    const auto right = in.post(in.sent("school.csv", "Date;Time;Source;Details\r\n22 May;14:10;Register;Rowan was late.\r\n") + "/preview", school_columns + std::string{"&fix-0-2-4=Yes"});
    CHECK(has(right, "Reads now"));
    CHECK(has(right, "22 May 2016"));  // The year from the period under review.
}
TEST_CASE("settings that cannot be are told beside their boxes, and nothing is changed") {
    Incomings in;
    const auto answer = in.post(in.base + "/settings", "first_year=1928&gap_days=0&gap_others=2&unseen_days=28&earlier_days=14&alike=35&days_apart=1&differing=35&minutes_apart=60&scope_from-day=1&scope_from-month=1&scope_from-year=2016&topic-0=The+dog");
    CHECK(answer.starts_with("422"));
    CHECK(has(answer, "<title>Error:"));
    CHECK(has(answer, "Write a whole number from 1 to 3650"));
    CHECK(has(answer, "Give both days of the period, or neither"));
    CHECK(has(answer, "Give at least one phrase by which the fact is known"));
    CHECK(has(answer, "value=\"The dog\""));
    CHECK(in.book().settings().thresholds.gap_days == 60);
}
TEST_CASE("a return that was given out is known again, in Welsh too, and is told from another agency's") {
    Incomings in;
    CHECK(in.post(in.base + "/return", "agency=Oak+School+%28fictional%29&go=docx").starts_with("200"));
    CHECK(in.post(in.base + "/return", "agency=&go=docx").starts_with("422"));
    const auto messages = html::Messages::load();
    auto book = excel_return(messages.in(html::Language::Welsh), in.book().settings(), "Oak School (fictional)", chronology_return_code(in.office.desk(), in.of, "Oak School (fictional)"));
    book.rows[0][0] = "22/05/2016", book.rows[0][4] = "Cofrestr", book.rows[0][7] = "Roedd Rowan yn hwyr.", book.rows[0][8] = "Ie";
    const auto bytes = documents::to_xlsx(book);
    const auto columns = in.sent("return.xlsx", bytes);
    const auto page = in.get(columns);
    CHECK_FALSE(has(page, "This return was made for"));
    const auto import = in.accepted(columns, "");  // As the return itself says.
    REQUIRE(in.book().entries().size() == 1);
    const auto entry = in.book().entries()[0].entry;
    CHECK(chronology::cell(entry.cells, chronology::Meaning::Event) == "Roedd Rowan yn hwyr.");
    CHECK(chronology::cell(entry.cells, chronology::Meaning::ChildSeen) == "Ie");
    CHECK(has(in.get(in.sent("return.xlsx", bytes, Incomings::words("Ash Clinic (fictional)"))), "This return was made for another agency:"));
}

TEST_CASE("a return that was filled in in Word comes back with every cell, and its empty rows are no entries") {
    Incomings in;
    const auto messages = html::Messages::load();
    auto filled = word_return(messages.in(html::Language::English), in.book().settings(), "Oak School (fictional)", chronology_return_code(in.office.desk(), in.of, "Oak School (fictional)"));
    auto& rows = std::get<documents::word::WrittenTable>(filled.parts.back()).rows;
    REQUIRE(rows.size() > 3);
    rows[1][0] = "22/05/2016", rows[1][4] = "Register", rows[1][7] = "Rowan was late.", rows[1][8] = "Yes";
    rows[2][0] = "31/02/2016", rows[2][4] = "Register", rows[2][7] = "Rowan was not in school.";
    const auto columns = in.sent("return.docx", documents::word::to_docx(filled));
    CHECK_FALSE(has(in.get(columns), "This return was made for"));
    CHECK(has(in.post(columns + "/preview", ""), "No calendar has this date"));
    in.accepted(columns, "");
    const auto book = in.book();
    REQUIRE(book.entries().size() == 1);
    CHECK(event_of(book.entries()[0]) == "Rowan was late.");
    CHECK(chronology::cell(book.entries()[0].entry.cells, chronology::Meaning::ChildSeen) == "Yes");
    CHECK(chronology::cell(book.entries()[0].entry.cells, chronology::Meaning::Source) == "Register");
    CHECK(book.imports()[0].said.rejected.size() == 1);  // And of the thirty-odd rows that nobody filled in, none.
}

}

TEST_SUITE("the chronology of a case: behind an agency's link") {

TEST_CASE("an agency without an account sends its chronology, corrects a row, and accepts it as its own") {
    Asked asked;
    CHECK(has(asked.get(asked.link), asked.link + "/chronology"));
    CHECK(has(asked.get(asked.link + "/chronology"), "Your agency’s chronology"));
    CHECK(asked.get(asked.link + "/chronology/return.docx").starts_with("200"));
    const auto columns = address_in(asked.office.post_file(asked.keeper, asked.link + "/chronology", {}, "school.csv", school_rows));
    CHECK(has(asked.get(columns), "Which column is which"));
    CHECK(has(asked.post(columns + "/preview", school_columns), "No calendar has this date"));
    const auto right = school_columns + std::string{"&fix-0-3-0=29/02/2016"};
    CHECK(address_in(asked.post(columns + "/accept", right)) == asked.link + "/chronology");
    CHECK(address_in(asked.post(columns + "/accept", right)) == asked.link + "/chronology");
    const auto book = asked.book();
    CHECK(book.imports().size() == 1);
    REQUIRE(book.entries().size() == 2);
    CHECK(book.entries()[1].entry.agency == "Oak School (fictional)");
    CHECK(book.imports()[0].said.sent_by == "The safeguarding lead");
    CHECK(book.imports()[0].made.by == "public");
    CHECK(has(asked.get(asked.link + "/chronology"), "Accepted"));
    CHECK(has(asked.get("/notifications"), "An agency answered"));  // Whoever keeps the case is told.
}
TEST_CASE("whatever a column says, an agency behind its link writes for no other, and learns nothing of what others sent") {
    Asked asked;
    const auto rows = "Date;Agency;Source;Details\r\n22.05.16;Ash Clinic (fictional);Register;Rowan was late.\r\n";
    asked.accepted(asked.sent("same.csv", rows, Incomings::words("Ash Clinic (fictional)")), "mapped=yes&source=&heading-0=0&column-0-0=start_date&column-0-1=agency&column-0-2=source&column-0-3=event");
    const auto columns = address_in(asked.office.post_file(asked.keeper, asked.link + "/chronology", {}, "same.csv", rows));
    CHECK_FALSE(has(asked.get(columns), "came before"));
    CHECK(address_in(asked.post(columns + "/accept", "mapped=yes&source=&heading-0=0&column-0-0=start_date&column-0-1=agency&column-0-2=source&column-0-3=event")) == asked.link + "/chronology");
    REQUIRE(asked.book().entries().size() == 2);
    CHECK(asked.book().entries()[1].entry.agency == "Oak School (fictional)");
}
TEST_CASE("a browser that did not give the code sees nothing behind the link, and papers of others are not there") {
    Asked asked;
    const auto others = asked.sent("school.csv", school_rows);
    const auto id = others.substr(others.rfind('/') + 1);
    CHECK(asked.get(asked.link + "/chronology/" + id).starts_with("404"));
    asked.office.cookie_of_a_link.clear();
    CHECK(has(asked.get(asked.link + "/chronology"), "Six digits"));
    CHECK(asked.office.post_file(asked.keeper, asked.link + "/chronology", {}, "school.csv", school_rows).starts_with("403"));
}

}
