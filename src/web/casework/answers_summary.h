/// What has been answered, to be read: before it is sent, and afterwards.
#pragma once

#include <functional>
#include <optional>

#include "web/casework/form_parts.h"

namespace web {

struct SummaryView {
    const casework::Form& form;
    const casework::Answers& answers;
    /// Where a place is changed; nothing: it cannot be changed from here.
    PlaceAddress change = {};
    int heading_level = 2;  ///< Of the sections.
};

/// A card for each section and turn, a row for each question that is asked, with "Change" links that lead to the question's box.
html::Html answers_summary(const html::Catalogue& t, const SummaryView& view);

/// One answer as it is read: a day in words, an option by its words, paragraphs kept. Nothing for no answer.
html::Html answer_words(const html::Catalogue& t, const casework::Field& field, const casework::Answers& answers, const casework::Place& place);

}  // namespace web
