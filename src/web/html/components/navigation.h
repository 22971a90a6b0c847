/// GOV.UK components that lead on: button, skip link, back link, breadcrumbs, pagination, tabs.
#pragma once

#include "web/html/components/form_parts.h"

namespace web::html::govuk {

struct Button {
    Html content;
    std::string type = "submit";
    std::optional<Url> to = {};  ///< Makes it a link that looks like a button.
    std::string name = {};
    std::string value = {};
    std::string id = {};
    enum class Look { Usual, Start } look = Look::Usual;
    bool disabled = false;
    std::optional<bool> prevents_double_click = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html button(const Button& options);

struct SkipLink {
    Html content;
    Url to = "#main";
    std::string classes = {};
    Attributes attributes = {};
};
Html skip_link(const SkipLink& options);

struct BackLink {
    Url to = "#";
    Html content = {};  ///< "Back" unless given.
    std::string classes = {};
    Attributes attributes = {};
};
Html back_link(const Catalogue& t, const BackLink& options);

struct BreadcrumbItem {
    Html content;
    std::optional<Url> to = {};  ///< The page itself has none.
    Attributes attributes = {};
};
struct Breadcrumbs {
    std::vector<BreadcrumbItem> items;
    bool collapse_on_phone = false;
    std::optional<std::string> landmark = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html breadcrumbs(const Catalogue& t, const Breadcrumbs& options);

struct PageLink {
    std::optional<Url> to = {};
    Html number = {};
    std::optional<std::string> spoken = {};  ///< "Page 3" unless given.
    bool is_current = false;
    bool is_gap = false;                     ///< "⋯" for pages left out.
    Attributes attributes = {};
};
struct PageStep {
    Url to;
    Html content = {};     ///< "Next page" or "Previous page" unless given.
    Html label = {};       ///< What is there, where pages have names rather than numbers.
    Attributes attributes = {};
};
struct Pagination {
    std::optional<std::vector<PageLink>> items = {};
    std::optional<PageStep> previous = {};
    std::optional<PageStep> next = {};
    std::optional<std::string> landmark = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html pagination(const Catalogue& t, const Pagination& options);

/// The pagination of a list of which page `current` of `last` is shown: first, last, the current page and its neighbours,
/// with gaps between. `address(n)` is the address of page n. Nothing for a list of one page.
template <class Address>
Html page_links(const Catalogue& t, int current, int last, Address&& address);

struct Tab {
    Html label;
    std::string id = {};
    Html content = {};
    enum class Content { Text, Written } content_is = Content::Written;
    Attributes attributes = {};
    Attributes panel_attributes = {};
};
struct Tabs {
    std::vector<Tab> items;
    std::string id = {};
    std::string id_prefix = {};
    Html title = {};  ///< "Contents" unless given.
    std::string classes = {};
    Attributes attributes = {};
};
Html tabs(const Catalogue& t, const Tabs& options);

/// Which pages a list of `last` pages links to beside page `current`: 0 stands for a gap.
std::vector<int> shown_pages(int current, int last);

template <class Address>
Html page_links(const Catalogue& t, int current, int last, Address&& address) {
    if (last <= 1) return {};
    Pagination options{.items = std::vector<PageLink>{}};
    for (const int page : shown_pages(current, last)) {
        if (page == 0) options.items->push_back({.is_gap = true});
        else options.items->push_back({.to = address(page), .number = t.number(page), .is_current = page == current});
    }
    if (current > 1) options.previous = PageStep{.to = address(current - 1)};
    if (current < last) options.next = PageStep{.to = address(current + 1)};
    return pagination(t, options);
}

}  // namespace web::html::govuk
