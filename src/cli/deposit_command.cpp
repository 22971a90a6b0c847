#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <memory>

#include "base/fault.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/work.h"

namespace cli {

namespace {

struct DepositWords {
    std::string file, reference, to, key, out, named, contact, address, permission, mail, telephone;
    bool anonymous = false;
};

std::string full_path(const std::string& path) { return std::filesystem::absolute(path).lexically_normal().string(); }

/// Hands it to the owner of the folder and prints what came of it.
Exit deposit_work(const Setting& setting, const char* kind, const boost::json::object& parameters) {
    const auto ended = do_work(setting, kind, boost::json::serialize(parameters), Showing::Nothing);
    if (!ended.done) {
        std::fprintf(stderr, "cairn: %s\n", ended.problem.c_str());
        return Exit::Refused;
    }
    std::puts(std::string{boost::json::parse(ended.result).at("words").as_string()}.c_str());
    return Exit::Done;
}

Exit export_one(const Setting& setting, const DepositWords& words) {
    if (std::filesystem::exists(words.out)) throw base::Fault{"There is a file already", words.out, "Name a new one"};
    return deposit_work(setting, "deposit-export", {{"reference", words.reference}, {"recipient", words.to}, {"key", words.key}, {"anonymous", words.anonymous}, {"contact", words.contact}, {"address", words.address},
                                                    {"permission", words.permission}, {"mail", words.mail}, {"telephone", words.telephone}, {"out", full_path(words.out)}});
}

Exit import_one(const Setting& setting, const DepositWords& words) {
    const auto out = words.out.empty() ? words.file + ".acknowledgement.json" : words.out;
    return deposit_work(setting, "deposit-import", {{"file", full_path(words.file)}, {"out", full_path(out)}});
}

Exit trust_one(const Setting& setting, const DepositWords& words) { return deposit_work(setting, "deposit-trust", {{"key", words.key}, {"named", words.named}}); }

Exit show_key(const Setting& setting, const DepositWords&) { return deposit_work(setting, "deposit-key", {}); }

}  // namespace

void add_deposit(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("deposit", "Give a published review to another Cairn, or take one in: signed files");
    command->footer("Example: cairn deposit export 2026/417 --to 'National library' deposit.json\n"
                    "         cairn deposit import deposit.json        also reads an acknowledgement back, and the message that a review was hidden");
    command->require_subcommand(1);
    const auto words = std::make_shared<DepositWords>();
    const auto add = [&](const char* name, const char* what, Exit (*act)(const Setting&, const DepositWords&)) {
        auto* part = command->add_subcommand(name, what);
        part->callback([&chosen, act, words] { chosen = [act, words](const Setting& setting) { return act(setting, *words); }; });
        return part;
    };
    auto* out = add("export", "Make the signed file of a review, and note who receives it", export_one);
    out->add_option("reference", words->reference, "The review, as 2026/417")->required();
    out->add_option("file", words->out, "A new file")->required();
    out->add_option("--to", words->to, "Who receives it, in words")->required();
    out->add_option("--mail", words->mail, "Their e-mail address, for the hour in which it has to be hidden");
    out->add_option("--telephone", words->telephone, "Their telephone number, for the same hour");
    out->add_option("--key", words->key, "Their public key; needed with --anonymous, for the source is sealed for them");
    out->add_flag("--anonymous", words->anonymous, "Withhold the area; only files written anew without names go with it");
    out->add_option("--contact", words->contact, "Whom to ask about it");
    out->add_option("--contact-address", words->address, "Their e-mail address");
    out->add_option("--permission", words->permission, "Permission, in words (without: as the record says)");
    auto* in = add("import", "Take a deposit onto the cataloguers' desk, or read an acknowledgement back", import_one);
    in->add_option("file", words->file, "The file that came")->required()->check(CLI::ExistingFile);
    in->add_option("--acknowledgement", words->out, "Where the signed acknowledgement is written (without: beside the file)");
    auto* trust = add("trust", "Believe what this key signs; compare its fingerprint by telephone first", trust_one);
    trust->add_option("key", words->key, "Public key, 64 letters and digits")->required();
    trust->add_option("--name", words->named, "Whose it is")->required();
    add("key", "Show this installation's public key and its fingerprint", show_key);
}

}  // namespace cli
