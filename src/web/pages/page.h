/// One page being answered: who asks, in which language, and the collection as the public may see it.
#pragma once

#include <string>
#include <string_view>

#include "collection/public_catalogue.h"
#include "web/html/layout.h"
#include "web/html/messages.h"
#include "web/pages/services.h"
#include "web/server/route.h"

namespace web {

class Page {
public:
    Page(const Request& request, Context& context, html::Language language);

    const Request& request;
    Context& context;
    Services& services;
    const html::Language language;
    const std::shared_ptr<const HostFrame> host;  ///< The host's own words; null while there are none. Stays as it is until this page is answered.
    const html::Catalogue& t;
    const collection::PublicCatalogue catalogue;

    /// This page's own address in the same language, for a path of the site: `link("/themes")`.
    html::Url link(std::string_view path) const { return html::page_url(language, path); }
    /// The path asked for, without the language, with its query.
    std::string path_and_query() const;
    /// The value of one query parameter, trimmed; empty without.
    std::string asked(std::string_view name) const;
    /// The page of a list: 1 where it is missing or nonsense, at most 1,000,000.
    int page_number() const;
    /// Absolute address of a path of this site.
    std::string absolute(std::string_view path) const { return context.public_url + std::string{path}; }

    /// The page in its frame. Kept by readers' caches only after asking whether it still holds.
    Response answer(html::PageFrame frame, const html::Html& content, int status = 200) const;
    /// The same inside other words of the host, which are not in force.
    Response answer_within(const HostFrame& around, html::PageFrame frame, const html::Html& content, int status = 200) const;

private:
    Response framed(const html::Catalogue& words, const html::Site& site, html::PageFrame frame, const html::Html& content, int status) const;
};

using PageFunction = Response (*)(Page&);

/// Adds a public page under its path in every language: `/themes` and `/cy/themes`.
void add_page(Routes& routes, std::string_view pattern, RateClass rate, PageFunction page);

}  // namespace web
