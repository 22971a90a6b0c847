/// Agencies' tables made into one chronology: every row an entry or a rejection with its reason, sorted, and looked through.
///
/// Source: reference section 2.4, scenario 38: never drop; mark probable duplicates; keep where each row came from.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "chronology/checks/point.h"
#include "chronology/sheet/reading.h"

namespace chronology {

/// One file as it was sent, its tables read.
struct AgencyFile {
    std::string agency{};
    std::string name{};    ///< Of the file.
    std::string sha256{};
    std::vector<Grid> grids{};
};

/// A table in which no column holds dates or none holds events: shown, so that nobody believes that it was merged.
struct PassedTable {
    std::string file{}, table{};
    int number = 1;
    std::size_t rows = 0;
};

/// Days of a file that may have been written month first: some of its dates can only be, so the others are doubtful.
struct MonthFirstSuspicion {
    std::string file{}, table{};
    int certain = 0;  ///< Rows that were rejected as month first.
    int either = 0;   ///< Rows whose day can be read both ways.
};

struct MergeSettings {
    DateContext dates{};
    std::vector<Meaning> mandatory{};
    CaseFacts facts{};
    Thresholds thresholds{};
    bool source_from_file = true;  ///< A table without a column of sources takes its file's name as the source of every row.
};

struct Merged {
    std::vector<Entry> entries{};           ///< Sorted.
    std::vector<RejectedRow> rejected{};    ///< In the order of the files.
    std::vector<PassedTable> passed{};
    std::vector<MonthFirstSuspicion> suspicions{};
    std::vector<std::string> without_source{};  ///< Files whose rows took the file's name as their source.
    std::vector<Point> points{};            ///< Over `entries`.
};

/// Takes files one after the other, so that no more than one file's tables are held beside the entries.
class Merging {
public:
    explicit Merging(MergeSettings settings) : settings_{std::move(settings)} {}
    void add(const AgencyFile& file);
    /// Sorted and looked through. Ends it.
    Merged finish();

private:
    void take(const AgencyFile& file, const Grid& grid);
    MergeSettings settings_;
    Merged merged_;
    std::map<std::string, std::int64_t> sequences_;  ///< By agency.
};

Merged merge(const std::vector<AgencyFile>& files, const MergeSettings& settings);

}  // namespace chronology
