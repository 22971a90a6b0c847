#include "web/pages/page.h"

#include <charconv>

#include "base/text.h"

namespace web {

using identity::DataClass;
using identity::Permission;

namespace {

base::Day today_of(const Context& context) { return std::chrono::floor<std::chrono::days>(context.now); }

Handler in_language(html::Language language, PageFunction page) {
    return [language, page](const Request& request, Context& context) {
        if (language == html::Language::Pseudo && !context.services().pseudo_language) return Response::error(404);
        Page asked{request, context, language};
        return page(asked);
    };
}

std::string under(std::string_view prefix, std::string_view pattern) {
    return pattern == "/" && !prefix.empty() ? std::string{prefix} : std::string{prefix} + std::string{pattern};
}

}  // namespace

Page::Page(const Request& asked, Context& around, html::Language in)
    : request{asked},
      context{around},
      services{around.services()},
      language{in},
      host{services.host_words ? services.host_words->now() : nullptr},
      t{(host ? host->messages : services.messages).in(in)},
      catalogue{services.store, today_of(around)} {}

std::string Page::path_and_query() const {
    std::string_view path = request.path;
    if (const auto prefix = "/" + std::string{html::tag_of(language)}; language != html::Language::English && path.starts_with(prefix))
        path.remove_prefix(prefix.size());
    std::string whole = path.empty() ? "/" : std::string{path};
    if (const auto query = request.query.encoded(); !query.empty()) whole += "?" + query;
    return whole;
}

std::string Page::asked(std::string_view name) const { return std::string{base::trim(request.query.first(name).value_or(""))}; }

int Page::page_number() const {
    const auto text = asked("page");
    int number = 1;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() && number >= 1 && number <= 1'000'000 ? number : 1;
}

Response Page::answer(html::PageFrame frame, const html::Html& content, int status) const {
    return framed(t, host ? host->site : services.site, std::move(frame), content, status);
}

Response Page::answer_within(const HostFrame& around, html::PageFrame frame, const html::Html& content, int status) const {
    return framed(around.messages.in(language), around.site, std::move(frame), content, status);
}

Response Page::framed(const html::Catalogue& words, const html::Site& site, html::PageFrame frame, const html::Html& content, int status) const {
    if (frame.path.empty()) frame.path = path_and_query();
    auto response = Response::html(html::layout(words, site, frame, content), status);
    response.headers.set("Content-Language", html::tag_of(language));
    if (frame.robots == html::Robots::KeptOut) response.headers.set("X-Robots-Tag", "noindex");
    if (status == 200) response.with_cache(Cache::Revalidate);
    return response;
}

void add_page(Routes& routes, std::string_view pattern, RateClass rate, PageFunction page) {
    for (const auto language : {html::Language::English, html::Language::Welsh, html::Language::Pseudo}) {
        const std::string prefix = language == html::Language::English ? "" : "/" + std::string{html::tag_of(language)};
        routes.add(Route{Method::Get, under(prefix, pattern), DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, rate,
                         in_language(language, page)});
    }
}

}  // namespace web
