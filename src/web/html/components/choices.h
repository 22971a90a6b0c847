/// GOV.UK radios and checkboxes: one answer, or several, from a list.
#pragma once

#include "web/html/components/form_parts.h"

namespace web::html::govuk {

struct Choice {
    std::string value = {};
    Html content = {};
    bool chosen = false;
    bool disabled = false;
    std::optional<Hint> hint = {};
    Html conditional = {};      ///< Shown by script when this is chosen; always there without script.
    std::string id = {};
    std::string name = {};      ///< Checkboxes only; the list's own unless given.
    std::string behaviour = {}; ///< Checkboxes only: "exclusive" for "None of these".
    std::string label_classes = {};
    Attributes label_attributes = {};
    Attributes attributes = {};
    Html divider = {};          ///< "or": in place of a choice.
};

struct Choices {
    std::string name;
    std::string id_prefix = {};
    std::vector<Choice> items = {};
    std::optional<Fieldset> fieldset = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::string described_by = {};
    std::string classes = {};
    FormGroup group = {};
    Attributes attributes = {};
};

Html radios(const Catalogue& t, const Choices& options);
Html checkboxes(const Catalogue& t, const Choices& options);

}  // namespace web::html::govuk
