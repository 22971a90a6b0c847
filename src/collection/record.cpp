#include "collection/record.h"

#include <boost/json.hpp>

#include "base/fault.h"
#include "base/sha256.h"
#include "collection/record_reader.h"

namespace collection {

namespace json = boost::json;

namespace {

json::array list_of(const std::vector<std::string>& items) {
    json::array list;
    for (const std::string& item : items) list.emplace_back(item);
    return list;
}

json::array files_of(const Record& record, bool with_paths) {
    json::array files;
    for (const RecordFile& file : record.files) {
        json::object entry{{"kind", file.kind}, {"language", file.language}};
        if (with_paths) entry["path"] = file.path;
        if (file.rewritten) entry["rewritten"] = true;
        const json::value other = file.other.empty() ? json::object{} : json::parse(file.other);
        for (const auto& [key, value] : other.as_object()) entry[key] = value;
        files.emplace_back(std::move(entry));
    }
    return files;
}

json::array subjects_of(const Record& record) {
    json::array subjects;
    for (const Subject& s : record.subjects) subjects.emplace_back(json::object{{"age_band", s.age_band}, {"sex", s.sex}, {"outcome", s.outcome}});
    return subjects;
}

/// Only what was given is written, in one order of fields.
class Canonical {
public:
    void text(std::string_view key, const std::string& value) { if (!value.empty()) object_[key] = value; }
    void list(std::string_view key, const json::array& items) { if (!items.empty()) object_[key] = items; }
    void flag(std::string_view key, bool value) { if (value) object_[key] = true; }
    void day(std::string_view key, const std::optional<base::Day>& day) { if (day) object_[key] = base::to_iso(*day); }
    json::object& object() { return object_; }

private:
    json::object object_;
};

json::object object_of(const Record& r, bool with_paths) {
    Canonical out;
    out.text("id", r.id), out.text("title", r.title);
    if (r.year) out.object()["year"] = *r.year;
    out.text("area", r.area), out.text("nation", r.nation), out.text("review_type", r.review_type), out.text("abstract", r.abstract);
    out.list("learning_themes", list_of(r.learning_themes)), out.list("recommendations", list_of(r.recommendations));
    out.list("keywords", list_of(r.keywords)), out.text("source_url", r.source_url), out.list("files", files_of(r, with_paths));
    out.text("publisher", r.publisher), out.text("published_on", r.published_on);
    out.text("incident_from", r.incident_from), out.text("incident_to", r.incident_to), out.list("subjects", subjects_of(r));
    out.list("harm", list_of(r.harm)), out.list("agencies", list_of(r.agencies)), out.list("setting", list_of(r.setting));
    out.flag("area_withheld", r.area_withheld), out.text("rights_holder", r.rights_holder), out.text("permission", r.permission_words);
    out.day("available_to", r.available_to), out.flag("search_engines", r.search_engines);
    if (r.withdrawn) {
        out.day("withdrawn_on", r.withdrawn->on), out.text("withdrawn_reason", r.withdrawn->reason);
        out.flag("withdrawn_record_is_risk", r.withdrawn->record_is_risk);
    }
    out.text("change_reason", r.change_reason);
    const json::value other = r.other.empty() ? json::object{} : json::parse(r.other);
    for (const auto& [key, value] : other.as_object()) out.object()[key] = value;
    return std::move(out.object());
}

}  // namespace

std::string to_json(const Record& record) { return json::serialize(object_of(record, true)); }

std::string content_of(const Record& record) {
    json::object content = object_of(record, false);
    content.erase("change_reason");  // Why something changed is no change.
    return json::serialize(content);
}

Record record_from_json(std::string_view text) {
    json::error_code failure;
    const json::value value = json::parse(text, failure);
    if (failure || !value.is_object()) throw base::Fault{"A stored record cannot be read", failure.message(), "Restore it from a backup."};
    auto record = record_from_object(value.as_object());
    if (!record) throw base::Fault{"A stored record cannot be read", record.error().reason, "Restore it from a backup."};
    return *std::move(record);
}

}  // namespace collection
