#include "web/catalogue/atom_feed.h"

#include <pugixml.hpp>

#include <algorithm>
#include <sstream>

namespace web {

namespace {

void put(pugi::xml_node into, const char* name, std::string_view words) { into.append_child(name).text() = std::string{words}.c_str(); }

void put_link(pugi::xml_node into, const char* relation, const char* type, const std::string& address) {
    auto link = into.append_child("link");
    link.append_attribute("rel") = relation, link.append_attribute("type") = type, link.append_attribute("href") = address.c_str();
}

void put_entry(pugi::xml_node feed, const FeedEntry& one) {
    auto entry = feed.append_child("entry");
    entry.append_attribute("xml:lang") = std::string{one.language}.c_str();
    put(entry, "title", one.title), put(entry, "id", one.id), put(entry, "updated", base::to_iso(one.updated_at));
    if (!one.summary.empty()) put(entry, "summary", one.summary);
    put_link(entry, "alternate", "text/html", one.address);
}

}  // namespace

Response atom_feed(const Page& page, const html::Words& title, std::string_view path, std::string_view of, const std::vector<FeedEntry>& entries) {
    const auto self = page.absolute(page.link(path).text());
    base::Instant newest{};
    for (const auto& one : entries) newest = std::max(newest, one.updated_at);
    pugi::xml_document document;
    auto feed = document.append_child("feed");
    feed.append_attribute("xmlns") = "http://www.w3.org/2005/Atom";
    feed.append_attribute("xml:lang") = std::string{html::tag_of(page.language)}.c_str();
    put(feed, "title", title.text()), put(feed, "id", self), put(feed, "updated", base::to_iso(newest));
    put(feed.append_child("author"), "name", page.t("web.frame.site_name").text());
    put_link(feed, "self", "application/atom+xml", self), put_link(feed, "alternate", "text/html", page.absolute(page.link(of).text()));
    for (const auto& one : entries) put_entry(feed, one);
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return Response::bytes("application/atom+xml; charset=utf-8", out.str()).with_cache(Cache::Revalidate);
}

}  // namespace web
