#include "publishing/hiding.h"

#include "audit/event_store.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/path.h"
#include "casework/publication_reading.h"
#include "casework/publication_telling.h"
#include "collection/projection_store.h"
#include "publishing/holder_telling.h"

namespace publishing {

namespace {

/// Public, so that it says nothing of whoever or whatever made it necessary.
constexpr const char* taken_off_line = "Taken off line by its publisher.";

casework::CaseFile file_now(store::Snapshot& snapshot, Press& press, const casework::Case& of) { return casework::open_file(snapshot, press.ground, casework::case_at(snapshot, of.key)); }

std::optional<collection::RecordId> public_record(store::Snapshot& snapshot, const casework::CaseFile& file) {
    const auto address = address_of(file);
    return address ? collection::find_record(snapshot, *address) : std::nullopt;
}

casework::Answers answers_of(const Hiding& hiding, base::Instant at) {
    casework::Answers answers;
    answers.set({"hiding", 0, "on"}, base::to_iso(calendar::day_in_london(at)));
    answers.set({"hiding", 0, "at"}, calendar::time_in_london(at));
    answers.set({"hiding", 0, "why"}, hiding.why);
    answers.set({"hiding", 0, "record_is_risk"}, hiding.record_is_risk ? "yes" : "");
    answers.set({"order", 0, "what"}, hiding.order);
    return answers;
}

}  // namespace

std::expected<void, HideRefusal> hide(store::Transaction& transaction, Press& press, const casework::Case& of, const Hiding& hiding, const casework::Doer& doer) {
    const auto file = file_now(transaction, press, of);
    if (!file.last_step("publish") || casework::removed_for_good(file)) return std::unexpected{HideRefusal::NotPublic};
    if (casework::hiding_in_force(file)) return std::unexpected{HideRefusal::AlreadyHidden};
    const auto today = calendar::day_in_london(doer.at);
    const auto written = casework::write_down(transaction, press.ground, file.of, {.form = "publication_hiding", .answers = answers_of(hiding, doer.at)}, doer);
    audit::record(transaction, doer.event(audit::Kind::TakenDown, of.id));
    casework::tell_hidden(transaction, press.ground, file.of, written, doer);
    const auto record = public_record(transaction, file);
    if (!record) return {};
    collection::set_withdrawal(transaction, *record, collection::Withdrawal{today, taken_off_line, hiding.record_is_risk}, doer.at);
    collection::publish(transaction, *record, today);
    // Copies that went out still say what is hidden here.
    tell_holders(transaction, press.ground.random, of.key, *address_of(file), "hidden", doer.event(audit::Kind::RecordEdited, of.id));
    return {};
}

std::expected<void, SecondRefusal> answer_hiding(store::Transaction& transaction, Press& press, const casework::Case& of, SecondAnswer answer, const std::string& why, const casework::Doer& doer) {
    const auto file = file_now(transaction, press, of);
    const auto* hiding = casework::hiding_in_force(file);
    if (!hiding || casework::removed_for_good(file)) return std::unexpected{SecondRefusal::NotHidden};
    const bool confirmed = !hiding->answers.of("second", "answer").empty();
    if (confirmed && answer == SecondAnswer::StaysHidden) return std::unexpected{SecondRefusal::NotHidden};
    // Whoever decided last, to hide it or that it stays hidden, decides not alone that it comes back.
    if (hiding->written_by == doer.who.to_string()) return std::unexpected{SecondRefusal::SamePerson};
    const auto today = calendar::day_in_london(doer.at);
    auto answers = hiding->answers;
    if (!confirmed) answers.set({"second", 0, "answer"}, answer == SecondAnswer::Restored ? "restored" : "stays_hidden");
    answers.set({confirmed ? "lifted" : "second", 0, "on"}, base::to_iso(today));
    answers.set({confirmed ? "lifted" : "second", 0, "why"}, why);
    if (!casework::write_anew(transaction, press.ground, file.of, *hiding, answers, doer)) return std::unexpected{SecondRefusal::NotHidden};
    const auto record = public_record(transaction, file);
    if (answer == SecondAnswer::StaysHidden || !record) return {};
    collection::set_withdrawal(transaction, *record, std::nullopt, doer.at);
    collection::publish(transaction, *record, today);
    tell_holders(transaction, press.ground.random, of.key, *address_of(file), "restored", doer.event(audit::Kind::RecordEdited, of.id));
    return {};
}

std::expected<void, HideRefusal> hide(Press& press, const casework::Case& of, const Hiding& hiding, const casework::Doer& doer) {
    return press.store.write([&](store::Transaction& transaction) { return hide(transaction, press, of, hiding, doer); });
}

std::expected<void, SecondRefusal> answer_hiding(Press& press, const casework::Case& of, SecondAnswer answer, const std::string& why, const casework::Doer& doer) {
    return press.store.write([&](store::Transaction& transaction) { return answer_hiding(transaction, press, of, answer, why, doer); });
}

std::optional<casework::Case> case_behind(store::Snapshot& snapshot, const casework::Ground& ground, collection::Reference address) {
    const auto record = collection::find_record(snapshot, address);
    if (!record || collection::held_record(snapshot, *record).source != source_of_cases) return std::nullopt;
    for (const auto& of : casework::all_cases(snapshot)) {
        if (casework::stage_of(of.state) < casework::Stage::Publication || ground.keys.is_destroyed(of.seal)) continue;
        const auto file = casework::open_file(snapshot, ground, of);
        if (file.last_step("publish") && address_of(file) == address) return of;
    }
    return std::nullopt;
}

}  // namespace publishing
