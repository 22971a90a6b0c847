#include "web/server/workers.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>

using web::Workers;

TEST_CASE("work beyond what may wait is refused, and what was accepted is done before the end") {
    std::atomic<int> done{0};
    std::promise<void> release;
    std::shared_future<void> released = release.get_future().share();
    std::promise<void> started;
    {
        Workers workers{1, 2};
        REQUIRE(workers.submit([&] { started.set_value(); released.wait(); ++done; }));
        started.get_future().wait();
        CHECK(workers.submit([&] { ++done; }));
        CHECK(workers.submit([&] { ++done; }));
        CHECK_FALSE(workers.submit([&] { ++done; }));
        CHECK(workers.waiting() == 2);
        release.set_value();
    }
    CHECK(done == 3);
}
