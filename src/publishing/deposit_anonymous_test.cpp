// Scenario 37: a record is deposited for a partnership with its area withheld. The whole way: from the partnership's own
// installation to the collection's desk, and from there to the public.
#include <filesystem>
#include <fstream>

#include "collection/public_json.h"
#include "publishing/deposit_testing.h"
#include "store/sealing/plain_search.h"

using namespace publishing;
using publishing::testing::Installation;

namespace {

constexpr const char* record = R"({"id": "SALT-6", "title": "2026 - Saltbeck - Child A", "year": 2026, "area": "Saltbeck", "nation": "England", "review_type": "Local child safeguarding practice review", "abstract": "Exploitation over two years.",
"publisher": "Saltbeck Safeguarding Children Partnership", "published_on": "2026-04-02", "source_url": "https://example.org/saltbeck/child-a", "permission": "granted", "files": [{"path": "saltbeck-final.pdf", "rewritten": true}, {"path": "saltbeck-letter.pdf"}]})";

std::string on_one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text + "\n";
}

struct Depositing {
    Installation board, library;
    explicit Depositing(const std::string& report = "report: # Findings\n1.1 Missing episodes were mapped late\n") {
        board.trust(library, "Library"), library.trust(board, "Saltbeck");
        board.bench.file("records.jsonl", on_one_line(record)), board.bench.file("saltbeck-final.pdf", report), board.bench.file("saltbeck-letter.pdf", "report: To the Saltbeck board\n");
        REQUIRE(board.bench.import().in == 1);
    }
    auto exported(const std::string& to) {
        return export_deposit(board.store(), board.keys(), {2026, 1}, {.recipient = "Library", .public_key = to, .anonymous = true, .contact_name = "Sam Fictional-Reed", .contact_address = "sam@saltbeck.example"}, board.by());
    }
};

