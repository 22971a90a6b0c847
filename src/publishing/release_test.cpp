// From two people's approval to what the public reads. The reader is a real helper; days were worked by hand.
#include "publishing/hiding.h"
#include "publishing/release_testing.h"

#include "casework/publication_reading.h"
#include "publishing/deposit_log.h"

using namespace publishing;

TEST_SUITE("from approval to the public") {

TEST_CASE("every paragraph of the approved text stands in the Word and the text file, in order, and nothing besides") {
    Publishing one;
    one.plan("full");
    for (const auto& file : one.make()) {
        const auto found = read_back(lines_of(one.text(), one.words), file, one.reader, [](const PublicFile&) { return std::vector<std::string>{}; });
        CHECK_MESSAGE(found.same(), file.name, ": ", found.missing.empty() ? "" : found.missing.front(), " beyond ", found.beyond, " ", found.refusal);
        CHECK(found.compared == 10);
    }
}
TEST_CASE("a file that lacks a paragraph, or says one more, is not the approved text") {
    Publishing one;
    one.plan("full");
    const auto approved = lines_of(one.text(), one.words);
    auto less = one.text(), more = one.text();
    less.sections[0].blocks.pop_back();
    more.sections[0].blocks.push_back({.kind = BlockKind::Paragraph, .number = "1.2", .text = "Her real name."});
    const auto nothing = [](const PublicFile&) { return std::vector<std::string>{}; };
    CHECK(read_back(approved, text_file(less, one.words), one.reader, nothing).missing.size() == 2);
    CHECK(read_back(approved, word_file(more, one.words), one.reader, nothing).beyond > 0);
}
TEST_CASE("nothing is public before the planned minute in London, and from that minute page and files are there under the promised address") {
    Publishing one;
    one.plan("full");
    one.keep();
    one.approve_both();
    const auto address = address_of(one.desk.file(one.of));
    REQUIRE(address);
    CHECK_FALSE(one.catalogue().review(*address));
    CHECK(public_from(one.desk.file(one.of)) == at("2026-04-07T09:00:00Z"));  // Summer time.
    const auto early = one.release_at("2026-04-07T08:59:00Z");
    REQUIRE_FALSE(early);
    CHECK(early.error().before_its_minute);
    CHECK_FALSE(one.catalogue().review(*address));
    CHECK(one.desk.store().read([](store::Snapshot& snapshot) { return due_releases(snapshot, at("2026-04-07T08:59:00Z")); }).empty());
    CHECK(one.desk.store().read([](store::Snapshot& snapshot) { return due_releases(snapshot, at("2026-04-07T09:00:00Z")); }).size() == 1);
    const auto released = one.release_at("2026-04-07T09:00:00Z");
    REQUIRE(released);
    CHECK(*released == *address);
    CHECK(one.desk.state(one.of) == "published");
    CHECK(one.desk.due(one.of, "floor") == "2027-04-07");
    REQUIRE(one.catalogue().review(*address));
    CHECK(one.catalogue().open_file(*address, "report.docx"));
    CHECK(one.catalogue().open_file(*address, "report.txt"));
    CHECK(one.desk.store().read([](store::Snapshot& snapshot) { return due_releases(snapshot, at("2026-12-01T00:00:00Z")); }).empty());
}
TEST_CASE("files that were made anew are approved anew") {
    Publishing one;
    one.plan("full");
    one.keep();
    one.approve_both();
    CHECK(casework::two_publishers(one.desk.file(one.of)).are_two());
    const auto made = one.make();
    keep_files(one.press, one.of, "sum", made, {}, one.by(audit::Who::system(), "2026-04-02T09:00:00Z"));
    CHECK_FALSE(casework::two_publishers(one.desk.file(one.of)).are_two());
}
TEST_CASE("34: of improvement information nothing of the full report is in any public file, page or passage") {
    Publishing one;
    one.plan("improvements_only");
    one.keep();
    one.approve_both();
    const auto released = one.release_at("2026-04-07T09:00:00Z");
    REQUIRE(released);
    for (const auto& file : one.make()) CHECK(file.bytes.find("wintergreen") == std::string::npos);
    const auto shown = one.catalogue().report(*released);
    REQUIRE(shown);
    std::string all;
    for (const auto& section : shown->sections)
        for (const auto& block : section.blocks) all += block.text + "\n";
    CHECK(all.find("Ask who lives in the home.") != std::string::npos);
    CHECK(all.find("wintergreen") == std::string::npos);
    CHECK(one.desk.due(one.of, "floor") == "2027-04-07");
}
TEST_CASE("37: published anonymously the title is 2026 - Anonymous - Child A, and neither area nor partnership is said anywhere") {
    Publishing one;
    one.plan("anonymous");
    CHECK(one.text().title == "2026 - Anonymous - Child A");
    one.keep();
    one.approve_both();
    const auto released = one.release_at("2026-04-07T09:00:00Z");
    REQUIRE(released);
    const auto review = one.catalogue().review(*released);
    REQUIRE(review);
    CHECK(review->summary.title == "2026 - Anonymous - Child A");
    CHECK_FALSE(review->summary.area);
    CHECK(review->publisher.empty());
    CHECK_FALSE(one.catalogue().open_file(*released, "report.docx"));
    CHECK(released->number >= 5000);  // Drawn from a block of its own, so that its neighbours tell nothing.
}
TEST_CASE("an anonymous text that names the area is not published") {
    Publishing one;
    one.plan("anonymous");
    one.desk.write(one.of, "publication_summary", {{"summary.0.text", "A family of Eastmarch."}}, "2026-03-21");
    one.keep();
    one.approve_both();
    const auto refused = one.release_at("2026-04-07T09:00:00Z");
    REQUIRE_FALSE(refused);
    CHECK_FALSE(refused.error().refusal.empty());
}
TEST_CASE("any one publisher hides it at once; a second person, never the same, restores it, and the lost days are added to its year") {
    Publishing one;
    one.plan("full");
    one.keep();
    one.approve_both();
    const auto address = *one.release_at("2026-04-07T09:00:00Z");
    REQUIRE(hide(one.press, one.of, {.why = "A name was left in"}, one.by(one.second, "2026-05-04T10:00:00Z")));
    CHECK(one.catalogue().review(address)->standing == collection::Standing::Withdrawn);
    CHECK_FALSE(one.catalogue().open_file(address, "report.docx"));
    CHECK_FALSE(one.catalogue().report(address));
    CHECK(answer_hiding(one.press, one.of, SecondAnswer::Restored, "", one.by(one.second, "2026-05-05T10:00:00Z")).error() == SecondRefusal::SamePerson);
    REQUIRE(answer_hiding(one.press, one.of, SecondAnswer::Restored, "It was another's", one.by(audit::Who::system(), "2026-05-06T10:00:00Z")));
    CHECK(one.catalogue().open_file(address, "report.docx"));
    CHECK(one.desk.due(one.of, "floor") == "2027-04-09");
}
TEST_CASE("when a page is hidden, everybody who received the deposit of it is to be told, nobody else, and nobody is on record as told already") {
    Publishing one;
    one.plan("full");
    one.keep();
    one.approve_both();
    const auto address = *one.release_at("2026-04-07T09:00:00Z");
    const auto other = collection::Reference{address.year, address.number + 1};
    const auto sent = [&](const char* recipient, DepositWay way, collection::Reference review) {
        one.desk.store().write([&](store::Transaction& transaction) {
            const auto doer = one.by(one.second, "2026-04-08T09:00:00Z");
            note_sent(transaction, {.id = base::PublicId::make(base::system_random()), .review = review, .recipient = recipient, .way = way, .sha256 = "00", .made_by = "", .made_at = doer.at}, doer.event(audit::Kind::ExportMade, one.of.id));
        });
    };
    const auto log = [&](collection::Reference review) { return one.desk.store().read([&](store::Snapshot& snapshot) { return recipients_of(snapshot, review); }); };
    sent("Fictional library", DepositWay::Signed, address);
    sent("Fictional archive", DepositWay::Mail, address);
    sent("Fictional library", DepositWay::Signed, other);
    REQUIRE(hide(one.press, one.of, {.why = "A name was left in"}, one.by(one.second, "2026-05-04T10:00:00Z")));
    const auto holders = log(address);
    REQUIRE(holders.size() == 2);
    for (const auto& holder : holders) {
        REQUIRE(holder.notices.size() == 1);
        CHECK(holder.notices[0].what == "hidden-to-tell");
        CHECK(holder.notices[0].told_at == at("2026-05-04T10:00:00Z"));
    }
    REQUIRE(log(other).size() == 1);
    CHECK(log(other)[0].notices.empty());
}
TEST_CASE("where the record is the risk, nothing of its title, area or words stays") {
    Publishing one;
    one.plan("full");
    one.keep();
    one.approve_both();
    const auto address = *one.release_at("2026-04-07T09:00:00Z");
    REQUIRE(hide(one.press, one.of, {.why = "The label is known in town", .record_is_risk = true}, one.by(one.second, "2026-05-04T10:00:00Z")));
    const auto review = one.catalogue().review(address);
    REQUIRE(review);
    CHECK(review->standing == collection::Standing::RecordWithdrawn);
    CHECK(review->summary.title.empty());
    CHECK(review->summary.abstract.empty());
    CHECK_FALSE(review->summary.area);
}

}
