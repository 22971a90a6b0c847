#include "casework/answers.h"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>

#include "base/fault.h"
#include "base/text.h"

namespace casework {

std::string to_name(const Place& place) { return place.section + "." + std::to_string(place.turn) + "." + place.field; }

std::optional<Place> parse_place(std::string_view name) {
    const auto first = name.find('.'), second = name.find('.', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    std::size_t turn = 0;
    const auto number = name.substr(first + 1, second - first - 1);
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), turn);
    if (fault != std::errc{} || end != number.data() + number.size()) return std::nullopt;
    return Place{std::string{name.substr(0, first)}, turn, std::string{name.substr(second + 1)}};
}

const std::string& Answers::of(const Place& place) const {
    static const std::string nothing;
    const auto found = values_.find(place);
    return found == values_.end() ? nothing : found->second;
}

std::vector<std::string> Answers::choices(const Place& place) const {
    std::vector<std::string> list;
    std::string_view left = of(place);
    while (!left.empty()) {
        const auto end = std::min(left.find('\n'), left.size());
        list.emplace_back(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return list;
}

bool Answers::has_choice(const Place& place, std::string_view option) const { return std::ranges::count(choices(place), option) > 0; }

std::optional<base::Day> Answers::day(const Place& place) const { return base::parse_day(of(place)); }

void Answers::set(const Place& place, std::string words) {
    if (words.empty()) values_.erase(place);
    else values_[place] = std::move(words);
}

std::size_t Answers::turns(std::string_view section) const {
    std::size_t most = 0;
    for (const auto& [place, words] : values_)
        if (place.section == section) most = std::max(most, place.turn + 1);
    return most;
}

std::string Answers::to_json() const {
    boost::json::object object;
    for (const auto& [place, words] : values_) object[to_name(place)] = words;
    return boost::json::serialize(object);
}

Answers Answers::from_json(std::string_view json) {
    boost::system::error_code fault;
    const auto value = boost::json::parse(json, fault);
    if (fault || !value.is_object()) throw base::Fault{"Kept answers cannot be read", "a form's answers", "Restore the last backup and report this."};
    Answers answers;
    for (const auto& [name, words] : value.get_object())
        if (const auto place = parse_place(name); place && words.is_string()) answers.set(*place, std::string{words.get_string()});
    return answers;
}

namespace {

std::string first_of(const Posted& posted, const std::string& name) {
    const auto values = posted(name);
    return values.empty() ? std::string{} : std::string{base::trim(values.front())};
}

/// Line ends as one sign, whatever the browser sent.
std::string with_plain_line_ends(std::string text) {
    std::erase(text, '\r');
    return text;
}

std::string two_digits(const std::string& number) { return number.size() == 1 ? "0" + number : number; }

/// ISO where it is a day; else the three boxes as they were typed, with slashes, for the page to give back.
std::string typed_day(const Posted& posted, const std::string& name) {
    const auto day = first_of(posted, name + "-day"), month = first_of(posted, name + "-month"), year = first_of(posted, name + "-year");
    if (day.empty() && month.empty() && year.empty()) return first_of(posted, name);
    const std::string iso = year + "-" + two_digits(month) + "-" + two_digits(day);
    return base::parse_day(iso) ? iso : day + "/" + month + "/" + year;
}

std::string typed(const Field& field, const Posted& posted, const std::string& name) {
    if (field.kind == FieldKind::Day) return typed_day(posted, name);
    if (field.kind != FieldKind::Choices) return with_plain_line_ends(first_of(posted, name));
    std::string lines;
    for (const auto& option : field.options)
        if (std::ranges::count(posted(name), option) > 0) lines += (lines.empty() ? "" : "\n") + option;
    return lines;
}

}  // namespace

void take(const Section& section, std::size_t turn, const Posted& posted, Answers& into) {
    for (const auto& field : section.fields) {
        const Place place{section.key, turn, field.key};
        into.set(place, typed(field, posted, to_name(place)));
    }
}

}  // namespace casework