/// Every byte of every file below a folder.
bool stands_in(const std::filesystem::path& folder, const std::string& words) {
    for (const auto& one : std::filesystem::recursive_directory_iterator{folder}) {
        if (!one.is_regular_file()) continue;
        std::ifstream in{one.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        if (bytes.find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_SUITE("scenario 37: anonymous deposit") {

TEST_CASE("the title is 2026 - Anonymous - Child A, however it was written") {
    CHECK(anonymous_title("2026 - Saltbeck - Child A", 2026) == "2026 - Anonymous - Child A");
    CHECK(anonymous_title("2026 – Saltbeck – Child A", 2026) == "2026 - Anonymous - Child A");
    CHECK(anonymous_title("Child A", 2026) == "2026 - Anonymous - Child A");
    CHECK(anonymous_title("2026 - Anonymous - Child A", 2026) == "2026 - Anonymous - Child A");
    CHECK(anonymous_title("Child A", std::nullopt) == "Anonymous - Child A");
}
TEST_CASE("an area in the abstract is refused where the deposit is made, and the refusal names the field") {
    Deposit deposit{.id = base::PublicId::make(base::system_random()), .made_on = "2026-05-14", .record = {}, .files = {}, .contact_name = {}, .contact_address = {}, .permission = "granted", .anonymous = true};
    deposit.record.title = "Child A", deposit.record.area = "Saltbeck", deposit.record.abstract = "A school in Saltbeck knew her.";
    Installation board, library;
    const auto refused = write_deposit(board.keys(), deposit, library.public_key());
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().part == "record: abstract");
    CHECK_FALSE(write_deposit(board.keys(), deposit, {}).has_value());
}
TEST_CASE("nothing of the file that travels, of what the receiver stores, or of what the public reads names the area; the custodian's seal alone holds it") {
    Depositing both;
    const auto made = both.exported(both.library.public_key());
    REQUIRE_MESSAGE(made.has_value(), (made ? "" : made.error().reason));
    for (const std::string canary : {"altbeck", "SALT-6", "example.org", "Fictional-Reed", "2026-04"}) CHECK_MESSAGE(made->bytes.find(canary) == std::string::npos, canary);

    Installation& library = both.library;
    const auto received = library.receive(made->bytes);
    REQUIRE_MESSAGE(received.has_value(), (received ? "" : received.error().reason));
    CHECK(library.entry(received->entry).files.size() == 1);
    const auto reference = library.make_public(received->entry);
    const auto catalogue = library.bench.catalogue();
    CHECK(catalogue.review(reference)->summary.title == "2026 - Anonymous - Child A");
    CHECK(reference.number >= 5'000);
    CHECK(catalogue.areas().size() == 1);
    CHECK(catalogue.areas()[0].label.slug == "withheld");
    const auto shown = collection::to_json(catalogue.review(reference)->summary) + collection::detail_to_json(*catalogue.review(reference)) + received->acknowledgement;
    for (const std::string canary : {"altbeck", "SALT-6", "final.pdf", "example.org"}) CHECK_MESSAGE(shown.find(canary) == std::string::npos, canary);

    // The name that somebody gave the signing key is the installation's own; everything else on its disk is silent.
    for (const std::string canary : {"SALT-6", "saltbeck-final", "saltbeck.example", "Saltbeck Safeguarding", "Fictional-Reed"}) CHECK_MESSAGE(!stands_in(library.bench.data_folder(), canary), canary);
    const auto source = library.store().read([&](store::Snapshot& snapshot) { return open_source(snapshot, library.keys(), received->entry); });
    REQUIRE(source.has_value());
    CHECK(source->area == "Saltbeck");
    CHECK(source->contact_name == "Sam Fictional-Reed");
    CHECK(source->signed_by == both.board.public_key());
}
TEST_CASE("a report that names the area is refused before anything of it is kept, and the refusal names the file") {
    Depositing both;
    // Marked as written anew, though it is not: the sender did not look.
    Deposit deposit{.id = base::PublicId::make(base::system_random()), .made_on = "2026-05-14", .record = {}, .files = {}, .contact_name = {}, .contact_address = {}, .permission = "granted", .anonymous = true};
    deposit.record.title = "Child A", deposit.record.year = 2026, deposit.record.area = "Saltbeck";
    deposit.files = {{{"a.pdf", "overview", "en", true, {}}, "report: The Saltbeck school knew her\n"}};
    const auto bytes = write_deposit(both.board.keys(), deposit, both.library.public_key());
    REQUIRE(bytes.has_value());
    const auto refused = both.library.receive(*bytes);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().part == "file/1-report.pdf");
    CHECK_FALSE(stands_in(both.library.bench.data_folder(), "school knew her"));
}
TEST_CASE("a deposit whose source is sealed for somebody else is refused") {
    Depositing both;
    Installation third;
    third.trust(both.board, "Board");
    Deposit deposit{.id = base::PublicId::make(base::system_random()), .made_on = "2026-05-14", .record = {}, .files = {}, .contact_name = {}, .contact_address = {}, .permission = "granted", .anonymous = true};
    deposit.record.title = "Child A", deposit.record.area = "Saltbeck";
    const auto bytes = write_deposit(both.board.keys(), deposit, both.library.public_key());
    REQUIRE(bytes.has_value());
    const auto refused = third.receive(*bytes);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().part == "sealed/source");
}
TEST_CASE("another Child A of the same year is a distinct record with a number of its own") {
    Installation board, library;
    library.trust(board, "Board");
    std::vector<collection::Reference> references;
    for (const std::string area : {"Saltbeck", "Tarn Valley"}) {
        Deposit deposit{.id = base::PublicId::make(base::system_random()), .made_on = "2026-05-14", .record = {}, .files = {}, .contact_name = {}, .contact_address = {}, .permission = "granted", .anonymous = true};
        deposit.record.title = "Child A", deposit.record.year = 2026, deposit.record.area = area;
        const auto received = library.receive(*write_deposit(board.keys(), deposit, library.public_key()));
        REQUIRE(received.has_value());
        references.push_back(library.make_public(received->entry));
    }
    CHECK(references[0] != references[1]);
    for (const auto& one : references) CHECK(library.bench.catalogue().review(one)->summary.title == "2026 - Anonymous - Child A");
}
TEST_CASE("when the custodian's key is destroyed the record stays, and nobody learns the source any more") {
    Installation board, library;
    library.trust(board, "Board");
    Deposit deposit{.id = base::PublicId::make(base::system_random()), .made_on = "2026-05-14", .record = {}, .files = {}, .contact_name = {}, .contact_address = {}, .permission = "granted", .anonymous = true};
    deposit.record.title = "Child A", deposit.record.area = "Saltbeck";
    const auto received = library.receive(*write_deposit(board.keys(), deposit, library.public_key()));
    REQUIRE(received.has_value());
    library.store().write([&](store::Transaction& transaction) { forget_source(transaction, library.keys(), received->entry); });
    CHECK_FALSE(library.store().read([&](store::Snapshot& snapshot) { return open_source(snapshot, library.keys(), received->entry); }).has_value());
    CHECK(library.entry(received->entry).fields.area_withheld);
}

}
