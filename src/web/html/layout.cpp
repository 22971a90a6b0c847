#include "web/html/layout.h"

#include <array>

#include "base/assert.h"
#include "web/html/assets.h"
#include "web/html/drawings.h"
#include "web/html/raw.h"

namespace web::html {

using namespace tag;

namespace {

constexpr std::string_view govuk_line =
    "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');";

struct Link {
    Key words;
    std::string_view path;
};

std::string_view wrap_of(const PageFrame& frame) { return frame.width == Width::Wide ? "wrap wide" : "wrap"; }

Url absolute(const Site& site, const Url& page) {
    const auto url = Url::parse(site.public_url + std::string{page.text()});
    CAIRN_ASSERT(url);  // public_url was checked when the configuration was read
    return *url;
}

/// The canonical address leaves the query out: a search and its pages are one page to a web search engine.
std::string_view without_query(std::string_view path) { return path.substr(0, path.find('?')); }

Html meta_named(std::string_view meta_name, std::string_view content) { return meta(name(meta_name), attr("content", content)); }

Html alternate_languages(const Site& site, const PageFrame& frame) {
    if (!site.welsh) return {};
    const std::string_view path = without_query(frame.path);
    Html links;
    for (const Language language : {Language::English, Language::Welsh})
        links << link(rel("alternate"), attr("hreflang", tag_of(language)), href(absolute(site, page_url(language, path))));
    return links;
}

Html head_of(const Catalogue& t, const Site& site, const PageFrame& frame) {
    const Words title_words = frame.path == "/" ? t("web.frame.title_home", {{"site", t("web.frame.site_name")}, {"page", frame.title}})
                                                : t("web.frame.title", {{"site", t("web.frame.site_name")}, {"page", frame.title}});
    const Url canonical = absolute(site, page_url(t.language(), without_query(frame.path)));
    return head(meta(attr("charset", "utf-8")), meta_named("viewport", "width=device-width, initial-scale=1, viewport-fit=cover"),
                title(title_words.text()), meta_named("theme-color", "#153840"),
                when(!frame.description.empty(), [&](Html& out) { out << meta_named("description", frame.description); }),
                when(frame.robots == Robots::KeptOut, [&](Html& out) { out << meta_named("robots", "noindex"); }),
                link(rel("stylesheet"), href(asset_url("css/cairn.css"))),
                link(rel("icon"), type("image/svg+xml"), href(asset_url("images/favicon.svg"))),
                link(rel("canonical"), href(canonical)), alternate_languages(site, frame), frame.head);
}

Html exit_button(const Catalogue& t, const Site& site, const PageFrame& frame) {
    if (frame.exit_button == ExitButton::Hidden) return {};
    return div(cls("exit no-print"), role("region"), aria_label(t("web.frame.exit_region")),
               div(cls(frame.width == Width::Wide ? "wrap wide exit__in" : "wrap exit__in"),
                   a(href(site.exit_to), rel("nofollow noreferrer"), attr("data-module", "cairn-exit"),
                     attr("data-two-more", t("web.frame.exit_two_more").text()), attr("data-one-more", t("web.frame.exit_one_more").text()),
                     span(cls("sr"), t("web.frame.exit_urgent"), sign(" ")), t("web.frame.exit"))));
}

Html demonstration_notice(const Catalogue& t, const Site& site, const PageFrame& frame) {
    if (!site.demonstration) return {};
    return div(cls("demo"), div(cls(wrap_of(frame)), p(strong(t("web.frame.demonstration")), sign(" "), t("web.frame.demonstration_means"))));
}

/// The other language's own name for itself, to the same page with the same query.
Html language_links(const Catalogue& t, const Site& site, const PageFrame& frame) {
    if (!site.welsh) return {};
    static constexpr std::array<std::pair<Language, std::string_view>, 2> languages{{{Language::English, "English"}, {Language::Welsh, "Cymraeg"}}};
    return nav(aria_label(t("web.frame.language")), ul(cls("lang"), each(languages, [&](Html& out, const auto& entry) {
                   const auto& [language, own_name] = entry;
                   if (language == t.language()) {
                       out << li(span(attr("aria-current", "true"), from_record(), own_name));
                   } else {
                       out << li(a(href(page_url(language, frame.path)), attr("hreflang", tag_of(language)), lang(tag_of(language)), rel("alternate"),
                                   from_record(), own_name));
                   }
               })));
}

Html navigation(const Catalogue& t, const PageFrame& frame) {
    static constexpr std::array<std::pair<Section, Link>, 6> sections{{{Section::Search, {"web.frame.nav_search", "/search"}},
                                                                        {Section::Browse, {"web.frame.nav_browse", "/browse/areas"}},
                                                                        {Section::Themes, {"web.frame.nav_themes", "/themes"}},
                                                                        {Section::Recommendations, {"web.frame.nav_recommendations", "/recommendations"}},
                                                                        {Section::Families, {"web.frame.nav_families", "/families"}},
                                                                        {Section::About, {"web.frame.nav_about", "/about"}}}};
    return nav(cls("nav"), aria_label(t("web.frame.nav")), div(cls(wrap_of(frame)), ul(each(sections, [&](Html& out, const auto& entry) {
                   const auto& [section, entry_link] = entry;
                   out << li(a(href(page_url(t.language(), entry_link.path)),
                               attr("aria-current", section == frame.section ? std::optional<std::string_view>{"page"} : std::nullopt), t(entry_link.words)));
               }))));
}

Html casework_header(const Catalogue& t, const Site& site, const PageFrame& frame) {
    const CaseworkFrame& casework = *frame.casework;
    return header(demonstration_notice(t, site, frame),
                  when(casework.marked, [&](Html& out) { out << div(cls("marking"), div(cls(wrap_of(frame)), p(t("web.casework.marking")))); }),
                  div(cls("top"),
                      div(cls(frame.width == Width::Wide ? "wrap wide top__bar" : "wrap top__bar"),
                          a(cls("brand"), href(page_url(t.language(), "/")), cairn_mark(),
                            span(b(t("web.frame.site_name")), sign(" "), when(casework.of.empty(), [&](Html& out) { out << span(t("web.casework.purpose")); }),
                                 when(!casework.of.empty(), [&](Html& out) { out << span(from_record(), casework.of); }))),
                          div(cls("top__end"), when(!casework.who.empty(), [&](Html& out) { out << div(cls("who"), span(from_record(), casework.who), sign(" "), casework.sign_out); }),
                              language_links(t, site, frame))),
                      nav(cls("nav"), aria_label(t("web.casework.nav")), div(cls(wrap_of(frame)), ul(each(casework.links, [](Html& out, const CaseworkLink& one) {
                          out << li(a(href(one.address), attr("aria-current", one.current ? std::optional<std::string_view>{"page"} : std::nullopt), one.name));
                      }))))));
}

Html header_of(const Catalogue& t, const Site& site, const PageFrame& frame) {
    if (frame.casework) return casework_header(t, site, frame);
    return header(demonstration_notice(t, site, frame),
                  div(cls("top"),
                      div(cls(frame.width == Width::Wide ? "wrap wide top__bar" : "wrap top__bar"),
                          a(cls("brand"), href(page_url(t.language(), "/")), cairn_mark(),
                            span(b(t("web.frame.site_name")), sign(" "), span(t("web.frame.site_purpose")))),
                          language_links(t, site, frame)),
                      navigation(t, frame)));
}

Html breadcrumb(const Catalogue& t, const PageFrame& frame) {
    if (frame.breadcrumbs.empty()) return {};
    const std::string& own = frame.crumb.empty() ? frame.title : frame.crumb;
    return div(cls(wrap_of(frame)),
               nav(cls("crumb"), aria_label(t("web.frame.breadcrumb")),
                   ol(each(frame.breadcrumbs, [](Html& out, const Crumb& crumb) { out << li(a(href(crumb.address), crumb.name)); }),
                      li(span(attr("aria-current", "page"), from_record(), own)))));
}

template <std::size_t N>
Html footer_links(const Catalogue& t, Key heading, const std::array<Link, N>& links) {
    return div(h2(t(heading)), ul(each(links, [&](Html& out, const Link& entry) {
                   out << li(a(href(page_url(t.language(), entry.path)), t(entry.words)));
               })));
}

/// Script shows it: the one shortcut there is, and the way to turn it off (WCAG 2.1.4).
Html slash_key(const Catalogue& t) {
    return button(cls("link-button no-print"), type("button"), flag("hidden"), attr("data-module", "cairn-slash"),
                  attr("data-search", page_url(t.language(), "/search").text()), attr("data-turn-off", t("web.frame.slash_off").text()),
                  attr("data-turn-on", t("web.frame.slash_on").text()));
}

/// Where script says, for those who listen, that something was done.
Html live_region(const Catalogue& t) {
    return p(id("said"), cls("sr"), role("status"), attr("data-copied", t("web.frame.copied").text()), attr("data-not-copied", t("web.frame.not_copied").text()));
}

Html footer_of(const Catalogue& t, const PageFrame& frame) {
    static constexpr std::array<Link, 4> support{{{"web.frame.foot_families", "/families/support"},
                                                   {"web.frame.foot_wellbeing", "/support"},
                                                   {"web.frame.foot_young_people", "/young-people"},
                                                   {"web.frame.foot_contact", "/contact"}}};
    static constexpr std::array<Link, 7> collection{{{"web.frame.foot_search_tips", "/help/search"},
                                                      {"web.article.news", "/news"},
                                                      {"web.article.guidance", "/guidance"},
                                                      {"web.frame.foot_glossary", "/glossary"},
                                                      {"web.frame.foot_coverage", "/about/coverage"},
                                                      {"web.frame.foot_themes", "/about/themes"},
                                                      {"web.frame.foot_clock", "/clock"}}};
    static constexpr std::array<Link, 6> service{{{"web.frame.foot_accessibility", "/accessibility"},
                                                   {"web.frame.foot_privacy", "/privacy"},
                                                   {"web.frame.foot_cookies", "/cookies"},
                                                   {"web.frame.foot_terms", "/terms"},
                                                   {"web.frame.foot_welsh", "/welsh-language"},
                                                   {"web.frame.foot_change", "/contact/change"}}};
    return footer(cls("foot"), div(cls(wrap_of(frame)),
                                   div(cls("cols"), div(h2(t("web.frame.foot_worried")), p(t("web.frame.foot_worried_what"))),
                                       footer_links(t, "web.frame.foot_support", support), footer_links(t, "web.frame.foot_collection", collection),
                                       footer_links(t, "web.frame.foot_service", service)),
                                   p(cls("foot__end"), t("web.frame.foot_end")), slash_key(t)));
}

}  // namespace

Url usual_exit() { return Url::parse("https://www.bbc.co.uk/weather").value(); }

Url page_url(Language language, std::string_view site_path) {
    const std::string_view prefix = language == Language::Welsh ? "/cy" : language == Language::Pseudo ? "/en-XA" : "";
    if (!prefix.empty() && site_path == "/") site_path = "";
    const auto url = Url::parse(std::string{prefix} + std::string{site_path});
    CAIRN_ASSERT(url);
    return *url;
}

Crumb home_crumb(const Catalogue& t) { return {Html{t("web.frame.home")}, page_url(t.language(), "/")}; }

std::string_view inline_script() { return govuk_line; }
std::string_view inline_script_hash() { return "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"; }

std::string layout(const Catalogue& t, const Site& site, const PageFrame& frame, const Html& content) {
    Html page;
    page.reserve(content.view().size() + 12'000);
    Raw::append(page, "<!DOCTYPE html>\n<html lang=\"");
    Raw::append(page, tag_of(t.language()));
    Raw::append(page, "\">");
    page << head_of(t, site, frame);
    Raw::append(page, frame.casework ? "<body class=\"cw\"><script>" : "<body><script>");
    Raw::append(page, govuk_line);
    Raw::append(page, "</script>");
    page << a(href("#main"), cls("govuk-skip-link"), attr("data-module", "govuk-skip-link"), t("web.frame.skip")) << exit_button(t, site, frame)
         << header_of(t, site, frame) << breadcrumb(t, frame) << main(id("main"), attr("tabindex", "-1"), content) << footer_of(t, frame)
         << live_region(t);
    Raw::append(page, "<script type=\"module\" src=\"");
    Raw::append(page, asset_url("js/cairn.mjs").text());
    Raw::append(page, "\"></script></body></html>\n");
    return std::move(page).take();
}

}  // namespace web::html
