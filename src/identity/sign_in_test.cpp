#include "identity/sign_in.h"

#include <doctest/doctest.h>

#include "identity/form_key.h"
#include "identity/testing.h"
#include "identity/throttle.h"
#include "identity/totp.h"

using namespace identity;
using namespace identity::testing;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const std::string password = "heron and reed";

struct Door : House {
    PasswordHasher hasher{cheap};
    SignIn sign_in{{.store = *store, .hasher = hasher, .secrets = secrets, .journal = journal}};
    PersonId morgan = person("morgan");
    Visit office{.address = "192.0.2.7", .browser = "Firefox", .device = {}};

    Door() {
        store->write([&](store::Transaction& transaction) { sign_in.set_up_demonstration(transaction, morgan, sign_in.hashed(password), morning); });
    }
    std::string code(base::Instant now) { return *sign_in.current_code(morgan, now); }
    std::string half(base::Instant now) { return sign_in.with_password("morgan@eastmarch.example", password, office, now).value(); }
    Admitted whole(base::Instant now) { return sign_in.with_code(half(now), code(now), office, now).value(); }
    std::string state(const std::string& cookie, base::Instant now) {
        const auto session = store->read([&](store::Snapshot& snapshot) { return find_session(snapshot, cookie, sign_in.rules().sessions, now); });
        if (session) return session->whole ? "signed in" : "half";
        return session.error() == SessionRefusal::TimedOut ? "timed out" : "unknown";
    }
    std::string tries(std::string_view address, std::string_view word, const Visit& from, base::Instant now) {
        const auto answer = sign_in.with_password(address, word, from, now);
        if (answer) return "right";
        return answer.error().code == SignInRefusal::Code::Throttled ? "wait " + std::to_string(answer.error().wait.count()) : "wrong";
    }
};

}  // namespace

TEST_SUITE("signing in") {

TEST_CASE("password and code together make a log-in; either alone does not") {
    Door door;
    const std::string half = door.half(morning);
    CHECK(door.state(half, morning) == "half");
    CHECK_FALSE(door.sign_in.with_code("a cookie of nobody", door.code(morning), door.office, morning));
    const auto admitted = door.sign_in.with_code(half, door.code(morning), door.office, morning);
    REQUIRE(admitted);
    CHECK(door.state(admitted->session, morning) == "signed in");
    CHECK(door.state(half, morning) == "unknown");  // replaced when rights rose
    CHECK(door.journal.count(EventKind::SignedIn) == 1);
}
TEST_CASE("a code serves once, even for who knows the password") {
    Door door;
    door.whole(morning);
    const auto again = door.sign_in.with_code(door.half(morning), door.code(morning), door.office, morning);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == SignInRefusal::Code::Wrong);
}
TEST_CASE("an unknown account, a disabled one and a wrong password are answered with the same words") {
    Door door;
    const PersonId left = door.person("left");
    door.store->write([&](store::Transaction& transaction) {
        door.sign_in.set_up_demonstration(transaction, left, door.sign_in.hashed(password), morning);
        REQUIRE(disable(transaction, left, door.act()));
    });
    CHECK(door.tries("nobody@eastmarch.example", password, door.office, morning) == "wrong");
    CHECK(door.tries("left@eastmarch.example", password, door.office, morning) == "wrong");
    CHECK(door.tries("morgan@eastmarch.example", "another password", door.office, morning) == "wrong");
    CHECK(door.journal.count(EventKind::SignInFailed) == 3);
}
TEST_CASE("five wrong guesses are free; then each doubles the wait, for an account that is not there too") {
    CHECK(wait_after(4, 5) == seconds{0});
    CHECK(wait_after(5, 5) == seconds{1});
    CHECK(wait_after(8, 5) == seconds{8});
    CHECK(wait_after(60, 5) == seconds{900});
    for (const char* address : {"morgan@eastmarch.example", "nobody@eastmarch.example"}) {
        Door door;
        for (int guess = 0; guess < 5; ++guess) CHECK(door.tries(address, "wrong wrong wrong", door.office, morning) == "wrong");
        CHECK(door.tries(address, "wrong wrong wrong", door.office, morning) == "wait 1");
        CHECK(door.tries(address, "wrong wrong wrong", door.office, morning + seconds{1}) == "wrong");
        CHECK(door.tries(address, "wrong wrong wrong", door.office, morning + seconds{1}) == "wait 2");
    }
}
TEST_CASE("a stranger who guesses all day does not keep the person out of their own browser") {
    Door door;
    door.office.device = door.whole(morning).device;
    const Visit stranger{.address = "203.0.113.9"};
    auto now = morning + hours{1};
    for (int guess = 0; guess < 40; ++guess) {
        door.tries("morgan@eastmarch.example", "wrong wrong wrong", stranger, now);
        now += seconds{901};
    }
    CHECK(door.tries("morgan@eastmarch.example", "wrong wrong wrong", stranger, now) == "wrong");
    CHECK(door.tries("morgan@eastmarch.example", password, stranger, now).starts_with("wait"));
    CHECK(door.tries("morgan@eastmarch.example", password, door.office, now) == "right");
}
TEST_CASE("an address that tries many accounts is slowed down, and one right guess does not wipe its slate") {
    Door door;
    for (int guess = 0; guess < 19; ++guess) CHECK(door.tries("p" + std::to_string(guess) + "@x.example", "wrong wrong wrong", door.office, morning) == "wrong");
    CHECK(door.tries("morgan@eastmarch.example", password, door.office, morning) == "right");
    CHECK(door.tries("q@x.example", "wrong wrong wrong", door.office, morning) == "wrong");
    CHECK(door.tries("r@x.example", "wrong wrong wrong", door.office, morning) == "wait 1");
}
TEST_CASE("after five wrong codes the password is asked again") {
    Door door;
    const std::string half = door.half(morning);
    auto now = morning;
    for (int guess = 0; guess < 4; ++guess) CHECK(door.sign_in.with_code(half, "000000x", door.office, now).error().code == SignInRefusal::Code::Wrong);
    CHECK(door.sign_in.with_code(half, "000000x", door.office, now).error().code == SignInRefusal::Code::TimedOut);
    CHECK(door.state(half, now) == "unknown");
}
TEST_CASE("a recovery code stands in for the app once, in any writing, and new ones end the old") {
    Door door;
    const auto codes = door.store->write([&](store::Transaction& transaction) { return make_recovery_codes(transaction, door.morgan, morning, system_random); });
    REQUIRE(codes.size() == 10);
    std::string lower = codes[3];
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    CHECK(door.sign_in.with_recovery_code(door.half(morning), lower, door.office, morning));
    CHECK_FALSE(door.sign_in.with_recovery_code(door.half(morning), codes[3], door.office, morning));
    door.store->write([&](store::Transaction& transaction) { make_recovery_codes(transaction, door.morgan, morning, system_random); });
    CHECK_FALSE(door.sign_in.with_recovery_code(door.half(morning), codes[4], door.office, morning));
    CHECK(door.journal.count(EventKind::RecoveryUsed) == 1);
}

}

