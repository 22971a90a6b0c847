#include "collection/alignment.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "collection/shingles.h"

namespace collection {

namespace {

constexpr std::size_t run = 3;
constexpr double same = 0.75;       ///< Of either's runs, for one passage to continue another.
constexpr double held = 0.5;        ///< Of the old runs, for its words to count as found again.
constexpr double held_words = 0.95; ///< And of the old words: two paragraphs of one form are not one paragraph.
constexpr double worth = 0.1;       ///< Of the old runs, for a passage to count among those that hold them.
constexpr std::size_t boilerplate = 64;  ///< A run in more passages than this tells nothing.

using Runs = std::vector<std::vector<std::uint64_t>>;

Runs runs_of(const std::vector<std::string_view>& texts) {
    Runs runs;
    for (const std::string_view text : texts) runs.push_back(shingles(text, run));
    return runs;
}

struct Pair {
    std::size_t old_index, new_index;
    double strength;         ///< The lesser share of the two.
    std::size_t distance;    ///< How far apart they stand, for telling twins apart.
};

class Aligner {
public:
    Aligner(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after)
        : before_{before}, after_{after}, old_runs_{runs_of(before)}, new_runs_{runs_of(after)}, old_kept_(before.size(), false) {
        result_.continues.resize(after.size());
        result_.moved_to.resize(before.size());
        for (std::size_t i = 0; i < new_runs_.size(); ++i)
            for (const std::uint64_t one : new_runs_[i]) {
                auto& places = places_[one];
                if (places.size() <= boilerplate && (places.empty() || places.back() != i)) places.push_back(i);
            }
    }

    Alignment align() {
        find_pairs();
        keep_best();
        for (std::size_t i = 0; i < old_runs_.size(); ++i)
            if (!old_kept_[i]) redirect(i);
        return std::move(result_);
    }

private:
    /// How many of the old passage's runs stand in each new one.
    std::unordered_map<std::size_t, std::size_t> votes(std::size_t old_index) const {
        std::unordered_map<std::size_t, std::size_t> count;
        for (const std::uint64_t one : old_runs_[old_index])
            if (const auto found = places_.find(one); found != places_.end() && found->second.size() <= boilerplate)
                for (const std::size_t place : found->second) ++count[place];
        return count;
    }

    /// Twins (a heading that repeats) are all over the text: only those with the same words, nearest first.
    void find_pairs() {
        for (std::size_t i = 0; i < old_runs_.size(); ++i)
            for (const auto& [place, count] : votes(i)) {
                const double share = static_cast<double>(count) / static_cast<double>(std::max(old_runs_[i].size(), new_runs_[place].size()));
                if (share < same) continue;
                const std::size_t there = place * old_runs_.size() / std::max<std::size_t>(new_runs_.size(), 1);
                pairs_.push_back({i, place, share, i > there ? i - there : there - i});
            }
    }

    void keep_best() {
        std::ranges::sort(pairs_, [](const Pair& a, const Pair& b) {
            if (a.strength != b.strength) return a.strength > b.strength;
            if (a.distance != b.distance) return a.distance < b.distance;
            return std::pair{a.old_index, a.new_index} < std::pair{b.old_index, b.new_index};
        });
        for (const Pair& pair : pairs_)
            if (!old_kept_[pair.old_index] && !result_.continues[pair.new_index]) {
                old_kept_[pair.old_index] = true;
                result_.continues[pair.new_index] = pair.old_index;
            }
    }

    /// The fewest passages that hold the words, those that hold most first; then in reading order.
    void redirect(std::size_t old_index) {
        std::vector<std::pair<std::size_t, std::size_t>> holders;  // Count, place.
        for (const auto& [place, count] : votes(old_index)) holders.emplace_back(count, place);
        std::ranges::sort(holders, [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
        std::vector<std::uint64_t> open = old_runs_[old_index];
        const std::size_t all = open.size();
        std::vector<std::size_t> targets;
        for (const auto& [count, place] : holders) {
            const std::size_t before = open.size();
            std::erase_if(open, [&](std::uint64_t one) { return std::ranges::find(new_runs_[place], one) != new_runs_[place].end(); });
            if (static_cast<double>(before - open.size()) >= worth * static_cast<double>(all) && before > open.size()) targets.push_back(place);
            if (open.empty() || targets.size() >= 12) break;
        }
        std::ranges::sort(targets);
        if (static_cast<double>(all - open.size()) >= held * static_cast<double>(all) && hold_words(targets, old_index)) result_.moved_to[old_index] = std::move(targets);
    }

    bool hold_words(const std::vector<std::size_t>& targets, std::size_t old_index) const {
        std::unordered_set<std::uint64_t> there;
        for (const std::size_t target : targets)
            for (const std::uint64_t word : shingles(after_[target], 1)) there.insert(word);
        const auto words = shingles(before_[old_index], 1);
        const auto found = std::ranges::count_if(words, [&](std::uint64_t word) { return there.contains(word); });
        return static_cast<double>(found) >= held_words * static_cast<double>(words.size());
    }

    const std::vector<std::string_view>& before_;
    const std::vector<std::string_view>& after_;

    Runs old_runs_, new_runs_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> places_;
    std::vector<Pair> pairs_;
    std::vector<bool> old_kept_;
    Alignment result_;
};

}  // namespace

Alignment align(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after) {
    return Aligner{before, after}.align();
}

}  // namespace collection
