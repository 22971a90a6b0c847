#include <doctest/doctest.h>

#include "learning/learning_testing.h"
#include "learning/owner_link.h"

using namespace learning;

TEST_SUITE("An owner without an account") {

TEST_CASE("a link opens with its own code alone, and five wrong ones end it") {
    TestTracker it;
    const auto head = it.recommend({{"recommendation.0.text", "Weigh every baby"}}, "2024-01-15");
    const auto action = it.say(head, "tracked_action", {{"tracked.0.what", "Buy scales"}, {"tracked.0.owner", "Nurse"}}, "2024-01-16").id.to_string();
    const auto now = it.desk.on("2024-01-17").at;
    const auto made = it.desk.store().write([&](store::Transaction& t) { return make_owner_link(t, it.desk.ground(), head, action, now); });
    const auto open = [&](const std::string& code, base::Instant at) { return it.desk.store().read([&](store::Snapshot& s) { return open_owner_link(s, it.desk.ground(), made.token, code, at); }); };
    const auto wrong = made.code == "000000" ? "111111" : "000000";
    CHECK(open(made.code, now)->action == action);
    CHECK_FALSE(open(wrong, now).has_value());
    CHECK_FALSE(open(made.code, now + owner_link_lasts).has_value());
    for (int i = 0; i < 5; ++i) it.desk.store().write([&](store::Transaction& t) { count_wrong_code(t, made.token, now); });
    CHECK_FALSE(open(made.code, now).has_value());
}

}
