#include "web/server/route.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/assert.h"
#include "base/fault.h"
#include "web/server/openapi.h"

namespace web {

namespace {

std::vector<std::string_view> parts_of(std::string_view pattern) {
    std::vector<std::string_view> parts;
    pattern.remove_prefix(1);
    while (true) {
        const std::size_t slash = pattern.find('/');
        parts.push_back(pattern.substr(0, slash));
        if (slash == std::string_view::npos) return parts;
        pattern.remove_prefix(slash + 1);
    }
}

bool in_braces(std::string_view part) { return part.size() > 2 && part.front() == '{' && part.back() == '}'; }
bool takes_rest(std::string_view part) { return in_braces(part) && part.ends_with("...}"); }

using Parameters = std::vector<std::pair<std::string, std::string>>;

std::string rest_of(const std::vector<std::string>& segments, std::size_t from) {
    std::string rest;
    for (std::size_t i = from; i < segments.size(); ++i) rest += (i > from ? "/" : "") + segments[i];
    return rest;
}

/// The parameters if the pattern fits the segments.
std::optional<Parameters> fit(std::string_view pattern, const std::vector<std::string>& segments) {
    const auto parts = parts_of(pattern);
    Parameters parameters;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i >= segments.size()) return std::nullopt;
        if (takes_rest(parts[i])) {
            parameters.emplace_back(parts[i].substr(1, parts[i].size() - 5), rest_of(segments, i));
            return parameters;
        }
        if (in_braces(parts[i])) {
            if (segments[i].empty()) return std::nullopt;
            parameters.emplace_back(parts[i].substr(1, parts[i].size() - 2), segments[i]);
        } else if (parts[i] != segments[i]) {
            return std::nullopt;
        }
    }
    if (parts.size() != segments.size()) return std::nullopt;
    return parameters;
}

/// Sorts `/search/tips` before `/search/{name}`: a written part is closer than one in braces.
std::string closeness(std::string_view pattern) {
    std::string key;
    for (const std::string_view part : parts_of(pattern)) key += takes_rest(part) ? 'c' : in_braces(part) ? 'b' : 'a';
    return key;
}

bool is_safe(Method method) { return method == Method::Get; }

std::string_view word(AuditEvent audit) { return audit == AuditEvent::None ? "None" : "Unstated"; }

std::string word(const BodyPolicy& body) {
    constexpr std::string_view kinds[] = {"Unstated", "Nothing", "Form", "Json", "Multipart"};
    return fmt::format("{}:{}", kinds[static_cast<int>(body.kind)], body.limit_bytes);
}

std::string_view word(RateClass rate) {
    constexpr std::string_view words[] = {"Unstated", "Unlimited", "Pages", "Search", "Downloads", "Forms"};
    return words[static_cast<int>(rate)];
}

/// What is missing or contradicts itself in the route's policy; empty if nothing.
std::string complaint(const Route& route) {
    if (!route.pattern.starts_with('/')) return "its pattern does not begin with a slash";
    if (route.method == Method::Head || route.method == Method::Options || route.method == Method::Other)
        return "HEAD and OPTIONS are answered by the server itself";
    if (route.data_class == identity::DataClass::Unstated) return "it does not state its data class";
    if (route.permission == identity::Permission::Unstated) return "it does not state its permission";
    if (route.audit == AuditEvent::Unstated) return "it does not state its audit event";
    if (route.body.kind == BodyPolicy::Kind::Unstated) return "it does not state its body policy";
    if (is_safe(route.method) != (route.body.kind == BodyPolicy::Kind::Nothing)) return "a body belongs to a method that changes something";
    if (route.body.kind != BodyPolicy::Kind::Nothing && route.body.limit_bytes == 0) return "it does not limit its body";
    if (route.rate == RateClass::Unstated) return "it does not state its rate";
    if (!route.handler) return "it has no handler";
    if (route.audit == AuditEvent::None && route.data_class >= identity::DataClass::C2) return "reading case material is always recorded";
    if (route.pattern.starts_with("/api/") && !route.api) return "a route under /api/ needs a description";
    return {};
}

/// `/reviews/{year}` and `/reviews/{number}` are the same address.
std::string shape(std::string_view pattern) {
    std::string text;
    for (const std::string_view part : parts_of(pattern)) text += '/' + (in_braces(part) ? std::string{"{}"} : std::string{part});
    return text;
}

}  // namespace

Services& Context::services() const {
    CAIRN_ASSERT(services_ != nullptr);
    return *services_;
}

Route::Route(Method route_method, std::string route_pattern, identity::DataClass its_class, identity::Permission its_permission, AuditEvent event,
             BodyPolicy its_body, RateClass its_rate, Handler its_handler)
    : method{route_method},
      pattern{std::move(route_pattern)},
      data_class{its_class},
      permission{its_permission},
      audit{event},
      body{its_body},
      rate{its_rate},
      handler{std::move(its_handler)} {}

Route& Route::describe(ApiOperation operation) {
    api = std::make_shared<const ApiOperation>(std::move(operation));
    return *this;
}

Routes& Routes::add(Route route) {
    const auto closer = [](const Route& a, const Route& b) { return closeness(a.pattern) < closeness(b.pattern); };
    routes_.insert(std::upper_bound(routes_.begin(), routes_.end(), route, closer), std::move(route));
    return *this;
}

Match Routes::match(Method method, const std::vector<std::string>& segments) const {
    Match match;
    const Method asked = method == Method::Head ? Method::Get : method;
    for (const Route& route : routes_) {
        auto parameters = fit(route.pattern, segments);
        if (!parameters) continue;
        match.methods.push_back(route.method);
        if (match.route || route.method != asked) continue;
        match.route = &route;
        match.parameters = *std::move(parameters);
    }
    return match;
}

void Routes::check() const {
    std::string complaints;
    std::set<std::string> seen;
    for (const Route& route : routes_) {
        std::string found = complaint(route);
        if (found.empty() && !seen.insert(fmt::format("{} {}", to_word(route.method), shape(route.pattern))).second) found = "it stands there twice";
        if (!found.empty()) complaints += fmt::format("{}{} {}: {}", complaints.empty() ? "" : "; ", to_word(route.method), route.pattern, found);
    }
    if (!complaints.empty()) throw base::Fault{"The route table is refused", complaints, "Report this: the program was built with it"};
}

std::string Routes::dump() const {
    std::set<std::string> lines;
    for (const Route& route : routes_)
        lines.insert(fmt::format("{} {} {} {} audit:{} body:{} rate:{}\n", route.pattern, to_word(route.method), identity::to_word(route.data_class),
                                 identity::to_word(route.permission), word(route.audit), word(route.body), word(route.rate)));
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

}  // namespace web
