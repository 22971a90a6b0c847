#include <boost/json.hpp>
#include <fmt/format.h>

#include "cli/inspection.h"

namespace cli {

namespace json = boost::json;

namespace {

std::string lines(const char* what, const std::vector<std::string>& all) {
    std::string words;
    for (const auto& one : all) words += fmt::format("{}{}\n", what, one);
    return words;
}

json::array list(const std::vector<std::string>& all) {
    json::array array;
    for (const auto& one : all) array.emplace_back(one);
    return array;
}

}  // namespace

std::string Inspection::to_words() const {
    std::string words = database == "ok" ? "The database is whole.\n" : fmt::format("The database is damaged: {}\n", database);
    words += fmt::format("Audit: {} events in {} chains; {} of {} events are vouched for outside the data folder.\n", audit.events, audit.chains,
                         std::min(audit.witnessed_events, audit.events), audit.events);
    words += lines("  ", audit.notes) + lines("  Wrong: ", audit.problems);
    if (audit.further_problems > 0) words += fmt::format("  and {} more\n", audit.further_problems);
    words += fmt::format("Files: {} as they came in, {} sealed, are what their sums say.\n", blobs.sound, sealed_files.sound);
    words += lines("  Missing: blobs/", blobs.missing) + lines("  Damaged: blobs/", blobs.damaged) + lines("  Missing: sealed/", sealed_files.missing) +
             lines("  Damaged: sealed/", sealed_files.damaged);
    words += fmt::format("Sealed values: {} looked at, {} of cases whose key was destroyed.\n", values, destroyed_values) + lines("  Wrong: ", bad_values);
    words += fmt::format("Names in the plain: {} sought in {} files", names_sought, files_searched);
    words += names_too_short > 0 ? fmt::format(", {} too short to be told from chance.\n", names_too_short) : ".\n";
    for (const auto& one : names_found) words += fmt::format("  Found: {}, {} times, first at byte {}\n", one.file, one.times, one.first_offset);
    return words + (sound() ? "All is in order.\n" : "Something is wrong: keep this report and the folder as they are, and see docs/running.md.\n");
}

std::string Inspection::to_json() const {
    json::array found;
    for (const auto& one : names_found) found.push_back({{"file", one.file}, {"times", one.times}, {"first_offset", one.first_offset}});
    return json::serialize(json::object{
        {"sound", sound()},
        {"database", database},
        {"audit", {{"events", audit.events}, {"chains", audit.chains}, {"roots", audit.roots}, {"witnessed_events", audit.witnessed_events}, {"notes", list(audit.notes)},
                   {"problems", list(audit.problems)}, {"further_problems", audit.further_problems}}},
        {"blobs", {{"sound", blobs.sound}, {"missing", list(blobs.missing)}, {"damaged", list(blobs.damaged)}, {"orphans", blobs.orphans.size()}}},
        {"sealed_files",
         {{"sound", sealed_files.sound}, {"missing", list(sealed_files.missing)}, {"damaged", list(sealed_files.damaged)}, {"orphans", sealed_files.orphans.size()}}},
        {"sealed_values", {{"seen", values}, {"destroyed", destroyed_values}, {"problems", list(bad_values)}}},
        {"names", {{"sought", names_sought}, {"too_short", names_too_short}, {"files", files_searched}, {"found", std::move(found)}}}});
}

}  // namespace cli
