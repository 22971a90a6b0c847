#include <algorithm>
#include <map>

#include "web/chronology/chronology_pages.h"
#include "web/chronology/chronology_view.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

/// Who is named without a label, and in which entries: indexes into `opened().entries`, ascending.
struct Unlabelled {
    std::string name;
    std::vector<std::size_t> entries;
};

std::vector<Unlabelled> unlabelled_of(ChronologyDesk& desk) {
    std::map<std::string, std::vector<std::size_t>> found;
    for (const auto i : desk.seen())
        for (auto& name : desk.unlabelled_in(desk.opened().entries[i])) found[std::move(name)].push_back(i);
    std::vector<Unlabelled> names;
    for (auto& [name, entries] : found) names.push_back({name, std::move(entries)});
    return names;
}

Html entries_naming(ChronologyDesk& desk, const std::vector<std::size_t>& entries) {
    constexpr std::size_t shown = 5;
    const auto& t = desk.page.t;
    Html items;
    for (std::size_t k = 0; k < std::min(shown, entries.size()); ++k) {
        const auto& entry = desk.opened().entries[entries[k]];
        items << li(a(href(desk.to(entry_way(entry.id))), span(from_record(), date_text(t, entry.when), sign(", "), desk.text(entry.agency))));
    }
    if (entries.size() > shown) items << li(t("web.chronology.and_more", {{"count", static_cast<std::int64_t>(entries.size() - shown)}}));
    return ul(items);
}

Html order_choice(ChronologyDesk& desk, bool by_name) {
    const auto& t = desk.page.t;
    const auto one = [&](bool current, std::string_view below, Key words) -> Html { return current ? Html{strong(attr("aria-current", "true"), t(words))} : Html{a(href(desk.to(below)), t(words))}; };
    return p(cls("no-print"), t("web.chronology.order"), sign(" "), one(!by_name, "/unlabelled", "web.chronology.order_count"), sign(" "), one(by_name, "/unlabelled?sort=name", "web.chronology.order_name"));
}

Html unlabelled_table(ChronologyDesk& desk, const std::vector<Unlabelled>& names) {
    const auto& t = desk.page.t;
    constexpr int names_a_page = 50;
    const auto begin = static_cast<std::size_t>(desk.page.page_number() - 1) * names_a_page;
    if (begin >= names.size()) return past_the_end(desk.page);
    Html rows;
    for (std::size_t k = begin; k < std::min(names.size(), begin + names_a_page); ++k)
        rows << tr(role("row"), th(scope("row"), role("rowheader"), cls("wrap-any"), from_record(), names[k].name), td(role("cell"), cls("num"), attr("data-l", t("web.chronology.entries").text()), t.number(static_cast<std::int64_t>(names[k].entries.size()))),
                   td(role("cell"), attr("data-l", t("web.chronology.where").text()), entries_naming(desk, names[k].entries)));
    const Html heads = together(th(scope("col"), role("columnheader"), t("web.chronology.name_said")), th(scope("col"), role("columnheader"), cls("num"), t("web.chronology.entries")), th(scope("col"), role("columnheader"), t("web.chronology.where")));
    return together(div(cls("card"), table(cls("tbl stack"), role("table"), caption(cls("sr"), t("web.chronology.names_unlabelled")), thead(role("rowgroup"), tr(role("row"), heads)), tbody(role("rowgroup"), rows))),
                    turn_pages(desk.page, static_cast<std::int64_t>(names.size()), names_a_page));
}

/// The list names people, so it stands there for whoever asked for names alone; whoever reads labels learns how many there are.
Response show_unlabelled(ChronologyDesk& desk) {
    if (!desk.may_know_names()) return Response::error(404);
    const auto& t = desk.page.t;
    auto names = unlabelled_of(desk);
    const bool by_name = desk.page.asked("sort") == "name";
    if (!by_name) std::ranges::stable_sort(names, std::ranges::greater{}, [](const Unlabelled& one) { return one.entries.size(); });
    Html content;
    if (names.empty()) content << section(cls("card"), p(t("web.chronology.all_labelled")));
    else if (!desk.shows_names()) content << section(cls("card"), p(t("web.chronology.unlabelled_count", {{"count", static_cast<std::int64_t>(names.size())}})));
    else content << p(a(cls("btn btn--2"), href(desk.link("/people")), t("web.chronology.to_people"))) << order_choice(desk, by_name) << unlabelled_table(desk, names);
    auto frame = desk.chronology_frame(std::string{t("web.chronology.names_unlabelled").text()});
    frame.width = Width::Wide;
    return desk.page.show(std::move(frame), div(cls("wrap wide"), h1(t("web.chronology.names_unlabelled")), p(t("web.chronology.unlabelled_means")), names_switch(desk), chronology_ways(desk, "/unlabelled"), content));
}

}  // namespace

void add_chronology_unlabelled_pages(Routes& routes) { add_signed_page(routes, "/cases/{case}/chronology/unlabelled", reading_chronology, at_chronology<show_unlabelled>); }

}  // namespace web
