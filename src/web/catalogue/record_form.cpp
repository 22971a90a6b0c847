#include "web/catalogue/record_form.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "base/text.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace json = boost::json;

namespace {

enum class RecordKind { Line, Lines, Prose, Tick, Permission };

struct RecordField {
    std::string_view name;
    Key label;
    RecordKind kind;
};
constexpr std::array<RecordField, 22> record_form{{{"title", "web.cataloguing.title", RecordKind::Line}, {"year", "web.cataloguing.year", RecordKind::Line},
    {"area", "web.cataloguing.area", RecordKind::Line}, {"nation", "web.cataloguing.nation", RecordKind::Line}, {"area_withheld", "web.cataloguing.area_withheld", RecordKind::Tick},
    {"review_type", "web.cataloguing.review_type", RecordKind::Line}, {"published_on", "web.cataloguing.published_on", RecordKind::Line}, {"publisher", "web.cataloguing.publisher", RecordKind::Line},
    {"rights_holder", "web.cataloguing.rights_holder", RecordKind::Line}, {"source_url", "web.cataloguing.source_url", RecordKind::Line}, {"abstract", "web.cataloguing.abstract", RecordKind::Prose},
    {"age_band", "web.cataloguing.age_band", RecordKind::Line}, {"learning_themes", "web.cataloguing.learning_themes", RecordKind::Lines},
    {"recommendations", "web.cataloguing.recommendations", RecordKind::Lines}, {"keywords", "web.cataloguing.keywords", RecordKind::Lines}, {"harm", "web.cataloguing.harm", RecordKind::Lines},
    {"agencies", "web.cataloguing.agencies", RecordKind::Lines}, {"setting", "web.cataloguing.setting", RecordKind::Lines}, {"permission", "web.cataloguing.permission", RecordKind::Permission},
    {"available_to", "web.cataloguing.available_to", RecordKind::Line}, {"search_engines", "web.cataloguing.search_engines", RecordKind::Tick}, {"change_reason", "web.cataloguing.change_reason", RecordKind::Line}}};

std::string joined_lines(const json::array& items) {
    std::string text;
    for (const auto& one : items)
        if (one.is_string()) text += std::string{one.as_string()} + "\n";
    return text;
}

json::array lines_of(std::string_view text) {
    json::array items;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = base::trim(text.substr(at, end - at));
        if (!line.empty()) items.emplace_back(json::string_view{line.data(), line.size()});
        at = end + 1;
    }
    return items;
}

std::string text_of(const json::value& value) {
    if (value.is_string()) return std::string{value.as_string()};
    if (value.is_array()) return joined_lines(value.as_array());
    if (value.is_bool()) return value.as_bool() ? "1" : "";
    return value.is_int64() ? std::to_string(value.as_int64()) : value.is_uint64() ? std::to_string(value.as_uint64()) : std::string{};
}

void put_value(json::object& object, const RecordField& field, const std::string& text) {
    const std::string trimmed{base::trim(text)};
    object.erase(field.name);
    if (trimmed.empty() || field.name == "age_band") return;
    if (field.kind == RecordKind::Lines) object[field.name] = lines_of(trimmed);
    else if (field.name == "search_engines") object[field.name] = "allow";
    else if (field.kind == RecordKind::Tick) object[field.name] = true;
    else object[field.name] = trimmed;
}

Html field_of(const SignedPage& page, const Problems& problems, const RecordField& field, const std::string& text) {
    const auto& t = page.t;
    const std::string id{field.name};
    if (field.kind == RecordKind::Tick)
        return govuk::checkboxes(t, {.name = id, .id_prefix = id, .items = {{.value = "1", .content = t(field.label), .chosen = !text.empty()}}, .error = problems.at(id)});
    if (field.kind == RecordKind::Permission) {
        govuk::Select select{.name = id, .label = {.content = t(field.label)}, .error = problems.at(id)};
        select.items.push_back({.content = t("web.cataloguing.permission_not_said"), .value = std::string{}, .selected = text.empty()});
        select.items.push_back({.content = t("web.cataloguing.permission_granted"), .value = "granted", .selected = !text.empty() && text != "withheld"});
        select.items.push_back({.content = t("web.cataloguing.permission_withheld"), .value = "withheld", .selected = text == "withheld"});
        return govuk::select(t, select);
    }
    if (field.kind == RecordKind::Line) {
        govuk::Input line{.name = id, .label = {.content = t(field.label)}, .error = problems.at(id)};
        line.value = text, line.autocomplete = "off";
        if (id == "published_on" || id == "available_to") line.hint = govuk::Hint{.content = t("web.cataloguing.date_hint")};
        return govuk::input(t, line);
    }
    govuk::Textarea many{.name = id, .label = {.content = t(field.label)}, .error = problems.at(id), .value = text};
    if (field.kind == RecordKind::Lines) many.hint = govuk::Hint{.content = t("web.cataloguing.one_a_line")}, many.rows = 3;
    return govuk::textarea(t, many);
}

}  // namespace

RecordValues values_of(const collection::Record& record) {
    const auto object = json::parse(collection::to_json(record)).as_object();
    RecordValues values;
    for (const auto& field : record_form)
        if (const auto* value = object.if_contains(field.name)) values[std::string{field.name}] = text_of(*value);
    values["title"] = record.title;
    values["age_band"] = record.subjects.empty() ? std::string{} : record.subjects[0].age_band;
    values.erase("change_reason");  // Each change has a reason of its own.
    return values;
}

RecordValues typed_values(const SignedPage& page) {
    RecordValues values;
    for (const auto& field : record_form) values[std::string{field.name}] = page.typed_whole(field.name);
    return values;
}

std::expected<collection::Record, collection::FieldRefusal> record_with(const collection::Record& before, const RecordValues& values) {
    auto named = before;
    if (named.id.empty()) named.id = "-";
    auto object = json::parse(collection::to_json(named)).as_object();
    for (const auto& field : record_form)
        if (const auto found = values.find(field.name); found != values.end()) put_value(object, field, found->second);
    if (!object.contains("title")) return std::unexpected{collection::FieldRefusal{"title", "The record has no title.", "Write one."}};
    auto record = collection::record_from_object(object);
    if (!record) return record;
    if (record->id == "-") record->id = before.id;
    record->subjects = before.subjects;
    const std::string band{base::trim(values.contains("age_band") ? values.find("age_band")->second : std::string{})};
    if (record->subjects.empty() && !band.empty()) record->subjects.push_back({band, {}, {}});
    else if (!record->subjects.empty()) record->subjects[0].age_band = band;
    return record;
}

Html record_fields(const SignedPage& page, const Problems& problems, const RecordValues& values, bool with_reason) {
    Html fields;
    for (const auto& field : record_form) {
        if (field.name == "change_reason" && !with_reason) continue;
        const auto found = values.find(field.name);
        fields << field_of(page, problems, field, found == values.end() ? std::string{} : found->second);
    }
    return fields;
}

void add_record_refusal(Problems& problems, const collection::FieldRefusal& refusal) {
    const auto known = std::ranges::find(record_form, refusal.field, &RecordField::name);

    problems.add_text(known == record_form.end() ? "title" : refusal.field, refusal.reason + " " + refusal.advice);
}

}  // namespace web
