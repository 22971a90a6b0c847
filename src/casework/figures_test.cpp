// Figures, counted by hand. Cases are invented.
#include "casework/figures.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casework/case_testing.h"
#include "casework/outcome.h"
#include "casework/small_numbers.h"

using namespace casework;

namespace {

base::Day day(std::string_view text) { return *base::parse_day(text); }
const FiguresYear year{2025};  // 1 April 2025 to 31 March 2026
const base::Day today = day("2026-03-20");

CaseFacts sent_case(int children, const char* sent, const char* due, const char* met) {
    CaseFacts of;
    of.children = children, of.state = "rr.open", of.sent = CaseFacts::Sent{day(sent), false};
    of.notification = CaseFacts::Timed{day("2025-12-22"), day(due), base::parse_day(met), false, {}};
    return of;
}

FiguresRow row(const std::vector<FiguresTable>& tables, std::string_view table, std::string_view word) {
    const auto found = std::ranges::find(tables, table, &FiguresTable::name);
    REQUIRE(found != tables.end());
    const auto line = std::ranges::find(found->rows, word, &FiguresRow::word);
    REQUIRE(line != found->rows.end());
    return *line;
}

/// Rows named a, b, c with as many incidents as given, and one child each.
FiguresTable table_of(std::initializer_list<std::int64_t> incidents) {
    FiguresTable table{"invented", {}};
    for (const auto count : incidents) table.rows.push_back({std::string(1, static_cast<char>('a' + table.rows.size())), count, count});
    return table;
}

/// "12 <5 hidden | 20": each row's incidents as shown, then the total.
std::string outside(const FiguresTable& table) {
    const auto word = [](const ShownCount& count) {
        return count.kind == ShownCount::Kind::Number ? std::to_string(count.number) : count.kind == ShownCount::Kind::FewerThan5 ? std::string{"<5"} : std::string{"hidden"};
    };
    std::string line;
    const auto shown = for_outside(table);
    for (const auto& one : shown.rows) line += word(one.incidents) + " ";
    return line + "| " + word(shown.total.incidents);
}

}  // namespace

