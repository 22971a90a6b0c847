// Whoever holds a copy of a hidden review: how they are told, what their own Cairn does with the signed message. Everybody is invented.
#include "publishing/holder_telling.h"

#include "notices/outgoing.h"
#include "publishing/deposit_testing.h"
#include "publishing/deposit_withdrawal.h"
#include "publishing/hiding.h"
#include "publishing/release_testing.h"

using namespace publishing;
using publishing::testing::Installation;

namespace {

/// A review that is public since 7 April 2026, two of whose three holders can be reached by mail.
struct Given {
    Publishing one;
    collection::Reference address;
    Given() : address{(one.plan("full"), one.keep(), one.approve_both(), *one.release_at("2026-04-07T09:00:00Z"))} {
        give("Fictional library", DepositWay::Signed, {"library@example.org", ""});
        give("National collection", DepositWay::Mail, {"collection@example.org", "0300 000 0000"});
        give("Fictional archive", DepositWay::Mail, {"", "0300 111 1111"});
    }
    void give(const char* recipient, DepositWay way, const HolderContact& contact) {
        one.desk.store().write([&](store::Transaction& transaction) {
            const auto doer = one.by(one.second, "2026-04-08T09:00:00Z");
            note_sent(transaction, {.id = base::PublicId::make(base::system_random()), .review = address, .recipient = recipient, .way = way, .sha256 = "00", .made_by = "", .made_at = doer.at, .contact = contact}, doer.event(audit::Kind::ExportMade, one.of.id));
        });
    }
    void hide_it() { (void)hide(one.press, one.of, {.why = "A name was left in", .record_is_risk = true}, one.by(one.second, "2026-05-04T10:00:00Z")); }
    Holder holder(const char* recipient) {
        for (auto& each : one.desk.store().read([&](store::Snapshot& snapshot) { return holders_of(snapshot, address); }))
            if (each.deposit.recipient == recipient) return std::move(each);
        FAIL("no such holder");
        return {.deposit = {}, .what = {}};
    }
    std::optional<HolderMail> mail_of(const Holder& holder) {
        return one.desk.store().read([&](store::Snapshot& snapshot) { return holder.mail ? holder_mail(snapshot, one.keys, holder.mail->about) : std::nullopt; });
    }
    std::size_t due_at(const char* when) { return one.desk.store().read([&](store::Snapshot& snapshot) { return due_tellings(snapshot, at(when)).size(); }); }
};

/// Two installations that trust each other; the second has published what the first gave it.
struct TwoCollections {
    Installation board, library, stranger;
    base::PublicId deposit{}, entry{};
    collection::Reference there;
    TwoCollections() {
        board.trust(library, "Library"), library.trust(board, "Board"), library.trust(stranger, "Somebody else");
        board.bench.file("records.jsonl", R"({"id": "EM-9", "title": "Child Rowan", "year": 2026, "area": "Saltbeck", "nation": "England", "abstract": "A boy of six.", "publisher": "Saltbeck Safeguarding Children Partnership", "permission": "granted", "files": [{"path": "final.pdf"}]})" "\n");
        board.bench.file("final.pdf", "report: # Findings\n1.1 Was not brought to five appointments\n");
        REQUIRE(board.bench.import().in == 1);
        const auto made = export_deposit(board.store(), board.keys(), board.bench.catalogue().recent({}).items.at(0).reference, {.recipient = "Library", .public_key = library.public_key()}, board.by());
        REQUIRE(made);
        const auto received = library.receive(made->bytes);
        REQUIRE(received);
        deposit = made->id, entry = received->entry;
        there = library.make_public(entry);
    }
    std::string message(Installation& from, const char* what, const char* when, bool risk = false) { return write_withdrawal(from.keys(), {.deposit = deposit, .what = what, .said_at = at(when), .record_is_risk = risk}); }
    auto take(const std::string& bytes) { return take_withdrawal(library.store(), library.keys(), bytes, library.by()); }
    std::string refused(const std::string& bytes) {
        const auto taken = take(bytes);
        return taken ? "taken" : taken.error().part;
    }
    bool is_public() { return library.bench.catalogue().report(there).has_value(); }
};

}  // namespace

