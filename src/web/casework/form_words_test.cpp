#include "web/casework/form_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "casework/form_reading.h"
#include "casework/guards.h"
#include "casework/path.h"
#include "documents/word/docx.h"

using namespace web;
using namespace web::html;

namespace {

std::set<std::string> keys_of(const casework::Form& form) {
    std::set<std::string> keys{"form." + form.name + ".title"};
    for (const auto& section : form.sections) {
        const std::string in_section = "form." + form.name + "." + section.key;
        keys.insert(in_section + ".title");
        for (const auto& field : section.fields) keys.insert(in_section + "." + field.key + ".label");
    }
    return keys;
}

std::set<std::string> options_of(const casework::Form& form) {
    std::set<std::string> keys;
    for (const auto& section : form.sections)
        for (const auto& field : section.fields) {
            if (field.kind == casework::FieldKind::YesNo) keys.insert({"form.option.yes", "form.option.no", "form.option.not_known"});
            if (field.kind == casework::FieldKind::Choice || field.kind == casework::FieldKind::Choices)
                for (const auto& option : field.options) keys.insert(casework::option_key(option));
        }
    return keys;
}

std::set<std::string> keys_of_all_forms() {
    std::set<std::string> keys;
    for (const auto& form : casework::forms()) keys.merge(keys_of(form)), keys.merge(options_of(form));
    return keys;
}

std::set<std::string> keys_of_the_path() {
    std::set<std::string> keys;
    for (const auto& step : casework::steps()) {
        keys.insert("case.event." + step.event);
        for (const auto& guard : step.guards) keys.insert("case.guard." + guard);
    }
    for (auto state : casework::states()) {
        std::ranges::replace(state, '.', '_');
        keys.insert("case.state." + state);
    }
    return keys;
}

/// The keys of the catalogue that begin so, without hints, which a question may have.
std::set<std::string> written(const Catalogue& t, std::string_view beginning) {
    std::set<std::string> keys;
    for (const auto key : t.keys())
        if (key.starts_with(beginning) && !key.ends_with(".hint")) keys.emplace(key);
    return keys;
}

/// Something in every box of a form, two turns of what may be answered twice.
casework::Answers filled(const casework::Form& form) {
    using enum casework::FieldKind;
    casework::Answers answers;
    for (const auto& section : form.sections)
        for (std::size_t turn = 0; turn < std::min<std::size_t>(section.most, 2); ++turn)
            for (const auto& field : section.fields) {
                const bool chooses = field.kind == Choice || field.kind == Choices, ticks = field.kind == YesNo || field.kind == Tick;
                answers.set({section.key, turn, field.key}, chooses ? field.options.back() : ticks ? "yes" : field.kind == Day ? "2026-03-07" : "Eastmarch " + field.key + ", seen twice.");
            }
    return answers;
}

}  // namespace

TEST_SUITE("Words of forms and of the path of a case") {

TEST_CASE("every form, section, question and option has words, and no words are left over") {
    const Messages messages = Messages::load();
    const auto asked = keys_of_all_forms(), there = written(messages.in(Language::English), "form.");
    for (const auto& key : asked) CHECK_MESSAGE(there.contains(key), "nobody wrote ", key);
    for (const auto& key : there) CHECK_MESSAGE(asked.contains(key), "no form asks for ", key);
}
TEST_CASE("a hint belongs to a question that has a label") {
    const Messages messages = Messages::load();
    const Catalogue& t = messages.in(Language::English);
    for (const auto one : t.keys()) {
        const std::string key{one};
        if (!key.starts_with("form.") || !key.ends_with(".hint")) continue;
        CHECK_MESSAGE(t.find(key.substr(0, key.size() - 4) + "label"), key, " is a hint without a question");
    }
}
TEST_CASE("every event, guard and state of the path has words, and no words are left over") {
    const Messages messages = Messages::load();
    auto asked = keys_of_the_path();
    asked.insert("case.event.opened");   // Every case has this first step, which leads from nowhere.
    asked.insert("case.event.entered");  // And one from a spreadsheet this one, which stands for steps that nobody dated.
    std::set<std::string> there;
    for (const char* kind : {"case.event.", "case.guard.", "case.state."}) there.merge(written(messages.in(Language::English), kind));
    for (const auto& key : asked) CHECK_MESSAGE(there.contains(key), "nobody wrote ", key);
    for (const auto& guard : casework::known_guards()) asked.insert("case.guard." + guard);  // Words of a guard that no step asks for yet are not left over.
    for (const auto& key : there) CHECK_MESSAGE(asked.contains(key), "the path has no ", key);
}
TEST_CASE("words of forms and of the path need nothing filled in") {
    const Messages messages = Messages::load();
    for (const Language language : {Language::English, Language::Welsh})
        for (const auto key : messages.in(language).keys())
            if (key.starts_with("form.") || key.starts_with("case.")) CHECK_MESSAGE(messages.in(language).find(key), key);
}
TEST_CASE("a form on paper has the words of its language, and says which that is") {
    const Messages messages = Messages::load();
    const auto paper = casework::form_document(casework::form_called("return"), paper_words(messages.in(Language::Welsh)), "");
    CHECK(paper.language == "cy-GB");
    CHECK(paper.title == "Ymateb asiantaeth");
    for (const auto& form : casework::forms())
        for (const auto& part : casework::form_document(form, paper_words(messages.in(Language::English)), "").parts)
            if (const auto* heading = std::get_if<documents::word::WrittenHeading>(&part)) CHECK_MESSAGE(heading->text.size() > 1, form.name);
}
TEST_CASE("every form comes back from paper as it was filled in, in English and in Welsh, and an empty one says nothing") {
    const Messages messages = Messages::load();
    for (const Language language : {Language::English, Language::Welsh})
        for (const auto& form : casework::forms()) {
            const auto words = paper_words(messages.in(language));
            const auto back = [&](const casework::Answers& written) {
                const auto read = documents::word::extract_docx(documents::word::to_docx(casework::form_document(form, words, "", written)));
                REQUIRE(read);
                return casework::read_filled_form(form, words, read->blocks);
            };
            CHECK_MESSAGE(back({}).answers.empty(), form.name, " ", back({}).answers.to_json());
            CHECK_MESSAGE(back({}).unplaced.empty(), form.name);
            const auto again = back(filled(form));
            CHECK_MESSAGE(again.answers == filled(form), form.name, " ", again.answers.to_json());
            CHECK_MESSAGE(again.unplaced.empty(), form.name);
        }
}
TEST_CASE("what is wrong is said with the question it is about") {
    const Messages messages = Messages::load();
    const Catalogue& t = messages.in(Language::English);
    const auto& form = casework::form_called("notification");
    const auto* section = form.find("awareness");
    REQUIRE(section);
    const Words& label = field_label(t, form, *section, *section->find("aware_on"));
    CHECK(problem_words(t, casework::ProblemKind::NoDay, label).text() ==
          "“Day on which the local authority became aware” must be a day of the calendar, such as 27 3 2026");
}

}
