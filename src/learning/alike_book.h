/// Recommendations of the whole collection and of every tracker of this installation, kept in memory to find those that say nearly the same.
///
/// What a reader may see of them the caller asks afterwards: of the collection by `PublicCatalogue::recommendation`, of trackers by `may_see`.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "store/store.h"

namespace learning {

/// One for the life of the server; safe from any thread. Empty until it is first asked.
class AlikeBook {
public:
    AlikeBook();
    ~AlikeBook();

    struct Found {
        enum class From { Collection, Tracker } from = From::Collection;
        std::int64_t point = 0;      ///< Of the collection.
        std::string recommendation;  ///< Public id, of a tracker.
        double share = 0;
    };
    /// The most alike first. Reads what was committed since it was last asked.
    std::vector<Found> like(store::Store&, std::string_view text, std::size_t most, double least);

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace learning
