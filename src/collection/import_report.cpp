#include "collection/import_report.h"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace collection {

namespace json = boost::json;

std::string ImportReport::to_json() const {
    json::array refusals, alike;
    for (const ImportRefusal& one : refused)
        refusals.emplace_back(json::object{{"file", one.file}, {"row", one.row > 0 ? json::value(one.row) : json::value{}}, {"reason", one.reason}, {"advice", one.advice}});
    for (const NearDuplicate& one : near_duplicates)
        alike.emplace_back(json::object{{"file", one.file}, {"other", one.other}, {"reference", one.reference}, {"likeness", one.likeness}});
    return json::serialize(json::object{{"in", in}, {"already", already}, {"changed", changed}, {"refused", refusals}, {"near_duplicates", alike}});
}

std::string ImportReport::to_words() const {
    std::string words;
    for (const ImportRefusal& one : refused)
        words += fmt::format("Refused: {}{}: {} {}\n", one.file, one.row > 0 ? fmt::format(", row {}", one.row) : "", one.reason, one.advice);
    for (const NearDuplicate& one : near_duplicates)
        words += fmt::format("Nearly the same: {} and {} ({}), {:.0f} % alike\n", one.file, one.other, one.reference, one.likeness * 100);
    if (without_permission_word > 0)
        words += fmt::format("{} came without a word on permission and {} taken as permitted by you, who import {}.\n",
                             without_permission_word == 1 ? "1 file" : fmt::format("{} files", without_permission_word),
                             without_permission_word == 1 ? "is" : "are", without_permission_word == 1 ? "it" : "them");
    words += fmt::format("{} in, {} already there, {} changed, {} refused{}\n", in, already, changed, refused.size(), stopped ? "; stopped before the end, run it again to go on" : "");
    return words;
}

}  // namespace collection
