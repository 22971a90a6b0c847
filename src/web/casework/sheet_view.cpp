#include "web/casework/sheet_view.h"

#include <algorithm>

#include "collection/area.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::Field;
using casework::FieldKind;
using casework::Form;
using casework::Place;

namespace {

/// Radios up to so many options, a select beyond.
constexpr std::size_t most_radios = 12;

Html words_of(const Catalogue& t, const std::string& key) {
    const auto* words = t.find(key);
    return words ? Html{*words} : Html{key};
}

std::string text_of(const Catalogue& t, const std::string& key) {
    const auto* words = t.find(key);
    return words ? std::string{words->text()} : key;
}

/// `case.state.rr_open` of the state "rr.open".
std::string path_key(std::string_view kind, std::string_view word) {
    std::string last{word};
    std::ranges::replace(last, '.', '_');
    std::ranges::replace(last, '-', '_');
    return "case." + std::string{kind} + "." + last;
}

std::string key_of(const Form& form, const casework::Section& section, const Field& field, std::string_view item) {
    return "form." + form.name + "." + section.key + "." + field.key + "." + std::string{item};
}

std::optional<govuk::Hint> hint_of(const FormView& view, const casework::Section& section, const Field& field) {
    const auto* words = view.t.find(key_of(view.form, section, field, "hint"));
    return words ? std::optional{govuk::Hint{.content = *words}} : std::nullopt;
}

std::optional<govuk::ErrorMessage> error_of(const FormView& view, const Place& place, const Words& label) {
    const auto found = std::ranges::find(view.problems, place, &casework::Problem::place);
    return found == view.problems.end() ? std::nullopt : std::optional{govuk::ErrorMessage{.content = problem_words(view.t, found->kind, label)}};
}

/// Where something may be left out, the label says so: most of these questions must be answered.
Html label_of(const FormView& view, const casework::Section& section, const Field& field) {
    Html label = field_label(view.t, view.form, section, field);
    if (field.needed || !field.asked_when_field.empty()) return label;
    return together(label, sign(" "), span(cls("muted"), view.t("web.sheet.if_known")));
}

struct Asked {
    const FormView& view;
    const casework::Section& section;
    const Field& field;
    Place place;
    const std::string& words() const { return view.answers.of(place); }
    std::string name() const { return to_name(place); }
};

Html line_field(const Asked& asked) {
    govuk::Input input{.name = asked.name(), .label = {.content = label_of(asked.view, asked.section, asked.field)}, .hint = hint_of(asked.view, asked.section, asked.field),
                       .error = error_of(asked.view, asked.place, field_label(asked.view.t, asked.view.form, asked.section, asked.field)), .value = asked.words()};
    switch (asked.field.kind) {
        case FieldKind::Email: input.type = "email", input.spelling = govuk::Spelling::Unchecked; break;
        case FieldKind::Telephone: input.type = "tel", input.classes = "govuk-input--width-20"; break;
        case FieldKind::Number: input.input_mode = "numeric", input.classes = "govuk-input--width-4"; break;
        case FieldKind::Time: input.classes = "govuk-input--width-5"; break;
        case FieldKind::Postcode: input.classes = "govuk-input--width-10", input.spelling = govuk::Spelling::Unchecked; break;
        case FieldKind::Area: input.attributes.add("list", "areas"), input.spelling = govuk::Spelling::Unchecked; break;
        default: break;
    }
    input.autocomplete = "off";  // Names of children are never offered by the browser on the next form.
    return govuk::input(asked.view.t, input);
}

Html text_field(const Asked& asked) {
    return govuk::textarea(asked.view.t, {.name = asked.name(), .label = {.content = label_of(asked.view, asked.section, asked.field)}, .hint = hint_of(asked.view, asked.section, asked.field),
                                          .error = error_of(asked.view, asked.place, field_label(asked.view.t, asked.view.form, asked.section, asked.field)), .value = asked.words(), .rows = 6, .autocomplete = "off"});
}

govuk::Fieldset fieldset_of(const Asked& asked) {
    return {.legend = govuk::Legend{.content = label_of(asked.view, asked.section, asked.field), .classes = "govuk-fieldset__legend--s"}};
}

/// The three boxes: from the day, or as they were typed where it is none.
Html day_field(const Asked& asked) {
    auto items = govuk::day_month_year(asked.view.t);
    const auto& words = asked.words();
    if (const auto day = base::parse_day(words)) {
        const std::chrono::year_month_day date{*day};
        items[0].value = std::to_string(static_cast<unsigned>(date.day()));
        items[1].value = std::to_string(static_cast<unsigned>(date.month()));
        items[2].value = std::to_string(static_cast<int>(date.year()));
    } else if (const auto first = words.find('/'), second = words.find('/', first + 1); first != std::string::npos && second != std::string::npos) {
        items[0].value = words.substr(0, first), items[1].value = words.substr(first + 1, second - first - 1), items[2].value = words.substr(second + 1);
    }
    return govuk::date_input(asked.view.t, {.id = asked.name(), .name_prefix = asked.name(), .items = std::move(items), .fieldset = fieldset_of(asked),
                                            .hint = hint_of(asked.view, asked.section, asked.field), .error = error_of(asked.view, asked.place, field_label(asked.view.t, asked.view.form, asked.section, asked.field))});
}

std::vector<std::string> options_of(const Field& field) {
    return field.kind == FieldKind::YesNo ? std::vector<std::string>{"yes", "no", "not_known"} : field.kind == FieldKind::Tick ? std::vector<std::string>{"yes"} : field.options;
}

Html select_field(const Asked& asked) {
    govuk::Select select{.name = asked.name(), .label = {.content = label_of(asked.view, asked.section, asked.field)}, .hint = hint_of(asked.view, asked.section, asked.field),
                         .error = error_of(asked.view, asked.place, field_label(asked.view.t, asked.view.form, asked.section, asked.field))};
    select.items.push_back({.content = asked.view.t("web.sheet.choose"), .value = std::string{}});
    for (const auto& option : options_of(asked.field)) select.items.push_back({.content = option_words(asked.view.t, option), .value = option, .selected = asked.words() == option});
    return govuk::select(asked.view.t, select);
}

Html one_field(const FormView& view, const casework::Section& section, std::size_t turn, const Field& field);

/// The fields that are asked only with this option.
Html asked_with(const Asked& asked, const std::string& option) {
    Html fields;
    for (const auto& other : asked.section.fields)
        if (other.asked_when_field == asked.field.key && other.asked_when_value == option) fields << one_field(asked.view, asked.section, asked.place.turn, other);
    return fields;
}

Html choice_field(const Asked& asked) {
    const bool several = asked.field.kind == FieldKind::Choices;
    govuk::Choices choices{.name = asked.name(), .fieldset = fieldset_of(asked), .hint = hint_of(asked.view, asked.section, asked.field), .error = error_of(asked.view, asked.place, field_label(asked.view.t, asked.view.form, asked.section, asked.field))};
    for (const auto& option : options_of(asked.field)) {
        const bool chosen = several ? asked.view.answers.has_choice(asked.place, option) : asked.words() == option;
        choices.items.push_back({.value = option, .content = option_words(asked.view.t, option), .chosen = chosen, .conditional = asked_with(asked, option)});
    }
    return several ? govuk::checkboxes(asked.view.t, choices) : govuk::radios(asked.view.t, choices);
}

/// A box to tick says what it means itself.
Html tick_field(const Asked& asked) {
    govuk::Choices choices{.name = asked.name(), .hint = hint_of(asked.view, asked.section, asked.field), .error = error_of(asked.view, asked.place, field_label(asked.view.t, asked.view.form, asked.section, asked.field))};
    choices.items.push_back({.value = "yes", .content = field_label(asked.view.t, asked.view.form, asked.section, asked.field), .chosen = asked.words() == "yes"});
    return govuk::checkboxes(asked.view.t, choices);
}

Html one_field(const FormView& view, const casework::Section& section, std::size_t turn, const Field& field) {
    const Asked asked{view, section, field, {section.key, turn, field.key}};
    switch (field.kind) {
        case FieldKind::Text: return text_field(asked);
        case FieldKind::Day: return day_field(asked);
        case FieldKind::Choice: return field.options.size() > most_radios ? select_field(asked) : choice_field(asked);
        case FieldKind::Choices: case FieldKind::YesNo: return choice_field(asked);
        case FieldKind::Tick: return tick_field(asked);
        default: return line_field(asked);
    }
}

bool is_under_option(const casework::Section& section, const Field& field) {
    const auto* above = section.find(field.asked_when_field);
    return above && (above->kind != FieldKind::Choice || above->options.size() <= most_radios);
}

/// How many turns to show: those that are answered, and an empty one more where another may follow.
std::size_t shown_turns(const casework::Section& section, const Answers& answers) {
    return section.most == 1 ? 1 : std::min(section.most, answers.turns(section.key) + 1);
}

}  // namespace


