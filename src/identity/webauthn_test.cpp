// Passkeys, against bytes laid out by hand after W3C Web Authentication, Level 2, and signed by OpenSSL.
#include "identity/webauthn.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "identity/authenticator_testing.h"
#include "identity/sign_in.h"
#include "identity/testing.h"

using namespace identity;
using namespace identity::testing;
using Kind = TestAuthenticator::Kind;

namespace {

const std::string challenge = "thirty-two bytes of a challenge.";

std::string word(PasskeyRefusal refusal) {
    switch (refusal) {
        case PasskeyRefusal::Malformed: return "malformed";
        case PasskeyRefusal::OtherUse: return "other use";
        case PasskeyRefusal::OtherChallenge: return "other challenge";
        case PasskeyRefusal::OtherOrigin: return "other origin";
        case PasskeyRefusal::OtherParty: return "other party";
        case PasskeyRefusal::PersonNotVerified: return "not verified";
        case PasskeyRefusal::KeyNotKnown: return "key not known";
        case PasskeyRefusal::WrongSignature: return "wrong signature";
    }
    return "";
}
const RelyingParty party{"reviews.example.org", "https://reviews.example.org"};

std::string made(const TestAuthenticator& device, const std::string& asked = challenge) {
    const auto passkey = read_new_passkey(party, asked, device.client_data("webauthn.create", challenge), device.attestation());
    return passkey ? "made" : word(passkey.error());
}
std::string proved(const TestAuthenticator& device, const Assertion& answer, const std::string& asked = challenge) {
    const auto passkey = read_new_passkey(party, challenge, TestAuthenticator{}.client_data("webauthn.create", challenge), device.attestation());
    const auto counter = check_assertion(party, asked, passkey ? passkey->public_key : "", answer);
    return counter ? "proved" : word(counter.error());
}

}  // namespace

