/// What a reader asked to see of a chronology: the address says it all, so that it can be kept and sent on.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "web/chronology/chronology_desk.h"

namespace web {

struct ChronologyFilter {
    std::string agency{};    ///< As this reader reads its name; empty: all.
    bool key_only = false;   ///< Key events, entries with remarks, and those that something was found about.
    std::string from{}, to{};  ///< As typed.
    std::optional<base::Day> from_on{}, to_on{};
    bool from_wrong = false, to_wrong = false;
    std::string words{}, theme{}, person{};

    /// Anything that leaves entries out by what they say, so that a gap between those that remain would tell nothing.
    bool by_content() const { return !words.empty() || !theme.empty() || !person.empty(); }
    bool any() const { return !agency.empty() || key_only || from_on || to_on || by_content(); }
};

ChronologyFilter filter_asked(ChronologyDesk& desk);
/// Indexes into `opened().entries` of what the reader sees and asked for, in order. Words are looked for in what this reader can read alone.
std::vector<std::size_t> filtered(ChronologyDesk& desk, const ChronologyFilter& filter);
/// Labels of the case's people of whom an entry can speak.
std::vector<std::string> labels_of(ChronologyDesk& desk);
/// Themes that entries were given, as this reader reads them.
std::set<std::string> themes_of(ChronologyDesk& desk);
bool is_key_event(const chronology::Entry& entry);

/// The form above the list; its result goes to `action`.
html::Html filter_form(ChronologyDesk& desk, const ChronologyFilter& filter);

}  // namespace web
