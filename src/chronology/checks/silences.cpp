#include "chronology/checks/silences.h"

#include <algorithm>
#include <map>
#include <set>

namespace chronology {

namespace {

struct Dated {
    base::Day day;
    std::size_t entry;
    friend auto operator<=>(const Dated&, const Dated&) = default;
};

std::vector<Dated> by_day(const std::vector<Entry>& entries) {
    std::vector<Dated> out;
    for (std::size_t i = 0; i < entries.size(); ++i) out.push_back({sorting_day(entries[i].when), i});
    std::ranges::sort(out);
    return out;
}

int days_apart(base::Day first, base::Day second) { return static_cast<int>((second - first).count()); }

/// How many of the sorted lie strictly between two days.
int strictly_between(const std::vector<Dated>& all, base::Day from, base::Day to) {
    const auto first = std::ranges::upper_bound(all, from, {}, &Dated::day), last = std::ranges::lower_bound(all, to, {}, &Dated::day);
    return last > first ? static_cast<int>(last - first) : 0;
}

std::vector<Point> stretches(const std::vector<Dated>& all, const std::vector<Dated>& happened, Point::Kind kind, int least_days) {
    std::vector<Point> out;
    if (happened.empty() || all.empty()) return out;
    const auto add = [&](const Dated* before, const Dated* after, base::Day from, base::Day to) {
        const int days = days_apart(from, to);
        const int contacts = strictly_between(all, from, to);
        if (days < least_days || contacts == 0) return;
        Point point{.kind = kind, .days = Period{from, to}, .number = days, .others = contacts};
        if (before) point.entries.push_back(before->entry);
        if (after) point.entries.push_back(after->entry);
        std::ranges::sort(point.entries);
        out.push_back(std::move(point));
    };
    add(nullptr, &happened.front(), all.front().day, happened.front().day);
    for (std::size_t i = 1; i < happened.size(); ++i) add(&happened[i - 1], &happened[i], happened[i - 1].day, happened[i].day);
    add(&happened.back(), nullptr, happened.back().day, all.back().day);
    return out;
}

}  // namespace

std::vector<Point> gaps_of(const std::vector<Entry>& entries, const Thresholds& thresholds) {
    const auto all = by_day(entries);
    std::map<std::string_view, std::vector<Dated>> by_agency;
    for (const auto& dated : all) by_agency[entries[dated.entry].agency].push_back(dated);
    std::vector<Point> out;
    for (const auto& [agency, own] : by_agency)
        for (std::size_t i = 1; i < own.size(); ++i) {
            const auto &before = own[i - 1], &after = own[i];
            const int days = days_apart(before.day, after.day);
            if (days < thresholds.gap_days) continue;
            const int others = strictly_between(all, before.day, after.day);  // Between two neighbours of one agency stand only others'.
            if (others < thresholds.gap_others) continue;
            Point point{.kind = Point::Kind::Gap, .entries = {before.entry, after.entry}, .agency = std::string{agency}, .days = Period{before.day, after.day}, .number = days, .others = others};
            std::ranges::sort(point.entries);
            out.push_back(std::move(point));
        }
    return out;
}

std::vector<Point> unseen_stretches(const std::vector<Entry>& entries, const std::vector<Traits>& traits, const Thresholds& thresholds) {
    const auto all = by_day(entries);
    // Of an agency that says it in a column, the column alone counts: "was seen by" in a text may be said of somebody else.
    std::set<std::string_view> with_column;
    for (const auto& entry : entries)
        if (yes_or_no(cell(entry.cells, Meaning::ChildSeen))) with_column.insert(entry.agency);
    std::vector<Dated> seen, spoken_to;
    for (const auto& dated : all) {
        const auto& entry = entries[dated.entry];
        if ((with_column.contains(entry.agency) ? yes_or_no(cell(entry.cells, Meaning::ChildSeen)) : traits[dated.entry].seen) == true) seen.push_back(dated);
        if (traits[dated.entry].spoken_to == true) spoken_to.push_back(dated);
    }
    auto out = stretches(all, seen, Point::Kind::NotSeen, thresholds.unseen_days);
    auto unspoken = stretches(all, spoken_to, Point::Kind::NotSpokenTo, thresholds.unseen_days);
    std::ranges::move(unspoken, std::back_inserter(out));
    return out;
}

}  // namespace chronology
