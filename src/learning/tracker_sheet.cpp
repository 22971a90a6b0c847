#include "learning/tracker_sheet.h"

#include <algorithm>
#include <span>

#include "base/sha256.h"
#include "base/text.h"
#include "collection/reference.h"
#include "collection/words.h"

namespace learning {

namespace {

struct ColumnWords {
    TrackerColumn column;
    std::string_view word;
    std::array<std::string_view, 7> heads;
};
/// In the order in which heads are given out: "evidence date" is no "evidence", "action owner" no "action".
constexpr std::array<ColumnWords, tracker_sheet_columns> columns{{
    {TrackerColumn::EvidenceOn, "evidence_on", {"evidence date", "date of evidence", "evidenced on", "audit date", "dyddiad y dystiolaeth", "", ""}},
    {TrackerColumn::MadeOn, "made_on", {"date made", "made on", "published", "date agreed", "start date", "gwnaed ar", ""}},
    {TrackerColumn::Due, "due", {"due", "deadline", "target date", "by when", "timescale", "completion date", "dyddiad cau"}},
    {TrackerColumn::Owner, "owner", {"owner", "lead officer", "responsible", "named lead", "action lead", "perchennog", ""}},
    {TrackerColumn::Addressee, "addressee", {"agency", "addressee", "organisation", "addressed", "asiantaeth", "sefydliad", ""}},
    {TrackerColumn::Status, "status", {"status", "rag", "progress", "state", "statws", "cynnydd", ""}},
    {TrackerColumn::Evidence, "evidence", {"evidence", "assurance", "tystiolaeth", "", "", "", ""}},
    {TrackerColumn::Outcome, "outcome", {"outcome", "impact", "difference", "canlyniad", "effaith", "", ""}},
    {TrackerColumn::Theme, "theme", {"theme", "thema", "", "", "", "", ""}},
    {TrackerColumn::Review, "review", {"review", "lcspr", "adolygiad", "", "", "", ""}},
    {TrackerColumn::Text, "text", {"recommendation", "argymhelliad", "learning point", "", "", "", ""}},
    {TrackerColumn::Action, "action", {"action", "what will be done", "task", "cam gweithredu", "", "", ""}}}};

constexpr std::size_t longest = 20'000;

bool says_one_of(const std::string& status, std::initializer_list<std::string_view> words) {
    const auto plain = collection::plain_words(status);
    return std::ranges::any_of(words, [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}
bool says_done(const std::string& status) {
    return says_one_of(status, {"complete", "done", "closed", "blue", "embedded", "evidenced", "cwblhau", "gwneud"}) && !says_one_of(status, {"not complete", "incomplete", "not done", "partially", "not closed"});
}

std::string hash_of(const std::vector<std::string>& cells) {
    std::string all;
    for (const auto& cell : cells) all += std::string{base::trim(cell)} + "\x1f";
    return base::sha256_hex(all);
}

void read_day(TrackerRow& row, TrackerColumn column, std::optional<base::Day>& into, base::Day today) {
    const auto& text = row.of(column);
    if (text.empty()) return;
    into = casework::day_in_cell(text);
    if (!into) row.problems.push_back({column, TrackerProblemKind::NoDay, text});
    else if (column != TrackerColumn::Due && *into > today) row.problems.push_back({column, TrackerProblemKind::InFuture, text});
}

TrackerRow read_row(const casework::SheetTable& table, const casework::SheetTable::Row& sheet_row, const TrackerMapping& mapping, base::Day today) {
    TrackerRow row{.number = sheet_row.number, .hash = hash_of(sheet_row.cells), .cells = {}, .due = {}, .evidence_on = {}, .made_on = {}, .notes = {}, .problems = {}};
    for (std::size_t at = 0; at < sheet_row.cells.size(); ++at) {
        const std::string words{base::trim(sheet_row.cells[at])};
        const auto ours = std::ranges::find(mapping, std::optional{at});
        if (ours != mapping.end()) row.cells[static_cast<std::size_t>(ours - mapping.begin())] = words;
        else if (!words.empty()) row.notes += (row.notes.empty() ? "" : "\n") + (at < table.heads.size() ? table.heads[at] : std::string{}) + ": " + words;
    }
    if (!row.of(TrackerColumn::Status).empty()) row.notes += (row.notes.empty() ? "" : "\n") + table.heads[*mapping[static_cast<std::size_t>(TrackerColumn::Status)]] + ": " + row.of(TrackerColumn::Status);
    if (row.of(TrackerColumn::Text).empty()) row.problems.push_back({TrackerColumn::Text, TrackerProblemKind::TextMissing, {}});
    for (const auto& one : columns)
        if (row.of(one.column).size() > longest) row.problems.push_back({one.column, TrackerProblemKind::TooLong, row.of(one.column).substr(0, 100)});
    read_day(row, TrackerColumn::Due, row.due, today), read_day(row, TrackerColumn::EvidenceOn, row.evidence_on, today), read_day(row, TrackerColumn::MadeOn, row.made_on, today);
    return row;
}

casework::Answers wording_of(const TrackerRow& row) {
    casework::Answers words;
    words.set({"recommendation", 0, "text"}, row.of(TrackerColumn::Text));
    words.set({"recommendation", 0, "theme"}, row.of(TrackerColumn::Theme));
    words.set({"recommendation", 0, "outcome"}, row.of(TrackerColumn::Outcome));
    auto notes = row.notes;
    // A review that the collection does not know by its reference is kept in words.
    if (!row.of(TrackerColumn::Review).empty() && !collection::parse_reference(row.of(TrackerColumn::Review))) notes += (notes.empty() ? "" : "\n") + row.of(TrackerColumn::Review);
    words.set({"recommendation", 0, "notes"}, notes);
    if (row.due) words.set({"recommendation", 0, "by"}, base::to_iso(*row.due));
    words.set({"addressee", 0, "name"}, row.of(TrackerColumn::Addressee).empty() ? row.of(TrackerColumn::Owner) : row.of(TrackerColumn::Addressee));
    return words;
}

}  // namespace

std::string_view to_word(TrackerColumn column) { return std::ranges::find(columns, column, &ColumnWords::column)->word; }

TrackerMapping guess_tracker_mapping(const casework::SheetTable& table) {
    TrackerMapping mapping;
    std::vector<bool> taken(table.heads.size(), false);
    for (const auto& column : columns)
        for (std::size_t at = 0; at < table.heads.size() && !mapping[static_cast<std::size_t>(column.column)]; ++at) {
            const auto head = collection::plain_words(table.heads[at]);
            if (taken[at] || std::ranges::none_of(column.heads, [&](std::string_view word) { return !word.empty() && head.find(word) != std::string::npos; })) continue;
            mapping[static_cast<std::size_t>(column.column)] = at;
            taken[at] = true;
        }
    return mapping;
}

std::vector<TrackerRow> read_tracker_sheet(const casework::SheetTable& table, const TrackerMapping& mapping, base::Day today) {
    std::vector<TrackerRow> rows;
    for (const auto& row : table.rows)
        if (std::ranges::any_of(row.cells, [](const std::string& cell) { return !base::trim(cell).empty(); })) rows.push_back(read_row(table, row, mapping, today));
    return rows;
}

Head import_tracker_row(store::Transaction& transaction, const casework::Ground& ground, std::int64_t partnership, const TrackerRow& row, const casework::Doer& doer) {
    const auto today = base::Day{std::chrono::floor<std::chrono::days>(doer.at)};
    const auto reference = collection::parse_reference(row.of(TrackerColumn::Review));
    auto head = add_recommendation(transaction, ground, {.partnership = partnership, .of = nullptr, .review = reference ? collection::to_string(*reference) : std::string{}, .imported = row.hash, .answers = wording_of(row),
                                                         .made_at = row.made_on ? std::optional<base::Instant>{*row.made_on} : std::nullopt}, doer);
    const bool done = says_done(row.of(TrackerColumn::Status));
    const auto step = [&](const char* event) {
        if (auto moved = take_step(transaction, ground, head, event, {today, {}, {}}, doer)) head = *std::move(moved);
    };
    if (!row.of(TrackerColumn::Owner).empty() || done) {
        casework::Answers answer;
        answer.set({"response", 0, "answer"}, "answer_accepted"), answer.set({"response", 0, "on"}, base::to_iso(row.made_on.value_or(today)));
        add_entry(transaction, ground, head, {"addressee_response", answer, "0"}, doer);
        step("accept");
    }
    std::string action_id;
    casework::Answers action;
    action.set({"tracked", 0, "what"}, row.of(TrackerColumn::Action).empty() ? row.of(TrackerColumn::Text) : row.of(TrackerColumn::Action)), action.set({"tracked", 0, "owner"}, row.of(TrackerColumn::Owner));
    if (row.due) action.set({"tracked", 0, "by"}, base::to_iso(*row.due));
    if (!row.of(TrackerColumn::Action).empty() || !row.of(TrackerColumn::Owner).empty()) action_id = add_entry(transaction, ground, head, {"tracked_action", action}, doer).id.to_string();
    step("plan");
    if (done || says_one_of(row.of(TrackerColumn::Status), {"progress", "underway", "amber", "started", "ar y gweill"})) step("start");
    if (!row.of(TrackerColumn::Evidence).empty()) {
        casework::Answers evidence;
        evidence.set({"evidence", 0, "kind"}, "output_only"), evidence.set({"evidence", 0, "shows"}, row.of(TrackerColumn::Evidence)), evidence.set({"evidence", 0, "on"}, base::to_iso(row.evidence_on.value_or(today)));
        add_entry(transaction, ground, head, {"evidence", evidence}, doer);
    }
    if (done && !action_id.empty()) {
        action.set({"tracked", 0, "progress"}, "all_done");
        add_entry(transaction, ground, head, {"tracked_action", action, action_id, action_id}, doer);
    }
    if (done) step("complete");
    return *find_head(transaction, head.id);
}

}  // namespace learning
