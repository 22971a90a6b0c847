#include "web/server/preference.h"

#include <algorithm>
#include <optional>

#include "web/server/field_value.h"

namespace web {

namespace {

constexpr std::size_t most_preferences = 32;

/// `0`, `0.5`, `0.125`, `1`, `1.000` in thousandths.
std::optional<int> parse_weight(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
    if (text.size() > 1 && text[1] != '.') return std::nullopt;
    int thousandths = (text[0] - '0') * 1000, place = 100;
    for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (digit < '0' || digit > '9') return std::nullopt;
        thousandths += (digit - '0') * place;
        place /= 10;
    }
    return thousandths <= 1000 ? std::optional{thousandths} : std::nullopt;
}

std::optional<Preference> parse_preference(std::string_view part) {
    const std::size_t semicolon = std::min(part.find(';'), part.size());
    const std::string_view name = trimmed(part.substr(0, semicolon));
    const bool well_formed = !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7f && c != '"' && c != '='; });
    if (!well_formed) return std::nullopt;
    Preference preference{.name = std::string{name}};
    std::ranges::transform(preference.name, preference.name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::string_view weight = trimmed(part.substr(std::min(semicolon + 1, part.size())));
    if (weight.empty()) return preference;
    if (!weight.starts_with("q=") && !weight.starts_with("Q=")) return std::nullopt;
    const auto thousandths = parse_weight(weight.substr(2));
    if (!thousandths) return std::nullopt;
    preference.thousandths = *thousandths;
    return preference;
}

}  // namespace

std::vector<Preference> parse_preferences(std::string_view field) {
    std::vector<Preference> preferences;
    while (!field.empty() && preferences.size() < most_preferences) {
        const std::size_t end = std::min(field.find(','), field.size());
        if (auto preference = parse_preference(field.substr(0, end))) preferences.push_back(*std::move(preference));
        field.remove_prefix(std::min(end + 1, field.size()));
    }
    return preferences;
}

}  // namespace web
