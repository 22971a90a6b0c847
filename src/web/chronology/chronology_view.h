/// What the pages of a chronology share: agencies with their shapes, dates as they were written, an entry in a list, a point in words.
#pragma once

#include <string>
#include <string_view>

#include "web/chronology/chronology_desk.h"

namespace web {

enum class AgencyLook : std::uint8_t { Family, SocialCare, Health, Police, Education, Housing, Other };
/// By the words of the agency's name, in English and Welsh: a colour and a shape, never a fact.
AgencyLook look_of(std::string_view agency);
/// `fam`, `soc`, …: the end of its classes.
std::string_view to_word(AgencyLook look);
/// The shape alone, around its middle, for a chart; `18 by 18` for a key.
html::Html agency_mark_at(AgencyLook look, double x, double y);
html::Html agency_shape(AgencyLook look);
/// Shape and name.
html::Html agency_label(ChronologyDesk& desk, std::string_view agency);

/// "3 months old", "newborn", "before birth"; nothing where no birth is known.
html::Html age_on(ChronologyDesk& desk, base::Day day);
/// The day or days, the time, how sure it is, and the words as they were written where they say it otherwise.
html::Html date_of(ChronologyDesk& desk, const chronology::Entry& entry);
/// The date in one line, for titles and for what is only heard.
std::string date_text(const html::Catalogue& t, const chronology::WrittenDate& when);
/// What a column is called; of a column that means none of these, its own heading.
std::string column_head(ChronologyDesk& desk, std::string_view key);

std::string entry_way(std::string_view id);
/// One row of the list. `links`: with the ways to its page.
html::Html entry_item(ChronologyDesk& desk, const chronology::Entry& entry, bool links = true);
/// Date, agency, source and event of an entry, side by side with another.
html::Html entry_card(ChronologyDesk& desk, const chronology::Entry& entry);

/// What stands in addresses for a point: no name does.
std::string mark_of_point(ChronologyDesk& desk, const chronology::Point& point);
const html::Words& kind_words(const html::Catalogue& t, chronology::Point::Kind kind);
/// "110 days with no recorded contact. In that time other agencies recorded 12 contacts."
html::Html point_words(ChronologyDesk& desk, const chronology::Point& point);
/// The facts in which two accounts differ.
html::Html difference_words(ChronologyDesk& desk, const std::vector<chronology::Difference>& differences);
/// Null while nobody decided.
const chronology::BookWords* decision_on(ChronologyDesk& desk, const chronology::Point& point);
html::Html decision_words(ChronologyDesk& desk, const chronology::BookWords& decision);

/// Name and time of who said something.
html::Html said_by(ChronologyDesk& desk, const chronology::Mark& mark);
/// The switch between names and labels, for those who may see both.
html::Html names_switch(ChronologyDesk& desk);
/// Ways between the views.
html::Html chronology_ways(ChronologyDesk& desk, std::string_view current);

}  // namespace web
