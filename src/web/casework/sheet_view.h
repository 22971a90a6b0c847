/// A form of `data/forms/` as fields to fill in, as a list to check, and as two versions side by side.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "casework/answers.h"
#include "web/casework/form_words.h"
#include "web/html/components/form_parts.h"
#include "web/html/messages.h"

namespace web {

/// One section of a form as somebody fills it in.
struct FormView {
    const html::Catalogue& t;
    const casework::Form& form;
    const casework::Answers& answers;
    const std::vector<casework::Problem>& problems;
    base::Day today{};
};

/// An answer as people read it: a day in words, options by their names, paragraphs kept.
html::Html answer_words(const html::Catalogue& t, const casework::Field& field, const std::string& words);
/// The same as text, for titles and files.
std::string form_text(const html::Catalogue& t, const casework::Form& form);
std::string path_text(const html::Catalogue& t, std::string_view kind, std::string_view word);
/// What a state, event or guard of the path is called.
html::Html path_words(const html::Catalogue& t, std::string_view kind, std::string_view word);

/// The fields of a section, in the given turn.
html::Html section_fields(const FormView& view, const casework::Section& section, std::size_t turn);
/// Every section one below the other, each turn that has an answer and one more where another may be added.
html::Html all_fields(const FormView& view);
/// The authorities that a field of kind Area offers, once on a page; nothing where the form has no such field.
html::Html area_options(const casework::Form& form);
/// The list of what is wrong, with links to the fields; nothing where all is well.
html::Html problem_summary(const FormView& view);
/// Closed: how binding each question is, where it comes from, and whether anybody has read that source's own words.
html::Html provenance(const html::Catalogue& t, const casework::Form& form, const casework::Section* only = nullptr);

/// The answers to read. `change`, where given, is the address at which a section can be changed.
using SectionAddress = std::function<html::Url(const casework::Section&, std::size_t turn)>;
html::Html answers_list(const html::Catalogue& t, const casework::Form& form, const casework::Answers& answers, const SectionAddress& change = {});
/// What differs between two versions, both shown.
html::Html answers_compared(const html::Catalogue& t, const casework::Form& form, const casework::Answers& before, const casework::Answers& after, const html::Html& before_title, const html::Html& after_title);

}  // namespace web
