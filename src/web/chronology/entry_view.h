/// The whole of one entry: where it came from, what it said before, and everything that was said beside it.
#pragma once

#include "web/chronology/chronology_pages.h"
#include "web/signing/fields.h"

namespace web {

/// What somebody typed on the page that was not taken: it stays in its box.
struct Untaken {
    Problems problems{};
    std::string field{}, text{};
    int status = 200;
    std::string typed(std::string_view name) const { return field == name ? text : std::string{}; }
};

/// Every column in the field's order, then the agency's own.
html::Html columns_of(ChronologyDesk& desk, const chronology::Cells& cells);
html::Html source_card(ChronologyDesk& desk, const chronology::BookEntry& entry);
html::Html earlier_card(ChronologyDesk& desk, const chronology::BookEntry& entry);
/// What the checks found about it.
html::Html found_card(ChronologyDesk& desk, const chronology::BookEntry& entry);
html::Html said_item(ChronologyDesk& desk, const chronology::BookWords& said);

}  // namespace web
