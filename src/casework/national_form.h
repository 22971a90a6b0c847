/// The notification worksheet in the order in which the national form asks, ready to be typed there by hand.
///
/// Source: domain reference 1.3, the list of 33 numbers. Nothing here sends anything: Cairn has no way into the national form.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "casework/answers.h"

namespace casework {

/// One question in its place in the list.
struct ListedQuestion {
    int number = 0;               ///< Of the list; 0: Cairn's own, beside the list.
    const Section* section = nullptr;
    std::size_t turn = 0;
    const Field* field = nullptr;
    Place place() const { return {section->key, turn, field->key}; }
};

/// Every question that is asked, given the answers so far: by number, and all of one child before the next. Questions beside the list stand
/// after the number that they belong to. Sections that may be answered several times come once for each turn that has an answer.
std::vector<ListedQuestion> in_order_of_the_list(const Form& form, const Answers& answers);

}  // namespace casework
