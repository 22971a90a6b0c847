/// The coded features of cases, kept in memory while nothing is written about them: to open every earlier case anew for each page would cost
/// its reader a second.
///
/// Bands of age and kinds of harm alone, as slugs; no word of a case. They go with the process and stand in no file.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "casework/case.h"
#include "casework/precedents.h"

namespace learning {

/// In the order of their slugs.
struct Features {
    std::vector<std::string> ages, harm;
};

/// One for the life of the server; safe from any thread.
class CodedFeatures {
public:
    /// As far as whoever asks may know them. Opens the case where it was written to since; `of` is as the store has it now.
    Features of(store::Snapshot&, const casework::Ground&, const casework::Case& of, casework::MayBeAsked may);

private:
    struct Kept {
        std::int64_t version = 0;
        Features features;
    };
    std::mutex mutex_;
    std::map<std::pair<std::string, int>, Kept> kept_;  ///< By the case's public id and what may be asked.
};

Features features_of(const casework::CaseFile& file, casework::MayBeAsked may);

}  // namespace learning
