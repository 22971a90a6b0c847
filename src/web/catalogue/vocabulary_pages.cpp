#include <algorithm>

#include "collection/term_groups.h"
#include "collection/term_store.h"
#include "web/catalogue/atom_feed.h"
#include "web/catalogue/catalogue_pages.h"
#include "web/catalogue/term_view.h"
#include "web/html/moment.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::GroupedTerm;
using collection::TermGroup;

namespace {

constexpr std::size_t most_changes_in_feed = 50;

PageFrame vocabulary_frame(const Page& page, const Words& title) {
    PageFrame frame;
    frame.title = std::string{title.text()};
    frame.section = Section::Themes;
    frame.breadcrumbs = {{Html{page.t("web.frame.home")}, page.link("/")}, {Html{page.t("web.theme.title")}, page.link("/themes")}};
    return frame;
}

/// A theme has a page of its own; what else describes a review is asked of the search.
Url address_of(const Page& page, const TermGroup& group, const GroupedTerm& one) {
    return group.parameter == "theme" ? page.link("/themes/" + one.term.slug) : page.link("/search").with("q", "*").with(group.parameter, one.term.slug);
}

Html name_of(const Page& page, const GroupedTerm& one) {
    const bool in_welsh = page.language == Language::Welsh && !one.welsh.empty();
    return span(lang(in_welsh ? "cy" : "en"), from_record(), in_welsh ? one.welsh : one.term.text);
}

Html term_line(const Page& page, const TermGroup& group, const GroupedTerm& one) {
    const auto& t = page.t;
    Html below;
    for (const auto& narrower : one.narrower) below << term_line(page, group, narrower);
    const bool leads = one.reviews > 0;
    return li(leads ? Html{a(href(address_of(page, group, one)), name_of(page, one))} : name_of(page, one), sign(" "), span(cls("muted tnum"), t("web.terms.reviews_have_it", {{"count", one.reviews}})),
              when(!one.scope_note.empty(), [&](Html& out) { out << div(cls("muted small"), lang("en"), from_record(), one.scope_note); }), when(!below.empty(), [&](Html& out) { out << ul(below); }));
}

Html group_section(const Page& page, const TermGroup& group) {
    const auto& t = page.t;
    Html terms;
    for (const auto& one : group.terms) terms << term_line(page, group, one);
    return section(labelled_by("g-" + group.parameter), h2(id("g-" + group.parameter), facet_words(t, group.facet)), p(cls("muted"), t("web.terms.in_use", {{"count", group.in_use}, {"all", group.all}})),
                   terms.empty() ? Html{p(t("web.terms.none"))} : Html{ul(cls("plain"), terms)});
}

Response groups_page(Page& page) {
    const auto& t = page.t;
    const auto groups = page.services.store.read([](store::Snapshot& snapshot) { return collection::term_groups(snapshot); });
    Html jump, sections;
    for (const auto& group : groups) {
        jump << li(a(href(page.link("/themes/groups").at("g-" + group.parameter)), facet_words(t, group.facet)));
        sections << group_section(page, group);
    }
    return page.answer(vocabulary_frame(page, t("web.terms.groups")), div(cls("wrap measure"), h1(t("web.terms.groups")), p(cls("lede"), t("web.terms.groups_lede")), ul(cls("acts acts--list"), jump), sections,
                                                                         p(a(href(page.link("/themes/changes")), t("web.terms.changes")))));
}

Response changes_page(Page& page) {
    const auto& t = page.t;
    const auto book = page.services.store.read([](store::Snapshot& snapshot) { return collection::term_book(snapshot); });
    Html items;
    for (auto one = book.changes().rbegin(); one != book.changes().rend(); ++one)
        items << li(cls("card"), id("v" + std::to_string(one->version)), p(strong(t("web.terms.version", {{"version", one->version}})), sign(" · "), moment(t, one->changed_at), sign(" · "), facet_words(t, one->words.facet)), term_change_words(page, book, *one),
                    p(t("web.terms.because"), sign(" "), span(lang("en"), from_record(), one->reason)));
    return page.answer(vocabulary_frame(page, t("web.terms.changes")), div(cls("wrap measure"), h1(t("web.terms.changes")), p(cls("lede"), t("web.terms.changes_lede")), p(a(href(page.link("/themes/changes.atom")), t("web.article.feed"))),
                                                                          items.empty() ? Html{p(t("web.terms.no_changes"))} : Html{ol(cls("plain"), items)}));
}

Response changes_feed(Page& page) {
    const auto book = page.services.store.read([](store::Snapshot& snapshot) { return collection::term_book(snapshot); });
    std::vector<FeedEntry> entries;
    for (auto one = book.changes().rbegin(); one != book.changes().rend() && entries.size() < most_changes_in_feed; ++one) {
        const auto address = page.absolute(page.link("/themes/changes").at("v" + std::to_string(one->version)).text());
        entries.push_back({.title = term_change_title(page, book, *one), .summary = one->reason, .address = address, .id = address, .updated_at = one->changed_at, .language = tag_of(page.language)});
    }
    return atom_feed(page, page.t("web.terms.changes"), "/themes/changes.atom", "/themes/changes", entries);
}

}  // namespace

void add_vocabulary_pages(Routes& routes) {
    add_page(routes, "/themes/groups", RateClass::Pages, groups_page);
    add_page(routes, "/themes/changes", RateClass::Pages, changes_page);
    add_page(routes, "/themes/changes.atom", RateClass::Pages, changes_feed);
}

}  // namespace web
