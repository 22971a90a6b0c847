/// The index: opened from a folder or held in memory, written by one writer at a time, read through snapshots.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "search/query.h"
#include "search/request.h"
#include "search/review_input.h"
#include "search/vocabulary.h"

namespace search {

/// What the index held at one moment. Immutable: any number of threads may search it, and it stays as it is while the
/// index is written, merged or rebuilt.
class Snapshot {
public:
    virtual ~Snapshot() = default;

    /// Exact in total, counts and order. Never refuses: a value that no review has finds nothing, a facet that the Schema does
    /// not name is not looked at.
    virtual Results search(const Query& query, const Request& request) const = 0;

    /// Parses with this snapshot's schema.
    virtual Query parse(std::string_view text, Syntax syntax = Syntax::Operators) const = 0;

    virtual std::size_t review_count() const = 0;
    virtual std::size_t passage_count() const = 0;

    /// In how many units the word stands in any of its forms; a unit is a passage, or the head of a review.
    virtual std::uint64_t units_with(std::string_view word) const = 0;
};

struct IndexStats {
    std::size_t reviews = 0, passages = 0, segments = 0, terms = 0;
    std::uint64_t index_bytes = 0;   ///< Without the texts kept for excerpts.
    std::uint64_t text_bytes = 0;
};

/// Ready, or why the caller should rebuild: the files are missing, damaged, of another version or another schema.
struct IndexState {
    bool ready = true;
    std::string why;   ///< A sentence; empty when ready.
};

/// The next review, or nothing at the end.
using ReviewSource = std::function<std::optional<ReviewInput>()>;

class Index {
public:
    virtual ~Index() = default;

    /// The index in the folder, which is made at the first write. Files that cannot be used never stop the program: the state then
    /// says why, the snapshot is empty, and writing or rebuilding begins anew.
    static std::unique_ptr<Index> open(const std::filesystem::path& folder, Schema schema, std::shared_ptr<const Vocabulary> vocabulary,
                                       base::Files& files = base::real_files());

    /// The same index, never written to disk.
    static std::unique_ptr<Index> in_memory(Schema schema, std::shared_ptr<const Vocabulary> vocabulary);

    /// Which words mean the same from now on, for searches and for what is written later. Not at the same time as a write.
    virtual void use(std::shared_ptr<const Vocabulary> vocabulary) = 0;

    virtual IndexState state() const = 0;
    virtual std::shared_ptr<const Snapshot> snapshot() const = 0;

    /// The words that the last commit or rebuild left: whether the index matches the caller's store. Empty: none.
    virtual std::string source_generation() const = 0;

    /// Seen by searches after the next commit. Where the state is not ready, commits are kept and seen, but only a rebuild makes
    /// the index whole: the state stays as it is until then. Throws base::Fault when the disk refuses: what was added and not
    /// committed is then dropped, and the next commit says so instead of making the rest of it durable.
    virtual void add(ReviewInput review) = 0;
    virtual void remove(std::int64_t key) = 0;

    /// Drops what was added and removed since the last commit: before trying again after a failure.
    virtual void discard() = 0;

    /// Makes what was added and removed durable and visible. Throws base::Fault when the disk refuses: the last commit then
    /// still stands.
    virtual void commit(std::string source_generation) = 0;

    /// Builds anew beside what is there and swaps; snapshots go on answering meanwhile. What was added and not committed
    /// is dropped. Throws base::Fault as commit does.
    virtual void rebuild(const ReviewSource& source, std::string source_generation) = 0;

    /// Joins small segments and leaves out what was removed, so that its words are no longer on disk. For a quiet moment.
    virtual void tidy() = 0;

    /// Reads every file again and compares its sums: one sentence for each that is wrong.
    virtual std::vector<std::string> verify() const = 0;

    virtual IndexStats stats() const = 0;
};

}  // namespace search
