/// What the program points to in a chronology: by which rule, in which entries, and against which threshold. A person dismisses it with a
/// reason or makes a question of it; the same entries and thresholds always give the same points.
///
/// Source: reference section 2.4 (probable duplicates, gaps of more than N days, conflicting accounts).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chronology/checks/alike.h"
#include "chronology/checks/differing.h"
#include "chronology/checks/topic.h"

namespace chronology {

struct Point {
    enum class Kind : std::uint8_t {
        Duplicate,      ///< Entries that probably tell of one event.
        Conflict,       ///< Accounts of one event that differ.
        Gap,            ///< One agency silent while others were in contact.
        NotSeen,        ///< Nobody recorded seeing the child.
        NotSpokenTo,
        NoOutcome,      ///< A visit without a recorded outcome.
        Missed,         ///< An appointment that was not kept.
        Move,           ///< A change of address or area.
        KnownEarlier,   ///< One agency knew what another came to know later.
        DateDoubtful,   ///< The date contradicts its weekday, the child's birth, the day on which the file came, or a day in the text.
        OutsideScope,
    } kind{};
    std::vector<std::size_t> entries{};   ///< Indexes, ascending.
    std::string agency{};                 ///< Of a gap; of KnownEarlier the one that knew later.
    std::optional<Period> days{};         ///< Of what lasts: the first and last day of it.
    int number = 0;                       ///< Days of a gap or of silence; days by which it was known earlier.
    int others = 0;                       ///< Entries of other agencies in that time.
    std::string detail{};                 ///< Topic that was known; which doubt of a date: `weekday`, `before-birth`, `after-sending`, `other-year`, `later-day`.
    std::vector<Difference> differences{};
    std::optional<Likeness> likeness{};
    friend bool operator==(const Point& a, const Point& b) { return a.kind == b.kind && a.entries == b.entries && a.agency == b.agency && a.days == b.days && a.number == b.number && a.detail == b.detail; }
};
/// `duplicate`, `conflict`, `gap`, `not-seen`, …
std::string_view to_word(Point::Kind kind);
std::optional<Point::Kind> parse_point_kind(std::string_view word);
std::size_t point_kinds();

/// What the case can set; each is shown beside what it found.
struct Thresholds {
    AlikeThreshold alike{};
    DifferingThreshold differing{};
    int gap_days = 60;        ///< Days without an entry of an agency.
    int gap_others = 2;       ///< Entries of others meanwhile from which it is a gap.
    int unseen_days = 28;     ///< Days without a record that the child was seen, or was spoken to.
    int earlier_days = 14;    ///< Days by which an agency knew before another.
};

/// What is known of the case and does not stand in an entry.
struct CaseFacts {
    std::optional<Period> scope{};
    std::optional<base::Day> born_on{};
    std::vector<Topic> topics{};  ///< Its own, besides the usual ones.
};

struct KnownTopic;

/// Every check over entries in any order. Points in the order of the days of their first entry, then by kind.
std::vector<Point> points_of(const std::vector<Entry>& entries, const CaseFacts& facts, const Thresholds& thresholds = {});
/// The same where `known_topics` has been asked already.
std::vector<Point> points_of(const std::vector<Entry>& entries, const CaseFacts& facts, const std::vector<KnownTopic>& known, const Thresholds& thresholds);

}  // namespace chronology
