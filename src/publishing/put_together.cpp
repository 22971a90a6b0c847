#include "publishing/put_together.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "base/text.h"
#include "calendar/explanation.h"
#include "disclosure/check.h"
#include "search/index.h"

namespace publishing {

using casework::CaseFile;
using casework::Record;
using disclosure::Aspect;
using disclosure::Fact;

namespace {

constexpr std::size_t most_asked = 40;        ///< Facts that the index is asked for.
constexpr std::size_t reviews_of_a_fact = 10;
constexpr std::size_t many_facts = 5;

std::string key_of(const Fact& fact) { return disclosure::word_of(fact.aspect) + std::string{":"} + base::fold(base::squeeze(fact.value)); }

bool is_exact(const Fact& fact) { return fact.precise || fact.aspect == Aspect::Rare; }

/// The fact as a finder makes it of one hit; nothing where it is none of the sorts that combine.
std::optional<Fact> fact_of(const HitGroup& group) {
    const auto& hit = group.hits.front().hit;
    if (group.direct()) return Fact{Aspect::Rare, base::squeeze(hit.text), true};
    disclosure::Span span;
    span.kind = hit.kind, span.text = hit.text, span.why_code = hit.why;
    const auto facts = disclosure::facts_of({span});
    return facts.empty() ? std::nullopt : std::optional{facts.front()};
}

bool is_word_of(const std::string& text, const std::string& words) {
    const auto letter = [&](std::size_t i) { return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || static_cast<unsigned char>(text[i]) >= 0x80); };
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        if (!letter(at + words.size()) && (at == 0 || !letter(at - 1))) return true;
    return false;
}

/// A text that lies beside the draft, read once.
class ReadText {
public:
    explicit ReadText(std::string_view text) : folded_{base::fold(base::squeeze(text))} {
        for (const auto& fact : disclosure::read_beside({}, text).facts) keys_.insert(key_of(fact));
    }
    /// A day in any writing, twins in any words; else the very words.
    bool says(const Fact& fact) const { return keys_.contains(key_of(fact)) || (fact.aspect != Aspect::Date && is_word_of(folded_, base::fold(fact.value))); }

private:
    std::string folded_;
    std::set<std::string> keys_;
};

/// "2025-01-14" as a report would have it: "14 January 2025".
std::string in_words(const std::string& iso) {
    const auto day = base::parse_day(iso);
    return day ? calendar::date_words(*day) : iso;
}
/// What the index is asked for; in quotation marks, so that no word of it stands alone.
std::vector<std::string> asked_for(const Fact& fact) {
    if (fact.value == "twins") return {"twin", "twins"};
    std::string words = fact.aspect == Aspect::Date ? in_words(fact.value) : fact.value;
    std::erase(words, '"');
    return {"\"" + words + "\""};
}

class Besides {
public:
    Besides(const std::vector<DraftFact>& facts, const CaseOutline& outline, const collection::PublicCatalogue& catalogue, const search::Snapshot& index) : facts_{facts}, outline_{outline}, catalogue_{catalogue}, index_{index} {}

