// What numbers of cases tell, and what they do not. Everything is drawn from chance that can be foretold, so that no run differs from another.
#include "casework/case_number.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <regex>
#include <set>

#include "casework/case_testing.h"
#include "casework/demonstration/seeded.h"

using namespace casework;
using casework::demonstration::Seeded;

namespace {

constexpr int trials = 40'000;
constexpr NumberBlock eight{.first = 10, .last = 17};

/// Hands out these four bytes again and again: "00 00 00 09".
class Scripted : public base::Random {
public:
    explicit Scripted(std::vector<std::uint32_t> draws) : draws_{std::move(draws)} {}
    void fill(std::span<unsigned char> bytes) override {
        const auto draw = draws_.at(at_++);
        for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<unsigned char>(draw >> (24 - 8 * i));
    }

private:
    std::vector<std::uint32_t> draws_;
    std::size_t at_ = 0;
};

/// Numbers of one year as they are drawn, of which a reader may know only some: 'o' is open to them, 's' is sealed.
std::vector<std::int64_t> seen_of(std::string_view year, Seeded& chance, const NumberBlock& block) {
    std::set<std::int64_t> taken;
    std::vector<std::int64_t> seen;
    for (const char c : year) {
        const auto number = draw_number(chance, [&](std::int64_t one) { return taken.contains(one); }, block);
        taken.insert(number);
        if (c == 'o') seen.push_back(number);
    }
    return seen;
}

/// How often each pair of numbers is seen, in that order, where two open cases are all that the reader knows of.
std::map<std::vector<std::int64_t>, int> pairs_seen(std::string_view year, std::uint64_t seed) {
    Seeded chance{seed, year};
    std::map<std::vector<std::int64_t>, int> counts;
    for (int trial = 0; trial < trials; ++trial) ++counts[seen_of(year, chance, eight)];
    return counts;
}

/// Pearson's statistic of the 8 × 7 ordered pairs against "each as likely as any other".
double strangeness(const std::map<std::vector<std::int64_t>, int>& counts) {
    const double expected = trials / 56.0;
    double sum = 0;
    for (const auto& [pair, count] : counts) sum += (count - expected) * (count - expected) / expected;
    return sum;
}

}  // namespace

TEST_SUITE("Numbers of cases") {

TEST_CASE("two cases that a reader knows of have any two numbers, alike whether none, one or four sealed ones were drawn before, between or after") {
    // 55 degrees of freedom: one honest draw in a thousand lies above 93.2 (tables of chi-squared).
    for (const char* year : {"oo", "soo", "oso", "oos", "ssoso", "ssssoo"}) {
        const auto counts = pairs_seen(year, 7);
        CHECK(counts.size() == 56);
        CHECK_MESSAGE(strangeness(counts) < 93.2, year);
    }
}
TEST_CASE("that test would notice numbers in sequence, and numbers that skip a sealed one") {
    std::map<std::vector<std::int64_t>, int> in_sequence{{{10, 11}, trials}};
    CHECK(strangeness(in_sequence) > 93.2);
    std::map<std::vector<std::int64_t>, int> higher_only;
    for (int first = 10; first < 17; ++first)
        for (int second = first + 1; second <= 17; ++second) higher_only[{first, second}] = trials / 28;
    CHECK(strangeness(higher_only) > 93.2);
}
TEST_CASE("there are gaps in a year without any sealed case, and a later case may have a lower number") {
    Seeded chance{3, "gaps"};
    const auto seen = seen_of("oooooooooooo", chance, {});
    CHECK(*std::ranges::max_element(seen) - *std::ranges::min_element(seen) > 100);
    CHECK_FALSE(std::ranges::is_sorted(seen));
}
TEST_CASE("what is left over of the dice is thrown again: no number is likelier than another") {
    // 2^32 = 477218 × 9000 + 5296: from 4294962000 on a draw is thrown again.
    Scripted exact{{0}}, last{{4294961999}}, over{{4294962000, 4294967295, 1}};
    CHECK(drawn_from(exact, {}) == 1000);
    CHECK(drawn_from(last, {}) == 9999);
    CHECK(drawn_from(over, {}) == 1001);
}
TEST_CASE("a number is never given twice, and a full block is followed by one with a digit more") {
    Seeded chance{5, "full"};
    std::set<std::int64_t> taken;
    const NumberBlock four{.first = 6, .last = 9};
    for (int i = 0; i < 40; ++i) {
        const auto number = draw_number(chance, [&](std::int64_t one) { return taken.contains(one); }, four);
        CHECK(taken.insert(number).second);
        CHECK(number <= 99);
    }
    CHECK(*taken.rbegin() >= 10);
    CHECK(*taken.begin() >= 6);
}
TEST_CASE("the code is the partnership's, the year's and four digits; cases of earlier versions keep theirs") {
    TestDesk desk;
    std::set<std::string> codes;
    for (int i = 0; i < 60; ++i) codes.insert(desk.open("referral.received", i % 2 == 0 ? "2026-03-02" : "2027-01-04").reference);
    CHECK(codes.size() == 60);
    for (const auto& code : codes) CHECK(std::regex_match(code, std::regex{"EM-202[67]-[1-9][0-9]{3}"}));
    CHECK(std::ranges::count_if(codes, [](const std::string& code) { return code.starts_with("EM-2027"); }) == 30);
}

}
