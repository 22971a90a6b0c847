/// Pieces that several pages show of a review: its facts in one line, an excerpt with its words marked, its tags.
#pragma once

#include "collection/public_catalogue.h"
#include "search/request.h"
#include "web/html/messages.h"
#include "web/pages/page.h"

namespace web {

/// The excerpt's text with the matching words in `<mark>`, and an ellipsis where it was cut.
html::Html marked(const search::Excerpt& excerpt);

/// A passage as a quotation: also with an ellipsis where the passage itself begins or ends inside a sentence, as over a page's end.
html::Html quoted(search::Excerpt excerpt);
html::Html quoted(std::string text);

/// "Local child safeguarding practice review · Eastmarch · Published 14 May 2026 · Under 1", as separate spans.
html::Html facts_line(const Page& page, const collection::ReviewSummary& review);

/// Up to `most` themes as quiet tags.
html::Html theme_tags(const collection::ReviewSummary& review, std::size_t most = 4);

/// What a review describes, before anybody opens it: from its kinds of harm. Empty where none is recorded.
html::Html content_note(const Page& page, const collection::ReviewSummary& review);

/// One review in a list of reviews: title, facts, abstract, tags.
/// Its title is a heading of `level` 2 or 3, one below the heading that stands over the list; its abstract has at most `most` bytes.
html::Html review_row(const Page& page, const collection::ReviewSummary& review, int level = 3, std::size_t most = 320);

/// A review's own page in the page's language.
html::Url review_link(const Page& page, collection::Reference reference);

/// One of the review's texts by its file's name: its summary, its Welsh report. Without a name the one it opens with.
html::Url text_link(const Page& page, collection::Reference reference, std::string_view file);

/// The first `most` characters of a text, cut at a word.
std::string shortened(std::string_view text, std::size_t most);

/// "14 May 2026" of a day, in the page's language.
html::Html day_words(const Page& page, base::Day day);

}  // namespace web
