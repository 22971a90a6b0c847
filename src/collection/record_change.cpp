#include "collection/record_change.h"

#include "base/sha256.h"

namespace collection {

std::string content_sum(const Record& record, const std::vector<FileSum>& files) {
    std::string content = content_of(record);
    for (const auto& [file, sha256] : files) content += "\n" + file.kind + " " + file.language + " " + (sha256.empty() ? std::string{"none"} : std::string{sha256});
    return base::sha256_hex(content);
}

std::string change_between(const Record& before, const Record& after, bool files_differ) {
    std::string words;
    const auto note = [&](bool differs, std::string_view name) {
        if (!differs) return;
        std::string next{name};
        if (words.empty()) next[0] = static_cast<char>(next[0] - 'a' + 'A');
        words += (words.empty() ? "" : "; ") + next;
    };
    note(files_differ, "files");
    note(before.title != after.title, "title");
    note(before.year != after.year || before.published_on != after.published_on, "date of publication");
    note(before.area != after.area || before.nation != after.nation, "area");
    note(before.area_withheld != after.area_withheld, "whether the area is named");
    note(before.review_type != after.review_type, "kind of review");
    note(before.abstract != after.abstract, "summary");
    note(before.learning_themes != after.learning_themes, "themes");
    note(before.recommendations != after.recommendations, "recommendations");
    note(before.keywords != after.keywords, "keywords");
    note(before.incident_from != after.incident_from || before.incident_to != after.incident_to, "dates of the incident");
    note(before.subjects != after.subjects || before.harm != after.harm, "children and harm");
    note(before.agencies != after.agencies || before.setting != after.setting, "agencies and settings");
    note(before.publisher != after.publisher || before.rights_holder != after.rights_holder || before.source_url != after.source_url, "publisher");
    note(before.permission != after.permission || before.available_to != after.available_to, "permission");
    note(before.withdrawn != after.withdrawn, "withdrawal");
    return words.empty() ? "Details for cataloguers" : words;
}

}  // namespace collection
