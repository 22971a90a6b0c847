#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <fstream>
#include <memory>

#include "base/fault.h"
#include "cli/command.h"
#include "cli/inspection.h"
#include "cli/progress.h"
#include "cli/settings.h"
#include "cli/work.h"
#include "store/handover.h"
#include "store/sealing/backup.h"

namespace cli {

namespace {

struct VerifyWords {
    std::string canary, backup;
    std::vector<std::string> also;
    bool json = false;
};

std::vector<std::string> names_in(const std::string& path) {
    std::ifstream file{path};
    if (!file) throw base::Fault{"The list of names cannot be read", path, "Write one name a line"};
    std::vector<std::string> names;
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) names.push_back(line);
    }
    return names;
}

/// The record says that it was looked at; without a server nothing is changed, and so nothing recorded.
void record_with_owner(const Setting& setting, bool sound) {
    if (!store::Handover::connect(setting.data)) return;
    const auto note = boost::json::serialize(boost::json::object{{"kind", sound ? "audit-verified" : "audit-failed"}, {"object", ""}});
    const auto ended = do_work(setting, "audit-note", note, Showing::Nothing);
    if (!ended.done) throw base::Fault{"That it was verified could not be recorded", "", ended.problem};
}

Exit verify_folder(const Setting& setting, const VerifyWords& words) {
    const auto settings = settings_of(setting);
    if (!settings) return Exit::Refused;
    auto store = store::Store::open(setting.data, {.mode = store::Mode::ReadOnly, .purpose = "cairn verify"});
    if (!store) throw base::Fault{store.error().words, setting.data.string(), ""};
    const auto vault = Vault::open(**store, *settings);
    ProgressLine line{!words.json};
    InspectionOptions options;
    if (!words.canary.empty()) options.canaries = names_in(words.canary);
    options.except = words.canary;
    options.also.assign(words.also.begin(), words.also.end());
    options.on_progress = [&](std::int64_t done, std::int64_t total, std::string_view what) { line.show(done, total, what, std::nullopt); };
    const auto found = inspect(**store, *vault, options);
    record_with_owner(setting, found.sound());
    std::printf("%s%s", (words.json ? found.to_json() : found.to_words()).c_str(), words.json ? "\n" : "");
    return found.sound() ? Exit::Done : Exit::Refused;
}

Exit verify_backup(const Setting& setting, const VerifyWords& words) {
    const auto settings = settings_of(setting);
    if (!settings) return Exit::Refused;
    const auto keys = store::Keys::open({.folder = keys_folder_of(*settings, setting.data), .data_folder = setting.data, .when_new = store::KeysOptions::WhenNew::Refuse, .use = store::KeysOptions::Use::Look});
    if (!keys) throw base::Fault{keys.error().words, "", ""};
    ProgressLine line{!words.json};
    const auto problems = store::check_backup(words.backup, **keys, {.at = [&](std::int64_t done, std::int64_t total) { line.show(done, total, "files", std::nullopt); }});
    if (!problems) throw base::Fault{problems.error().words, "", ""};
    if (words.json) {
        boost::json::array list;
        for (const auto& one : *problems) list.emplace_back(one);
        std::printf("%s\n", boost::json::serialize(boost::json::object{{"sound", problems->empty()}, {"problems", std::move(list)}}).c_str());
    } else {
        for (const auto& one : *problems) std::printf("Wrong: %s\n", one.c_str());
        std::puts(problems->empty() ? "The backup is whole." : "Do not rely on this backup: make another.");
    }
    return problems->empty() ? Exit::Done : Exit::Refused;
}

}  // namespace

void add_verify(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("verify", "Look whether everything is whole: audit, files, sealed values, and no name in the plain");
    command->footer("Example: cairn --data /srv/cairn verify --canary names.txt --also /var/log/cairn\n"
                    "         cairn --data /srv/cairn verify --backup /mnt/backups/2026-05-14\n"
                    "It changes nothing, and runs beside the server or without one. Exit status 1: something is wrong.");
    const auto words = std::make_shared<VerifyWords>();
    command->add_option("--canary", words->canary, "File with names, one a line, that may stand nowhere in the plain")->check(CLI::ExistingFile);
    command->add_option("--also", words->also, "Look for names in these folders too: logs, backups");
    command->add_option("--backup", words->backup, "Verify this backup instead of the data folder")->check(CLI::ExistingDirectory);
    command->add_flag("--json", words->json, "Print the report as JSON, and nothing else");
    command->callback([&chosen, words] {
        chosen = [words](const Setting& setting) { return words->backup.empty() ? verify_folder(setting, *words) : verify_backup(setting, *words); };
    });
}

}  // namespace cli
