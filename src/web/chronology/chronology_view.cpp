#include "web/chronology/chronology_view.h"

#include <fmt/format.h>

#include "base/sha256.h"
#include "web/chronology/chronology_words.h"
#include "web/html/days.h"
#include "web/html/moment.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Entry;
using chronology::Meaning;
using chronology::Point;

namespace {

std::string clock(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

/// A day of the chronology and, where it is known, the time.
Html moment_html(const Catalogue& t, const chronology::Moment& at) {
    Html shown = at.day ? day(t, *at.day, DayStyle::WithWeekday) : Html{};
    if (at.minute) shown << sign(" ") << span(cls("age"), clock(*at.minute));
    return shown;
}

bool is_one_moment(const chronology::WrittenDate& when) { return when.from && when.to && when.from->day == when.to->day; }

/// A key of the catalogue out of a word of the data, which has hyphens.
const Words* words_for(const Catalogue& t, std::string key, std::string_view word) {
    for (const char c : word) key += c == '-' ? '_' : c;
    return t.find(key);
}

Html remark_box(ChronologyDesk& desk, const chronology::BookWords& remark) {
    const auto& t = desk.page.t;
    return div(cls("rv"), strong(remark.said.what == "good_practice" ? t("web.chronology.good_practice_is") : t("web.chronology.reviewer_says")), sign(" "), desk.words(remark.said.text));
}

}  // namespace

Html age_on(ChronologyDesk& desk, base::Day on) {
    const auto born = desk.born_on();
    if (!born) return {};
    return age_words(desk.page.t, *born, on);
}

std::string date_text(const Catalogue& t, const chronology::WrittenDate& when) {
    const auto one = [&](const std::optional<chronology::Moment>& at) { return at && at->day ? std::string{day_words(t, *at->day).text()} : std::string{}; };
    const auto from = one(when.from), to = one(when.to);
    if (from.empty()) return std::string{t("web.chronology.until", {{"day", to}}).text()};
    if (to.empty()) return std::string{t("web.chronology.since", {{"day", from}}).text()};
    return from == to ? from : std::string{t("web.chronology.from_to", {{"from", from}, {"to", to}}).text()};
}

Html date_of(ChronologyDesk& desk, const Entry& entry) {
    const auto& t = desk.page.t;
    const auto& when_said = entry.when;
    Html shown = is_one_moment(when_said) ? moment_html(t, *when_said.from) : Html{strong(date_text(t, when_said))};
    if (when_said.certainty == chronology::Certainty::Uncertain) shown << sign(" ") << span(cls("tag tag--soon"), t("web.chronology.uncertain"));
    if (when_said.certainty == chronology::Certainty::Approximate) shown << sign(" ") << span(cls("tag tag--quiet"), t("web.chronology.approximate"));
    if (!is_one_moment(when_said) || when_said.certainty != chronology::Certainty::Certain || when_said.note != chronology::DateNote::None) shown << sign(" ") << span(cls("age"), t("web.chronology.written_as"), sign(" "), span(from_record(), desk.text(entry.words)));
    if (const auto age = age_on(desk, chronology::sorting_day(when_said)); !age.empty()) shown << sign(" ") << span(cls("age"), age);
    return shown;
}

std::string column_head(ChronologyDesk& desk, std::string_view key) {
    if (const auto meaning = chronology::parse_meaning(key)) return std::string{meaning_words(desk.page.t, *meaning).text()};
    return desk.text(key.substr(std::min(key.size(), chronology::other_prefix.size())));
}

std::string entry_way(std::string_view id) { return "/entries/" + std::string{id}; }

Html entry_item(ChronologyDesk& desk, const Entry& entry, bool links) {
    const auto& t = desk.page.t;
    Html what = p(cls("wrap-any"), desk.words(cell(entry.cells, Meaning::Event)));
    if (const auto said = cell(entry.cells, Meaning::ChildVoice); !said.empty()) what << p(cls("src"), t("case.chronology.column_child_voice"), sign(": "), desk.words(said));
    if (desk.sees_all())
        for (const auto& remark : desk.book().remarks_on(entry.id)) what << remark_box(desk, remark);
    const auto comments = static_cast<std::int64_t>(desk.book().comments_on(entry.id).size());
    const auto when_text = date_text(t, entry.when);
    const auto heard = [&](const Words& words) -> Html { return span(cls("sr"), sign(" "), words); };
    Html ways;
    if (links)
        ways << a(href(desk.to(entry_way(entry.id))), t("web.chronology.source_record"), heard(t("web.chronology.for_day", {{"day", when_text}}))) << br()
             << a(href(desk.to(entry_way(entry.id) + "#comments")), comments == 0 ? Html{t("web.chronology.comment")} : Html{t("web.chronology.comments", {{"count", comments}})}, heard(t("web.chronology.for_day", {{"day", when_text}})));
    return li(cls("ev ev--" + std::string{to_word(look_of(entry.agency))}), id("e-" + entry.id), div(date_of(desk, entry)),
              div(agency_label(desk, entry.agency), div(cls("src"), desk.words(cell(entry.cells, Meaning::Source)))), div(what), div(cls("small no-print"), ways));
}

Html entry_card(ChronologyDesk& desk, const Entry& entry) {
    const auto& t = desk.page.t;
    return div(cls("ev-card ev--" + std::string{to_word(look_of(entry.agency))}), p(agency_label(desk, entry.agency)), div(date_of(desk, entry)), p(cls("wrap-any"), desk.words(cell(entry.cells, Meaning::Event))),
               p(cls("src"), desk.words(cell(entry.cells, Meaning::Source))), p(cls("small"), a(href(desk.to(entry_way(entry.id))), t("web.chronology.source_record"), span(cls("sr"), sign(" "), t("web.chronology.for_day", {{"day", date_text(t, entry.when)}})))));
}

std::string mark_of_point(ChronologyDesk& desk, const Point& point) {
    constexpr std::size_t letters = 24;
    return base::sha256_hex(chronology::key_of(point, desk.opened().entries)).substr(0, letters);
}

const Words& kind_words(const Catalogue& t, Point::Kind kind) { return *words_for(t, "case.chronology.kind_", to_word(kind)); }

Html difference_words(ChronologyDesk& desk, const std::vector<chronology::Difference>& differences) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& one : differences) {
        Html item{*words_for(t, "case.chronology.differs_", chronology::to_word(one.in))};
        if (!one.first.empty() || !one.second.empty()) item << sign(": ") << strong(from_record(), desk.text(one.first)) << sign(" / ") << strong(from_record(), desk.text(one.second));
        items << li(item);
    }
    return ul(items);
}

