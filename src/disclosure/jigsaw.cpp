#include "disclosure/jigsaw.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "disclosure/check.h"
#include "disclosure/date_said.h"

namespace disclosure {

namespace {

std::string key_of(const Fact& fact) { return word_of(fact.aspect) + std::string{":"} + base::fold(base::squeeze(fact.value)); }

/// Three facts in common leave one family in an area; two do where one of them is a rare fact or an exact one; one alone is what every review shares with the news.
Risk risk_of(const std::vector<Fact>& shared) {
    if (shared.size() >= 3) return Risk::High;
    if (shared.size() < 2) return Risk::Low;
    const auto telling = std::count_if(shared.begin(), shared.end(), [](const Fact& fact) { return fact.aspect == Aspect::Rare || fact.precise; });
    return telling == 2 && shared[0].aspect != shared[1].aspect ? Risk::High : Risk::Medium;
}

}  // namespace

const char* word_of(Aspect aspect) {
    switch (aspect) {
        case Aspect::Age: return "age";
        case Aspect::Area: return "area";
        case Aspect::Date: return "date";
        case Aspect::Harm: return "harm";
        case Aspect::Rare: return "rare";
    }
    return "rare";
}

const char* word_of(Risk risk) { return risk == Risk::High ? "high" : risk == Risk::Medium ? "medium" : "low"; }

Jigsaw jigsaw(const std::vector<Fact>& facts, const std::vector<OtherText>& others) {
    Jigsaw result;
    std::map<std::string, int> shared_by;
    for (const auto& other : others) {
        std::set<std::string> theirs, counted;
        for (const auto& fact : other.facts) theirs.insert(key_of(fact));
        Combination combination{other.title, {}, Risk::Low};
        for (const auto& fact : facts) {
            const auto key = key_of(fact);
            if (!theirs.contains(key) || !counted.insert(key).second) continue;
            combination.shared.push_back(fact);
            ++shared_by[key];
        }
        if (combination.shared.empty()) continue;
        combination.risk = risk_of(combination.shared);
        result.risk = std::max(result.risk, combination.risk);
        result.combinations.push_back(std::move(combination));
    }
    std::stable_sort(result.combinations.begin(), result.combinations.end(), [](const auto& one, const auto& next) { return one.risk != next.risk ? one.risk > next.risk : one.shared.size() > next.shared.size(); });
    std::set<std::string> listed;
    for (const auto& fact : facts)
        if (shared_by.contains(key_of(fact)) && listed.insert(key_of(fact)).second) result.generalise_first.push_back(fact);
    std::stable_sort(result.generalise_first.begin(), result.generalise_first.end(), [&](const Fact& one, const Fact& next) {
        if (one.precise != next.precise) return one.precise;
        return shared_by[key_of(one)] > shared_by[key_of(next)];
    });
    return result;
}

std::vector<Fact> facts_of(const Spans& spans) {
    static const std::map<std::string, std::pair<Aspect, bool>> kinds{{"date", {Aspect::Date, true}}, {"age", {Aspect::Age, true}}, {"siblings", {Aspect::Rare, false}}, {"condition", {Aspect::Rare, true}},
                                                                      {"occupation", {Aspect::Rare, true}}, {"school", {Aspect::Area, true}}, {"street", {Aspect::Area, true}}, {"address", {Aspect::Area, true}}, {"place", {Aspect::Area, true}}};
    std::vector<Fact> facts;
    std::set<std::string> seen;
    for (const auto& span : spans) {
        const auto kind = kinds.find(span.kind);
        if (kind == kinds.end()) continue;
        Fact fact{kind->second.first, span.kind == "date" ? day_as_iso(span.text) : base::squeeze(span.text), kind->second.second};
        // "The younger twin" and "twin sisters" are one fact, however it is worded.
        if (span.why_code == "siblings.twins") fact.value = "twins";
        for (const auto* article : {"a ", "an ", "the ", "The "})
            if (fact.value.starts_with(article)) fact.value.erase(0, std::string_view{article}.size());
        if (seen.insert(key_of(fact)).second) facts.push_back(std::move(fact));
    }
    return facts;
}

OtherText read_beside(std::string title, std::string_view utf8) { return {std::move(title), facts_of(check(utf8, Roster{}))}; }

}  // namespace disclosure
