// Names that are plain words too.
#include "disclosure/plain_names.h"

#include "disclosure/lists.h"

namespace disclosure {

bool is_common(const std::string& word) {
    static const WordSet words{"will", "may", "mark", "hope", "grace", "rose", "summer", "winter", "autumn", "spring", "faith", "joy", "grant", "amber", "dawn", "sky", "april", "june", "august", "bill", "bob", "art", "rob", "sue", "pat", "drew", "guy", "miles", "chance", "charity", "christian", "earnest", "frank", "dean", "reed", "wade", "chase", "hunter", "cook", "baker", "small", "mills", "bird", "page", "rich",
                               "jack", "jay", "robin", "ray", "nick", "jade", "ruby", "pearl", "lily", "daisy", "poppy", "ivy", "holly", "olive", "hazel", "violet", "iris", "penny", "ginger", "basil", "rusty", "sonny", "star", "storm", "river", "angel", "melody", "harmony", "destiny", "precious", "blessing", "patience", "prudence", "honour", "king", "prince", "duke", "earl", "max", "gale", "heath", "ash", "stone",
                               "wood", "woods", "field", "fields", "hill", "hills", "lane", "brook", "brooks", "glen", "dale", "cliff", "ford", "kit", "fin", "lance", "dot", "peg", "carol", "harry", "josh", "tod", "drake", "colt", "kip", "bell", "best", "brown", "green", "black", "white", "gray", "grey", "young", "long", "short", "rice", "day", "knight", "marsh", "moss", "north", "west", "south", "east", "park", "parks", "pike", "price",
                               "power", "powers", "rush", "sharp", "swift", "stout", "strong", "bright", "church", "close", "court", "cross", "farmer", "fox", "wolf", "gardener", "hall", "house", "key", "law", "little", "love", "major", "mercy", "noble", "peace", "pope", "potter", "priest", "ridge", "sale", "salt", "savage", "shepherd", "singer", "speed", "street", "tanner", "temple", "tower", "turner", "walker", "wall", "ward", "waters",
                               "weaver", "webb", "wells", "wise", "worth", "bond", "banks", "barker", "booth", "bush", "butcher", "butler", "carpenter", "carter", "child", "clay", "coward", "dear", "english", "french", "welsh", "irish", "scot", "foot", "forest", "freeman", "frost", "good", "hand", "hood", "hunt", "judge", "lord", "mason's", "mead", "mile", "mould", "nation", "new", "old", "paine", "pain", "pool", "pound", "pounds", "read", "reason", "root",
                               "sadler", "seal", "self", "snow", "spencer", "spark", "sparks", "steel", "stock", "summers", "winters", "thorn", "train", "true", "vale", "wade", "way", "weeks", "wild", "winner", "head", "case", "cash", "change", "early", "first", "last", "service", "english", "rowan", "clement", "constant", "sandy", "hardy", "merry", "happy", "sunny", "kay", "bay", "gene", "eve", "noel", "roman", "norman", "victor", "mercy", "gift", "bridge", "bridges"};
    return words.contains(word);
}

bool is_no_term_here(const PlainText& text, std::size_t word) {
    static const WordSet terms{"guidelines", "guideline", "competence", "competency", "competent", "scale", "report", "system", "record", "protocol", "model", "tool", "score", "test", "criteria", "ref", "reference", "no", "number", "id", "check", "inquiry", "review"};
    const auto& words = text.words();
    const auto& name = words[word];
    const bool term = !name.capital && lists().field_words.contains(name.folded) && !lists().ordinary_words.contains(name.folded) && lists().given_names.contains(name.folded);
    return term && !(word + 1 < words.size() && terms.contains(words[word + 1].folded));
}

bool names_a_body(const std::string& word) {
    static const WordSet people{"family", "families", "team", "children's", "childrens"};
    return ends_a_body(word) && !people.contains(word);
}

/// "hopes got the doctors", "marks not here": a plain word and an s without its apostrophe.
void find_glued_possessives(const PlainText& text, const Roster& roster, const NameForms& forms, Findings& findings) {
    static const WordSet next{"got", "been", "back", "not", "gone", "mum", "dad", "mam", "phone", "ok", "fine", "here", "home", "upset", "asleep", "poorly", "ill", "sick", "coming", "staying", "nan", "birthday", "coat", "bag", "room", "house", "mates", "car", "teacher", "away"};
    static const WordSet of_a_thing{"the", "a", "an", "no", "any", "high", "all", "my", "her", "his", "their", "our", "of", "your", "some", "good", "red", "these", "those", "in", "with", "by", "two", "three", "has"};
    const auto& words = text.words();
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const auto& name = words[i];
        static const WordSet owned{"phone", "mum", "dad", "coat", "bag", "birthday", "room", "nan", "teacher"};
        if ((name.capital && (!name.opens || name.all_capitals || !owned.contains(words[i + 1].folded))) || name.folded.size() < 4 || name.folded.back() != 's' || text.plain().compare(name.end, words[i + 1].begin - name.end, " ") != 0 || !next.contains(words[i + 1].folded) || (i && of_a_thing.contains(words[i - 1].folded))) continue;
        const auto& refs = forms.named_by(name.folded.substr(0, name.folded.size() - 1));
        if (!refs.empty() && refs.front().exact && (refs.front().part == Part::Forename || refs.front().part == Part::Alias)) findings.add(name.begin, name.end - 1, "person", Certainty::Possible, "person.forename", refs.size() == 1 ? roster.people[refs.front().person].key : "");
    }
}

/// "went to nana mo", "big lee said": another name of two words or more, in whatever letters.
void find_other_names(const PlainText& text, const Roster& roster, Findings& findings) {
    const auto letter = [&](std::size_t at) { return at < text.lower().size() && text.lower()[at] >= 'a' && text.lower()[at] <= 'z'; };
    for (const auto& person : roster.people)
        for (const auto& also : person.also) {
            const PlainText name{also};
            if (name.words().size() < 2 || name.lower().size() < 5) continue;
            for (auto at = text.lower().find(name.lower()); at != std::string::npos; at = text.lower().find(name.lower(), at + 1))
                if ((at == 0 || !letter(at - 1)) && !letter(at + name.lower().size())) findings.add(at, at + name.lower().size(), "person", Certainty::Likely, "person.also", person.key);
        }
}

}  // namespace disclosure
