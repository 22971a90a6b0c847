#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "collection/area.h"
#include "web/casework/form_view.h"
#include "web/casework/form_words.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"

namespace web {

using namespace html;
using casework::Field;
using casework::FieldKind;

namespace {

constexpr std::size_t most_radios = 12;  // a longer list is a select, as GOV.UK advises

/// The id of the list of authorities: each section of a page has its own.
std::string authorities_list(const FormView& view) { return "authorities." + view.section.key + "." + std::to_string(view.turn); }

/// Whether the choices stand open on the page, so that further questions can stand under them.
bool is_open_list(const Field& field) {
    return field.kind == FieldKind::YesNo || field.kind == FieldKind::Choices || (field.kind == FieldKind::Choice && field.options.size() <= most_radios);
}

/// What a browser may offer from what the reader has typed elsewhere: in sections about themselves only. The names of children and
/// families must not be kept by the browser of a shared computer.
std::string autocomplete_of(const casework::Section& section, const Field& field) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> own{
        {{"name", "name"}, {"role", "organization-title"}, {"agency", "organization"}, {"email", "email"}, {"telephone", "tel"}}};
    if (section.key == "referrer" || section.key == "sender")
        for (const auto& [key, word] : own)
            if (field.key == key) return std::string{word};
    return "off";
}

/// What the three boxes of a day hold: a day, or what was typed and is none.
std::array<std::string, 3> boxes_of(const std::string& words) {
    if (const auto day = base::parse_day(words)) {
        const std::chrono::year_month_day date{*day};
        return {std::to_string(static_cast<unsigned>(date.day())), std::to_string(static_cast<unsigned>(date.month())), std::to_string(static_cast<int>(date.year()))};
    }
    std::array<std::string, 3> boxes;
    std::size_t box = 0;
    for (const char c : words) {
        if (c == '/' && box < 2) ++box;
        else boxes[box] += c;
    }
    return boxes;
}

enum class Depth { Top, UnderAChoice };

/// Writes the questions of one section.
class FieldWriter {
public:
    FieldWriter(const Catalogue& t, const FormView& view) : t_{t}, view_{view} {}

    Html all() const {
        Html written;
        for (const auto& field : view_.section.fields)
            if (!stands_under_a_choice(field)) written << one(field, Depth::Top);
        return written;
    }

private:
    bool stands_under_a_choice(const Field& field) const {
        const Field* on = field.asked_when_field.empty() ? nullptr : view_.section.find(field.asked_when_field);
        return on && is_open_list(*on);
    }
    std::string name_of(const Field& field) const { return casework::to_name(view_.place_of(field)); }
    const std::string& words_of(const Field& field) const { return view_.answers.of(view_.place_of(field)); }
    const Words& plain_label(const Field& field) const { return field_label(t_, view_.form, view_.section, field); }
    Html label_of(const Field& field) const {
        return field.needed ? Html{plain_label(field)} : Html{t_("web.form.optional", {{"label", plain_label(field)}})};
    }
    std::optional<govuk::Hint> hint_of(const Field& field, const Words* otherwise = nullptr) const {
        const Words* own = field_hint(t_, view_.form, view_.section, field);
        if (!own) own = otherwise;
        return own ? std::optional{govuk::Hint{.content = *own}} : std::nullopt;
    }
    std::optional<govuk::ErrorMessage> error_of(const Field& field) const {
        const auto* problem = view_.problem_of(field);
        return problem ? std::optional{govuk::ErrorMessage{.content = problem_words(t_, problem->kind, plain_label(field))}} : std::nullopt;
    }
    govuk::Label label(const Field& field, Depth depth) const { return {.content = label_of(field), .classes = depth == Depth::Top ? "govuk-label--s" : ""}; }
    govuk::Fieldset fieldset(const Field& field, Depth depth) const {
        return {.legend = govuk::Legend{label_of(field), depth == Depth::Top ? "govuk-fieldset__legend--s" : ""}};
    }

    Html one(const Field& field, Depth depth) const {
        switch (field.kind) {
            case FieldKind::Text: return text(field, depth);
            case FieldKind::Day: return day(field, depth);
            case FieldKind::Tick: return tick(field);
            case FieldKind::Area: return area(field, depth);
            case FieldKind::Choice: return is_open_list(field) ? list(field, depth) : long_list(field, depth);
            case FieldKind::Choices: case FieldKind::YesNo: return list(field, depth);
            case FieldKind::Line: case FieldKind::Time: case FieldKind::Number: case FieldKind::Email: case FieldKind::Telephone: case FieldKind::Postcode: break;
        }
        return govuk::input(t_, line(field, depth));
    }
    govuk::Input line(const Field& field, Depth depth) const;
    Html text(const Field& field, Depth depth) const;
    Html day(const Field& field, Depth depth) const;
    Html tick(const Field& field) const;
    Html area(const Field& field, Depth depth) const;
    Html list(const Field& field, Depth depth) const;
    Html long_list(const Field& field, Depth depth) const;
    govuk::Choice choice(const Field& field, const std::string& option) const;

