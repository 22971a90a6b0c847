/// What is kept of the audit outside the data folder: enough to tell that it was changed, never what it says.
///
///     roots/roots   one line for each daily root or other mark, each with the hash of the line before and an HMAC
///     roots/head    how many events there are and one hash over them, written at each commit: two places of 512 bytes in turn
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "audit/event_store.h"
#include "base/file.h"
#include "store/sealing/keys.h"

namespace audit {

/// One line of `roots`.
struct Mark {
    enum class Kind {
        Root,       ///< Of a day, or of a stop.
        Restored,   ///< A backup was restored on purpose: events after `tally.events` that were witnessed before are gone.
        Shortfall,  ///< At a start the record was not what had been witnessed, and nobody had said why.
    };
    Kind kind = Kind::Root;
    base::Instant at;
    Tally tally;              ///< Of the record as it was found.
    std::int64_t before = 0;  ///< How many events had been witnessed until then.
    Hash tree;                ///< Root of the hash tree over the heads of all chains.
};

struct Testimony {
    std::vector<Mark> marks;
    std::optional<Tally> head;
    std::vector<std::string> problems;  ///< What is wrong with the files themselves, in words.
};

/// Reads both files; what is forged or damaged is told in `problems` and left out.
Testimony read_testimony(base::Files&, const store::Keys&, const std::filesystem::path& folder);

/// The line with its end, and the 512 bytes.
std::string line_of(const Mark&, const Hash& previous_line, const store::Keys&);
std::string head_record(const Tally&, const store::Keys&);
/// Hash of a line, which the next one names.
Hash line_hash(std::string_view line);

constexpr std::size_t head_record_bytes = 512;
std::filesystem::path roots_file(const std::filesystem::path& folder);
std::filesystem::path head_file(const std::filesystem::path& folder);

}  // namespace audit
