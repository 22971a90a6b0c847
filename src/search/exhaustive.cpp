/// The plainest index that is right: every unit is read for every query.
#include <algorithm>
#include <cmath>
#include <mutex>
#include <set>

#include "base/text.h"
#include "search/index.h"
#include "search/plan.h"
#include "search/unit.h"

namespace search {

namespace {

struct Entry {
    std::string term;
    std::string word;
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

Language passage_language(const ReviewInput& review, const PassageInput& passage) {
    return language_of(passage.language.empty() ? review.language : passage.language);
}

std::uint32_t append(Unit& unit, std::string_view text, Language language, Field field, std::uint32_t position) {
    const int times = field == Field::Title ? title_weight : 1;
    for (const auto& token : this_threads_analyser().analyse(text, language)) {
        for (int i = 0; i < times; ++i)
            unit.entries.push_back({token.term, folded_word(text.substr(token.span.begin, token.span.end - token.span.begin)), position, field});
        if (!token.stop) unit.length += times;
        ++position;
    }
    return position;
}

class ExhaustiveSnapshot final : public Snapshot {
public:
    ExhaustiveSnapshot(Schema schema, std::shared_ptr<const Vocabulary> vocabulary, std::vector<std::shared_ptr<const ReviewInput>> reviews)
        : schema_{std::move(schema)}, vocabulary_{std::move(vocabulary)}, reviews_{std::move(reviews)} {
        std::sort(reviews_.begin(), reviews_.end(), [](auto& a, auto& b) { return a->reference < b->reference; });
        for (std::size_t i = 0; i < reviews_.size(); ++i) add_units(i);
        for (const auto& unit : units_) total_length_ += unit.length;
    }

    Query parse(std::string_view text, Syntax syntax) const override { return parse_query(text, schema_, syntax); }
    std::size_t review_count() const override { return reviews_.size(); }
    std::size_t passage_count() const override { return units_.size() - reviews_.size(); }
    Results search(const Query& query, const Request& request) const override;

private:
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

    std::vector<Span> spans(const Leaf& leaf, const Unit& unit) const {
        std::vector<Span> found;
        if (leaf.kind == Leaf::Kind::Union) {
            for (const auto& operand : leaf.operands)
                for (const auto& span : spans(operand, unit)) found.push_back(span);
        } else if (leaf.kind == Leaf::Kind::Near) {
            found = spans(leaf.operands[0], unit);
            for (std::size_t i = 1; i < leaf.operands.size(); ++i) {
                std::vector<Span> next;
                for (const auto& span : spans(leaf.operands[i], unit))
                    if (std::any_of(found.begin(), found.end(), [&](const Span& left) {
                            const auto distance = span.first > left.last ? span.first - left.last : left.first - span.last;
                            return distance >= 1 && distance <= leaf.distance;
                        }))
                        next.push_back(span);
                found = std::move(next);
            }
        } else {
            for (const auto& entry : unit.entries)
                if (in_field(unit, entry, leaf.field) && stands_at(leaf, unit, entry))
                    found.push_back({entry.position, entry.position + std::max<std::int64_t>(1, static_cast<std::int64_t>(leaf.slots.size())) - 1});
        }
        return found;
    }

    static bool has(const Slot& slot, const std::string& term) { return std::find(slot.terms.begin(), slot.terms.end(), term) != slot.terms.end(); }

    bool stands_at(const Leaf& leaf, const Unit& unit, const Entry& start) const {
        if (leaf.kind == Leaf::Kind::Prefix) return prefix_terms(leaf.prefix).contains(start.term);
        for (std::size_t i = 0; i < leaf.slots.size(); ++i)
            if (std::none_of(unit.entries.begin(), unit.entries.end(), [&](const Entry& entry) { return entry.position == start.position + i && has(leaf.slots[i], entry.term); }))
                return false;
        return true;
    }

    std::set<std::string> prefix_terms(const std::string& prefix) const {
        std::set<std::string> terms;
        for (const auto& unit : units_)
            for (const auto& entry : unit.entries)
                if (entry.word.starts_with(prefix)) terms.insert(entry.term);
        return terms;
    }

