#include "learning/thread.h"

#include <algorithm>
#include <array>

#include "base/assert.h"

namespace learning {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> impact_codes{{
    {"audit_of_files", "IMP-01"}, {"dip_sample", "IMP-02"}, {"practitioner_survey", "IMP-03"}, {"child_family_feedback", "IMP-04"},
    {"performance_data", "IMP-05"}, {"scrutiny_visit", "IMP-06"}, {"inspection_finding", "IMP-07"}, {"output_only", "IMP-08"}}};

}  // namespace

std::string_view impact_code(std::string_view kind) {
    const auto found = std::ranges::find(impact_codes, kind, &std::pair<std::string_view, std::string_view>::first);
    return found == impact_codes.end() ? std::string_view{} : found->second;
}

bool is_output_only(const Entry& evidence) { return impact_code(evidence.answers.of("evidence", "kind")) == "IMP-08"; }

bool is_about(const Entry& entry, const Entry& first) { return !entry.about.empty() && (entry.about == first.id.to_string() || entry.about == first.about); }

const Entry& Thread::wording() const {
    const auto found = std::ranges::find(entries.rbegin(), entries.rend(), std::string{"recommendation"}, &Entry::form);
    CAIRN_ASSERT(found != entries.rend());
    return *found;
}

std::vector<Addressee> Thread::addressees() const {
    std::vector<Addressee> list;
    const auto& words = wording().answers;
    for (std::size_t turn = 0; turn < words.turns("addressee"); ++turn) {
        Addressee one{turn, words.of("addressee", "target", turn), words.of("addressee", "name", turn), !words.of("addressee", "jointly", turn).empty(), nullptr};
        if (one.target.empty() && one.name.empty()) continue;
        for (const auto& entry : entries)
            if (entry.form == "addressee_response" && entry.about == std::to_string(turn)) one.response = &entry;
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<Action> Thread::actions() const {
    std::vector<Action> list;
    for (const auto& entry : entries) {
        if (entry.form != "tracked_action") continue;
        const auto same = std::ranges::find_if(list, [&](const Action& action) { return is_about(entry, *action.first); });
        if (same == list.end()) list.push_back({&entry, &entry});
        else same->newest = &entry;
    }
    return list;
}

std::vector<const Entry*> Thread::all(std::string_view form) const {
    std::vector<const Entry*> list;
    for (const auto& entry : entries)
        if (entry.form == form) list.push_back(&entry);
    return list;
}

const Entry* Thread::find(const base::PublicId& id) const {
    const auto found = std::ranges::find(entries, id, &Entry::id);
    return found == entries.end() ? nullptr : &*found;
}

const Taken* Thread::last_to(std::string_view state) const {
    const auto found = std::ranges::find(steps.rbegin(), steps.rend(), state, &Taken::to);
    return found == steps.rend() ? nullptr : &*found;
}

}  // namespace learning