TEST_SUITE("passkeys: what an answer must be") {

TEST_CASE("a passkey of each kind of key is made and proves itself") {
    for (const auto kind : {Kind::ES256, Kind::EdDSA, Kind::RS256}) {
        TestAuthenticator device{kind};
        device.counter = 7;
        const auto passkey = read_new_passkey(party, challenge, device.client_data("webauthn.create", challenge), device.attestation());
        REQUIRE(passkey.has_value());
        CHECK(passkey->credential == device.credential);
        CHECK(passkey->counter == 7);
        const auto counter = check_assertion(party, challenge, passkey->public_key, device.answer(challenge));
        REQUIRE(counter.has_value());
        CHECK(*counter == 7);
    }
}
TEST_CASE("an answer to another question, for another use or of another site is refused, new or old") {
    TestAuthenticator device;
    CHECK(made(device, "another challenge") == "other challenge");
    CHECK(made(device, "") == "other challenge");
    CHECK(proved(device, device.answer("another challenge")) == "other challenge");
    auto answer = device.answer(challenge);
    answer.client_data = device.client_data("webauthn.create", challenge);
    CHECK(proved(device, answer) == "other use");
    TestAuthenticator elsewhere;
    elsewhere.party.origin = "https://reviews.example.org.evil.example";
    CHECK(made(elsewhere) == "other origin");
    elsewhere.party = {"evil.example", "https://reviews.example.org"};
    CHECK(made(elsewhere) == "other party");
    TestAuthenticator framed;
    framed.more_client_data = ",\"crossOrigin\":true";
    CHECK(made(framed) == "other use");
}
TEST_CASE("a device that did not make sure who holds it is refused, and so is one that nobody touched") {
    for (const unsigned char flags : {0x01, 0x04, 0x00}) {
        TestAuthenticator device;
        device.flags = flags;
        CHECK(made(device) == "not verified");
        TestAuthenticator known;
        auto answer = device.answer(challenge);
        CHECK(proved(known, answer) == "not verified");
    }
}
TEST_CASE("a signature of another key, or over other bytes, is refused") {
    for (const auto kind : {Kind::ES256, Kind::EdDSA, Kind::RS256}) {
        const TestAuthenticator device{kind}, other{kind};
        CHECK(proved(device, device.answer(challenge)) == "proved");
        CHECK(proved(device, other.answer(challenge)) == "wrong signature");
        auto counted_on = device.answer(challenge);
        counted_on.authenticator_data[36] = 9;
        CHECK(proved(device, counted_on) == "wrong signature");
        auto other_words = device.answer(challenge);
        other_words.client_data.insert(1, " ");
        CHECK(proved(device, other_words) == "wrong signature");
    }
}
TEST_CASE("what is cut short, too long or something else is refused and never read past its end") {
    const TestAuthenticator device;
    const auto client_data = device.client_data("webauthn.create", challenge), attestation = device.attestation();
    for (std::size_t length = 0; length < attestation.size(); ++length) CHECK_FALSE(read_new_passkey(party, challenge, client_data, attestation.substr(0, length)).has_value());
    for (std::size_t length = 0; length < client_data.size(); ++length) CHECK_FALSE(read_new_passkey(party, challenge, client_data.substr(0, length), attestation).has_value());
    CHECK_FALSE(read_new_passkey(party, challenge, client_data + std::string(longest_client_data, ' '), attestation).has_value());
    CHECK_FALSE(read_new_passkey(party, challenge, client_data, attestation + std::string(longest_attestation, '\0')).has_value());
    auto answer = device.answer(challenge);
    for (std::size_t length = 0; length < answer.authenticator_data.size(); ++length) {
        auto shorter = answer;
        shorter.authenticator_data.resize(length);
        CHECK(proved(device, shorter) != "proved");
    }
}
TEST_CASE("a map that says it has four thousand million members is refused before any room is made for them") {
    const TestAuthenticator device;
    const auto client_data = device.client_data("webauthn.create", challenge);
    CHECK_FALSE(read_new_passkey(party, challenge, client_data, "\xba\xff\xff\xff\xff").has_value());
    CHECK_FALSE(read_new_passkey(party, challenge, client_data, std::string{"\xbb\x00\x00\x00\xff\xff\xff\xff\xff", 9}).has_value());
    auto attestation = device.attestation();
    attestation.replace(attestation.find('\xa5', attestation.find(device.credential)), 1, "\xba\xff\xff\xff\xff");  // The key's own map; the text around it is now too short as well.
    CHECK_FALSE(read_new_passkey(party, challenge, client_data, attestation).has_value());
    auto answer = device.answer(challenge);
    answer.authenticator_data += "\xba\xff\xff\xff\xff";
    CHECK(proved(device, answer) == "malformed");
}
TEST_CASE("base64url as RFC 4648 writes it, without padding: sections 5 and 10") {
    CHECK(to_base64url("foobar") == "Zm9vYmFy");
    CHECK(to_base64url("fooba") == "Zm9vYmE");
    CHECK(to_base64url("\xfb\xff") == "-_8");
    CHECK(from_base64url("-_8") == "\xfb\xff");
    CHECK(from_base64url("Zm9vYmE") == "fooba");
    CHECK(from_base64url("+/8").empty());
    CHECK(from_base64url("Zm9v YmE").empty());
}

}

namespace {

/// Somebody with a password and one passkey.
struct Holder : House {
    PasswordHasher hasher{cheap};
    SignIn sign_in{{.store = *store, .hasher = hasher, .secrets = secrets, .journal = journal}};
    PersonId morgan = person("morgan");
    Visit office{.address = "192.0.2.7", .browser = "Firefox", .device = {}};
    TestAuthenticator device;
    std::string cookie;

