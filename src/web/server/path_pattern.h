/// `/reviews/{year}/{number}`: which paths a route answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

class PathPattern {
public:
    using Parameters = std::vector<std::pair<std::string, std::string>>;

    /// What tells at a glance that a pattern fits no such path: how many parts it has, and its first and last where they are written.
    struct Outline {
        std::uint32_t parts = 0;
        bool open_ended = false;             ///< Of a pattern whose last part takes the rest.
        std::size_t first = 0, last = 0;     ///< Hashes; 0: in braces, or none.

        static Outline of_path(const std::vector<std::string>& segments);
        /// False only where the pattern cannot fit; `path` is what `of_path` gave.
        bool may_fit(const Outline& path) const {
            return (open_ended ? path.parts >= parts : path.parts == parts) && (first == 0 || first == path.first) && (open_ended || last == 0 || last == path.last);
        }
    };

    /// A part in braces takes any one segment that is not empty; a last part `{name...}` takes all that follow, slashes between.
    explicit PathPattern(std::string_view pattern);

    /// Begins with a slash, braces are closed and hold a name, and only the last part takes the rest.
    bool well_formed() const { return well_formed_; }
    /// What stands for the parts in braces, if the pattern fits a path's decoded segments.
    std::optional<Parameters> fit(const std::vector<std::string>& segments) const;
    Outline outline() const;
    /// Sorts a written part before one in braces, and that before one that takes the rest.
    const std::string& closeness() const { return closeness_; }
    /// The pattern without the names, the same for patterns that fit the same paths.
    std::string shape() const;

private:
    enum class Kind { Written, Segment, Rest };
    struct Part {
        Kind kind;
        std::string text;
    };
    static Part parse_part(std::string_view part);

    std::vector<Part> parts_;
    std::string closeness_;
    bool well_formed_ = true;
};

}  // namespace web
