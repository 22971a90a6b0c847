/// Local timetables of the rapid review: a partnership's own steps inside the statute's days, as a template that it may change.
///
/// A step is never a rule: its strength is local whatever it says of itself. A case goes by the version in force on the day on which its
/// notification was sent, unless somebody chose another with a reason. Every version is kept.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "calendar/working.h"
#include "casework/case_file.h"

namespace casework {

/// The last working day that a step may fall on: guidance gives the rapid review fifteen (data/clock_rules.csv, `rapid-review`).
constexpr int last_timetable_day = 15;
constexpr std::size_t most_timetable_steps = 20;
constexpr std::size_t longest_step_words = 200;  ///< In characters.

struct TimetableRow {
    int working_day = 0;  ///< 0: the day on which the notification was sent.
    std::string what, what_cy;  ///< The Welsh may be empty: the English then stands for it.
    std::string who;
    friend bool operator==(const TimetableRow&, const TimetableRow&) = default;
};

struct Timetable {
    int version = 0;      ///< 0: the one that travels with the program.
    base::Day from{};     ///< First day of sending that it governs.
    std::vector<TimetableRow> rows;
    std::string source;
    std::optional<base::Day> checked_on;  ///< When somebody last held it against its source; nothing: nobody has.
    std::string written_by;               ///< As the audit names them; empty for the shipped one.
    base::Instant written_at{};
    bool shipped = false;  ///< The program's own steps, or a version that went back to them.
};

/// What is wrong with a row, by its place from 0; of the whole with none.
struct TimetableProblem {
    enum class What : std::uint8_t { NotADay, NoWords, TooLong, NoStep, TooMany, NoSource } what{};
    std::optional<std::size_t> row = {};
};
/// Sorted by day; or everything that is wrong.
[[nodiscard]] std::expected<std::vector<TimetableRow>, std::vector<TimetableProblem>> check_timetable(std::vector<TimetableRow> rows, const std::string& source);

/// The program's own.
Timetable shipped_timetable(const calendar::Calendar&);

/// Versions of the partnership, the newest first; the shipped one is the last.
std::vector<Timetable> timetables(store::Snapshot&, const calendar::Calendar&, std::int64_t partnership);
/// The version for notifications sent on that day.
Timetable timetable_on(store::Snapshot&, const calendar::Calendar&, std::int64_t partnership, base::Day sent_on);

/// Keeps a further version; nothing where `seen` is not the newest any more, because somebody else wrote one since.
[[nodiscard]] std::optional<int> write_timetable(store::Transaction&, std::int64_t partnership, int seen, const Timetable&, const Doer&);

/// A version that somebody chose for a case.
struct TimetableChoice {
    base::PublicId id;
    int version = 0;
    std::string chosen_by;
    base::Instant chosen_at{};
    std::string reasons;  ///< C2.
};
/// The oldest first; the last one holds.
std::vector<TimetableChoice> timetable_choices(store::Snapshot&, const Ground&, const Case&);
void choose_timetable(store::Transaction&, const Ground&, const Case&, int version, const std::string& reasons, const Doer&);

/// The local steps of a case with their days.
struct LocalSteps {
    Timetable timetable;
    base::Day sent_on{};
    std::vector<std::optional<base::Day>> days;  ///< For each row; nothing where the calendar does not reach so far.
    std::optional<TimetableChoice> chosen;       ///< Where somebody chose the version.
};
/// Nothing where the notification of the case was not sent.
std::optional<LocalSteps> local_steps(store::Snapshot&, const Ground&, const CaseFile&);

}  // namespace casework
