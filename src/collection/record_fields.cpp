#include "collection/record_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <unordered_map>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "collection/words.h"

namespace collection {

namespace json = boost::json;

namespace {

using Put = std::optional<FieldRefusal> (*)(Record&, std::string_view name, const json::value&);
constexpr std::optional<FieldRefusal> taken = std::nullopt;
constexpr std::size_t longest_text = 200'000;

FieldRefusal refuse(std::string_view field, std::string reason, std::string advice) {
    return {std::string{field}, std::move(reason), std::move(advice)};
}

/// Text, or a number written as text would be ("2024", not "2024.0"); nothing for anything else.
std::optional<std::string> text_of(const json::value& value) {
    if (value.is_null()) return std::string{};
    if (value.is_string()) return base::to_nfc(std::string_view{value.as_string()});
    if (value.is_int64()) return std::to_string(value.as_int64());
    if (value.is_uint64()) return std::to_string(value.as_uint64());
    if (value.is_double() && std::nearbyint(value.as_double()) == value.as_double() && std::fabs(value.as_double()) < 1e15)
        return std::to_string(static_cast<long long>(value.as_double()));
    return std::nullopt;
}

/// Each line squeezed: soft hyphens and zero-width letters would hide a name from whoever looks for it.
std::string squeezed_lines(std::string_view text) {
    std::string result;
    for (std::size_t start = 0; start <= text.size();) {
        const auto end = std::min(text.find('\n', start), text.size());
        (result += result.empty() && start == 0 ? "" : "\n") += base::squeeze(text.substr(start, end - start));
        start = end + 1;
    }
    return std::string{base::trim(result)};
}

std::optional<FieldRefusal> put_text(std::string& into, std::string_view name, const json::value& value, bool lines) {
    auto text = text_of(value);
    if (!text) return refuse(name, fmt::format("The field \"{}\" should be words.", name), "Write it as text in quotation marks.");
    // A terminal would obey them. An id that has one is refused as a whole: dropped, it might be another's.
    if (plain_words(name) != "id") std::erase_if(*text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; });
    if (text->size() > longest_text)
        return refuse(name, fmt::format("The field \"{}\" is longer than {} bytes.", name, longest_text), "Put the full text into a file and name the file in \"files\".");
    into = lines ? squeezed_lines(*text) : base::squeeze(*text);
    return taken;
}

template <std::string Record::* field>
std::optional<FieldRefusal> text_field(Record& record, std::string_view name, const json::value& value) {
    return put_text(record.*field, name, value, field == &Record::abstract);
}

template <std::vector<std::string> Record::* field>
std::optional<FieldRefusal> list_field(Record& record, std::string_view name, const json::value& value) {
    std::vector<std::string> items;
    if (value.is_array()) {
        for (const json::value& item : value.as_array()) {
            std::string text;
            if (auto refusal = put_text(text, name, item, false)) return refusal;
            if (!text.empty()) items.push_back(std::move(text));
        }
    } else {
        std::string text;
        if (auto refusal = put_text(text, name, value, false)) return refusal;
        items = split_list(text);
    }
    record.*field = std::move(items);
    return taken;
}

template <std::string Record::* field>
std::optional<FieldRefusal> date_field(Record& record, std::string_view name, const json::value& value) {
    const auto text = text_of(value);
    if (text && base::trim(*text).empty()) return taken;
    const auto date = text ? partial_date(*text) : std::nullopt;
    if (!date)
        return refuse(name, fmt::format("The field \"{}\" is no date: {}.", name, json::serialize(value)),
                      "Write it as 2026-05-14, 2026-05 or 2026.");
    record.*field = *date;
    return taken;
}

std::optional<base::Day> whole_day(const json::value& value) {
    const auto text = text_of(value);
    const auto date = text ? partial_date(*text) : std::nullopt;
    return date ? base::parse_day(*date) : std::nullopt;
}

bool is_blank(const json::value& value) {
    const auto text = text_of(value);
    return text && base::trim(*text).empty();
}

std::optional<FieldRefusal> put_available_to(Record& record, std::string_view name, const json::value& value) {
    if (is_blank(value)) return taken;
    record.available_to = whole_day(value);
    if (record.available_to) return taken;
    return refuse(name, fmt::format("The field \"{}\" is no day: {}.", name, json::serialize(value)),
                  "Write the last day on which the copy may be shown, as 2026-05-14.");
}

std::optional<FieldRefusal> put_year(Record& record, std::string_view name, const json::value& value) {
    if (is_blank(value)) return taken;
    std::string text = text_of(value).value_or("?");
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    const std::string_view digits = base::trim(text);
    int year = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    if (failure != std::errc{} || end != digits.data() + digits.size() || year < 1900 || year > 2100)
        return refuse(name, fmt::format("The year is not a year: {}.", json::serialize(value)), "Write the year of publication with four digits, or leave it out.");
    record.year = year;
    return taken;
}

std::optional<bool> yes_or_no(const json::value& value) {
    if (value.is_bool()) return value.as_bool();
    const auto words = plain_words(text_of(value).value_or("?"));
    for (const std::string_view yes : {"true", "yes", "y", "1", "allow", "allowed", "withheld", "anonymous"})
        if (words == yes) return true;
    for (const std::string_view no : {"", "false", "no", "n", "0", "not allowed"})
        if (words == no) return false;
    return std::nullopt;
}

template <bool Record::* field>
std::optional<FieldRefusal> flag_field(Record& record, std::string_view name, const json::value& value) {
    const auto answer = yes_or_no(value);
    if (!answer) return refuse(name, fmt::format("The field \"{}\" should be true or false.", name), "Write true or false.");
    record.*field = *answer;
    return taken;
}

/// A word that is not understood withholds: showing a file cannot be undone, showing it later can.
std::optional<FieldRefusal> put_permission(Record& record, std::string_view name, const json::value& value) {
    if (value.is_bool()) {
        record.permission = value.as_bool() ? Permission::Granted : Permission::Withheld;
        record.permission_words = value.as_bool() ? "granted" : "withheld";
        return taken;
    }
    if (auto refusal = put_text(record.permission_words, name, value, false)) return refusal;
    const std::string words = " " + plain_words(record.permission_words) + " ";
    const auto holds = [&](std::initializer_list<std::string_view> any) {
        return std::ranges::any_of(any, [&](std::string_view word) { return words.find(fmt::format(" {} ", word)) != std::string::npos; });
    };
    if (words == "  ") record.permission = Permission::NotSaid;
    else if (holds({"no", "not", "withheld", "withhold", "refused", "denied", "declined", "pending", "awaiting", "without", "none", "never"})) record.permission = Permission::Withheld;
    else if (holds({"granted", "given", "yes", "permitted", "permission", "open", "ogl", "cc", "public", "published", "agreed", "allowed", "true"})) record.permission = Permission::Granted;
    else record.permission = Permission::Withheld;
    return taken;
}

std::string key_words(std::string_view key) { return plain_words(key); }

std::optional<FieldRefusal> put_subject(Record& record, std::string_view name, const json::value& value) {
    Subject subject;
    if (value.is_object()) {
        for (const auto& [key, item] : value.as_object()) {
            const std::string known = key_words(key);
            std::string* into = known.starts_with("age") ? &subject.age_band : known == "sex" || known == "gender" ? &subject.sex : known == "outcome" ? &subject.outcome : nullptr;
            if (!into) return refuse(name, fmt::format("A subject has the field \"{}\", which has no place here.", std::string_view{key}), "A subject has age_band, sex and outcome, and nothing else.");
            if (auto refusal = put_text(*into, name, item, false)) return refusal;
        }
    } else {  // "28 days to under 6 months, female, Child death"
        std::string text;
        if (auto refusal = put_text(text, name, value, false)) return refusal;
        const auto first = text.find(','), second = first == std::string::npos ? first : text.find(',', first + 1);
        subject.age_band = base::trim(text.substr(0, first));
        if (first != std::string::npos) subject.sex = base::trim(std::string_view{text}.substr(first + 1, second - first - 1));
        if (second != std::string::npos) subject.outcome = base::trim(std::string_view{text}.substr(second + 1));
    }
    if (subject != Subject{}) record.subjects.push_back(std::move(subject));
    return taken;
}

std::optional<FieldRefusal> put_subjects(Record& record, std::string_view name, const json::value& value) {
    record.subjects.clear();
    if (value.is_object()) return put_subject(record, name, value);
    if (value.is_array()) {
        for (const json::value& item : value.as_array())
            if (auto refusal = put_subject(record, name, item)) return refusal;
        return taken;
    }
    const auto text = text_of(value);
    if (!text) return refuse(name, "The subjects are neither a list nor words.", "Write age band, sex and outcome, with commas between.");
    for (const std::string& item : split_list(*text))
        if (auto refusal = put_subject(record, name, json::value(item))) return refusal;
    return taken;
}

FieldRefusal no_file(std::string_view name) {
    return refuse(name, "A file is named in a way that is not understood.", "Write the path beside the catalogue, or an object with path, kind and language.");
}

/// "reports/a.pdf kind=summary language=cy": how a table names a file's kind.
RecordFile file_in_cell(std::string_view cell) {
    RecordFile file;
    std::string rest = base::squeeze(cell);
    for (auto space = rest.rfind(' '); space != std::string::npos; space = rest.rfind(' ')) {
        const std::string_view word = std::string_view{rest}.substr(space + 1);
        if (word.starts_with("kind=")) file.kind = file_kind_of(word.substr(5));
        else if (word.starts_with("language=")) file.language = word.substr(9);
        else if (word == "rewritten=true") file.rewritten = true;
        else break;
        rest.resize(space);
    }
    file.path = rest;
    return file;
}

bool is_file_field(std::string_view key) {
    static constexpr std::string_view fields_of_file[] = {"path", "file", "kind", "language", "lang", "rewritten"};
    return std::ranges::find(fields_of_file, key) != std::end(fields_of_file);
}

std::optional<FieldRefusal> put_file(Record& record, std::string_view name, const json::value& value) {
    RecordFile file;
    json::object other;
    if (value.is_object()) {
        for (const auto& [key, item] : value.as_object()) {
            const std::string known = key_words(key);
            std::string text;
            if (!is_file_field(known)) {
                other[key] = item;
                continue;
            }
            if (known == "rewritten") {
                file.rewritten = yes_or_no(item).value_or(false);
                continue;
            }
            if (auto refusal = put_text(text, name, item, true)) return refusal;
            if (known == "path" || known == "file") file.path = text;
            else if (known == "kind" && !text.empty()) file.kind = file_kind_of(text);
            else if ((known == "language" || known == "lang") && !text.empty()) file.language = text;
        }
    } else {
        const auto text = text_of(value);
        if (!text) return no_file(name);
        file = file_in_cell(*text);
    }
    if (!other.empty()) file.other = json::serialize(other);
    if (file.path.empty()) return value.is_object() ? std::optional{no_file(name)} : taken;
    if (std::ranges::find(record.files, file) == record.files.end()) record.files.push_back(std::move(file));
    return taken;
}

std::optional<FieldRefusal> put_files(Record& record, std::string_view name, const json::value& value) {
    if (value.is_array()) {
        for (const json::value& item : value.as_array())
            if (auto refusal = put_file(record, name, item)) return refusal;
        return taken;
    }
    if (!value.is_string()) return value.is_null() ? taken : put_file(record, name, value);
    for (const std::string& item : split_list(value.as_string()))
        if (auto refusal = put_file(record, name, json::value(item))) return refusal;
    return taken;
}

Withdrawal& withdrawal_of(Record& record) { return record.withdrawn ? *record.withdrawn : record.withdrawn.emplace(); }

std::optional<FieldRefusal> put_withdrawn_on(Record& record, std::string_view name, const json::value& value) {
    if (is_blank(value)) return taken;
    const auto day = whole_day(value);
    if (!day) return refuse(name, "The day of withdrawal is no day.", "Write it as 2026-05-14.");
    withdrawal_of(record).on = *day;
    return taken;
}

std::optional<FieldRefusal> put_withdrawn_reason(Record& record, std::string_view name, const json::value& value) {
    return is_blank(value) ? taken : put_text(withdrawal_of(record).reason, name, value, false);
}

std::optional<FieldRefusal> put_record_is_risk(Record& record, std::string_view name, const json::value& value) {
    const auto answer = yes_or_no(value);
    if (!answer) return refuse(name, "Whether the record itself is the risk should be true or false.", "Write true or false.");
    if (*answer) withdrawal_of(record).record_is_risk = true;
    return taken;
}

const std::unordered_map<std::string_view, Put>& fields() {
    static const std::unordered_map<std::string_view, Put> table = {
        {"id", text_field<&Record::id>}, {"title", text_field<&Record::title>}, {"year", put_year},
        {"area", text_field<&Record::area>}, {"nation", text_field<&Record::nation>},
        {"review type", text_field<&Record::review_type>}, {"abstract", text_field<&Record::abstract>},
        {"learning themes", list_field<&Record::learning_themes>}, {"recommendations", list_field<&Record::recommendations>},
        {"keywords", list_field<&Record::keywords>}, {"source url", text_field<&Record::source_url>},
        {"file", put_files}, {"files", put_files}, {"publisher", text_field<&Record::publisher>},
        {"published on", date_field<&Record::published_on>}, {"incident from", date_field<&Record::incident_from>},
        {"incident to", date_field<&Record::incident_to>}, {"subjects", put_subjects}, {"harm", list_field<&Record::harm>},
        {"agencies", list_field<&Record::agencies>}, {"setting", list_field<&Record::setting>},
        {"area withheld", flag_field<&Record::area_withheld>}, {"rights holder", text_field<&Record::rights_holder>},
        {"permission", put_permission}, {"available to", put_available_to}, {"search engines", flag_field<&Record::search_engines>},
        {"withdrawn on", put_withdrawn_on}, {"withdrawn reason", put_withdrawn_reason},
        {"withdrawn record is risk", put_record_is_risk}, {"change reason", text_field<&Record::change_reason>}};
    return table;
}

}  // namespace

std::optional<FieldRefusal> put_field(Record& record, std::string_view name, const json::value& value, bool& known) {
    const auto field = fields().find(key_words(name));
    known = field != fields().end();
    return known ? field->second(record, name, value) : taken;
}

}  // namespace collection
