/// News and guidance of the host, in versions, in English and Welsh. A version is in force from its time until the next one's, or its end.
///
/// They stand on public pages, so they lie in the clear. An earlier version of guidance can always be read: practice is judged by
/// what was asked at the time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/event.h"
#include "store/transaction.h"

namespace publishing {

enum class ArticleKind { News, Guidance };
std::string_view to_word(ArticleKind kind);  ///< "news", "guidance".

/// One language of it; `text` is Markdown. Empty Welsh: the English stands for it.
struct ArticleWords {
    std::string title, teaser, text, change;  ///< `change`: what is different from the version before.
    friend bool operator==(const ArticleWords&, const ArticleWords&) = default;
};

struct Article {
    ArticleKind kind = ArticleKind::News;
    std::string slug{};
    int version = 0;
    ArticleWords english{}, welsh{};
    base::Instant from_at{};                  ///< Public from here on: in the future it is scheduled.
    std::optional<base::Instant> until_at{};  ///< No longer public from here on.
    std::string written_by{};
    base::Instant written_at{};
};

/// Every version of everything of this kind, the newest `from_at` first.
std::vector<Article> articles(store::Snapshot&, ArticleKind);
/// Every version of one, the newest `from_at` first; empty where there is none.
std::vector<Article> article_versions(store::Snapshot&, ArticleKind, std::string_view slug);
/// What the public reads at that moment: of each the version in force, the newest first.
std::vector<Article> articles_in_force(const std::vector<Article>& all, base::Instant now);
/// The versions of one that are or were public by then, the newest first: what stands under "earlier versions".
std::vector<Article> public_versions(const std::vector<Article>& versions, base::Instant now);

/// Writes a further version and records it; the slug is made from the English title where it is new and empty. Returns it as kept.
Article write_article(store::Transaction&, Article, audit::Event by);

}  // namespace publishing
