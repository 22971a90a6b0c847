#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "web/chronology/chronology_pages.h"
#include "web/chronology/chronology_view.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Act;
using chronology::NewItem;
using chronology::Point;
using identity::Permission;

namespace {

constexpr int points_a_page = 20;
constexpr std::size_t longest_why = 20'000;

bool compares_accounts(const Point& point) { return point.kind == Point::Kind::Duplicate || point.kind == Point::Kind::Conflict; }

/// The rule in words, with what the case set for it.
Html rule_of(ChronologyDesk& desk, const Point& point) {
    const auto& t = desk.page.t;
    const auto& set = desk.book().settings().thresholds;
    switch (point.kind) {
        case Point::Kind::Duplicate: return t("web.chronology.rule_duplicate", {{"days", set.alike.days_apart}, {"least", fmt::format("{:.2f}", set.alike.least)}, {"score", fmt::format("{:.2f}", point.likeness ? point.likeness->score : 0)}});
        case Point::Kind::Conflict: return t("web.chronology.rule_conflict", {{"least", fmt::format("{:.2f}", set.differing.least)}, {"minutes", set.differing.minutes_apart}});
        case Point::Kind::Gap: return t("web.chronology.rule_gap", {{"days", set.gap_days}, {"others", set.gap_others}});
        case Point::Kind::NotSeen: return t("web.chronology.rule_not_seen", {{"days", set.unseen_days}});
        case Point::Kind::NotSpokenTo: return t("web.chronology.rule_not_spoken_to", {{"days", set.unseen_days}});
        case Point::Kind::NoOutcome: return t("web.chronology.rule_no_outcome");
        case Point::Kind::Missed: return t("web.chronology.rule_missed");
        case Point::Kind::Move: return t("web.chronology.rule_move");
        case Point::Kind::KnownEarlier: return t("web.chronology.rule_known_earlier", {{"days", set.earlier_days}});
        case Point::Kind::DateDoubtful: return t("web.chronology.rule_date_doubtful");
        case Point::Kind::OutsideScope: break;
    }
    return t("web.chronology.rule_outside_scope");
}

Html state_of(const Catalogue& t, const chronology::BookWords* decision) { return decision ? Html{span(cls("tag tag--ok"), t("web.chronology.view_recorded"))} : Html{span(cls("tag tag--soon"), t("web.chronology.open"))}; }

/// Signs that speak for one event, by name: a reader can dispute each.
Html signs_of(const Catalogue& t, const Point& point) {
    if (!point.likeness) return {};
    Html items;
    for (std::size_t i = 0; i < chronology::Likeness::count; ++i) {
        constexpr double speaks_for_it = 0.05;
        if (point.likeness->signs[i] < speaks_for_it) continue;
        std::string key{"case.chronology.sign_"};
        for (const char c : to_word(static_cast<chronology::Likeness::Sign>(i))) key += c == '-' ? '_' : c;
        items << li(*t.find(key));
    }
    return items.empty() ? Html{} : together(p(t("web.chronology.signs")), ul(items));
}

Html entries_of(ChronologyDesk& desk, const Point& point) {
    Html cards;
    constexpr std::size_t most_shown = 12;
    for (std::size_t i = 0; i < std::min(point.entries.size(), most_shown); ++i) cards << entry_card(desk, desk.opened().entries[point.entries[i]]);
    return div(cls("ev-cards"), cards);
}

// ---- the list

Html points_filter(ChronologyDesk& desk, std::string_view kind, std::string_view state) {
    const auto& t = desk.page.t;
    govuk::Select kinds{.name = "kind", .label = {.content = t("web.chronology.point_kind")}};
    kinds.items.push_back({.content = t("web.chronology.any_kind"), .value = std::string{}});
    for (std::size_t i = 0; i < chronology::point_kinds(); ++i) {
        const auto one = static_cast<Point::Kind>(i);
        kinds.items.push_back({.content = kind_words(t, one), .value = std::string{to_word(one)}, .selected = kind == to_word(one)});
    }
    govuk::Select states{.name = "state", .label = {.content = t("web.chronology.point_state")}};
    states.items = {{.content = t("web.chronology.state_open"), .value = std::string{"open"}, .selected = state == "open"}, {.content = t("web.chronology.state_decided"), .value = std::string{"decided"}, .selected = state == "decided"}, {.content = t("web.chronology.state_all"), .value = std::string{"all"}, .selected = state == "all"}};
    Html hidden;
    if (desk.shows_names()) hidden << tag::input(type("hidden"), html::name("names"), value("yes"));
    return form(cls("card filter-form no-print"), action(desk.page.link(desk.path("/chronology/points"))), attr("method", "get"), role("search"), govuk::select(t, kinds), govuk::select(t, states), hidden, button(cls("btn btn--2"), type("submit"), t("web.chronology.update")));
}

Html point_card(ChronologyDesk& desk, const Point& point) {
    const auto& t = desk.page.t;
    const auto* decision = decision_on(desk, point);
    const auto mark = mark_of_point(desk, point);
    Html content = p(point_words(desk, point), sign(" "), state_of(t, decision));
    if (point.kind == Point::Kind::Conflict) content << difference_words(desk, point.differences);
    content << p(cls("muted small"), rule_of(desk, point));
    if (decision && desk.sees_all()) content << div(cls("rv"), decision_words(desk, *decision));
    return li(cls("card"), content, p(a(href(desk.to("/points/" + mark)), decision ? t("web.chronology.look") : t("web.chronology.look_and_decide"), span(cls("sr"), sign(" "), kind_words(t, point.kind)))));
}

Response show_points(ChronologyDesk& desk) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto kind = chronology::parse_point_kind(page.asked("kind"));
    const auto state = page.asked("state").empty() ? std::string{"open"} : page.asked("state");
    std::vector<const Point*> shown;
    std::array<std::int64_t, 16> open_of{};
    for (const auto& point : desk.opened().points) {
        if (!desk.sees(point)) continue;
        const bool decided = decision_on(desk, point) != nullptr;
        if (!decided) ++open_of[static_cast<std::size_t>(point.kind)];
        if ((kind && point.kind != *kind) || (state == "open" && decided) || (state == "decided" && !decided)) continue;
        shown.push_back(&point);
    }
    std::ranges::stable_sort(shown, {}, &Point::kind);
    Html tally;
    for (std::size_t i = 0; i < chronology::point_kinds(); ++i)
        if (open_of[i] > 0) tally << li(a(href(desk.to("/points?kind=" + std::string{to_word(static_cast<Point::Kind>(i))})), kind_words(t, static_cast<Point::Kind>(i))), sign(": "), t.number(open_of[i]));
    const auto first = std::min(shown.size(), static_cast<std::size_t>(page.page_number() - 1) * points_a_page), last = std::min(shown.size(), first + points_a_page);
    Html list;
    std::optional<Point::Kind> group;
    Html items;
    const auto close = [&] {
        if (group) list << section(h2(kind_words(t, *group)), ul(cls("plain threads"), items));
        items = Html{};
    };
    for (auto i = first; i < last; ++i) {
        if (group != shown[i]->kind) close(), group = shown[i]->kind;
        items << point_card(desk, *shown[i]);
    }
    close();
    if (shown.empty()) list << section(cls("card"), p(t("web.chronology.no_points_fit")));
    else if (first == last) list << past_the_end(page);
    else list << turn_pages(page, static_cast<std::int64_t>(shown.size()), points_a_page);
    const Html body = div(cls("wrap"), h1(t("web.chronology.points")), p(t("web.chronology.points_mean")), names_switch(desk), chronology_ways(desk, "/points"), when(!tally.empty(), [&](Html& out) { out << section(h2(cls("h2--small"), t("web.chronology.open_by_kind")), ul(cls("key"), tally)); }),
                          points_filter(desk, page.asked("kind"), state), p(role("status"), t("web.chronology.points_count", {{"count", static_cast<std::int64_t>(shown.size())}})), list);
    return page.show(desk.chronology_frame(std::string{t("web.chronology.points").text()}), body);
}

