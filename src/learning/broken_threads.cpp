#include "learning/broken_threads.h"

#include <algorithm>
#include <set>

#include "casework/case_store.h"
#include "casework/record.h"
#include "learning/tracker_store.h"

namespace learning {

namespace {

bool waits_for_answer(const Thread& thread) {
    const auto& state = thread.head.state;
    if (state == "superseded" || state == "withdrawn") return false;
    const auto list = thread.addressees();
    return list.empty() || std::ranges::any_of(list, [](const Addressee& one) { return one.response == nullptr; });
}

bool ended_without_evidence(const Thread& thread) {
    const auto list = thread.actions();
    return !list.empty() && std::ranges::all_of(list, &Action::is_done) && thread.all("evidence").empty();
}

std::vector<LooseFinding> loose_findings(store::Snapshot& snapshot, const casework::Ground& ground, const std::vector<std::string>& cases) {
    std::vector<LooseFinding> list;
    for (const auto& case_id : cases) {
        const auto id = base::PublicId::parse(case_id);
        const auto of = id ? casework::find_case(snapshot, *id) : std::nullopt;
        if (!of || ground.keys.is_destroyed(of->seal)) continue;
        const auto findings = casework::records(snapshot, ground, *of, "finding");
        if (findings.empty()) continue;
        std::set<std::string> used;
        for (const auto& head : heads_of_case(snapshot, case_id)) used.insert(open_thread(snapshot, ground, head).wording().answers.of("recommendation", "finding"));
        for (std::size_t number = 1; const auto& finding : findings) {
            if (!used.contains(finding.id.to_string())) list.push_back({of->reference, finding.id.to_string(), number});
            ++number;
        }
    }
    return list;
}

}  // namespace

BrokenThreads broken_threads(store::Snapshot& snapshot, const casework::Ground& ground, const Reader& reader, const std::vector<std::string>& may_read_findings, base::Day today) {
    BrokenThreads broken;
    broken.findings = loose_findings(snapshot, ground, may_read_findings);
    for (auto& head : tracker(snapshot, reader, {.today = today, .size = 0}).heads) {
        const auto thread = open_thread(snapshot, ground, head);
        if (waits_for_answer(thread)) broken.unanswered.push_back(head);
        if (ended_without_evidence(thread)) broken.without_evidence.push_back(head);
        if (head.retest_on && *head.retest_on < today) broken.retest_overdue.push_back(head);
    }
    return broken;
}

}  // namespace learning
