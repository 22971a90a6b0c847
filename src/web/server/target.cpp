#include "web/server/target.h"

#include <algorithm>

#include "base/text.h"

namespace web {

namespace {

constexpr std::string_view schemes[] = {"http://", "https://"};

std::expected<std::string, RequestRefusal> parse_segment(std::string_view written) {
    auto segment = percent_decoded(written);
    if (!segment) return std::unexpected{RequestRefusal{400, "a percent sign in the path without two digits"}};
    const bool text = base::is_utf8(*segment) && std::ranges::none_of(*segment, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (!text) return std::unexpected{RequestRefusal{400, "a path that is no text"}};
    if (*segment == "." || *segment == "..") return std::unexpected{RequestRefusal{400, "a path with dot segments"}};
    return *std::move(segment);
}

std::expected<std::vector<std::string>, RequestRefusal> parse_path(std::string_view path) {
    std::vector<std::string> segments;
    for (path.remove_prefix(1);;) {
        const std::size_t slash = path.find('/');
        auto segment = parse_segment(path.substr(0, slash));
        if (!segment) return std::unexpected{segment.error()};
        segments.push_back(*std::move(segment));
        if (slash == std::string_view::npos) return segments;
        path.remove_prefix(slash + 1);
    }
}

/// Takes "http://host" off the absolute form.
std::string take_authority(std::string_view& target) {
    for (const std::string_view scheme : schemes) {
        if (!target.starts_with(scheme)) continue;
        target.remove_prefix(scheme.size());
        const std::size_t end = std::min(target.find_first_of("/?"), target.size());
        std::string authority{target.substr(0, end)};
        target.remove_prefix(end);
        return authority;
    }
    return {};
}

}  // namespace

std::expected<Target, RequestRefusal> parse_target(std::string_view target, FieldsLimits limits) {
    const bool printable = std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
    if (!printable) return std::unexpected{RequestRefusal{400, "a target with a character that must be encoded"}};
    Target parsed;
    if (target == "*") {
        parsed.path = target;
        return parsed;
    }
    parsed.authority = take_authority(target);
    const std::size_t question = std::min(target.find('?'), target.size());
    parsed.path = target.substr(0, question);
    if (parsed.path.empty() && !parsed.authority.empty()) parsed.path = "/";
    if (!parsed.path.starts_with('/')) return std::unexpected{RequestRefusal{400, "a target that is no path"}};
    auto segments = parse_path(parsed.path);
    if (!segments) return std::unexpected{segments.error()};
    parsed.segments = *std::move(segments);
    auto query = Fields::parse(target.substr(std::min(question + 1, target.size())), limits);
    if (!query) return std::unexpected{RequestRefusal{400, "a query that cannot be read"}};
    parsed.query = *std::move(query);
    return parsed;
}

}  // namespace web
