/// What somebody asks of a clock, in the words in which it was asked: at the command line, in an address, in a form.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.h"

namespace calendar {

struct Question {
    std::string rule;
    Nation nation{};
    base::Day start{};
};

/// The words as they came. An empty nation is England, where most readers of this program work; nothing else is guessed.
struct QuestionWords {
    std::string rule, from, nation;
};

enum class Misunderstood : std::uint8_t { NoRule, UnknownRule, UnknownNation, NoDay, NotADay };

/// The question, or everything that is wrong with it, in the order of the form.
[[nodiscard]] std::expected<Question, std::vector<Misunderstood>> understand(const Calendar& calendar, const QuestionWords& words);

/// Names of the rules of all nations, in the order of the data.
std::vector<std::string> every_rule_name(const Calendar& calendar);

/// How the one who asked names what was asked: `--from`, or `from`.
enum class Naming : std::uint8_t { Options, Parameters };

/// An English sentence or two: what is wrong, and what to write instead.
std::string words_of(Misunderstood what, const Calendar& calendar, const QuestionWords& words, Naming naming);

}  // namespace calendar
