// Mail that waits: once for each thing, tried again when it failed, never lost.
#include <doctest/doctest.h>

#include "identity/testing.h"
#include "notices/feed.h"
#include "notices/outgoing.h"

using identity::testing::House;
using identity::testing::morning;
using notices::Purpose;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

struct Queue : House {
    identity::PersonId ash = person("ash");
    bool add(Purpose purpose, const char* about, base::Instant at = morning) {
        return store->write([&](store::Transaction& transaction) { return notices::queue(transaction, base::system_random(), {.purpose = purpose, .about = about, .person = ash}, at).has_value(); });
    }
    std::vector<notices::Outgoing> ready(base::Instant at) {
        return store->read([&](store::Snapshot& snapshot) { return notices::ready(snapshot, at, 10); });
    }
};

}  // namespace

TEST_SUITE("notices: mail that waits") {

TEST_CASE("the digest of one person and day is queued once, whoever queues it how often") {
    Queue queue;
    CHECK(queue.add(Purpose::Digest, "1/2026-05-14"));
    CHECK_FALSE(queue.add(Purpose::Digest, "1/2026-05-14"));
    CHECK(queue.add(Purpose::Digest, "1/2026-05-15"));
    CHECK(queue.ready(morning).size() == 2);
}
TEST_CASE("a mail that was sent is not sent again") {
    Queue queue;
    queue.add(Purpose::Digest, "1/2026-05-14");
    queue.store->write([&](store::Transaction& transaction) { notices::mark_sent(transaction, notices::ready(transaction, morning, 1).front(), morning); });
    CHECK(queue.ready(morning + hours{48}).empty());
    CHECK_FALSE(queue.add(Purpose::Digest, "1/2026-05-14"));
}
TEST_CASE("a mail that the server did not take waits a minute, two, four, and an hour at most, under the same Message-ID") {
    Queue queue;
    queue.add(Purpose::AtOnce, "notice");
    const auto id = queue.ready(morning).front().id;
    auto now = morning;
    for (const auto wait : {minutes{1}, minutes{2}, minutes{4}, minutes{8}, minutes{16}, minutes{32}, minutes{60}, minutes{60}}) {
        queue.store->write([&](store::Transaction& transaction) { notices::mark_failed(transaction, notices::ready(transaction, now, 1).front(), "connect", now); });
        CHECK(queue.ready(now + wait - std::chrono::seconds{1}).empty());
        now += wait;
        REQUIRE(queue.ready(now).size() == 1);
        CHECK(queue.ready(now).front().id == id);
    }
    CHECK(queue.ready(now).front().attempts == 8);
}
TEST_CASE("a digest is too old once its day is over in London; what is told at once is not for three days") {
    notices::Outgoing digest{}, at_once{};
    digest.purpose = Purpose::Digest;
    digest.made_at = at_once.made_at = *base::parse_instant("2026-07-01T07:00:00Z");
    at_once.purpose = Purpose::AtOnce;
    CHECK_FALSE(notices::is_too_old(digest, *base::parse_instant("2026-07-01T22:59:00Z")));
    CHECK(notices::is_too_old(digest, *base::parse_instant("2026-07-01T23:00:00Z")));
    CHECK_FALSE(notices::is_too_old(at_once, digest.made_at + hours{72}));
    CHECK(notices::is_too_old(at_once, digest.made_at + hours{72} + minutes{1}));
}
TEST_CASE("whoever looks after mail sees what waits, what was given up, and the last problem") {
    Queue queue;
    queue.add(Purpose::AtOnce, "a"), queue.add(Purpose::AtOnce, "b"), queue.add(Purpose::AtOnce, "c"), queue.add(Purpose::Digest, "d");
    queue.store->write([&](store::Transaction& transaction) {
        const auto all = notices::ready(transaction, morning, 10);
        notices::mark_sent(transaction, all[0], morning);
        notices::give_up(transaction, all[1], "refused 550", morning);
        notices::mark_nothing(transaction, all[3], morning);
    });
    const auto seen = queue.store->read([](store::Snapshot& snapshot) { return notices::outlook(snapshot, 10); });
    CHECK(seen.waiting == 1);
    CHECK(seen.given_up == 1);
    CHECK(seen.last_sent_at == morning);
    CHECK(seen.last_problem == "refused 550");
    CHECK(seen.latest.size() == 3);
}

}

TEST_SUITE("notices: private links to a calendar") {

TEST_CASE("a new link ends the one before it, and an ended one opens nothing") {
    Queue queue;
    const auto renew = [&] { return queue.store->write([&](store::Transaction& transaction) { return notices::renew_feed(transaction, base::system_random(), queue.ash, "en", morning); }); };
    const auto opens = [&](const std::string& token) { return queue.store->read([&](store::Snapshot& snapshot) { return notices::find_feed(snapshot, token).has_value(); }); };
    const auto first = renew();
    CHECK(first.size() == 64);
    CHECK(opens(first));
    const auto second = renew();
    CHECK(first != second);
    CHECK_FALSE(opens(first));
    CHECK(opens(second));
    queue.store->write([&](store::Transaction& transaction) { notices::end_feed(transaction, queue.ash, morning); });
    CHECK_FALSE(opens(second));
    CHECK_FALSE(opens(""));
}

}
