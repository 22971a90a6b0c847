#include <algorithm>

#include "casework/figures.h"

namespace casework {

namespace {

CAIRN_SQL(cases_counted, "SELECT casework_case, case_id, reference, state, area, children FROM casework_case WHERE partnership = $1 ORDER BY casework_case");
CAIRN_SQL(steps_counted, R"(
    SELECT s.casework_case, s.sequence, s.event, s.to_state, s.happened_on FROM casework_step s JOIN casework_case c ON c.casework_case = s.casework_case
    WHERE c.partnership = $1 AND (s.sequence = 1 OR s.event IN ('record_sent', 'record_sent_for_information', 'withdraw')) ORDER BY s.casework_case, s.sequence)");
CAIRN_SQL(clocks_counted, R"(
    SELECT k.casework_case, k.rule, k.start_on, k.due_on, k.met_on, k.explained, k.ended FROM casework_clock k JOIN casework_case c ON c.casework_case = k.casework_case
    WHERE c.partnership = $1 AND k.rule IN ('notification', 'rapid-review') AND k.ended IN ('', 'withdrawn') ORDER BY k.casework_clock)");
CAIRN_SQL(outcomes_counted, R"(
    SELECT o.casework_case, o.decision, o.decided_on, o.panel_view, o.panel_on FROM casework_outcome o JOIN casework_case c ON c.casework_case = o.casework_case
    WHERE c.partnership = $1)");
CAIRN_SQL(causes_counted, R"(
    SELECT d.casework_case, d.rule, d.cause FROM casework_delay_cause d JOIN casework_case c ON c.casework_case = d.casework_case WHERE c.partnership = $1)");

using ByCase = std::map<std::int64_t, CaseFacts>;

void take_cases(store::Snapshot& snapshot, std::int64_t partnership, ByCase& facts) {
    auto rows = snapshot.query(cases_counted, partnership);
    while (rows.step()) {
        auto& one = facts[rows.integer(0)];
        one.id = base::PublicId::parse(rows.text(1)).value_or(base::PublicId{});
        one.reference = rows.text(2), one.state = rows.text(3), one.area = rows.text(4), one.children = rows.number(5);
    }
}

void take_steps(store::Snapshot& snapshot, std::int64_t partnership, ByCase& facts) {
    auto rows = snapshot.query(steps_counted, partnership);
    while (rows.step()) {
        auto& one = facts[rows.integer(0)];
        const auto event = rows.text(2);
        const auto on = rows.optional_day(4).value_or(base::Day{});
        if (rows.integer(1) == 1 && rows.text(3).starts_with("referral.")) one.referred_on = on;
        // Sent for information first and by the main route later: it is counted once, on its first day, as what it became.
        if (event.starts_with("record_sent")) one.sent = CaseFacts::Sent{one.sent ? one.sent->on : on, event == "record_sent_for_information"};
        if (event == "withdraw") one.withdrawn = true;
    }
}

void take_clocks(store::Snapshot& snapshot, std::int64_t partnership, ByCase& facts) {
    auto rows = snapshot.query(clocks_counted, partnership);
    while (rows.step()) {
        auto& one = facts[rows.integer(0)];
        CaseFacts::Timed clock{rows.optional_day(2).value_or(base::Day{}), rows.optional_day(3), rows.optional_day(4), rows.integer(5) == 1, rows.text(6)};
        (rows.text(1) == "notification" ? one.notification : one.rapid_review) = std::move(clock);
    }
}

void take_outcomes(store::Snapshot& snapshot, std::int64_t partnership, ByCase& facts) {
    auto rows = snapshot.query(outcomes_counted, partnership);
    while (rows.step()) {
        auto& one = facts[rows.integer(0)];
        one.decision = rows.text(1), one.decided_on = rows.optional_day(2), one.panel_view = rows.text(3), one.panel_on = rows.optional_day(4);
    }
    auto causes = snapshot.query(causes_counted, partnership);
    while (causes.step()) facts[causes.integer(0)].delay_causes[causes.text(1)] = causes.text(2);
}

}  // namespace

std::vector<CaseFacts> case_facts(store::Snapshot& snapshot, const std::vector<std::int64_t>& partnerships) {
    ByCase facts;
    for (const auto partnership : partnerships)
        take_cases(snapshot, partnership, facts), take_steps(snapshot, partnership, facts), take_clocks(snapshot, partnership, facts), take_outcomes(snapshot, partnership, facts);
    std::vector<CaseFacts> list;
    for (auto& [key, one] : facts) list.push_back(std::move(one));
    return list;
}

}  // namespace casework
