#include "web/casework/form_parts.h"

#include <algorithm>

#include "base/assert.h"
#include "web/casework/form_words.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"

namespace web {

using namespace html;
using casework::Field;

namespace {

/// The second child's problem says so, where several children are on the page.
Html summary_line(const Catalogue& t, const casework::Form& form, const casework::Section& section, const Field& field, const casework::Problem& problem) {
    const Words words = problem_words(t, problem.kind, field_label(t, form, section, field));
    if (section.most == 1 || problem.place.turn == 0) return words;
    return together(words, sign(" ("), section_title(t, form, section), sign(" "), t.number(static_cast<std::int64_t>(problem.place.turn) + 1), sign(")"));
}

Url here() { return "#"; }

Html then_button(const Words& words, std::string_view then, std::string_view classes) {
    return govuk::button({.content = words, .name = "then", .value = std::string{then}, .classes = std::string{classes}});
}

/// Questions that share one source.
struct SharedSource {
    const casework::Provenance& provenance;
    std::vector<const Field*> fields;
};

bool same(const casework::Provenance& one, const casework::Provenance& other) {
    return one.strength == other.strength && one.source == other.source && one.checked_on == other.checked_on;
}

std::vector<SharedSource> sources_of(const casework::Section& section) {
    std::vector<SharedSource> sources;
    for (const auto& field : section.fields) {
        const auto found = std::ranges::find_if(sources, [&](const SharedSource& one) { return same(one.provenance, field.provenance); });
        if (found != sources.end()) found->fields.push_back(&field);
        else sources.push_back({field.provenance, {&field}});
    }
    return sources;
}

Html questions(const Catalogue& t, const casework::Form& form, const casework::Section& section, const std::vector<const Field*>& fields) {
    Html written;
    std::string_view number;
    for (const Field* field : fields) {
        if (!written.empty()) written << sign("; ");
        if (field->number != number && !field->number.empty()) written << field->number << sign(". ");
        number = field->number;
        written << field_label(t, form, section, *field);
    }
    return written;
}

Html checked(const Catalogue& t, const std::optional<base::Day>& on) {
    return on ? Html{t("web.form.checked", {{"day", day_words(t, *on)}})} : Html{t("web.form.not_checked")};
}

}  // namespace

Html form_errors(const Catalogue& t, const casework::Form& form, const std::vector<casework::Problem>& problems, const PlaceAddress& where) {
    if (problems.empty()) return {};
    govuk::ErrorSummary summary;
    for (const auto& problem : problems) {
        const auto* section = form.find(problem.place.section);
        const auto* field = section ? section->find(problem.place.field) : nullptr;
        CAIRN_ASSERT(field != nullptr);  // problems come from checking this form
        summary.errors.push_back({summary_line(t, form, *section, *field, problem), (where ? where(problem.place) : here()).at(box_id(*field, problem.place))});
    }
    return govuk::error_summary(t, summary);
}

Html form_warning(const Catalogue& t, const casework::Form& form) {
    if (form.name != "referral") return {};
    return govuk::warning_text(t, {.content = t("web.form.not_for_danger")});
}

std::string form_page_title(const Catalogue& t, std::string_view title, bool has_problems) {
    return has_problems ? std::string{t("web.form.error_title", {{"title", title}}).text()} : std::string{title};
}

Html form_buttons(const Catalogue& t, const FormView& view) {
    Html buttons = then_button(t("web.form.save"), "on", "");
    const std::size_t turns = std::max(view.answers.turns(view.section.key), view.turn + 1);
    if (turns < view.section.most) buttons << then_button(t("web.form.another"), "another", "govuk-button--secondary");
    buttons << then_button(t("web.form.save_later"), "later", "govuk-button--secondary");
    if (turns > 1)
        buttons << then_button(t("web.form.remove_what", {{"title", turn_title(t, view.form, view.section, view.turn, turns)}}), "remove", "govuk-button--warning");
    return tag::div(cls("govuk-button-group"), buttons);
}

Html form_sources(const Catalogue& t, const casework::Form& form, const casework::Section& section) {
    const auto sources = sources_of(section);
    Html list = tag::ul(cls("govuk-list govuk-list--spaced"), each(sources, [&](Html& out, const SharedSource& one) {
        out << tag::li(tag::strong(strength_words(t, one.provenance.strength)), sign(": "), tag::span(from_record(), lang("en"), one.provenance.source), sign(". "),
                       checked(t, one.provenance.checked_on), tag::br(),
                       tag::span(cls("muted"), t("web.form.questions"), sign(" "), questions(t, form, section, one.fields)));
    }));
    return tag::div(cls("page"), govuk::details({.summary = t("web.form.sources"), .content = together(tag::p(t("web.form.sources_lede")), list, tag::p(cls("muted"), t("web.form.version", {{"version", form.version}})))}));
}

}  // namespace web
