#include "learning/alike.h"

#include <algorithm>
#include <cmath>

#include "search/analyser.h"

namespace learning {

namespace {

std::vector<std::string> stems_of(std::string_view text) {
    std::vector<std::string> stems;
    for (auto& token : search::this_threads_analyser().analyse(text, search::Language::English))
        if (!token.stop) stems.push_back(std::move(token.term));
    std::ranges::sort(stems);
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

constexpr std::size_t most_walked = 400'000;
constexpr std::size_t most_weighed = 2'000;

/// Places that share most, in no order.
std::vector<std::uint32_t> best_of(const std::vector<float>& common) {
    std::vector<std::uint32_t> places;
    for (std::uint32_t place = 0; place < common.size(); ++place)
        if (common[place] > 0) places.push_back(place);
    if (places.size() <= most_weighed) return places;
    std::ranges::nth_element(places, places.begin() + most_weighed, [&](std::uint32_t a, std::uint32_t b) { return common[a] > common[b]; });
    places.resize(most_weighed);
    return places;
}

}  // namespace

std::size_t AlikeIndex::add(std::string_view text) {
    const auto place = static_cast<std::uint32_t>(weights_of_.size());
    auto& own = weights_of_.emplace_back();
    for (auto& stem : stems_of(text)) {
        const auto [found, is_new] = numbers_.try_emplace(std::move(stem), static_cast<std::uint32_t>(places_.size()));
        if (is_new) places_.emplace_back();
        places_[found->second].push_back(place);
        own.push_back(found->second);
    }
    return place;
}

void AlikeIndex::remove(std::size_t place) {
    for (const auto stem : weights_of_[place]) std::erase(places_[stem], static_cast<std::uint32_t>(place));
    weights_of_[place].clear();
}

/// ln((texts + 1) / (with it + ½)): a word of every text weighs nearly nothing.
double AlikeIndex::rarity(std::size_t texts_with_it) const { return std::log((static_cast<double>(size()) + 1) / (static_cast<double>(texts_with_it) + 0.5)); }

std::vector<AlikeIndex::Found> AlikeIndex::like(std::string_view text, std::size_t most, double least) const {
    double own = 0;
    std::vector<std::uint32_t> stems;
    for (const auto& stem : stems_of(text)) {
        const auto known = numbers_.find(stem);
        own += rarity(known == numbers_.end() ? 0 : places_[known->second].size());
        if (known != numbers_.end()) stems.push_back(known->second);
    }
    // The rarest first, until so many places were walked through: words that are left out stand in very many texts and decide nothing.
    std::ranges::sort(stems, {}, [&](std::uint32_t stem) { return places_[stem].size(); });
    std::vector<float> common(size(), 0);
    std::size_t walked = 0;
    for (const auto stem : stems) {
        if (walked > 0 && walked + places_[stem].size() > most_walked) break;
        walked += places_[stem].size();
        const auto weight = static_cast<float>(rarity(places_[stem].size()));
        for (const auto place : places_[stem]) common[place] += weight;
    }
    std::vector<Found> found;
    for (const auto place : best_of(common)) {
        double shared = 0, theirs = 0;
        for (const auto stem : weights_of_[place]) {
            const auto weight = rarity(places_[stem].size());
            theirs += weight;
            if (std::ranges::find(stems, stem) != stems.end()) shared += weight;
        }
        if (const double share = shared / (own + theirs - shared); share >= least) found.push_back({place, share});
    }
    std::ranges::sort(found, [](const Found& a, const Found& b) { return a.share != b.share ? a.share > b.share : a.place < b.place; });
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace learning
