/// What pages of recommendations are handed: what the reader may see, one recommendation as a page has it, and the words of its path.
#pragma once

#include <optional>
#include <string>

#include "learning/state_path.h"
#include "learning/tracker.h"
#include "learning/tracker_store.h"
#include "web/casework/desk.h"

namespace web {

/// What this person may see of the tracker, as identity says.
learning::Reader tracker_reader(const SignedPage& page);
/// The partnerships in which this person may write to the tracker.
std::vector<std::int64_t> tracker_partnerships(const SignedPage& page, identity::Permission permission);

/// What this person may write of a recommendation that they may see: only what is their own agency's, or all of it.
enum class WritingAllowed { None, OwnAgency, All };
WritingAllowed writing_allowed(store::Snapshot&, const SignedPage& page, const learning::Reader& reader, const learning::Head& head);

/// The recommendation that the path names, opened for somebody who may see it.
struct Following {
    SignedPage& page;
    Desk& desk;
    learning::Thread thread;
    std::string case_reference;         ///< Empty: made by no case here, or one of which the reader may not know.
    bool may_write = false, may_approve = false;

    const learning::Head& head() const { return thread.head; }
    /// `/actions/ID` and what follows; below its case where it is marked as identifying.
    std::string path(std::string_view below = {}) const;
    html::Url link(std::string_view below = {}) const { return page.link(path(below)); }
    html::PageFrame frame(std::string title, bool itself = false) const;
    bool may(std::string_view permission) const { return permission == "ApproveRecommendations" ? may_approve : may_write; }
};
/// Nothing where there is none, where the reader may not see it, or where it is to be read below its case and this is not below it.
std::optional<Following> following(SignedPage& page);
/// The same for an id that something else names.
std::optional<Following> following(SignedPage& page, const base::PublicId& id);

/// "R3".
std::string number_of(const learning::Head& head);
/// Its text, or that it is to be read in its case.
html::Html text_of(const html::Catalogue& t, const learning::Head& head);
const html::Words& state_of_recommendation(const html::Catalogue& t, std::string_view state);
const html::Words& event_of_recommendation(const html::Catalogue& t, std::string_view event);
const html::Words& guard_of_recommendation(const html::Catalogue& t, std::string_view guard);
/// "Impact shown", "Overdue": what stands out first.
html::Html standing_tag(const html::Catalogue& t, const learning::Head& head, base::Day today);
/// Four boxes and how far it has got, in words: planned, done, practice changed, better for children.
html::Html impact_ladder(const html::Catalogue& t, std::string_view state);
html::Key rung_key(learning::Rung rung);

}  // namespace web
