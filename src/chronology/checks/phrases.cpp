#include "chronology/checks/phrases.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace chronology {

namespace {

using Spelled = std::array<std::string_view, 3>;
using Abbreviations = std::unordered_map<std::string_view, Spelled>;

const Abbreviations& abbreviations() {
    static const Abbreviations known{
        {"hv", {"health", "visitor", ""}}, {"sw", {"social", "worker", ""}}, {"s/w", {"social", "worker", ""}}, {"csc", {"social", "care", ""}}, {"s/c", {"social", "care", ""}}, {"mtg", {"meeting", "", ""}}, {"tc", {"telephone", "call", ""}}, {"t/c", {"telephone", "call", ""}}, {"tel", {"telephone", "", ""}},
        {"strat", {"strategy", "", ""}}, {"r/v", {"review", "", ""}}, {"rv", {"review", "", ""}}, {"appt", {"appointment", "", ""}}, {"app", {"appointment", "", ""}}, {"dna", {"did", "not", "attend"}}, {"wnb", {"was", "not", "brought"}}, {"ed", {"emergency", "department", ""}}, {"a/e", {"emergency", "department", ""}},
        {"h/v", {"home", "visit", ""}}, {"ref", {"referral", "", ""}}, {"asst", {"assessment", "", ""}}, {"ht", {"headteacher", "", ""}}, {"cp", {"child", "protection", ""}}, {"eh", {"early", "help", ""}}, {"rang", {"telephone", "call", ""}}, {"phoned", {"telephone", "call", ""}}, {"telephoned", {"telephone", "call", ""}}, {"phone", {"telephone", "", ""}},
        {"mum", {"mother", "", ""}}, {"mam", {"mother", "", ""}}, {"mo", {"mother", "", ""}}, {"dad", {"father", "", ""}}, {"fa", {"father", "", ""}}, {"gran", {"grandmother", "", ""}}, {"nan", {"grandmother", "", ""}}, {"nana", {"grandmother", "", ""}}, {"nanna", {"grandmother", "", ""}}, {"mgm", {"grandmother", "", ""}}, {"pgm", {"grandmother", "", ""}},
        {"mw", {"midwife", "", ""}}, {"cmw", {"midwife", "", ""}}, {"ss", {"social", "services", ""}}, {"nok", {"next", "kin", ""}}, {"yp", {"young", "person", ""}}, {"cyp", {"young", "person", ""}}, {"discussion", {"meeting", "", ""}}, {"conversation", {"call", "", ""}}, {"imms", {"immunisation", "", ""}},
        {"dv", {"domestic", "abuse", ""}}, {"officers", {"police", "", ""}}, {"officer", {"police", "", ""}}, {"pcso", {"police", "", ""}}, {"pc", {"police", "", ""}}, {"ds", {"police", "", ""}}, {"constable", {"police", "", ""}}, {"sgt", {"police", "", ""}}, {"accommodation", {"housing", "", ""}}, {"council", {"social", "", ""}},
    };
    return known;
}

struct PartyWord {
    std::string_view word;
    Party party;
};
constexpr auto party_words = std::to_array<PartyWord>({
    {"mother", Party::Mother}, {"mum", Party::Mother}, {"ms", Party::Mother}, {"mrs", Party::Mother}, {"miss", Party::Mother}, {"parents", Party::Mother}, {"father", Party::Father}, {"dad", Party::Father}, {"mr", Party::Father}, {"parents", Party::Father}, {"grandmother", Party::Grandparent}, {"grandfather", Party::Grandparent}, {"grandad", Party::Grandparent}, {"grandparents", Party::Grandparent},
    {"child", Party::Child}, {"children", Party::Child}, {"baby", Party::Child}, {"sibling", Party::Sibling}, {"brother", Party::Sibling}, {"sister", Party::Sibling}, {"social", Party::SocialCare}, {"services", Party::SocialCare}, {"duty", Party::SocialCare}, {"police", Party::Police}, {"visitor", Party::HealthVisiting}, {"visiting", Party::HealthVisiting},
    {"school", Party::School}, {"headteacher", Party::School}, {"head", Party::School}, {"teacher", Party::School}, {"primary", Party::School}, {"college", Party::School}, {"nursery", Party::School}, {"academy", Party::School}, {"dsl", Party::School}, {"senco", Party::School}, {"education", Party::School}, {"gp", Party::Doctor}, {"surgery", Party::Doctor}, {"doctor", Party::Doctor}, {"dr", Party::Doctor}, {"practice", Party::Doctor},
    {"housing", Party::Housing}, {"landlord", Party::Housing}, {"tenancy", Party::Housing}, {"estate", Party::Housing}, {"midwife", Party::Midwife}, {"midwifery", Party::Midwife}, {"maternity", Party::Midwife}, {"hospital", Party::Hospital}, {"ward", Party::Hospital}, {"emergency", Party::Hospital}, {"paediatric", Party::Hospital}, {"ambulance", Party::Ambulance}, {"paramedic", Party::Ambulance}, {"crew", Party::Ambulance}, {"youth", Party::Youth}, {"yot", Party::Youth}, {"constabulary", Party::Police}, {"carer", Party::Mother}, {"stepfather", Party::Father}, {"stepdad", Party::Father}, {"partner", Party::Father}, {"nurse", Party::HealthVisiting}, {"consultant", Party::Hospital}, {"paediatrics", Party::Hospital}, {"paediatrician", Party::Hospital},
    {"safeguarding", Party::SocialCare}, {"mash", Party::SocialCare}, {"camhs", Party::Doctor},
});

struct ContactWord {
    std::string_view word;
    Contact contact;
};
constexpr auto contact_words = std::to_array<ContactWord>({
    {"visit", Contact::Visit}, {"visited", Contact::Visit}, {"hv", Contact::Visit}, {"home", Contact::Visit}, {"call", Contact::Call}, {"telephone", Contact::Call}, {"rung", Contact::Call}, {"ring", Contact::Call}, {"999", Contact::Call}, {"meeting", Contact::Meeting}, {"conference", Contact::Meeting}, {"strategy", Contact::Meeting}, {"core", Contact::Meeting}, {"tac", Contact::Meeting}, {"review", Contact::Meeting},
    {"appointment", Contact::Appointment}, {"clinic", Contact::Appointment}, {"surgery", Contact::Appointment}, {"review", Contact::Appointment}, {"antenatal", Contact::Appointment}, {"immunisation", Contact::Appointment}, {"vaccine", Contact::Appointment}, {"attend", Contact::Appointment}, {"brought", Contact::Appointment}, {"referral", Contact::Referral}, {"referred", Contact::Referral}, {"contact", Contact::Referral},
    {"letter", Contact::Letter}, {"email", Contact::Letter}, {"emailed", Contact::Letter}, {"wrote", Contact::Letter}, {"posted", Contact::Letter}, {"attended", Contact::Incident}, {"attendance", Contact::Incident}, {"incident", Contact::Incident}, {"missing", Contact::Incident}, {"reported", Contact::Incident}, {"school", Contact::School}, {"class", Contact::School}, {"lesson", Contact::School}, {"welfare", Contact::Check}, {"check", Contact::Check}, {"panel", Contact::Meeting}, {"conf", Contact::Meeting}, {"group", Contact::Meeting}, {"cin", Contact::Meeting}, {"handover", Contact::Meeting}, {"session", Contact::Appointment}, {"therapy", Contact::Appointment}, {"dental", Contact::Appointment}, {"screening", Contact::Appointment},
    {"text", Contact::Letter}, {"message", Contact::Letter}, {"report", Contact::Letter}, {"notification", Contact::Referral}, {"contact", Contact::Call}, {"spoke", Contact::Call}, {"hospital", Contact::Appointment}, {"scene", Contact::Incident}, {"called", Contact::Call}, {"calls", Contact::Call}, {"calling", Contact::Call}, {"meet", Contact::Meeting}, {"met", Contact::Meeting}, {"visits", Contact::Visit}, {"doorstep", Contact::Visit}, {"address", Contact::Visit},
});

constexpr auto idle_words = std::to_array<std::string_view>({
    "a", "an", "and", "the", "of", "to", "in", "on", "at", "for", "with", "was", "were", "is", "are", "be", "been", "has", "had", "have", "by", "as", "that", "this", "it", "its", "he", "she", "they", "them", "his", "her", "their", "him", "i", "we", "you", "my", "me", "our", "from", "or", "but", "not", "no", "so", "if", "when", "who", "which", "there", "will",
    "would", "she'd", "he'd", "re", "up", "out", "into", "about", "after", "before", "than", "then", "also", "all", "any", "some", "very", "due", "w", "via", "per", "etc", "said", "says", "told", "re.", "did", "does", "do", "be", "being", "could", "should", "can", "may", "both",
});

struct Opposites {
    std::array<std::string_view, 6> first, second;
};
constexpr auto opposite_words = std::to_array<Opposites>({
    {{"single", "", "", "", "", ""}, {"joint", "", "", "", "", ""}},
    {{"agreed", "accepted", "consented", "", "", ""}, {"declined", "refused", "disagreed", "rejected", "", ""}},
    {{"close", "closed", "closing", "closure", "", ""}, {"open", "remain", "ongoing", "continue", "reopened", ""}},
    {{"first", "once", "never", "", "", ""}, {"several", "repeatedly", "again", "often", "frequent", ""}},
    {{"alone", "own", "only", "", "", ""}, {"both", "together", "", "", "", ""}},
    {{"given", "received", "", "", "", ""}, {"missed", "brought", "cancelled", "withheld", "", ""}},
    {{"engaged", "welcoming", "polite", "", "", ""}, {"hostile", "unwelcoming", "reluctant", "aggressive", "", ""}},
    {{"clean", "tidy", "warm", "", "", ""}, {"dirty", "cluttered", "untidy", "cold", "", ""}},
    {{"urgent", "emergency", "", "", "", ""}, {"routine", "nonurgent", "", "", "", ""}},
});

template <std::size_t N>
bool stands_among(const std::array<std::string_view, N>& list, std::string_view word) {
    return !word.empty() && std::ranges::find(list, word) != list.end();
}

bool has(const Words& words, std::string_view wanted) { return std::ranges::find(words, wanted) != words.end(); }

/// The words stand there in that order with at most `between` others between two of them.
bool in_order(const Words& words, std::initializer_list<std::string_view> wanted, std::size_t between = 1) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t at = i;
        bool all = words[i] == *wanted.begin();
        for (auto next = wanted.begin() + 1; all && next != wanted.end(); ++next) {
            std::size_t step = 1;
            while (step <= between + 1 && at + step < words.size() && words[at + step] != *next) ++step;
            all = step <= between + 1 && at + step < words.size();
            at += step;
        }
        if (all) return true;
    }
    return false;
}

}  // namespace

