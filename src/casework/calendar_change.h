/// A calendar that is loaded into a running installation: open clocks of all cases are counted again, and every change says by which load.
///
/// Source: domain reference section 1.10; security rules, section 4 (settings changed). Clocks that were met or ended stay as they are.
#pragma once

#include <string>
#include <vector>

#include "calendar/loads.h"
#include "casework/case_clocks.h"

namespace casework {

/// What the clocks that run would be with another calendar; nothing is changed.
std::vector<Recount> would_move(store::Snapshot&, const calendar::Calendar& then);

/// A table that was checked (`calendar::check_holidays`), and what is known of it.
struct CheckedTable {
    std::string holidays, source;
    std::string named = {};  ///< The name that was given at the shell.
};

struct LoadedCalendar {
    int version = 0;
    std::vector<Recount> moved;
};
/// Around the transaction of a load: the calendar that was laid on the shelf is taken back unless `lasting()` was said after it.
class CalendarLoading {
public:
    explicit CalendarLoading(calendar::Shelf& shelf) : shelf_{shelf} {}
    CalendarLoading(const CalendarLoading&) = delete;
    CalendarLoading& operator=(const CalendarLoading&) = delete;
    ~CalendarLoading() {
        if (laid_) shelf_.take_back(*laid_, *before_);
    }
    const calendar::Shelf& shelf() const { return shelf_; }
    void lay(calendar::Calendar newer) { before_ = &shelf_.now(), laid_ = &shelf_.lay(std::move(newer)); }
    void lasting() { laid_ = nullptr; }

private:
    calendar::Shelf& shelf_;
    const calendar::Calendar* before_ = nullptr;
    const calendar::Calendar* laid_ = nullptr;
};

/// Keeps the table as the next version, counts again, records it, and lays the new calendar on the shelf: from the next change on
/// every clock is counted with it.
LoadedCalendar load_calendar(store::Transaction&, const Ground&, CalendarLoading&, const CheckedTable&, const Doer&);

/// A clock of a case that a load moved.
struct ClockMove {
    ClockKey ended{0}, followed_by{0};
    int calendar_version = 0;
    base::Instant at{};
    std::string source, loaded_by, named;  ///< Of the load.
};
/// Those of the case, the oldest first.
std::vector<ClockMove> clock_moves(store::Snapshot&, const Case&);
void keep_clock_move(store::Transaction&, const Case&, const ClockMove&);

}  // namespace casework
