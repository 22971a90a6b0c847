// The public files, what stands in their way, and corrections, through their pages. No browser is here, so that no PDF can be printed. Fictional.
#include "publishing/release.h"
#include "web/casework/office_testing.h"

using namespace web::test;

namespace {

bool shows(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

struct PublicationOffice {
    Office office;
    identity::PersonId manager = office.manager("hazel-keeper");
    casework::Case of;
    std::string publication = "/cases/" + of.reference + "/publication";
    casework::Doer doer;

    explicit PublicationOffice(bool on_show = false) : of{opened()} {
        doer.at = identity::testing::morning;
        if (on_show) office.house.store->write([&](store::Transaction& transaction) { REQUIRE(casework::take_step(transaction, office.desk().ground, of, "publish", {*base::parse_day("2025-05-14"), {}}, doer)); });
        write("publication_plan", {{"plan.0.mode", "improvements_only"}, {"plan.0.on", "2025-05-20"}, {"plan.0.label", "Child H"}});
        write("publication_summary", {{"summary.0.text", "Nobody asked who lived in the home."}, {"improvements.0.text", "Ask who lives in the home."}});
    }
    /// Entered afterwards, so that what is missing of its way here is a gap.
    casework::Case opened() {
        const auto made = office.house.store->write([&](store::Transaction& transaction) {
            casework::Doer opener;
            opener.at = identity::testing::morning;
            return casework::open_case(transaction, office.desk().ground, {.partnership = office.house.partnership.value(), .state = "pub.notified", .children = 1, .afterwards = true}, opener);
        });
        office.house.case_of(made.id.to_string(), office.house.partnership);
        office.house.join(made.id.to_string(), manager, identity::Role::BusinessManager);
        return made;
    }
    void write(const char* form, std::initializer_list<std::pair<const char*, const char*>> fields) {
        casework::Answers answers;
        for (const auto& [place, words] : fields) answers.set(*casework::parse_place(place), words);
        const auto& desk = office.desk();
        desk.store.write([&](store::Transaction& transaction) { casework::write_down(transaction, desk.ground, casework::case_at(transaction, of.key), {form, answers}, doer); });
    }
    std::string page() { return office.get(manager, publication); }
};

}  // namespace

TEST_SUITE("publication pages") {

TEST_CASE("where no browser can print, the page says that the PDF is missing, why, and what to do") {
    PublicationOffice on;
    CHECK(shows(on.page(), "No browser is installed on this server"));
    REQUIRE(on.office.post(on.manager, on.publication + "/files").starts_with("303"));
    const auto page = on.page();
    CHECK(shows(page, "report.pdf is missing."));
    CHECK(shows(page, "There is no browser on this server that could print it"));
    CHECK(shows(page, "Nothing is published until it is made"));
    CHECK(shows(page, "Blocks publication"));
}
TEST_CASE("to publish without the PDF somebody says why, what they typed is kept, and whoever approves reads it") {
    PublicationOffice on;
    const auto refused = on.office.post(on.manager, on.publication + "/files", "without_pdf=yes&without_why=");
    CHECK(refused.starts_with("422"));
    CHECK(shows(refused, "href=\"#without_why\""));
    CHECK(shows(refused, "value=\"yes\" checked"));
    REQUIRE(on.office.post(on.manager, on.publication + "/files", "without_pdf=yes&without_why=Word+is+enough+until+Friday").starts_with("303"));
    const auto page = on.page();
    CHECK(shows(page, "It will be published without report.pdf."));
    CHECK(shows(page, "Word is enough until Friday"));
    CHECK_FALSE(shows(page, "report.pdf is missing."));
}
TEST_CASE("a name of the case in the summary is shown with the file in which it was read, and blocks") {
    PublicationOffice on;
    on.write("person", {{"person.0.forename", "Bryony"}, {"person.0.surname", "Fictional-Marl"}});
    on.write("publication_summary", {{"summary.0.text", "Bryony was not asked."}, {"improvements.0.text", "Ask."}});
    REQUIRE(on.office.post(on.manager, on.publication + "/files", "without_pdf=yes&without_why=Later").starts_with("303"));
    const auto page = on.page();
    CHECK(shows(page, "report.docx names what is not on the list"));
    CHECK(shows(page, "person: Bryony"));
    CHECK(shows(page, "Names somebody"));
}
TEST_CASE("the proof says its time as London's clock shows it, and the ones before it stay") {
    PublicationOffice on;
    for (int i = 0; i < 2; ++i) REQUIRE(on.office.post(on.manager, on.publication + "/files").starts_with("303"));
    const auto page = on.page();
    CHECK(shows(page, "Earlier files and their proofs"));
    CHECK(shows(page, "Making 1"));
    CHECK_FALSE(shows(page, "Z</p>"));
}
TEST_CASE("what is not public yet has nothing to correct") {
    PublicationOffice on;
    CHECK(on.office.get(on.manager, on.publication + "/correction").starts_with("404"));
    CHECK(on.office.get(on.manager, on.publication + "/correction/edit").starts_with("404"));
}
TEST_CASE("a correction says what was wrong, what it says now and why; without them it is refused, and what was typed is kept") {
    PublicationOffice on{true};
    const auto edit = on.publication + "/correction/edit";
    CHECK(shows(on.office.get(on.manager, on.publication + "/correction"), "Nothing was corrected yet."));
    const auto refused = on.office.post(on.manager, edit, "seen=0&correction.0.wrong=A+date+of+the+second+visit");
    CHECK(refused.starts_with("422"));
    CHECK(shows(refused, "A date of the second visit"));
    REQUIRE(on.office.post(on.manager, edit, "seen=0&correction.0.wrong=A+date&correction.0.now=Another+date&correction.0.public_why=A+date+was+wrong&correction.0.earlier=earlier_stays").starts_with("303"));
    const auto page = on.office.get(on.manager, on.publication + "/correction");
    CHECK(shows(page, "A date was wrong"));
    CHECK(shows(page, "Say who agreed to it, by name and day"));
    CHECK(shows(page, "Two different people approve the new files"));
    CHECK_FALSE(shows(page, "correction/publish"));
}

}