TEST_SUITE("Figures") {

TEST_CASE("one notification about three children is one incident and three children") {
    const auto tables = figures({sent_case(3, "2025-12-30", "2025-12-31", "2025-12-30"), sent_case(1, "2025-12-30", "2025-12-31", "2025-12-30")}, year, today);
    CHECK(row(tables, "notifications", "in_time") == FiguresRow{"in_time", 2, 4});
}
TEST_CASE("a year of figures begins on 1 April and ends on 31 March") {
    CHECK(base::to_iso(year.first()) == "2025-04-01");
    CHECK(base::to_iso(year.last()) == "2026-03-31");
    CHECK(year_of(day("2026-03-31")).begins == 2025);
    CHECK(year_of(day("2026-04-01")).begins == 2026);
    const auto tables = figures({sent_case(1, "2026-03-31", "2026-04-03", "2026-03-31"), sent_case(1, "2026-04-01", "2026-04-03", "2026-04-01")}, year, day("2026-04-02"));
    CHECK(row(tables, "notifications", "in_time").incidents == 1);
}
TEST_CASE("late with a reason is counted as late and explained, never as in time") {
    auto in_time = sent_case(1, "2025-12-31", "2025-12-31", "2025-12-31"), late = sent_case(1, "2026-01-02", "2025-12-31", "2026-01-02"), explained = late, open = in_time, overdue = in_time;
    explained.notification->explained = true, explained.delay_causes["notification"] = "inquest";
    open.rapid_review = CaseFacts::Timed{day("2026-03-02"), day("2026-03-20"), std::nullopt, false, {}};
    overdue.rapid_review = CaseFacts::Timed{day("2026-02-27"), day("2026-03-19"), std::nullopt, false, {}};
    const auto tables = figures({in_time, late, explained, open, overdue}, year, today);
    CHECK(row(tables, "notifications", "in_time").incidents == 3);
    CHECK(row(tables, "notifications", "late").incidents == 1);
    CHECK(row(tables, "notifications", "late_explained").incidents == 1);
    CHECK(row(tables, "notification_delay", "inquest").incidents == 1);
    CHECK(row(tables, "rapid_reviews", "not_due_yet").incidents == 1);  // Due today.
    CHECK(row(tables, "rapid_reviews", "late").incidents == 1);
}
TEST_CASE("a notification for information is no notification to the Panel, and a withdrawn one stands by itself") {
    auto information = sent_case(1, "2025-12-30", "2025-12-31", "2025-12-30"), withdrawn = information;
    information.sent->for_information = true, withdrawn.withdrawn = true;
    const auto tables = figures({information, withdrawn}, year, today);
    CHECK(row(tables, "notifications", "in_time").incidents == 0);
    CHECK(row(tables, "other_notifications", "for_information").incidents == 1);
    CHECK(row(tables, "other_notifications", "withdrawn").incidents == 1);
}
TEST_CASE("a number opens to the cases that it counts") {
    const auto of = sent_case(2, "2025-12-30", "2025-12-31", "2025-12-30");
    CHECK(row_of("notifications", of, year, today) == "in_time");
    CHECK(row_of("notifications", of, FiguresYear{2024}, today) == std::nullopt);
}
TEST_CASE("decision, the Panel's view and the cause of a delay are counted without opening what is sealed") {
    TestDesk desk;
    const auto of = desk.open("referral.received", "2026-01-05");
    desk.write(of, "decision", {{"review.0.answer", "none_learning_captured"}, {"review.0.decided_on", "2026-01-12"}}, "2026-01-12");
    desk.write(of, "letter", {{"letter.0.direction", "from_panel"}, {"letter.0.kind", "disagrees"}, {"letter.0.on", "2026-02-02"}}, "2026-02-02");
    desk.write(of, "delay", {{"delay.0.rule", "rapid-review"}, {"delay.0.cause", "inquest"}, {"delay.0.reasons", "Fictional"}}, "2026-02-02");
    const auto facts = desk.store().read([](store::Snapshot& snapshot) { return case_facts(snapshot, {1}); });
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].referred_on == day("2026-01-05"));
    CHECK(facts[0].decision == "none_learning_captured");
    CHECK(facts[0].panel_view == "disagrees");
    CHECK(facts[0].panel_on == day("2026-02-02"));
    CHECK(facts[0].delay_causes.at("rapid-review") == "inquest");
}
TEST_CASE("a decision that is changed is counted once, as it stands") {
    TestDesk desk;
    const auto of = desk.open("referral.received", "2026-01-05");
    desk.write(of, "decision", {{"review.0.answer", "none_learning_captured"}, {"review.0.decided_on", "2026-01-12"}}, "2026-01-12");
    desk.write(of, "decision", {{"review.0.answer", "lcspr"}, {"review.0.decided_on", "2026-02-16"}}, "2026-02-16");
    const auto tables = figures(desk.store().read([](store::Snapshot& snapshot) { return case_facts(snapshot, {1}); }), year, today);
    CHECK(row(tables, "decisions", "lcspr").incidents == 1);
    CHECK(row(tables, "decisions", "none_learning_captured").incidents == 0);
}

}