    Holder() {
        store->write([&](store::Transaction& t) { sign_in.set_up_demonstration(t, morgan, sign_in.hashed("heron and reed"), morning); });
        cookie = sign_in.with_code(half(), *sign_in.current_code(morgan, morning), office, morning)->session;
    }
    std::string half() { return sign_in.with_password("morgan@eastmarch.example", "heron and reed", office, morning).value(); }
    const SignedIn me(base::Instant at = morning) { return *actor(morgan, at).person(); }
    std::string adds(const std::string& sealed, const std::string& bytes, const std::string& of_session) {
        const auto added = sign_in.add_passkey(me(), of_session, {party, sealed, device.client_data("webauthn.create", bytes), device.attestation(), "  Office   key "}, office);
        return added ? *added : added.error().code == SignInRefusal::Code::TimedOut ? "timed out" : "wrong";
    }
    std::string adds() {
        const auto asked = sign_in.passkey_challenge(PasskeyUse::Add, cookie, morning);
        return adds(asked.sealed, asked.bytes, cookie);
    }
    std::string signs_in(const std::string& half_cookie, const PasskeyChallenge& asked, base::Instant now = morning) {
        const auto admitted = sign_in.with_passkey(half_cookie, {party, asked.sealed, device.answer(asked.bytes)}, office, now);
        if (admitted) return "in";
        return admitted.error().code == SignInRefusal::Code::PasskeyCopied ? "copied" : admitted.error().code == SignInRefusal::Code::TimedOut ? "timed out" : "wrong";
    }
    std::string signs_in() {
        const auto half_cookie = half();
        return signs_in(half_cookie, sign_in.passkey_challenge(PasskeyUse::SignIn, half_cookie, morning));
    }
};

}  // namespace

TEST_SUITE("passkeys: signing in") {

TEST_CASE("password and passkey together make a log-in, and the passkey remembers its name and last use") {
    Holder holder;
    const auto name = holder.adds();
    CHECK(name.size() == 32);
    CHECK(holder.signs_in() == "in");
    const auto kept = holder.store->read([&](store::Snapshot& s) { return passkeys_of(s, holder.morgan); });
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].label == "Office key");
    CHECK(kept[0].used == morning);
    CHECK(holder.journal.count(EventKind::FactorAdded) == 1);
    CHECK(holder.journal.count(EventKind::SignedIn) == 2);
}
TEST_CASE("a question serves once, in the session in which it was asked, for its own use, and for ten minutes") {
    Holder holder;
    holder.adds();
    const auto first = holder.half();
    const auto asked = holder.sign_in.passkey_challenge(PasskeyUse::SignIn, first, morning);
    CHECK(holder.signs_in(holder.half(), asked) == "wrong");
    CHECK(holder.signs_in(first, holder.sign_in.passkey_challenge(PasskeyUse::Again, first, morning)) == "wrong");
    CHECK(holder.signs_in(first, asked) == "in");
    const auto second = holder.half();
    const auto again = holder.sign_in.passkey_challenge(PasskeyUse::SignIn, second, morning);
    const auto answer = holder.device.answer(again.bytes);
    CHECK(holder.sign_in.with_passkey(second, {party, again.sealed, answer}, holder.office, morning).has_value());
    const auto added = holder.sign_in.passkey_challenge(PasskeyUse::Again, holder.cookie, morning);
    const PasskeyAnswer twice{party, added.sealed, holder.device.answer(added.bytes)};
    CHECK(holder.sign_in.again_with_passkey(holder.me(), holder.cookie, "heron and reed", twice, holder.office).has_value());
    CHECK_FALSE(holder.sign_in.again_with_passkey(holder.me(), holder.cookie, "heron and reed", twice, holder.office).has_value());
    const auto old = holder.sign_in.passkey_challenge(PasskeyUse::Again, holder.cookie, morning);
    CHECK_FALSE(holder.sign_in.again_with_passkey(holder.me(morning + std::chrono::minutes{11}), holder.cookie, "heron and reed", {party, old.sealed, holder.device.answer(old.bytes)}, holder.office).has_value());
}
TEST_CASE("a device that counts and whose counter went back was copied: it is refused, said so, and recorded") {
    Holder holder;
    holder.device.counter = 5;
    holder.adds();
    holder.device.counter = 6;
    CHECK(holder.signs_in() == "in");
    CHECK(holder.signs_in() == "copied");
    holder.device.counter = 0;
    CHECK(holder.signs_in() == "copied");
    holder.device.counter = 7;
    CHECK(holder.signs_in() == "in");
    CHECK(std::ranges::count(holder.journal.events, std::string{"passkey counter went back"}, &Event::detail) == 2);
}
TEST_CASE("a passkey that was removed opens nothing, and none is taken twice") {
    Holder holder;
    const auto name = holder.adds();
    CHECK(holder.adds() == "wrong");
    CHECK_FALSE(holder.sign_in.remove_passkey(holder.me(), "no such passkey", holder.office));
    CHECK(holder.sign_in.remove_passkey(holder.me(), name, holder.office));
    CHECK(holder.journal.count(EventKind::FactorRemoved) == 1);
    CHECK(holder.signs_in() == "wrong");
}
TEST_CASE("somebody else's passkey does not open an account, and a wrong password is not mended by the right passkey") {
    Holder holder;
    holder.adds();
    TestAuthenticator other;
    other.credential = "another credential of sixteen or";
    std::swap(holder.device, other);
    CHECK(holder.signs_in() == "wrong");
    std::swap(holder.device, other);
    const auto asked = holder.sign_in.passkey_challenge(PasskeyUse::Again, holder.cookie, morning);
    CHECK_FALSE(holder.sign_in.again_with_passkey(holder.me(), holder.cookie, "not this one", {party, asked.sealed, holder.device.answer(asked.bytes)}, holder.office).has_value());
}

}

