#include "base/metrics.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

namespace {
bool shows(const std::string& line) { return ("\n" + base::metrics_text()).find("\n" + line + "\n") != std::string::npos; }
}  // namespace

TEST_SUITE("metrics: Prometheus text format 0.0.4") {

TEST_CASE("no count is lost between threads") {
    auto& counted = base::counter("test_counted_total", "Things counted");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) threads.emplace_back([&] { for (int i = 0; i < 10'000; ++i) counted.add(); });
    for (auto& thread : threads) thread.join();
    CHECK(shows("# TYPE test_counted_total counter"));
    CHECK(shows("test_counted_total 40000"));
}
TEST_CASE("a series is its name and its labels") {
    base::counter("test_pages_total", "Pages", {{"code", "200"}}).add(2);
    base::counter("test_pages_total", "Pages", {{"code", "4\"4"}}).add();
    CHECK(shows("test_pages_total{code=\"200\"} 2"));
    CHECK(shows("test_pages_total{code=\"4\\\"4\"} 1"));
}
TEST_CASE("a gauge goes down too") {
    auto& waiting = base::gauge("test_waiting", "Waiting");
    waiting.add(3);
    waiting.add(-1);
    CHECK(shows("test_waiting 2"));
}
TEST_CASE("a bucket holds what fell at or below its bound, and the last holds everything") {
    auto& took = base::histogram("test_took_seconds", "Time", {}, {0.5, 1});
    for (const double seconds : {0.25, 0.5, 0.75, 4.0}) took.observe(seconds);
    CHECK(shows("test_took_seconds_bucket{le=\"0.5\"} 2"));
    CHECK(shows("test_took_seconds_bucket{le=\"1\"} 3"));
    CHECK(shows("test_took_seconds_bucket{le=\"+Inf\"} 4"));
    CHECK(shows("test_took_seconds_sum 5.5"));
    CHECK(shows("test_took_seconds_count 4"));
}

}
