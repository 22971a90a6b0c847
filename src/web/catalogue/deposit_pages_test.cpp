// The cataloguers' desk at the real reception, with the real helper. Every name is invented.
#include "publishing/deposit_exchange.h"
#include "publishing/deposit_key.h"
#include "web/casework/office_testing.h"

using namespace web::test;

namespace {

const std::string report = "Child Hazel\n\nLocal child safeguarding practice review\n\n1.1 Adultification shaped how the school saw her.\n\n1.2 Information sharing between agencies failed twice.\n";

bool shows(const std::string& page, const std::string& words) { return page.find(words) != std::string::npos; }

/// Where an answer leads: "/deposit/<id>".
std::string where(const std::string& answer) { return answer.substr(4, answer.find('\n') - 4); }

std::string rejecting_all(const std::string& page) {
    std::string fields;
    for (int i = 0; shows(page, "name=\"decision-" + std::to_string(i) + "\""); ++i) fields += "decision-" + std::to_string(i) + "=rejected&";
    return fields;
}

publishing::Deposit anonymous_deposit() {
    publishing::Deposit deposit{.id = base::PublicId::make(base::system_random()), .made_on = "2026-05-14", .record = {}, .files = {}, .contact_name = "Sam Fictional-Reed", .contact_address = {}, .permission = "granted", .anonymous = true};
    deposit.record.title = "Child A", deposit.record.year = 2026, deposit.record.area = "Saltbeck";
    return deposit;
}

/// An anonymous deposit on the office's own desk, signed by its own key.
std::string receive_anonymous(Office& office) {
    auto& keys = office.desk().ground.keys;
    auto& store = office.desk().store;
    const audit::Event by{.at = identity::testing::morning, .kind = audit::Kind::RecordEdited};
    const auto key = publishing::public_key_of(keys);
    store.write([&](store::Transaction& transaction) { publishing::trust_key(transaction, key, "Ourselves", by); });
    const auto received = publishing::receive_deposit(store, keys, [](int, std::string_view, std::stop_token) { return documents::Extraction{}; }, *publishing::write_deposit(keys, anonymous_deposit(), key), "Cairn", by);
    REQUIRE(received.has_value());
    return "/deposit/" + received->entry.to_string();
}

}  // namespace

