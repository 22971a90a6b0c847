#include <array>

#include "base/text.h"
#include "casework/family.h"
#include "casework/guard_table.h"
#include "casework/publication_reading.h"

namespace casework {

namespace {

const Clock* running(const CaseFile& file, std::string_view rule) {
    const Clock* found = nullptr;
    for (const auto& clock : file.clocks)
        if (clock.rule == rule && clock.ended.empty()) found = &clock;
    return found;
}

bool statutory(const CaseFile& file) { return publication_scheme(file) != PublicationScheme::NonStatutory; }

bool asks_for_reasons(const CaseFile& file) { return statutory(file) && publication_mode(file) != "full"; }

/// Chosen to be public, and by whom: the three partners together for a local review; a national one is the Panel's own.
bool mode_chosen(const CaseFile& file) {
    const auto mode = publication_mode(file);
    if (mode.empty() || mode == "held") return false;
    const auto& plan = file.last("publication_plan")->answers;
    for (const char* partner : {"local_authority", "health", "police"})
        if (publication_scheme(file) == PublicationScheme::Local && !plan.has_choice({"plan", 0, "agreed_by"}, partner)) return false;
    return true;
}

bool mode_reasons(const CaseFile& file) {
    const auto* plan = file.last("publication_plan");
    return !asks_for_reasons(file) || (plan && !base::trim(plan->answers.of("plan", "reasons")).empty());
}

bool mode_reasons_sent(const CaseFile& file) {
    if (!asks_for_reasons(file)) return true;
    const auto* plan = file.last("publication_plan");
    const bool panel_knows = publication_scheme(file) == PublicationScheme::National;
    return plan && (panel_knows || plan->answers.day({"plan", 0, "reasons_panel_on"})) && plan->answers.day({"plan", 0, "reasons_minister_on"});
}

/// Reg 16: no later than seven working days before. The clock of the planned day says which day was the last; where it could not be
/// worked out nothing is in time.
bool copies_in_time(const CaseFile& file) {
    if (!statutory(file)) return true;
    const auto sent = copies_sent(file);
    const auto* clock = running(file, copies_rule(publication_scheme(file)));
    return sent && clock && clock->due_on && *sent <= *clock->due_on;
}

bool day_has_come(const CaseFile& file, const StepAsked& asked) {
    const auto on = planned_day(file);
    return on && asked.happened_on >= *on;
}

/// A day on which it could not be read does not count, so nothing is over while it is hidden.
bool floor_over(const CaseFile& file, const StepAsked& asked) {
    const auto rule = floor_rule(publication_scheme(file));
    if (rule.empty()) return true;
    const auto* clock = running(file, rule);
    return clock && clock->due_on && asked.happened_on > *clock->due_on && !hiding_in_force(file);
}

/// A hiding that a second person confirmed, or an order: a person alone takes nothing down for good.
bool two_or_order(const CaseFile& file) {
    const auto* hiding = hiding_in_force(file);
    return hiding && (hiding->answers.of("second", "answer") == "stays_hidden" || !base::trim(hiding->answers.of("order", "what")).empty());
}

constexpr std::array<NamedGuard, 15> guards{{
    {"mode", [](const CaseFile& file, const StepAsked&) { return mode_chosen(file); }},
    {"mode_reasons", [](const CaseFile& file, const StepAsked&) { return mode_reasons(file); }},
    {"mode_reasons_sent", [](const CaseFile& file, const StepAsked&) { return mode_reasons_sent(file); }},
    {"planned_day", [](const CaseFile& file, const StepAsked&) { return planned_day(file).has_value(); }},
    {"hold_reasons", [](const CaseFile& file, const StepAsked&) { return hold_in_force(file) && (!statutory(file) || hold_is_told(file)); }},
    {"constraint_ended", [](const CaseFile& file, const StepAsked&) { return !hold_in_force(file) && proceedings_that_block(file).empty(); }},
    {"copies", [](const CaseFile& file, const StepAsked&) { return !statutory(file) || copies_sent(file); }},
    {"copies_in_time", [](const CaseFile& file, const StepAsked&) { return copies_in_time(file); }},
    {"unrestricted", [](const CaseFile& file, const StepAsked&) { return restrictions_in_force(file).empty(); }},
    // Member by member where the family is recorded so; of others a record that they were told, or why not.
    {"family_told", [](const CaseFile& file, const StepAsked& asked) { return family_of(file).empty() ? told_before(file, "family") : family_told(file, asked.happened_on); }},
    {"two_publishers", [](const CaseFile& file, const StepAsked&) { return two_publishers(file).are_two(); }},
    {"publication_day", day_has_come},
    {"public_files", [](const CaseFile& file, const StepAsked&) { return files_proved(file); }},
    {"floor_over", floor_over},
    {"two_or_order", [](const CaseFile& file, const StepAsked&) { return two_or_order(file); }},
}};

}  // namespace

std::span<const NamedGuard> publication_guards() { return guards; }

}  // namespace casework
