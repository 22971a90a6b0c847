/// Books of cases that are read often, kept in memory and brought up to date from the log before each use.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "chronology/book/book.h"
#include "chronology/checks/known.h"

namespace chronology {

/// A book with what the checks say of it; never changes.
struct Opened {
    Book book;
    std::vector<Entry> entries;     ///< Those that are not withheld, sorted: `points` has their indexes.
    std::vector<Point> points;
    std::vector<KnownTopic> known;  ///< Who knew what, and when.
};

/// Safe for many threads. Holds plain case material in memory, as much as `most` books; forgets a case whose key has gone.
class Shelf {
public:
    explicit Shelf(std::size_t most = 16) : most_{most} {}
    /// As the snapshot sees it.
    std::shared_ptr<const Opened> open(store::Snapshot& snapshot, const casework::Ground& ground, const casework::Case& of);
    void forget(const casework::Case& of);

private:
    std::size_t most_;
    std::mutex mutex_;
    std::list<std::pair<std::int64_t, std::shared_ptr<const Opened>>> books_;  ///< By case, the last used first.
};

}  // namespace chronology