TEST_SUITE("deposit pages") {

TEST_CASE("a cataloguer brings a file in, decides what was read from it, writes the record and publishes; only then is it public") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    const auto sent = office.post_file(wyn, "/deposit", {}, "hazel.txt", report);
    REQUIRE(sent.starts_with("303 /deposit/"));
    const auto path = where(sent);
    auto page = office.get(wyn, path);
    CHECK(shows(page, "<mark>Adultification</mark> shaped how the school saw her"));
    CHECK_FALSE(shows(page, path + "/publish"));
    CHECK(office.post(wyn, path + "/publish").starts_with("422"));
    REQUIRE(office.post(wyn, path + "/decide", rejecting_all(page)).starts_with("303"));
    CHECK(office.post(wyn, path, "title=Child+Hazel&year=soon").starts_with("422"));
    REQUIRE(office.post(wyn, path, "title=Child+Hazel&year=2026&abstract=A+girl+of+nine&permission=granted").starts_with("303"));
    REQUIRE(office.post(wyn, path + "/publish").starts_with("303"));
    page = office.get(wyn, path);
    const auto at = page.find("/reviews/");
    REQUIRE(at != std::string::npos);
    const auto review = page.substr(at, page.find('"', at) - at);
    CHECK(shows(office.get(wyn, review), "Child Hazel"));
    const auto edit = "/catalogue/" + review.substr(9);
    CHECK(office.post(wyn, edit, "title=Child+Willow&year=2026&permission=granted").starts_with("422"));
    REQUIRE(office.post(wyn, edit, "title=Child+Willow&year=2026&permission=granted&change_reason=The+family+asked").starts_with("303"));
    CHECK(shows(office.get(wyn, review + "/versions"), "The family asked"));
    REQUIRE(office.post(wyn, edit + "/withdraw", "reason=At+the+publisher%27s+request").starts_with("303"));
    CHECK_FALSE(shows(office.get(wyn, review), "Child Willow</h1>"));
    REQUIRE(office.post(wyn, edit + "/restore").starts_with("303"));
    CHECK(shows(office.get(wyn, review), "Child Willow"));
}
TEST_CASE("the desk is nobody's but cataloguers', and a partnership's manager sees their own local entries alone") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    const auto manager = office.manager("manager");
    const auto auditor = office.somebody("auditor", identity::Role::Auditor, std::nullopt);
    const auto path = where(office.post_file(wyn, "/deposit", {}, "hazel.txt", report));
    CHECK(office.get(auditor, "/deposit").starts_with("404"));
    CHECK(office.get(manager, "/deposit").starts_with("200"));
    CHECK(office.get(manager, path).starts_with("404"));
    const auto own = where(office.post_file(manager, "/deposit", {}, "note.txt", "A learning note of our own partnership\n\n1.1 Was not brought\n"));
    CHECK(office.get(manager, own).starts_with("200"));
    CHECK(office.get(wyn, own).starts_with("200"));
    CHECK(office.get(manager, "/deposit/out").starts_with("404"));
}
TEST_CASE("scenario 37: the custodian alone sees the source, the look is recorded, and a cataloguer's page says nothing of it") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    const auto cass = office.somebody("cass", identity::Role::Custodian, std::nullopt);
    const auto path = receive_anonymous(office);
    CHECK(shows(office.get(wyn, path), "2026 - Anonymous - Child A"));
    CHECK_FALSE(shows(office.get(wyn, path), "altbeck"));
    CHECK_FALSE(shows(office.get(cass, path), "altbeck"));
    CHECK(office.get(wyn, path + "/source").starts_with("404"));
    const auto source = office.get(cass, path + "/source");
    CHECK(shows(source, "Saltbeck"));
    CHECK(shows(source, "Sam Fictional-Reed"));
    const auto refused = office.post(wyn, path, "title=Child+A+of+Saltbeck&year=2026&area_withheld=1");
    CHECK(refused.starts_with("422"));
    const auto recorded = office.house.store->read([&](store::Snapshot& snapshot) { return audit::events_of_installation(snapshot, std::nullopt, 100); }).entries;
    CHECK(std::ranges::count(recorded, audit::Kind::IdentityKeyRead, [](const audit::Entry& one) { return one.event.kind; }) == 1);
}
TEST_CASE("a deposit goes out once, however often its form is sent") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    const auto path = where(office.post_file(wyn, "/deposit", {}, "hazel.txt", report));
    REQUIRE(office.post(wyn, path + "/decide", rejecting_all(office.get(wyn, path))).starts_with("303"));
    REQUIRE(office.post(wyn, path, "title=Child+Hazel&year=2026&permission=granted").starts_with("303"));
    REQUIRE(office.post(wyn, path + "/publish").starts_with("303"));
    const auto entry = office.get(wyn, path);
    const auto at = entry.find("/reviews/") + 9;
    const auto fields = "recipient=National+library&way=signed&reference=" + entry.substr(at, entry.find('"', at) - at);
    CHECK(office.post(wyn, "/deposit/out", fields).starts_with("200"));
    CHECK(office.post_again(wyn, "/deposit/out", fields) == "303 /deposit/out\n");
    CHECK(office.house.store->read([](store::Snapshot& snapshot) { return publishing::sent_deposits(snapshot).size(); }) == 1);
    CHECK(office.post(wyn, "/deposit/out", fields).starts_with("200"));
    CHECK(office.house.store->read([](store::Snapshot& snapshot) { return publishing::sent_deposits(snapshot).size(); }) == 2);
}
TEST_CASE("an administrator trusts a key by its digits, and what is none is refused beside its field") {
    Office office;
    const auto admin = office.somebody("admin", identity::Role::Administrator, std::nullopt);
    CHECK(office.post(admin, "/admin/deposit-keys", "named=Library&key=abc").starts_with("422"));
    const auto key = publishing::public_key_of(office.desk().ground.keys);
    REQUIRE(office.post(admin, "/admin/deposit-keys", "named=Library&key=" + key).starts_with("303"));
    CHECK(shows(office.get(admin, "/admin/deposit-keys"), publishing::fingerprint_of(key)));
}

}
