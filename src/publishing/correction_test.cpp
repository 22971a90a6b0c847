// A correction of what is public, from what was wrong to the version that every reader sees. Fictional.
#include "publishing/correction.h"

#include <algorithm>

#include "publishing/deposit_log.h"
#include "publishing/release_testing.h"

using namespace publishing;

namespace {

struct Public : Publishing {
    collection::Reference address;

    Public() : address{enter()} {}
    collection::Reference enter() {
        plan("full");
        check("2026-03-30T09:00:00Z");
        keep();
        approve_both();
        const auto released = release_at("2026-04-07T09:00:00Z");
        REQUIRE(released);
        return *released;
    }
    void begin(const char* earlier = "earlier_stays", bool agreed = true, const char* why = "A witness was confused with another") {
        std::vector<std::pair<std::string, std::string>> fields{{"correction.0.wrong", "It was the other neighbour"}, {"correction.0.now", "Nobody heard"}, {"correction.0.public_why", why}, {"correction.0.earlier", earlier}};
        if (agreed) fields.insert(fields.end(), {{"agreed.0.who", "by_partners"}, {"agreed.0.name", "Chair of the partnership"}, {"agreed.0.on", "2026-04-20"}});
        write("publication_correction", fields, "2026-04-21T09:00:00Z");
    }
    /// Two people's check of the report as it is, as the desk of disclosure writes it down.
    void check(const char* when) {
        casework::Answers answers, mark;
        answers.set({"check", 0, "outcome"}, "nothing_identifies");
        mark.set({"mark", 0, "text_hash"}, "a1");
        desk.store().write([&](store::Transaction& t) {
            const auto record = casework::write_down(t, desk.ground(), casework::case_at(t, of.key), {.form = "disclosure_check", .answers = answers}, by(second, when));
            casework::write_down(t, desk.ground(), casework::case_at(t, of.key), {.form = "text_mark", .answers = mark, .parent = record.id.to_string()}, by(second, when));
        });
    }
    void write(const char* form, const std::vector<std::pair<std::string, std::string>>& fields, const char* when) {
        casework::Answers answers;
        for (const auto& [place, answer] : fields) answers.set(*casework::parse_place(place), answer);
        desk.store().write([&](store::Transaction& t) { casework::write_down(t, desk.ground(), casework::case_at(t, of.key), {.form = form, .answers = answers}, by(audit::Who::system(), when)); });
    }
    std::expected<int, NotYet> correct_at(const char* when) { return correct(press, of, catalogued(), by(second, when)); }
    std::vector<std::string> missing() { return missing_for_correction(desk.file(of)); }
    std::string read(int version) {
        const auto shown = catalogue().report(address, version);
        std::string all;
        if (shown)
            for (const auto& section : shown->sections)
                for (const auto& block : section.blocks) all += block.text + "\n";
        return all;
    }
};

bool lacks(const std::vector<std::string>& missing, std::string_view what) { return std::ranges::find(missing, what) != missing.end(); }

}  // namespace

