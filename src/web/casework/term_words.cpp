#include "web/casework/term_words.h"

#include "collection/term_store.h"

namespace web {

std::string terms_in_words(const SignedPage& page, std::string_view facet, const std::vector<std::string>& slugs, std::string_view between) {
    const auto vocabulary = page.store().read([](store::Snapshot& snapshot) { return collection::vocabulary_in(snapshot); });
    std::string words;
    for (const auto& slug : slugs)
        if (const auto* term = vocabulary.words->ever_at(facet, slug)) words.append(words.empty() ? std::string_view{} : between).append(term->preferred);
    return words;
}

}  // namespace web
