/// The committed lists that finders read (data/disclosure): which words are names, which are ordinary, which the field writes with a capital.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace disclosure {

using WordSet = std::unordered_set<std::string_view>;

/// All folded: lower case, without accents and apostrophes.
struct Lists {
    WordSet given_names;     ///< Short forms included.
    WordSet surnames;
    WordSet ordinary_words;  ///< Words of the English dictionary that are no names by themselves.
    WordSet towns;           ///< Single-word towns and cities.
    WordSet field_words;
    WordSet acronyms;
    WordSet no_names;        ///< Brands, languages, scales, shorthand: with a capital in a case file, and nobody.
    WordSet public_lines;    ///< Digits of national helplines, and their bodies' mail domains.
    std::unordered_set<std::string> phrases;  ///< Of two or more words that look like a name: areas, charities, shops, wards.
    std::vector<std::string> conditions, occupations;                            ///< As written, lower case.
    std::unordered_map<std::string, std::vector<std::string>> short_forms;       ///< Both ways: of a full name its short forms, of a short form its full names and their other short forms.
};

/// Read once from the program itself.
const Lists& lists();

/// Whether somebody is likely to be speaking or acting: "said", "told", "was". In lower case.
bool is_person_verb(std::string_view word);
/// Only what people do, never a body or a document: "cried", "phoned".
bool is_speech_verb(std::string_view word);
bool is_month(std::string_view word);
/// Mr, Dr, PC, Auntie: in lower case.
bool is_title(std::string_view word);
/// A title that is a plain word too (nurse, judge, nan): what follows must look like a name.
bool is_weak_title(std::string_view word);
/// Mother, friend, "social worker"'s last word: a name may follow.
bool is_relation(std::string_view word);
/// What makes of two capitals a body, a place or a law and no person: "council", "road", "act".
bool ends_a_body(std::string_view word);
/// A time of the year or the day that is a forename too: it comes and goes without being anybody.
bool is_season(std::string_view word);
/// One of a kind of thing, plant or animal that is a short name too, and that no sentence begins with unless somebody is called so: "fin", "jay".
bool is_thing(std::string_view word);
/// A bent form of a plain word or a term: "resumed", "visits", "youngish".
bool is_bent(std::string_view word);
/// Within a name, in small letters: "de", "van", "al", "ap".
bool is_particle(std::string_view word);

}  // namespace disclosure