    bool holds(const Plan& plan, const Condition& c, const Unit& unit) const {
        const auto child_holds = [&](const Condition& child) { return holds(plan, child, unit); };
        switch (c.kind) {
            case Condition::Kind::Everything: return true;
            case Condition::Kind::Nothing: return false;
            case Condition::Kind::All: return std::all_of(c.children.begin(), c.children.end(), child_holds);
            case Condition::Kind::Any: return std::any_of(c.children.begin(), c.children.end(), child_holds);
            case Condition::Kind::Without: return !child_holds(c.children[0]) && !holds(plan, c.children[0], units_[unit.head]);
            case Condition::Kind::Leaf: return !spans(plan.leaves[c.leaf], unit).empty();
            case Condition::Kind::InReview: return !spans(plan.leaves[c.leaf], units_[unit.head]).empty();
            case Condition::Kind::Years: {
                const int year = reviews_[unit.review]->year;
                return year != 0 && year >= c.year_from && year <= c.year_to;
            }
            case Condition::Kind::Facet: break;
        }
        const auto& facets = reviews_[unit.review]->facets;
        return std::any_of(facets.begin(), facets.end(), [&](const FacetValue& value) {
            if (value.facet != c.facet) return false;
            std::set<std::string> words;
            const std::string& label = value.label.empty() ? value.value : value.label;
            for (const auto& token : this_threads_analyser().analyse(label, Language::English)) words.insert(folded_word(std::string_view{label}.substr(token.span.begin, token.span.end - token.span.begin)));
            return std::all_of(c.words.begin(), c.words.end(), [&](auto& word) { return words.contains(word); });
        });
    }

    double document_frequency(const Slot& slot) const {
        double sum = 0;
        for (const auto& term : slot.terms)
            sum += static_cast<double>(std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) {
                return std::any_of(unit.entries.begin(), unit.entries.end(), [&](const Entry& entry) { return entry.term == term; });
            }));
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
        const double own = rarity(static_cast<double>(std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) { return !spans(leaf, unit).empty(); })));
        return leaf.kind == Leaf::Kind::Union ? synonym_weight * std::min(own, rarity(leaf.sources)) : own;
    }

    Excerpt excerpt(const Plan& plan, const Unit& unit, std::string_view text, Language language, std::uint32_t first_position, const Request& request) const;

    Schema schema_;
    std::shared_ptr<const Vocabulary> vocabulary_;
    std::vector<std::shared_ptr<const ReviewInput>> reviews_;
    std::vector<Unit> units_;
    double total_length_ = 0;
};

Excerpt ExhaustiveSnapshot::excerpt(const Plan& plan, const Unit& unit, std::string_view text, Language language, std::uint32_t first_position, const Request& request) const {
    std::set<std::int64_t> marked;
    for (const auto& scored : plan.scored)
        for (const auto& span : spans(plan.leaves[scored.leaf], unit))
            for (auto p = span.first; p <= span.last; ++p) marked.insert(p);
    Excerpt result;
    const auto tokens = this_threads_analyser().analyse(text, language);
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (marked.contains(static_cast<std::int64_t>(first_position + i))) marks.push_back({tokens[i].span.begin, tokens[i].span.end});
    std::uint32_t begin = 0, end = static_cast<std::uint32_t>(text.size());
    if (request.excerpt_bytes > 0 && text.size() > request.excerpt_bytes) {
        const auto lead = static_cast<std::uint32_t>(request.excerpt_bytes / 4);
        const std::uint32_t from = marks.empty() || marks[0].begin < lead ? 0 : marks[0].begin - lead;
        for (const auto& token : tokens)
            if (token.span.begin >= from) { begin = from == 0 ? 0 : token.span.begin; break; }
        end = begin;
        for (const auto& token : tokens)
            if (token.span.end <= begin + request.excerpt_bytes) end = std::max(end, token.span.end);
    }
    result.text = text.substr(begin, end - begin);
    result.cut_before = begin > 0;
    result.cut_after = end < text.size();
    for (const auto& mark : marks)
        if (mark.begin >= begin && mark.end <= end) result.marks.push_back({mark.begin - begin, mark.end - begin});
    return result;
}

