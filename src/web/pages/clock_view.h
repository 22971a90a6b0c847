#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "calendar/question.h"
#include "calendar/working.h"
#include "web/pages/page.h"

namespace web {

using ClockAnswer = std::expected<calendar::Working, calendar::Refusal>;

/// The form as it was sent, and what came of it.
struct ClockModel {
    calendar::QuestionWords words;
    std::string day, month, year;  ///< As typed, for the form to show again.
    std::vector<calendar::Misunderstood> problems = {};
    std::optional<ClockAnswer> answer = {};
    std::vector<calendar::Working> what_if = {};  ///< The same clock from the days around its start, its own among them.
    std::vector<const calendar::Rule*> in_force = {};
};

html::Html clock_view(const Page& page, const ClockModel& model);

/// The answer in one line, for the page's title: the due day, or that there is none.
html::Words clock_title(const Page& page, const ClockModel& model);

}  // namespace web
