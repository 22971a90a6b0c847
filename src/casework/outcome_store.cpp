#include <algorithm>
#include <array>

#include "casework/guards.h"
#include "casework/outcome.h"

namespace casework {

namespace {

CAIRN_SQL(put_outcome, R"(
    INSERT INTO casework_outcome (casework_case, decision, decided_on, panel_view, panel_on) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (casework_case) DO UPDATE SET decision = excluded.decision, decided_on = excluded.decided_on, panel_view = excluded.panel_view, panel_on = excluded.panel_on)");
CAIRN_SQL(remove_causes, "DELETE FROM casework_delay_cause WHERE casework_case = $1");
CAIRN_SQL(add_cause, "INSERT INTO casework_delay_cause (casework_case, rule, cause) VALUES ($1, $2, $3)");

/// Letters that say what the Panel thinks; an acknowledgement is no view.
bool is_view(const std::string& kind) {
    constexpr std::array views{"agrees", "agrees_comments", "asks", "disagrees", "considers_national", "commissions_national", "declines_national"};
    return std::ranges::count(views, std::string_view{kind}) > 0;
}

void take_view(Outcome& outcome, const CaseFile& file) {
    for (const auto* letter : file.all_where("letter", "letter", "direction", "from_panel")) {
        const auto on = letter->answers.day({"letter", 0, "on"});
        if (!is_view(letter->answers.of("letter", "kind")) || (outcome.panel_on && on && *on < *outcome.panel_on)) continue;
        outcome.panel_view = letter->answers.of("letter", "kind"), outcome.panel_on = on;
    }
    if (const auto* silent = file.last_step("no_reply"); silent && outcome.panel_view.empty()) outcome.panel_view = "no_reply", outcome.panel_on = silent->happened_on;
}

}  // namespace

Outcome outcome_of(const CaseFile& file) {
    Outcome outcome;
    outcome.decision = decision_answer(file);
    if (const auto* decision = file.last("decision"); decision && !outcome.decision.empty()) outcome.decided_on = decision->answers.day({"review", 0, "decided_on"});
    take_view(outcome, file);
    for (const auto* delay : file.all("delay"))
        if (const auto& rule = delay->answers.of("delay", "rule"); !rule.empty()) outcome.delay_causes[rule] = delay->answers.of("delay", "cause");
    return outcome;
}

void keep_outcome(store::Transaction& transaction, const CaseFile& file) {
    const auto outcome = outcome_of(file);
    transaction.run(put_outcome, file.of.key, outcome.decision, outcome.decided_on, outcome.panel_view, outcome.panel_on);
    transaction.run(remove_causes, file.of.key);
    for (const auto& [rule, cause] : outcome.delay_causes) transaction.run(add_cause, file.of.key, rule, cause);
}

}  // namespace casework
