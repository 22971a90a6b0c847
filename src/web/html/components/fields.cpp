#include "web/html/components/fields.h"

namespace web::html::govuk {

namespace {

std::optional<std::string_view> spellcheck(Spelling spelling) {
    if (spelling == Spelling::AsBrowser) return std::nullopt;
    return spelling == Spelling::Checked ? "true" : "false";
}

/// A field's label, hint and error message, and the ids that describe the control.
struct Head {
    std::string id;
    Html written;
    std::optional<std::string> described_by;
    State state;
};

template <class Field>
Head head_of(const Catalogue& t, const Field& field) {
    const std::string id = field.id.empty() ? field.name : field.id;
    const std::string hint_id = field.hint ? id + "-hint" : "";
    const std::string error_id = field.error ? id + "-error" : "";
    Label own_label = field.label;
    own_label.for_id = id;
    Html written = label(own_label);
    if (field.hint) {
        Hint own_hint = *field.hint;
        own_hint.id = hint_id;
        written << hint(own_hint);
    }
    if (field.error) {
        ErrorMessage own_error = *field.error;
        own_error.id = error_id;
        written << error_message(t, own_error);
    }
    return {id, std::move(written), described_by({field.described_by, hint_id, error_id}), field.error ? State::InError : State::Fine};
}

Html affix(const Affix& options, std::string_view own_class) {
    return tag::div(cls(classes_of(own_class, options.classes)), attr("aria-hidden", "true"), AttributesOf{options.attributes}, options.content);
}

bool has_content(const std::optional<Affix>& affix) { return affix && !affix->content.empty(); }

}  // namespace

Html input(const Catalogue& t, const Input& options) {
    const Head head = head_of(t, options);
    const std::string classes = classes_of(classes_of("govuk-input", options.classes), options.error ? "govuk-input--error" : "");
    const Html control = tag::input(cls(classes), attr("id", head.id), attr("name", options.name), attr("type", options.type),
                                    attr("spellcheck", spellcheck(options.spelling)), attr("value", options.value), flag("disabled", options.disabled),
                                    attr("aria-describedby", head.described_by), attr("autocomplete", if_any(options.autocomplete)),
                                    attr("autocapitalize", if_any(options.autocapitalize)), attr("pattern", if_any(options.pattern)),
                                    attr("inputmode", if_any(options.input_mode)), AttributesOf{options.attributes});
    const bool wrapped = has_content(options.prefix) || has_content(options.suffix) || !options.group.before.empty() || !options.group.after.empty();
    if (!wrapped) return form_group(options.group, head.state, together(head.written, control));
    const Html wrapper = tag::div(cls(classes_of("govuk-input__wrapper", options.wrapper.classes)), AttributesOf{options.wrapper.attributes},
                                  options.group.before, has_content(options.prefix) ? affix(*options.prefix, "govuk-input__prefix") : Html{}, control,
                                  has_content(options.suffix) ? affix(*options.suffix, "govuk-input__suffix") : Html{}, options.group.after);
    return form_group(options.group, head.state, together(head.written, wrapper));
}

Html textarea(const Catalogue& t, const Textarea& options) {
    const Head head = head_of(t, options);
    const std::string classes = classes_of(options.error ? "govuk-textarea govuk-textarea--error" : "govuk-textarea", options.classes);
    // A parser drops a line feed directly after the tag, so one that was typed needs another.
    const Html control = tag::textarea(cls(classes), attr("id", head.id), attr("name", options.name), attr("rows", options.rows),
                                       attr("spellcheck", spellcheck(options.spelling)), flag("disabled", options.disabled),
                                       attr("aria-describedby", head.described_by), attr("autocomplete", if_any(options.autocomplete)),
                                       AttributesOf{options.attributes}, options.value.starts_with('\n') ? "\n" + options.value : options.value);
    return form_group(options.group, head.state, together(head.written, options.group.before, control, options.group.after));
}

Html select(const Catalogue& t, const Select& options) {
    const Head head = head_of(t, options);
    const std::string classes = classes_of(classes_of("govuk-select", options.classes), options.error ? "govuk-select--error" : "");
    const Html control = tag::select(cls(classes), attr("id", head.id), attr("name", options.name), flag("disabled", options.disabled),
                                     attr("aria-describedby", head.described_by), AttributesOf{options.attributes},
                                     each(options.items, [](Html& out, const SelectItem& item) {
                                         out << tag::option(attr("value", item.value), flag("selected", item.selected), flag("disabled", item.disabled),
                                                            AttributesOf{item.attributes}, item.content);
                                     }));
    return form_group(options.group, head.state, together(head.written, options.group.before, control, options.group.after));
}

Html file_upload(const Catalogue& t, const FileUpload& options) {
    const Head head = head_of(t, options);
    const std::string classes = classes_of(classes_of("govuk-file-upload", options.classes), options.error ? "govuk-file-upload--error" : "");
    const Html control = tag::input(cls(classes), attr("id", head.id), attr("name", options.name), attr("type", "file"), flag("disabled", options.disabled),
                                    flag("multiple", options.multiple), attr("aria-describedby", head.described_by), AttributesOf{options.attributes});
    const Html placed = !options.drop_zone ? control
                                           : Html{tag::div(cls(classes_of("govuk-file-upload-wrapper", options.wrapper.classes)),
                                                           attr("data-module", "govuk-file-upload"), AttributesOf{options.drop_zone_words},
                                                           AttributesOf{options.wrapper.attributes}, control)};
    return form_group(options.group, head.state, together(head.written, options.group.before, placed, options.group.after));
}

namespace {

std::string count_type_of(const CharacterCount& options) {
    if (!options.count_type.empty()) return options.count_type;
    return options.most_words ? "words" : "";
}

Html limit_of(const Catalogue& t, const CharacterCount& options) {
    const std::optional<int> most = options.most_words ? options.most_words : options.most_characters;
    if (!most) return {};
    if (options.limit) return *options.limit;
    return count_type_of(options) == "words" ? t("web.govuk.most_words", {{"count", *most}}) : t("web.govuk.most_characters", {{"count", *most}});
}

}  // namespace

Attributes count_words(const Catalogue& t) {
    // One phrase that needs no plural stands for each plural form, so that none of GOV.UK's English ones is left.
    const auto in_each_form = [](Attributes& words, auto names, const Words& phrase) {
        for (const AttributeName name : names) words.add(name, std::string{phrase.text()});
    };
    const auto number = std::string_view{"%{count}"};  // script puts the number here
    Attributes words;
    in_each_form(words, std::initializer_list<AttributeName>{"data-i18n.characters-under-limit.zero", "data-i18n.characters-under-limit.one", "data-i18n.characters-under-limit.two", "data-i18n.characters-under-limit.few",
                                                             "data-i18n.characters-under-limit.many", "data-i18n.characters-under-limit.other"},
                 t("web.govuk.characters_left", {{"count", number}}));
    in_each_form(words, std::initializer_list<AttributeName>{"data-i18n.characters-over-limit.zero", "data-i18n.characters-over-limit.one", "data-i18n.characters-over-limit.two", "data-i18n.characters-over-limit.few",
                                                             "data-i18n.characters-over-limit.many", "data-i18n.characters-over-limit.other"},
                 t("web.govuk.characters_over", {{"count", number}}));
    in_each_form(words, std::initializer_list<AttributeName>{"data-i18n.words-under-limit.zero", "data-i18n.words-under-limit.one", "data-i18n.words-under-limit.two", "data-i18n.words-under-limit.few",
                                                             "data-i18n.words-under-limit.many", "data-i18n.words-under-limit.other"},
                 t("web.govuk.words_left", {{"count", number}}));
    in_each_form(words, std::initializer_list<AttributeName>{"data-i18n.words-over-limit.zero", "data-i18n.words-over-limit.one", "data-i18n.words-over-limit.two", "data-i18n.words-over-limit.few",
                                                             "data-i18n.words-over-limit.many", "data-i18n.words-over-limit.other"},
                 t("web.govuk.words_over", {{"count", number}}));
    words.add("data-i18n.characters-at-limit", std::string{t("web.govuk.characters_left", {{"count", 0}}).text()});
    words.add("data-i18n.words-at-limit", std::string{t("web.govuk.words_left", {{"count", 0}}).text()});
    return words;
}

Html character_count(const Catalogue& t, const CharacterCount& options) {
    Textarea field = options.textarea;
    const std::string id = field.id.empty() ? field.name : field.id;
    const Html message = hint({.content = limit_of(t, options),
                               .classes = classes_of("govuk-character-count__message", options.message_classes),
                               .id = id + "-info"});
    field.described_by = id + "-info";
    field.classes = classes_of("govuk-js-character-count", field.classes);
    field.group.classes = classes_of("govuk-character-count", field.group.classes);
    field.group.after = together(message, field.group.after);
    Attributes group;
    group.add("data-module", "govuk-character-count");
    if (options.most_characters) group.add("data-maxlength", std::to_string(*options.most_characters));
    if (options.most_words) group.add("data-maxwords", std::to_string(*options.most_words));
    if (!options.threshold.empty()) group.add("data-threshold", options.threshold);
    if (const std::string type = count_type_of(options); !type.empty()) group.add("data-count-type", type);
    field.group.attributes = group.add_all(options.words).add_all(field.group.attributes);
    return textarea(t, field);
}

std::vector<DateItem> day_month_year(const Catalogue& t) {
    return {{.name = "day", .label = t("web.govuk.day")}, {.name = "month", .label = t("web.govuk.month")}, {.name = "year", .label = t("web.govuk.year"), .width = 4}};
}

namespace {

bool names_error(const DateItem& item) { return item.in_error.value_or(false) || item.classes.find("govuk-input--error") != std::string::npos; }

Html date_item(const Catalogue& t, const DateInput& options, const DateItem& item, State state) {
    std::string classes = "govuk-date-input__input";
    if (state == State::InError && item.classes.find("govuk-input--error") == std::string::npos) classes += " govuk-input--error";
    if (item.classes.find("govuk-input--width-") == std::string::npos) classes += " govuk-input--width-" + std::to_string(item.width);
    return tag::div(cls("govuk-date-input__item"),
                    input(t, {.name = options.name_prefix.empty() ? item.name : options.name_prefix + "-" + item.name,
                              .id = item.id.empty() ? options.id + "-" + item.name : item.id,
                              .label = {.content = item.label, .classes = "govuk-date-input__label"},
                              .value = item.value,
                              .classes = classes_of(classes, item.classes),
                              .input_mode = item.input_mode,
                              .autocomplete = item.autocomplete,
                              .pattern = item.pattern,
                              .attributes = item.attributes}));
}

}  // namespace

Html date_input(const Catalogue& t, const DateInput& options) {
    bool one_is_named = false;  // then the others are right, else the whole date is in error
    for (const DateItem& item : options.items) one_is_named = one_is_named || names_error(item);
    const std::string hint_id = options.hint ? options.id + "-hint" : "";
    const std::string error_id = options.error ? options.id + "-error" : "";
    Html inner;
    if (options.hint) {
        Hint own_hint = *options.hint;
        own_hint.id = hint_id;
        inner << hint(own_hint);
    }
    if (options.error) {
        ErrorMessage own_error = *options.error;
        own_error.id = error_id;
        inner << error_message(t, own_error);
    }
    inner << tag::div(cls(classes_of("govuk-date-input", options.classes)), AttributesOf{options.attributes}, attr("id", if_any(options.id)),
                      options.group.before, each(options.items, [&](Html& out, const DateItem& item) {
                          const bool in_error = names_error(item) || (item.in_error != false && options.error && !one_is_named);
                          out << date_item(t, options, item, in_error ? State::InError : State::Fine);
                      }),
                      options.group.after);
    const State state = options.error ? State::InError : State::Fine;
    if (!options.fieldset) return form_group(options.group, state, inner);
    Fieldset own_fieldset = *options.fieldset;
    own_fieldset.role = "group";  // without it JAWS leaves out the description of a fieldset of text inputs
    own_fieldset.described_by = described_by({own_fieldset.described_by, hint_id, error_id}).value_or("");
    return form_group(options.group, state, fieldset(own_fieldset, inner));
}

}  // namespace web::html::govuk
