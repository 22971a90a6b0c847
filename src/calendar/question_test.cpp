#include "calendar/question.h"

#include <doctest/doctest.h>

using namespace calendar;

namespace {

const Calendar& ours() { return Calendar::embedded(); }

std::vector<Misunderstood> wrong(const QuestionWords& words) {
    const auto question = understand(ours(), words);
    return question ? std::vector<Misunderstood>{} : question.error();
}

}  // namespace

TEST_SUITE("what is asked of a clock") {

TEST_CASE("rule, day and nation are understood, and no nation is England") {
    const auto question = understand(ours(), {"floor", "2026-05-14", "wales"});
    REQUIRE(question);
    CHECK(question->nation == Nation::Wales);
    CHECK(understand(ours(), {"floor", "2026-05-14", ""})->nation == Nation::England);
}
TEST_CASE("everything that is wrong is named at once") {
    CHECK(wrong({"fireside", "2025-02-29", "mars"}) == std::vector{Misunderstood::UnknownRule, Misunderstood::NotADay, Misunderstood::UnknownNation});
    CHECK(wrong({"", "", ""}) == std::vector{Misunderstood::NoRule, Misunderstood::NoDay});
}
TEST_CASE("29 February is a day of a leap year only") {
    CHECK(wrong({"floor", "2024-02-29", ""}).empty());
    CHECK(wrong({"floor", "2025-02-29", ""}) == std::vector{Misunderstood::NotADay});
    CHECK(wrong({"floor", "22/12/2025", ""}) == std::vector{Misunderstood::NotADay});
}
TEST_CASE("each sentence says what to write instead, as the one who asked would write it") {
    const QuestionWords words{"fireside", "tomorrow", "mars"};
    CHECK(words_of(Misunderstood::UnknownRule, ours(), words, Naming::Options).find("rapid-review") != std::string::npos);
    CHECK(words_of(Misunderstood::NoDay, ours(), words, Naming::Options).find("--from 2025-12-22") != std::string::npos);
    CHECK(words_of(Misunderstood::NoDay, ours(), words, Naming::Parameters).find("from=2025-12-22") != std::string::npos);
    CHECK(words_of(Misunderstood::NotADay, ours(), words, Naming::Options).find("\"tomorrow\"") != std::string::npos);
    CHECK(words_of(Misunderstood::UnknownNation, ours(), words, Naming::Options).find("northern-ireland") != std::string::npos);
}

}
