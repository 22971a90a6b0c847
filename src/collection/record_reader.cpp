#include "collection/record_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "collection/record_fields.h"
#include "collection/words.h"

namespace collection {

namespace json = boost::json;

namespace {

std::unexpected<FieldRefusal> refuse(std::string_view field, std::string reason, std::string advice) {
    return std::unexpected{FieldRefusal{std::string{field}, std::move(reason), std::move(advice)}};
}

/// `file_kind` and `file_language` columns speak of the one file that the row names.
void apply_single_file_columns(Record& record, json::object& other) {
    const auto take = [&](std::string_view key) {
        const json::value* found = other.if_contains(key);
        std::string text = found && found->is_string() ? std::string{found->as_string()} : std::string{};
        if (record.files.size() == 1) other.erase(key);
        return text;
    };
    const std::string kind = take("file_kind"), language = take("file_language"), rewritten = take("file_rewritten");
    if (record.files.size() != 1) return;
    if (!kind.empty()) record.files[0].kind = file_kind_of(kind);
    if (!language.empty()) record.files[0].language = language;
    if (rewritten == "true" || rewritten == "yes") record.files[0].rewritten = true;
}

/// Unknown keys in one order, so that the same record gives the same bytes.
std::string sorted(const json::object& other) {
    std::map<std::string, const json::value*> keys;
    for (const auto& [key, value] : other) keys.emplace(key, &value);
    json::object result;
    for (const auto& [key, value] : keys) result[key] = *value;
    return json::serialize(result);
}

bool is_web_address(std::string_view url) {
    return (url.starts_with("https://") || url.starts_with("http://")) && url.size() > 10 && url.find_first_of(" \t\r\n<>\"") == std::string_view::npos;
}

std::expected<Record, FieldRefusal> check(Record record) {
    if (record.id.empty()) return refuse("id", "The record has no id.", "Give each record the number or name that its source knows it by.");
    if (record.id.size() > 300) return refuse("id", "The id is longer than 300 bytes.", "Give a shorter id.");
    if (record.title.empty()) return refuse("title", "The record has no title.", "Give the title as published.");
    if (!record.source_url.empty() && !is_web_address(record.source_url))
        return refuse("source_url", "The address does not begin with https:// or http://.", "Give the whole web address, or leave it out.");
    if (!record.incident_from.empty() && !record.incident_to.empty() && record.incident_to < record.incident_from.substr(0, record.incident_to.size()))
        return refuse("incident_to", "The incident ends before it begins.", "Check incident_from and incident_to.");
    if (record.withdrawn && record.withdrawn->on == base::Day{})
        return refuse("withdrawn_on", "The record is withdrawn without a day.", "Give withdrawn_on.");
    return record;
}

/// "14/05/2026": day first, as this country writes it.
std::optional<std::string> day_first(std::string_view text) {
    const auto first = text.find_first_of("/."), second = first == std::string_view::npos ? first : text.find_first_of("/.", first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    int parts[3] = {};
    const std::string_view pieces[3] = {text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
    for (int i = 0; i < 3; ++i) {
        const auto [end, failure] = std::from_chars(pieces[i].data(), pieces[i].data() + pieces[i].size(), parts[i]);
        if (failure != std::errc{} || end != pieces[i].data() + pieces[i].size()) return std::nullopt;
    }
    std::string iso = fmt::format("{:04}-{:02}-{:02}", parts[2], parts[1], parts[0]);
    return base::parse_day(iso) ? std::optional{iso} : std::nullopt;
}

}  // namespace

std::optional<std::string> partial_date(std::string_view words) {
    std::string_view text = base::trim(words);
    if (text.size() > 10 && text[10] == 'T') text = text.substr(0, 10);
    if (text.size() == 10 && text[4] == '-') return base::parse_day(text) ? std::optional{std::string{text}} : std::nullopt;
    if (text.size() == 7 && text[4] == '-') return base::parse_day(std::string{text} + "-01") ? std::optional{std::string{text}} : std::nullopt;
    if (text.size() == 4) return base::parse_day(std::string{text} + "-01-01") ? std::optional{std::string{text}} : std::nullopt;
    return day_first(text);
}

const std::vector<std::string>& file_kinds() {
    static const std::vector<std::string> kinds = {"overview", "summary", "briefing", "response", "easy-read", "other"};
    return kinds;
}

std::string file_kind_of(std::string_view words) {
    static const std::pair<std::string_view, std::string_view> meanings[] = {{"easy", "easy-read"}, {"summary", "summary"}, {"briefing", "briefing"},
        {"seven minute", "briefing"}, {"7 minute", "briefing"}, {"response", "response"}, {"action plan", "response"}, {"overview", "overview"},
        {"full", "overview"}, {"report", "overview"}};
    const std::string plain = plain_words(words);
    for (const auto& [word, kind] : meanings)
        if (plain.find(word) != std::string::npos) return std::string{kind};
    return "other";
}

std::expected<Record, FieldRefusal> record_from_object(const json::object& object) {
    Record record;
    json::object other;
    std::set<std::string> given;
    for (const auto& [key, value] : object) {
        if (auto birth = birth_date_in(key, value)) return std::unexpected{*birth};
        bool known = false;
        if (auto refusal = put_field(record, key, value, known)) return std::unexpected{*refusal};
        if (!known) other[key] = value;
        else if (!given.insert(plain_words(key)).second) return refuse(key, fmt::format("The field \"{}\" is given twice, in two spellings.", std::string_view{key}), "Keep the one that is right.");
    }
    apply_single_file_columns(record, other);
    record.other = sorted(other);
    return check(std::move(record));
}

}  // namespace collection
