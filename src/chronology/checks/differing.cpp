#include "chronology/checks/differing.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/parallel.h"
#include "chronology/checks/phrases.h"

namespace chronology {

namespace {

using In = Difference::In;

void yes_and_no(std::vector<Difference>& out, In in, const std::optional<bool>& first, const std::optional<bool>& second) {
    if (first && second && *first != *second) out.push_back({in, *first ? "yes" : "no", *second ? "yes" : "no"});
}

std::string clock(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

bool is_one_day(const Period& days) { return days.from == days.to; }

/// Somebody whom one account leaves out by name and the other has there.
bool present_differs(const Traits& absent_in, const Traits& other) {
    if (absent_in.absent == 0) return false;
    const Parties there = (other.spoken_of | other.of_agency) & ~other.absent, family = static_cast<Parties>(Party::Mother) | static_cast<Parties>(Party::Father);
    const auto somebody = static_cast<Parties>(Party::Somebody);
    if ((absent_in.absent & ~somebody & there) != 0) return true;
    return (absent_in.absent & somebody) != 0 && other.absent == 0 && (other.spoken_of & family) != 0;
}

bool names_day(const Traits& traits, base::Day day) {
    const std::chrono::year_month_day date{day};
    const std::pair wanted{static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(static_cast<unsigned>(date.month()))};
    return std::ranges::find(traits.days_named, wanted) != traits.days_named.end();
}

/// One day apart, and neither says that it tells of the day before. A letter is sent on one day and received on the next.
bool date_differs(const Traits& first, const Traits& second) {
    if (!is_one_day(first.days) || !is_one_day(second.days) || first.days.from == second.days.from || first.told_later || second.told_later) return false;
    const auto letter = static_cast<Contacts>(Contact::Letter);
    return !names_day(first, second.days.from) && !names_day(second, first.days.from) && (first.contacts & second.contacts & letter) == 0;
}

bool unseen_differs(const Traits& first, const Traits& second) { return first.somebody_unseen && !second.somebody_unseen && second.seen == true; }

void counts(std::vector<Difference>& out, const Traits& first, const Traits& second, const WordBook& book) {
    const auto numbers = [](const Traits& traits, std::uint32_t what) {
        std::vector<int> list;
        for (const auto& [noun, number] : traits.counts)
            if (noun == what) list.push_back(number);
        return list;
    };
    std::uint32_t last = UINT32_MAX;
    for (const auto& [what, number] : first.counts) {
        if (what == last) continue;
        last = what;
        const auto here = numbers(first, what), there = numbers(second, what);
        if (there.empty() || std::ranges::any_of(here, [&](int one) { return std::ranges::find(there, one) != there.end(); })) continue;
        const auto noun = book.word(what).substr(1);
        out.push_back({In::Count, fmt::format("{} {}", here.front(), noun), fmt::format("{} {}", there.front(), noun)});
    }
}

void sides(std::vector<Difference>& out, const Traits& first, const Traits& second) {
    for (std::size_t pair = 0; pair < pairs_of_opposites(); ++pair) {
        const auto here = first.sides >> (2 * pair) & 3U, there = second.sides >> (2 * pair) & 3U;
        if ((here == 1 && there == 2) || (here == 2 && there == 1)) {
            const auto [one, other] = opposites(pair);
            out.push_back({In::Side, std::string{here == 1 ? one : other}, std::string{here == 1 ? other : one}});
        }
    }
}

}  // namespace

std::string_view to_word(Difference::In in) {
    static constexpr std::array<std::string_view, 8> words{"seen", "spoken-to", "kept", "present", "time", "date", "count", "side"};
    return words[std::to_underlying(in)];
}

std::vector<Difference> differences(const Traits& first, const Traits& second, const WordBook& book, const DifferingThreshold& threshold) {
    std::vector<Difference> out;
    yes_and_no(out, In::Seen, first.seen, second.seen);
    if (out.empty() && (unseen_differs(first, second) || unseen_differs(second, first))) out.push_back({In::Seen, first.somebody_unseen ? "no" : "yes", first.somebody_unseen ? "yes" : "no"});
    yes_and_no(out, In::SpokenTo, first.spoken_to, second.spoken_to);
    yes_and_no(out, In::Kept, first.kept, second.kept);
    if (present_differs(first, second) || present_differs(second, first)) out.push_back({In::Present});
    if (first.minute && second.minute && std::abs(*first.minute - *second.minute) > threshold.minutes_apart) out.push_back({In::Time, clock(*first.minute), clock(*second.minute)});
    if (date_differs(first, second))
        out.push_back({In::Date, base::to_iso(first.days.from), base::to_iso(second.days.from)});
    counts(out, first, second, book);
    sides(out, first, second);
    return out;
}

std::vector<DifferingPair> differing_pairs(const std::vector<AlikePair>& pairs, const Comparison& comparison, const WordBook& book, const DifferingThreshold& threshold) {
    constexpr std::size_t at_a_time = 16384;
    std::vector<std::vector<DifferingPair>> parts(base::parts_of(pairs.size(), at_a_time));
    base::in_parts(parts.size(), [&](std::size_t part) {
        for (std::size_t i = part * at_a_time; i < std::min(pairs.size(), (part + 1) * at_a_time); ++i) {
            const auto& pair = pairs[i];
            if (static_cast<double>(pair.score) < threshold.least) continue;
            auto found = differences(comparison.traits(pair.first), comparison.traits(pair.second), book, threshold);
            if (!found.empty()) parts[part].push_back({pair.first, pair.second, std::move(found)});
        }
    });
    std::vector<DifferingPair> out;
    for (auto& part : parts) std::ranges::move(part, std::back_inserter(out));
    return out;
}

}  // namespace chronology
