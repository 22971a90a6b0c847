#include "casework/publication_reading.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace casework {

namespace {

std::optional<base::Day> day(const Record& record, std::string_view section, std::string_view field) { return record.answers.day({std::string{section}, 0, std::string{field}}); }

/// Approvals are of what was read: files that were made anew, or copies that went again after comments, are approved again.
const Record* approval_since(const CaseFile& file, std::string_view form) {
    const auto* record = file.last(form);
    const auto* from = file.last_step("copies_sent");
    const auto* files = file.last("publication_files");
    const bool stands = record && (!from || record->changed_at >= from->recorded_at) && (!files || record->changed_at >= files->created_at);
    return stands && record->answers.of(form == "publication_first" ? "first" : "second", "read") == "yes" ? record : nullptr;
}

}  // namespace

PublicationScheme publication_scheme(const CaseFile& file) {
    for (const auto& step : file.steps | std::views::reverse) {
        if (step.to == "lcspr.initiated") return PublicationScheme::Local;
        if (step.to == "national.active" || step.from == "national.active") return PublicationScheme::National;
        if (step.to == "review.nonstat") return PublicationScheme::NonStatutory;
    }
    if (file.of.state == "national.active") return PublicationScheme::National;  // Entered afterwards, at this stage.
    return PublicationScheme::Local;  // Nothing says otherwise, and the stricter rule errs on the safe side.
}

std::string_view floor_rule(PublicationScheme scheme) {
    switch (scheme) {
        case PublicationScheme::Local: return "floor";
        case PublicationScheme::National: return "national-floor";
        case PublicationScheme::NonStatutory: return {};
    }
    return {};
}

std::string_view copies_rule(PublicationScheme scheme) { return scheme == PublicationScheme::National ? "national-copies" : "publication-copies"; }

std::string publication_mode(const CaseFile& file) {
    const auto* plan = file.last("publication_plan");
    return plan ? plan->answers.of("plan", "mode") : std::string{};
}

std::optional<base::Day> planned_day(const CaseFile& file) {
    const auto* plan = file.last("publication_plan");
    return plan ? day(*plan, "plan", "on") : std::nullopt;
}

std::optional<base::Day> copy_sent(const CaseFile& file, std::string_view to) {
    std::optional<base::Day> last;
    for (const auto* copy : file.all_where("publication_copy", "copy", "to", to))
        if (const auto on = day(*copy, "copy", "on"); on && (!last || *on > *last)) last = on;
    return last;
}

std::optional<base::Day> copies_sent(const CaseFile& file) {
    const auto panel = copy_sent(file, "panel"), minister = copy_sent(file, "minister");
    if (publication_scheme(file) == PublicationScheme::National) return minister;  // The Panel itself publishes.
    return panel && minister ? std::optional{std::max(*panel, *minister)} : std::nullopt;
}

const Record* hold_in_force(const CaseFile& file) {
    const auto* hold = file.last("publication_hold");
    return hold && !day(*hold, "hold", "ended_on") ? hold : nullptr;
}

bool hold_is_told(const CaseFile& file) {
    const auto* hold = file.last("publication_hold");
    return hold && !hold->answers.of("hold", "reasons").empty() && !hold->answers.of("hold", "cause").empty() && (day(*hold, "hold", "told_panel_on") || publication_scheme(file) == PublicationScheme::National) && day(*hold, "hold", "told_minister_on");
}

std::vector<const Record*> restrictions_in_force(const CaseFile& file) {
    auto list = file.all("publication_restriction");
    std::erase_if(list, [](const Record* record) { return day(*record, "restriction", "lifted_on").has_value(); });
    return list;
}

std::vector<const Record*> proceedings_that_block(const CaseFile& file) {
    auto list = file.all("proceeding");
    std::erase_if(list, [](const Record* record) { return !record->answers.has_choice({"proceeding", 0, "effect"}, "blocks_publication") || day(*record, "proceeding", "ended_on"); });
    return list;
}

TwoPublishers two_publishers(const CaseFile& file) {
    return {approval_since(file, "publication_first"), approval_since(file, "publication_second")};
}

const Record* hiding_in_force(const CaseFile& file) {
    const auto* hiding = file.last("publication_hiding");
    return hiding && hiding->answers.of("second", "answer") != "restored" && !day(*hiding, "lifted", "on") ? hiding : nullptr;
}

bool removed_for_good(const CaseFile& file) { return file.last_step("remove_early") || file.last_step("withdraw_public"); }

int days_off_line(const CaseFile& file) {
    int days = 0;
    for (const auto* hiding : file.all("publication_hiding")) {
        const bool restored = hiding->answers.of("second", "answer") == "restored";
        const auto from = day(*hiding, "hiding", "on"), until = restored ? day(*hiding, "second", "on") : day(*hiding, "lifted", "on");
        if (from && until && *until >= *from) days += std::max(1, static_cast<int>((*until - *from).count()));
    }
    return days;
}

bool files_proved(const CaseFile& file) {
    const auto* proof = file.last("publication_files");
    if (!proof) return false;
    const auto& answers = proof->answers;
    for (std::size_t turn = 0; turn < answers.turns("file"); ++turn)
        if (answers.of("file", "differing", turn) != "0" || !answers.of("file", "hidden", turn).empty() || !answers.of("file", "named", turn).empty()) return false;
    for (std::size_t turn = 0; turn < answers.turns("left_out"); ++turn)
        if (answers.of("left_out", "agreed_why", turn).empty()) return false;
    return answers.turns("file") > 0;
}

bool told_before(const CaseFile& file, std::string_view who) {
    const auto list = file.all_where("publication_telling", "telling", "who", who);
    return !list.empty() && std::ranges::all_of(list, [](const Record* record) { return day(*record, "telling", "on") || !record->answers.of("telling", "why_not").empty(); });
}

}  // namespace casework