std::span<const std::string_view> abbreviation(std::string_view word) {
    const auto found = abbreviations().find(word);
    if (found == abbreviations().end()) return {};
    const auto& words = found->second;
    return std::span{words}.first(words[1].empty() ? 1 : words[2].empty() ? 2 : 3);
}

bool is_abbreviation(std::string_view word) { return abbreviations().contains(word); }

bool is_idle(std::string_view word) {
    static const std::unordered_set<std::string_view> known{idle_words.begin(), idle_words.end()};
    return known.contains(word);
}

Parties parties_in(const Words& words) {
    static const auto known = [] {
        std::unordered_map<std::string_view, Parties> out;
        for (const auto& [word, party] : party_words) out[word] |= static_cast<Parties>(std::to_underlying(party));
        return out;
    }();
    Parties parties = 0;
    for (const auto& word : words)
        if (const auto found = known.find(word); found != known.end()) parties |= found->second;
    return parties;
}

Contacts contacts_in(const Words& words) {
    static const auto known = [] {
        std::unordered_map<std::string_view, Contacts> out;
        for (const auto& [word, contact] : contact_words) out[word] |= static_cast<Contacts>(std::to_underlying(contact));
        return out;
    }();
    Contacts contacts = 0;
    for (const auto& word : words)
        if (const auto found = known.find(word); found != known.end()) contacts |= found->second;
    return contacts;
}