Html point_words(ChronologyDesk& desk, const Point& point) {
    const auto& t = desk.page.t;
    const auto from = point.days ? std::string{day_words(t, point.days->from).text()} : std::string{}, to = point.days ? std::string{day_words(t, point.days->to).text()} : std::string{};
    const auto about = [&](std::size_t entry) { return desk.text(desk.opened().entries[entry].agency) + ", " + date_text(t, desk.opened().entries[entry].when); };
    switch (point.kind) {
        case Point::Kind::Gap:
            return together(strong(t("web.chronology.gap_is", {{"agency", desk.text(point.agency)}, {"from", from}, {"to", to}})), sign(" "), t("web.chronology.gap_days", {{"days", point.number}}), sign(" "), t("web.chronology.gap_others", {{"count", point.others}}));
        case Point::Kind::NotSeen:
        case Point::Kind::NotSpokenTo: return together(strong(kind_words(t, point.kind)), sign(": "), t("web.chronology.silent", {{"days", point.number}, {"from", from}, {"to", to}}));
        case Point::Kind::KnownEarlier:
            return together(strong(kind_words(t, point.kind)), sign(": "), t("web.chronology.known_earlier", {{"topic", desk.text(point.detail)}, {"first", about(point.entries.front())}, {"later", desk.text(point.agency)}, {"days", point.number}}));
        case Point::Kind::DateDoubtful: return together(strong(kind_words(t, point.kind)), sign(": "), *words_for(t, "case.chronology.doubt_", point.detail), sign(" "), span(from_record(), about(point.entries.front())));
        default: break;
    }
    Html listed;
    for (std::size_t i = 0; i < point.entries.size(); ++i) listed << (i == 0 ? sign("") : sign("; ")) << span(from_record(), about(point.entries[i]));
    return together(strong(kind_words(t, point.kind)), sign(": "), listed, sign("."));
}

const chronology::BookWords* decision_on(ChronologyDesk& desk, const Point& point) { return desk.book().decision_on(chronology::key_of(point, desk.opened().entries)); }

Html decision_words(ChronologyDesk& desk, const chronology::BookWords& decision) {
    const auto* words = words_for(desk.page.t, "case.chronology.decided_", decision.said.what);
    Html shown = together(strong(words ? Html{*words} : Html{span(from_record(), decision.said.what)}), sign(" "), said_by(desk, decision.made));
    if (!decision.said.text.empty()) shown << p(cls("wrap-any"), desk.words(decision.said.text));
    return shown;
}

Html said_by(ChronologyDesk& desk, const chronology::Mark& mark) { return span(cls("muted"), name_of_account(desk.page, mark.by), sign(", "), moment(desk.page.t, mark.at)); }

Html names_switch(ChronologyDesk& desk) {
    if (!desk.may_know_names()) return {};
    const auto& t = desk.page.t;
    auto whole = desk.page.path_and_query();
    if (desk.page.request.method != Method::Get) whole = desk.path("/chronology");
    for (const std::string_view part : {"&names=yes", "names=yes&", "?names=yes"})
        if (const auto at = whole.find(part); at != std::string::npos) whole.erase(at, part.size());
    if (!desk.shows_names()) whole += whole.contains('?') ? "&names=yes" : "?names=yes";
    return p(cls("no-print"), desk.shows_names() ? t("web.chronology.names_shown") : t("web.chronology.labels_shown"), sign(" "), a(href(desk.page.link(whole)), desk.shows_names() ? t("web.chronology.show_labels") : t("web.chronology.show_names")));
}

Html chronology_ways(ChronologyDesk& desk, std::string_view current) {
    const auto& t = desk.page.t;
    Html items;
    const auto way = [&](std::string_view below, Key words) {
        if (below == current) items << li(strong(attr("aria-current", "page"), t(words)));
        else items << li(a(href(desk.to(below)), t(words)));
    };
    way("", "web.chronology.list");
    way("/points", "web.chronology.points");
    if (desk.sees_all()) way("/known", "web.chronology.known");
    way("/questions", "web.chronology.questions");
    way("/calendar", "web.chronology.calendar");
    if (desk.sees_all()) way("/compare", "web.chronology.compare");
    if (desk.may_know_names()) way("/unlabelled", "web.chronology.names_unlabelled");
    return nav(cls("no-print"), aria_label(t("web.chronology.views")), ul(cls("key"), items));
}

}  // namespace web