TEST_SUITE("Small numbers outside the partnership") {

TEST_CASE("nothing is hidden where every count is five or more") { CHECK(outside(table_of({5, 12, 7})) == "5 12 7 | 24"); }
TEST_CASE("one small row would follow from the total, so the next smallest is hidden with it") {
    // 3, 9, 20 of 32: 32 less 9 less 20 is 3. With 9 hidden too, 12 is left for both, and the small one may be 0 to 4.
    CHECK(outside(table_of({3, 9, 20})) == "<5 hidden 20 | 32");
}
TEST_CASE("two small rows that add up to eight are both four, so a third is hidden") {
    CHECK(outside(table_of({4, 4, 9, 20})) == "<5 <5 hidden 20 | 37");
}
TEST_CASE("two small rows that add up to one tell of one incident, so a third is hidden") {
    // 0 and 1: what is left of the total would be 1. With 9 hidden as well 10 is left, of which 5 at least are the third's.
    CHECK(outside(table_of({0, 1, 9, 20})) == "<5 <5 hidden 20 | 30");
}
TEST_CASE("two small rows that add up to four may each be none to four, so nothing more is hidden") { CHECK(outside(table_of({1, 3, 9})) == "<5 <5 9 | 13"); }
TEST_CASE("two small rows that add up to five can neither be none, so a third is hidden") { CHECK(outside(table_of({2, 3, 9})) == "<5 <5 hidden | 14"); }
TEST_CASE("where no row can shield another the total is hidden too") {
    // 1 and 5 of 6: with both hidden a reader of the total knows that the small one is one at most.
    CHECK(outside(table_of({1, 5})) == "<5 hidden | hidden");
}
TEST_CASE("a small total is hidden with all its rows, none and nothing too") {
    CHECK(outside(table_of({1, 2})) == "<5 <5 | <5");
    CHECK(outside(table_of({0, 0})) == "<5 <5 | <5");
}
TEST_CASE("incidents and children of a row are hidden together: four incidents of seven children are four families") {
    FiguresTable table{"invented", {{"a", 4, 7}, {"b", 9, 12}, {"c", 20, 30}}};
    const auto shown = for_outside(table);
    CHECK(shown.rows[0].incidents.kind == ShownCount::Kind::FewerThan5);
    CHECK(shown.rows[0].children.kind == ShownCount::Kind::Hidden);
    CHECK(shown.rows[2].children == ShownCount{ShownCount::Kind::Number, 30});
}
TEST_CASE("what one table hides does not follow from another: notifications and rapid reviews count the same incidents") {
    FiguresTable notifications = table_of({1, 5}), reviews = table_of({6});
    notifications.name = "notifications", reviews.name = "rapid_reviews";
    const auto shown = for_outside(std::vector{notifications, reviews});
    CHECK(shown[0].total.incidents.kind == ShownCount::Kind::Hidden);
    CHECK(shown[1].rows[0].incidents.kind == ShownCount::Kind::Hidden);  // The six would be the total that the first table hides.
}
TEST_CASE("causes of delay are shown beside the count that they divide, and go with it") {
    FiguresTable notifications{"notifications", {{"in_time", 20, 20}, {"late_explained", 9, 9}, {"late", 3, 3}}}, causes{"notification_delay", {{"inquest", 9, 9}}}, reviews{"rapid_reviews", {{"in_time", 32, 32}}};
    CHECK(for_outside(std::vector{notifications, causes, reviews})[1].rows[0].incidents.kind == ShownCount::Kind::Hidden);  // 9 would tell the 3.
    notifications.rows[2] = {"late", 7, 7};
    reviews.rows[0] = {"in_time", 36, 36};
    CHECK(for_outside(std::vector{notifications, causes, reviews})[1].rows[0].incidents == ShownCount{ShownCount::Kind::Number, 9});
}
TEST_CASE("of every table with three rows up to nine, no hidden small count follows from what is shown") {
    for (std::int64_t a = 0; a < 10; ++a)
        for (std::int64_t b = 0; b < 10; ++b)
            for (std::int64_t c = 0; c < 10; ++c) {
                const auto shown = for_outside(table_of({a, b, c}));
                if (shown.total.incidents.kind != ShownCount::Kind::Number) continue;
                // Every table that would be shown alike: the first row must be able to be each of 0 to 4 wherever it is small and hidden.
                if (shown.rows[0].incidents.kind != ShownCount::Kind::FewerThan5) continue;
                const auto fits = [](const ShownCount& count, std::int64_t value) {
                    return count.kind == ShownCount::Kind::Number ? count.number == value : (count.kind == ShownCount::Kind::FewerThan5) == (value < 5);
                };
                for (std::int64_t first = 0; first < 5; ++first) {
                    bool possible = false;
                    for (std::int64_t second = 0; second <= a + b + c - first; ++second)
                        possible = possible || (fits(shown.rows[1].incidents, second) && fits(shown.rows[2].incidents, a + b + c - first - second));
                    CHECK_MESSAGE(possible, a, " ", b, " ", c, ": ", first);
                }
            }
}

}
