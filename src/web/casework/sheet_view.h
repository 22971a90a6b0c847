/// A whole form on one page: every section of it, what is wrong, where its questions come from, and its answers to read.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "web/casework/answers_compare.h"
#include "web/casework/answers_summary.h"
#include "web/casework/form_parts.h"
#include "web/casework/form_words.h"

namespace web {

/// A form as somebody fills it in.
struct Sheet {
    const html::Catalogue& t;
    const casework::Form& form;
    const casework::Answers& answers;
    const std::vector<casework::Problem>& problems;
    std::optional<html::Url> another = {};  ///< Where the form goes for one turn more of a section that repeats; nothing where no button asks for it.
};

std::string form_text(const html::Catalogue& t, const casework::Form& form);
/// What a state, event or guard of the path is called; and the kinds of events of the record.
html::Html path_words(const html::Catalogue& t, std::string_view kind, std::string_view word);
std::string path_text(const html::Catalogue& t, std::string_view kind, std::string_view word);

/// The fields of a section, in the given turn.
html::Html section_fields(const Sheet& sheet, const casework::Section& section, std::size_t turn);
/// Every section one below the other, each turn that has an answer and one more where another may be added.
html::Html all_fields(const Sheet& sheet);
/// Where the questions of a form come from, section by section; of one section alone where it is given.
html::Html provenance(const html::Catalogue& t, const casework::Form& form, const casework::Section* only = nullptr);
/// One answer to read.
html::Html answer_words(const html::Catalogue& t, const casework::Field& field, const casework::Answers& answers, std::string_view section);

}  // namespace web
