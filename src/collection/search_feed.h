/// What the search index is given of a review, and what it has not seen yet. Only what the public may read goes in, so that what
/// a person may not see changes no count, suggestion, excerpt, order or time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "collection/projection_store.h"
#include "collection/vocabulary.h"
#include "search/review_input.h"
#include "search/vocabulary.h"

namespace collection {

/// Nation, area, scheme, age, theme, harm, agency, setting: in the order in which counts come back.
search::Schema search_schema();

/// A vocabulary as the index knows it, with the abbreviations that mean several things.
std::shared_ptr<const search::Vocabulary> search_vocabulary(const Vocabulary& words);
/// The built-in one.
std::shared_ptr<const search::Vocabulary> search_vocabulary();

/// The review as the index takes it; nothing if it is withdrawn or not there, and is to be taken out.
std::optional<search::ReviewInput> search_input(store::Snapshot& snapshot, RecordId record, base::Day today);

/// A record whose public rows changed, and the place of that change in the order of all changes.
struct PublicChange {
    RecordId record{0};
    std::int64_t sequence = 0;
};

/// Changes after a place, oldest first, at most so many.
std::vector<PublicChange> changes_since(store::Snapshot& snapshot, std::int64_t sequence, int most);

/// "IDENTITY:SEQUENCE", what an index that has seen everything up to there is marked with.
std::string to_string(const Generation& generation);
/// Nothing if the words are not such a mark.
std::optional<Generation> parse_generation(std::string_view words);

}  // namespace collection
