#include "learning/owner_sheet.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "casework/form_document.h"
#include "casework/form_reading.h"

namespace learning {

namespace {

using casework::Answers;
using enum OwnerColumn;
using Cells = std::array<std::string, owner_columns>;
using ColumnUse = documents::TableColumn::Use;

constexpr std::size_t number_of(OwnerColumn column) { return static_cast<std::size_t>(column); }
constexpr std::array<int, owner_columns> widths{10, 10, 48, 48, 28, 14, 14, 40, 16, 16, 48, 48, 40};

ColumnUse use_of(OwnerColumn column) { return column <= Seen ? ColumnUse::Unseen : column <= SoFar ? ColumnUse::Shown : ColumnUse::FilledIn; }

/// As somebody typed it: without spaces around, and in any kind of spaces and letters the same.
std::string compared(std::string_view words) {
    std::string squeezed;
    for (const char c : base::fold(base::trim(words)))
        if (const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t'; !space || (!squeezed.empty() && squeezed.back() != ' ')) squeezed += space ? ' ' : c;
    return squeezed;
}

std::size_t progress_at(std::string_view word) {
    const auto found = std::ranges::find(owner_progress, word);
    return found == owner_progress.end() ? 0 : static_cast<std::size_t>(found - owner_progress.begin());
}

std::string iso_or_nothing(const std::optional<base::Day>& day) { return day ? base::to_iso(*day) : std::string{}; }

/// What is shown of an action, and nothing yet where it is filled in.
Cells shown_of(const OwnedAction& one, const OwnerSheetWords& words) {
    Cells cells;
    const auto set = [&](OwnerColumn column, std::string text) { cells[number_of(column)] = std::move(text); };
    set(Id, one.action), set(Seen, one.newest().id.to_string());
    set(Recommendation, "R" + std::to_string(one.thread.head.number) + ": " + one.thread.head.text);
    set(What, one.said("what")), set(Whose, one.said("owner")), set(Due, iso_or_nothing(one.due_on()));
    set(Now, words.progress[progress_at(one.said("progress"))]);
    set(SoFar, one.is_blocked() && one.said("note").empty() ? one.said("blocked_by") : one.said("note"));
    return cells;
}

// ---- what comes back

/// For each column of ours that of the table, by its head in one of the languages.
std::array<int, owner_columns> columns_of(const casework::SheetTable& table, const OwnerSheetWords& words) {
    std::array<int, owner_columns> at{};
    for (std::size_t column = 0; column < owner_columns; ++column)
        for (std::size_t i = 0; i < table.heads.size() && at[column] == 0; ++i)
            if (compared(table.heads[i]) == compared(words.heads[column])) at[column] = static_cast<int>(i) + 1;
    return at;
}

class RowReading {
public:
    RowReading(ReturnedRow& row, std::span<const OwnerSheetWords> languages, base::Day today) : row_{row}, languages_{languages}, today_{today} {}

    void read() {
        row_.said = row_.action->newest().answers;
        row_.is_stale = row_.of(Seen) != row_.action->newest().id.to_string();
        row_.evidence = row_.of(Evidence);
        if (row_.evidence.size() > casework::longest_text) wrong(Evidence, ReturnedProblemKind::TooLong);
        progress(), done_on(), blocked_by();
        if (!row_.of(Note).empty()) put("note", row_.of(Note));
        written_wrong(), left_out();
        const auto before = row_.action->thread.all("evidence");
        const bool shown = std::ranges::any_of(before, [&](const Entry* entry) { return entry->answers.of("evidence", "shows") == row_.evidence; });
        row_.changes = row_.said != row_.action->newest().answers || (!row_.evidence.empty() && !shown);
    }
    /// A cell that is only shown, and says something else than it did: told, since whoever changed it meant something by it.
    void compare_shown() {
        for (const auto column : {What, Whose, Due}) {
            const auto same = [&](const OwnerSheetWords& words) { return compared(shown_of(*row_.action, words)[number_of(column)]) == compared(row_.of(column)); };
            if (!row_.is_stale && !row_.of(column).empty() && std::ranges::none_of(languages_, same)) row_.overwritten.push_back(column);
        }
    }

private:
    void wrong(OwnerColumn column, ReturnedProblemKind kind) { row_.problems.push_back({column, kind, row_.of(column)}); }
    void put(const char* field, std::string words) { row_.said.set({"tracked", 0, field}, std::move(words)); }

    void progress() {
        const auto typed = compared(row_.of(Progress));
        if (typed.empty()) return;
        for (std::size_t i = 0; i < owner_progress.size(); ++i)
            if (std::ranges::any_of(languages_, [&](const OwnerSheetWords& words) { return compared(words.progress[i]) == typed; })) {
                put("progress", std::string{owner_progress[i]});
                if (owner_progress[i] != "blocked") put("blocked_by", {});
                return;
            }
        wrong(Progress, ReturnedProblemKind::NoOption);
    }
    void done_on() {
        if (row_.of(DoneOn).empty()) return;
        const auto day = casework::day_from_paper(row_.of(DoneOn));
        if (!base::parse_day(day)) return wrong(DoneOn, ReturnedProblemKind::NoDay);
        if (row_.said.of("tracked", "progress") != "all_done" && !has(Progress)) return wrong(DoneOn, ReturnedProblemKind::DayWithoutDone);
        put("done_on", day);
    }
    void blocked_by() {
        if (row_.of(BlockedBy).empty()) return;
        if (row_.said.of("tracked", "progress") != "blocked" && !has(Progress)) return wrong(BlockedBy, ReturnedProblemKind::ReasonWithoutBlocked);
        put("blocked_by", row_.of(BlockedBy));
    }
    bool has(OwnerColumn column) const {
        return std::ranges::any_of(row_.problems, [&](const ReturnedProblem& one) { return one.column == column; });
    }
    /// What the form itself would say of what the row wrote.
    void written_wrong() {
        constexpr std::array<std::pair<std::string_view, OwnerColumn>, 3> fields{{{"done_on", DoneOn}, {"note", Note}, {"blocked_by", BlockedBy}}};
        for (const auto& problem : casework::check(casework::form_called("tracked_action"), row_.said, casework::Asked::Written, today_))
            for (const auto& [field, column] : fields)
                if (problem.place.field == field && problem.place.section == "tracked" && !has(column))
                    wrong(column, problem.kind == casework::ProblemKind::InFuture ? ReturnedProblemKind::InFuture : problem.kind == casework::ProblemKind::NoDay ? ReturnedProblemKind::NoDay : ReturnedProblemKind::TooLong);
    }
    void left_out() {
        for (const auto lack : lacks_of(row_.action->thread, row_.said, !row_.evidence.empty())) {
            if (lack == UpdateLack::DoneDay && !has(DoneOn)) wrong(DoneOn, ReturnedProblemKind::DayMissing);
            if (lack == UpdateLack::Evidence) wrong(Evidence, ReturnedProblemKind::EvidenceMissing);
            if (lack == UpdateLack::BlockedReason && !row_.of(Progress).empty()) wrong(BlockedBy, ReturnedProblemKind::ReasonMissing);
        }
    }

    ReturnedRow& row_;
    std::span<const OwnerSheetWords> languages_;
    base::Day today_;
};

ReturnedRow row_from(const casework::SheetTable::Row& from, const std::array<int, owner_columns>& at) {
    ReturnedRow row{.number = from.number};
    for (std::size_t column = 0; column < owner_columns; ++column)
        if (const auto i = static_cast<std::size_t>(at[column] - 1); i < from.cells.size()) row.cells[column] = base::trim(from.cells[i]);
    return row;
}

}  // namespace

documents::WrittenTableBook owner_sheet(const std::vector<OwnedAction>& actions, const OwnerSheetWords& words, std::string_view code) {
    documents::WrittenTableBook book{.title = words.title, .sheet = words.sheet, .columns = {}, .hints_sheet = words.hints_sheet, .hint_head = words.hint_head};
    for (std::size_t i = 0; i < owner_columns; ++i) {
        const auto column = static_cast<OwnerColumn>(i);
        documents::TableColumn made{.kind = column == Due ? documents::TableColumn::Kind::Day : documents::TableColumn::Kind::Text, .head = words.heads[i], .width = widths[i], .hint = words.hints[i], .use = use_of(column)};
        if (column == Progress) made.options.assign(words.progress.begin(), words.progress.end());
        book.columns.push_back(std::move(made));
    }
    for (const auto& one : actions) {
        const auto cells = shown_of(one, words);
        book.rows.emplace_back(cells.begin(), cells.end());
    }
    book.properties = {{std::string{casework::form_property}, std::string{owner_sheet_form}}, {std::string{casework::code_property}, std::string{code}}};
    return book;
}

ReturnedSheet read_returned_sheet(const casework::SheetTable& table, const std::vector<OwnedAction>& actions, std::span<const OwnerSheetWords> languages, base::Day today) {
    ReturnedSheet sheet;
    std::ptrdiff_t most = -1;
    for (const auto& words : languages) {
        const auto at = columns_of(table, words);
        if (const auto found = static_cast<std::ptrdiff_t>(owner_columns) - std::ranges::count(at, 0); found > most) most = found, sheet.at = at;
    }
    for (std::size_t i = 0; i < owner_columns; ++i)
        if (const auto column = static_cast<OwnerColumn>(i); sheet.at[i] == 0 && (column == Id || column == Seen || column >= Progress)) sheet.columns_missing.push_back(column);
    if (!sheet.columns_missing.empty()) return sheet;
    std::set<std::string> seen;
    for (const auto& from : table.rows) {
        auto row = row_from(from, sheet.at);
        if (std::ranges::all_of(from.cells, [](const std::string& cell) { return base::trim(cell).empty(); })) continue;
        const auto found = std::ranges::find(actions, row.of(Id), &OwnedAction::action);
        bool filled = false;
        for (auto column = number_of(Progress); column < owner_columns; ++column) filled = filled || !row.cells[column].empty();
        if (row.of(Id).empty()) row.problems.push_back({What, ReturnedProblemKind::RowAdded, row.of(What)});
        else if (found == actions.end() && filled) row.problems.push_back({What, ReturnedProblemKind::NotOpen, row.of(What)});
        else if (found != actions.end() && !seen.insert(row.of(Id)).second && filled) row.problems.push_back({What, ReturnedProblemKind::Twice, row.of(What)});
        if (found != actions.end()) row.action = &*found;
        if (row.problems.empty() && row.action) {
            RowReading reading{row, languages, today};
            reading.read(), reading.compare_shown();
        }
        sheet.rows.push_back(std::move(row));
    }
    for (const auto& one : actions)
        if (!seen.contains(one.action)) sheet.left_out.push_back(&one);
    return sheet;
}

}  // namespace learning
