#include "base/log.h"

#include <doctest/doctest.h>

TEST_SUITE("logs: one JSON object a line") {

TEST_CASE("a field keeps its kind") {
    CHECK(base::log_line(base::Level::Info, "store.opened", {{"files", 3}, {"share", 0.5}, {"first", true}, {"mode", "owner"}}) ==
          R"("level":"info","event":"store.opened","files":3,"share":0.5,"first":true,"mode":"owner"})");
}
TEST_CASE("nothing in a value can end the line or forge a field") {
    CHECK(base::log_line(base::Level::Error, "x", {{"words", "a\"b\\c\nd"}}) ==
          R"("level":"error","event":"x","words":"a\"b\\c\u000ad"})");
}
TEST_CASE("a level is known by its name only") {
    CHECK(base::parse_level("warning") == base::Level::Warning);
    CHECK(!base::parse_level("WARN"));
}

}
