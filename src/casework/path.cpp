#include "casework/path.h"

#include <algorithm>

#include "base/fault.h"
#include "base/text.h"
#include "collection/reference_data.h"

namespace casework {

namespace {

std::vector<std::string> parts_of(std::string_view list, char by) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const auto end = std::min(list.find(by), list.size());
        if (const auto part = base::trim(list.substr(0, end)); !part.empty()) parts.emplace_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

}  // namespace

bool Step::leaves(std::string_view state) const { return std::ranges::count(from, state) > 0; }

std::vector<Step> read_steps(std::string_view csv) {
    std::vector<Step> list;
    for (const auto& row : collection::read_table(csv, "case_path.csv", {"from", "event", "to", "who", "guards", "source"}).rows) {
        if (row[0].empty() || row[1].empty() || row[2].empty()) throw base::Fault{"A step of the path is not whole", "case_path.csv, " + row[1], "Give it from, event and to."};
        list.push_back({parts_of(row[0], ';'), row[1], row[2], row[3], parts_of(row[4], ' '), row[5]});
    }
    return list;
}

const std::vector<Step>& steps() {
    static const auto list = read_steps(collection::reference_file("case_path.csv"));
    return list;
}

const Step* find_step(std::string_view state, std::string_view event) {
    const auto found = std::ranges::find_if(steps(), [&](const Step& step) { return step.event == event && step.leaves(state); });
    return found == steps().end() ? nullptr : &*found;
}

std::vector<const Step*> next_steps(std::string_view state) {
    std::vector<const Step*> list;
    for (const auto& step : steps())
        if (step.leaves(state)) list.push_back(&step);
    return list;
}

std::vector<std::string> states() {
    std::vector<std::string> list;
    const auto add = [&](const std::string& state) {
        if (state != to_before && state != to_here && std::ranges::count(list, state) == 0) list.push_back(state);
    };
    for (const auto& step : steps()) {
        std::ranges::for_each(step.from, add);
        add(step.to);
    }
    return list;
}

std::vector<std::string> missing(const Step& step, const Recorded& recorded) {
    std::vector<std::string> list;
    for (const auto& guard : step.guards)
        if (!recorded(guard)) list.push_back(guard);
    return list;
}

Stage stage_of(std::string_view state) {
    if (state.starts_with("referral.")) return Stage::Referral;
    if (state.starts_with("sin.")) return Stage::Notification;
    if (state == "rr.complete" || state.starts_with("panel.") || state.starts_with("decision.") || state.starts_with("national.") || state.starts_with("closed.")) return Stage::Decision;
    if (state.starts_with("rr.")) return Stage::RapidReview;
    if (state.starts_with("pub.") || state == "published") return Stage::Publication;
    return Stage::Review;
}

bool is_closed(std::string_view state) {
    return state == "referral.closed" || state == "sin.info_only" || state == "sin.withdrawn" || state.starts_with("closed.");
}

}  // namespace casework
