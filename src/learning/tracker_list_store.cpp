#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "collection/words.h"
#include "learning/head_row.h"
#include "learning/state_path.h"
#include "learning/tracker.h"

namespace learning {

namespace {

// What a list is filtered by, and no more: the words of a page are read when it is known which they are.
CAIRN_SQL(all_heads, R"(
    SELECT r.recommendation, r.partnership, r.case_id, r.identifying, r.state, r.due_on, r.retest_on, r.target, r.theme, r.review, r.watched_by, r.addressees, r.owners, r.number, r.plain_text
    FROM learning_recommendation r ORDER BY r.recommendation)");
CAIRN_SQL(head_by_key, CAIRN_HEAD_COLUMNS "FROM learning_recommendation r WHERE r.recommendation = $1");

/// A row while it is filtered: views are good until the next step.
struct Row {
    std::int64_t key = 0;
    std::optional<base::Day> due_on;
    std::size_t state = 0;
    int number = 0;
};

/// Whether the name stands whole in a list that ", " parts: "Health" is not in "Health Trust".
bool lists_name(std::string_view list, std::string_view name) {
    constexpr std::string_view part = ", ";
    for (auto at = list.find(name); at != std::string_view::npos; at = list.find(name, at + 1)) {
        const auto before = list.substr(0, at), after = list.substr(at + name.size());
        if ((before.empty() || before.ends_with(part)) && (after.empty() || after.starts_with(part))) return true;
    }
    return false;
}

bool sees(const Reader& reader, std::int64_t partnership, std::string_view case_id, bool identifying, std::string_view state, std::string_view addressees, std::string_view owners) {
    const std::string of{case_id};
    if (!case_id.empty() && reader.closed_cases.contains(of)) return false;
    if (!case_id.empty() && reader.cases.contains(of)) return true;
    if (identifying || (state == "proposed" && !case_id.empty())) return false;
    if (reader.partnerships.contains(partnership)) return true;
    if (reader.agency.empty() || partnership != reader.agency_partnership || state == "proposed") return false;
    return lists_name(addressees, reader.agency) || lists_name(owners, reader.agency);
}

bool is_due(const TrackerWanted& wanted, std::string_view state, std::optional<base::Day> due_on, std::optional<base::Day> retest_on) {
    using Due = TrackerWanted::Due;
    const auto soon = wanted.today + std::chrono::days{30};
    switch (wanted.due) {
        case Due::Any: return true;
        case Due::Overdue: return is_overdue(state, due_on, wanted.today);
        case Due::Within30Days: return is_open(state) && due_on && *due_on >= wanted.today && *due_on <= soon;
        case Due::Retest: return retest_on && *retest_on <= soon;
        case Due::NoDay: return !due_on;
    }
    return true;
}

std::size_t place_of_state(std::string_view state) { return static_cast<std::size_t>(std::ranges::find(states(), state) - states().begin()); }

/// Whether the text has the part, whatever the capitals of its plain letters; `part` is in small ones.
bool has_part(std::string_view text, std::string_view part) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), [&](char a, char b) { return small(a) == b; }) != text.end();
}

bool fits(const TrackerWanted& wanted, const store::Statement& row, std::optional<base::Day> due_on, std::optional<base::Day> retest_on) {
    const auto state = row.text_view(4);
    const auto same = [&](const std::string& asked, int column) { return asked.empty() || row.text_view(column) == asked; };
    if (!same(wanted.state, 4) || !same(wanted.target, 7) || !same(wanted.theme, 8) || !same(wanted.review, 9) || !same(wanted.watched_by, 10) || !same(wanted.case_id, 2)) return false;
    if (wanted.open != TrackerWanted::Open::All && is_open(state) != (wanted.open == TrackerWanted::Open::Open)) return false;
    return is_due(wanted, state, due_on, retest_on) && (wanted.owner.empty() || has_part(row.text_view(11), wanted.owner) || has_part(row.text_view(12), wanted.owner));
}

