/// The returns of five invented agencies and a family for one case of the demonstration, as files of the kinds that agencies send.
///
/// Everybody in them is invented. Their days are counted from the day on which the demonstration is made (data/demonstration/chronology).
#pragma once

#include <string>
#include <vector>

#include "base/day.h"
#include "chronology/dates/written_date.h"

namespace chronology::demonstration {

struct Return {
    std::string agency, file, sent_by;
    std::string bytes;
    int received_days_ago = 0;
};
/// A Word table with merged cells and a repeated heading, two spreadsheets of different shape, values parted by semicolons in Windows-1252, a filled-in return, and the family's words.
std::vector<Return> returns(base::Day today);

struct NamedPerson {
    std::string label, kind, forename, surname;
    std::vector<std::string> also;
    std::string agency;
};
std::vector<NamedPerson> people();

/// The period that the invented review looks at.
Period scope(base::Day today);

/// A row's text with its days put in: `{-412}` is 412 days before today as `22/05/2016`, `{-412:dot}` `22.05.16`; README.md of the data lists the forms.
std::string with_days(const std::string& text, base::Day today);

}  // namespace chronology::demonstration