TEST_SUITE("accounts of another sign-in service") {

TEST_CASE("one is found by issuer and subject exactly as they were joined, and never by an e-mail address") {
    Holder holder;
    const ForeignAccount account{"https://login.eastmarch.example/one", "7f3a"};
    const auto joins = [&](const ForeignAccount& one, PersonId who) { return holder.store->write([&](store::Transaction& t) { return join_foreign_account(t, who, one, holder.act()); }); };
    const auto whose = [&](const ForeignAccount& one) { return holder.store->read([&](store::Snapshot& s) { return person_of_foreign_account(s, one); }); };
    REQUIRE(joins(account, holder.morgan).has_value());
    CHECK(whose(account) == holder.morgan);
    CHECK_FALSE(whose({"https://login.eastmarch.example/two", "7f3a"}).has_value());
    CHECK_FALSE(whose({account.issuer, "7F3A"}).has_value());
    CHECK_FALSE(whose({account.issuer, "morgan@eastmarch.example"}).has_value());
    CHECK(joins(account, holder.person("robin")).error() == ForeignRefusal::Joined);
    CHECK(joins({"http://login.eastmarch.example", "7f3a"}, holder.morgan).error() == ForeignRefusal::NotSecure);
    CHECK(joins({account.issuer, ""}, holder.morgan).error() == ForeignRefusal::Incomplete);
}
TEST_CASE("whoever it was joined to takes the same last step as after a password: a whole session, a known browser, an event") {
    Holder holder;
    const ForeignAccount account{"https://login.eastmarch.example/one", "7f3a"};
    CHECK_FALSE(holder.sign_in.with_foreign(account, holder.office, morning).has_value());
    CHECK(holder.journal.count(EventKind::SignInFailed) == 1);
    holder.store->write([&](store::Transaction& t) { return join_foreign_account(t, holder.morgan, account, holder.act()).has_value(); });
    const auto before = holder.journal.count(EventKind::SignedIn);
    const auto admitted = holder.sign_in.with_foreign(account, holder.office, morning);
    REQUIRE(admitted.has_value());
    CHECK_FALSE(admitted->device.empty());
    CHECK(holder.store->read([&](store::Snapshot& s) { return find_session(s, admitted->session, holder.sign_in.rules().sessions, morning); })->whole);
    CHECK(holder.journal.count(EventKind::SignedIn) == before + 1);
    holder.store->write([&](store::Transaction& t) { return end_foreign_account(t, account, holder.act()); });
    CHECK_FALSE(holder.sign_in.with_foreign(account, holder.office, morning).has_value());
}
TEST_CASE("a disabled account is not opened by another service either") {
    Holder holder;
    const ForeignAccount account{"https://login.eastmarch.example/one", "7f3a"};
    holder.store->write([&](store::Transaction& t) {
        CHECK(join_foreign_account(t, holder.morgan, account, holder.act()).has_value());
        CHECK(disable(t, holder.morgan, holder.act()).has_value());
    });
    CHECK_FALSE(holder.sign_in.with_foreign(account, holder.office, morning).has_value());
}

}
