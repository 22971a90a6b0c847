#include "learning/advice.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "collection/words.h"

namespace learning {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 14> reminders{"remind", "reminds", "reminded", "raise awareness", "raising awareness", "awareness raising", "be aware", "made aware", "be reminded", "highlight the importance", "reinforce the importance", "disseminate", "circulate a briefing", "cascade"};
constexpr std::array<std::string_view, 62> verbs{
    "agree", "agrees", "amend", "appoint", "assess", "audit", "bring", "build", "carry", "change", "check", "commission", "create", "decide", "deliver", "design", "develop", "embed", "end", "ensure", "establish", "fund", "give", "implement", "improve", "include",
    "increase", "introduce", "invite", "join", "keep", "make", "measure", "merge", "move", "offer", "open", "pay", "produce", "provide", "publish", "put", "record", "redesign", "reduce", "remove", "replace", "require", "review", "revise", "see", "send", "set", "share",
    "speak", "start", "stop", "test", "train", "update", "visit", "weigh"};

/// What only some bodies can do, and those that can.
struct Power {
    std::array<std::string_view, 4> asks;
    std::array<std::string_view, 6> bodies;
};
constexpr std::array<Power, 6> powers{{
    {{"legislation", "change the law", "statutory guidance", "primary legislation"}, {"national_government", "the_panel", "", "", "", ""}},
    {{"inspection framework", "inspect whether", "inspection handbook", ""}, {"inspectorate", "national_government", "", "", "", ""}},
    {{"police national computer", "arrest", "force policy", "officers should"}, {"police", "national_government", "whole_partnership", "lead_partners", "", ""}},
    {{"child protection plan", "care proceedings", "section 47", "social workers should"}, {"social_care", "whole_partnership", "lead_partners", "family_justice", "", ""}},
    {{"commission a service", "commissioning of health", "recommission", "health visiting contract"}, {"health_commissioner", "social_care", "whole_partnership", "lead_partners", "national_government", "adult_services"}},
    {{"tenancy", "rehouse", "housing allocation", "landlord"}, {"housing", "whole_partnership", "lead_partners", "national_government", "", ""}}}};

/// Whole words.
bool says(std::string_view plain, std::string_view words) {
    if (words.empty()) return false;
    for (auto at = plain.find(words); at != std::string_view::npos; at = plain.find(words, at + 1)) {
        const bool begins = at == 0 || plain[at - 1] == ' ', ends = at + words.size() == plain.size() || plain[at + words.size()] == ' ';
        if (begins && ends) return true;
    }
    return false;
}
bool says_any(std::string_view plain, Words list) {
    return std::ranges::any_of(list, [&](std::string_view words) { return says(plain, words); });
}

std::vector<std::string> targets_of(const casework::Answers& answers) {
    std::vector<std::string> list;
    for (std::size_t turn = 0; turn < answers.turns("addressee"); ++turn)
        if (const auto& target = answers.of("addressee", "target", turn); !target.empty()) list.push_back(target);
    return list;
}

bool has_owner(const casework::Answers& answers) {
    for (std::size_t turn = 0; turn < answers.turns("addressee"); ++turn)
        if (!answers.of("addressee", "name", turn).empty() || !answers.of("addressee", "target", turn).empty()) return true;
    return false;
}

/// One of the bodies asked can do it, or nobody was asked and nothing can be said.
bool asks_wrong_body(std::string_view plain, const std::vector<std::string>& targets) {
    if (targets.empty()) return false;
    return std::ranges::any_of(powers, [&](const Power& power) {
        return says_any(plain, power.asks) && std::ranges::none_of(targets, [&](const std::string& target) { return std::ranges::find(power.bodies, target) != power.bodies.end(); });
    });
}

}  // namespace

std::vector<Advice> advice_on(const casework::Answers& answers) {
    const auto said = [&](const char* field) -> const std::string& { return answers.of("recommendation", field); };
    const auto plain = collection::plain_words(said("text") + " " + said("required"));
    const bool reminds = says_any(plain, reminders);
    std::vector<Advice> list;
    if (!has_owner(answers)) list.push_back(Advice::NoOwner);
    if (!says_any(plain, verbs) && !reminds) list.push_back(Advice::NoVerb);
    if (!answers.day({"recommendation", 0, "by"})) list.push_back(Advice::NoDay);
    if (asks_wrong_body(plain, targets_of(answers))) list.push_back(Advice::WrongBody);
    if (reminds) list.push_back(Advice::RemindsOnly);
    if (said("outcome").empty()) list.push_back(Advice::NoOutcome);
    if (said("test").empty()) list.push_back(Advice::NoTest);
    return list;
}

}  // namespace learning
