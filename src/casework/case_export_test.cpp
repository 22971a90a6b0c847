// One whole case in order. All names are fictional.
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "casework/case_export.h"
#include "casework/case_testing.h"

using namespace casework;

namespace {

struct Told {
    TestDesk desk;
    Case of = desk.open("referral.received", "2026-03-02");
    Record child = desk.write(of, "person", {{"person.0.label", "Child A"}, {"person.0.kind", "child"}, {"person.0.forename", "Robin"}, {"person.0.surname", "Example"}}, "2026-03-03");
    Record sibling = desk.write(of, "person", {{"person.0.label", "Sibling"}, {"person.0.kind", "sibling"}, {"person.0.forename", "Wren"}, {"person.0.surname", "Example"}}, "2026-03-04");

    CaseExport whole(const std::optional<base::PublicId>& subject = std::nullopt) {
        return desk.store().read([&](store::Snapshot& snapshot) { return export_case(snapshot, desk.ground(), case_at(snapshot, of.key), subject); });
    }
    /// The item of that record, its newest version.
    ExportItem item(const Record& record, const std::optional<base::PublicId>& subject = std::nullopt) {
        ExportItem found;
        for (const auto& one : whole(subject).items)
            if (one.kind == ExportItem::Kind::Record && one.record.id == record.id) found = one;
        return found;
    }
};

}  // namespace

TEST_SUITE("casework: one whole case in order") {

TEST_CASE("items are numbered from one in the order in which they were written down, every version its own") {
    Told told;
    told.desk.store().write([&](store::Transaction& t) {
        auto anew = told.child.answers;
        anew.set({"person", 0, "note"}, "Likes birds.");
        CHECK(write_anew(t, told.desk.ground(), case_at(t, told.of.key), told.child, anew, TestDesk::on("2026-03-05")).has_value());
    });
    const auto whole = told.whole();
    REQUIRE(whole.items.size() == 4);
    CHECK(whole.items[0].kind == ExportItem::Kind::Step);
    CHECK(whole.items[1].record.version == 1);
    CHECK(whole.items[2].record.id == told.sibling.id);
    CHECK(whole.items[3].record.version == 2);
    for (int i = 0; i < 4; ++i) CHECK(whole.items[static_cast<std::size_t>(i)].number == i + 1);
}
TEST_CASE("a sibling's name is for a person to decide; the surname that the child shares is not by itself") {
    Told told;
    CHECK_FALSE(told.item(told.child).for_decision());
    const auto sibling = told.item(told.sibling);
    CHECK(sibling.third_party == std::set<Place>{{"person", 0, "forename"}});
}
TEST_CASE("when the sibling asks, the child is the other person") {
    Told told;
    CHECK(told.item(told.child, told.sibling.id).third_party == std::set<Place>{{"person", 0, "forename"}});
    CHECK_FALSE(told.item(told.sibling, told.sibling.id).for_decision());
}
TEST_CASE("a text that names somebody else is marked, in any capitals, and not for a part of a word") {
    Told told;
    const auto names = told.desk.write(told.of, "triage", {{"triage.0.who", "Spoke with WREN's school."}}, "2026-03-06");
    const auto part = told.desk.write(told.of, "triage", {{"triage.0.who", "A wrench was found."}}, "2026-03-06");
    CHECK(told.item(names).third_party.size() == 1);
    CHECK_FALSE(told.item(part).for_decision());
}
TEST_CASE("what an agency or the family said is for a person to decide as a whole") {
    Told told;
    CHECK(told.item(told.desk.write(told.of, "contact", {{"contact.0.said", "They would like to be told by telephone."}}, "2026-03-06")).about_others);
}
TEST_CASE("the data names copy, reader and time, and lists who looked at the case") {
    Told told;
    told.desk.store().write([&](store::Transaction& t) { audit::record(t, TestDesk::on("2026-03-07").event(audit::Kind::CaseRead, told.of.id, "overview")); });
    const auto value = boost::json::parse(to_json(told.whole(), {"Nell Burdock", TestDesk::on("2026-03-08").at, 3}));
    CHECK(value.at("copy").at("number") == 3);
    CHECK(value.at("copy").at("reader") == "Nell Burdock");
    CHECK(value.at("copy").at("made_at") == "2026-03-08T12:00:00.000Z");
    REQUIRE(value.at("reads").as_array().size() == 1);
    CHECK(value.at("reads").at(0).at("kind") == "case-read");
    CHECK(value.at("items").at(2).at("for_decision") == true);
}

}