Results ExhaustiveSnapshot::search(const Query& query, const Request& request) const {
    const Plan plan = make_plan(query, *vocabulary_, request.synonyms, request.matching);
    std::vector<double> rarities;
    for (const auto& scored : plan.scored) rarities.push_back(rarity(plan.leaves[scored.leaf]) * scored.times);
    const double mean = units_.empty() ? 1 : std::max(1.0, total_length_ / static_cast<double>(units_.size()));
    struct Found { std::size_t unit; double score; };
    std::vector<std::vector<Found>> by_review(reviews_.size());
    for (std::size_t u = 0; u < units_.size(); ++u) {
        if (!holds(plan, plan.condition, units_[u])) continue;
        double score = 0;
        for (std::size_t i = 0; i < plan.scored.size(); ++i) {
            const auto times = static_cast<double>(spans(plan.leaves[plan.scored[i].leaf], units_[u]).size());
            score += rarities[i] * times * (bm25_k1 + 1) / (times + bm25_k1 * (1 - bm25_b + bm25_b * units_[u].length / mean));
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
        hit.score = rows[i].score;
        const Unit& head = units_[units_[found[0].unit].head];
        Request whole = request;
        whole.excerpt_bytes = 0;
        const auto language = language_of(review.language);
        hit.title = excerpt(plan, head, review.title, language, 0, whole);
        hit.abstract = excerpt(plan, head, review.abstract, language, static_cast<std::uint32_t>(this_threads_analyser().analyse(review.title, language).size()) + gap_between_parts, request);
        std::erase_if(found, [&](const Found& f) { return !units_[f.unit].passage; });
        hit.matching_passages = found.size();
        std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.score > b.score; });
        if (plan.scored.empty() && request.lens == Lens::Reviews) found.clear();
        if (request.lens != Lens::Reviews) found = {{rows[i].unit, rows[i].score}};
        for (std::size_t n = 0; n < found.size() && n < (request.lens == Lens::Reviews ? request.passages_per_review : 1); ++n) {
            const auto& passage = *units_[found[n].unit].passage;
            hit.passages.push_back({passage.id, found[n].score, passage.page, passage.paragraph, passage.section, passage.kind,
                                    passage.language.empty() ? review.language : passage.language,
                                    excerpt(plan, units_[found[n].unit], passage.text, passage_language(review, passage), 0, request)});
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
            if (std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) { return !spans(operands[i], unit).empty(); })) use.expansions.push_back(synonym.expansions[i]);
        if (!use.expansions.empty()) results.synonyms.push_back(std::move(use));
    }
    results.ambiguous = plan.ambiguous;
    return results;
}

class ExhaustiveIndex final : public Index {
public:
    ExhaustiveIndex(Schema schema, std::shared_ptr<const Vocabulary> vocabulary, bool fresh)
        : schema_{std::move(schema)}, vocabulary_{vocabulary ? std::move(vocabulary) : std::make_shared<Vocabulary>()} {
        if (fresh) state_ = {false, "There is no index yet."};
        publish();
    }
    IndexState state() const override { return std::scoped_lock{lock_}, state_; }
    std::shared_ptr<const Snapshot> snapshot() const override { return std::scoped_lock{lock_}, snapshot_; }
    std::string source_generation() const override { return std::scoped_lock{lock_}, generation_; }
    void add(ReviewInput review) override { waiting_[review.key] = std::make_shared<ReviewInput>(std::move(review)); }
    void remove(std::int64_t key) override { waiting_[key] = nullptr; }
    void commit(std::string source_generation) override {
        for (auto& [key, review] : waiting_) review ? void(reviews_[key] = review) : void(reviews_.erase(key));
        waiting_.clear();
        publish();
        std::scoped_lock held{lock_};
        generation_ = std::move(source_generation);
        state_ = {};
    }
    void rebuild(const ReviewSource& source, std::string source_generation) override {
        reviews_.clear();
        waiting_.clear();
        while (auto review = source()) add(std::move(*review));
        commit(std::move(source_generation));
    }
    void tidy() override {}
    std::vector<std::string> verify() const override { return {}; }
    IndexStats stats() const override { return {reviews_.size(), snapshot()->passage_count(), 1, 0, 0, 0}; }

private:
    void publish() {
        std::vector<std::shared_ptr<const ReviewInput>> all;
        for (const auto& [key, review] : reviews_) all.push_back(review);
        auto made = std::make_shared<ExhaustiveSnapshot>(schema_, vocabulary_, std::move(all));
        std::scoped_lock held{lock_};
        snapshot_ = std::move(made);
    }
    Schema schema_;
    std::shared_ptr<const Vocabulary> vocabulary_;
    mutable std::mutex lock_;
    std::map<std::int64_t, std::shared_ptr<const ReviewInput>> reviews_, waiting_;
    std::shared_ptr<const Snapshot> snapshot_;
    IndexState state_;
    std::string generation_;
};

}  // namespace

std::unique_ptr<Index> Index::open(const std::filesystem::path&, Schema schema, std::shared_ptr<const Vocabulary> vocabulary) {
    return std::make_unique<ExhaustiveIndex>(std::move(schema), std::move(vocabulary), true);
}
std::unique_ptr<Index> Index::in_memory(Schema schema, std::shared_ptr<const Vocabulary> vocabulary) {
    return std::make_unique<ExhaustiveIndex>(std::move(schema), std::move(vocabulary), false);
}

}  // namespace search
