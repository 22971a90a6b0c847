#include "web/server/fields.h"

#include <algorithm>

#include "base/text.h"

namespace web {

namespace {

int hexadecimal(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

std::expected<std::string, FieldsRefusal> field_text(std::string_view encoded, const FieldsLimits& limits) {
    if (encoded.size() > limits.value_bytes * 3) return std::unexpected{FieldsRefusal::TooLong};
    std::string spaced{encoded};
    std::ranges::replace(spaced, '+', ' ');
    auto text = percent_decoded(spaced);
    if (!text) return std::unexpected{FieldsRefusal::BadPercent};
    if (text->size() > limits.value_bytes) return std::unexpected{FieldsRefusal::TooLong};
    if (!base::is_utf8(*text) || text->find('\0') != std::string::npos) return std::unexpected{FieldsRefusal::NotText};
    return *std::move(text);
}

bool unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view encoded) {
    std::string text;
    text.reserve(encoded.size());
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != '%') {
            text += encoded[i];
            continue;
        }
        if (i + 2 >= encoded.size()) return std::nullopt;
        const int high = hexadecimal(encoded[i + 1]), low = hexadecimal(encoded[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        text += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return text;
}

std::string percent_encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (unreserved(c)) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

std::expected<Fields, FieldsRefusal> Fields::parse(std::string_view encoded, FieldsLimits limits) {
    Fields parsed;
    while (!encoded.empty()) {
        const std::size_t end = std::min(encoded.find('&'), encoded.size());
        const std::string_view pair = encoded.substr(0, end);
        encoded.remove_prefix(std::min(end + 1, encoded.size()));
        if (pair.empty()) continue;
        if (parsed.fields_.size() == limits.fields) return std::unexpected{FieldsRefusal::TooMany};
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = field_text(pair.substr(0, equals), limits);
        if (!name) return std::unexpected{name.error()};
        auto value = field_text(pair.substr(std::min(equals + 1, pair.size())), limits);
        if (!value) return std::unexpected{value.error()};
        parsed.add(*std::move(name), *std::move(value));
    }
    return parsed;
}

std::optional<std::string_view> Fields::first(std::string_view name) const {
    const auto found = std::ranges::find(fields_, name, &Field::name);
    if (found == fields_.end()) return std::nullopt;
    return found->value;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const Field& field : fields_)
        if (field.name == name) values.push_back(field.value);
    return values;
}

std::string Fields::encoded() const {
    std::string text;
    for (const Field& field : fields_) {
        if (!text.empty()) text += '&';
        text += web::percent_encoded(field.name) + '=' + web::percent_encoded(field.value);
    }
    return text;
}

}  // namespace web
