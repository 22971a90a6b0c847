#include "learning/owner.h"

#include <algorithm>

#include "base/assert.h"
#include "base/text.h"
#include "calendar/london.h"
#include "collection/words.h"
#include "learning/state_path.h"
#include "learning/tracker_store.h"

namespace learning {

const Entry& OwnedAction::first() const {
    const auto id = base::PublicId::parse(action);
    const auto* found = id ? thread.find(*id) : nullptr;
    CAIRN_ASSERT(found);
    return *found;
}

const Entry& OwnedAction::newest() const {
    const Entry* last = &first();
    for (const auto& entry : thread.entries)
        if (entry.form == "tracked_action" && is_about(entry, first())) last = &entry;
    return *last;
}

bool OwnedAction::is_open() const { return !is_done() && learning::is_open(thread.head.state) && thread.head.state != "proposed"; }

bool is_of_agency(const OwnedAction& one, std::string_view agency) {
    const auto owner = collection::plain_words(one.said("owner"));
    const auto names = [&](std::string_view name) { return !name.empty() && owner.find(collection::plain_words(name)) != std::string::npos; };
    if (names(agency)) return true;
    const auto addressed = one.thread.addressees();
    return std::ranges::any_of(addressed, [&](const Addressee& other) { return other.name == agency; }) && std::ranges::none_of(addressed, [&](const Addressee& other) { return names(other.name); });
}

std::vector<UpdateLack> lacks_of(const Thread& thread, const casework::Answers& said, bool with_evidence) {
    std::vector<UpdateLack> list;
    const auto& progress = said.of("tracked", "progress");
    if (progress == "all_done" && !said.day({"tracked", 0, "done_on"})) list.push_back(UpdateLack::DoneDay);
    if (progress == "all_done" && !with_evidence && !has_output_evidence(thread)) list.push_back(UpdateLack::Evidence);
    if (progress == "blocked" && base::trim(said.of("tracked", "blocked_by")).empty()) list.push_back(UpdateLack::BlockedReason);
    return list;
}

void update_action(store::Transaction& transaction, const casework::Ground& ground, const OwnedAction& one, const casework::Answers& said, const std::string& evidence, const casework::Doer& doer) {
    if (said != one.newest().answers) add_entry(transaction, ground, one.thread.head, {"tracked_action", said, one.action, one.newest().id.to_string()}, doer);
    const auto before = one.thread.all("evidence");
    if (evidence.empty() || std::ranges::any_of(before, [&](const Entry* entry) { return entry->answers.of("evidence", "shows") == evidence; })) return;
    const auto done_on = said.day({"tracked", 0, "done_on"});
    casework::Answers shown;
    shown.set({"evidence", 0, "kind"}, "output_only"), shown.set({"evidence", 0, "shows"}, evidence);
    shown.set({"evidence", 0, "on"}, base::to_iso(done_on.value_or(calendar::day_in_london(doer.at))));
    add_entry(transaction, ground, one.thread.head, {"evidence", shown}, doer);
}

}  // namespace learning
