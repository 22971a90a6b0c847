#include <boost/json.hpp>

#include <algorithm>
#include <optional>

#include "base/fault.h"
#include "cli/calendar_works.h"
#include "cli/deposit_works.h"
#include "cli/demonstration_works.h"
#include "cli/identity_works.h"
#include "cli/import_words.h"
#include "cli/work.h"
#include "collection/importer.h"
#include "collection/projection_store.h"
#include "collection/record_care.h"
#include "collection/record_store.h"
#include "collection/rereading.h"
#include "collection/search_feed.h"
#include "documents/extract.h"
#include "publishing/holder_telling.h"
#include "store/sealing/backup.h"

namespace cli {

namespace {

namespace json = boost::json;

/// Turns "somebody wants it to stop", which is asked, into a stop token, which tells.
class StopAsked {
public:
    explicit StopAsked(const store::JobRun& run) : thread_{[this, &run](std::stop_token ended) {
          while (!ended.stop_requested()) {
              if (run.stop_wanted()) {
                  source_.request_stop();
                  return;
              }
              std::this_thread::sleep_for(std::chrono::milliseconds{50});
          }
      }} {}
    std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::jthread thread_;
};

collection::Reference reference_from(const std::string& words) {
    const auto reference = collection::parse_reference(words);
    if (!reference) throw base::Fault{"This is no reference", words, "Write it as 2026/417."};
    return *reference;
}

collection::Reference reference_in(const json::value& asked) { return reference_from(std::string{asked.at("reference").as_string()}); }

std::optional<std::string> import_work(Library& library, store::JobRun& run) {
    const auto asked = json::parse(run.parameters());
    std::vector<std::filesystem::path> paths;
    for (const auto& path : asked.at("paths").as_array()) paths.emplace_back(std::string{path.as_string()});
    const StopAsked stop{run};
    collection::ImportOptions options;
    options.source = std::string{asked.at("source").as_string()};
    options.check_only = asked.at("check").as_bool();
    options.on_progress = [&](const collection::ImportProgress& now) { run.progress(now.done, now.total, now.file); };
    options.on_batch = [&] { library.catch_up(); };
    options.stop = stop.token();
    collection::Importer importer{library.store(), collection::read_with(library.reader())};
    const auto report = importer.run(paths, options);
    if (!options.check_only) library.catch_up();
    if (report.stopped) return std::nullopt;
    return to_job_result({.json = report.to_json(), .words = report.to_words(), .refused = static_cast<std::int64_t>(report.refused.size())});
}

std::optional<std::string> reread_work(Library& library, store::JobRun& run) {
    const auto asked = json::parse(run.parameters());
    const StopAsked stop{run};
    collection::RereadOptions options;
    options.extractor = documents::extractor_version;
    options.all = asked.at("all").as_bool();
    for (const auto& words : asked.at("references").as_array()) options.only.push_back(reference_from(std::string{words.as_string()}));
    options.on_progress = [&](const collection::ImportProgress& now) { run.progress(now.done, now.total, now.file); };
    options.on_batch = [&] { library.catch_up(); };
    options.stop = stop.token();
    const auto report = collection::reread(library.store(), collection::read_with(library.reader()).file, options);
    library.catch_up();
    if (report.stopped) return std::nullopt;
    return to_job_result({.json = report.to_json(), .words = report.to_words(), .refused = static_cast<std::int64_t>(report.refused.size())});
}

std::optional<std::string> rebuild_work(Library& library, store::JobRun& run) {
    library.rebuild([&](std::int64_t done, std::int64_t total) { run.progress(done, total, ""); }, [&] { return run.stop_wanted(); });
    return json::serialize(json::object{{"reviews", library.index().stats().reviews}});
}

base::Day day_of(base::Instant instant) { return std::chrono::floor<std::chrono::days>(instant); }

/// What the audit says of a change.
struct Told {
    audit::Kind kind;
    const char* reason;
};

/// Changes a record, publishes the change and records it in one transaction; the index follows at once.
void change(Library& library, collection::Reference reference, Told told, const std::function<void(store::Transaction&, collection::RecordId)>& what) {
    const auto vault = library.vault();  // Its witness follows what is recorded.
    const auto now = library.store().now();
    library.store().write([&](store::Transaction& transaction) {
        const auto record = collection::find_record(transaction, reference);
        if (!record) throw base::Fault{"There is no review with this reference", collection::to_string(reference), "Look it up with: cairn search"};
        what(transaction, *record);
        collection::publish(transaction, *record, day_of(now));
        audit::record(transaction, {.at = now, .object = collection::to_string(reference), .kind = told.kind, .reason = told.reason});
    });
    library.catch_up();
}

std::optional<std::string> withdraw_work(Library& library, store::JobRun& run) {
    const auto asked = json::parse(run.parameters());
    const auto now = library.store().now();
    collection::Withdrawal withdrawal;
    withdrawal.on = day_of(now);
    withdrawal.reason = std::string{asked.at("reason").as_string()};
    withdrawal.record_is_risk = asked.at("record_is_risk").as_bool();
    change(library, reference_in(asked), {audit::Kind::TakenDown, ""}, [&](store::Transaction& transaction, collection::RecordId record) {
        collection::set_withdrawal(transaction, record, withdrawal, now);
        publishing::tell_holders(transaction, base::system_random(), std::nullopt, reference_in(asked), "hidden", {.at = now, .kind = audit::Kind::RecordEdited});
    });
    library.index().tidy();  // Its words leave the disk too.
    return "{}";
}

std::optional<std::string> restore_work(Library& library, store::JobRun& run) {
    const auto now = library.store().now();
    const auto reference = reference_in(json::parse(run.parameters()));
    change(library, reference, {audit::Kind::RecordEdited, "public-again"}, [&](store::Transaction& transaction, collection::RecordId record) {
        collection::set_withdrawal(transaction, record, std::nullopt, now);
        publishing::tell_holders(transaction, base::system_random(), std::nullopt, reference, "restored", {.at = now, .kind = audit::Kind::RecordEdited});
    });
    return "{}";
}

std::optional<std::string> confirm_work(Library& library, store::JobRun& run) {
    change(library, reference_in(json::parse(run.parameters())), {audit::Kind::RecordEdited, "suggestion-confirmed"},
           [](store::Transaction& transaction, collection::RecordId record) { collection::confirm_suggestions(transaction, record); });
    return "{}";
}

std::optional<std::string> backup_work(Library& library, store::JobRun& run) {
    const auto vault = library.vault();
    const std::filesystem::path to{std::string{json::parse(run.parameters()).at("to").as_string()}};
    store::BackupProgress progress;
    progress.at = [&](std::int64_t done, std::int64_t total) { run.progress(done, total, "files"); };
    progress.stop_wanted = [&] { return run.stop_wanted(); };
    const auto report = store::make_backup(library.store(), vault->keys(), to, progress);
    if (!report) throw base::Fault{report.error().words, "", ""};
    record_at_shell(library.store(), audit::Kind::BackupMade, "", report->problems.empty() ? audit::Outcome::Done : audit::Outcome::Failed);
    json::array problems;
    for (const auto& problem : report->problems) problems.emplace_back(problem);
    return json::serialize(json::object{{"files", report->files}, {"bytes", report->bytes}, {"problems", std::move(problems)}});
}

/// What a command did outside the data folder, for the record. Only what such commands do.
std::optional<std::string> note_work(Library& library, store::JobRun& run) {
    const auto vault = library.vault();
    const auto asked = json::parse(run.parameters());
    const auto kind = audit::parse_kind(std::string_view{asked.at("kind").as_string()});
    using enum audit::Kind;
    constexpr audit::Kind noted[] = {KeyUsedForRecovery, KeySharesMade, KeysBackedUp, AuditVerified, AuditFailed};
    if (!kind || std::ranges::find(noted, *kind) == std::end(noted)) throw base::Fault{"This is not recorded from the shell", "", ""};
    record_at_shell(library.store(), *kind, std::string{asked.at("object").as_string()}, *kind == AuditFailed ? audit::Outcome::Failed : audit::Outcome::Done);
    return "{}";
}

}  // namespace

WorkTable works_of(Library& library) {
    const auto with = [&library](std::optional<std::string> (*work)(Library&, store::JobRun&)) -> store::JobWork {
        return [&library, work](store::JobRun& run) { return work(library, run); };
    };
    WorkTable works{{"import", with(import_work)},           {"index-rebuild", with(rebuild_work)},   {"record-withdraw", with(withdraw_work)},
            {"record-restore", with(restore_work)}, {"record-confirm", with(confirm_work)},
            {"record-reread", with(reread_work)},    {"backup", with(backup_work)},            {"audit-note", with(note_work)},
            {"demonstration-cases", with(demonstration_cases_work)}, {"demonstration-caseload", with(demonstration_caseload_work)}};
    add_identity_works(works, library);
    add_calendar_works(works, library);
    add_deposit_works(works, library);
    return works;
}

}  // namespace cli
