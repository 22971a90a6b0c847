/// The words of forms and of a case's path: their keys come from the tables of `data/`, so they are looked up and not written.
/// Every one of them is there: `form_words_test.cpp` holds both languages against the tables.
#pragma once

#include <string_view>

#include "casework/answers.h"
#include "casework/form.h"
#include "casework/form_document.h"
#include "web/html/messages.h"

namespace web {

const html::Words& form_title(const html::Catalogue& t, const casework::Form& form);
const html::Words& section_title(const html::Catalogue& t, const casework::Form& form, const casework::Section& section);
/// Of a section that may be answered several times: "The child (2 of 3)".
html::Words turn_title(const html::Catalogue& t, const casework::Form& form, const casework::Section& section, std::size_t turn, std::size_t turns);
const html::Words& field_label(const html::Catalogue& t, const casework::Form& form, const casework::Section& section, const casework::Field& field);
/// Nothing where the field has none.
const html::Words* field_hint(const html::Catalogue& t, const casework::Form& form, const casework::Section& section, const casework::Field& field);
/// Of a choice; `yes`, `no` and `not_known` too.
const html::Words& option_words(const html::Catalogue& t, std::string_view option);

/// "Statutory guidance": how binding a question is.
html::Words strength_words(const html::Catalogue& t, casework::Strength strength);
/// What is wrong and how it is put right, with the question's label in it.
html::Words problem_words(const html::Catalogue& t, casework::ProblemKind kind, const html::Words& label);

/// The words of a form on paper. They belong to the catalogue, which must live as long as they do.
casework::PaperWords paper_words(const html::Catalogue& t);

const html::Words& event_words(const html::Catalogue& t, std::string_view event);
const html::Words& guard_words(const html::Catalogue& t, std::string_view guard);
const html::Words& state_words(const html::Catalogue& t, std::string_view state);

}  // namespace web
