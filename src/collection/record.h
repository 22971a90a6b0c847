/// What a catalogue says of a review: the fields of one record, as they were given and checked at the door.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace collection {

enum class Permission : std::uint8_t {
    NotSaid,   ///< Taken as permitted by whoever imports the file, and the import says so.
    Granted,
    Withheld   ///< The file is for cataloguers; the public sees the record and the link.
};

/// A file that a record names.
struct RecordFile {
    std::string path;              ///< Beside the record, with slashes.
    std::string kind = "overview"; ///< See file_kinds() in record_reader.h.
    std::string language = "en";   ///< BCP 47.
    bool rewritten = false;        ///< Written anew so that it names nobody: what an anonymous review may show.
    std::string other{};           ///< Unknown keys of its entry, kept as JSON; empty if none.
    friend bool operator==(const RecordFile&, const RecordFile&) = default;
};

struct Subject {
    std::string age_band, sex, outcome;  ///< Words; never a date of birth.
    friend bool operator==(const Subject&, const Subject&) = default;
};

/// Said by the record itself: it comes in as withdrawn.
struct Withdrawal {
    base::Day on{};
    std::string reason;
    bool record_is_risk = false;  ///< Only that a review was withdrawn may be shown.
    friend bool operator==(const Withdrawal&, const Withdrawal&) = default;
};

struct Record {
    std::string id;     ///< The source's own.
    std::string title;
    std::optional<int> year;  ///< Of publication.
    std::string area, nation, review_type, abstract;
    std::vector<std::string> learning_themes, recommendations, keywords;
    std::string source_url;
    std::vector<RecordFile> files;
    std::string publisher;
    std::string published_on;                ///< ISO day, month or year.
    std::string incident_from, incident_to;  ///< ISO day, month or year.
    std::vector<Subject> subjects;
    std::vector<std::string> harm, agencies, setting;
    bool area_withheld = false;
    std::string rights_holder;
    Permission permission = Permission::NotSaid;
    std::string permission_words;            ///< As given.
    std::optional<base::Day> available_to;   ///< The last day on which the copy may be shown.
    bool search_engines = false;             ///< Its publisher chose to be found by web search engines.
    std::optional<Withdrawal> withdrawn;
    std::string change_reason;               ///< Why this differs from what was sent before.
    std::string other;                       ///< Unknown keys, kept: a JSON object, keys sorted; "{}" if none.
    friend bool operator==(const Record&, const Record&) = default;
};

/// The record as canonical JSON: the same fields give the same bytes, whatever order they came in.
std::string to_json(const Record& record);

/// The record that to_json() wrote. Throws base::Fault if the text is damaged.
Record record_from_json(std::string_view json);

/// What is compared to tell a changed record: to_json() without file paths, which say only where a copy lay.
std::string content_of(const Record& record);

}  // namespace collection
