#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "base/parallel.h"

TEST_SUITE("work in parts") {

TEST_CASE("every part is done once, however many there are") {
    for (const std::size_t parts : {0U, 1U, 2U, 97U, 1000U}) {
        std::vector<int> done(parts);
        base::in_parts(parts, [&](std::size_t part) { ++done[part]; });
        CHECK(std::accumulate(done.begin(), done.end(), 0) == static_cast<int>(parts));
        CHECK(std::count(done.begin(), done.end(), 1) == static_cast<long>(parts));
    }
}

TEST_CASE("what a part throws reaches whoever asked, after every thread has ended") {
    CHECK_THROWS_AS(base::in_parts(50, [](std::size_t part) { if (part == 7) throw std::runtime_error{"seven"}; }), std::runtime_error);
}

TEST_CASE("a hundred things in parts of thirty are four parts") { CHECK(base::parts_of(100, 30) == 4); CHECK(base::parts_of(90, 30) == 3); CHECK(base::parts_of(0, 30) == 0); }

}
