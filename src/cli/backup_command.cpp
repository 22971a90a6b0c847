#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <memory>
#include <optional>

#include "audit/event_store.h"
#include "base/fault.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/settings.h"
#include "cli/vault.h"
#include "cli/work.h"
#include "store/handover.h"
#include "store/sealing/backup.h"

namespace cli {

namespace {

namespace fs = std::filesystem;

struct BackupWords {
    std::string folder, keys;
    bool json = false;
};

Exit back_up(const Setting& setting, const BackupWords& words) {
    const auto parameters = boost::json::serialize(boost::json::object{{"to", fs::absolute(words.folder).string()}});
    const auto ended = do_work(setting, "backup", parameters, words.json ? Showing::Nothing : Showing::Progress);
    if (!ended.done) {
        std::fprintf(stderr, "cairn: %s\n", ended.problem.c_str());
        return Exit::Refused;
    }
    const auto result = boost::json::parse(ended.result);
    const auto& problems = result.at("problems").as_array();
    if (words.json) {
        std::printf("%s\n", ended.result.c_str());
    } else {
        for (const auto& problem : problems) std::printf("Wrong: %s\n", problem.as_string().c_str());
        std::printf("The backup in %s is whole: %lld files. The keys are not in it: cairn keys backup\n", words.folder.c_str(),
                    static_cast<long long>(result.at("files").as_int64()));
    }
    return problems.empty() ? Exit::Done : Exit::Refused;
}

/// A key whose destruction this record tells of stays destroyed, also where the keys come from an older copy.
void obey_record(store::Store& store, store::Keys& keys) {
    std::vector<store::KeyId> destroyed;
    store.read([&](store::Snapshot& snapshot) {
        audit::for_each_event(snapshot, [&](const audit::EventRow& row) {
            const auto key = row.event.kind == audit::Kind::KeyDestroyed && row.event.outcome == audit::Outcome::Done ? store::KeyId::parse(row.event.object) : std::nullopt;
            if (key && *key != store::KeyId::installation()) destroyed.push_back(*key);
            return true;
        });
    });
    for (const auto key : destroyed) keys.destroy(key);
}

Exit restore(const Setting& setting, const BackupWords& words) {
    auto settings = settings_of(setting);
    if (!settings) return Exit::Refused;
    if (!words.keys.empty()) settings->keys.folder = fs::absolute(words.keys).string();
    const auto keys = store::Keys::open({.folder = keys_folder_of(*settings, setting.data), .data_folder = setting.data, .when_new = store::KeysOptions::WhenNew::Refuse});
    if (!keys) throw base::Fault{keys.error().words, "", ""};
    auto lock = std::optional{lock_keys(base::real_files(), (*keys)->folder(), "cairn restore")};
    ProgressLine line{!words.json};
    const auto restored = store::restore_backup(words.folder, **keys, setting.data, {.at = [&](std::int64_t done, std::int64_t total) { line.show(done, total, "files", std::nullopt); }});
    if (!restored) throw base::Fault{restored.error().words, "", ""};
    auto store = store::Store::open(setting.data, {.purpose = "cairn restore"});
    if (!store) throw base::Fault{store.error().words, setting.data.string(), ""};
    obey_record(**store, **keys);
    audit::Witness::note_restored(**store, **keys, roots_folder_of(*settings, setting.data));
    lock.reset();  // The vault takes it.
    const auto vault = Vault::open(**store, *settings);
    record_at_shell(**store, audit::Kind::BackupRestored, "");
    if (words.json) std::printf("%s\n", boost::json::serialize(boost::json::object{{"files", restored->files}, {"bytes", restored->bytes}}).c_str());
    else std::printf("%s is restored: %lld files. Your configuration (cairn.toml) is not in a backup; the index builds itself.\n", setting.data.c_str(), static_cast<long long>(restored->files));
    if (!words.json && (*keys)->folder() != store::default_keys_folder(setting.data)) std::printf("Set keys.folder to %s in its configuration.\n", (*keys)->folder().c_str());
    return Exit::Done;
}

}  // namespace

void add_backup(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("backup", "Copy the data folder, sealed, while the server serves or without one");
    command->footer("Example: cairn --data /srv/cairn backup /mnt/backups/2026-05-14\nThe keys are kept apart: cairn keys backup");
    const auto words = std::make_shared<BackupWords>();
    command->add_option("folder", words->folder, "A new folder")->required();
    command->add_flag("--json", words->json, "Print the report as JSON, and nothing else");
    command->callback([&chosen, words] { chosen = [words](const Setting& setting) { return back_up(setting, *words); }; });
}

void add_restore(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("restore", "Make a data folder from a backup: all of it, or nothing");
    command->footer("Example: cairn --data /srv/new restore /mnt/backups/2026-05-14 --keys /srv/cairn.keys\n"
                    "--data names a folder that is new or empty. Keys that were lost come first: cairn keys restore");
    const auto words = std::make_shared<BackupWords>();
    command->add_option("folder", words->folder, "The backup")->required()->check(CLI::ExistingDirectory);
    command->add_option("--keys", words->keys, "The folder of its keys; without: keys.folder of the configuration");
    command->add_flag("--json", words->json, "Print the report as JSON, and nothing else");
    command->callback([&chosen, words] { chosen = [words](const Setting& setting) { return restore(setting, *words); }; });
}

}  // namespace cli
