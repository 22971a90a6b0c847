#include "casework/review.h"

#include <algorithm>
#include <ranges>

#include "calendar/working.h"

namespace casework {

ReviewKind review_kind(const CaseFile& file) {
    const auto state = file.of.state == "hold.legal" ? state_before(file) : file.of.state;
    if (state == "review.nonstat" || state.starts_with("nonstat.") || state == "closed.nonstat") return ReviewKind::NonStatutory;
    if (state.starts_with("national.") || state == "closed.national") return ReviewKind::National;
    if (state.starts_with("lcspr.") || state == "closed.stopped" || state.starts_with("pub.") || state == "published") return ReviewKind::Statutory;
    return ReviewKind::None;
}

std::string_view review_stage(std::string_view state) {
    for (const std::string_view kind : {"lcspr.", "nonstat."})
        if (state.starts_with(kind)) return state.substr(kind.size());
    return {};
}

std::string state_before(const CaseFile& file) {
    for (const auto& step : file.steps | std::views::reverse)
        if (step.to == file.of.state && step.from != step.to) return step.from;
    return {};
}

std::vector<const Record*> reviewers(const CaseFile& file) {
    auto list = file.all("appointment");
    std::erase_if(list, [](const Record* one) {
        constexpr base::Day any_day{std::chrono::year{9999} / 12 / 31};
        return !one->answers.of("removal", "on").empty() || !check(form_called("appointment"), one->answers, Asked::Complete, any_day).empty();
    });
    return list;
}

std::optional<Record> agreed_terms(store::Snapshot& snapshot, const Ground& ground, const CaseFile& file) {
    const auto* agreed = file.last_step("agree_scope");
    const auto* terms = file.last("terms");
    if (!agreed || !terms) return std::nullopt;
    std::optional<Record> found;
    for (auto& version : versions(snapshot, ground, file.of, *terms))
        if (version.changed_at <= agreed->recorded_at) found = std::move(version);
    return found;
}

std::vector<KeyLine> key_lines(const Record& terms) {
    std::vector<KeyLine> list;
    for (std::size_t turn = 0; turn < terms.answers.turns("line"); ++turn) list.push_back({turn + 1, terms.answers.of("line", "question", turn)});
    return list;
}

std::optional<base::Day> national_floor(const CaseFile& file, const Ground& ground) {
    const auto* review = file.last("national_review");
    const auto published = review ? review->answers.day({"review", 0, "published_on"}) : std::nullopt;
    const auto nation = calendar::parse_nation(file.of.nation);
    if (!published || !nation) return std::nullopt;
    const auto working = calendar::work_out(ground.calendar, "national-floor", *nation, *published);
    return working ? std::optional{working->due_on.day} : std::nullopt;
}

}  // namespace casework
