#include "publishing/identifying.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casework/case_testing.h"

using namespace publishing;

namespace {

/// Finds these words wherever they stand.
FindIn words_found(std::vector<std::pair<std::string, bool>> list) {
    return [list = std::move(list)](std::string_view text) {
        std::vector<IdentifyingHit> hits;
        for (const auto& [words, direct] : list)
            for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
                IdentifyingHit hit;
                hit.begins = at, hit.ends = at + words.size(), hit.kind = direct ? "person" : "date", hit.text = words, hit.direct = direct;
                hits.push_back(hit);
            }
        return hits;
    };
}

struct Checked {
    casework::TestDesk desk;
    casework::Case of = desk.open("decision.final", "2026-06-01");
    casework::Record section;
    Checked() { section = desk.write(of, "report_section", {{"section.0.part", "part_summary"}, {"section.0.text", "Merrin moved on 3 May 2026.\n\nOn 3 May 2026 it rained."}}, "2026-06-02"); }
    casework::CaseFile file = desk.file(of);
    std::vector<HitGroup> groups() {
        file = desk.file(of);
        return judge(file, hits_in(report_of(file), words_found({{"Merrin", true}, {"3 May 2026", false}})));
    }
    void decide(const HitGroup& group, const char* does) { desk.write(of, "disclosure_decision", {{"decision.0.words", group.key.c_str()}, {"decision.0.does", does}, {"decision.0.places", places_of(group).c_str()}}, "2026-06-03"); }
};

}  // namespace

