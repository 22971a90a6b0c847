#include "casework/precedents.h"

#include <algorithm>
#include <array>

#include "casework/third_parties.h"
#include "collection/reference.h"
#include "collection/vocabulary.h"

namespace casework {

namespace {

using collection::Vocabulary;

struct Meaning {
    std::string_view option, term;  ///< Of the form, and of data/vocabulary.csv.
};
constexpr std::array<Meaning, 14> harm_terms{{{"physical_abuse", "HRM-01"}, {"neglect", "HRM-12"}, {"emotional_abuse", "HRM-19"}, {"sexual_abuse", "HRM-20"}, {"sexual_exploitation", "HRM-24"},
    {"criminal_exploitation", "HRM-30"}, {"domestic_abuse", "HRM-36"}, {"self_harm", "HRM-44"}, {"suicide", "HRM-43"}, {"sudden_infant_death", "HRM-45"}, {"drowning", "HRM-48"},
    {"weapon", "HRM-32"}, {"fabricated_illness", "HRM-08"}, {"online", "HRM-27"}}};
/// "Health" and "education" are many agencies, and mean none of them.
constexpr std::array<Meaning, 7> agency_terms{{{"social_care", "AGY-01"}, {"police", "AGY-05"}, {"youth_justice", "AGY-22"}, {"housing", "AGY-25"}, {"probation", "AGY-23"},
    {"early_help", "AGY-03"}, {"voluntary", "AGY-29"}}};

/// Sections of a rapid review that say who wrote it, who came and how it is told: nothing by which cases are alike.
constexpr std::array<std::string_view, 5> apart{"cover", "contributors", "action", "family", "signing"};

void add_once(std::vector<std::string>& into, const std::string& value) {
    if (std::ranges::find(into, value) == into.end()) into.push_back(value);
}

void add_term(std::vector<std::string>& into, const collection::Term* term) {
    if (!term) return;
    for (const auto* one : Vocabulary::built_in().with_broader(*term)) add_once(into, one->slug);
}

template <std::size_t N>
void add_options(std::vector<std::string>& into, const std::array<Meaning, N>& meanings, const std::vector<std::string>& options) {
    for (const auto& option : options)
        for (const auto& [word, term] : meanings)
            if (option == word) add_term(into, Vocabulary::built_in().by_id(term));
}

void add_texts(std::vector<std::string>& texts, const Record& record) {
    for (const auto& section : form_called(record.form).sections) {
        if (record.form == "rapid_review" && std::ranges::find(apart, section.key) != apart.end()) continue;
        for (const auto& field : section.fields)
            if (field.kind == FieldKind::Text && !record.answers.of(section.key, field.key).empty()) texts.push_back(record.answers.of(section.key, field.key));
    }
}

std::optional<base::Day> day_of_incident(const Answers& answers, std::size_t child) {
    for (const Place& place : {Place{"child", child, "died_on"}, Place{"incident", 0, "on"}, Place{"incident", 0, "from"}})
        if (const auto day = answers.day(place)) return day;
    return std::nullopt;
}

/// "8 days" of the first year, else whole years, as the vocabulary's bands are asked for.
std::string age_words(base::Day born_on, base::Day at) {
    const std::chrono::year_month_day born{born_on}, then{at};
    const int years = static_cast<int>(then.year()) - static_cast<int>(born.year()) - (std::pair{then.month(), then.day()} < std::pair{born.month(), born.day()} ? 1 : 0);
    return years > 0 ? std::to_string(years) : std::to_string((at - born_on).count()) + " days";
}

void add_children(collection::DraftLikeness& likeness, const Answers& answers) {
    for (std::size_t child = 0; child < answers.turns("child"); ++child) {
        const auto born = answers.day({"child", child, "born_on"}), at = day_of_incident(answers, child);
        const auto age = born && at && *at >= *born ? age_words(*born, *at) : answers.of("child", "age", child);
        if (!age.empty()) add_term(likeness.ages, collection::age_band(Vocabulary::built_in(), age));
        add_options(likeness.harm, harm_terms, answers.choices({"child", child, "harm"}));
        add_options(likeness.agencies, agency_terms, answers.choices({"child", child, "known_to"}));
    }
}

}  // namespace

collection::DraftLikeness likeness_of(const CaseFile& file, MayBeAsked may, const std::string& language) {
    collection::DraftLikeness likeness;
    likeness.language = language;
    likeness.names = words_of_names(file.records) + " " + file.of.pseudonym;
    if (const auto* review = file.last("rapid_review")) add_texts(likeness.texts, *review);
    if (const auto* sheet = file.last("notification"); sheet && may.notification) {
        likeness.texts.push_back(sheet->answers.of("case", "outline"));
        add_children(likeness, sheet->answers);
    }
    if (const auto* referral = file.last("referral"); referral && may.referral) {
        likeness.texts.push_back(referral->answers.of("incident", "what"));
        add_children(likeness, referral->answers);
        add_options(likeness.agencies, agency_terms, referral->answers.choices({"agencies", 0, "others"}));
    }
    for (const auto* request : file.all("request")) add_term(likeness.agencies, Vocabulary::built_in().meaning("agency", request->answers.of("request", "agency")));
    std::erase_if(likeness.texts, [](const std::string& text) { return text.empty(); });
    return likeness;
}

std::size_t written_so_far(const collection::DraftLikeness& likeness) {
    std::size_t bytes = 0;
    for (const auto& text : likeness.texts) bytes += text.size();
    return bytes;
}

std::string_view to_word(PrecedentStanding standing) {
    switch (standing) {
        case PrecedentStanding::Cited: return "cited";
        case PrecedentStanding::PutAside: return "put_aside";
        case PrecedentStanding::TakenBack: return "taken_back";
    }
    return "taken_back";
}

std::vector<Precedent> precedents_of(const CaseFile& file) {
    std::vector<Precedent> list;
    for (const auto* record : file.all("precedent")) {
        const auto& word = record->answers.of("precedent", "standing");
        const auto standing = word == "cited" ? PrecedentStanding::Cited : word == "put_aside" ? PrecedentStanding::PutAside : PrecedentStanding::TakenBack;
        list.push_back({*record, collection::parse_reference(record->answers.of("precedent", "review")), standing});
    }
    return list;
}

Answers answers_of(const PrecedentMade& made) {
    Answers answers;
    const auto set = [&](const char* field, std::string words) { answers.set({"precedent", 0, field}, std::move(words)); };
    set("standing", std::string{to_word(made.standing)});
    set("review", collection::to_string(made.passage.review.reference));
    set("title", made.passage.review.title);
    set("paragraph", made.passage.anchor);
    set("number", made.passage.number);
    set("quotation", made.passage.text);
    set("section", made.section);
    set("why", made.why);
    return answers;
}

}  // namespace casework
