#include "chronology/checks/point.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "chronology/checks/known.h"
#include "chronology/checks/silences.h"
#include "chronology/checks/single.h"

namespace chronology {

namespace {

constexpr auto kinds = std::to_array<std::string_view>({"duplicate", "conflict", "gap", "not-seen", "not-spoken-to", "no-outcome", "missed", "move", "known-earlier", "date-doubtful", "outside-scope"});

/// Pairs that differ stand as conflicts with the facts; groups of the others and of them stand as duplicates, so that each is looked at once.
void pairs(std::vector<Point>& out, const std::vector<Traits>& traits, const WordBook& book, const Thresholds& thresholds) {
    const Comparison comparison{traits, book};
    auto wide = thresholds.alike;
    wide.least = std::min(wide.least, thresholds.differing.least);
    const auto found = alike_pairs(comparison, wide);
    std::unordered_map<std::size_t, const AlikePair*> surest;  // Of each entry.
    for (const auto& pair : found) {
        auto& best = surest.try_emplace(pair.first, &pair).first->second;
        if (pair.score > best->score) best = &pair;
    }
    for (auto& group : groups_of(found, thresholds.alike.least)) {
        const AlikePair* best = nullptr;
        for (const auto entry : group)
            if (const auto sure = surest.find(entry); sure != surest.end() && (!best || sure->second->score > best->score)) best = sure->second;
        out.push_back({.kind = Point::Kind::Duplicate, .entries = std::move(group), .likeness = comparison.likeness(best->first, best->second)});
    }
    for (auto& pair : differing_pairs(found, comparison, book, thresholds.differing)) out.push_back({.kind = Point::Kind::Conflict, .entries = {pair.first, pair.second}, .differences = std::move(pair.differences)});
}

}  // namespace

std::string_view to_word(Point::Kind kind) { return kinds[std::to_underlying(kind)]; }

std::optional<Point::Kind> parse_point_kind(std::string_view word) {
    const auto found = std::ranges::find(kinds, word);
    return found == kinds.end() ? std::nullopt : std::optional{static_cast<Point::Kind>(found - kinds.begin())};
}

std::size_t point_kinds() { return kinds.size(); }

std::vector<Point> points_of(const std::vector<Entry>& entries, const CaseFacts& facts, const Thresholds& thresholds) { return points_of(entries, facts, known_topics(entries, topics_of(facts)), thresholds); }

std::vector<Point> points_of(const std::vector<Entry>& entries, const CaseFacts& facts, const std::vector<KnownTopic>& known, const Thresholds& thresholds) {
    WordBook book;
    const auto traits = traits_of(entries, book);
    std::vector<Point> out;
    pairs(out, traits, book, thresholds);
    for (auto&& found : {gaps_of(entries, thresholds), unseen_stretches(entries, traits, thresholds), single_points(entries, traits, facts), known_earlier(entries, known, thresholds)}) out.insert(out.end(), found.begin(), found.end());
    const auto order = [&](const Point& point) {
        const auto day = point.days ? point.days->from : sorting_day(entries[point.entries.front()].when);
        return std::tuple{day, point.kind};
    };
    std::ranges::stable_sort(out, [&](const Point& a, const Point& b) { return order(a) < order(b); });
    return out;
}

}  // namespace chronology