bool says_absent(const Words& clause) {
    if (has(clause, "apologies") || has(clause, "apologised") || has(clause, "unavailable") || has(clause, "nobody")) return true;
    constexpr std::size_t bare = 3;
    if (clause.size() <= bare && clause.back() == "not") return true;  // "(Dad not)"
    if (in_order(clause, {"not", "present"}) || in_order(clause, {"at", "work"}, 0) || in_order(clause, {"not", "there"}, 0) || in_order(clause, {"unable", "attend"}, 1)) return true;
    for (const std::string_view came : {"come", "attend", "join", "appear", "turn", "arrive"})
        if (in_order(clause, {"not", came}, 0) || in_order(clause, {"didn't", came}, 0) || in_order(clause, {"not", "manage", "to", came}, 0) || in_order(clause, {"not", "able", "to", came}, 0) || in_order(clause, {"unable", "to", came}, 0)) return true;
    return in_order(clause, {"not", "get", "time"}, 0) || in_order(clause, {"not", "get", "away"}, 0);
}

std::optional<bool> says_kept(const Words& sentence) {
    for (const std::string_view came : {"attend", "brought", "kept", "arrive", "come", "conveyed", "happen"})
        if (in_order(sentence, {"not", came}, 0) || in_order(sentence, {"didn't", came}, 0)) return false;
    if (in_order(sentence, {"no", "access"}, 0) || in_order(sentence, {"no", "answer"}, 0) || in_order(sentence, {"no", "reply"}, 0) || in_order(sentence, {"nobody", "home"}, 1) || in_order(sentence, {"no", "show"}, 0) || in_order(sentence, {"failed", "attend"}, 1)) return false;
    if (has(sentence, "missed") || has(sentence, "cancelled") || in_order(sentence, {"nobody", "came"}, 0)) return false;
    if (has(sentence, "kept") || has(sentence, "attended") || has(sentence, "brought") || has(sentence, "conveyed") || in_order(sentence, {"on", "scene"}, 0)) return true;
    return std::nullopt;
}