TEST_SUITE("everybody who received the deposit is told the same hour") {

TEST_CASE("when a review is hidden, a mail waits for each holder whose address is kept, and none for whoever can only be telephoned") {
    Given given;
    given.hide_it();
    REQUIRE(given.holder("Fictional library").mail);
    CHECK(given.holder("Fictional library").mail->state == notices::State::Waiting);
    CHECK(given.holder("National collection").mail);
    CHECK_FALSE(given.holder("Fictional archive").mail);
    for (const char* each : {"Fictional library", "National collection", "Fictional archive"}) CHECK(given.holder(each).is_untold());
}
TEST_CASE("the mail to another Cairn carries the signed message; to a service without one it goes without, and neither says why it was hidden") {
    Given given;
    given.hide_it();
    const auto signed_mail = given.mail_of(given.holder("Fictional library"));
    REQUIRE(signed_mail);
    CHECK(signed_mail->to == "library@example.org");
    const auto parcel = open_parcel(signed_mail->parcel, [&](std::string_view key) { return key == public_key_of(given.one.keys); });
    REQUIRE(parcel);
    const auto said = read_withdrawal(*parcel);
    REQUIRE(said);
    CHECK(said->what == "hidden");
    CHECK(said->record_is_risk);
    CHECK(signed_mail->parcel.find("A name was left in") == std::string::npos);
    CHECK(given.mail_of(given.holder("National collection"))->parcel.empty());
}
TEST_CASE("once their mail server took it they are told; after the hour whoever is not told is late, and it comes up once for the publishers") {
    Given given;
    given.hide_it();
    CHECK(given.due_at("2026-05-04T10:59:59Z") == 0);
    CHECK(given.due_at("2026-05-04T11:00:00Z") == 1);
    const auto about = given.holder("Fictional library").mail->about;
    given.one.desk.store().write([&](store::Transaction& transaction) { note_mailed(transaction, about, at("2026-05-04T10:00:20Z")); });
    REQUIRE(given.holder("Fictional library").told_at);
    CHECK(*given.holder("Fictional library").told_at == at("2026-05-04T10:00:20Z"));
    CHECK_FALSE(given.holder("Fictional library").is_late(at("2026-05-04T12:00:00Z")));
    CHECK_FALSE(given.holder("Fictional archive").is_late(at("2026-05-04T11:00:00Z")));
    CHECK(given.holder("Fictional archive").is_late(at("2026-05-04T11:00:01Z")));
    given.one.desk.store().write([&](store::Transaction& transaction) { forget_telling(transaction, given.one.of.key); });
    CHECK(given.due_at("2026-05-04T12:00:00Z") == 0);
}
TEST_CASE("of a case that was destroyed within the hour nobody is told: there is nothing left to open") {
    Given given;
    given.hide_it();
    given.one.desk.store().write([&](store::Transaction& transaction) { forget_release(transaction, given.one.of.key); });
    CHECK(given.due_at("2026-05-04T12:00:00Z") == 0);
}
TEST_CASE("what is restored before the mail went out is told as restored: the mail that says hidden goes no more") {
    Given given;
    given.hide_it();
    const auto hidden = given.holder("Fictional library");
    REQUIRE(answer_hiding(given.one.press, given.one.of, SecondAnswer::Restored, "It was another's", given.one.by(audit::Who::system(), "2026-05-04T10:20:00Z")));
    CHECK_FALSE(given.mail_of(hidden));
    const auto restored = given.holder("Fictional library");
    CHECK(restored.what == "restored");
    REQUIRE(given.mail_of(restored));
    CHECK(given.mail_of(restored)->what == "restored");
}

}

