#include "web/server/conditional.h"

#include <algorithm>

#include "web/server/http_date.h"

namespace web {

namespace {

enum class Compare { Weak, Strong };

std::string_view opaque(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

bool same_tag(std::string_view a, std::string_view b, Compare how) {
    if (how == Compare::Strong && (a.starts_with("W/") || b.starts_with("W/"))) return false;
    return opaque(a) == opaque(b);
}

/// The next tag of a list, taken off its front; empty where the list ends or is broken. A tag may hold commas, so quotes decide.
std::string_view next_tag(std::string_view& list) {
    list.remove_prefix(std::min(list.find_first_not_of(", \t"), list.size()));
    const std::size_t open = list.starts_with("W/") ? 2 : 0;
    if (list.size() <= open || list[open] != '"') return {};
    const std::size_t close = list.find('"', open + 1);
    if (close == std::string_view::npos) return {};
    const std::string_view tag = list.substr(0, close + 1);
    list.remove_prefix(close + 1);
    return tag;
}

bool any_matches(std::string_view list, const std::optional<std::string>& etag, Compare how) {
    if (list == "*") return true;
    if (!etag) return false;
    for (std::string_view tag = next_tag(list); !tag.empty(); tag = next_tag(list))
        if (same_tag(tag, *etag, how)) return true;
    return false;
}

std::optional<base::Instant> to_second(std::optional<base::Instant> instant) {
    if (instant) *instant = std::chrono::floor<std::chrono::seconds>(*instant);
    return instant;
}

std::optional<base::Instant> date_of(const Request& request, std::string_view name) {
    const auto value = request.headers.find(name);
    return value && request.headers.count(name) == 1 ? parse_http_date(*value) : std::nullopt;
}

bool precondition_fails(const Request& request, const Validators& current) {
    if (request.headers.find("if-match")) return !any_matches(request.headers.joined("if-match"), current.etag, Compare::Strong);
    const auto since = date_of(request, "if-unmodified-since");
    const auto changed = to_second(current.last_modified_at);
    return since && changed && *changed > *since;
}

bool not_modified(const Request& request, const Validators& current) {
    if (request.headers.find("if-none-match")) return any_matches(request.headers.joined("if-none-match"), current.etag, Compare::Weak);
    const auto since = date_of(request, "if-modified-since");
    const auto changed = to_second(current.last_modified_at);
    return since && changed && *changed <= *since;
}

}  // namespace

Condition evaluate_conditions(const Request& request, const Validators& current) {
    if (precondition_fails(request, current)) return Condition::PreconditionFailed;
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (!not_modified(request, current)) return Condition::Proceed;
    if (reads) return Condition::NotModified;
    return request.headers.find("if-none-match") ? Condition::PreconditionFailed : Condition::Proceed;
}

bool range_still_applies(const Request& request, const Validators& current) {
    const auto condition = request.headers.find("if-range");
    if (!condition) return true;
    if (condition->starts_with('"') || condition->starts_with("W/")) return current.etag && same_tag(*condition, *current.etag, Compare::Strong);
    const auto since = parse_http_date(*condition);
    return since && to_second(current.last_modified_at) == since;
}

}  // namespace web