// ---- one point, and what a person makes of it

const Point* point_named(ChronologyDesk& desk) {
    const auto mark = desk.page.request.parameter("point");
    for (const auto& point : desk.opened().points)
        if (desk.sees(point) && mark_of_point(desk, point) == mark) return &point;
    return nullptr;
}

struct Deciding {
    Problems problems{};
    std::string what{}, why{}, agency{}, line{};
    int status = 200;
};

std::vector<std::string> agencies_in(ChronologyDesk& desk, const Point& point) {
    std::vector<std::string> list;
    if (!point.agency.empty()) list.push_back(point.agency);
    for (const auto entry : point.entries)
        if (const auto& agency = desk.opened().entries[entry].agency; std::ranges::find(list, agency) == list.end()) list.push_back(agency);
    return list;
}

Html decision_form(ChronologyDesk& desk, const Point& point, const Deciding& deciding) {
    const auto& t = desk.page.t;
    std::vector<govuk::Choice> choices;
    const auto offer = [&](const char* what, Key words, Html conditional = {}) { choices.push_back({.value = what, .content = t(words), .chosen = deciding.what == what, .conditional = std::move(conditional)}); };
    if (compares_accounts(point)) offer("same", "web.chronology.decide_same"), offer("different", "web.chronology.decide_different");
    offer("dismissed", "web.chronology.decide_dismissed");
    govuk::Select agency{.name = "agency", .label = {.content = t("web.chronology.ask_which")}};
    for (const auto& one : agencies_in(desk, point)) agency.items.push_back({.content = desk.words(one), .value = desk.text(one), .selected = deciding.agency == desk.text(one)});
    offer("asked", "web.chronology.decide_asked", govuk::select(t, agency));
    govuk::Select line{.name = "line", .label = {.content = t("web.chronology.which_line")}};
    for (const auto& target : link_targets(desk))
        if (target.kind == "line") line.items.push_back({.content = span(from_record(), target.words), .value = target.id, .selected = deciding.line == target.id});
    if (!line.items.empty()) offer("line", "web.chronology.decide_line", govuk::select(t, line));
    const Html fields = together(govuk::radios(t, {.name = "what", .items = choices, .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.chronology.decide"), .classes = "govuk-fieldset__legend--m"}}, .error = deciding.problems.at("what")}),
                                 govuk::textarea(t, {.name = "why", .label = {.content = t("web.chronology.decide_why")}, .hint = govuk::Hint{.content = t("web.chronology.decide_why_hint")}, .error = deciding.problems.at("why"), .value = deciding.why, .rows = 4, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.chronology.decide_save"))));
    return section(cls("card"), desk.page.post_form(desk.way("/points/" + mark_of_point(desk, point)), fields));
}

/// Accounts that differ among entries that probably tell of one event: the facts stand beside the entries.
bool tells_of_difference(const Point& conflict, const Point& shown) {
    return conflict.kind == Point::Kind::Conflict && compares_accounts(shown) && (shown.kind == Point::Kind::Duplicate ? std::ranges::includes(shown.entries, conflict.entries) : conflict == shown);
}

std::string days_of_both(ChronologyDesk& desk, const Point& conflict) {
    std::string words;
    for (const auto entry : conflict.entries) words += (words.empty() ? "" : " / ") + desk.text(desk.opened().entries[entry].agency) + ", " + date_text(desk.page.t, desk.opened().entries[entry].when);
    return words;
}

bool may_decide(ChronologyDesk& desk) { return desk.may_remark(); }

Response show_point(ChronologyDesk& desk, const Point& point, const Deciding& deciding) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto* decision = decision_on(desk, point);
    Html facts = together(p(point_words(desk, point), sign(" "), state_of(t, decision)), p(cls("muted"), rule_of(desk, point)));
    for (const auto& one : desk.opened().points)
        if (tells_of_difference(one, point)) facts << div(cls("clash"), p(strong(t("web.chronology.accounts_differ")), sign(" "), span(from_record(), days_of_both(desk, one))), difference_words(desk, one.differences));
    facts << signs_of(t, point);
    const Html body = div(cls("wrap"), deciding.problems.summary(t), h1(kind_words(t, point.kind)), names_switch(desk), section(cls("card"), facts), section(labelled_by("accounts"), h2(id("accounts"), cls("h2--small"), t("web.chronology.the_entries")), entries_of(desk, point)),
                          when(decision && desk.sees_all(), [&](Html& out) { out << section(cls("card"), labelled_by("decided"), h2(id("decided"), t("web.chronology.recorded")), decision_words(desk, *decision)); }),
                          when(may_decide(desk), [&](Html& out) { out << decision_form(desk, point, deciding); }), p(a(href(desk.to("/points")), t("web.chronology.all_points"))));
    auto frame = desk.chronology_frame(std::string{kind_words(t, point.kind).text()});
    if (deciding.problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), body, deciding.status);
}

Response read_point(ChronologyDesk& desk) {
    const auto* point = point_named(desk);
    return point ? show_point(desk, *point, {}) : Response::error(404);
}

/// The decision, and with it the question to the agency or the links to the key line of enquiry.
std::vector<NewItem> items_of(ChronologyDesk& desk, const Point& point, const Deciding& deciding) {
    const auto key = chronology::key_of(point, desk.opened().entries);
    const auto role = doer_of(desk.page).role;
    std::vector<NewItem> items{{Act::Decision, to_json(chronology::WordsSaid{.on = key, .text = deciding.why, .role = role, .agency = {}, .what = deciding.what})}};
    if (deciding.what == "asked") items.push_back({Act::Question, to_json(chronology::WordsSaid{.on = desk.opened().entries[point.entries.front()].id, .text = deciding.why, .role = role, .agency = desk.agency_called(deciding.agency), .what = {}})});
    if (deciding.what == "line")
        for (const auto entry : point.entries) items.push_back({Act::Link, to_json(chronology::LinkSaid{.entry = desk.opened().entries[entry].id, .to = deciding.line, .kind = "line"})});
    return items;
}

Response decide(ChronologyDesk& desk) {
    const auto* point = point_named(desk);
    if (!point || !may_decide(desk)) return Response::error(404);
    auto& page = desk.page;
    const auto& t = page.t;
    Deciding deciding{.problems = {}, .what = page.typed("what"), .why = page.typed("why"), .agency = page.typed("agency"), .line = page.typed("line"), .status = 422};
    const auto& what = deciding.what;
    const bool known = what == "dismissed" || what == "asked" || what == "line" || (compares_accounts(*point) && (what == "same" || what == "different"));
    if (!known) deciding.problems.add("what", t("web.chronology.decide_missing"));
    if (deciding.why.empty() && (what == "dismissed" || what == "asked")) deciding.problems.add("why", what == "asked" ? t("web.chronology.question_missing") : t("web.chronology.reason_missing"));
    if (deciding.why.size() > longest_why) deciding.problems.add("why", t("web.chronology.said_long"));
    const auto agencies = agencies_in(desk, *point);
    if (what == "asked" && std::ranges::find(agencies, desk.agency_called(deciding.agency)) == agencies.end()) return Response::error(400);
    const auto targets = link_targets(desk);
    if (what == "line" && std::ranges::find(targets, deciding.line, &LinkTarget::id) == targets.end()) return Response::error(400);
    if (deciding.problems.any()) return show_point(desk, *point, deciding);
    const auto items = items_of(desk, *point, deciding);
    auto done = desk.write([&](const chronology::Book&) { return items; }, "/points/" + mark_of_point(desk, *point));
    return done ? *std::move(done) : Response::error(409);
}

}  // namespace

void add_chronology_point_pages(Routes& routes) {
    const std::string below = "/cases/{case}/chronology/points";
    add_signed_page(routes, below, reading_chronology, at_chronology<show_points>);
    add_signed_page(routes, below + "/{point}", reading_chronology, at_chronology<read_point>);
    add_form(routes, below + "/{point}", writing_chronology(Permission::RemarkChronology), to_chronology<decide>);
}

}  // namespace web
