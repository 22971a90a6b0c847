/// Reading stored files again once the program reads better than it did. The old texts stay, and every link goes on.
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "collection/importer.h"
#include "collection/reference.h"

namespace collection {

struct RereadOptions {
    std::string extractor;             ///< Of today's reader: files that it has read already are left out.
    bool all = false;                  ///< Also those; a text that comes out as before is not stored twice.
    std::vector<Reference> only{};     ///< The files of these reviews, as with `all`; empty: of every review.
    int workers = 0;                   ///< Files read at a time; 0: as many as there are cores.
    std::function<void(const ImportProgress&)> on_progress{};
    std::function<void()> on_batch{};  ///< After every hundred files: time to index them.
    std::stop_token stop{};
};

struct RereadReport {
    std::int64_t read = 0;             ///< Files with a new text.
    std::int64_t same = 0;             ///< Files that say what they said.
    std::vector<ImportRefusal> refused;  ///< Files that keep the text they had.
    bool stopped = false;

    /// `{"read": …, "same": …, "refused": […]}` and nothing else.
    std::string to_json() const;
    std::string to_words() const;
};

/// Reads the stored files, aligns each new text with the old and publishes the reviews that show it. What is done is told from
/// the stored texts themselves, so that a run stopped or killed at any moment goes on when it is run again.
/// Throws base::Fault where the store cannot write, or a reference in `only` is unknown.
RereadReport reread(store::Store&, const ReadFile&, const RereadOptions&);

}  // namespace collection
