/// The one gate between what is held and what the public reads. Everything in the collection_public_ tables was made here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collection/public_review.h"
#include "collection/record_store.h"
#include "collection/vocabulary.h"

namespace collection {

struct PublicTerm {
    std::string facet;  ///< "theme", "harm", "agency", "setting", "age", "area", "authority", "nation", "scheme", "keyword".
    Label label;
    friend bool operator==(const PublicTerm&, const PublicTerm&) = default;
};

/// A file with where its text and bytes are, set only where they may be shown.
struct ProjectedFile {
    int version = 1;
    PublicFile file;
    std::optional<ExtractionId> extraction;
    std::string blob;  ///< Empty: the bytes may not be sent.
};

struct Projection {
    PublicReview review;
    std::vector<PublicTerm> terms;
    std::vector<PublicVersion> versions;  ///< Oldest first; files apart.
    std::vector<ProjectedFile> files;
    std::string newest;      ///< Sort key of lists, YYYY-MM-DD; "0000" if nothing is known.
    std::string sort_title;
    std::string letter;      ///< "a" to "z", "0-9".
};

/// What may be shown of the record on that day, its words meaning what the vocabulary says.
Projection project(const HeldRecord&, base::Day today, const Vocabulary& words);

}  // namespace collection
