#include "web/casework/answers_summary.h"

#include <algorithm>

#include "web/casework/form_words.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"

namespace web {

using namespace html;
using casework::Answers;
using casework::Field;
using casework::FieldKind;
using casework::Place;

namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
    std::vector<std::string_view> parts;
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = text.find(by);
        parts.push_back(text.substr(0, end));
        if (end != std::string_view::npos) text.remove_prefix(end + by.size());
    }
    return parts;
}

Html paragraphs(std::string_view text) {
    return tag::div(from_record(), each(split(text, "\n\n"), [](Html& out, std::string_view paragraph) {
        Html lines;
        for (const auto line : split(paragraph, "\n")) {
            if (!lines.empty()) lines << tag::br();
            lines << line;
        }
        if (!lines.empty()) out << tag::p(lines);
    }));
}

Html chosen(const Catalogue& t, const std::vector<std::string>& options) {
    if (options.size() == 1) return option_words(t, options.front());
    return tag::ul(cls("govuk-list"), each(options, [&](Html& out, const std::string& option) { out << tag::li(option_words(t, option)); }));
}

/// Writes the cards of one form.
class SummaryWriter {
public:
    SummaryWriter(const Catalogue& t, const SummaryView& view) : t_{t}, view_{view} {}

    Html all() const {
        Html cards;
        for (const auto& section : view_.form.sections) {
            const std::size_t turns = std::max<std::size_t>(view_.answers.turns(section.key), 1);
            for (std::size_t turn = 0; turn < turns; ++turn) cards << card(section, turn, turns);
        }
        return cards;
    }

private:
    Html card(const casework::Section& section, std::size_t turn, std::size_t turns) const {
        govuk::SummaryList list{.rows = {}, .card = govuk::SummaryCard{.title = Html{turn_title(t_, view_.form, section, turn, turns)}, .heading_level = view_.heading_level}};
        if (section.most > 1 && view_.answers.turns(section.key) == 0) {
            const Place first{section.key, 0, section.fields.front().key};
            list.rows.push_back({.key = section_title(t_, view_.form, section), .value = t_("web.form.nobody"), .actions = change(section.fields.front(), first, section_title(t_, view_.form, section))});
            return govuk::summary_list(list);
        }
        for (const auto& field : section.fields)
            if (casework::is_asked(field, section.key, turn, view_.answers)) list.rows.push_back(row(section, field, {section.key, turn, field.key}));
        return govuk::summary_list(list);
    }
    govuk::SummaryRow row(const casework::Section& section, const Field& field, const Place& place) const {
        const Words& label = field_label(t_, view_.form, section, field);
        Html words = answer_words(t_, field, view_.answers, place);
        if (words.empty()) words = tag::span(cls("muted"), field.needed ? t_("web.form.none_needed") : t_("web.form.none"));
        return {.key = label, .value = std::move(words), .actions = change(field, place, label)};
    }
    std::optional<govuk::Actions> change(const Field& field, const Place& place, const Words& label) const {
        if (!view_.change) return std::nullopt;
        return govuk::Actions{{{view_.change(place).at(box_id(field, place)), t_("web.form.change"), label}}};
    }

    const Catalogue& t_;
    const SummaryView& view_;
};

}  // namespace

Html answer_words(const Catalogue& t, const Field& field, const Answers& answers, const Place& place) {
    const std::string& words = answers.of(place);
    if (words.empty()) return {};
    switch (field.kind) {
        case FieldKind::Text: return paragraphs(words);
        case FieldKind::Day:
            if (const auto day = answers.day(place)) return html::day(t, *day);
            break;
        case FieldKind::Choices: return chosen(t, answers.choices(place));
        case FieldKind::Choice: return option_words(t, words);
        case FieldKind::YesNo: case FieldKind::Tick: return option_words(t, words);
        case FieldKind::Line: case FieldKind::Time: case FieldKind::Number: case FieldKind::Area: case FieldKind::Email: case FieldKind::Telephone: case FieldKind::Postcode: break;
    }
    return tag::span(from_record(), words);
}

Html answers_summary(const Catalogue& t, const SummaryView& view) { return SummaryWriter{t, view}.all(); }

}  // namespace web
