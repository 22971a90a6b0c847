/// For the tests: the plainest index that is right. Every unit is read for every query, from the words of the reviews
/// themselves; it shares with the index the analyser and the plan, and nothing of postings, bounds or bitmaps.
#pragma once

#include <algorithm>
#include <cmath>
#include <climits>
#include <map>
#include <set>

#include "base/text.h"
#include "search/index.h"
#include "search/plan.h"
#include "search/unit.h"

namespace search::oracle {

struct Entry {
    std::uint32_t term = 0;
    std::uint32_t position = 0;
    Field field = Field::Any;
};

struct Unit {
    std::size_t review = 0;
    std::size_t head = 0;
    const PassageInput* passage = nullptr;  ///< Null: the head.
    std::vector<Entry> entries;
    double length = 0;
};

struct Span {
    std::int64_t first = 0, last = 0;
};

/// Terms and words as numbers.
class Numbers {
public:
    std::uint32_t operator()(const std::string& text) { return numbers_.emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second; }
    std::uint32_t find(const std::string& text) const { const auto found = numbers_.find(text); return found == numbers_.end() ? UINT32_MAX : found->second; }
private:
    std::map<std::string, std::uint32_t> numbers_;
};

/// A leaf with numbers for terms.
struct CountedLeaf {
    Leaf leaf;
    std::vector<std::set<std::uint32_t>> slots;   ///< Prefix: one.
    std::vector<CountedLeaf> operands;
};

inline Language passage_language(const ReviewInput& review, const PassageInput& passage) {
    return language_of(passage.language.empty() ? review.language : passage.language);
}

class Exhaustive {
public:
    Exhaustive(Schema schema, std::shared_ptr<const Vocabulary> vocabulary, std::vector<std::shared_ptr<const ReviewInput>> reviews)
        : schema_{std::move(schema)}, vocabulary_{std::move(vocabulary)}, reviews_{std::move(reviews)} {
        std::sort(reviews_.begin(), reviews_.end(), [](auto& a, auto& b) { return a->reference < b->reference; });
        for (std::size_t i = 0; i < reviews_.size(); ++i) add_units(i);
        for (const auto& unit : units_) total_length_ += unit.length;
    }

    Results search(const Query& query, const Request& request) const;

private:
    std::uint32_t append(Unit& unit, std::string_view text, Language language, Field field, std::uint32_t position) {
        const int times = field == Field::Title ? title_weight : 1;
        for (const auto& token : this_threads_analyser().analyse(text, language)) {
            const auto term = numbers_(token.term);
            terms_of_word_[folded_word(text.substr(token.span.begin, token.span.end - token.span.begin))].insert(term);
            for (int i = 0; i < times; ++i) unit.entries.push_back({term, position, field});
            if (!token.stop) unit.length += times;
            ++position;
        }
        return position;
    }

    CountedLeaf counted(const Leaf& leaf) const {
        CountedLeaf made{leaf, {}, {}};
        for (const auto& operand : leaf.operands) made.operands.push_back(counted(operand));
        for (const auto& slot : leaf.slots) {
            auto& terms = made.slots.emplace_back();
            for (const auto& term : slot.terms) terms.insert(numbers_.find(term));
        }
        if (leaf.kind == Leaf::Kind::Prefix) {
            auto& terms = made.slots.emplace_back();
            for (auto word = terms_of_word_.lower_bound(leaf.prefix); word != terms_of_word_.end() && word->first.starts_with(leaf.prefix); ++word) terms.insert(word->second.begin(), word->second.end());
        }
        return made;
    }

    void add_units(std::size_t review) {
        const auto& input = *reviews_[review];
        Unit head{review, units_.size(), nullptr, {}, 0};
        std::uint32_t position = 0;
        for (const auto& part : head_parts(input)) position = append(head, part.text, language_of(input.language), part.field, position) + gap_between_parts;
        units_.push_back(std::move(head));
        const std::size_t at = units_.size() - 1;
        for (const auto& passage : input.passages) {
            Unit unit{review, at, &passage, {}, 0};
            append(unit, passage.text, passage_language(input, passage), Field::Any, 0);
            if (passage.kind == PassageKind::Heading) unit.length = std::max<double>(unit.length, shortest_heading_words);
            units_.push_back(std::move(unit));
        }
    }

