#include "exchange/list.h"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "base/csv.h"
#include "base/text.h"
#include "exchange/citation.h"

namespace exchange {

namespace {

/// XML 1.0 has no way to write most control characters; a feed with one in it is not read at all.
std::string xml_text(std::string_view text) {
    std::string clean;
    for (const char c : base::to_nfc(text))
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') clean += c;
    return clean;
}

void element(pugi::xml_node parent, const char* name, std::string_view text) {
    parent.append_child(name).text().set(xml_text(text).c_str());
}

void link(pugi::xml_node parent, const char* relation, const char* type, const std::string& address) {
    if (address.empty()) return;
    auto node = parent.append_child("link");
    node.append_attribute("rel") = relation;
    node.append_attribute("type") = type;
    node.append_attribute("href") = xml_text(address).c_str();
}

void entry(pugi::xml_node feed, const Listed& listed) {
    auto node = feed.append_child("entry");
    element(node, "id", listed.work.url);
    element(node, "title", listed.work.title);
    element(node, "updated", base::to_iso(listed.changed_at));
    if (listed.work.published_on) element(node, "published", base::to_iso(base::Instant{*listed.work.published_on}));
    link(node, "alternate", "text/html", listed.work.url);
    if (!listed.work.publisher.empty()) element(node.append_child("author"), "name", listed.work.publisher);
    for (const auto& keyword : listed.work.keywords)
        node.append_child("category").append_attribute("term") = xml_text(keyword).c_str();
    const auto summary = listed.news + (listed.news.empty() || listed.work.abstract_text.empty() ? "" : " ") + listed.work.abstract_text;
    if (!summary.empty()) element(node, "summary", summary);
}

std::string joined(const std::vector<std::string>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : "; ") + value;
    return out;
}

}  // namespace

std::string to_atom(const Feed& feed, const std::vector<Listed>& works) {
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "utf-8";
    auto root = document.append_child("feed");
    root.append_attribute("xmlns") = "http://www.w3.org/2005/Atom";
    if (!feed.language.empty()) root.append_attribute("xml:lang") = feed.language.c_str();
    base::Instant newest{};
    for (const auto& listed : works) newest = std::max(newest, listed.changed_at);
    element(root, "id", feed.id);
    element(root, "title", feed.title);
    element(root, "updated", base::to_iso(newest));
    element(root.append_child("author"), "name", feed.author);
    link(root, "self", "application/atom+xml", feed.self);
    link(root, "alternate", "text/html", feed.alternate);
    for (const auto& listed : works) entry(root, listed);
    std::ostringstream out;
    document.save(out, " ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
}

std::string to_csv(const std::vector<Listed>& works) {
    std::string out = "\xEF\xBB\xBFreference,title,year,published_on,review_type,area,nation,publisher,keywords,abstract,url\r\n";
    for (const auto& listed : works) {
        const auto& work = listed.work;
        const std::vector<std::string> cells{work.reference, work.title, work.year ? std::to_string(*work.year) : "",
            work.published_on ? base::to_iso(*work.published_on) : "", work.review_type, work.area, work.nation, work.publisher,
            joined(work.keywords), work.abstract_text, work.url};
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i ? "," : "") + base::csv_cell(cells[i]);
        out += "\r\n";
    }
    return out;
}

std::string to_ris(const std::vector<Listed>& works) {
    std::string out;
    for (const auto& listed : works) out += to_ris(listed.work) + "\r\n";
    return out;
}

}  // namespace exchange