TEST_SUITE("a correction of what is public") {

TEST_CASE("the corrected report is the newest version with its day and reason, and the earlier one still shows its words") {
    Public one;
    one.begin();
    one.found = "Nobody heard the child.";
    one.keep("2026-04-22T09:00:00Z");
    one.approve_both("2026-04-23T09:00:00Z");
    const auto version = one.correct_at("2026-04-24T09:00:00Z");
    REQUIRE(version);
    CHECK(*version == 2);
    const auto versions = one.catalogue().versions(one.address);
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].change == collection::corrected);
    CHECK(versions[0].reason == "A witness was confused with another");
    CHECK(versions[0].entered_on == base::parse_day("2026-04-24"));
    CHECK(one.read(0).find("Nobody heard the child.") != std::string::npos);
    CHECK(one.read(0).find("wintergreen") == std::string::npos);
    CHECK(one.read(1).find("wintergreen") != std::string::npos);
    CHECK(one.catalogue().open_file(one.address, "report.docx", 1));
    const auto file = one.desk.file(one.of);
    CHECK_FALSE(correction_begun(file));
    REQUIRE(corrections_published(file).size() == 1);
    CHECK(corrections_published(file)[0].version == 2);
    CHECK(one.desk.due(one.of, "floor") == "2027-04-07");
}
TEST_CASE("where an earlier version names somebody it is closed: it is listed with the reason, and its text and files are not given out") {
    Public one;
    one.begin("earlier_closed");
    one.found = "Nobody heard the child.";
    one.keep("2026-04-22T09:00:00Z");
    one.approve_both("2026-04-23T09:00:00Z");
    REQUIRE(one.correct_at("2026-04-24T09:00:00Z"));
    CHECK(one.catalogue().versions(one.address).size() == 2);
    CHECK(one.read(1).empty());
    CHECK_FALSE(one.catalogue().open_file(one.address, "report.docx", 1));
    CHECK(one.catalogue().open_file(one.address, "report.docx"));
}
TEST_CASE("a correction needs somebody who agreed, files that were made after it was written down, and two different people who approved these files") {
    Public one;
    CHECK(lacks(one.missing(), "correction"));
    one.begin("earlier_stays", false);
    CHECK(lacks(one.missing(), "agreed"));
    CHECK(lacks(one.missing(), "correction_files"));
    one.begin();
    CHECK_FALSE(lacks(one.missing(), "agreed"));
    one.keep("2026-04-22T09:00:00Z");
    CHECK_FALSE(lacks(one.missing(), "correction_files"));
    CHECK(lacks(one.missing(), "two_publishers"));
    CHECK_FALSE(one.correct_at("2026-04-22T10:00:00Z"));
    one.approve("publication_first", "first.0.read", one.second, "2026-04-23T09:00:00Z");
    one.approve("publication_second", "second.0.read", one.second, "2026-04-23T09:00:00Z");
    CHECK(lacks(one.missing(), "two_publishers"));
    one.approve("publication_first", "first.0.read", audit::Who::system(), "2026-04-23T09:10:00Z");
    CHECK(one.missing().empty());
}
TEST_CASE("words that changed are checked again for what identifies people: the check of the earlier words counts no more") {
    Public one;
    one.begin();
    CHECK_FALSE(lacks(one.missing(), "checked_again"));
    const auto file = one.desk.file(one.of);
    one.desk.store().write([&](store::Transaction& t) { casework::set_standing(t, casework::case_at(t, one.of.key), *file.last("disclosure_check"), "void", one.by(one.second, "2026-04-21T10:00:00Z")); });
    CHECK(lacks(one.missing(), "checked_again"));
    one.check("2026-04-21T11:00:00Z");
    CHECK_FALSE(lacks(one.missing(), "checked_again"));
}
TEST_CASE("the reason is public too, so that it names nobody of the case") {
    Public one;
    one.write("person", {{"person.0.forename", "Bryony"}, {"person.0.surname", "Fictional-Marl"}}, "2026-04-20T09:00:00Z");
    one.begin("earlier_stays", true, "Bryony Fictional-Marl was confused with another");
    CHECK(lacks(one.missing(), "reason_names_nobody"));
    one.begin();
    CHECK_FALSE(lacks(one.missing(), "reason_names_nobody"));
}
TEST_CASE("files of a correction are not due at the minute of the first publication, which is long past") {
    Public one;
    one.begin();
    one.keep("2026-04-22T09:00:00Z");
    CHECK(one.desk.store().read([](store::Snapshot& snapshot) { return due_releases(snapshot, at("2027-01-01T00:00:00Z")); }).empty());
}
TEST_CASE("it is kept who made the correction and which two people approved it") {
    Public one;
    one.begin();
    one.keep("2026-04-22T09:00:00Z");
    one.approve_both("2026-04-23T09:00:00Z");
    REQUIRE(one.correct_at("2026-04-24T09:00:00Z"));
    const auto corrected = corrections_published(one.desk.file(one.of));
    REQUIRE(corrected.size() == 1);
    CHECK(corrected[0].second_by == one.second.to_string());
    CHECK_FALSE(corrected[0].first_by.empty());
    CHECK(corrected[0].first_by != corrected[0].second_by);
}
TEST_CASE("an order against publication stops a correction too") {
    Public one;
    one.begin();
    one.keep("2026-04-22T09:00:00Z");
    one.approve_both("2026-04-23T09:00:00Z");
    one.write("publication_restriction", {{"restriction.0.what", "An order"}, {"restriction.0.on", "2026-04-23"}}, "2026-04-23T12:00:00Z");
    CHECK(lacks(one.missing(), "unrestricted"));
    CHECK_FALSE(one.correct_at("2026-04-24T09:00:00Z"));
}
TEST_CASE("whoever holds a deposit is to be told of the correction") {
    Public one;
    one.desk.store().write([&](store::Transaction& transaction) {
        const auto doer = one.by(one.second, "2026-04-08T09:00:00Z");
        note_sent(transaction, {.id = base::PublicId::make(base::system_random()), .review = one.address, .recipient = "Fictional library", .way = DepositWay::Mail, .sha256 = "00", .made_by = "", .made_at = doer.at}, doer.event(audit::Kind::ExportMade, one.of.id));
    });
    one.begin();
    one.keep("2026-04-22T09:00:00Z");
    one.approve_both("2026-04-23T09:00:00Z");
    REQUIRE(one.correct_at("2026-04-24T09:00:00Z"));
    const auto holders = one.desk.store().read([&](store::Snapshot& snapshot) { return recipients_of(snapshot, one.address); });
    REQUIRE(holders.size() == 1);
    REQUIRE(holders[0].notices.size() == 1);
    CHECK(holders[0].notices[0].what == "corrected-to-tell");
}

}
