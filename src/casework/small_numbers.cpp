#include "casework/small_numbers.h"

#include <algorithm>

namespace casework {

namespace {

using Counts = std::vector<std::int64_t>;

bool is_small(std::int64_t count) { return count < smallest_shown; }

/// Whether each hidden small count could still be any number from nought to four for a reader who knows what the hidden rows add up to.
/// Those hidden beside them are known to be five or more, and nothing limits them above.
bool tells_nothing(const Counts& counts, const std::vector<bool>& hidden) {
    std::int64_t small = 0, small_sum = 0, above_five = 0, others = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!hidden[i]) continue;
        if (is_small(counts[i])) ++small, small_sum += counts[i];
        else ++others, above_five += counts[i] - smallest_shown;
    }
    if (small == 0) return true;
    const std::int64_t most = smallest_shown - 1;
    const bool one_could_be_four = small_sum + above_five >= most;
    const bool one_could_be_none = others > 0 || small_sum <= most * (small - 1);
    return one_could_be_four && one_could_be_none;
}

/// The smallest row that is still shown; none: all are hidden.
std::size_t next_to_hide(const Counts& counts, const std::vector<bool>& hidden) {
    std::size_t found = counts.size();
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (!hidden[i] && (found == counts.size() || counts[i] < counts[found])) found = i;
    return found;
}

ShownCount shown(std::int64_t count, bool hide) {
    if (!hide) return {ShownCount::Kind::Number, count};
    return {is_small(count) ? ShownCount::Kind::FewerThan5 : ShownCount::Kind::Hidden, 0};
}

}  // namespace

ShownTable for_outside(const FiguresTable& table) {
    Counts incidents, children;
    std::vector<bool> hidden;
    for (const auto& row : table.rows) {
        incidents.push_back(row.incidents), children.push_back(row.children);
        hidden.push_back(is_small(row.incidents) || is_small(row.children));
    }
    const auto total = table.total();
    bool total_hidden = is_small(total.incidents) || is_small(total.children);
    while (!total_hidden && !(tells_nothing(incidents, hidden) && tells_nothing(children, hidden))) {
        const auto next = next_to_hide(incidents, hidden);
        if (next == hidden.size()) total_hidden = true;
        else hidden[next] = true;
    }
    ShownTable out{table.name, {}, {total.word, shown(total.incidents, total_hidden), shown(total.children, total_hidden)}};
    for (std::size_t i = 0; i < hidden.size(); ++i) out.rows.push_back({table.rows[i].word, shown(incidents[i], hidden[i]), shown(children[i], hidden[i])});
    return out;
}

namespace {

ShownTable* find_table(std::vector<ShownTable>& tables, std::string_view name) {
    const auto found = std::ranges::find(tables, name, &ShownTable::name);
    return found == tables.end() ? nullptr : &*found;
}

bool is_number(const ShownRow& row) { return row.incidents.kind == ShownCount::Kind::Number; }

/// Nothing of it: which of its numbers are small, it does not say either.
void withhold(ShownTable& table) {
    const ShownCount nothing{ShownCount::Kind::Hidden, 0};
    for (auto& row : table.rows) row.incidents = row.children = nothing;
    table.total.incidents = table.total.children = nothing;
}

void withhold_cause(std::vector<ShownTable>& tables, std::string_view parent, std::string_view causes) {
    auto* divided = find_table(tables, causes);
    const auto* whole = find_table(tables, parent);
    if (!divided || !whole) return;
    const auto row = std::ranges::find(whole->rows, "late_explained", &ShownRow::word);
    if (row == whole->rows.end() || !is_number(*row)) withhold(*divided);
}

}  // namespace

std::vector<ShownTable> for_outside(const std::vector<FiguresTable>& tables) {
    std::vector<ShownTable> shown;
    for (const auto& table : tables) shown.push_back(for_outside(table));
    auto* notifications = find_table(shown, "notifications");
    auto* reviews = find_table(shown, "rapid_reviews");
    if (notifications && reviews && !(is_number(notifications->total) && is_number(reviews->total))) withhold(*notifications), withhold(*reviews);
    withhold_cause(shown, "notifications", "notification_delay");
    withhold_cause(shown, "rapid_reviews", "rapid_review_delay");
    return shown;
}

}  // namespace casework