TEST_SUITE("log-ins end") {

TEST_CASE("a log-in ends after thirty idle minutes, not a millisecond earlier") {
    Door door;
    const std::string cookie = door.whole(morning).session;
    CHECK(door.state(cookie, morning + minutes{30} - std::chrono::milliseconds{1}) == "signed in");
    CHECK(door.state(cookie, morning + minutes{30}) == "timed out");
}
TEST_CASE("a log-in that is used ends after twelve hours all the same") {
    Door door;
    const std::string cookie = door.whole(morning).session;
    for (auto now = morning + minutes{29}; now < morning + hours{12}; now += minutes{29})
        door.store->write([&](store::Transaction& transaction) {
            const auto session = find_session(transaction, cookie, door.sign_in.rules().sessions, now);
            REQUIRE(session);
            saw_session(transaction, session->id, now);
        });
    CHECK(door.state(cookie, morning + hours{12} - std::chrono::milliseconds{1}) == "signed in");
    CHECK(door.state(cookie, morning + hours{12}) == "timed out");
}
TEST_CASE("ten minutes after the password the second factor comes too late") {
    Door door;
    const std::string half = door.half(morning);
    CHECK(door.state(half, morning + minutes{10} - std::chrono::milliseconds{1}) == "half");
    CHECK(door.sign_in.with_code(half, door.code(morning + minutes{10}), door.office, morning + minutes{10}).error().code == SignInRefusal::Code::TimedOut);
}
TEST_CASE("signing out everywhere leaves no log-in and no known browser") {
    Door door;
    const auto first = door.whole(morning);
    const auto second = door.whole(morning + minutes{2});
    door.store->write([&](store::Transaction& transaction) { end_sessions(transaction, door.morgan, "everywhere", door.act(door.morgan)); });
    CHECK(door.state(first.session, morning + minutes{2}) == "unknown");
    CHECK(door.state(second.session, morning + minutes{2}) == "unknown");
    CHECK_FALSE(door.store->read([&](store::Snapshot& snapshot) { return is_known_device(snapshot, first.device, door.morgan); }));
}
TEST_CASE("a new password ends the other log-ins and changes this one's cookie") {
    Door door;
    const auto other = door.whole(morning);
    const auto own = door.whole(morning + minutes{2});
    const auto now = morning + minutes{3};
    const auto actor = door.store->read([&](store::Snapshot& snapshot) { return actor_of(snapshot, *find_session(snapshot, own.session, {}, now), now); });
    const auto changed = door.sign_in.change_password(*actor->person(), password, "otter under willow", door.office);
    REQUIRE(changed);
    CHECK(door.state(other.session, now) == "unknown");
    CHECK(door.state(own.session, now) == "unknown");
    CHECK(door.state(*changed, now) == "signed in");
    CHECK(door.tries("morgan@eastmarch.example", password, door.office, now) == "wrong");
    CHECK(door.tries("morgan@eastmarch.example", "otter under willow", door.office, now) == "right");
}
TEST_CASE("proving oneself again needs password and code, and changes the cookie") {
    Door door;
    const auto own = door.whole(morning);
    const auto now = morning + minutes{11};
    const auto actor = door.store->read([&](store::Snapshot& snapshot) { return actor_of(snapshot, *find_session(snapshot, own.session, {}, now), now); });
    CHECK_FALSE(door.sign_in.again(*actor->person(), "wrong wrong wrong", door.code(now), door.office));
    CHECK_FALSE(door.sign_in.again(*actor->person(), password, "123", door.office));
    const auto fresh = door.sign_in.again(*actor->person(), password, door.code(now), door.office);
    REQUIRE(fresh);
    CHECK(door.state(own.session, now) == "unknown");
    CHECK(door.state(*fresh, now) == "signed in");
}
TEST_CASE("whoever is disabled is out at once") {
    Door door;
    const auto own = door.whole(morning);
    door.store->write([&](store::Transaction& transaction) { REQUIRE(disable(transaction, door.morgan, door.act())); });
    CHECK(door.state(own.session, morning) == "unknown");
}

}

