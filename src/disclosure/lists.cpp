#include "disclosure/lists.h"

#include "base/embedded.h"
#include "base/fault.h"
#include "base/text.h"

namespace base::embed {
std::vector<base::EmbeddedFile> disclosure_lists();
}

namespace disclosure {

namespace {

std::string_view file_named(std::string_view name) {
    static const auto files = base::embed::disclosure_lists();
    for (const auto& file : files)
        if (file.path == name) return file.bytes;
    throw base::Fault{"A list of the disclosure check is missing from the program", std::string{name}, "Build the program again."};
}

template <class Take>
void each_line(std::string_view name, Take&& take) {
    auto rest = file_named(name);
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = base::trim(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (!line.empty() && line.front() != '#') take(line);
    }
}

template <class Take>
void each_word(std::string_view name, Take&& take) {
    each_line(name, [&](std::string_view line) {
        while (!line.empty()) {
            const auto gap = line.find_first_of(" ,");
            if (const auto word = line.substr(0, gap); !word.empty()) take(word);
            line = gap == std::string_view::npos ? std::string_view{} : line.substr(gap + 1);
        }
    });
}

void read_short_forms(Lists& result) {
    each_line("short_names.txt", [&](std::string_view line) {
        const auto colon = line.find(':');
        std::vector<std::string> family{std::string{line.substr(0, colon)}};
        auto rest = line.substr(colon + 1);
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            family.emplace_back(base::trim(rest.substr(0, comma)));
            rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        }
        for (std::size_t i = 1; i < family.size(); ++i) {
            result.short_forms[family[0]].push_back(family[i]);
            for (std::size_t k = 0; k < family.size(); ++k)
                if (k != i) result.short_forms[family[i]].push_back(family[k]);
        }
    });
    for (const auto& [name, forms] : result.short_forms)
        if (name.size() > 2) result.given_names.insert(name);
}

Lists read() {
    Lists result;
    each_line("given_names.txt", [&](std::string_view word) { result.given_names.insert(word); });
    each_line("surnames.txt", [&](std::string_view word) { result.surnames.insert(word); });
    each_line("ordinary_words.txt", [&](std::string_view word) { result.ordinary_words.insert(word); });
    each_line("towns.txt", [&](std::string_view word) { word.find(' ') == std::string_view::npos ? void(result.towns.insert(word)) : void(result.phrases.insert(std::string{word})); });
    each_line("public_lines.txt", [&](std::string_view line) { result.public_lines.insert(line.substr(0, line.find(' '))); });
    each_line("namesakes.txt", [&](std::string_view words) { result.phrases.insert(std::string{words}); });
    each_word("field_words.txt", [&](std::string_view word) { result.field_words.insert(word); });
    each_word("acronyms.txt", [&](std::string_view word) { result.acronyms.insert(word); });
    each_word("no_names.txt", [&](std::string_view word) { result.no_names.insert(word); });
    each_line("conditions.txt", [&](std::string_view line) { result.conditions.push_back(base::fold(line)); });
    each_line("occupations.txt", [&](std::string_view line) { result.occupations.emplace_back(line); });
    return result;
}

Lists& built() {
    static Lists result = [] {
        auto lists = read();
        return lists;
    }();
    static const bool joined = (read_short_forms(result), true);
    static_cast<void>(joined);
    return result;
}

}  // namespace

const Lists& lists() { return built(); }

bool is_person_verb(std::string_view word) {
    static const WordSet verbs{"said", "says", "told", "tells", "was", "is", "had", "has", "went", "asked", "lived", "lives", "felt", "feels", "attended", "moved", "reported", "disclosed", "explained", "described",
                               "came", "did", "does", "took", "arrived", "left", "stayed", "wanted", "spoke", "returned", "began", "became", "saw", "got", "thought", "agreed", "refused", "denied", "phoned", "rang",
                               "texted", "called", "wrote", "cried", "smiled", "laughed", "walked", "ran", "slept", "ate", "played", "drew", "met", "knew", "visited", "missed", "needed", "loved", "liked", "likes",
                               "gave", "made", "found", "heard", "helped", "kept", "put", "started", "stopped", "tried", "used", "worked", "died", "who", "confirmed", "stated", "alleged", "collected", "brought",
                               "presented", "appeared", "remained", "signed", "answered", "noted", "shared", "accepted", "declined", "turned", "would", "could", "also", "never", "always", "cannot", "wants", "goes", "can't", "advised", "recalled",
                               "remembered", "sat", "stood", "held", "weighed", "waited", "admitted", "replied", "added", "apologised", "introduced", "chaired", "replies", "posts", "writes", "rings", "texts", "calls"};
    return verbs.contains(word);
}

bool is_speech_verb(std::string_view word) {
    static const WordSet verbs{"said", "says", "told", "asked", "phoned", "rang", "texted", "cried", "smiled", "laughed", "walked", "slept", "ate", "lived", "lives", "died", "disclosed", "denied", "replied", "spoke", "refused",
                               "arrived", "felt", "wept", "shouted", "whispered", "answered", "apologised", "knocked", "slapped", "hugged", "sat", "stood", "drank", "loved", "explained", "attended", "recalled", "waited", "admitted", "collected"};
    return verbs.contains(word);
}

