/// Other cases that may be about the same child: what they share, and the panel beside a form that is being filled in.
#pragma once

#include "casework/linked.h"
#include "web/casework/desk.h"

namespace web {

/// "the same name and the same postcode"; of three names that sound the strongest alone.
html::Html shared_words(const html::Catalogue& t, const std::vector<std::string>& kinds);
/// The other case, with a link.
html::Html like_case_link(const SignedPage& page, const casework::Case& of);
/// What a notice says: which case of the reader's, and the other one or whom to ask.
html::Html notice_words(const SignedPage& page, const casework::MatchNotice& notice);

casework::Reader reader_of(const SignedPage& page);

/// What was found for what is typed so far. `asked`: somebody asked, so that nothing found is said too.
enum class MatchesAsked { NotYet, Asked };
html::Html matches_found(const SignedPage& page, const std::vector<casework::LikeCase>& found, MatchesAsked asked);
/// The panel of a form: without script a button that sends what is typed to `check`, with script kept up as one types.
html::Html matches_panel(const SignedPage& page, std::string_view check, const std::vector<casework::LikeCase>& found, MatchesAsked asked);
/// Whether the script alone asks, which puts the answer into the page by itself.
bool wants_matches_alone(const SignedPage& page);
Response matches_alone(const SignedPage& page, const std::vector<casework::LikeCase>& found);

/// For the overview of a case.
html::Html linked_card(CaseDesk& desk);
/// For the list of what is due from somebody; empty where there is nothing.
html::Html notices_card(const SignedPage& page);

}  // namespace web
