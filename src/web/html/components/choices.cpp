#include "web/html/components/choices.h"

namespace web::html::govuk {

namespace {

/// What radios and checkboxes do not share.
struct Kind {
    std::string block;  ///< `govuk-radios`
    std::string input_type;
    bool describes_each;  ///< Without a fieldset, hint and error belong to each checkbox.
};

const Kind radio_kind{"govuk-radios", "radio", false};
const Kind checkbox_kind{"govuk-checkboxes", "checkbox", true};

std::string id_of(const Choices& list, const Choice& choice, std::size_t position) {
    if (!choice.id.empty()) return choice.id;
    const std::string prefix = list.id_prefix.empty() ? list.name : list.id_prefix;
    return position == 0 ? prefix : prefix + "-" + std::to_string(position + 1);  // the first has no number: error summaries link to it
}

Html control(const Kind& kind, const Choices& list, const Choice& choice, const std::string& id, const std::optional<std::string>& descriptions) {
    const std::string conditional = choice.conditional.empty() ? "" : "conditional-" + id;
    return tag::input(cls(kind.block + "__input"), attr("id", id), attr("name", choice.name.empty() ? list.name : choice.name), attr("type", kind.input_type),
                      attr("value", choice.value), flag("checked", choice.chosen), flag("disabled", choice.disabled),
                      attr("data-aria-controls", if_any(conditional)), attr("data-behaviour", if_any(choice.behaviour)),
                      attr("aria-describedby", descriptions), AttributesOf{choice.attributes});
}

Html item(const Kind& kind, const Choices& list, const Choice& choice, std::size_t position, const std::string& list_descriptions) {
    if (!choice.divider.empty()) return tag::div(cls(kind.block + "__divider"), choice.divider);
    const std::string id = id_of(list, choice, position);
    const bool has_hint = choice.hint && !choice.hint->content.empty();
    const std::string hint_id = has_hint ? id + "-item-hint" : "";
    const bool describes = kind.describes_each && !list.fieldset;
    Html written = tag::div(cls(kind.block + "__item"), control(kind, list, choice, id, described_by({describes ? list_descriptions : "", hint_id})),
                            label({.content = choice.content,
                                   .classes = classes_of(kind.block + "__label", choice.label_classes),
                                   .attributes = choice.label_attributes,
                                   .for_id = id}),
                            when(has_hint, [&](Html& out) {
                                out << hint({.content = choice.hint->content,
                                             .classes = classes_of(kind.block + "__hint", choice.hint->classes),
                                             .attributes = choice.hint->attributes,
                                             .id = hint_id});
                            }));
    if (choice.conditional.empty()) return written;
    const std::string block = kind.block + "__conditional";
    return together(written, tag::div(cls(choice.chosen ? block : block + " " + block + "--hidden"), attr("id", "conditional-" + id), choice.conditional));
}

Html list_of(const Catalogue& t, const Kind& kind, const Choices& options) {
    const std::string prefix = options.id_prefix.empty() ? options.name : options.id_prefix;
    std::string descriptions = options.fieldset && !options.fieldset->described_by.empty() ? options.fieldset->described_by : options.described_by;
    Html inner;
    if (options.hint) {
        Hint own_hint = *options.hint;
        own_hint.id = prefix + "-hint";
        descriptions = classes_of(descriptions, own_hint.id);
        inner << hint(own_hint);
    }
    if (options.error) {
        ErrorMessage own_error = *options.error;
        own_error.id = prefix + "-error";
        descriptions = classes_of(descriptions, own_error.id);
        inner << error_message(t, own_error);
    }
    Html items;
    for (std::size_t position = 0; position < options.items.size(); ++position)
        items << item(kind, options, options.items[position], position, descriptions);
    inner << tag::div(cls(classes_of(kind.block, options.classes)), AttributesOf{options.attributes}, attr("data-module", kind.block), options.group.before,
                      items, options.group.after);
    const State state = options.error ? State::InError : State::Fine;
    if (!options.fieldset) return form_group(options.group, state, inner);
    Fieldset own_fieldset = *options.fieldset;
    own_fieldset.described_by = descriptions;
    return form_group(options.group, state, fieldset(own_fieldset, inner));
}

}  // namespace

Html radios(const Catalogue& t, const Choices& options) { return list_of(t, radio_kind, options); }
Html checkboxes(const Catalogue& t, const Choices& options) { return list_of(t, checkbox_kind, options); }

}  // namespace web::html::govuk
