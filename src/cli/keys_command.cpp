#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <memory>

#include "base/fault.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/secret_input.h"
#include "cli/settings.h"
#include "cli/vault.h"
#include "cli/work.h"
#include "store/sealing/recovery.h"

namespace cli {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::size_t shortest_passphrase = 12;

struct KeysWords {
    std::string file, passphrase_file;
    std::vector<std::string> holders;
    bool by_words = false;
};

fs::path keys_folder(const Setting& setting) {
    const auto settings = settings_of(setting);
    if (!settings) throw base::Fault{"The configuration is refused", "", ""};
    return keys_folder_of(*settings, setting.data);
}

void record(const Setting& setting, audit::Kind kind, const std::string& object) {
    const auto ended = do_work(setting, "audit-note", json::serialize(json::object{{"kind", audit::name_of(kind)}, {"object", object}}), Showing::Nothing);
    if (!ended.done) throw base::Fault{"It could not be recorded in the audit", "", ended.problem};
}

template <class Value, class Refusal>
Value allowed(std::expected<Value, Refusal> result) {
    if (!result) {
        if constexpr (requires { result.error().words; }) throw base::Fault{result.error().words, "", ""};
        else throw base::Fault{std::string{store::words_of(result.error())}, "", ""};
    }
    if constexpr (!std::is_void_v<Value>) return std::move(*result);
}

Exit show(const Setting& setting, const KeysWords&) {
    const auto keys = allowed(store::Keys::open({.folder = keys_folder(setting), .data_folder = setting.data, .when_new = store::KeysOptions::WhenNew::Refuse, .use = store::KeysOptions::Use::Look}));
    std::printf("Keys in %s, of the installation %s.\n%zu keys were destroyed.\n", keys->folder().c_str(), keys->installation().to_string().c_str(), keys->destroyed().size());
    return Exit::Done;
}

/// The words go from the key store to the screen and nowhere else; the audit says who was to have them, by code.
Exit share(const Setting& setting, const KeysWords& words) {
    if (words.holders.size() < 2) throw base::Fault{"Name at least two holders", "", "Example: cairn keys share --for manager-1 --for chair-1"};
    const auto shares = allowed(store::make_recovery_words(keys_folder(setting), static_cast<int>(words.holders.size())));
    for (const auto& holder : words.holders) record(setting, audit::Kind::KeySharesMade, holder);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        std::printf("For %s. Write it down, or print this page; it is not shown again.\n\n", words.holders[i].c_str());
        for (std::size_t at = 0; at < shares[i].size(); at += 30) std::printf("    %s\n", shares[i].substr(at, 29).c_str());
        std::printf("\n");
    }
    std::puts("Any two of them bring a lost installation key back: cairn keys recover. One alone opens nothing.\n"
              "Each holder keeps theirs apart from the others and from this computer.");
    return Exit::Done;
}

store::InstallationKey key_of_two_people() {
    const auto one = ask_secret("Words of the first person, on one line"), other = ask_secret("Words of the second person, on one line");
    return allowed(store::join_recovery_words(one, other));
}

Exit recover(const Setting& setting, const KeysWords&) {
    const auto key = key_of_two_people();
    allowed(store::recover_installation_key(keys_folder(setting), key));
    std::puts("The installation key is back in its place.");
    record(setting, audit::Kind::KeyUsedForRecovery, "");
    return Exit::Done;
}

std::string passphrase_of(const KeysWords& words) {
    auto passphrase = secret_from(words.passphrase_file, "Passphrase");
    if (passphrase.size() < shortest_passphrase) throw base::Fault{"The passphrase is shorter than 12 characters", "", "Take four or five words that nobody would put together"};
    return passphrase;
}

Exit back_up(const Setting& setting, const KeysWords& words) {
    if (fs::exists(words.file)) throw base::Fault{"There is a file already", words.file, "Name a new one"};
    const auto backup = allowed(store::key_backup(keys_folder(setting), passphrase_of(words)));
    base::write_durably(base::real_files(), words.file, backup);
    record(setting, audit::Kind::KeysBackedUp, "");
    std::printf("The keys are in %s. Keep it apart from the backups of the data. After a key was destroyed make a new one, and destroy this.\n", words.file.c_str());
    return Exit::Done;
}

Exit restore(const Setting& setting, const KeysWords& words) {
    const auto folder = keys_folder(setting);
    const auto backup = base::read_whole(base::real_files(), words.file);
    allowed(words.by_words ? store::restore_keys(backup, key_of_two_people(), folder) : store::restore_keys(backup, secret_from(words.passphrase_file, "Passphrase"), folder));
    std::printf("The keys are in %s. Keys that were destroyed here stay destroyed.\n", folder.c_str());
    // Where the data has still to be restored, that is recorded with it.
    if (fs::exists(setting.data / "cairn.db")) record(setting, audit::Kind::KeyUsedForRecovery, "");
    return Exit::Done;
}

}  // namespace

void add_keys(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("keys", "Look after the keys under which cases are sealed; they lie outside the data folder");
    command->footer("Example: cairn --data /srv/cairn keys backup /media/safe/keys-2026-05-14");
    command->require_subcommand(1);
    const auto words = std::make_shared<KeysWords>();
    const auto add = [&](const char* name, const char* what, Exit (*act)(const Setting&, const KeysWords&)) {
        auto* part = command->add_subcommand(name, what);
        part->callback([&chosen, act, words] { chosen = [act, words](const Setting& setting) { return act(setting, *words); }; });
        return part;
    };
    add("show", "Where they are, and whose", show);
    add("share", "Make recovery words: any two of the people who hold them bring a lost installation key back", share)
        ->add_option("--for", words->holders, "A code for each holder, which the audit keeps: manager-1. Never a name")
        ->required()
        ->check([](const std::string& code) { return code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == code.npos && !code.empty() && code.size() <= 40 ? "" : "small letters, digits and hyphens only"; });
    add("recover", "Bring the installation key back from the words of two people", recover);
    for (auto* part : {add("backup", "Copy the key store into one file, under a passphrase", back_up), add("restore", "Bring the key store back from that file", restore)}) {
        part->add_option("file", words->file, "The file")->required();
        part->add_option("--passphrase-file", words->passphrase_file, "File whose first line is the passphrase; without, it is asked for");
    }
    command->get_subcommand("restore")->add_flag("--words", words->by_words, "Where the passphrase is lost: ask for the recovery words of two people");
}

}  // namespace cli
