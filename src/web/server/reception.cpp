#include "web/server/reception.h"

#include <sodium.h>

#include <algorithm>

#include <fmt/format.h>

#include "base/assert.h"
#include "base/fault.h"

namespace web {

namespace {

/// Ten letters and digits that are not mistaken for each other on the telephone (Crockford's base 32).
std::string random_reference() {
    constexpr char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    unsigned char random[10];
    randombytes_buf(random, sizeof random);
    std::string reference;
    for (const unsigned char byte : random) reference += letters[byte % 32];
    return reference;
}

std::string allowed_methods(const std::vector<Candidate>& candidates) {
    std::vector<std::string_view> methods{"OPTIONS"};
    for (const Candidate& candidate : candidates) {
        methods.push_back(to_word(candidate.route->method));
        if (candidate.route->method == Method::Get) methods.push_back("HEAD");
    }
    std::ranges::sort(methods);
    const auto [first, last] = std::ranges::unique(methods);
    methods.erase(first, last);
    return fmt::format("{}", fmt::join(methods, ", "));
}

std::string_view media_type_of(BodyPolicy::Kind kind) {
    switch (kind) {
        case BodyPolicy::Kind::Form: return "application/x-www-form-urlencoded";
        case BodyPolicy::Kind::Json: return "application/json";
        case BodyPolicy::Kind::Multipart: return "multipart/form-data";
        case BodyPolicy::Kind::Nothing:
        case BodyPolicy::Kind::Unstated: break;
    }
    return "";
}

bool has_media_type(const Request& request, std::string_view wanted) {
    const auto written = request.headers.find("content-type");
    if (!written || request.headers.count("content-type") != 1 || request.headers.find("content-encoding")) return false;
    std::string_view type = written->substr(0, written->find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    return std::ranges::equal(type, wanted, {}, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
}

Response too_often(std::chrono::seconds wait) {
    Response response = Response::error(429);
    response.headers.set("Retry-After", std::to_string(wait.count()));
    return response;
}

Response plain_error(int status, std::string_view reference) {
    return Response::text(fmt::format("{}\nReference: {}\n", status, reference), status);
}

bool in_any(const std::vector<base::AddressRange>& ranges, const base::Address& address) {
    return std::ranges::any_of(ranges, [&](const base::AddressRange& range) { return range.contains(address); });
}

}  // namespace

std::vector<base::AddressRange> ranges_of(const std::vector<std::string>& texts) {
    std::vector<base::AddressRange> ranges;
    for (const std::string& text : texts) {
        const auto range = base::AddressRange::parse(text);
        if (!range) throw base::Fault{"An address range of the configuration is none", text, "Write it as 192.0.2.0/24"};
        ranges.push_back(*range);
    }
    return ranges;
}

Reception::Reception(ServerParts parts, std::string public_url)
    : parts_{std::move(parts)},
      public_url_{std::move(public_url)},
      hosts_{parts_.settings.server.public_url},
      proxies_{ranges_of(parts_.settings.server.trusted_proxies), parts_.settings.server.forwarded_header},
      exempt_{ranges_of(parts_.settings.limits.exempt)},
      operations_{ranges_of(parts_.settings.operations.allow)},
      rates_{parts_.settings.rates} {
    CAIRN_ASSERT(sodium_init() >= 0);
    parts_.routes.check();
    if (!parts_.clock) parts_.clock = base::now;
    if (!parts_.health) parts_.health = std::make_shared<Health>();
    if (!parts_.log) parts_.log = access_log(parts_.settings.log);
    if (!parts_.render_error) parts_.render_error = [](int status, const Request&, std::string_view reference) { return plain_error(status, reference); };
}

bool Reception::is_exempt(const base::Address& address) const { return in_any(exempt_, address); }

Admission Reception::refuse(int status, std::string_view why, const base::Address& peer) {
    Admission admission;
    admission.request.client = peer;
    admission.request.id = random_reference();
    admission.refusal = Response::error(status);
    admission.detail = why;
    return admission;
}

Admission Reception::admit(Request request, const Framing& framing, const base::Address& peer) {
    Admission admission;
    admission.request = std::move(request);
    Request& asked = admission.request;
    asked.id = random_reference();
    asked.client = proxies_.reader(peer, asked.headers);
    asked.secure = asked.secure || parts_.settings.server.public_url.starts_with("https://");
    if (in_any(operations_, asked.client)) admission.actor = identity::Actor::operations();
    choose_route(admission);
    // A monitor asks the health of this very machine by its bare address; nothing in that answer depends on the name.
    const bool any_host = admission.route && admission.route->permission == identity::Permission::ReadHealth;
    if (!any_host && !hosts_.answer_for(asked.host, peer)) {
        admission.refusal = Response::error(421);
        admission.detail = "another host's name";
    }
    check_rate(admission);  // Refusals too: guessing addresses is asking.
    if (!admission.refusal) check_body(admission, framing);
    return admission;
}

namespace {

/// The same address without its last slash, and with its query.
Response without_slash(const Request& request) {
    auto to = request.path.substr(0, request.path.size() - 1);
    if (const auto query = request.query.encoded(); !query.empty()) to += "?" + query;
    return Response::moved(to);
}

}  // namespace

/// People and programs put a slash behind an address that they copy. Only where the actor may read what stands there without it.
bool Reception::leads_without_slash(const Admission& admission) const {
    const Request& request = admission.request;
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (!reads || request.segments.size() < 2 || !request.segments.back().empty() || request.path.starts_with("//")) return false;
    const auto candidates = parts_.routes.fitting({request.segments.begin(), request.segments.end() - 1});
    return std::ranges::any_of(candidates, [&](const Candidate& candidate) {
        const Route& route = *candidate.route;
        return route.method == Method::Get && identity::authorize(admission.actor, route.permission, {route.data_class, request.path}).has_value();
    });
}

/// Sets the route and its grant, or a refusal. Routes that the actor may not use do not exist for it: not in Allow, not as 405.
void Reception::choose_route(Admission& admission) {
    Request& request = admission.request;
    const Method method = request.method == Method::Head ? Method::Get : request.method;
    std::vector<Candidate> visible = parts_.routes.fitting(request.segments);
    std::erase_if(visible, [&](const Candidate& candidate) {
        const Route& route = *candidate.route;
        const auto grant = identity::authorize(admission.actor, route.permission, {route.data_class, request.path});
        if (!grant) return true;
        if (!admission.route && route.method == method) {
            admission.route = &route;
            admission.grant = *grant;
            request.parameters = candidate.parameters;
        }
        return false;
    });
    if (request.method == Method::Options && (!visible.empty() || request.path == "*")) {
        admission.refusal = Response{};
        admission.refusal->status = 204;
        admission.refusal->headers.set("Allow", visible.empty() ? "GET, HEAD, OPTIONS" : allowed_methods(visible));
    } else if (visible.empty()) {
        admission.refusal = leads_without_slash(admission) ? without_slash(request) : Response::error(404);
    } else if (!admission.route) {
        admission.refusal = Response::error(405);
        admission.refusal->headers.set("Allow", allowed_methods(visible));
    }
}

void Reception::check_rate(Admission& admission) {
    if (is_exempt(admission.request.client)) return;
    const RateClass rate = admission.route ? admission.route->rate : RateClass::Pages;
    const auto wait = rates_.wait_for(admission.request.client, rate, admission.begun);
    if (wait.count() > 0) admission.refusal = too_often(wait);
}

void Reception::check_body(Admission& admission, const Framing& framing) const {
    const BodyPolicy& policy = admission.route->body;
    if (policy.kind == BodyPolicy::Kind::Nothing) {
        if (framing.has_body) admission.refusal = Response::error(413);
    } else if (framing.content_length > policy.limit_bytes) {
        admission.refusal = Response::error(413);
    } else if (framing.has_body && !has_media_type(admission.request, media_type_of(policy.kind))) {
        admission.refusal = Response::error(415);
    }
}

Response Reception::handle(Admission& admission, std::string body) {
    const Route& route = *admission.route;
    Request& request = admission.request;
    if (route.body.kind == BodyPolicy::Kind::Form) {
        auto form = Fields::parse(body, {.fields = 1000, .value_bytes = route.body.limit_bytes});
        if (!form) return Response::error(400);
        request.form = *std::move(form);
    }
    request.body = std::move(body);
    Context context{*admission.grant, admission.actor, parts_.clock(), public_url_, parts_.services};
    return route.handler(request, context);
}

/// Renders what a refusal or a page asked to have rendered, keeping its own header fields (Retry-After, Allow).
Response Reception::error_page(const Admission& admission, Response response) const {
    if (!response.wants_error_page) return response;
    Response page = parts_.render_error(response.status, admission.request, admission.request.id);
    page.status = response.status;
    for (const Headers::Field& field : response.headers.fields()) page.headers.set(field.name, field.value);
    return page;
}

Response Reception::finished(const Admission& admission, Response response) const {
    Circumstances circumstances;
    circumstances.data_class = admission.route ? admission.route->data_class : identity::DataClass::C0;
    circumstances.reached = admission.request.secure ? Reached::OverTls : Reached::Plainly;
    circumstances.compression = parts_.settings.compression;
    response = finish(admission.request, std::move(response), circumstances);
    response.headers.set("X-Request-Id", admission.request.id);
    return response;
}

Response Reception::answer(Admission& admission, std::string body) {
    try {
        Response response = admission.refusal ? *std::move(admission.refusal) : handle(admission, std::move(body));
        return finished(admission, error_page(admission, std::move(response)));
    } catch (const std::exception& error) {
        // What a fault says may name a row of a case; only what concerns nobody's case goes to the log.
        const bool speakable = !admission.route || admission.route->data_class == identity::DataClass::C0;
        admission.detail = speakable ? error.what() : "a fault in a page whose words are not logged";
    }
    try {
        return finished(admission, error_page(admission, Response::error(500)));
    } catch (const std::exception&) {
        return finished(admission, plain_error(500, admission.request.id));
    }
}

Response Reception::busy(Admission& admission) const {
    admission.detail = "no worker was free";
    Response response = plain_error(503, admission.request.id);
    response.headers.set("Retry-After", "2");
    return finished(admission, std::move(response));
}

void Reception::record(const Admission& admission, int status, std::uint64_t body_bytes) const {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - admission.begun);
    count_answer(status, took);
    if (!parts_.log) return;
    const Route* route = admission.route;
    const bool speakable = !route || route->data_class == identity::DataClass::C0;
    parts_.log({parts_.clock(), admission.request.id, admission.request.client, std::string{to_word(admission.request.method)},
                route ? route->pattern : "", speakable ? admission.request.path : "", status, body_bytes, took, admission.detail});
}

}  // namespace web
