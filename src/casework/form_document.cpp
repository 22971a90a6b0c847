#include "casework/form_document.h"

#include <algorithm>

namespace casework {

namespace {

using namespace documents::word;

constexpr int lines_of_a_text = 6;

/// Writes one form, question by question.
class PaperWriter {
public:
    PaperWriter(const Form& form, const PaperWords& words, const Answers& known) : form_{form}, words_{words}, known_{known} {}

    std::vector<WrittenPart> parts;

    void section(const Section& section) {
        const std::size_t turns = std::max<std::size_t>(known_.turns(section.key), 1);
        for (std::size_t turn = 0; turn < turns; ++turn) {
            const std::string title = words_.of(key(section) + "title");
            parts.push_back(WrittenHeading{2, turns > 1 ? title + " " + std::to_string(turn + 1) : title});
            for (const auto& field : section.fields) question(section, turn, field);
        }
        if (section.most > 1) hint(words_.again);
    }

private:
    std::string key(const Section& section) const { return "form." + form_.name + "." + section.key + "."; }
    void hint(const std::string& text) {
        if (!text.empty()) parts.push_back(WrittenParagraph{text, WrittenParagraph::Look::Hint});
    }
    void question(const Section& section, std::size_t turn, const Field& field) {
        const std::string label = words_.of(key(section) + field.key + ".label"), number = field.number.empty() ? "" : field.number + ". ";
        parts.push_back(WrittenHeading{3, number + label + (field.needed ? "" : " " + words_.optional)});
        hint(condition(section, field));
        hint(words_.of(key(section) + field.key + ".hint"));
        answer({section.key, turn, field.key}, field, label);
    }
    /// "Is the child disabled? Yes": paper cannot hide a question.
    std::string condition(const Section& section, const Field& field) const {
        if (field.asked_when_field.empty()) return {};
        return words_.of(key(section) + field.asked_when_field + ".label") + " " + words_.of("form.option." + field.asked_when_value);
    }
    void answer(const Place& place, const Field& field, const std::string& label) {
        switch (field.kind) {
            case FieldKind::Choice: hint(words_.choose_one), ticks(place, field.options); break;
            case FieldKind::Choices: hint(words_.choose_all), ticks(place, field.options); break;
            case FieldKind::YesNo: ticks(place, {"yes", "no", "not_known"}); break;
            case FieldKind::Tick: parts.push_back(WrittenTick{to_name(place) + "=yes", label, known_.of(place) == "yes"}); break;
            case FieldKind::Text: box(place, label, lines_of_a_text); break;
            case FieldKind::Day: hint(words_.day), box(place, label, 1); break;
            case FieldKind::Line: case FieldKind::Time: case FieldKind::Number: case FieldKind::Area: case FieldKind::Email: case FieldKind::Telephone: case FieldKind::Postcode:
                box(place, label, 1);
        }
    }
    void ticks(const Place& place, const std::vector<std::string>& options) {
        for (const auto& option : options)
            parts.push_back(WrittenTick{to_name(place) + "=" + option, words_.of(option_key(option)), known_.has_choice(place, option)});
    }
    void box(const Place& place, const std::string& label, int lines) { parts.push_back(WrittenBox{to_name(place), label, known_.of(place), words_.write_here, lines}); }

    const Form& form_;
    const PaperWords& words_;
    const Answers& known_;
};

}  // namespace

documents::word::WrittenDocument form_document(const Form& form, const PaperWords& words, std::string_view code, const Answers& known) {
    PaperWriter writer{form, words, known};
    writer.parts.push_back(WrittenParagraph{words.how});
    for (const auto& section : form.sections) writer.section(section);
    writer.parts.push_back(WrittenParagraph{words.version + " " + form.version, WrittenParagraph::Look::Hint});
    WrittenDocument document{.title = words.of("form." + form.name + ".title"), .language = words.language, .parts = std::move(writer.parts)};
    document.properties = {{std::string{form_property}, form.name}, {std::string{version_property}, form.version}};
    if (!code.empty()) document.properties.emplace_back(code_property, code);
    return document;
}

}  // namespace casework
