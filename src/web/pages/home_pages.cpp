#include "web/pages/home_pages.h"

#include <pugixml.hpp>
#include <sstream>

#include "web/pages/home_view.h"
#include "web/pages/page.h"
#include "web/pages/site_routes.h"
#include "web/server/openapi.h"

namespace web {

using identity::DataClass;
using identity::Permission;

namespace {

constexpr std::size_t themes_on_home = 5;

Response home_page(Page& page) {
    HomeModel model;
    model.coverage = page.catalogue.coverage();
    model.recent = page.catalogue.recent({.page = 1, .size = 3}).items;
    model.themes = page.catalogue.themes();
    if (model.themes.size() > themes_on_home) model.themes.resize(themes_on_home);
    html::PageFrame frame;
    frame.title = std::string{page.t("web.home.title").text()};
    frame.description = std::string{page.t("web.home.lede", {{"count", model.coverage.reviews}}).text()};
    frame.path = "/";
    return page.answer(std::move(frame), home_view(page, model));
}

/// Pages of our own and those reviews whose publisher chose to be found by web search engines.
Response sitemap(const Request& request, Context& context) {
    Page page{request, context, html::Language::English};
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "utf-8";
    auto set = document.append_child("urlset");
    set.append_attribute("xmlns") = "http://www.sitemaps.org/schemas/sitemap/0.9";
    const auto add = [&](const std::string& path, const std::string& changed) {
        auto url = set.append_child("url");
        url.append_child("loc").text().set((context.public_url + path).c_str());
        if (!changed.empty()) url.append_child("lastmod").text().set(changed.c_str());
    };
    for (const char* path : {"/", "/themes", "/recommendations", "/browse/areas", "/browse/years", "/browse/types", "/families", "/support", "/glossary", "/about", "/clock"})
        add(path, "");
    for (const auto& entry : page.catalogue.sitemap()) add(collection::path_of(entry.reference), base::to_iso(entry.changed_on));
    std::ostringstream out;
    document.save(out, "", pugi::format_default, pugi::encoding_utf8);
    return Response::bytes("application/xml; charset=utf-8", out.str()).with_cache(Cache::Revalidate);
}

/// Made from the routes themselves, once: they do not change while the program runs.
Response api_description(const Request&, Context& context) {
    static const Routes routes = site_routes();
    return Response::json(openapi_json(routes, "Cairn", "0.1.0", context.public_url)).with_cache(Cache::Revalidate);
}

}  // namespace

/// Imported reviews say noindex themselves; result lists and downloads are kept out here, for they never end.
std::string robots_text(const Context& context) {
    return "User-agent: *\nDisallow: /search\nDisallow: /cy/search\nDisallow: /api/\n\nSitemap: " + context.public_url + "/sitemap.xml\n";
}

void add_home_pages(Routes& routes) {
    add_page(routes, "/", RateClass::Pages, home_page);
    routes.add(Route{Method::Get, "/sitemap.xml", DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages, sitemap});
    routes.add(Route{Method::Get, "/api/openapi.json", DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages, api_description}
                   .describe({.id = "describeApi", .summary = "This description", .parameters = {}, .schema = {}}));
}

}  // namespace web
