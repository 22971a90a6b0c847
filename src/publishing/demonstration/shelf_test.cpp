#include "publishing/demonstration/shelf.h"

#include "publishing/article.h"
#include "publishing/deposit_testing.h"

using namespace publishing;
using publishing::testing::Installation;

TEST_SUITE("demonstration of the desk") {

TEST_CASE("the demonstration has two news items, guidance in two versions, a deposit that waits and one whose source only the seal knows; made twice it is made once") {
    Installation office;
    for (int run = 0; run < 2; ++run) office.store().write([&](store::Transaction& transaction) { demonstration::fill_shelf(transaction, office.keys(), {}, collection::testing::noon_in_may); });
    office.store().read([&](store::Snapshot& snapshot) {
        CHECK(articles(snapshot, ArticleKind::News).size() == 2);
        CHECK(article_versions(snapshot, ArticleKind::Guidance, "sending-a-review").size() == 2);
        const auto queue = collection::queue_page(snapshot, {.everywhere = true}, {});
        REQUIRE(queue.entries.size() == 2);
        const auto& anonymous = queue.entries[0];
        CHECK(anonymous.fields.title == "2026 - Anonymous - Child A");
        CHECK(collection::to_json(anonymous.fields).find("Saltbeck") == std::string::npos);
        CHECK(open_source(snapshot, office.keys(), anonymous.id).value().area == "Saltbeck");
        CHECK_FALSE(has_source(snapshot, queue.entries[1].id));
        return 0;
    });
}

}
