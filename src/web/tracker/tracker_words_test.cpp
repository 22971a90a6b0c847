#include <doctest/doctest.h>

#include <set>

#include "learning/state_path.h"
#include "web/html/messages.h"

using namespace web::html;

TEST_CASE("every state, event and guard of a recommendation's path has words in English and Welsh, and no words are of none") {
    std::set<std::string> asked;
    for (const auto& state : learning::states()) asked.insert("learning.state." + state);
    for (const auto& step : learning::steps()) {
        asked.insert("learning.event." + step.event);
        asked.insert("learning.state." + step.to);
        for (const auto& guard : step.guards) asked.insert("learning.guard." + guard);
    }
    const auto messages = Messages::load();
    for (const auto& key : asked) {
        REQUIRE_MESSAGE(messages.in(Language::English).find(key) != nullptr, key);
        const auto* welsh = messages.in(Language::Welsh).find(key);
        REQUIRE_MESSAGE(welsh != nullptr, key);
        CHECK_FALSE_MESSAGE(welsh->stands_in(), key);
    }
    CHECK(asked.size() == learning::states().size() + 14 + 12);
}
