/// Forms as data: the referral, the notification worksheet, an agency's return, the rapid review. Each is a table of
/// `data/forms/`, so that a field that government changes is a new row and no new program.
///
/// Words for people (labels, hints, options) are messages with the keys `form.FORM.SECTION.FIELD.label`, `.hint` and
/// `option_key(OPTION)`; a test holds every field of every form against both languages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace casework {

/// How binding a field, a rule or a section of a template is.
enum class Strength {
    Statute,   ///< An Act or regulations: must.
    Guidance,  ///< Statutory guidance: should.
    Panel,     ///< The National Panel expects it.
    Local,     ///< Local procedure, which a partnership may change.
    Design,    ///< Cairn's own.
};

/// Where a field comes from, and when somebody last read that source's own words; without a day nobody has.
struct Provenance {
    Strength strength = Strength::Design;
    std::string source;
    std::optional<base::Day> checked_on;
};

enum class FieldKind {
    Line,       ///< One line of text.
    Text,       ///< Several paragraphs.
    Day,        ///< A day, in three boxes.
    Time,       ///< A time of day, `14:20`.
    Number,     ///< A whole number, not below nought.
    Choice,     ///< One of the options.
    Choices,    ///< Any of the options.
    YesNo,      ///< Yes, no, not known.
    Area,       ///< A local authority of the register.
    Email,
    Telephone,
    Postcode,
    Tick,       ///< A single box.
};

struct Field {
    std::string key;                   ///< `aware_on`; unique in its section.
    std::string number;                ///< Its number in the list it comes from ("4"), if any.
    FieldKind kind = FieldKind::Line;
    std::vector<std::string> options;  ///< Of Choice and Choices.
    bool needed = false;               ///< The form is not complete without it.
    /// Asked only where another field of the same section has this value: `unborn` = `no`. Empty: always.
    std::string asked_when_field, asked_when_value;
    Provenance provenance;
};

struct Section {
    std::string key;
    std::size_t most = 1;              ///< How many times it may be answered: children, family members.
    std::vector<Field> fields;
    const Field* find(std::string_view key) const;
};

struct Form {
    std::string name;                  ///< `notification`.
    std::string version;               ///< `2026-11`: kept with every set of answers.
    std::vector<Section> sections;
    const Section* find(std::string_view key) const;
};

/// Every form of this program, by name. Throws base::Fault naming file and row where a table cannot be read.
const std::vector<Form>& forms();
/// The form of that name; asserts that there is one.
const Form& form_called(std::string_view name);
/// One form from its table.
Form read_form(std::string_view name, std::string_view csv);

/// The key of an option's words: "form.option.rapid_review" of "rapid-review", as rules of clocks are written.
std::string option_key(std::string_view option);

std::string_view to_word(Strength strength);
std::string_view to_word(FieldKind kind);

}  // namespace casework
