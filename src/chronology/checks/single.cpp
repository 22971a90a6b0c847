#include "chronology/checks/single.h"

#include <algorithm>
#include <set>

#include "chronology/checks/text_days.h"

namespace chronology {

namespace {

Point of_entry(Point::Kind kind, std::size_t entry, std::string detail = {}) { return {.kind = kind, .entries = {entry}, .detail = std::move(detail)}; }

bool is(const Traits& traits, Contact contact) { return (traits.contacts & static_cast<Contacts>(contact)) != 0; }

/// Agencies that record outcomes in a column of their own: of others an empty cell says nothing.
std::set<std::string_view> with_outcomes(const std::vector<Entry>& entries) {
    std::set<std::string_view> out;
    for (const auto& entry : entries)
        if (!cell(entry.cells, Meaning::Action).empty()) out.insert(entry.agency);
    return out;
}

}  // namespace

std::vector<Point> single_points(const std::vector<Entry>& entries, const std::vector<Traits>& traits, const CaseFacts& facts) {
    std::vector<Point> out;
    const auto recording = with_outcomes(entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        const auto days = days_of(entry.when);
        if (is(traits[i], Contact::Visit) && recording.contains(entry.agency) && cell(entry.cells, Meaning::Action).empty() && !traits[i].outcome_said) out.push_back(of_entry(Point::Kind::NoOutcome, i));
        if (traits[i].kept == false) out.push_back(of_entry(Point::Kind::Missed, i));
        if (traits[i].moved) out.push_back(of_entry(Point::Kind::Move, i));
        if (entry.when.note == DateNote::WeekdayDiffers) out.push_back(of_entry(Point::Kind::DateDoubtful, i, "weekday"));
        if (facts.born_on && days.to < *facts.born_on && !facts.scope) out.push_back(of_entry(Point::Kind::DateDoubtful, i, "before-birth"));
        if (entry.origin.received_on && days.from > *entry.origin.received_on) out.push_back(of_entry(Point::Kind::DateDoubtful, i, "after-sending"));
        if (const auto doubt = doubt_by_text(entry); !doubt.empty()) out.push_back(of_entry(Point::Kind::DateDoubtful, i, std::string{doubt}));
        if (facts.scope && (days.to < facts.scope->from || days.from > facts.scope->to)) out.push_back(of_entry(Point::Kind::OutsideScope, i));
    }
    return out;
}

}  // namespace chronology