    static bool in_field(const Unit& unit, const Entry& entry, Field field) {
        if (field == Field::Any || entry.field == field) return true;
        return field == Field::Recommendations && unit.passage && unit.passage->kind == PassageKind::Recommendation;
    }

    std::vector<Span> spans(const CountedLeaf& counted, const Unit& unit) const {
        const Leaf& leaf = counted.leaf;
        std::vector<Span> found;
        if (leaf.kind == Leaf::Kind::Union) {
            for (const auto& operand : counted.operands)
                for (const auto& span : spans(operand, unit)) found.push_back(span);
        } else if (leaf.kind == Leaf::Kind::Near) {
            found = spans(counted.operands[0], unit);
            for (std::size_t i = 1; i < counted.operands.size(); ++i) {
                std::vector<Span> next;
                for (const auto& span : spans(counted.operands[i], unit))
                    if (std::any_of(found.begin(), found.end(), [&](const Span& left) {
                            const auto distance = span.first > left.last ? span.first - left.last : left.first - span.last;
                            return distance >= 1 && distance <= leaf.distance;
                        }))
                        next.push_back(span);
                found = std::move(next);
            }
        } else {
            for (std::size_t i = 0; i < unit.entries.size(); ++i)
                if (counted.slots[0].contains(unit.entries[i].term) && in_field(unit, unit.entries[i], leaf.field) && goes_on(counted, unit, i))
                    found.push_back({unit.entries[i].position, unit.entries[i].position + static_cast<std::int64_t>(counted.slots.size()) - 1});
        }
        return found;
    }

    static bool goes_on(const CountedLeaf& leaf, const Unit& unit, std::size_t start) {
        for (std::size_t i = 1; i < leaf.slots.size(); ++i)
            if (std::none_of(unit.entries.begin() + static_cast<std::ptrdiff_t>(start), unit.entries.end(), [&](const Entry& entry) {
                    return entry.position == unit.entries[start].position + i && leaf.slots[i].contains(entry.term);
                }))
                return false;
        return true;
    }

    bool holds(const std::vector<CountedLeaf>& leaves, const Condition& c, const Unit& unit) const {
        const auto child_holds = [&](const Condition& child) { return holds(leaves, child, unit); };
        switch (c.kind) {
            case Condition::Kind::Everything: return true;
            case Condition::Kind::Nothing: return false;
            case Condition::Kind::All: return std::all_of(c.children.begin(), c.children.end(), child_holds);
            case Condition::Kind::Any: return std::any_of(c.children.begin(), c.children.end(), child_holds);
            case Condition::Kind::Without: return !child_holds(c.children[0]) && !holds(leaves, c.children[0], units_[unit.head]);
            case Condition::Kind::Leaf: return !spans(leaves[c.leaf], unit).empty();
            case Condition::Kind::InReview: return !spans(leaves[c.leaf], units_[unit.head]).empty();
            case Condition::Kind::Years: {
                const int year = reviews_[unit.review]->year;
                return year != 0 && year >= c.year_from && year <= c.year_to;
            }
            case Condition::Kind::Facet: break;
        }
        const auto& facets = reviews_[unit.review]->facets;
        return std::any_of(facets.begin(), facets.end(), [&](const FacetValue& value) {
            if (value.facet != schema_.facets[c.facet]) return false;
            std::set<std::string> words;
            const std::string& label = value.label.empty() ? value.value : value.label;
            for (const auto& token : this_threads_analyser().analyse(label, Language::English)) words.insert(folded_word(std::string_view{label}.substr(token.span.begin, token.span.end - token.span.begin)));
            return std::all_of(c.words.begin(), c.words.end(), [&](auto& word) { return words.contains(word); });
        });
    }

