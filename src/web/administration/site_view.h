/// A host's own words as whoever looks after the installation changes them.
#pragma once

#include <optional>
#include <vector>

#include "web/administration/site_words.h"
#include "web/signing/signed_page.h"

namespace web {

struct SiteModel {
    std::vector<collection::HostWords> versions;   ///< The newest first.
    std::vector<collection::HostWordsTurn> turns;  ///< The newest first.

    collection::HostWordsTurn last() const { return turns.empty() ? collection::HostWordsTurn{} : turns.front(); }
    /// The words of a version; null for one that nobody wrote. Version 0 has none.
    const std::vector<collection::HostWord>* words_of(int version) const;
};

/// The form as it was typed.
struct SiteForm {
    std::vector<TypedWords> typed;
    bool english_only = false;
    std::int64_t seen = 0;  ///< The turn over which it was written.
    std::vector<SiteProblem> problems = {};
    bool stale = false;  ///< Somebody else put other words in force since.
};
html::Html site_view(SignedPage& page, const SiteModel& model, const SiteForm& form);

/// Inside the words of that version: its header, its way out and its footer stand around this.
html::Html site_preview(SignedPage& page, const SiteModel& model, int version, bool stale);

}  // namespace web
