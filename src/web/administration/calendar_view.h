/// Bank holidays and clock rules as whoever looks after them sees them.
#pragma once

#include <vector>

#include "calendar/holiday_check.h"
#include "calendar/loads.h"
#include "casework/case_clocks.h"
#include "web/signing/signed_page.h"

namespace web {

struct CalendarModel {
    const calendar::Calendar& calendar;
    std::vector<calendar::Load> loads = {};
    calendar::Nation nation{};          ///< Whose bank holidays are listed.
    int year = 0;
    base::Day today{};
    bool clocks_without_date = false;   ///< An open clock that the reader may know of has no date, for the calendar ends before it.
    bool may_load = false;
};
html::Html calendar_view(const SignedPage& page, const CalendarModel& model);

/// What was pasted, and what is wrong with it.
struct CalendarForm {
    std::string table, source;
    bool shorten = false;
    std::vector<calendar::HolidayProblem> problems = {};
};
html::Html calendar_form(SignedPage& page, const CalendarForm& form);

/// What loading it would change.
struct CalendarPreview {
    const calendar::Calendar& now;
    const calendar::BankHolidays& then;
    calendar::Proposal proposal;
    std::vector<casework::Recount> known_moves;  ///< Of cases that the reader may know of.
};
html::Html calendar_preview(SignedPage& page, const CalendarPreview& preview);

}  // namespace web
