#include "web/html/components/navigation.h"

#include "base/assert.h"
#include "web/html/raw.h"

namespace web::html::govuk {

namespace {

Html start_icon() {
    return Raw::html(R"(<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" )"
                     R"(aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>)");
}

Html arrow_previous() {
    return Raw::html(R"(<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" )"
                     R"(aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449)"
                     R"(-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>)");
}

Html arrow_next() {
    return Raw::html(R"(<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" )"
                     R"(aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896)"
                     R"(l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>)");
}

}  // namespace

Html button(const Button& options) {
    const bool starts = options.look == Button::Look::Start;
    const std::string classes = classes_of(classes_of("govuk-button", options.classes), starts ? "govuk-button--start" : "");
    const Html icon = starts ? start_icon() : Html{};
    // A start button is a flex box, which would drop the spaces between several parts.
    const bool has_parts = options.content.view().find('<') != std::string_view::npos;
    const Html content = starts && has_parts ? Html{tag::span(options.content)} : options.content;
    if (options.to)
        return tag::a(href(*options.to), role("button"), attr("draggable", "false"), cls(classes), attr("data-module", "govuk-button"),
                      AttributesOf{options.attributes}, attr("id", if_any(options.id)), content, icon);
    std::optional<std::string_view> double_click;
    if (options.prevents_double_click) double_click = *options.prevents_double_click ? "true" : "false";
    return tag::button(type(options.type), attr("value", if_any(options.value)), attr("name", if_any(options.name)), flag("disabled", options.disabled),
                       attr("aria-disabled", if_any(options.disabled ? "true" : "")), attr("data-prevent-double-click", double_click), cls(classes),
                       attr("data-module", "govuk-button"), AttributesOf{options.attributes}, attr("id", if_any(options.id)), content, icon);
}

Html skip_link(const SkipLink& options) {
    return tag::a(href(options.to), cls(classes_of("govuk-skip-link", options.classes)), AttributesOf{options.attributes},
                  attr("data-module", "govuk-skip-link"), options.content);
}

Html back_link(const Catalogue& t, const BackLink& options) {
    return tag::a(href(options.to), cls(classes_of("govuk-back-link", options.classes)), AttributesOf{options.attributes},
                  options.content.empty() ? Html{t("web.govuk.back")} : options.content);
}

Html breadcrumbs(const Catalogue& t, const Breadcrumbs& options) {
    const std::string classes =
        classes_of(classes_of("govuk-breadcrumbs", options.classes), options.collapse_on_phone ? "govuk-breadcrumbs--collapse-on-mobile" : "");
    return tag::nav(cls(classes), AttributesOf{options.attributes}, aria_label(options.landmark ? *options.landmark : t("web.govuk.breadcrumb").text()),
                    tag::ol(cls("govuk-breadcrumbs__list"), each(options.items, [](Html& out, const BreadcrumbItem& item) {
                        if (item.to)
                            out << tag::li(cls("govuk-breadcrumbs__list-item"),
                                           tag::a(cls("govuk-breadcrumbs__link"), href(*item.to), AttributesOf{item.attributes}, item.content));
                        else out << tag::li(cls("govuk-breadcrumbs__list-item"), attr("aria-current", "page"), item.content);
                    })));
}

