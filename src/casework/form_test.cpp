#include "casework/form.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/fault.h"

using namespace casework;

namespace {

std::set<int> numbers_of(std::string_view form) {
    std::set<int> numbers;
    for (const auto& section : form_called(form).sections)
        for (const auto& field : section.fields)
            if (!field.number.empty()) numbers.insert(std::stoi(field.number));
    return numbers;
}

std::set<int> up_to(int last) {
    std::set<int> numbers;
    for (int number = 1; number <= last; ++number) numbers.insert(number);
    return numbers;
}

constexpr std::string_view head = "section,field,number,kind,options,needed,asked_when,strength,source,checked_on\n";

std::string refusal(const std::string& rows) {
    try {
        read_form("trial", std::string{head} + rows);
    } catch (const base::Fault& fault) {
        return fault.what();
    }
    return "read";
}

const Field& field(std::string_view form, std::string_view section, std::string_view key) {
    const Section* found = form_called(form).find(section);
    REQUIRE(found);
    REQUIRE(found->find(key));
    return *found->find(key);
}

}  // namespace

TEST_SUITE("Forms as tables") {

TEST_CASE("the rapid review has the thirteen sections of the National Panel's template") { CHECK(numbers_of("rapid_review") == up_to(13)); }

TEST_CASE("the worksheet has every field of the list but the third, the time of submission, which the national system writes") {
    auto expected = up_to(33);
    expected.erase(3);
    CHECK(numbers_of("notification") == expected);
}
TEST_CASE("the referral has the twelve parts that a referrer answers; the thirteenth is the business unit's") { CHECK(numbers_of("referral") == up_to(12)); }

TEST_CASE("each criterion and each circumstance of regulation 11 is answered with reasons") {
    for (const char* key : {"c1", "c2", "c3", "c4", "r1", "r2", "r3", "r4"}) {
        CHECK_MESSAGE(field("rapid_review", "criteria", key).needed, key);
        CHECK_MESSAGE(field("rapid_review", "criteria", std::string{key} + "_reasons").needed, key);
    }
}
TEST_CASE("the partners can decide each of the outcomes, and joining and national importance beside them") {
    CHECK(field("decision", "review", "answer").options == std::vector<std::string>{"lcspr", "none_learning_captured", "none_non_statutory", "single_agency_review", "withdraw"});
    for (const char* other : {"dhr", "sar", "owhr"}) CHECK(std::ranges::count(field("decision", "joined", "answer").options, other) == 1);
    CHECK(field("decision", "national", "answer").needed);
}
TEST_CASE("ethnicity has the Department's nineteen codes, not given and not known") {
    CHECK(field("notification", "child", "ethnicity").options.size() == 21);  // 5 White, 4 Mixed, 5 Asian, 3 Black, Arab, any other; and two that are no answer
}
TEST_CASE("a question that depends on another names one of the same section, and an answer that it can have") {
    for (const auto& form : forms())
        for (const auto& section : form.sections)
            for (const auto& one : section.fields) {
                if (one.asked_when_field.empty()) continue;
                const Field* on = section.find(one.asked_when_field);
                const std::string where = form.name + "." + section.key + "." + one.key;
                REQUIRE_MESSAGE(on, where, " depends on nothing");
                const bool possible = on->kind == FieldKind::YesNo ? one.asked_when_value == "yes" || one.asked_when_value == "no" || one.asked_when_value == "not_known"
                                                                   : std::ranges::count(on->options, one.asked_when_value) == 1;
                CHECK_MESSAGE(possible, where, " waits for ", one.asked_when_value);
            }
}
TEST_CASE("a choice has at least two options, no key stands twice, and every form has a version") {
    for (const auto& form : forms()) {
        CHECK_MESSAGE(!form.version.empty(), form.name);
        std::set<std::string> keys;
        for (const auto& section : form.sections) {
            CHECK_MESSAGE(keys.insert(section.key).second, form.name, " has twice ", section.key);
            std::set<std::string> fields;
            for (const auto& one : section.fields) {
                CHECK_MESSAGE(fields.insert(one.key).second, form.name, ".", section.key, " has twice ", one.key);
                if (one.kind == FieldKind::Choice || one.kind == FieldKind::Choices) CHECK_MESSAGE(one.options.size() >= 2, form.name, ".", section.key, ".", one.key);
            }
        }
    }
}
TEST_CASE("every question says who asks it, in words that a reader can follow") {
    for (const auto& form : forms())
        for (const auto& section : form.sections)
            for (const auto& one : section.fields) {
                CHECK_MESSAGE(!one.provenance.source.empty(), form.name, ".", section.key, ".", one.key);
                CHECK_MESSAGE(one.provenance.source.find("reference ") == std::string::npos, one.provenance.source);
            }
}
TEST_CASE("a table that cannot be read is refused with its row and what to do") {
    CHECK(refusal("a,,,section,most=1,,,design,this project,\na,b,,line,,yes,,design,this project,\n") == "read");
    CHECK(refusal("a,,,section,most=1,,,design,this project,\na,b,,colour,,yes,,design,this project,\n").find("colour") != std::string::npos);
    CHECK(refusal("a,,,section,most=1,,,design,this project,\na,b,,line,,yes,,rumour,this project,\n").find("rumour") != std::string::npos);
    CHECK(refusal("a,,,section,most=1,,,design,this project,\nc,b,,line,,yes,,design,this project,\n").find("outside its section") != std::string::npos);
}

}
