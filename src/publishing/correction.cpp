#include "publishing/correction.h"

#include <algorithm>
#include <cstdlib>
#include <ranges>

#include "casework/case_store.h"
#include "casework/publication_reading.h"
#include "casework/report_signing.h"
#include "publishing/case_finder.h"

namespace publishing {

using casework::CaseFile;
using casework::Record;

namespace {

/// Whoever changes the report makes its check void, so that one which stands is of the words as they are. Of improvement information the report's
/// text is no part.
bool is_checked(const CaseFile& file) {
    if (casework::publication_mode(file) == "improvements_only") return true;
    const auto checks = file.all("disclosure_check");
    const auto stands = std::ranges::find_if(checks | std::views::reverse, [&](const Record* check) { return casework::is_bound(file, *check); });
    return stands != (checks | std::views::reverse).end() && (*stands)->answers.of("check", "outcome") == "nothing_identifies";
}

/// The reason is public too.
bool reason_names_somebody(const CaseFile& file, const Record& correction) { return !names_not_approved(file)(correction.answers.of("correction", "public_why")).empty(); }

}  // namespace

const Record* correction_begun(const CaseFile& file) {
    const auto* last = file.last("publication_correction");
    const auto is_of_last = [&](const Record* published) { return published->parent == last->id.to_string(); };
    return last && std::ranges::none_of(file.all("correction_published"), is_of_last) ? last : nullptr;
}

std::vector<PublishedCorrection> corrections_published(const CaseFile& file) {
    std::vector<PublishedCorrection> list;
    for (const auto* one : file.all("correction_published") | std::views::reverse)
        for (const auto* correction : file.all("publication_correction"))
            if (correction->id.to_string() == one->parent)
                list.push_back({correction, std::atoi(one->answers.of("published", "version").c_str()), one->created_at, one->answers.of("published", "first_by"), one->answers.of("published", "second_by")});
    return list;
}

void note_published(store::Transaction& transaction, const casework::Ground& ground, const CaseFile& file, const Record& correction, int version, const casework::Doer& doer) {
    const auto publishers = casework::two_publishers(file);
    casework::Answers answers;
    if (publishers.first) answers.set({"published", 0, "first_by"}, publishers.first->written_by);
    if (publishers.second) answers.set({"published", 0, "second_by"}, publishers.second->written_by);
    answers.set({"published", 0, "version"}, std::to_string(version));
    answers.set({"published", 0, "at"}, base::to_iso(doer.at));
    casework::write_down(transaction, ground, casework::case_at(transaction, file.of.key), {.form = "correction_published", .answers = answers, .parent = correction.id.to_string()}, doer);
}

EarlierVersions earlier_versions(const Record& correction) { return correction.answers.of("correction", "earlier") == "earlier_closed" ? EarlierVersions::Closed : EarlierVersions::StayReadable; }

bool is_agreed(const Record& correction) {
    for (std::size_t turn = 0; turn < correction.answers.turns("agreed"); ++turn)
        if (!correction.answers.of("agreed", "name", turn).empty() && correction.answers.day({"agreed", turn, "on"})) return true;
    return false;
}

std::vector<std::string> missing_for_correction(const CaseFile& file) {
    const auto* correction = correction_begun(file);
    if (!correction) return {"correction"};
    std::vector<std::string> missing;
    if (!is_agreed(*correction)) missing.emplace_back("agreed");
    if (reason_names_somebody(file, *correction)) missing.emplace_back("reason_names_nobody");
    if (!is_checked(file)) missing.emplace_back("checked_again");
    const auto* files = file.last("publication_files");
    if (!files || files->created_at < correction->changed_at) missing.emplace_back("correction_files");
    else if (!casework::files_proved(file)) missing.emplace_back("public_files");
    if (!casework::two_publishers(file).are_two()) missing.emplace_back("two_publishers");
    if (!casework::restrictions_in_force(file).empty()) missing.emplace_back("unrestricted");
    return missing;
}

}  // namespace publishing