TEST_SUITE("beginning") {

TEST_CASE("an invitation leads to a password, a second factor and ten recovery codes, once, within seven days") {
    Door door;
    const PersonId pat = door.person("pat");
    const std::string link = door.store->write([&](store::Transaction& transaction) { return door.sign_in.invite(transaction, pat, door.act()); });
    const auto last = morning + hours{24 * 7} - std::chrono::milliseconds{1};
    const auto seen = door.sign_in.invitation(link, last);
    REQUIRE(seen);
    CHECK(seen->address == "pat@eastmarch.example");
    CHECK_FALSE(door.sign_in.invitation(link, morning + hours{24 * 7}));
    const std::string code = timed_code(seen->code_secret, time_step(last));
    CHECK(door.sign_in.accept(link, "short", code, door.office, last).error().code == SignInRefusal::Code::PasswordTaken);
    CHECK(door.sign_in.accept(link, password, "000000x", door.office, last).error().code == SignInRefusal::Code::Wrong);
    const auto welcomed = door.sign_in.accept(link, password, code, door.office, last);
    REQUIRE(welcomed);
    CHECK(welcomed->recovery_codes.size() == 10);
    CHECK(door.state(welcomed->admitted.session, last) == "signed in");
    CHECK(door.sign_in.accept(link, password, code, door.office, last).error().code == SignInRefusal::Code::NotNow);
}
TEST_CASE("a second invitation ends the first") {
    Door door;
    const PersonId pat = door.person("pat");
    const auto link = [&] { return door.store->write([&](store::Transaction& transaction) { return door.sign_in.invite(transaction, pat, door.act()); }); };
    const std::string first = link(), second = link();
    CHECK_FALSE(door.sign_in.invitation(first, morning));
    CHECK(door.sign_in.invitation(second, morning));
}
TEST_CASE("a secret that was sealed for one person opens for no other") {
    Door door;
    const PersonId pat = door.person("pat");
    const auto mine = door.sign_in.new_code_secret(*door.actor(door.morgan).person());
    CHECK(door.sign_in.opened_code_secret(*door.actor(door.morgan).person(), mine.sealed) == mine.secret);
    CHECK_FALSE(door.sign_in.opened_code_secret(*door.actor(pat).person(), mine.sealed));
}

}

TEST_SUITE("forms") {

TEST_CASE("a form sent five times has one effect, and each sending is told the first one's result") {
    Door door;
    int effects = 0;
    for (int sending = 0; sending < 5; ++sending)
        door.store->write([&](store::Transaction& transaction) {
            const auto earlier = earlier_result(transaction, SessionId{7}, "key");
            if (earlier) {
                CHECK(*earlier == "/cases/1");
            } else {
                keep_result(transaction, SessionId{7}, "key", "/cases/" + std::to_string(++effects), morning);
            }
        });
    CHECK(effects == 1);
    door.store->read([](store::Snapshot& snapshot) { CHECK_FALSE(earlier_result(snapshot, SessionId{8}, "key")); });
}

}