bool has_words(const std::vector<std::string>& words, std::string_view plain_text) {
    return std::ranges::all_of(words, [&](const std::string& word) { return plain_text.find(word) != std::string_view::npos; });
}

bool comes_before(const Row& a, const Row& b, TrackerSort sort) {
    // A day that is there comes before none; what was made first comes first where all else is the same.
    const auto due = [](const Row& row) { return std::pair{!row.due_on, row.due_on.value_or(base::Day{})}; };
    switch (sort) {
        case TrackerSort::Due: return std::tuple{due(a), a.key} < std::tuple{due(b), b.key};
        case TrackerSort::Newest: return a.key > b.key;
        case TrackerSort::State: return std::tuple{a.state, due(a), a.key} < std::tuple{b.state, due(b), b.key};
        case TrackerSort::Number: return std::tuple{a.number, a.key} < std::tuple{b.number, b.key};
    }
    return false;
}

void take_page(store::Snapshot& snapshot, std::vector<Row>& rows, const TrackerWanted& wanted, TrackerPage& into) {
    const auto size = wanted.size == 0 ? rows.size() : static_cast<std::size_t>(wanted.size);
    const auto first = wanted.size == 0 ? 0 : std::min(rows.size(), static_cast<std::size_t>(wanted.page - 1) * size);
    const auto last = std::min(rows.size(), first + size);
    std::ranges::partial_sort(rows, rows.begin() + static_cast<std::ptrdiff_t>(last), [&](const Row& a, const Row& b) { return comes_before(a, b, wanted.sort); });
    for (auto i = first; i < last; ++i) {
        auto row = snapshot.query(head_by_key, rows[i].key);
        if (row.step()) into.heads.push_back(read_head(row));
    }
}

}  // namespace

bool may_see(const Reader& reader, const Head& head) { return sees(reader, head.partnership, head.case_id, head.identifying, head.state, head.addressees, head.owners); }

TrackerPage tracker(store::Snapshot& snapshot, const Reader& reader, const TrackerWanted& asked) {
    auto wanted = asked;
    wanted.owner = base::fold(asked.owner);
    TrackerPage page;
    const auto words = collection::split_words(collection::plain_words(wanted.words));
    std::vector<Row> fitting;
    auto rows = snapshot.query(all_heads);
    while (rows.step()) {
        const auto state = rows.text_view(4);
        if (!sees(reader, rows.integer(1), rows.text_view(2), rows.integer(3) != 0, state, rows.text_view(11), rows.text_view(12))) continue;
        ++page.all;
        const auto due_on = rows.optional_day(5), retest_on = rows.optional_day(6);
        if (!fits(wanted, rows, due_on, retest_on) || !has_words(words, rows.text_view(14))) continue;
        page.overdue += is_overdue(state, due_on, wanted.today);
        fitting.push_back({rows.integer(0), due_on, place_of_state(state), rows.number(13)});
    }
    page.total = static_cast<std::int64_t>(fitting.size());
    take_page(snapshot, fitting, wanted, page);
    return page;
}

TrackerChoices tracker_choices(store::Snapshot& snapshot, const Reader& reader) {
    std::set<std::string> themes, reviews, watchers;
    const auto put = [](std::set<std::string>& into, std::string_view words) {
        if (!words.empty()) into.emplace(words);
    };
    auto rows = snapshot.query(all_heads);
    while (rows.step()) {
        if (!sees(reader, rows.integer(1), rows.text_view(2), rows.integer(3) != 0, rows.text_view(4), rows.text_view(11), rows.text_view(12))) continue;
        put(themes, rows.text_view(8)), put(reviews, rows.text_view(9)), put(watchers, rows.text_view(10));
    }
    return {{themes.begin(), themes.end()}, {reviews.begin(), reviews.end()}, {watchers.begin(), watchers.end()}};
}

}  // namespace learning