std::optional<bool> says_seen(const Words& sentence) {
    if (in_order(sentence, {"not", "seen"}, 1) || in_order(sentence, {"not", "see"}, 0) || in_order(sentence, {"didn't", "see"}, 0) || has(sentence, "unseen")) return false;
    if (in_order(sentence, {"no", "one", "seen"}, 4)) return false;
    for (const std::string_view nobody : {"nobody", "never", "without"})  // "nobody from college has seen her"
        if (in_order(sentence, {nobody, "seen"}, 4) || in_order(sentence, {nobody, "seeing"}, 4)) return false;
    if (has(sentence, "seen") || has(sentence, "saw")) return true;
    return std::nullopt;
}

bool says_outcome(const Words& words) {
    static constexpr auto outcomes = std::to_array<std::string_view>({"plan", "agreed", "advised", "advice", "outcome", "nfa", "action", "referral", "referred", "arranged", "booked", "closed", "rebook", "rebooked", "continue", "continues", "follow", "rearranged", "rearrange", "decision", "decided"});
    return std::ranges::any_of(words, [&](const std::string& word) { return stands_among(outcomes, word); });
}

bool says_move(const Words& words) {
    if (has(words, "rehoused") || has(words, "relocated") || in_order(words, {"new", "address"}, 0) || in_order(words, {"change", "address"}, 1) || in_order(words, {"change", "placement"}, 1) || in_order(words, {"moved", "house"}, 0) || in_order(words, {"new", "placement"}, 0)) return true;
    for (const std::string_view to : {"to", "into", "from", "out", "in", "away"})
        if (in_order(words, {"moved", to}, 0) || in_order(words, {"moving", to}, 0)) return true;
    return false;
}

bool says_told_later(const Words& sentence) {
    return has(sentence, "yesterday") || has(sentence, "retrospective") || has(sentence, "retrospectively") || in_order(sentence, {"typed", "up"}, 0) || in_order(sentence, {"night", "before"}, 0) || in_order(sentence, {"late", "entry"}, 0) || in_order(sentence, {"last", "night"}, 0);
}

std::uint32_t sides_in(const Words& sentence) {
    static const auto known = [] {
        std::unordered_map<std::string_view, std::uint32_t> out;
        for (std::size_t i = 0; i < opposite_words.size(); ++i) {
            for (const auto word : opposite_words[i].first) out[word] |= 1U << (2 * i);
            for (const auto word : opposite_words[i].second) out[word] |= 2U << (2 * i);
        }
        out.erase(std::string_view{});
        return out;
    }();
    constexpr std::size_t near = 4;
    std::uint32_t sides = 0;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const auto found = known.find(sentence[i]);
        if (found == known.end()) continue;
        const auto behind = std::span{sentence}.subspan(i + 1, std::min(near, sentence.size() - i - 1));
        if (std::ranges::find(behind, "not") == behind.end()) sides |= found->second;  // "joint enquiries were not agreed"
    }
    return sides;
}

std::pair<std::string_view, std::string_view> opposites(std::size_t pair) { return {opposite_words[pair].first[0], opposite_words[pair].second[0]}; }
std::size_t pairs_of_opposites() { return opposite_words.size(); }

int counted(std::string_view word) {
    static constexpr auto numbers = std::to_array<std::string_view>({"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"});
    if (const auto found = std::ranges::find(numbers, word); !word.empty() && found != numbers.end()) return static_cast<int>(found - numbers.begin());
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc{} && end == word.data() + word.size() && number > 0 && number < 1000 ? number : 0;
}

bool is_unit(std::string_view word) {
    static constexpr auto units = std::to_array<std::string_view>({"minutes", "mins", "min", "hours", "hour", "hrs", "days", "day", "weeks", "week", "months", "month", "years", "year", "am", "pm", "weekly", "monthly", "of", "and", "the", "to", "ml", "mg", "kg", "at", "in", "or", "for", "a", "yr", "old"});
    return stands_among(units, word) || counted(word) > 0;
}

}  // namespace chronology
