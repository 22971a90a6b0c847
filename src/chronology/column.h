/// What a column of a chronology means, whatever its heading says.
///
/// Source: reference section 2.4 (Chronolator's ordering columns, source of information, and the columns that cases usually add).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chronology {

enum class Meaning : std::uint8_t {
    Reference, StartDate, StartTime, EndDate, EndTime, Agency, Source, Subjects, Event, ContactType, ChildSeen, SpokenTo, ChildVoice, Action, PractitionerRole,
    Analysis, KeyEvent, GoodPractice, ExpectedPractice, Significance,
};
/// `start_date`, `child_seen`: the key of its words, of its cells, and of its questions in a form.
std::string_view to_word(Meaning meaning);
std::optional<Meaning> parse_meaning(std::string_view word);
std::span<const Meaning> all_meanings();

/// Text of every column, by its word. A column that means none of these stands under `other:` and its heading, so that nothing is dropped.
using Cells = std::map<std::string, std::string, std::less<>>;
inline constexpr std::string_view other_prefix = "other:";

/// As it stands under that meaning; empty where it does not.
std::string_view cell(const Cells& cells, Meaning meaning);

/// How well a heading names the meaning: 0 not at all, 1 in its very words. English and Welsh, "DOB" and "Date of birth" never a start date.
double heading_fits(std::string_view heading, Meaning meaning);

/// What somebody means who writes "Y", "No", "x" or "Seen" in a column of yes and no. Nothing for other words.
std::optional<bool> yes_or_no(std::string_view cell);

}  // namespace chronology
