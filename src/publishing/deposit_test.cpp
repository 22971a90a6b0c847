#include "publishing/deposit_testing.h"

using namespace publishing;
using publishing::testing::Installation;
using collection::Reference;

namespace {

constexpr const char* open_record = R"({"id": "EM-9", "title": "Child Rowan", "year": 2026, "area": "Saltbeck", "nation": "England", "review_type": "Local child safeguarding practice review", "abstract": "A boy of six.",
"publisher": "Saltbeck Safeguarding Children Partnership", "permission": "granted", "files": [{"path": "final.pdf"}]})";

std::string on_one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text + "\n";
}

/// Two installations that trust each other, and a review that the first has published.
struct Pair {
    Installation board, library;
    explicit Pair(const std::string& record = open_record, const std::string& report = "report: # Findings\n1.1 Was not brought to five appointments\n") {
        board.trust(library, "Library"), library.trust(board, "Board");
        board.bench.file("records.jsonl", on_one_line(record)), board.bench.file("final.pdf", report);
        REQUIRE(board.bench.import().in == 1);
    }
    std::string exported(DepositTo to = {.recipient = "Library"}) {
        to.public_key = library.public_key();
        const auto reference = board.bench.catalogue().recent({}).items.at(0).reference;
        const auto made = export_deposit(board.store(), board.keys(), reference, to, board.by());
        REQUIRE_MESSAGE(made.has_value(), (made ? "" : made.error().reason));
        return made->bytes;
    }
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

}  // namespace

TEST_SUITE("deposits between collections") {

TEST_CASE("RFC 8032 section 7.1, test 2: a signature of one byte is believed, and no other byte") {
    const std::string key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    const std::string signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
    CHECK(is_signed(key, signature, "\x72"));
    CHECK_FALSE(is_signed(key, signature, "\x73"));
    CHECK_FALSE(is_signed(std::string(64, '0'), signature, "\x72"));
}
TEST_CASE("the same key store signs with the same key, another with another") {
    Installation one, other;
    CHECK(one.public_key() == one.public_key());
    CHECK(one.public_key() != other.public_key());
    CHECK(parse_public_key(one.public_key()) == one.public_key());
    CHECK_FALSE(parse_public_key(std::string(64, '0')));
    CHECK_FALSE(parse_public_key("not a key"));
}
TEST_CASE("a deposit goes from one installation to the desk of another, is published there, and its acknowledgement comes back with the reference") {
    Pair pair;
    const auto received = pair.library.receive(pair.exported());
    REQUIRE(received.has_value());
    CHECK(pair.library.bench.catalogue().recent({}).total == 0);
    const auto entry = pair.library.entry(received->entry);
    CHECK(entry.fields.title == "Child Rowan");
    CHECK(entry.fields.area == "Saltbeck");
    REQUIRE(entry.files.size() == 1);
    const auto reference = pair.library.make_public(received->entry);
    CHECK(pair.library.bench.catalogue().report(reference).has_value());
    const auto file = pair.library.store().read([&](store::Snapshot& snapshot) { return acknowledgement_of(snapshot, pair.library.keys(), pair.library.entry(received->entry), "Eastmarch library"); });
    REQUIRE(file.has_value());
    const auto back = take_acknowledgement(pair.board.store(), *file, pair.board.by());
    REQUIRE(back.has_value());
    const auto log = pair.board.store().read([](store::Snapshot& snapshot) { return recipients_of(snapshot, {2026, 1}); });
    REQUIRE(log.size() == 1);
    CHECK(log[0].recipient == "Library");
    CHECK(log[0].acknowledged_on == "2026-05-14");
    CHECK(log[0].acknowledged_by == "Eastmarch library");
    CHECK(log[0].their_reference == "2026/0001");
}
TEST_CASE("a deposit is taken once") {
    Pair pair;
    const auto bytes = pair.exported();
    CHECK(pair.library.receive(bytes).has_value());
    const auto again = pair.library.receive(bytes);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().part == "about: deposit");
}
TEST_CASE("a changed record, a changed file, a changed sum, a part too many and a part too few are each refused by name, and nothing is kept") {
    Pair pair;
    const auto bytes = pair.exported();
    const auto part_of = [&](const std::string& changed) {
        const auto refused = pair.library.receive(changed);
        REQUIRE_FALSE(refused.has_value());
        return refused.error().part;
    };
    CHECK(part_of(replaced(bytes, "A boy of six", "A girl of six")) == "record");
    // "report: " in base64 begins with cmVwb3J0.
    CHECK(part_of(replaced(bytes, "cmVwb3J0", "cmVwb3J1")) == "file/1-final.pdf");
    CHECK(part_of(replaced(bytes, "\"sums\":\"deposit 1\\n", "\"sums\":\"deposit 1\\n0")) == "signature");
    CHECK(part_of(replaced(bytes, "\"parts\":{", "\"parts\":{\"extra\":\"x\",")) == "extra");
    CHECK(part_of(replaced(bytes, "\"record\":", "\"recorr\":")) == "record");
    CHECK(part_of(bytes.substr(0, bytes.size() / 2)) == "file");
    CHECK(pair.library.store().read([](store::Snapshot& snapshot) { return collection::queue_page(snapshot, {.everywhere = true}, {}).total; }) == 0);
}
TEST_CASE("a key that nobody trusts, or no longer, is refused with its fingerprint") {
    Pair pair;
    const auto bytes = pair.exported();
    pair.library.store().write([&](store::Transaction& transaction) { end_trust(transaction, pair.board.public_key(), pair.library.by()); });
    const auto refused = pair.library.receive(bytes);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().part == "key");
    CHECK(refused.error().reason.find(fingerprint_of(pair.board.public_key())) != std::string::npos);
}
TEST_CASE("an acknowledgement for a deposit that never went out is refused") {
    Pair pair;
    const auto file = write_acknowledgement(pair.library.keys(), {base::PublicId::make(base::system_random()), "2026-05-14", "Library", "2026/0001"});
    const auto refused = take_acknowledgement(pair.board.store(), file, pair.board.by());
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().part == "about: deposit");
}
TEST_CASE("who received a review is known by review, with what they were told later") {
    Pair pair;
    pair.exported();
    pair.board.store().write([&](store::Transaction& transaction) {
        for (const auto& one : recipients_of(transaction, {2026, 1})) note_told(transaction, one.id, "hidden", pair.board.by());
    });
    const auto log = pair.board.store().read([](store::Snapshot& snapshot) { return recipients_of(snapshot, {2026, 1}); });
    REQUIRE(log.size() == 1);
    REQUIRE(log[0].notices.size() == 1);
    CHECK(log[0].notices[0].what == "hidden");
    CHECK(pair.board.store().read([](store::Snapshot& snapshot) { return recipients_of(snapshot, {2026, 2}); }).empty());
}

}