TEST_SUITE("another Cairn hides its copy when its publisher does") {

TEST_CASE("the signed message takes the copy off line there, and a later one brings it back") {
    TwoCollections two;
    REQUIRE(two.is_public());
    const auto followed = two.take(two.message(two.board, "hidden", "2026-05-20T10:00:00Z"));
    REQUIRE(followed);
    CHECK(followed->reference == two.there);
    CHECK_FALSE(two.is_public());
    CHECK(two.library.bench.catalogue().review(two.there)->standing == collection::Standing::Withdrawn);
    REQUIRE(two.take(two.message(two.board, "restored", "2026-05-21T10:00:00Z")));
    CHECK(two.is_public());
}
TEST_CASE("a message of a key that did not sign the deposit, of no such deposit, changed on the way, or older than the last, is refused and hides nothing") {
    TwoCollections two;
    CHECK(two.refused(two.message(two.stranger, "hidden", "2026-05-20T10:00:00Z")) == "key");
    CHECK(two.is_public());
    auto changed = two.message(two.board, "restored", "2026-05-20T10:00:00Z");
    changed.replace(changed.find("restored"), 8, "hidden\\n");
    CHECK(two.refused(changed) == "about");
    const auto other = write_withdrawal(two.board.keys(), {.deposit = base::PublicId::make(base::system_random()), .what = "hidden", .said_at = at("2026-05-20T10:00:00Z"), .record_is_risk = false});
    CHECK(two.refused(other) == "about: deposit");
    REQUIRE(two.take(two.message(two.board, "restored", "2026-05-21T10:00:00Z")));
    CHECK(two.refused(two.message(two.board, "hidden", "2026-05-20T10:00:00Z")) == "about: at");
    CHECK(two.is_public());
}
TEST_CASE("what a cataloguer there withdrew for a reason of their own stays withdrawn when its publisher restores it") {
    TwoCollections two;
    two.library.store().write([&](store::Transaction& transaction) {
        const auto record = *collection::find_record(transaction, two.there);
        collection::set_withdrawal(transaction, record, collection::Withdrawal{*base::parse_day("2026-05-19"), "The family asked", false}, at("2026-05-19T10:00:00Z"));
    });
    REQUIRE(two.take(two.message(two.board, "hidden", "2026-05-20T10:00:00Z")));
    REQUIRE(two.take(two.message(two.board, "restored", "2026-05-21T10:00:00Z")));
    const auto withdrawal = two.library.store().read([&](store::Snapshot& snapshot) { return collection::held_record(snapshot, *collection::find_record(snapshot, two.there)).withdrawal; });
    REQUIRE(withdrawal);
    CHECK(withdrawal->reason == "The family asked");
}
TEST_CASE("an entry that still waits on the desk there may not be published while its publisher hides it") {
    TwoCollections two;
    const auto hidden = [&] { return two.library.store().read([&](store::Snapshot& snapshot) { return is_hidden_by_its_publisher(snapshot, two.entry); }); };
    CHECK_FALSE(hidden());
    REQUIRE(two.take(two.message(two.board, "hidden", "2026-05-20T10:00:00Z")));
    CHECK(hidden());
    REQUIRE(two.take(two.message(two.board, "restored", "2026-05-20T11:00:00Z")));
    CHECK_FALSE(hidden());
}

}

TEST_SUITE("whoever is on call begins at the public page") {

TEST_CASE("the address leads to the case that published it, and an address that no case published leads nowhere") {
    Given given;
    const auto behind = [&](collection::Reference address) { return given.one.desk.store().read([&](store::Snapshot& snapshot) { return case_behind(snapshot, given.one.desk.ground(), address); }); };
    REQUIRE(behind(given.address));
    CHECK(behind(given.address)->id == given.one.of.id);
    CHECK_FALSE(behind({given.address.year, given.address.number + 1}));
}

}