namespace {

enum class Direction { Previous, Next };

Html step(const Catalogue& t, const PageStep& options, Direction direction, bool is_block) {
    const bool back = direction == Direction::Previous;
    const Html usual = back ? t.rich("web.govuk.previous_page", {}, {Wrapping::hidden("page")}) : t.rich("web.govuk.next_page", {}, {Wrapping::hidden("page")});
    const bool decorated = is_block && options.label.empty();
    const Html words = tag::span(cls(decorated ? "govuk-pagination__link-title govuk-pagination__link-title--decorated" : "govuk-pagination__link-title"),
                                 options.content.empty() ? usual : options.content);
    const Html label = options.label.empty() || !is_block ? Html{}
                                                          : together(tag::span(cls("govuk-visually-hidden"), sign(":")), sign(" "),
                                                                     tag::span(cls("govuk-pagination__link-label"), options.label));
    const Html before = back ? arrow_previous() : is_block ? arrow_next() : Html{};
    const Html after = !back && !is_block ? arrow_next() : Html{};
    return tag::div(cls(back ? "govuk-pagination__prev" : "govuk-pagination__next"),
                    tag::a(cls("govuk-link govuk-pagination__link"), href(options.to), rel(back ? "prev" : "next"), AttributesOf{options.attributes}, before,
                           words, label, after));
}

void item(const Catalogue& t, const PageLink& page, Html& out) {
    if (page.is_gap) {
        const std::string_view classes = page.is_current ? "govuk-pagination__item govuk-pagination__item--current govuk-pagination__item--ellipsis"
                                                         : "govuk-pagination__item govuk-pagination__item--ellipsis";
        out << tag::li(cls(classes), sign("⋯"));
        return;
    }
    const Url to = page.to ? *page.to : Url{""};  // the page itself
    const Words usual = t("web.govuk.page", {{"page", page.number.view()}});
    out << tag::li(cls(page.is_current ? "govuk-pagination__item govuk-pagination__item--current" : "govuk-pagination__item"),
                   tag::a(cls("govuk-link govuk-pagination__link"), href(to), aria_label(page.spoken ? *page.spoken : usual.text()),
                          attr("aria-current", if_any(page.is_current ? "page" : "")), AttributesOf{page.attributes}, page.number));
}

}  // namespace

Html pagination(const Catalogue& t, const Pagination& options) {
    const bool is_block = !options.items && (options.next || options.previous);
    return tag::nav(cls(classes_of(is_block ? "govuk-pagination govuk-pagination--block" : "govuk-pagination", options.classes)),
                    aria_label(options.landmark ? *options.landmark : t("web.govuk.pagination").text()), AttributesOf{options.attributes},
                    when(options.previous, [&](Html& out, const PageStep& previous) { out << step(t, previous, Direction::Previous, is_block); }),
                    when(options.items, [&](Html& out, const std::vector<PageLink>& items) {
                        out << tag::ul(cls("govuk-pagination__list"), each(items, [&](Html& list, const PageLink& page) { item(t, page, list); }));
                    }),
                    when(options.next, [&](Html& out, const PageStep& next) { out << step(t, next, Direction::Next, is_block); }));
}

std::vector<int> shown_pages(int current, int last) {
    std::vector<int> pages;
    for (int page = 1; page <= last; ++page) {
        const bool is_shown = page == 1 || page == last || (page >= current - 1 && page <= current + 1);
        // A gap of one page would hide no more than it shows.
        const bool closes_gap = page == current - 2 ? page == 2 : page == current + 2 && page == last - 1;
        if (is_shown || closes_gap) pages.push_back(page);
        else if (pages.back() != 0) pages.push_back(0);
    }
    return pages;
}

Html tabs(const Catalogue& t, const Tabs& options) {
    const auto id_of = [&](std::size_t position) {
        const Tab& tab = options.items[position];
        return tab.id.empty() ? options.id_prefix + "-" + std::to_string(position + 1) : tab.id;
    };
    Html list;
    Html panels;
    for (std::size_t position = 0; position < options.items.size(); ++position) {
        const Tab& tab = options.items[position];
        const bool first = position == 0;
        const auto target = Url::parse("#" + id_of(position));
        CAIRN_ASSERT(target);
        list << tag::li(cls(first ? "govuk-tabs__list-item govuk-tabs__list-item--selected" : "govuk-tabs__list-item"),
                        tag::a(cls("govuk-tabs__tab"), href(*target), AttributesOf{tab.attributes}, tab.label));
        const bool is_text = tab.content_is == Tab::Content::Text && !tab.content.empty();
        panels << tag::div(cls(first ? "govuk-tabs__panel" : "govuk-tabs__panel govuk-tabs__panel--hidden"), attr("id", id_of(position)),
                           AttributesOf{tab.panel_attributes}, is_text ? Html{tag::p(cls("govuk-body"), tab.content)} : tab.content);
    }
    return tag::div(attr("id", if_any(options.id)), cls(classes_of("govuk-tabs", options.classes)), AttributesOf{options.attributes},
                    attr("data-module", "govuk-tabs"), tag::h2(cls("govuk-tabs__title"), options.title.empty() ? Html{t("web.govuk.contents")} : options.title),
                    when(!options.items.empty(), [&](Html& out) { out << tag::ul(cls("govuk-tabs__list"), list) << panels; }));
}

}  // namespace web::html::govuk
