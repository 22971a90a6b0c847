#include "web/server/route.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/assert.h"
#include "base/fault.h"
#include "web/server/openapi.h"

namespace web {

namespace {

bool is_safe(Method method) { return method == Method::Get; }

std::string_view word(AuditEvent audit) {
    constexpr std::string_view words[] = {
        "Unstated", "None", "ReadCase", "ReadReferral", "ReadNotification", "ReadReturn", "ReadChronology", "ReadDraft", "ReadFile", "DownloadedFile", "ReadIdentityKey",
        "ReadLegal", "ReadFamilyLog", "ReadHandedOver", "ReadAudit", "SearchPrivate", "Exported", "SignedIn", "SignedOut", "FactorChanged",
        "RecoveryMade", "PasswordChanged", "AccountChanged", "OrganisationChanged", "StandingChanged", "MembersChanged", "ConflictDeclared",
        "CaseOpened", "CaseChanged", "CaseSealed", "BreakGlass", "RecordChanged", "FileUploaded", "PublicationStep", "FindingDismissed",
        "RetentionDecided", "SettingsChanged"};
    return words[static_cast<std::size_t>(audit)];
}

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
    if (!route.path.well_formed()) return "its pattern is none";
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

}  // namespace

bool is_read(AuditEvent event) { return event >= AuditEvent::ReadCase && event <= AuditEvent::Exported; }

bool Context::may(identity::Permission permission, identity::Ownership ownership) const {
    return identity::authorize(actor, permission, {.data_class = std::min(around_.data_class, identity::facts_of(permission).most),
                                                   .standing = standing(), .ownership = ownership}).has_value();
}

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
      handler{std::move(its_handler)},
      path{pattern} {}

Route& Route::describe(ApiOperation operation) {
    api = std::make_shared<const ApiOperation>(std::move(operation));
    return *this;
}

Routes& Routes::add(Route route) {
    const auto closer = [](const Route& a, const Route& b) { return a.path.closeness() < b.path.closeness(); };
    const auto place = std::upper_bound(routes_.begin(), routes_.end(), route, closer);
    outlines_.insert(outlines_.begin() + (place - routes_.begin()), route.path.outline());
    routes_.insert(place, std::move(route));
    return *this;
}

std::vector<Candidate> Routes::fitting(const std::vector<std::string>& segments) const {
    std::vector<Candidate> candidates;
    const auto path = PathPattern::Outline::of_path(segments);
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (!outlines_[i].may_fit(path)) continue;
        if (auto parameters = routes_[i].path.fit(segments)) candidates.push_back({&routes_[i], *std::move(parameters)});
    }
    return candidates;
}

void Routes::check() const {
    std::string complaints;
    std::set<std::string> seen;
    for (const Route& route : routes_) {
        std::string found = complaint(route);
        if (found.empty() && !seen.insert(fmt::format("{} {}", to_word(route.method), route.path.shape())).second) found = "it stands there twice";
        if (!found.empty()) complaints += fmt::format("{}{} {}: {}", complaints.empty() ? "" : "; ", to_word(route.method), route.pattern, found);
    }
    if (!complaints.empty()) throw base::Fault{"The route table is refused", complaints, "Report this: the program was built with it"};
}

std::string Routes::dump() const {
    std::set<std::string> lines;
    for (const Route& route : routes_)
        lines.insert(fmt::format("{} {} {} {} audit:{} body:{} rate:{}{}\n", route.pattern, to_word(route.method), identity::to_word(route.data_class),
                                 identity::to_word(route.permission), word(route.audit), word(route.body), word(route.rate), route.ownership == identity::Ownership::Own ? " owners" : ""));
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

}  // namespace web
