/// Reads the whole record and compares it with itself and with what was witnessed outside the data folder.
#pragma once

#include <functional>

#include "audit/testimony.h"

namespace audit {

struct Verification {
    std::int64_t events = 0;
    std::int64_t chains = 0;
    std::int64_t roots = 0;                  ///< Marks that were compared and agree.
    std::int64_t witnessed_events = 0;       ///< How far the witness outside vouches.
    std::vector<std::string> notes;          ///< What is in order and worth knowing: a backup was restored.
    std::vector<std::string> problems;       ///< In words, with chain and sequence; at most a hundred.
    std::int64_t further_problems = 0;
    bool sound() const { return problems.empty(); }
};

/// The testimony is read first, the snapshot taken after it: a running server then never seems to have lost an event.
Verification verify(store::Snapshot&, const Testimony&, const std::function<void(std::int64_t done, std::int64_t total)>& on_progress = {});

}  // namespace audit
