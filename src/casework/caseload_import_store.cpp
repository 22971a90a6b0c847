#include <algorithm>

#include "base/text.h"
#include "calendar/london.h"
#include "casework/case_clocks.h"
#include "casework/case_store.h"
#include "casework/caseload_import.h"
#include "casework/guards.h"
#include "casework/path.h"
#include "casework/walk.h"

namespace casework {

namespace {

CAIRN_SQL(add_imported_row, "INSERT INTO casework_imported_row (casework_case, kind, token) VALUES ($1, $2, $3) ON CONFLICT (kind, token, casework_case) DO NOTHING");
CAIRN_SQL(cases_of_row, "SELECT casework_case FROM casework_imported_row WHERE kind = $1 AND token = $2 ORDER BY casework_case");
CAIRN_SQL(forget_rows, "DELETE FROM casework_imported_row WHERE casework_case = $1");

constexpr const char* whole_row = "row";
constexpr const char* own_reference = "own-reference";

/// The same row gives the same text, whatever stands beside it in the file.
std::string normal_row(std::int64_t partnership, const SheetRowRead& row) {
    std::string text = std::to_string(partnership);
    for (const auto& cell : row.cells) text += '\x1f' + base::fold(base::trim(cell));
    while (text.ends_with('\x1f')) text.pop_back();
    return text;
}
std::string normal_reference(std::int64_t partnership, const std::string& reference) { return std::to_string(partnership) + '\x1f' + base::fold(base::trim(reference)); }

std::vector<CaseKey> cases_with(store::Snapshot& snapshot, const Ground& ground, const char* kind, const std::string& normal) {
    std::vector<CaseKey> cases;
    auto rows = snapshot.query(cases_of_row, std::string{kind}, ground.keys.blind_token(std::string{"imported-"} + kind, normal));
    while (rows.step()) cases.emplace_back(rows.integer(0));
    return cases;
}

std::size_t place_on_path(std::string_view state) {
    const auto all = states();
    return static_cast<std::size_t>(std::ranges::find(all, state) - all.begin());
}

/// Under way in its rapid review, or known to have finished it: only then does the sheet say enough for that clock.
bool walks_to_review(const SheetCase& row) {
    if (!row.notified_on || row.national_reference.empty() || row.state == "sin.withdrawn" || row.state == "sin.info_only") return false;
    const auto at = place_on_path(row.state);
    return at >= place_on_path("rr.open") && (at <= place_on_path("rr.signoff") || row.completed_on.has_value());
}

Record put(store::Transaction& transaction, const Ground& ground, const Case& of, const char* form, std::initializer_list<std::pair<const char*, std::string>> words, const Doer& doer) {
    Answers answers;
    for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
    return write_down(transaction, ground, case_at(transaction, of.key), {.form = form, .answers = answers}, doer);
}

/// What the way from one state to another asks for and nobody has recorded: the list of gaps.
std::vector<std::string> gaps_between(const CaseFile& file, const std::string& to) {
    struct Reached {
        std::string state;
        std::vector<std::string> guards;
    };
    std::vector<Reached> reached{{file.of.state, {}}};
    for (std::size_t at = 0; at < reached.size(); ++at) {
        if (reached[at].state == to) return reached[at].guards;
        for (const auto* step : next_steps(reached[at].state)) {
            if (std::ranges::any_of(reached, [&](const Reached& known) { return known.state == step->to; })) continue;
            auto guards = reached[at].guards;
            for (const auto& guard : missing(*step, [&](std::string_view word) { return is_met(word, file, {{}, "entered afterwards"}); })) guards.push_back(guard);
            reached.push_back({step->to, std::move(guards)});
        }
    }
    return {};
}

void enter_in_state(store::Transaction& transaction, const Ground& ground, const Case& of, const SheetCase& row, const Doer& doer) {
    const auto file = open_file(transaction, ground, case_at(transaction, of.key));
    if (file.of.state == row.state) return;
    auto day = row.since.value_or(calendar::day_in_london(doer.at));
    if (file.steps.size() > 1) day = std::max(day, file.steps.back().happened_on);
    append_step(transaction, ground, file.of, {"entered", row.state, day, row.evidence, gaps_between(file, row.state)}, doer);
}

}  // namespace

RowFoundAgain found_again(store::Snapshot& snapshot, const Ground& ground, std::int64_t partnership, const SheetRowRead& row) {
    RowFoundAgain found{.same_row = cases_with(snapshot, ground, whole_row, normal_row(partnership, row)), .same_reference = {}};
    if (!row.read.own_reference.empty()) found.same_reference = cases_with(snapshot, ground, own_reference, normal_reference(partnership, row.read.own_reference));
    return found;
}

Case import_row(store::Transaction& transaction, const Ground& ground, std::int64_t partnership, const SheetRowRead& row, const std::string& sheet, const std::string& lead, const Doer& doer) {
    const auto& read = row.read;
    const bool walks = walks_to_review(read);
    const auto of = open_case(transaction, ground, {.partnership = partnership, .state = walks ? "sin.required" : read.state, .area = read.area, .children = read.children, .afterwards = true}, doer);
    set_details(transaction, of, {.pseudonym = read.pseudonym, .area = of.area, .lead = lead, .children = read.children}, doer);
    put(transaction, ground, of, "entered", {{"entered.0.evidence", read.evidence}, {"entered.0.own_reference", read.own_reference}, {"entered.0.sheet", sheet}, {"entered.0.row", std::to_string(row.number)}}, doer);
    if (read.aware_on) put(transaction, ground, of, "awareness", {{"awareness.0.authority", of.area}, {"awareness.0.on", base::to_iso(*read.aware_on)}, {"awareness.0.how", read.evidence}}, doer);
    if (read.notified_on) put(transaction, ground, of, "sent", {{"sent.0.what", "notification"}, {"sent.0.reference", read.national_reference}, {"sent.0.on", base::to_iso(*read.notified_on)}}, doer);
    if (walks) (void)take_step(transaction, ground, case_at(transaction, of.key), "record_sent", {*read.notified_on, read.evidence}, doer);
    if (walks && read.completed_on && place_on_path(read.state) > place_on_path("rr.signoff")) append_step(transaction, ground, case_at(transaction, of.key), {"complete", "rr.complete", *read.completed_on, read.evidence, {"approvals"}}, doer);
    enter_in_state(transaction, ground, of, read, doer);
    keep_clocks(transaction, ground, case_at(transaction, of.key), doer);
    transaction.run(add_imported_row, of.key, std::string{whole_row}, ground.keys.blind_token("imported-row", normal_row(partnership, row)));
    if (!read.own_reference.empty()) transaction.run(add_imported_row, of.key, std::string{own_reference}, ground.keys.blind_token("imported-own-reference", normal_reference(partnership, read.own_reference)));
    return case_at(transaction, of.key);
}

void forget_imported(store::Transaction& transaction, const Case& of) { transaction.run(forget_rows, of.key); }

}  // namespace casework
