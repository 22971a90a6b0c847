/// The list of recommendations of whoever asks: what they may see and nothing else, filtered, sorted, a page of it.
///
/// Counts, order and pages come from what the reader may see alone, so that a sealed case changes nothing for those who are not its members.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/day.h"
#include "learning/thread.h"
#include "store/transaction.h"

namespace learning {

/// What somebody may see of the tracker.
struct Reader {
    std::set<std::string> cases;              ///< Public ids of cases in which they read recommendations.
    std::set<std::int64_t> partnerships;      ///< Whose tracker they read as a whole.
    std::set<std::string> closed_cases;       ///< Of which they may know nothing: sealed, or in conflict with them.
    std::string agency;                       ///< Their own agency's name, which sees what is addressed to it; empty: none.
    std::int64_t agency_partnership = 0;      ///< The partnership of that agency.
};
/// A proposal is for those of its case alone, and so is what is marked as identifying.
bool may_see(const Reader& reader, const Head& head);

enum class TrackerSort { Due, Newest, State, Number };

struct TrackerWanted {
    std::string words{};                      ///< Each must stand in the text.
    std::string state{}, target{}, theme{};   ///< Exactly; empty: any.
    std::string owner{};                      ///< Part of an addressee's or owner's name.
    std::string review{};                     ///< Reference of the published review.
    std::string case_id{};
    std::string watched_by{};
    enum class Due { Any, Overdue, Within30Days, Retest, NoDay } due = Due::Any;
    enum class Open { All, Open, Ended } open = Open::All;
    TrackerSort sort = TrackerSort::Due;
    base::Day today{};
    int page = 1;
    int size = 25;                            ///< 0: all, for exports.
};

struct TrackerPage {
    std::vector<Head> heads;
    std::int64_t total = 0;                   ///< That fit.
    std::int64_t all = 0;                     ///< That the reader may see.
    std::int64_t overdue = 0;                 ///< Of those that fit.
};
TrackerPage tracker(store::Snapshot&, const Reader&, const TrackerWanted&);

/// Every value that the reader's recommendations have, for the filters.
struct TrackerChoices {
    std::vector<std::string> themes, reviews, watchers;
};
TrackerChoices tracker_choices(store::Snapshot&, const Reader&);

}  // namespace learning