TEST_SUITE("decisions on what might identify somebody") {

TEST_CASE("one decision covers every place where the same thing is meant, and each is still listed") {
    Checked checked;
    auto groups = checked.groups();
    REQUIRE(groups.size() == 2);
    REQUIRE(groups[1].hits.size() == 2);
    checked.decide(groups[1], "not_identifying");
    groups = checked.groups();
    CHECK(groups[1].hits[0].state == HitState::Settled);
    CHECK(groups[1].hits[1].state == HitState::Settled);
    CHECK(in_the_way(groups) == 1);
}
TEST_CASE("a paragraph that reads otherwise is open again, and one that does not keeps its decision") {
    Checked checked;
    checked.decide(checked.groups()[1], "not_identifying");
    checked.desk.store().write([&](store::Transaction& t) {
        auto answers = checked.section.answers;
        answers.set({"section", 0, "text"}, "Merrin moved on 3 May 2026.\n\nOn 3 May 2026 the sun shone.");
        return casework::write_anew(t, checked.desk.ground(), checked.of, checked.section, answers, casework::TestDesk::on("2026-06-04")).has_value();
    });
    const auto groups = checked.groups();
    CHECK(groups[1].hits[0].state == HitState::Settled);
    CHECK(groups[1].hits[1].state == HitState::Open);
}
TEST_CASE("a real name is never said to identify nobody, and no risk of it is accepted: it is changed or agreed in writing") {
    Checked checked;
    const auto groups = checked.groups();
    CHECK_FALSE(may_decide(groups[0], "not_identifying"));
    CHECK_FALSE(may_decide(groups[0], "accepts_risk"));
    CHECK(may_decide(groups[0], "generalise"));
    CHECK(may_decide(groups[1], "accepts_risk"));
}
TEST_CASE("a real name may be public when partners, family and legal adviser agreed in writing, and not when one of them is missing") {
    Checked checked;
    checked.desk.write(checked.of, "approved_public", {{"approved.0.text", "Merrin"}, {"approved.0.kind", "public_name"}, {"agreed.0.who", "by_partners"}, {"agreed.0.name", "P"}, {"agreed.0.on", "2026-05-01"}, {"agreed.1.who", "by_family"}, {"agreed.1.name", "F"}, {"agreed.1.on", "2026-05-02"}}, "2026-06-03");
    CHECK(checked.groups()[0].state() == HitState::Open);
    checked.desk.write(checked.of, "approved_public", {{"approved.0.text", "Merrin"}, {"approved.0.kind", "public_name"}, {"agreed.0.who", "by_partners"}, {"agreed.0.name", "P"}, {"agreed.0.on", "2026-05-01"}, {"agreed.1.who", "by_family"}, {"agreed.1.name", "F"}, {"agreed.1.on", "2026-05-02"}, {"agreed.2.who", "by_legal"}, {"agreed.2.name", "L"}, {"agreed.2.on", "2026-05-03"}}, "2026-06-03");
    CHECK(checked.groups()[0].state() == HitState::Approved);
}
TEST_CASE("a reviewer is approved by one who agreed, and part of a word on the list approves nothing") {
    Checked checked;
    checked.desk.write(checked.of, "approved_public", {{"approved.0.text", "Robin Fictional-Merrinson"}, {"approved.0.kind", "public_reviewer"}, {"agreed.0.who", "by_themselves"}, {"agreed.0.name", "R"}, {"agreed.0.on", "2026-05-01"}}, "2026-06-03");
    CHECK(is_approved_public(checked.desk.file(checked.of), "Robin"));
    CHECK_FALSE(is_approved_public(checked.desk.file(checked.of), "Merrin"));
}
TEST_CASE("a word of the public list that is also a name of the case is asked and not approved; a decision settles it; the person's own agreed name stays approved") {
    Checked checked;
    checked.desk.write(checked.of, "person", {{"person.0.label", "Child 1"}, {"person.0.kind", "child"}, {"person.0.forename", "Merrin"}, {"person.0.surname", "Fictional-Dune"}}, "2026-06-02");
    checked.desk.write(checked.of, "approved_public", {{"approved.0.text", "Merrin Fictional-Thrift, reviewer"}, {"approved.0.kind", "public_reviewer"}, {"agreed.0.who", "by_themselves"}, {"agreed.0.name", "R"}, {"agreed.0.on", "2026-05-01"}}, "2026-06-03");
    auto groups = checked.groups();
    CHECK(groups[0].state() == HitState::Open);
    CHECK(groups[0].hits[0].hit.why == "person.as-listed");
    CHECK(may_decide(groups[0], "not_identifying"));
    checked.decide(groups[0], "not_identifying");
    CHECK(checked.groups()[0].state() == HitState::Settled);
    checked.desk.write(checked.of, "approved_public", {{"approved.0.text", "Merrin"}, {"approved.0.kind", "public_name"}, {"agreed.0.who", "by_partners"}, {"agreed.0.name", "P"}, {"agreed.0.on", "2026-05-01"}, {"agreed.1.who", "by_family"}, {"agreed.1.name", "F"}, {"agreed.1.on", "2026-05-02"}, {"agreed.2.who", "by_legal"}, {"agreed.2.name", "L"}, {"agreed.2.on", "2026-05-03"}}, "2026-06-03");
    CHECK(checked.groups()[0].state() == HitState::Approved);
}
TEST_CASE("text that is to be changed stands in the way until it is changed") {
    Checked checked;
    for (const auto& group : checked.groups()) checked.decide(group, "generalise");
    CHECK(in_the_way(checked.groups()) == 3);
}
TEST_CASE("the register has the case's people once, their other names, places and days") {
    Checked checked;
    checked.desk.write(checked.of, "person", {{"person.0.label", "Child 1"}, {"person.0.kind", "child"}, {"person.0.forename", "Merrin"}, {"person.0.surname", "Fictional-Dune"}, {"person.0.other_names", "Merry, Mim"}, {"person.0.born_on", "2015-03-02"}, {"person.0.address", "7 Storybook Close, Eastmarch"}}, "2026-06-02");
    checked.desk.write(checked.of, "referral", {{"child.0.forename", "Merrin"}, {"child.0.surname", "Fictional-Dune"}, {"child.0.school", "Saltmarsh Lane School"}}, "2026-06-02");
    const auto known = register_of(checked.desk.file(checked.of));
    REQUIRE(known.people.size() == 1);
    CHECK(known.people[0].also == std::vector<std::string>{"Merry", "Mim"});
    CHECK(std::ranges::find(known.places, "Saltmarsh Lane School") != known.places.end());
    CHECK(known.dates == std::vector<base::Day>{*base::parse_day("2015-03-02")});
}
TEST_CASE("nicknames that are written down after a child was notified are looked for all the same") {
    Checked checked;
    checked.desk.write(checked.of, "referral", {{"child.0.forename", "Merrin"}, {"child.0.surname", "Fictional-Dune"}}, "2026-06-01");
    checked.desk.write(checked.of, "person", {{"person.0.label", "Child 1"}, {"person.0.kind", "child"}, {"person.0.forename", "Merrin"}, {"person.0.surname", "Fictional-Dune"}, {"person.0.other_names", "Merry, Mim"}}, "2026-06-02");
    const auto known = register_of(checked.desk.file(checked.of));
    REQUIRE(known.people.size() == 1);
    CHECK(known.people[0].also == std::vector<std::string>{"Merry", "Mim"});
    CHECK(known.people[0].label == "Child 1");
}

}