std::string form_text(const Catalogue& t, const Form& form) { return text_of(t, "form." + form.name + ".title"); }
Html path_words(const Catalogue& t, std::string_view kind, std::string_view word) { return words_of(t, path_key(kind, word)); }
std::string path_text(const Catalogue& t, std::string_view kind, std::string_view word) { return text_of(t, path_key(kind, word)); }

Html section_fields(const FormView& view, const casework::Section& section, std::size_t turn) {
    Html fields;
    for (const auto& field : section.fields)
        if (!is_under_option(section, field)) fields << one_field(view, section, turn, field);
    return fields;
}

Html all_fields(const FormView& view) {
    Html all = area_options(view.form);
    for (const auto& section : view.form.sections) {
        for (std::size_t turn = 0; turn < shown_turns(section, view.answers); ++turn) {
            Html title = section_title(view.t, view.form, section);
            if (section.most > 1) title << sign(" ") << view.t.number(static_cast<std::int64_t>(turn) + 1);
            const bool one = view.form.sections.size() == 1 && section.most == 1;
            all << tag::section(cls("form-section"), when(!one, [&](Html& out) { out << h2(title); }), section_fields(view, section, turn));
        }
    }
    return all;
}

Html area_options(const Form& form) {
    const auto offers = [](const casework::Section& section) { return std::ranges::any_of(section.fields, [](const Field& field) { return field.kind == FieldKind::Area; }); };
    if (std::ranges::none_of(form.sections, offers)) return {};
    Html options;
    for (const auto& name : collection::AreaBook::built_in().names()) options << option(value(name));
    return datalist(id("areas"), options);
}

Html problem_summary(const FormView& view) {
    if (view.problems.empty()) return {};
    govuk::ErrorSummary summary;
    for (const auto& problem : view.problems) {
        const auto* section = view.form.find(problem.place.section);
        const auto* field = section ? section->find(problem.place.field) : nullptr;
        if (!field) continue;
        const auto anchor = "#" + to_name(problem.place) + (field->kind == FieldKind::Day ? "-day" : "");
        summary.errors.push_back({.content = problem_words(view.t, problem.kind, field_label(view.t, view.form, *section, *field)), .to = Url::parse(anchor)});
    }
    return govuk::error_summary(view.t, summary);
}

}  // namespace web
