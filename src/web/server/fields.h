/// Names with values, as a query string or a form sends them.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

enum class FieldsRefusal {
    TooMany,     ///< More fields than the limit.
    TooLong,     ///< A name or value longer than the limit.
    BadPercent,  ///< A percent sign without two hexadecimal digits after it.
    NotText,     ///< Not UTF-8, or a NUL.
};

struct FieldsLimits {
    std::size_t fields = 200;
    std::size_t value_bytes = 4096;
};

/// Fields in the order sent; one name may come several times.
class Fields {
public:
    struct Field {
        std::string name;
        std::string value;
    };

    /// Reads `a=1&b=2`: percent-decoded, plus is a space (URL Standard, application/x-www-form-urlencoded).
    [[nodiscard]] static std::expected<Fields, FieldsRefusal> parse(std::string_view encoded, FieldsLimits limits = {});

    bool has(std::string_view name) const { return first(name).has_value(); }
    std::optional<std::string_view> first(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    const std::vector<Field>& entries() const { return fields_; }
    void add(std::string name, std::string value) { fields_.push_back({std::move(name), std::move(value)}); }

    /// `a=1&b=2` again: what `parse` reads back as the same fields.
    std::string encoded() const;

private:
    std::vector<Field> fields_;
};

/// Percent-decoded text, or nothing if a percent sign is not followed by two hexadecimal digits. Plus stays plus.
std::optional<std::string> percent_decoded(std::string_view encoded);
/// Everything but RFC 3986's unreserved characters percent-encoded: fit for one path segment or one query value.
std::string percent_encoded(std::string_view text);

}  // namespace web