    std::map<collection::Reference, Beside> found() {
        std::size_t asked = 0;
        for (const auto& one : facts_)
            if (one.group && asked++ < most_asked)
                for (const auto& words : asked_for(one.fact)) ask(words, one);
        add_of_area();
        for (auto& [reference, beside] : found_) add_outline(beside);
        return std::move(found_);
    }

private:
    Beside* at(const std::string& words) {
        const auto reference = collection::parse_reference(words);
        if (!reference) return nullptr;
        if (const auto known = found_.find(*reference); known != found_.end()) return &known->second;
        auto summary = catalogue_.summaries({*reference});
        if (summary.empty()) return nullptr;
        auto& made = found_[*reference];
        made.review = std::move(summary.front());
        return &made;
    }
    static void add(Beside& beside, const DraftFact& fact) {
        if (std::ranges::none_of(beside.shared, [&](const DraftFact& known) { return key_of(known.fact) == key_of(fact.fact); })) beside.shared.push_back(fact);
    }
    static search::Request request(std::size_t limit) {
        search::Request made;
        made.limit = limit, made.synonyms = search::Synonyms::Off, made.count_facets = false, made.suggest_spelling = false, made.excerpt_bytes = 0;
        return made;
    }
    void ask(const std::string& words, const DraftFact& fact) {
        for (const auto& hit : index_.search(index_.parse(words), request(reviews_of_a_fact)).hits) {
            const auto passage = std::ranges::find_if(hit.passages, [&](const search::PassageHit& one) { return ReadText{one.excerpt.text}.says(fact.fact); });
            const bool in_head = ReadText{hit.title.text + " " + hit.abstract.text}.says(fact.fact);
            if (passage == hit.passages.end() && !in_head) continue;
            auto* beside = at(hit.reference);
            if (!beside) continue;
            add(*beside, fact);
            if (beside->anchor.empty() && passage != hit.passages.end()) beside->anchor = passage->place;
        }
    }
    /// The nearest of the same area, though they may share nothing exact.
    void add_of_area() {
        if (outline_.area.empty()) return;
        auto asked = request(reviews_of_a_fact);
        asked.filters["area"] = {outline_.area};
        asked.sort = search::Sort::NewestFirst;
        for (const auto& hit : index_.search(index_.parse("*"), asked).hits) (void)at(hit.reference);
    }
    void add_outline(Beside& beside) const {
        const auto& review = *beside.review;
        const auto has = [](const std::vector<collection::Label>& labels, const std::string& slug) { return std::ranges::find(labels, slug, &collection::Label::slug) != labels.end(); };
        for (const auto& one : facts_) {
            if (one.group) continue;
            const auto& value = one.fact.value;
            const bool known = std::ranges::any_of(beside.shared, [&](const DraftFact& shared) { return !shared.group && shared.fact.aspect == one.fact.aspect; });
            if (known) continue;  // One band and one kind of harm say what two of them say.
            if (one.fact.aspect == Aspect::Age && has(review.ages, value)) add(beside, one);
            if (one.fact.aspect == Aspect::Harm && has(review.harm, value)) add(beside, one);
            if (one.fact.aspect == Aspect::Area && review.area && review.area->slug == value) add(beside, one);
            if (one.fact.aspect == Aspect::Date && happened_in(review.reference, value)) add(beside, one);
        }
    }
    bool happened_in(collection::Reference reference, const std::string& year) const {
        const auto review = catalogue_.review(reference);
        if (!review || review->incident_from.empty()) return false;
        const auto& until = review->incident_to.empty() ? review->incident_from : review->incident_to;
        return review->incident_from.substr(0, 4) <= year && year <= until.substr(0, 4);
    }

    const std::vector<DraftFact>& facts_;
    const CaseOutline& outline_;
    const collection::PublicCatalogue& catalogue_;
    const search::Snapshot& index_;
    std::map<collection::Reference, Beside> found_;
};

/// What the score of the combination comes to here; names are above all scores.
CombinedRisk risk_of(const Beside& beside, disclosure::Risk score) {
    const auto exact = std::ranges::count_if(beside.shared, [](const DraftFact& one) { return one.group && is_exact(one.fact); });
    if (std::ranges::any_of(beside.shared, &DraftFact::names_somebody)) return CombinedRisk::High;
    const bool same_area = std::ranges::any_of(beside.shared, [](const DraftFact& one) { return one.fact.aspect == Aspect::Area; });
    if (exact == 0 && !same_area) return CombinedRisk::Low;
    if (score == disclosure::Risk::High) return exact > 0 ? CombinedRisk::High : CombinedRisk::Raised;
    return score == disclosure::Risk::Medium || (beside.cutting && exact > 0) ? CombinedRisk::Raised : CombinedRisk::Low;
}

std::vector<Fact> plain(const std::vector<DraftFact>& facts) {
    std::vector<Fact> list;
    for (const auto& one : facts) list.push_back(one.fact);
    return list;
}

}  // namespace