    double document_frequency(const Slot& slot) const {
        double sum = 0;
        for (const auto& term : slot.terms) {
            const auto number = numbers_.find(term);
            if (number == UINT32_MAX) continue;
            sum += static_cast<double>(std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) {
                return std::any_of(unit.entries.begin(), unit.entries.end(), [&](const Entry& entry) { return entry.term == number; });
            }));
        }
        return std::min(sum, static_cast<double>(units_.size()));
    }
    double rarity(double frequency) const { return std::log(1 + (static_cast<double>(units_.size()) - frequency + .5) / (frequency + .5)); }
    double rarity(const std::vector<Slot>& slots) const {
        double sum = 0;
        for (const auto& slot : slots) sum += rarity(document_frequency(slot));
        return sum;
    }
    double rarity(const Leaf& leaf) const {
        if (leaf.kind == Leaf::Kind::Phrase) return rarity(leaf.slots);
        if (leaf.kind == Leaf::Kind::Near) {
            double sum = 0;
            for (const auto& operand : leaf.operands) sum += rarity(operand);
            return sum;
        }
        const auto numbered = counted(leaf);
        const double own = rarity(static_cast<double>(std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) { return !spans(numbered, unit).empty(); })));
        return leaf.kind == Leaf::Kind::Union ? synonym_weight * std::min(own, rarity(leaf.sources)) : own;
    }

    Schema schema_;
    std::shared_ptr<const Vocabulary> vocabulary_;
    std::vector<std::shared_ptr<const ReviewInput>> reviews_;
    std::vector<Unit> units_;
    double total_length_ = 0;
    Numbers numbers_;
    std::map<std::string, std::set<std::uint32_t>> terms_of_word_;
};

