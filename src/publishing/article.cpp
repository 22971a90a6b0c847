#include "publishing/article.h"

#include <algorithm>
#include <set>

namespace publishing {

std::string_view to_word(ArticleKind kind) { return kind == ArticleKind::News ? "news" : "guidance"; }

std::vector<Article> public_versions(const std::vector<Article>& versions, base::Instant now) {
    std::vector<Article> list;
    for (const auto& one : versions)
        if (one.from_at <= now) list.push_back(one);
    return list;
}

std::vector<Article> articles_in_force(const std::vector<Article>& all, base::Instant now) {
    std::vector<Article> list;
    std::set<std::string> seen;
    for (const auto& one : all) {
        if (one.from_at > now || !seen.insert(one.slug).second) continue;
        // The newest that has begun decides: where it has ended, nothing older comes back.
        if (!one.until_at || *one.until_at > now) list.push_back(one);
    }
    return list;
}

}  // namespace publishing
