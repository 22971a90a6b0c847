/// Names that are plain words too.
#pragma once

#include <string>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/name_forms.h"

namespace disclosure {

/// A plain word that is a name as well, and stands in texts with a capital without being one. "Lee" and "Mason" are in the dictionary and hardly anywhere else.
bool is_common(const std::string& word);

/// "fraser is driving": a name that the field has a term from, in small letters, and nothing behind it that makes it the term ("fraser guidelines").
bool is_no_term_here(const PlainText& text, std::size_t word);

/// A body, but no group of people: "the Dunne Family" are people of the case.
bool names_a_body(const std::string& word);

/// Words in small letters that stand by a name that is a plain word, and hardly by the plain word itself.
namespace plain_names {
inline const WordSet passing{"last", "now", "not", "still", "again", "just", "then", "only", "already", "later", "today", "since", "both", "yet"};
inline const WordSet found_to_be{"seen", "absent", "home", "well", "unwell", "asleep", "here", "present", "upset", "brought", "taken", "quiet", "settled", "gaining", "thriving", "missing"};
inline const WordSet no_past{"need", "feed", "proceed", "exceed", "speed", "succeed", "embed", "shed", "bleed", "breed", "indeed", "would", "could", "also", "never", "always", "cannot", "who", "put"};
inline const WordSet tasks{"see", "ring", "call", "visit", "email", "chase", "contact", "complete", "write", "speak", "arrange", "refer", "send", "follow", "discuss", "update", "attend", "request", "share", "meet", "liaise", "phone", "text", "book", "invite", "circulate", "confirm", "collect", "draft", "obtain", "provide", "check", "review"};
inline const WordSet deeds{"turned", "came", "went", "rang", "texted", "phoned", "said", "says", "told", "took", "hit", "cried", "kicked", "started", "wants", "wont", "didnt", "doesnt", "hasnt", "isnt", "wasnt", "keeps", "kept", "gets", "slept", "shouted", "pushed", "grabbed", "punched", "smashed", "left", "picked", "dropped", "stayed"};
inline const WordSet joining{"and", "n", "but", "when", "if", "then", "cos", "coz", "because", "so", "that", "told", "asked", "saw", "with", "before", "after", "since", "til", "till", "while", "why", "where"};
inline const WordSet everybodys{"mum", "dad", "mam", "mummy", "daddy", "mother", "father", "baby", "sister", "brother"};
inline const WordSet shouted{"was", "is", "has", "said", "told", "rang", "went", "came", "not", "seen", "refused", "attended", "to"};
inline const WordSet kin{"children", "siblings", "household", "boys", "girls", "kids", "brothers", "sisters", "twins"};
inline const WordSet asking{"is", "hows", "wheres", "was", "has"}, asked_after{"ok", "home", "in", "back", "coming", "there", "with", "alright", "awake", "asleep", "better"};
inline const WordSet takes_a_person{"told", "asked", "by", "with", "from", "rang", "called", "named", "phoned", "texted", "saw", "met", "emailed", "messaged", "and", "to"};
inline const WordSet has{"has", "said", "says", "wont", "cant", "went", "came", "got", "is", "was"};
inline const WordSet helping{"will", "may", "can", "mark", "grant", "hope"};
inline const WordSet written_small{"mr", "mrs", "ms", "miss", "dr", "cllr", "prof"};
}  // namespace plain_names

/// "hopes got the doctors" of a Hope of the register: an s without its apostrophe, before what somebody has or does.
void find_glued_possessives(const PlainText& text, const Roster& roster, const NameForms& forms, Findings& findings);

/// "went to nana mo", "big lee said": another name of two words or more, in whatever letters.
void find_other_names(const PlainText& text, const Roster& roster, Findings& findings);

}  // namespace disclosure