inline Results Exhaustive::search(const Query& query, const Request& request) const {
    const Plan plan = make_plan(query, schema_, *vocabulary_, request.synonyms, request.matching);
    std::vector<CountedLeaf> leaves;
    for (const auto& leaf : plan.leaves) leaves.push_back(counted(leaf));
    std::vector<double> rarities;
    for (const auto& scored : plan.scored) rarities.push_back(rarity(plan.leaves[scored.leaf]) * scored.times);
    const double mean = units_.empty() ? 1 : std::max(1.0, total_length_ / static_cast<double>(units_.size()));
    struct Found { std::size_t unit; double score; };
    std::vector<std::vector<Found>> by_review(reviews_.size());
    for (std::size_t u = 0; u < units_.size(); ++u) {
        if (!holds(leaves, plan.condition, units_[u])) continue;
        const auto adds = [&](std::size_t i) {
            const auto times = static_cast<double>(spans(leaves[plan.scored[i].leaf], units_[u]).size());
            return rarities[i] * times * (bm25_k1 + 1) / (times + bm25_k1 * (1 - bm25_b + bm25_b * units_[u].length / mean));
        };
        double score = 0;
        for (std::size_t i = 0; i < plan.scored.size(); ++i) {
            double typed = 0;
            for (std::size_t other = 0; other < plan.scored.size(); ++other)
                if (std::count(plan.scored[i].typed.begin(), plan.scored[i].typed.end(), plan.scored[other].leaf) > 0) typed += adds(other);
            score += std::max(0.0, adds(i) - typed);
        }
        by_review[units_[u].review].push_back({u, score});
    }
    Results results;
    const auto in_lens = [&](const Unit& unit, Lens lens) {
        return lens == Lens::Reviews || (unit.passage && (lens == Lens::Passages || unit.passage->kind == PassageKind::Recommendation));
    };
    std::vector<std::map<std::string, FacetCount>> counts(schema_.facets.size());
    std::map<int, std::size_t> years;
    struct Row { std::size_t review; std::size_t unit; double score; };
    std::vector<Row> rows;
    for (std::size_t r = 0; r < reviews_.size(); ++r) {
        if (by_review[r].empty()) continue;
        const auto& review = *reviews_[r];
        std::size_t failing = 0, failed_facet = 0;
        for (std::size_t f = 0; f < schema_.facets.size(); ++f) {
            const auto wanted = request.filters.find(schema_.facets[f]);
            if (wanted == request.filters.end() || wanted->second.empty()) continue;
            if (std::none_of(review.facets.begin(), review.facets.end(), [&](auto& v) { return v.facet == schema_.facets[f] && std::find(wanted->second.begin(), wanted->second.end(), v.value) != wanted->second.end(); }))
                ++failing, failed_facet = f;
        }
        const bool year_wanted = request.year_from || request.year_to;
        const bool year_fails = year_wanted && (review.year == 0 || review.year < request.year_from.value_or(INT_MIN) || review.year > request.year_to.value_or(INT_MAX));
        std::size_t shown = 0;
        for (const auto& found : by_review[r]) shown += in_lens(units_[found.unit], request.lens);
        if (request.lens == Lens::Reviews) shown = 1;
        if (failing == 0 && review.year != 0 && shown) years[review.year] += shown;
        for (std::size_t f = 0; f < schema_.facets.size() && shown; ++f) {
            if (failing + year_fails > (failing == 1 && failed_facet == f && !year_fails ? 1u : 0u)) continue;
            std::set<std::string> seen;
            for (const auto& value : review.facets)
                if (value.facet == schema_.facets[f] && seen.insert(value.value).second) {
                    auto& count = counts[f][value.value];
                    count.value = value.value;
                    count.label = value.label.empty() ? value.value : value.label;
                    count.count += shown;
                }
        }
        if (failing || year_fails) continue;
        ++results.total_reviews;
        for (const auto& found : by_review[r]) {
            results.total_passages += in_lens(units_[found.unit], Lens::Passages);
            results.total_recommendations += in_lens(units_[found.unit], Lens::Recommendations);
            if (request.lens != Lens::Reviews && in_lens(units_[found.unit], request.lens)) rows.push_back({r, found.unit, found.score});
        }
        if (request.lens == Lens::Reviews) rows.push_back({r, 0, std::max_element(by_review[r].begin(), by_review[r].end(), [](auto& a, auto& b) { return a.score < b.score; })->score});
    }
    results.total = request.lens == Lens::Reviews ? results.total_reviews : request.lens == Lens::Passages ? results.total_passages : results.total_recommendations;
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        const auto &left = *reviews_[a.review], &right = *reviews_[b.review];
        if (request.sort == Sort::Relevance && a.score != b.score) return a.score > b.score;
        if (request.sort == Sort::NewestFirst && left.date != right.date) return left.date > right.date;
        if (request.sort == Sort::Title && base::fold(left.title) != base::fold(right.title)) return base::fold(left.title) < base::fold(right.title);
        return left.reference < right.reference;
    });
    for (std::size_t i = request.offset; i < rows.size() && i < request.offset + request.limit; ++i) {
        const auto& review = *reviews_[rows[i].review];
        auto found = by_review[rows[i].review];
        Hit hit;
        hit.key = review.key;
        hit.reference = review.reference;
        hit.year = review.year;
        hit.score = request.sort == Sort::Relevance ? rows[i].score : 0;
        std::erase_if(found, [&](const Found& f) { return !units_[f.unit].passage; });
        hit.matching_passages = found.size();
        std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.score > b.score; });
        if (plan.scored.empty() && request.lens == Lens::Reviews) found.clear();
        if (request.lens != Lens::Reviews) found = {{rows[i].unit, hit.score}};
        for (std::size_t n = 0; n < found.size() && n < (request.lens == Lens::Reviews ? request.passages_per_review : 1); ++n) {
            const auto& passage = *units_[found[n].unit].passage;
            hit.passages.push_back({passage.id, found[n].score, passage.page, passage.paragraph, passage.section, passage.place, passage.kind,
                                    passage.language.empty() ? review.language : passage.language, {}});
        }
        results.hits.push_back(std::move(hit));
    }
    for (std::size_t f = 0; request.count_facets && f < schema_.facets.size(); ++f) {
        if (const auto wanted = request.filters.find(schema_.facets[f]); wanted != request.filters.end())
            for (const auto& value : wanted->second) {
                auto& count = counts[f][value];
                if (count.value.empty()) count.value = count.label = value;
                count.selected = true;
            }
        std::vector<FacetCount> list;
        for (auto& [value, count] : counts[f]) list.push_back(std::move(count));
        std::stable_sort(list.begin(), list.end(), [](auto& a, auto& b) { return a.count != b.count ? a.count > b.count : a.label < b.label; });
        results.facets.emplace_back(schema_.facets[f], std::move(list));
    }
    if (request.count_facets) results.years.assign(years.begin(), years.end());
    for (const auto& synonym : plan.synonyms) {
        SynonymUse use{synonym.word, {}};
        const auto& operands = plan.leaves[synonym.leaf].operands;
        for (std::size_t i = 0; i < operands.size(); ++i)
            if (std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) { return !spans(counted(operands[i]), unit).empty(); })) use.expansions.push_back(synonym.expansions[i]);
        if (!use.expansions.empty()) results.synonyms.push_back(std::move(use));
    }
    results.ambiguous = plan.ambiguous;
    return results;
}

}  // namespace search::oracle
