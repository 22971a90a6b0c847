#include "calendar/refusal.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace calendar {

namespace {

std::string rules_of(const Refusal& refusal) {
    if (refusal.rules_here.empty()) return fmt::format("No rule of {} is known here.", name_of(refusal.nation));
    return fmt::format("Rules of {}: {}.", name_of(refusal.nation), fmt::join(refusal.rules_here, ", "));
}

std::string not_in_force(const Refusal& refusal) {
    const auto where = fmt::format("No version of the rule {} governs {} in {}", refusal.rule_name, base::to_iso(refusal.start), name_of(refusal.nation));
    return refusal.rule ? fmt::format("{}: the earliest known here begins on {}.", where, base::to_iso(refusal.rule->from)) : where + ".";
}

std::string holidays_not_known(const Refusal& refusal) {
    if (!refusal.known) return fmt::format("No bank holiday of {} is known here, so no working day can be counted.", name_of(refusal.nation));
    return fmt::format("The bank holidays of {} are known from {} to {} only, so {} cannot be counted from {}. No date is promised that a holiday could move.",
                       name_of(refusal.nation), base::to_iso(refusal.known->first), base::to_iso(refusal.known->last), refusal.rule_name, base::to_iso(refusal.start));
}

}  // namespace

std::string_view slug_of(RefusalCode code) {
    constexpr std::array<std::string_view, 6> slugs{"unknown-rule", "not-in-this-nation", "not-in-force", "limit-not-known", "no-limit-set", "holidays-not-known"};
    return slugs[static_cast<std::size_t>(code)];
}

std::string words_of(const Refusal& refusal) {
    switch (refusal.code) {
        case RefusalCode::UnknownRule: return fmt::format("There is no rule \"{}\". {}", refusal.rule_name, rules_of(refusal));
        case RefusalCode::NotInThisNation:
            return fmt::format("{} has no rule {} here, and another nation’s is never used in its place. {}", name_of(refusal.nation), refusal.rule_name, rules_of(refusal));
        case RefusalCode::NotInForce: return not_in_force(refusal);
        case RefusalCode::LimitNotKnown:
        case RefusalCode::NoLimitSet: return refusal.rule->note.en + (refusal.rule->checked_on ? "" : " (Not checked.)");
        case RefusalCode::HolidaysNotKnown: return holidays_not_known(refusal);
    }
    return {};
}

}  // namespace calendar
