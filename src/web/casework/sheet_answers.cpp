#include <algorithm>

#include "web/casework/sheet_view.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::Field;
using casework::FieldKind;
using casework::Form;

namespace {

Html checked_words(const Catalogue& t, const casework::Provenance& from) {
    if (from.checked_on) return t("web.sheet.checked_on", {{"day", day_words(t, *from.checked_on)}});
    return span(cls("tag tag--soon"), t("web.sheet.not_checked"));
}

Html paragraphs(const std::string& text) {
    Html all;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (end > at) all << p(from_record(), std::string_view{text}.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

std::size_t last_turn(const casework::Section& section, const Answers& answers) { return section.most == 1 ? 1 : std::max<std::size_t>(1, answers.turns(section.key)); }

bool has_answer(const casework::Section& section, std::size_t turn, const Answers& answers) {
    return std::ranges::any_of(section.fields, [&](const Field& field) { return !answers.of(section.key, field.key, turn).empty(); });
}

Html section_rows(const Catalogue& t, const Form& form, const casework::Section& section, std::size_t turn, const Answers& answers) {
    std::vector<govuk::SummaryRow> rows;
    for (const auto& field : section.fields) {
        const auto& words = answers.of(section.key, field.key, turn);
        if (!is_asked(field, section.key, turn, answers) || (words.empty() && !field.needed)) continue;
        rows.push_back({.key = field_label(t, form, section, field), .value = words.empty() ? Html{span(cls("muted"), t("web.sheet.not_answered"))} : answer_words(t, field, words)});
    }
    return rows.empty() ? Html{p(cls("muted"), t("web.sheet.nothing_written"))} : govuk::summary_list({.rows = std::move(rows)});
}

}  // namespace

Html answer_words(const Catalogue& t, const Field& field, const std::string& words) {
    if (field.kind == FieldKind::Day)
        if (const auto day = base::parse_day(words)) return day_words(t, *day);
    if (field.kind == FieldKind::Choice || field.kind == FieldKind::YesNo || field.kind == FieldKind::Tick) return option_words(t, words);
    if (field.kind == FieldKind::Choices) {
        Html list;
        for (std::size_t at = 0; at < words.size();) {
            const auto end = std::min(words.find('\n', at), words.size());
            list << li(option_words(t, words.substr(at, end - at)));
            at = end + 1;
        }
        return ul(list);
    }
    return field.kind == FieldKind::Text ? paragraphs(words) : Html{span(from_record(), words)};
}

Html provenance(const Catalogue& t, const Form& form, const casework::Section* only) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& section : form.sections) {
        if (only && only->key != section.key) continue;
        for (const auto& field : section.fields)
            rows.push_back({{.content = field_label(t, form, section, field)}, {.content = strength_words(t, field.provenance.strength)},
                            {.content = span(from_record(), field.provenance.source)}, {.content = checked_words(t, field.provenance)}});
    }
    const auto head = std::vector<govuk::Cell>{{.content = t("web.sheet.question")}, {.content = t("web.sheet.strength")}, {.content = t("web.sheet.source")}, {.content = t("web.sheet.checked")}};
    const Html table = div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.sheet.provenance")),
                           govuk::table({.head = head, .rows = std::move(rows), .first_cell_is_header = true}));
    return govuk::details({.summary = t("web.sheet.provenance"), .content = together(p(t("web.sheet.version"), sign(" "), span(from_record(), form.version)), table)});
}

Html answers_list(const Catalogue& t, const Form& form, const Answers& answers, const SectionAddress& change) {
    Html all;
    for (const auto& section : form.sections)
        for (std::size_t turn = 0; turn < last_turn(section, answers); ++turn) {
            if (section.most > 1 && !has_answer(section, turn, answers)) continue;
            Html title = section_title(t, form, section);
            if (section.most > 1) title << sign(" ") << t.number(static_cast<std::int64_t>(turn) + 1);
            all << tag::section(cls("card answers"),
                                div(cls("row between"), h2(title), when(static_cast<bool>(change), [&](Html& out) {
                                        out << a(href(change(section, turn)), t("web.sheet.change"), span(cls("govuk-visually-hidden"), sign(" "), title));
                                    })),
                                section_rows(t, form, section, turn, answers));
        }
    return all;
}

Html answers_compared(const Catalogue& t, const Form& form, const Answers& before, const Answers& after, const Html& before_title, const Html& after_title) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& section : form.sections)
        for (std::size_t turn = 0; turn < std::max(last_turn(section, before), last_turn(section, after)); ++turn)
            for (const auto& field : section.fields) {
                const auto& old = before.of(section.key, field.key, turn);
                const auto& now = after.of(section.key, field.key, turn);
                if (old == now) continue;
                Html label = field_label(t, form, section, field);
                if (section.most > 1) label << sign(" ") << t.number(static_cast<std::int64_t>(turn) + 1);
                rows.push_back({{.content = label}, {.content = answer_words(t, field, old)}, {.content = answer_words(t, field, now)}});
            }
    if (rows.empty()) return p(t("web.sheet.no_difference"));
    return govuk::table({.head = std::vector<govuk::Cell>{{.content = t("web.sheet.question")}, {.content = before_title}, {.content = after_title}}, .rows = std::move(rows), .first_cell_is_header = true});
}

}  // namespace web
