#include <boost/json.hpp>

#include "collection/words.h"
#include "publishing/article.h"

namespace publishing {

namespace json = boost::json;

namespace {

CAIRN_SQL(every_article, R"(
    SELECT kind, slug, version, words, from_at, until_at, written_by, written_at FROM publishing_article WHERE kind = $1
    ORDER BY from_at DESC, version DESC, slug)");
CAIRN_SQL(add_article, R"(
    INSERT INTO publishing_article (kind, slug, version, words, from_at, until_at, written_by, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8))");

json::object object_of(const ArticleWords& words) { return {{"title", words.title}, {"teaser", words.teaser}, {"text", words.text}, {"change", words.change}}; }

ArticleWords words_in(const json::value& value) {
    const auto text = [&](const char* name) { return std::string{value.at(name).as_string()}; };
    return {text("title"), text("teaser"), text("text"), text("change")};
}

Article article_from(const store::Statement& row) {
    Article one{.kind = row.text(0) == "news" ? ArticleKind::News : ArticleKind::Guidance, .slug = row.text(1), .version = row.number(2), .from_at = row.instant(4), .written_by = row.text(6), .written_at = row.instant(7)};
    const auto words = json::parse(row.text(3));
    one.english = words_in(words.at("en")), one.welsh = words_in(words.at("cy"));
    if (!row.is_null(5)) one.until_at = row.instant(5);
    return one;
}

/// A name that nothing else of the kind has.
std::string free_slug(store::Snapshot& snapshot, ArticleKind kind, const std::string& title) {
    const auto wanted = collection::slug_of(title);
    auto slug = wanted;
    for (int i = 2; !article_versions(snapshot, kind, slug).empty(); ++i) slug = wanted + "-" + std::to_string(i);
    return slug;
}

}  // namespace

std::vector<Article> articles(store::Snapshot& snapshot, ArticleKind kind) {
    std::vector<Article> list;
    auto rows = snapshot.query(every_article, std::string{to_word(kind)});
    while (rows.step()) list.push_back(article_from(rows));
    return list;
}

std::vector<Article> article_versions(store::Snapshot& snapshot, ArticleKind kind, std::string_view slug) {
    auto list = articles(snapshot, kind);
    std::erase_if(list, [&](const Article& one) { return one.slug != slug; });
    return list;
}

Article write_article(store::Transaction& transaction, Article one, audit::Event by) {
    if (one.slug.empty()) one.slug = free_slug(transaction, one.kind, one.english.title);
    one.version = 1;
    for (const auto& earlier : article_versions(transaction, one.kind, one.slug)) one.version = std::max(one.version, earlier.version + 1);
    one.written_by = by.who.to_string(), one.written_at = by.at;
    const auto words = json::serialize(json::object{{"en", object_of(one.english)}, {"cy", object_of(one.welsh)}});
    transaction.run(add_article, std::string{to_word(one.kind)}, one.slug, one.version, words, one.from_at, one.until_at, one.written_by, one.written_at);
    by.kind = audit::Kind::SettingsChanged, by.object = std::string{to_word(one.kind)} + "/" + std::to_string(one.version), by.reason = "article-written";
    audit::record(transaction, by);
    return one;
}

}  // namespace publishing
