/// The vocabulary of an installation: kept changes, what they make of the program's own, and bringing everything to it that was made before.
#pragma once

#include <memory>

#include "collection/term_change.h"
#include "collection/theme_finder.h"
#include "search/vocabulary.h"
#include "store/store.h"

namespace collection {

/// Every change so far.
TermBook term_book(store::Snapshot&);
/// Appends it with the next version, which is returned. Assert that nothing stands in its way first: `TermBook::obstacle`.
int keep_term_change(store::Transaction&, const TermChange&);

/// The words in force at that moment. Shared: as long as nothing is changed, everybody has the same.
struct VocabularyInForce {
    int version = 0;
    std::shared_ptr<const Vocabulary> words;
    std::shared_ptr<const ThemeFinder> themes;  ///< Of `words`, which it keeps.
};
VocabularyInForce vocabulary_in(store::Snapshot&);

/// Brings passages, public records and recommendations to the vocabulary in force, in several transactions; a program that ends in between
/// goes on from there. False where everything followed already.
bool follow_vocabulary(store::Store&, base::Day today);

}  // namespace collection