bool is_month(std::string_view word) {
    static const WordSet months{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
    return months.contains(word);
}

bool is_title(std::string_view word) {
    static const WordSet titles{"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "revd", "reverend", "cllr", "councillor", "hhj", "dj", "ddj", "pc", "dc", "ps", "ds", "di", "dci", "dsupt", "det", "supt", "tdc", "wpc", "pcso", "sgt",
                                "insp", "sergeant", "inspector", "constable", "superintendent", "auntie", "aunty", "pani", "pan", "mme", "herr", "fr", "master", "mister", "wdc", "spc", "det supt"};
    return titles.contains(word) || is_weak_title(word);
}

bool is_weak_title(std::string_view word) {
    static const WordSet titles{"nurse", "judge", "matron", "midwife", "imam", "pastor", "aunt", "uncle", "nan", "nana", "nanny", "nain", "taid", "gran", "granny", "grandma", "grandad", "grandpa", "granddad", "lady", "lord", "justice", "recorder", "sister", "brother",
                                "father", "mum", "mam", "dad", "mother", "coach", "cousin", "baby", "teacher", "doctor", "modryb", "ewythr", "captain", "coroner", "rabbi", "canon", "officer"};
    return titles.contains(word);
}

bool is_relation(std::string_view word) {
    static const WordSet words{"mother", "father", "mum", "mam", "dad", "mummy", "daddy", "brother", "sister", "son", "daughter", "aunt", "uncle", "cousin", "grandmother", "grandfather", "grandma", "grandad", "granny", "gran", "nan", "nain", "taid", "partner", "ex-partner", "husband",
                               "wife", "boyfriend", "girlfriend", "friend", "friends", "stepfather", "stepmother", "stepdad", "stepmum", "stepbrother", "stepsister", "neighbour", "baby", "toddler", "twin", "twins", "called", "named", "nephew", "niece", "godmother", "godfather", "fiance", "fiancee",
                               "sibling", "siblings", "half-brother", "half-sister", "worker", "visitor", "midwife", "teacher", "headteacher", "head", "nurse", "solicitor", "guardian", "doctor", "paediatrician", "consultant", "psychologist", "therapist", "officer", "carer", "childminder", "reviewer",
                               "manager", "witness", "lodger", "landlord", "barrister", "interpreter", "counsellor", "mentor", "tutor", "name", "alias", "aka", "dear", "hi", "hello", "hiya", "sons", "daughters", "brothers", "sisters", "mate", "ex", "pal", "schoolfriend", "classmate", "flatmate", "housemate", "parent", "parents", "stepson", "stepdaughter", "grandson", "granddaughter", "grandparents", "chwaer", "brawd", "mam-gu", "boy", "girl", "man", "woman", "forename", "surname", "patient", "pupil", "student", "chair", "author", "signed", "birth"};
    return words.contains(word);
}

bool is_particle(std::string_view word) {
    static const WordSet words{"de", "da", "di", "du", "del", "della", "la", "le", "van", "von", "der", "den", "ter", "bin", "bint", "ibn", "al", "el", "ap", "ab", "ferch", "dos", "das", "san", "ben", "ul", "ud", "ur", "o", "mac", "mc", "st", "thi", "abu", "umm", "y", "e"};
    return words.contains(word);
}

bool ends_a_body(std::string_view word) {
    static const WordSet words{"council", "road", "street", "avenue", "lane", "close", "drive", "court", "school", "academy", "college", "hospital", "partnership", "board", "trust", "centre", "house", "county", "borough", "city", "act", "police", "constabulary", "service",
                               "services", "report", "review", "inquiry", "university", "foundation", "park", "hill", "green", "crescent", "terrace", "gardens", "way", "place", "square", "town", "village", "church", "ward", "unit", "surgery", "practice", "nursery", "primary", "clinic",
                               "syndrome", "disease", "scale", "model", "method", "test", "score", "principle", "principles", "protocol", "programme", "project", "team", "family", "families", "safeguarding", "children's", "childrens", "infirmary", "station", "hall", "bay", "estate", "district", "health", "area",
                               "checklist", "tool", "law", "fund", "ambulance", "lynn", "award", "awards", "day", "week", "month", "appeal", "campaign", "assessment", "infant", "junior", "group", "charity", "society", "limited", "ltd", "plc", "manor", "bridge", "valley", "river", "beach", "united", "rovers", "fc", "hotel", "committee", "panel", "network", "forum", "alliance", "association"};
    return words.contains(word);
}

bool is_bent(std::string_view word) {
    for (const std::string_view ending : {"s", "es", "ed", "ing", "d", "ly", "er", "ish"}) {
        if (!word.ends_with(ending)) continue;
        const auto stem = word.substr(0, word.size() - ending.size());
        if (stem.size() > 2 && (lists().ordinary_words.contains(stem) || lists().field_words.contains(stem))) return true;
    }
    return false;
}

bool is_thing(std::string_view word) {
    static const WordSet things{"fin", "jay", "robin", "bob", "jack", "ray", "kit", "nick", "pip", "dale", "cliff", "wren", "lance", "reed", "jock", "dot", "peg", "penny", "ginger", "olive", "ivy", "hazel", "holly", "heather", "iris", "violet", "poppy", "daisy", "lily", "rosemary", "pearl", "ruby", "jade", "beryl", "harry", "josh", "jimmy", "tod", "drake", "colt", "kip", "sonny", "ash", "basil", "carol", "rusty", "tabby"};
    return things.contains(word);
}
bool is_season(std::string_view word) {
    static const WordSet words{"spring", "summer", "autumn", "winter", "christmas", "easter", "dawn", "eve", "noel", "sunday", "saturday"};
    return words.contains(word);
}

}  // namespace disclosure
