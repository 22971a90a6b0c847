#include "casework/figures.h"

#include <algorithm>
#include <array>

#include "base/assert.h"

namespace casework {

namespace {

using Row = std::optional<std::string>;

Row referral_row(const CaseFacts& of, FiguresYear year, base::Day) {
    if (!year.has(of.referred_on)) return std::nullopt;
    if (of.state == "review.nonstat" && !of.sent) return "non_statutory";
    if (of.state == "referral.received" || of.state == "referral.more_info") return "being_considered";
    if (of.state.starts_with("referral.")) return "not_met";
    return "met";
}

/// Whether the case is one of the notifications to the Panel that stand: the one base of their timeliness and of the rapid reviews.
bool stands(const CaseFacts& of, FiguresYear year) { return of.sent && !of.sent->for_information && !of.withdrawn && year.has(of.sent->on); }

/// Kept apart from those that stand, so that no total less another tells of them.
Row other_row(const CaseFacts& of, FiguresYear year, base::Day) {
    if (!of.sent || !year.has(of.sent->on) || stands(of, year)) return std::nullopt;
    return of.withdrawn ? "withdrawn" : "for_information";
}

/// Late with a reason stays late, and says so.
Row timeliness(const CaseFacts& of, const std::optional<CaseFacts::Timed>& clock, FiguresYear year, base::Day today) {
    if (!stands(of, year)) return std::nullopt;
    if (!clock || !clock->due_on) return "not_known";
    if (clock->met_on.value_or(today) > *clock->due_on) return clock->explained ? "late_explained" : "late";
    return clock->met_on ? "in_time" : "not_due_yet";
}

/// Of those that are late and explained, each by its cause: as many in all as that row counts.
Row cause_row(const CaseFacts& of, const std::optional<CaseFacts::Timed>& clock, const std::string& rule, FiguresYear year, base::Day today) {
    if (timeliness(of, clock, year, today) != "late_explained") return std::nullopt;
    const auto found = of.delay_causes.find(rule);
    return found == of.delay_causes.end() || found->second.empty() ? "not_chosen" : found->second;
}

Row when_in(FiguresYear year, const std::optional<base::Day>& on, const std::string& word) { return year.has(on) && !word.empty() ? Row{word} : std::nullopt; }

struct Table {
    std::string_view name;
    Row (*row)(const CaseFacts&, FiguresYear, base::Day);
    std::vector<std::string> rows;
};

const std::vector<std::string>& causes() {
    static const std::vector<std::string> list{"police_investigation", "criminal_proceedings", "inquest", "care_proceedings", "records_late", "service_unavailable", "partners_not_available", "complexity",
                                               "family_circumstances", "other", "not_chosen"};
    return list;
}

const std::vector<Table>& tables() {
    static const std::vector<Table> all{
        {"referrals", referral_row, {"met", "not_met", "non_statutory", "being_considered"}},
        {"notifications", [](const CaseFacts& of, FiguresYear year, base::Day today) { return timeliness(of, of.notification, year, today); }, {"in_time", "late_explained", "late"}},
        {"notification_delay", [](const CaseFacts& of, FiguresYear year, base::Day today) { return cause_row(of, of.notification, "notification", year, today); }, causes()},
        {"other_notifications", other_row, {"for_information", "withdrawn"}},
        {"rapid_reviews", [](const CaseFacts& of, FiguresYear year, base::Day today) { return timeliness(of, of.rapid_review, year, today); }, {"in_time", "late_explained", "late", "not_due_yet"}},
        {"rapid_review_delay", [](const CaseFacts& of, FiguresYear year, base::Day today) { return cause_row(of, of.rapid_review, "rapid-review", year, today); }, causes()},
        {"decisions", [](const CaseFacts& of, FiguresYear year, base::Day) { return when_in(year, of.decided_on, of.decision); },
         {"lcspr", "none_learning_captured", "none_non_statutory", "single_agency_review", "withdraw"}},
        {"panel_views", [](const CaseFacts& of, FiguresYear year, base::Day) { return when_in(year, of.panel_on, of.panel_view); },
         {"agrees", "agrees_comments", "asks", "disagrees", "considers_national", "commissions_national", "declines_national", "no_reply"}}};
    return all;
}

const Table& table_called(std::string_view name) {
    const auto found = std::ranges::find(tables(), name, &Table::name);
    CAIRN_ASSERT(found != tables().end());
    return *found;
}

FiguresTable count_table(const Table& table, const std::vector<CaseFacts>& cases, FiguresYear year, base::Day today) {
    FiguresTable counted{std::string{table.name}, {}};
    for (const auto& word : table.rows) counted.rows.push_back({word, 0, 0});
    for (const auto& of : cases) {
        const auto word = table.row(of, year, today);
        if (!word) continue;
        auto row = std::ranges::find(counted.rows, *word, &FiguresRow::word);
        if (row == counted.rows.end()) row = counted.rows.insert(counted.rows.end(), {*word, 0, 0});
        row->incidents += 1, row->children += of.children;
    }
    return counted;
}

}  // namespace

base::Day FiguresYear::first() const { return std::chrono::year{begins} / std::chrono::April / 1; }
base::Day FiguresYear::last() const { return std::chrono::year{begins + 1} / std::chrono::March / 31; }

FiguresYear year_of(base::Day day) {
    const std::chrono::year_month_day date{day};
    const int year = static_cast<int>(date.year());
    return {date.month() < std::chrono::April ? year - 1 : year};
}

FiguresRow FiguresTable::total() const {
    FiguresRow all{"total", 0, 0};
    for (const auto& row : rows) all.incidents += row.incidents, all.children += row.children;
    return all;
}

std::vector<std::string> figures_tables() {
    std::vector<std::string> names;
    for (const auto& table : tables()) names.emplace_back(table.name);
    return names;
}

std::vector<FiguresTable> figures(const std::vector<CaseFacts>& cases, FiguresYear year, base::Day today) {
    std::vector<FiguresTable> all;
    for (const auto& table : tables()) all.push_back(count_table(table, cases, year, today));
    return all;
}

std::optional<std::string> row_of(std::string_view table, const CaseFacts& of, FiguresYear year, base::Day today) { return table_called(table).row(of, year, today); }

std::vector<std::string> usual_rows(std::string_view table) { return table_called(table).rows; }

}  // namespace casework
