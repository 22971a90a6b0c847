#include "casework/early_learning.h"

#include <algorithm>
#include <string_view>

namespace casework {

namespace {

void add_line(std::string& text, const std::string& words) {
    if (!words.empty()) text += words + "\n";
}

/// Of the version that stands: one that was read before the last change says nothing about it.
bool is_of(const Record& below, std::string_view section, const Record& briefing) {
    return below.parent == briefing.id.to_string() && below.answers.of(section, "version") == std::to_string(briefing.version);
}

void add_source(std::vector<LearningSource>& all, const std::string& words, std::string_view from) {
    if (!words.empty()) all.push_back({words, std::string{from}});
}

/// A finding is its title and its text, where the form has both.
std::string finding_words(const Record& finding) {
    const auto& title = finding.answers.of("finding", "title");
    const auto& text = finding.answers.of("finding", "text");
    return title.empty() || text.empty() ? title + text : title + ": " + text;
}

}  // namespace

std::string early_learning_text(const Record& record) {
    std::string text;
    const auto& answers = record.answers;
    for (const char* field : {"title", "why", "for_whom"}) add_line(text, answers.of("briefing", field));
    for (std::size_t turn = 0; turn < answers.turns("point"); ++turn) add_line(text, answers.of("point", "learned", turn));
    for (const char* field : {"do_now", "talk", "support"}) add_line(text, answers.of("briefing", field));
    return text;
}

bool EarlyLearning::is_clear() const { return check && check->answers.of("check", "result") == "nothing_found"; }

EarlyLearning early_learning_of(const CaseFile& file, const Record& record) {
    EarlyLearning found{.record = &record};
    for (const auto* one : file.all("learning_check"))
        if (is_of(*one, "check", record)) found.check = one;
    if (!found.is_clear()) return found;
    for (const auto* one : file.all("learning_release")) {
        if (!is_of(*one, "release", record) || one->created_at < found.check->created_at) continue;
        const auto& does = one->answers.of("release", "does");
        if (does == "releases" && !found.release) found.release = one, found.withheld = nullptr;
        if (!found.release || !may_confirm(found, one->written_by)) continue;
        if (does == "confirms") found.confirmed = one;
        if (does == "withholds" && !found.confirmed) found.withheld = one, found.release = nullptr;
    }
    return found;
}

bool may_confirm(const EarlyLearning& learning, std::string_view account) { return learning.release && learning.release->written_by != account; }

std::vector<LearningSource> learning_sources(const CaseFile& file) {
    std::vector<LearningSource> all;
    for (const auto* finding : file.all("finding")) add_source(all, finding_words(*finding), "finding");
    if (!all.empty()) return all;
    if (const auto* review = file.last("rapid_review")) add_source(all, review->answers.of("learning", "shared"), "rapid_review");
    for (const auto* action : file.all("action")) add_source(all, action->answers.of("action", "what"), "action");
    return all;
}

}  // namespace casework