    const Catalogue& t_;
    const FormView& view_;
};

govuk::Input FieldWriter::line(const Field& field, Depth depth) const {
    govuk::Input input{.name = name_of(field), .label = label(field, depth), .hint = hint_of(field), .error = error_of(field), .value = words_of(field),
                       .autocomplete = autocomplete_of(view_.section, field), .spelling = govuk::Spelling::Unchecked};
    switch (field.kind) {
        case FieldKind::Time: input.classes = "govuk-input--width-5"; break;  // no number pad: it may lack the colon
        case FieldKind::Number: input.classes = "govuk-input--width-5", input.input_mode = "numeric"; break;
        case FieldKind::Email: input.type = "email"; break;
        case FieldKind::Telephone: input.type = "tel", input.classes = "govuk-input--width-20"; break;
        case FieldKind::Postcode: input.classes = "govuk-input--width-10", input.autocapitalize = "characters"; break;
        default: break;
    }
    return input;
}

Html FieldWriter::text(const Field& field, Depth depth) const {
    return govuk::textarea(t_, {.name = name_of(field), .label = label(field, depth), .hint = hint_of(field), .error = error_of(field), .value = words_of(field), .autocomplete = "off",
                                .attributes = govuk::Attributes{}.add("data-from-record", "")});
}

Html FieldWriter::day(const Field& field, Depth depth) const {
    auto items = govuk::day_month_year(t_);
    const auto boxes = boxes_of(words_of(field));
    for (std::size_t i = 0; i < items.size(); ++i) items[i].value = boxes[i], items[i].autocomplete = "off";
    return govuk::date_input(t_, {.id = name_of(field), .name_prefix = name_of(field), .items = std::move(items), .fieldset = fieldset(field, depth),
                                  .hint = hint_of(field, &t_("web.form.day_example")), .error = error_of(field)});
}

Html FieldWriter::tick(const Field& field) const {
    return govuk::checkboxes(t_, {.name = name_of(field), .items = {{.value = "yes", .content = label_of(field), .chosen = words_of(field) == "yes", .hint = hint_of(field)}},
                                  .error = error_of(field)});
}

Html FieldWriter::area(const Field& field, Depth depth) const {
    govuk::Input input = line(field, depth);
    input.hint = hint_of(field, &t_("web.form.area_hint"));
    input.attributes.add("list", authorities_list(view_));
    return govuk::input(t_, input);
}

govuk::Choice FieldWriter::choice(const Field& field, const std::string& option) const {
    govuk::Choice written{.value = option, .content = option_words(t_, option), .chosen = view_.answers.has_choice(view_.place_of(field), option)};
    if (field.kind == FieldKind::Choices && option == "none") written.behaviour = "exclusive";
    for (const auto& other : view_.section.fields)
        if (other.asked_when_field == field.key && other.asked_when_value == option) written.conditional << one(other, Depth::UnderAChoice);
    return written;
}

Html FieldWriter::list(const Field& field, Depth depth) const {
    static const std::vector<std::string> yes_no{"yes", "no", "not_known"};
    govuk::Choices choices{.name = name_of(field), .fieldset = fieldset(field, depth), .error = error_of(field)};
    const auto& options = field.kind == FieldKind::YesNo ? yes_no : field.options;
    for (const auto& option : options) choices.items.push_back(choice(field, option));
    if (field.kind == FieldKind::Choices) {
        choices.hint = hint_of(field, &t_("web.form.choose_all"));
        return govuk::checkboxes(t_, choices);
    }
    choices.hint = hint_of(field);
    const bool nothing_below = std::ranges::all_of(choices.items, [](const govuk::Choice& one) { return one.conditional.empty(); });
    if (field.kind == FieldKind::YesNo && nothing_below) choices.classes = "govuk-radios--inline";  // a page of short answers stays short
    return govuk::radios(t_, choices);
}

Html FieldWriter::long_list(const Field& field, Depth depth) const {
    govuk::Select select{.name = name_of(field), .items = {{.content = t_("web.form.choose"), .value = ""}}, .label = label(field, depth), .hint = hint_of(field), .error = error_of(field)};
    for (const auto& option : field.options)
        select.items.push_back({.content = option_words(t_, option), .value = option, .selected = words_of(field) == option});
    return govuk::select(t_, select);
}

/// What the section's boxes for an area offer.
Html authorities(const FormView& view) {
    static const auto names = collection::AreaBook::built_in().childrens_authorities();
    return tag::datalist(id(authorities_list(view)), each(names, [](Html& out, const std::string& one) { out << tag::option(value(one)); }));
}

}  // namespace

std::string box_id(const Field& field, const casework::Place& place) {
    return casework::to_name(place) + (field.kind == FieldKind::Day ? "-day" : "");
}

Html form_fields(const Catalogue& t, const FormView& view) {
    const bool asks_for_area = std::ranges::any_of(view.section.fields, [](const Field& field) { return field.kind == FieldKind::Area; });
    return tag::div(cls("page"), FieldWriter{t, view}.all(), asks_for_area ? authorities(view) : Html{});
}

}  // namespace web
