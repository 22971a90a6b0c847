#include "publishing/article.h"

#include "publishing/deposit_testing.h"

using namespace publishing;
using publishing::testing::Installation;

namespace {

base::Instant in_may(int day) { return std::chrono::sys_days{std::chrono::year{2026} / 5 / day}; }

Article write(Installation& office, const std::string& slug, const std::string& title, base::Instant from, std::optional<base::Instant> until = {}, ArticleKind kind = ArticleKind::Guidance) {
    return office.store().write([&](store::Transaction& transaction) {
        return write_article(transaction, {.kind = kind, .slug = slug, .english = {title, "Short", "Long", ""}, .from_at = from, .until_at = until}, office.by());
    });
}

std::vector<std::string> read_on(Installation& office, int day) {
    std::vector<std::string> titles;
    for (const auto& one : articles_in_force(office.store().read([](store::Snapshot& snapshot) { return articles(snapshot, ArticleKind::Guidance); }), in_may(day))) titles.push_back(one.english.title);
    return titles;
}

}  // namespace

TEST_SUITE("news and guidance of the host") {

TEST_CASE("guidance holds from its day until the next version's, and a version that is to come shows to nobody before") {
    Installation office;
    const auto slug = write(office, "", "How to deposit", in_may(1)).slug;
    CHECK(slug == "how-to-deposit");
    CHECK(write(office, slug, "How to deposit a review", in_may(10)).version == 2);
    CHECK(read_on(office, 9) == std::vector<std::string>{"How to deposit"});
    CHECK(read_on(office, 10) == std::vector<std::string>{"How to deposit a review"});
    const auto versions = office.store().read([&](store::Snapshot& snapshot) { return article_versions(snapshot, ArticleKind::Guidance, slug); });
    CHECK(public_versions(versions, in_may(9)).size() == 1);
    CHECK(public_versions(versions, in_may(10)).size() == 2);
}
TEST_CASE("what has ended is no longer in force, and no older version comes back in its place") {
    Installation office;
    const auto slug = write(office, "", "Old", in_may(1)).slug;
    write(office, slug, "New", in_may(5), in_may(8));
    CHECK(read_on(office, 7) == std::vector<std::string>{"New"});
    CHECK(read_on(office, 8).empty());
}
TEST_CASE("two of one title have two addresses, and news is no guidance") {
    Installation office;
    CHECK(write(office, "", "Training day", in_may(1)).slug == "training-day");
    CHECK(write(office, "", "Training day", in_may(2)).slug == "training-day-2");
    CHECK(write(office, "", "Training day", in_may(2), {}, ArticleKind::News).slug == "training-day");
    CHECK(read_on(office, 3).size() == 2);
}
TEST_CASE("the Welsh words are kept beside the English") {
    Installation office;
    office.store().write([&](store::Transaction& transaction) {
        write_article(transaction, {.kind = ArticleKind::News, .english = {"Training day", "a", "b", ""}, .welsh = {"Diwrnod hyfforddi", "c", "d", ""}, .from_at = in_may(1)}, office.by());
    });
    const auto all = office.store().read([](store::Snapshot& snapshot) { return articles(snapshot, ArticleKind::News); });
    REQUIRE(all.size() == 1);
    CHECK(all[0].welsh == ArticleWords{"Diwrnod hyfforddi", "c", "d", ""});
}

}