CaseOutline outline_of(const CaseFile& file, const collection::DraftLikeness& likeness) {
    CaseOutline outline{.ages = likeness.ages, .harm = likeness.harm, .area = file.of.area, .year = {}};
    for (const char* form : {"referral", "notification"})
        if (const auto* record = file.last(form))
            for (const casework::Place& place : {casework::Place{"incident", 0, "on"}, casework::Place{"incident", 0, "from"}, casework::Place{"child", 0, "died_on"}})
                if (const auto day = record->answers.day(place)) outline.year = base::to_iso(*day).substr(0, 4);
    return outline;
}

std::vector<DraftFact> draft_facts(const std::vector<HitGroup>& groups, const CaseOutline& outline) {
    std::vector<DraftFact> facts;
    std::set<std::string> seen;
    const auto add = [&](DraftFact fact) {
        if (!fact.fact.value.empty() && seen.insert(key_of(fact.fact)).second) facts.push_back(std::move(fact));
    };
    for (const auto& group : groups) {
        if (group.state() == HitState::Approved) continue;
        if (auto fact = fact_of(group)) add({*std::move(fact), &group, group.direct()});
    }
    for (const auto& slug : outline.ages) add({{Aspect::Age, slug, false}});
    for (const auto& slug : outline.harm) add({{Aspect::Harm, slug, false}});
    add({{Aspect::Area, outline.area, false}}), add({{Aspect::Date, outline.year, false}});
    return facts;
}

PutTogether put_together(const CaseFile& file, const std::vector<HitGroup>& groups, const CaseOutline& outline, const collection::PublicCatalogue& catalogue, const search::Snapshot* index) {
    PutTogether result;
    const auto facts = draft_facts(groups, outline);
    std::set<const HitGroup*> in_cuttings;
    for (const auto* cutting : file.all("cutting")) {
        const ReadText text{cutting->answers.of("cutting", "text")};
        Beside beside{.cutting = cutting, .review = {}, .anchor = {}, .shared = {}};
        for (const auto& one : facts)
            if (one.group && text.says(one.fact)) beside.shared.push_back(one), in_cuttings.insert(one.group);
        result.beside.push_back(std::move(beside));
    }
    if (index) {
        result.reviews_looked_at = index->review_count();
        for (auto& [reference, beside] : Besides{facts, outline, catalogue, *index}.found()) result.beside.push_back(std::move(beside));
    }
    std::erase_if(result.beside, [](const Beside& one) { return one.shared.empty(); });
    std::vector<disclosure::OtherText> others;
    for (auto& one : result.beside) {
        const auto alone = disclosure::jigsaw(plain(one.shared), {{"one", plain(one.shared)}});
        one.risk = risk_of(one, alone.risk);
        result.risk = std::max(result.risk, one.risk);
        others.push_back({{}, plain(one.shared)});
    }
    std::ranges::stable_sort(result.beside, [](const Beside& one, const Beside& other) { return one.risk != other.risk ? one.risk > other.risk : one.shared.size() > other.shared.size(); });
    const auto own = std::ranges::count_if(facts, [](const DraftFact& one) { return one.group != nullptr; });
    if (result.risk == CombinedRisk::Low && static_cast<std::size_t>(own) >= many_facts) result.risk = CombinedRisk::Raised;
    // What the combinations say first, then whatever else names somebody or is exact.
    std::set<std::string> listed;
    for (const auto& fact : disclosure::jigsaw(plain(facts), others).generalise_first)
        for (const auto& one : facts)
            if (one.group && one.fact == fact && listed.insert(key_of(fact)).second) result.first.push_back(one);
    std::ranges::stable_partition(result.first, &DraftFact::names_somebody);
    for (const auto& one : facts)
        if (one.group && listed.insert(key_of(one.fact)).second) result.first.push_back(one);
    result.in_cuttings = in_cuttings.size();
    std::size_t reviews = 0;
    std::erase_if(result.beside, [&](const Beside& one) { return one.review && ++reviews > most_beside; });
    return result;
}

}  // namespace publishing
