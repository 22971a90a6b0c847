// The family in a review: consent for each quotation, told before publication, and the days on which no letter goes out. Everything is fictional.
#include <doctest/doctest.h>

#include "casework/case_testing.h"
#include "casework/family.h"
#include "casework/guards.h"

using namespace casework;

namespace {

using Words = std::initializer_list<std::pair<const char*, const char*>>;

base::Day day_of(const char* iso) { return *base::parse_day(iso); }

struct Kin {
    TestDesk desk;
    Case of = desk.open("decision.final", "2026-03-02");

    Record member(const char* label, const char* child = "no", const char* plan = "") {
        return desk.write(of, "family_member", {{"member.0.label", label}, {"member.0.relation", "relative"}, {"member.0.child", child}, {"member.0.may_contact", "yes"}, {"member.0.plan", plan}}, "2026-03-03");
    }
    Record under(const Record& parent, const char* form, Words words) {
        Answers answers;
        for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
        return desk.store().write([&](store::Transaction& t) { return write_down(t, desk.ground(), case_at(t, of.key), {form, answers, "kept", parent.id.to_string()}, TestDesk::on("2026-03-04")); });
    }
    void told(const Record& member, const char* on) { under(member, "family_telling", {{"telling.0.told", "told"}, {"telling.0.on", on}}); }
    bool all_told(const char* on) { return is_met("family_told", desk.file(of), {day_of(on), {}, {}}); }
    QuotationUse use(Words words) { return use_of(under(member("Aunt"), "family_words", words)); }
};

}  // namespace

TEST_SUITE("family: told before publication") {

TEST_CASE("a case in which nobody of the family is recorded has told nobody") { CHECK_FALSE(Kin{}.all_told("2026-06-01")); }

TEST_CASE("every member is told before publication, not most of them") {
    Kin kin;
    const auto mother = kin.member("Mother"), uncle = kin.member("Uncle");
    kin.told(mother, "2026-05-20");
    CHECK_FALSE(kin.all_told("2026-06-01"));
    kin.told(uncle, "2026-05-21");
    CHECK(kin.all_told("2026-06-01"));
    CHECK_MESSAGE(kin.all_told("2026-05-21"), "told on the day itself");
    CHECK_FALSE_MESSAGE(kin.all_told("2026-05-20"), "on that day the uncle did not know yet");
}
TEST_CASE("a member who is not told needs one of the reasons, and what it rests on") {
    for (const char* reason : {"not_traced", "wish_not", "police_advice", "risk"}) {
        Kin kin;
        const auto father = kin.member("Father");
        kin.under(father, "family_telling", {{"telling.0.told", "not_told"}, {"telling.0.reason", reason}});
        CHECK_FALSE_MESSAGE(kin.all_told("2026-06-01"), reason);
        kin.under(father, "family_telling", {{"telling.0.told", "not_told"}, {"telling.0.reason", reason}, {"telling.0.why", "Agreed with the chair"}});
        CHECK_MESSAGE(kin.all_told("2026-06-01"), reason);
    }
    Kin kin;
    kin.under(kin.member("Father"), "family_telling", {{"telling.0.told", "not_told"}, {"telling.0.why", "Because"}});
    CHECK_FALSE(kin.all_told("2026-06-01"));
}
TEST_CASE("that somebody was told counts only with its day, and the last record of it counts") {
    Kin kin;
    const auto mother = kin.member("Mother");
    kin.under(mother, "family_telling", {{"telling.0.told", "told"}});
    CHECK_FALSE(kin.all_told("2026-06-01"));
    kin.told(mother, "2026-05-20");
    CHECK(kin.all_told("2026-06-01"));
    kin.told(mother, "2026-07-20");
    CHECK_FALSE_MESSAGE(kin.all_told("2026-06-01"), "it was put off");
}
TEST_CASE("a surviving child needs a plan, whether they are told or not") {
    Kin kin;
    const auto brother = kin.member("Younger brother", "yes");
    kin.under(brother, "family_telling", {{"telling.0.told", "not_told"}, {"telling.0.reason", "too_young"}, {"telling.0.why", "He is two"}});
    CHECK_FALSE(kin.all_told("2026-06-01"));
    Kin planned;
    planned.told(planned.member("Older sister", "yes", "Her foster carer and a play therapist tell her together."), "2026-05-20");
    CHECK(planned.all_told("2026-06-01"));
}

}

