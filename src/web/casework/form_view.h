/// One section of a form as somebody fills it in: what is asked, what is written so far, what stands in the way.
#pragma once

#include <string>
#include <vector>

#include "casework/answers.h"
#include "casework/form.h"
#include "web/html/messages.h"

namespace web {

struct FormView {
    const casework::Form& form;
    const casework::Section& section;
    const casework::Answers& answers;
    std::size_t turn = 0;                        ///< From 0, of a section that may be answered several times.
    std::vector<casework::Problem> problems = {};  ///< Of any section; each stands beside its own question.

    casework::Place place_of(const casework::Field& field) const { return {section.key, turn, field.key}; }
    /// What is wrong with one answer, if anything.
    const casework::Problem* problem_of(const casework::Field& field) const {
        for (const auto& problem : problems)
            if (problem.place == place_of(field)) return &problem;
        return nullptr;
    }
};

/// The id of the box that an error summary or a "Change" link leads to: the day's first box, a list's first choice.
std::string box_id(const casework::Field& field, const casework::Place& place);

/// The boxes of every question of the section. A question that depends on a choice stands under that choice: script hides it until
/// it is chosen, and without script it is always there. The page gives the form element, the heading and the buttons.
html::Html form_fields(const html::Catalogue& t, const FormView& view);

}  // namespace web
