/// Local timetables as a partnership changes them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "casework/timetable.h"
#include "web/signing/signed_page.h"

namespace web {

struct TimetableOwner {
    std::int64_t partnership = 0;
    std::string public_id, name;
    std::vector<casework::Timetable> versions;  ///< The newest first; the shipped one is the last.
};

/// The form as it was typed.
struct TimetableForm {
    std::vector<casework::TimetableRow> rows;
    std::vector<std::string> days;  ///< Of each row, as typed.
    std::string source;
    std::array<std::string, 3> checked;  ///< Day, month, year.
    int seen = 0;                        ///< The version that it was written over.
    std::vector<casework::TimetableProblem> problems = {};
    bool checked_wrong = false;
    bool stale = false;  ///< Somebody else wrote a newer version since.
};
TimetableForm form_of(const casework::Timetable& table);

html::Html timetables_view(const SignedPage& page, const std::vector<TimetableOwner>& owners);
html::Html timetable_view(SignedPage& page, const TimetableOwner& owner, const TimetableForm& form);

}  // namespace web
