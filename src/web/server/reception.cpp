#include "web/server/reception.h"

#include <sodium.h>

#include <algorithm>

#include <fmt/format.h>

#include "base/assert.h"
#include "base/fault.h"
#include "identity/token.h"
#include "web/server/origin.h"

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
    try {
        choose_route(admission);
    } catch (const std::exception&) {
        admission.refusal = Response::error(503);
        admission.detail = "who asks could not be looked up";
    }
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

/// Public pages ask nobody who they are: they are the same for everybody, and cost no look-up.
void Reception::meet_visitor(Admission& admission) {
    if (admission.visitor) return;
    admission.visitor = parts_.door ? parts_.door->recognise(admission.request, parts_.clock()) : Visitor{};
    const bool at_operations = admission.actor.is_operations();
    admission.actor = at_operations ? admission.visitor->actor.at_operations() : admission.visitor->actor;
}

std::expected<identity::Grant, identity::Denial> Reception::ask(Admission& admission, const Candidate& candidate) {
    const Route& route = *candidate.route;
    if (route.data_class != identity::DataClass::C0) meet_visitor(admission);
    std::shared_ptr<const identity::CaseStanding> standing;
    const auto named = std::ranges::find(candidate.parameters, "case", &std::pair<std::string, std::string>::first);
    if (named != candidate.parameters.end() && parts_.door)
        standing = std::make_shared<const identity::CaseStanding>(parts_.door->standing(admission.actor, named->second));
    auto answer = identity::authorize(admission.actor, route.permission, {.data_class = route.data_class, .address = admission.request.path,
                                                                          .standing = standing.get(), .ownership = route.ownership});
    if (answer && !admission.route) admission.standing = standing;
    return answer;
}

/// Where somebody who is nobody yet is sent who asks for a page that is not public: whatever the page, so that this says nothing of it.
std::optional<Response> Reception::to_sign_in(const Admission& admission, bool signs_in, bool signs_in_again) const {
    const Request& request = admission.request;
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (!admission.visitor) return std::nullopt;
    const bool timed_out = admission.visitor->state == Visitor::State::TimedOut;
    if ((!signs_in || (!reads && !timed_out)) && !signs_in_again) return std::nullopt;
    const std::string language = !request.segments.empty() && request.segments.front() == "cy" ? "/cy" : "";
    std::string to = language + (signs_in_again ? "/sign-in/again" : "/sign-in");
    Fields query;
    std::string back = request.path;
    if (const auto asked = request.query.encoded(); !asked.empty()) back += "?" + asked;
    if (reads && !back.starts_with("//")) query.add("to", back);
    if (timed_out) query.add("ended", "1");
    if (const auto written = query.encoded(); !written.empty()) to += "?" + written;
    return Response::see_other(to);
}

/// Sets the route and its grant, or a refusal. Routes that the actor may not use do not exist for it: not in Allow, not as 405.
void Reception::choose_route(Admission& admission) {
    Request& request = admission.request;
    const Method method = request.method == Method::Head ? Method::Get : request.method;
    bool signs_in = false, signs_in_again = false;
    std::vector<Candidate> visible = parts_.routes.fitting(request.segments);
    std::erase_if(visible, [&](const Candidate& candidate) {
        const Route& route = *candidate.route;
        const auto grant = ask(admission, candidate);
        if (!grant) {
            const auto kind = identity::facts_of(route.permission).kind;
            const bool for_people = kind == identity::PermissionKind::Table || kind == identity::PermissionKind::Account;
            signs_in |= route.method == method && for_people && !admission.actor.person();
            signs_in_again |= route.method == method && grant.error() == identity::Denial::SignInAgain;
            return true;
        }
        if (!admission.route && route.method == method) {
            admission.route = &route;
            admission.grant = *grant;
            request.parameters = candidate.parameters;
        }
        return false;
    });
    if (!admission.route && request.method != Method::Options) admission.refusal = to_sign_in(admission, signs_in, signs_in_again);
    if (admission.refusal) return;
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

/// Whether what would change something comes from a form of ours that was shown to this very browser.
bool Reception::form_is_believed(const Admission& admission) const {
    const Route& route = *admission.route;
    const Request& request = admission.request;
    if (route.method == Method::Get) return true;
    if (!is_same_origin(request)) return false;
    if (route.data_class == identity::DataClass::C0 || !parts_.door) return true;
    const std::string& wanted = admission.visitor->form_token;
    const bool is_form = route.body.kind == BodyPolicy::Kind::Form || route.body.kind == BodyPolicy::Kind::Multipart;
    const auto sent = is_form ? request.form.first("form_token") : request.headers.find("x-form-token");
    return !wanted.empty() && sent && identity::same_secret(*sent, wanted);
}

/// What is recorded when it is read is recorded first.
void Reception::record_read(const Admission& admission) const {
    const Route& route = *admission.route;
    if (!is_read(route.audit) || !parts_.door) return;
    const Request& request = admission.request;
    parts_.door->record_read({.event = route.audit, .actor = admission.actor, .on_behalf_of = admission.grant->on_behalf_of(),
                              .case_id = admission.standing ? admission.standing->case_id : std::string{}, .pattern = route.pattern, .path = request.path,
                              .address = request.client.to_string(), .request_id = request.id, .at = parts_.clock()});
}

Response Reception::handle(Admission& admission, std::string body) {
    const Route& route = *admission.route;
    Request& request = admission.request;
    if (route.body.kind == BodyPolicy::Kind::Form) {
        auto form = Fields::parse(body, {.fields = 10000, .value_bytes = route.body.limit_bytes});
        if (!form) return Response::error(400);
        request.form = *std::move(form);
    } else if (route.body.kind == BodyPolicy::Kind::Multipart) {
        auto parts = read_multipart(request.headers.find("content-type").value_or(""), body);
        if (!parts) return Response::error(400);
        request.form = std::move(parts->form), request.files = std::move(parts->files);
    }
    request.body = std::move(body);
    if (!form_is_believed(admission)) return Response::error(403);
    try {
        record_read(admission);
    } catch (const std::exception&) {
        admission.detail = "what is read could not be recorded, so it was not shown";
        return Response::error(503);
    }
    Context context{*admission.grant, admission.actor, parts_.clock(), public_url_, parts_.services,
                    {.visitor = admission.visitor.value_or(Visitor{}), .standing = admission.standing, .data_class = route.data_class}};
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
