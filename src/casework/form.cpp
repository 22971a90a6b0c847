#include "casework/form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/assert.h"
#include "base/fault.h"
#include "base/text.h"
#include "collection/reference_data.h"

namespace casework {

namespace {

constexpr std::array<std::pair<FieldKind, std::string_view>, 13> kinds{{
    {FieldKind::Line, "line"}, {FieldKind::Text, "text"}, {FieldKind::Day, "day"}, {FieldKind::Time, "time"}, {FieldKind::Number, "number"},
    {FieldKind::Choice, "choice"}, {FieldKind::Choices, "choices"}, {FieldKind::YesNo, "yes_no"}, {FieldKind::Area, "area"},
    {FieldKind::Email, "email"}, {FieldKind::Telephone, "telephone"}, {FieldKind::Postcode, "postcode"}, {FieldKind::Tick, "tick"}}};

constexpr std::array<std::pair<Strength, std::string_view>, 5> strengths{{
    {Strength::Statute, "statute"}, {Strength::Guidance, "guidance"}, {Strength::Panel, "panel"}, {Strength::Local, "local"}, {Strength::Design, "design"}}};

template <class Value, std::size_t N>
Value value_of(const std::array<std::pair<Value, std::string_view>, N>& words, const std::string& word, std::string_view form, const std::string& field) {
    const auto found = std::ranges::find(words, std::string_view{word}, &std::pair<Value, std::string_view>::second);
    if (found == words.end()) throw base::Fault{"A form has a word that it does not know", std::string{form} + ".csv, " + field, "Correct \"" + word + "\"."};
    return found->first;
}

std::vector<std::string> split(std::string_view list, char by) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const auto end = std::min(list.find(by), list.size());
        if (const auto part = base::trim(list.substr(0, end)); !part.empty()) parts.emplace_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

enum Column { SectionKey, FieldKey, Number, Kind, Options, Needed, AskedWhen, StrengthWord, Source, CheckedOn };

Field read_field(std::string_view form, const std::vector<std::string>& row) {
    const std::string place = row[SectionKey] + "." + row[FieldKey];
    Field field;
    field.key = row[FieldKey];
    field.number = row[Number];
    field.kind = value_of(kinds, row[Kind], form, place);
    field.options = split(row[Options], ';');
    field.needed = row[Needed] == "yes";
    if (const auto parts = split(row[AskedWhen], '='); parts.size() == 2) field.asked_when_field = parts[0], field.asked_when_value = parts[1];
    field.provenance = {value_of(strengths, row[StrengthWord], form, place), row[Source], base::parse_day(row[CheckedOn])};
    return field;
}

std::size_t most_of(const std::string& options) {
    constexpr std::string_view word = "most=";
    return options.starts_with(word) ? std::stoul(options.substr(word.size())) : 1;
}

}  // namespace

const Field* Section::find(std::string_view wanted) const {
    const auto found = std::ranges::find(fields, wanted, &Field::key);
    return found == fields.end() ? nullptr : &*found;
}

const Section* Form::find(std::string_view wanted) const {
    const auto found = std::ranges::find(sections, wanted, &Section::key);
    return found == sections.end() ? nullptr : &*found;
}

Form read_form(std::string_view name, std::string_view csv) {
    const std::string file = std::string{name} + ".csv";
    Form form{std::string{name}, {}, {}};
    for (const auto& row : collection::read_table(csv, file, {"section", "field", "number", "kind", "options", "needed", "asked_when", "strength", "source", "checked_on"}).rows) {
        if (row[Kind] == "version") {
            form.version = row[Options];
        } else if (row[Kind] == "section") {
            form.sections.push_back({row[SectionKey], most_of(row[Options]), {}});
        } else {
            if (form.sections.empty() || form.sections.back().key != row[SectionKey])
                throw base::Fault{"A field of a form stands outside its section", file + ", " + row[FieldKey], "Put it below the row of \"" + row[SectionKey] + "\"."};
            form.sections.back().fields.push_back(read_field(name, row));
        }
    }
    return form;
}

const std::vector<Form>& forms() {
    static const std::vector<Form> all = [] {
        std::vector<Form> read;
        for (const char* name : {"referral", "awareness", "definition", "view", "advice", "triage", "notification", "sent", "withdrawal", "request",
                                  "return", "rapid_review", "meeting", "decision", "approval", "letter", "person", "proceeding", "contact", "delay", "action",
                                  "precedent", "comment", "agenda", "entered", "feedback", "panel_interest", "panel_decision", "panel_review", "report_cover",
                                  "report_section", "report_order", "report_share", "report_comment", "finding", "finding_evidence", "accuracy",
                                  "accuracy_comment", "accuracy_answer", "cutting", "approved_public", "disclosure_decision", "nonstat_review",
                                  "joint_review", "appointment", "review_notice", "terms", "monitoring", "disclosure_check", "content_test",
                                  "report_approval", "national_link", "national_review", "two_person", "publication_plan", "publication_hold",
                                  "publication_copy", "publication_telling", "publication_restriction", "publication_first", "publication_second",
                                  "publication_summary", "publication_publicity", "publication_hiding", "publication_files",
                                  "publication_correction", "correction_published", "text_mark",
                                  "disclosure_signature", "partner_delegation", "family_member", "family_invitation", "family_words", "family_draft", "family_comment",
                                  "family_telling", "practitioner_telling", "early_learning", "learning_check", "learning_release", "agency_report",
                                  "report_request", "practitioner_event", "legal_advice", "quality_marker", "recommendation", "addressee_response", "tracked_action",
                                  "evidence", "watch"})
            read.push_back(read_form(name, collection::reference_file("forms/" + std::string{name} + ".csv")));
        return read;
    }();
    return all;
}

const Form& form_called(std::string_view name) {
    const auto found = std::ranges::find(forms(), name, &Form::name);
    CAIRN_ASSERT(found != forms().end());
    return *found;
}

std::string option_key(std::string_view option) {
    auto key = "form.option." + std::string{option};
    std::ranges::replace(key, '-', '_');
    return key;
}

std::string_view to_word(Strength strength) { return std::ranges::find(strengths, strength, &std::pair<Strength, std::string_view>::first)->second; }
std::string_view to_word(FieldKind kind) { return std::ranges::find(kinds, kind, &std::pair<FieldKind, std::string_view>::first)->second; }

}  // namespace casework
