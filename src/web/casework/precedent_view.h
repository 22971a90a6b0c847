/// Published reviews like the case: as a list with the reason for each, and as an aside beside the text of the rapid review.
#pragma once

#include "casework/precedents.h"
#include "web/casework/desk.h"

namespace web {

/// What the page of precedents is asked for. No word of the case stands in its address: "the same age", not which.
struct PrecedentFilters {
    std::string nation;
    bool same_age = false, same_harm = false;
};

/// What was asked and found. Made anew for each page, and kept nowhere.
struct PrecedentSearch {
    collection::DraftLikeness likeness;
    std::vector<collection::LikeReview> found;
    std::size_t collection_reviews = 0;
    enum class State { Answered, TooLittleWritten, NoIndex } state = State::Answered;
};
PrecedentSearch search_precedents(CaseDesk& desk, const PrecedentFilters& filters);

/// "Both speak of …", shared themes, harm, ages, agencies.
html::Html precedent_reasons(const Page& page, const collection::LikeReview& one);
/// The passage with its words marked and the way to it; nothing where none is known.
html::Html precedent_passage(const Page& page, const collection::LikeReview& one);
/// What was cited so far, with the way to take it back; of one section alone where it is given.
html::Html cited_precedents(CaseDesk& desk, bool may_change);
/// Beside the rapid review: the three most alike, and how many are cited.
html::Html precedents_aside(CaseDesk& desk);
/// A paragraph of a published review, in the version that is read today.
html::Url precedent_link(const Page& page, collection::Reference review, std::string_view file, std::string_view anchor);

}  // namespace web
