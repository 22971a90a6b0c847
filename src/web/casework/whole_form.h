/// A short form on one page: every section under its heading, and every turn of those that may be answered several times.
#pragma once

#include <string>
#include <vector>

#include "web/casework/form_parts.h"

namespace web {

struct WholeForm {
    const casework::Form& form;
    const casework::Answers& answers;
    std::vector<casework::Problem> problems = {};
    std::string one_more = {};  ///< The section of which one empty turn more stands below the others: what was asked for by "add another".
};

/// Boxes and sources of all sections, with headings of the second level where there are several. Where more turns may be added there
/// is a button that sends `then` = `another.SECTION`.
html::Html whole_form(const html::Catalogue& t, const WholeForm& view);

/// Save and go on, save for later.
html::Html save_buttons(const html::Catalogue& t);

}  // namespace web