TEST_SUITE("family: consent for each quotation") {

TEST_CASE("words are quoted only with a yes and the day of it") {
    Kin kin;
    CHECK(kin.use({{"words.0.may", "quoted"}}) == QuotationUse::NotAsked);
    CHECK(kin.use({{"words.0.may", "quoted"}, {"words.0.consent_on", "2026-03-03"}}) == QuotationUse::Quoted);
    CHECK(kin.use({{"words.0.may", "paraphrase"}, {"words.0.consent_on", "2026-03-03"}}) == QuotationUse::Paraphrase);
    CHECK(kin.use({{"words.0.may", "not_used"}, {"words.0.consent_on", "2026-03-03"}}) == QuotationUse::Refused);
    CHECK(kin.use({{"words.0.may", "not_asked"}, {"words.0.consent_on", "2026-03-03"}}) == QuotationUse::NotAsked);
}
TEST_CASE("consent that was taken back is none, whatever it was") {
    Kin kin;
    const auto use = kin.use({{"words.0.may", "quoted"}, {"words.0.consent_on", "2026-03-03"}, {"words.0.withdrawn_on", "2026-03-10"}});
    CHECK(use == QuotationUse::Withdrawn);
    CHECK_FALSE(may_stand_in_report(use));
}

}

TEST_SUITE("family: days to hold in mind") {

TEST_CASE("a birthday, the day of a death and a day that they asked for are held each year; an inquest on its day alone") {
    Kin kin;
    kin.desk.write(kin.of, "person", {{"person.0.label", "Child Reed"}, {"person.0.kind", "child"}, {"person.0.born_on", "2019-04-08"}, {"person.0.died_on", "2026-01-11"}}, "2026-03-03");
    kin.desk.write(kin.of, "person", {{"person.0.label", "Nurse"}, {"person.0.kind", "practitioner"}, {"person.0.born_on", "1980-05-05"}}, "2026-03-03");
    kin.desk.write(kin.of, "family_member", {{"member.0.label", "Mother"}, {"day.0.what", "Day of the funeral"}, {"day.0.on", "2026-02-02"}, {"day.0.yearly", "yes"}, {"day.1.what", "In court"}, {"day.1.on", "2026-06-09"}}, "2026-03-03");
    kin.desk.write(kin.of, "proceeding", {{"proceeding.0.kind", "inquest"}, {"proceeding.0.expected_end", "2026-09-14"}}, "2026-03-03");
    const auto file = kin.desk.file(kin.of);
    const auto kind_on = [&](const char* day) {
        const auto list = held_on(file, day_of(day));
        return list.empty() ? std::string{} : list.front().kind == HeldDay::Kind::Birthday ? "birthday" : list.front().kind == HeldDay::Kind::Death ? "death" : list.front().kind == HeldDay::Kind::Said ? "said" : "other";
    };
    CHECK(kind_on("2026-04-08") == "birthday");
    CHECK(kind_on("2027-01-11") == "death");
    CHECK(kind_on("2028-02-02") == "said");
    CHECK(kind_on("2026-06-09") == "said");
    CHECK(kind_on("2027-06-09").empty());
    CHECK(kind_on("2026-09-14") == "other");
    CHECK(kind_on("2027-09-14").empty());
    CHECK_MESSAGE(kind_on("2026-05-05").empty(), "a practitioner's birthday is none of the family's");
    CHECK_MESSAGE(kind_on("2018-04-08").empty(), "before the child was born");
    CHECK(held_days(file, day_of("2026-04-01"), 14).size() == 1);
}
TEST_CASE("a birthday on 29 February is held on 28 February and 1 March of other years") {
    Kin kin;
    kin.desk.write(kin.of, "person", {{"person.0.label", "Child Reed"}, {"person.0.kind", "child"}, {"person.0.born_on", "2020-02-29"}}, "2026-03-03");
    const auto file = kin.desk.file(kin.of);
    CHECK(held_on(file, day_of("2026-02-28")).size() == 1);
    CHECK(held_on(file, day_of("2026-03-01")).size() == 1);
    CHECK(held_on(file, day_of("2028-02-29")).size() == 1);
    CHECK(held_on(file, day_of("2028-02-28")).empty());
}
TEST_CASE("a proceeding that holds contact back is named; one that only informs is not") {
    Kin kin;
    kin.desk.write(kin.of, "proceeding", {{"proceeding.0.kind", "criminal_trial"}, {"proceeding.0.effect", "blocks_publication\nblocks_contact"}}, "2026-03-03");
    kin.desk.write(kin.of, "proceeding", {{"proceeding.0.kind", "child_death_review"}, {"proceeding.0.effect", "informs_only"}}, "2026-03-03");
    const auto file = kin.desk.file(kin.of);
    REQUIRE(holds_on_contact(file).size() == 1);
    CHECK(holds_on_contact(file).front()->answers.of("proceeding", "kind") == "criminal_trial");
}

}

TEST_SUITE("family: contacts") {

TEST_CASE("a contact that was written before there was a list of the family belongs to whom its label names") {
    Kin kin;
    kin.member("Mother");
    kin.desk.write(kin.of, "contact", {{"contact.0.person", "Mother"}}, "2026-03-03");
    kin.desk.write(kin.of, "contact", {{"contact.0.person", "Grandfather"}}, "2026-03-03");
    const auto file = kin.desk.file(kin.of);
    CHECK(family_of(file).front().contacts.size() == 1);
    REQUIRE(contacts_of_nobody(file).size() == 1);
    CHECK(contacts_of_nobody(file).front()->answers.of("contact", "person") == "Grandfather");
}

}
