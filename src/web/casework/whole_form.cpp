#include "web/casework/whole_form.h"

#include <algorithm>

#include "web/casework/form_words.h"
#include "web/html/components/navigation.h"

namespace web {

using namespace html;

namespace {

std::size_t turns_shown(const WholeForm& view, const casework::Section& section) {
    const std::size_t written = std::max<std::size_t>(view.answers.turns(section.key), 1);
    return std::min(written + (view.one_more == section.key && view.answers.turns(section.key) > 0 ? 1 : 0), section.most);
}

Html another_button(const Catalogue& t, const WholeForm& view, const casework::Section& section) {
    return govuk::button({.content = together(t("web.form.another"), tag::span(cls("govuk-visually-hidden"), sign(": "), section_title(t, view.form, section))),
                          .name = "then", .value = "another." + section.key, .classes = "govuk-button--secondary"});
}

Html section_part(const Catalogue& t, const WholeForm& view, const casework::Section& section) {
    Html part;
    const std::size_t turns = turns_shown(view, section);
    for (std::size_t turn = 0; turn < turns; ++turn) {
        if (view.form.sections.size() > 1 || turns > 1) part << tag::h2(turn_title(t, view.form, section, turn, turns));
        part << form_fields(t, {view.form, section, view.answers, turn, view.problems});
    }
    if (turns < section.most) part << another_button(t, view, section);
    return part << form_sources(t, view.form, section);
}

}  // namespace

Html whole_form(const Catalogue& t, const WholeForm& view) {
    return together(each(view.form.sections, [&](Html& out, const casework::Section& section) { out << section_part(t, view, section); }));
}

Html save_buttons(const Catalogue& t) {
    return tag::div(cls("govuk-button-group"), govuk::button({.content = t("web.form.save"), .name = "then", .value = "on"}),
                    govuk::button({.content = t("web.form.save_later"), .name = "then", .value = "later", .classes = "govuk-button--secondary"}));
}

}  // namespace web
