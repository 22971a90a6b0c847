#include "chronology/checks/alike.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/parallel.h"

namespace chronology {

namespace {

/// Weights of a logistic regression on the labelled cases of `checks/labelled/develop`, rounded. README.md of that folder says how they were got.
constexpr double offset = -4.3;
constexpr std::array<double, Likeness::count> sign_weights{0.4, 2.6, 2.0, 1.5, 1.8, 2.8, 0.3, 0.3, 0.4};

double weight_of_shared(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second, const std::vector<double>& weights) {
    double sum = 0;
    for (std::size_t i = 0, j = 0; i < first.size() && j < second.size();) {
        if (first[i] == second[j]) sum += weights[first[i]], ++i, ++j;
        else if (first[i] < second[j]) ++i;
        else ++j;
    }
    return sum;
}

double weight_of_all(const std::vector<std::uint32_t>& words, const std::vector<double>& weights) {
    return std::accumulate(words.begin(), words.end(), 0.0, [&](double sum, std::uint32_t word) { return sum + weights[word]; });
}

std::size_t shared(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second) {
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < first.size() && j < second.size();) {
        if (first[i] == second[j]) ++count, ++i, ++j;
        else if (first[i] < second[j]) ++i;
        else ++j;
    }
    return count;
}

int days_between(const Period& first, const Period& second) {
    if (first.to < second.from) return static_cast<int>((second.from - first.to).count());
    if (second.to < first.from) return static_cast<int>((first.from - second.to).count());
    return 0;
}

double time_sign(const Traits& first, const Traits& second) {
    if (!first.minute || !second.minute) return 0;
    const int apart = std::abs(*first.minute - *second.minute);
    constexpr int same = 5, close = 20, near = 75, far = 180;
    if (apart <= same) return 1;
    if (apart <= close) return 0.8;
    if (apart <= near) return 0.4;
    return apart <= far ? -0.3 : -1;
}

double contact_sign(const Traits& first, const Traits& second) {
    if (first.contacts == 0 || second.contacts == 0) return 0;
    return (first.contacts & second.contacts) != 0 ? 1 : -1;
}

double share_of_smaller(std::size_t both, std::size_t first, std::size_t second) {
    const auto smaller = std::min(first, second);
    return smaller == 0 ? 0 : static_cast<double>(both) / static_cast<double>(smaller);
}

double sum_of(const Likeness& likeness) {
    double sum = offset;
    for (std::size_t i = 0; i < likeness.signs.size(); ++i) sum += sign_weights[i] * static_cast<double>(likeness.signs[i]);
    return sum;
}

/// Those of the entry at `i` of `by_day` with later ones.
void take_pairs_of(std::vector<AlikePair>& pairs, const Comparison& comparison, const AlikeThreshold& threshold, const std::vector<std::size_t>& by_day, std::size_t i) {
    constexpr int longest_days = 14;  // "summer 2016" is no account of one event that could be held against every day of it.
    const auto& days = comparison.traits(by_day[i]).days;
    if ((days.to - days.from).count() > longest_days) return;
    for (std::size_t j = i + 1; j < by_day.size(); ++j) {
        const auto& other = comparison.traits(by_day[j]).days;
        if ((other.from - days.to).count() > threshold.days_apart) break;
        if ((other.to - other.from).count() > longest_days) continue;
        if (const auto score = comparison.score_of(by_day[i], by_day[j], threshold.least)) pairs.push_back({static_cast<std::uint32_t>(std::min(by_day[i], by_day[j])), static_cast<std::uint32_t>(std::max(by_day[i], by_day[j])), *score});
    }
}

class Groups {
public:
    explicit Groups(std::size_t entries) : parents_(entries) { std::iota(parents_.begin(), parents_.end(), std::size_t{0}); }
    std::size_t root(std::size_t entry) {
        while (parents_[entry] != entry) entry = parents_[entry] = parents_[parents_[entry]];
        return entry;
    }
    void join(std::size_t first, std::size_t second) {
        const auto a = root(first), b = root(second);
        parents_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> parents_;
};

}  // namespace

std::string_view to_word(Likeness::Sign sign) {
    static constexpr std::array<std::string_view, Likeness::count> words{"same-day", "words", "names", "time", "contact", "speaks", "subjects", "same-agency", "copied"};
    return words[sign];
}

Comparison::Comparison(const std::vector<Traits>& all, const WordBook& book) : all_{all}, weights_(book.size()), lengths_(all.size()) {
    std::vector<std::uint32_t> holding(book.size());
    for (const auto& one : all)
        for (const auto word : one.words) ++holding[word];
    const auto count = static_cast<double>(all.size());
    for (std::size_t word = 0; word < weights_.size(); ++word) weights_[word] = std::log((count + 1) / (static_cast<double>(holding[word]) + 0.5));
    for (auto& weight : weights_) weight = std::max(weight, 0.05);
    for (std::size_t i = 0; i < all.size(); ++i) lengths_[i] = weight_of_all(all[i].words, weights_);
    take_agencies(book);
    for (const auto& one : all) {
        std::uint64_t bits = 0;
        for (const auto name : one.names) bits |= std::uint64_t{1} << (name % 64);
        names_.push_back(bits);
    }
}

/// A word of an agency's name that many entries use ("service") names nobody.
void Comparison::take_agencies(const WordBook& book) {
    constexpr double telling = 1.2;
    constexpr std::uint32_t with_bits = 64;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    std::vector<std::uint64_t> naming(book.size());
    for (const auto& one : all_) {
        const auto [place, added] = numbers.try_emplace(one.agency, static_cast<std::uint32_t>(numbers.size()));
        agencies_.push_back(place->second);
        if (added && place->second < with_bits)
            for (const auto word : one.agency_words)
                if (weights_[word] >= telling) naming[word] |= std::uint64_t{1} << place->second;
    }
    for (const auto& one : all_) {
        std::uint64_t bits = 0;
        for (const auto word : one.words) bits |= naming[word];
        spoken_of_.push_back(bits);
    }
}

bool Comparison::speaks(std::size_t one, std::size_t of) const {
    if ((all_[one].spoken_of & all_[of].of_agency) != 0) return true;
    if (agencies_[of] < 64) return (spoken_of_[one] >> agencies_[of] & 1U) != 0;
    return shared(all_[one].words, all_[of].agency_words) > 0;
}

void Comparison::compare_cheaply(Likeness& out, std::size_t first, std::size_t second) const {
    const auto &a = all_[first], &b = all_[second];
    out.signs[Likeness::SameDay] = days_between(a.days, b.days) == 0 ? 1 : 0;
    out.signs[Likeness::Time] = static_cast<float>(time_sign(a, b));
    out.signs[Likeness::Contact] = static_cast<float>(contact_sign(a, b));
    const bool same_agency = a.agency == b.agency;
    out.signs[Likeness::Speaks] = same_agency ? 0 : (speaks(first, second) ? 0.5F : 0) + (speaks(second, first) ? 0.5F : 0);
    out.signs[Likeness::SameAgency] = same_agency ? 1 : 0;
}

void Comparison::compare_words(Likeness& out, std::size_t first, std::size_t second) const {
    const auto &a = all_[first], &b = all_[second];
    const double both = weight_of_shared(a.words, b.words, weights_);
    const double shorter = std::min(lengths_[first], lengths_[second]), longer = std::max(lengths_[first], lengths_[second]);
    out.signs[Likeness::Words] = shorter > 0 ? static_cast<float>(both / std::sqrt(shorter * longer)) : 0;
    if ((names_[first] & names_[second]) != 0) out.signs[Likeness::Names] = std::min(static_cast<float>(shared(a.names, b.names)), 3.0F) / 3;
    out.signs[Likeness::Subjects] = static_cast<float>(share_of_smaller(shared(a.subjects, b.subjects), a.subjects.size(), b.subjects.size()));
    constexpr float copied = 0.75F;
    out.signs[Likeness::Copied] = out.signs[Likeness::Words] >= copied ? 1 : 0;
}

Likeness Comparison::likeness(std::size_t first, std::size_t second) const {
    Likeness out;
    compare_cheaply(out, first, second);
    compare_words(out, first, second);
    out.score = static_cast<float>(1 / (1 + std::exp(-sum_of(out))));
    return out;
}

std::optional<float> Comparison::score_of(std::size_t first, std::size_t second, double least) const {
    Likeness out;
    compare_cheaply(out, first, second);
    const double wanted = least <= 0 ? -1e9 : least >= 1 ? 1e9 : std::log(least / (1 - least));
    const double most_by_words = sign_weights[Likeness::Words] + sign_weights[Likeness::Copied] + sign_weights[Likeness::Subjects];
    const double most_by_names = (names_[first] & names_[second]) != 0 ? sign_weights[Likeness::Names] : 0;
    if (sum_of(out) + most_by_words + most_by_names < wanted) return std::nullopt;
    compare_words(out, first, second);
    const double sum = sum_of(out);
    if (sum < wanted) return std::nullopt;
    return static_cast<float>(1 / (1 + std::exp(-sum)));
}

std::vector<AlikePair> alike_pairs(const Comparison& comparison, const AlikeThreshold& threshold) {
    std::vector<std::size_t> by_day(comparison.size());
    std::iota(by_day.begin(), by_day.end(), std::size_t{0});
    std::ranges::stable_sort(by_day, [&](std::size_t first, std::size_t second) { return comparison.traits(first).days.from < comparison.traits(second).days.from; });
    constexpr std::size_t at_a_time = 2048;
    std::vector<std::vector<AlikePair>> parts(base::parts_of(by_day.size(), at_a_time));
    base::in_parts(parts.size(), [&](std::size_t part) {
        for (std::size_t i = part * at_a_time; i < std::min(by_day.size(), (part + 1) * at_a_time); ++i) take_pairs_of(parts[part], comparison, threshold, by_day, i);
    });
    std::vector<AlikePair> pairs;
    pairs.reserve(std::accumulate(parts.begin(), parts.end(), std::size_t{0}, [](std::size_t sum, const auto& part) { return sum + part.size(); }));
    for (auto& part : parts) pairs.insert(pairs.end(), part.begin(), part.end()), part = {};
    if (!std::ranges::is_sorted(pairs)) std::ranges::sort(pairs);
    return pairs;
}

std::vector<std::vector<std::size_t>> groups_of(const std::vector<AlikePair>& pairs, double least) {
    std::size_t entries = 0;
    for (const auto& pair : pairs) entries = std::max<std::size_t>(entries, pair.second + 1);
    Groups joined{entries};
    std::vector<bool> paired(entries);
    for (const auto& pair : pairs)
        if (static_cast<double>(pair.score) >= least) joined.join(pair.first, pair.second), paired[pair.first] = paired[pair.second] = true;
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t entry = 0; entry < entries; ++entry)
        if (paired[entry]) groups[joined.root(entry)].push_back(entry);
    std::vector<std::vector<std::size_t>> out;
    for (auto& [root, group] : groups) out.push_back(std::move(group));
    return out;
}

}  // namespace chronology
