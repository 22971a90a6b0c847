/// What an import did, for people and for programs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace collection {

/// One row or file that was not taken. The rest went on.
struct ImportRefusal {
    std::string file;
    int row = 0;          ///< Line of a catalogue, from 1; 0 for a file as a whole.
    std::string reason;   ///< A whole sentence.
    std::string advice;
};

/// Two files that say nearly the same.
struct NearDuplicate {
    std::string file;       ///< As named in this import.
    std::string other;      ///< As named when it came in.
    std::string reference;  ///< Of the record that has the other: "2026/0417".
    double likeness = 0;    ///< 0 to 1.
};

struct ImportReport {
    std::int64_t in = 0;       ///< New records, those made for files that came alone included.
    std::int64_t already = 0;  ///< Known as they are.
    std::int64_t changed = 0;  ///< Known, and now with a new version.
    std::vector<ImportRefusal> refused;
    std::vector<NearDuplicate> near_duplicates;
    std::int64_t without_permission_word = 0;  ///< Files taken as permitted by whoever imports them.
    bool stopped = false;

    /// `{"in": …, "already": …, "changed": …, "refused": […], "near_duplicates": […]}` and nothing else.
    std::string to_json() const;
    /// For a terminal: a line for each refusal and near-duplicate, then what came in.
    std::string to_words() const;
};

}  // namespace collection
