#include "web/server/path_pattern.h"

#include <algorithm>
#include <functional>

namespace web {

namespace {

std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text) | 1; }

}  // namespace

PathPattern::Outline PathPattern::Outline::of_path(const std::vector<std::string>& segments) {
    if (segments.empty()) return {};
    return {.parts = static_cast<std::uint32_t>(segments.size()), .open_ended = false, .first = hash_of(segments.front()), .last = hash_of(segments.back())};
}

PathPattern::Outline PathPattern::outline() const {
    const auto hash = [](const Part& part) { return part.kind == Kind::Written ? hash_of(part.text) : 0; };
    return {.parts = static_cast<std::uint32_t>(parts_.size()), .open_ended = parts_.back().kind == Kind::Rest, .first = hash(parts_.front()), .last = hash(parts_.back())};
}

PathPattern::Part PathPattern::parse_part(std::string_view part) {
    if (part.size() < 3 || part.front() != '{' || part.back() != '}') return {Kind::Written, std::string{part}};
    part = part.substr(1, part.size() - 2);
    if (part.size() > 3 && part.ends_with("...")) return {Kind::Rest, std::string{part.substr(0, part.size() - 3)}};
    return {Kind::Segment, std::string{part}};
}

PathPattern::PathPattern(std::string_view pattern) : well_formed_{pattern.starts_with('/')} {
    pattern.remove_prefix(std::min<std::size_t>(1, pattern.size()));
    for (bool last = false; !last;) {
        const std::size_t slash = std::min(pattern.find('/'), pattern.size());
        last = slash == pattern.size();
        parts_.push_back(parse_part(pattern.substr(0, slash)));
        pattern.remove_prefix(last ? slash : slash + 1);
    }
    for (const Part& part : parts_) {
        closeness_ += static_cast<char>('a' + static_cast<int>(part.kind));
        const bool rest_before_end = part.kind == Kind::Rest && &part != &parts_.back();
        if (rest_before_end || part.text.find_first_of("{}") != std::string::npos) well_formed_ = false;
    }
}

std::optional<PathPattern::Parameters> PathPattern::fit(const std::vector<std::string>& segments) const {
    const bool open_ended = parts_.back().kind == Kind::Rest;
    if (open_ended ? segments.size() < parts_.size() : segments.size() != parts_.size()) return std::nullopt;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (parts_[i].kind == Kind::Written ? parts_[i].text != segments[i] : segments[i].empty()) return std::nullopt;
    }
    Parameters parameters;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (parts_[i].kind != Kind::Written) parameters.emplace_back(parts_[i].text, segments[i]);
    if (open_ended)
        for (std::size_t i = parts_.size(); i < segments.size(); ++i) parameters.back().second += '/' + segments[i];
    return parameters;
}

std::string PathPattern::shape() const {
    std::string text;
    for (const Part& part : parts_) text += '/' + (part.kind == Kind::Written ? part.text : part.kind == Kind::Segment ? "{}" : "{...}");
    return text;
}

}  // namespace web
