#include "web/casework/sheet_view.h"

#include <algorithm>

#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

/// `case.state.rr_open` of the state "rr.open".
std::string path_key(std::string_view kind, std::string_view word) {
    std::string last{word};
    std::ranges::replace(last, '.', '_');
    std::ranges::replace(last, '-', '_');
    return "case." + std::string{kind} + "." + last;
}

/// How many turns to show: those that are answered, and an empty one more where another may follow.
std::size_t shown_turns(const casework::Section& section, const casework::Answers& answers) {
    return section.most == 1 ? 1 : std::min(section.most, answers.turns(section.key) + 1);
}

}  // namespace

std::string form_text(const Catalogue& t, const casework::Form& form) { return std::string{form_title(t, form).text()}; }

std::string path_text(const Catalogue& t, std::string_view kind, std::string_view word) {
    const auto key = path_key(kind, word);
    const auto* words = t.find(key);
    return words ? std::string{words->text()} : key;
}

Html path_words(const Catalogue& t, std::string_view kind, std::string_view word) {
    const auto* words = t.find(path_key(kind, word));
    return words ? Html{*words} : Html{span(from_record(), word)};
}

Html section_fields(const Sheet& sheet, const casework::Section& section, std::size_t turn) {
    return form_fields(sheet.t, {.form = sheet.form, .section = section, .answers = sheet.answers, .turn = turn, .problems = sheet.problems});
}

Html all_fields(const Sheet& sheet) {
    Html all;
    // The first button is what Enter presses: that keeps the form, and adds no turn.
    if (sheet.another) all << button(type("submit"), flag("hidden"), sheet.t("web.case.save"));
    const bool one = sheet.form.sections.size() == 1 && sheet.form.sections.front().most == 1;
    for (const auto& section : sheet.form.sections) {
        const auto turns = shown_turns(section, sheet.answers);
        for (std::size_t turn = 0; turn < turns; ++turn)
            all << tag::section(cls("form-section"), id("section-" + section.key + (turn == 0 ? "" : "-" + std::to_string(turn))),
                                when(!one, [&](Html& out) { out << h2(turn_title(sheet.t, sheet.form, section, turn, turns)); }), section_fields(sheet, section, turn));
        if (section.most > 1 && turns < section.most && sheet.another)
            all << p(button(cls("btn btn--2"), type("submit"), name("go"), value("another"), form_action(sheet.another->at("section-" + section.key + "-" + std::to_string(turns))),
                            sheet.t("web.sheet.another", {{"title", section_title(sheet.t, sheet.form, section)}})));
    }
    return all;
}

Html provenance(const Catalogue& t, const casework::Form& form, const casework::Section* only) {
    Html all;
    for (const auto& section : form.sections)
        if (!only || only->key == section.key) all << form_sources(t, form, section);
    return all;
}

Html answer_words(const Catalogue& t, const casework::Field& field, const casework::Answers& answers, std::string_view section) {
    return answer_words(t, field, answers, casework::Place{std::string{section}, 0, field.key});
}

}  // namespace web
