#include "disclosure/roster.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace disclosure {

namespace {

namespace json = boost::json;
using Refused = std::unexpected<std::string>;

/// The text in a field; missing and null are empty. Nothing if it is no text.
std::expected<std::string, std::string> text_in(const json::object& of, const char* field, const std::string& place) {
    const auto* value = of.if_contains(field);
    if (!value || value->is_null()) return std::string{};
    if (value->is_int64()) return std::to_string(value->as_int64());
    if (!value->is_string()) return Refused{fmt::format("{}.{} must be a text.", place, field)};
    return base::squeeze(std::string_view{value->as_string()});
}

std::expected<std::vector<std::string>, std::string> also_in(const json::object& of, const std::string& place) {
    std::vector<std::string> result;
    const auto* value = of.if_contains("also");
    if (!value || value->is_null()) return result;
    if (value->is_string()) return std::vector{base::squeeze(std::string_view{value->as_string()})};
    if (!value->is_array()) return Refused{place + ".also must be a list of texts."};
    for (std::size_t i = 0; i < value->as_array().size(); ++i) {
        const auto& name = value->as_array()[i];
        if (!name.is_string()) return Refused{fmt::format("{}.also[{}] must be a text.", place, i)};
        if (auto written = base::squeeze(std::string_view{name.as_string()}); !written.empty()) result.push_back(std::move(written));
    }
    return result;
}

std::expected<Person, std::string> person_in(const json::value& value, const std::string& place) {
    if (!value.is_object()) return Refused{place + " must be an object with key, forename, surname and role."};
    Person person;
    for (const auto& [field, into] : {std::pair{"key", &person.key}, {"forename", &person.forename}, {"surname", &person.surname}, {"role", &person.role}, {"label", &person.label}}) {
        auto text = text_in(value.as_object(), field, place);
        if (!text) return Refused{text.error()};
        *into = std::move(*text);
    }
    auto also = also_in(value.as_object(), place);
    if (!also) return Refused{also.error()};
    person.also = std::move(*also);
    const bool nothing = person.forename.empty() && person.surname.empty() && person.also.empty();
    if (person.key.empty() && !nothing) return Refused{place + ".key is missing: it says which person a finding belongs to."};
    return person;
}

std::expected<std::vector<Person>, std::string> people_in(const json::value& value, const std::string& place) {
    if (!value.is_array()) return Refused{place + " must be a list."};
    std::vector<Person> people;
    std::set<std::string> keys;
    for (std::size_t i = 0; i < value.as_array().size(); ++i) {
        auto person = person_in(value.as_array()[i], fmt::format("{}[{}]", place, i));
        if (!person) return Refused{person.error()};
        if (!keys.insert(person->key).second) return Refused{fmt::format("{}[{}].key is \"{}\", which another person has.", place, i, person->key)};
        // An empty row of somebody's spreadsheet: there is nothing to look for.
        if (person->forename.empty() && person->surname.empty() && person->also.empty()) continue;
        people.push_back(std::move(*person));
    }
    return people;
}

/// The text of a list's element: itself, or its field of that name.
const json::value* inner(const json::value& value, const char* field) {
    return value.is_object() ? value.as_object().if_contains(field) : &value;
}

std::expected<std::vector<std::string>, std::string> texts_in(const json::object& of, const char* field, const char* part) {
    std::vector<std::string> result;
    const auto* value = of.if_contains(field);
    if (!value || value->is_null()) return result;
    if (!value->is_array()) return Refused{fmt::format("{} must be a list.", field)};
    for (std::size_t i = 0; i < value->as_array().size(); ++i) {
        const auto* text = inner(value->as_array()[i], part);
        if (!text || !text->is_string()) return Refused{fmt::format("{}[{}] must be a text.", field, i)};
        if (auto written = base::squeeze(std::string_view{text->as_string()}); !written.empty()) result.push_back(std::move(written));
    }
    return result;
}

/// Where the JSON broke off, in lines and characters as an editor counts them.
std::string not_json(std::string_view text, std::size_t at, const std::string& reason) {
    const auto before = text.substr(0, std::min(at, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto start = before.rfind('\n');
    const auto last_line = start == std::string_view::npos ? before : before.substr(start + 1);
    const auto column = 1 + std::count_if(last_line.begin(), last_line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    return fmt::format("The roster is not JSON: {}, in line {} at character {}. Look there for a missing comma, quotation mark or bracket, or save it anew as UTF-8.", reason, line, column);
}

}  // namespace

std::expected<Roster, std::string> read_roster(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    boost::system::error_code error;
    json::stream_parser parser;
    const auto taken = parser.write_some(text.data(), text.size(), error);
    if (!error) parser.finish(error);
    const auto left = error ? std::string_view{} : base::trim(text.substr(taken));
    if (error || !left.empty()) return Refused{not_json(text, taken, error ? error.message() : "something stands behind its end")};
    const auto value = parser.release();
    Roster roster;
    if (value.is_array()) {
        auto people = people_in(value, "people");
        if (!people) return Refused{people.error()};
        roster.people = std::move(*people);
        return roster;
    }
    if (!value.is_object()) return Refused{"The roster must be a list of people, or an object with people, places and dates."};
    const auto& of = value.as_object();
    if (!of.contains("people") && !of.contains("places") && !of.contains("dates")) return Refused{"The roster has none of people, places and dates."};
    if (const auto* list = of.if_contains("people"); list && !list->is_null()) {
        auto people = people_in(*list, "people");
        if (!people) return Refused{people.error()};
        roster.people = std::move(*people);
    }
    auto places = texts_in(of, "places", "name");
    if (!places) return Refused{places.error()};
    roster.places = std::move(*places);
    auto dates = texts_in(of, "dates", "date");
    if (!dates) return Refused{dates.error()};
    for (std::size_t i = 0; i < dates->size(); ++i) {
        const auto day = base::parse_day((*dates)[i]);
        if (!day) return Refused{fmt::format("dates[{}] must be a day as YYYY-MM-DD; \"{}\" is none.", i, (*dates)[i])};
        roster.dates.push_back(*day);
    }
    return roster;
}

}  // namespace disclosure
