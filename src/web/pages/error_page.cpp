#include "web/pages/error_page.h"

#include <boost/json.hpp>

namespace web {

using namespace html;
using namespace html::tag;

namespace {

struct Telling {
    Key heading, what;
};

Telling telling_of(const Services& services, int status) {
    // A full or failing disk is no fault of a page: whoever typed something must know that it was not kept, and that it can be kept elsewhere.
    if (status >= 500 && status != 501 && !services.store.state().writing) return {"web.error.not_kept", "web.error.not_kept_what"};
    switch (status) {
        case 400: case 421: return {"web.error.bad_request", "web.error.bad_request_what"};
        case 403: return {"web.error.form_old", "web.error.form_old_what"};
        case 405: case 415: case 501: return {"web.error.not_allowed", "web.error.not_allowed_what"};
        case 410: return {"web.error.gone", "web.error.gone_what"};
        case 413: case 414: case 431: return {"web.error.too_large", "web.error.too_large_what"};
        case 429: return {"web.error.too_many", "web.error.too_many_what"};
        case 503: return {"web.error.busy", "web.error.busy_what"};
        default: return status >= 500 ? Telling{"web.error.fault", "web.error.fault_what"} : Telling{"web.error.not_found", "web.error.not_found_what"};
    }
}

Language language_of(const Services& services, const Request& request) {
    if (!request.segments.empty() && request.segments.front() == "cy") return Language::Welsh;
    if (services.pseudo_language && !request.segments.empty() && request.segments.front() == "en-XA") return Language::Pseudo;
    return Language::English;
}

Html search_box(const Catalogue& t, Language language) {
    return form(role("search"), action(page_url(language, "/search")), attr("method", "get"), label(for_id("q"), cls("sbox__label"), t("web.error.search")),
                div(cls("sbox"), input(id("q"), name("q"), type("search"), attr("autocomplete", "off")), button(cls("btn"), type("submit"), t("web.search.button"))));
}

}  // namespace

std::string error_page(const Services& services, int status, const Request& request, const std::string& reference) {
    const auto language = language_of(services, request);
    const auto host = services.host_words ? services.host_words->now() : nullptr;
    const auto& t = (host ? host->messages : services.messages).in(language);
    const auto telling = telling_of(services, status);
    PageFrame frame;
    frame.title = std::string{t(telling.heading).text()};
    frame.path = "/";
    frame.robots = Robots::KeptOut;
    const auto home = page_url(language, "/");
    const bool links_home = telling.what.text() == "web.error.bad_request_what" || telling.what.text() == "web.error.not_allowed_what";
    return layout(t, host ? host->site : services.site, frame,
                  div(cls("wrap"), h1(t(telling.heading)), p(cls("lede"), links_home ? t.rich(telling.what, {}, {{"home", home}}) : Html{t(telling.what)}),
                      search_box(t, language), p(t.rich("web.error.support", {}, {{"support", page_url(language, "/support")}})),
                      p(cls("muted small"), from_record(), t("web.error.reference", {{"reference", reference}}))));
}

Response error_answer(const Services& services, int status, const Request& request, const std::string& reference) {
    if (!request.path.starts_with("/api/")) return Response::html(error_page(services, status, request, reference), status);
    const auto words = services.messages.in(Language::English)(telling_of(services, status).heading).text();
    return Response::json(boost::json::serialize(boost::json::object{{"status", status}, {"title", words}, {"reference", reference}}), status);
}

}  // namespace web
