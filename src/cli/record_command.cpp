#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/import_words.h"
#include "cli/library.h"
#include "cli/work.h"
#include "exchange/review_json.h"

namespace cli {

namespace {

struct RecordWords {
    std::string reference, reason;
    bool record_is_risk = false;
};

Exit report(const Ended& ended, const char* done) {
    if (!ended.done) {
        std::fprintf(stderr, "cairn: %s\n", ended.problem.c_str());
        return Exit::Refused;
    }
    std::puts(done);
    return Exit::Done;
}

Exit withdraw(const Setting& setting, const RecordWords& words) {
    const auto parameters = boost::json::serialize(boost::json::object{{"reference", words.reference}, {"reason", words.reason}, {"record_is_risk", words.record_is_risk}});
    return report(do_work(setting, "record-withdraw", parameters, Showing::Nothing), "It is withdrawn. Its address says so, and its files answer 410.");
}

Exit restore(const Setting& setting, const RecordWords& words) {
    const auto parameters = boost::json::serialize(boost::json::object{{"reference", words.reference}});
    return report(do_work(setting, "record-restore", parameters, Showing::Nothing), "It is public again.");
}

Exit confirm(const Setting& setting, const RecordWords& words) {
    const auto parameters = boost::json::serialize(boost::json::object{{"reference", words.reference}});
    return report(do_work(setting, "record-confirm", parameters, Showing::Nothing), "What a program suggested is now confirmed.");
}

Exit show(const Setting& setting, const RecordWords& words) {
    const auto library = Library::open(setting, Library::Access::Reader, "cairn record show");
    const auto reference = collection::parse_reference(words.reference);
    const auto catalogue = library->catalogue();
    const auto review = reference ? catalogue.review(*reference) : std::nullopt;
    if (!review) {
        std::fprintf(stderr, "cairn: there is no review %s. Write it as 2026/417.\n", words.reference.c_str());
        return Exit::Refused;
    }
    std::puts(exchange::to_json({.review = *review, .points = catalogue.points(*reference), .versions = catalogue.versions(*reference), .public_url = {}}).c_str());
    return Exit::Done;
}

struct RereadWords {
    std::vector<std::string> references;
    bool all = false, json = false;
};

Exit reread(const Setting& setting, const RereadWords& words) {
    boost::json::array references;
    for (const auto& one : words.references) references.emplace_back(one);
    const auto parameters = boost::json::serialize(boost::json::object{{"references", std::move(references)}, {"all", words.all}});
    const auto ended = do_work(setting, "record-reread", parameters, words.json ? Showing::Nothing : Showing::Progress);
    if (!ended.done) return report(ended, "");
    const auto result = import_result_of(ended.result);
    std::fputs((words.json ? result.json + "\n" : result.words).c_str(), stdout);
    return result.refused == 0 ? Exit::Done : Exit::Refused;
}

void add_reread(CLI::App& command, Chosen& chosen) {
    auto* part = command.add_subcommand("reread", "Read stored files again where this program reads better than the one that read them; every link goes on");
    part->footer("Example: cairn record reread\n"
                 "         cairn record reread 2026/417 --json\n"
                 "Run it after an upgrade. It can be stopped and run again: what is done is not done twice.");
    const auto words = std::make_shared<RereadWords>();
    part->add_option("references", words->references, "Only the files of these reviews, as 2026/417, whoever read them");
    part->add_flag("--all", words->all, "Every stored file, also those that this program has read");
    part->add_flag("--json", words->json, "Print the report as JSON, and nothing else");
    part->callback([&chosen, words] { chosen = [words](const Setting& setting) { return reread(setting, *words); }; });
}

}  // namespace

void add_record(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("record", "Look after records: show, withdraw, restore, confirm what was suggested, read stored files again");
    command->footer("Example: cairn record withdraw 2026/417 --reason 'At the publisher’s request'");
    command->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, Exit (*act)(const Setting&, const RecordWords&), bool with_reason) {
        auto* part = command->add_subcommand(name, what);
        const auto words = std::make_shared<RecordWords>();
        part->add_option("reference", words->reference, "The review, as 2026/417")->required();
        if (with_reason) {
            part->add_option("--reason", words->reason, "Shown on the record’s page")->required();
            part->add_flag("--record-is-risk", words->record_is_risk, "The record itself is the risk: its page says only that a review was withdrawn");
        }
        part->callback([&chosen, act, words] { chosen = [act, words](const Setting& setting) { return act(setting, *words); }; });
    };
    add("show", "Print what the public may know of it, as JSON", show, false);
    add("withdraw", "Take it away from the public; the address stays and says so", withdraw, true);
    add("restore", "Make a withdrawn record public again", restore, false);
    add("confirm", "Confirm what a program suggested from the text", confirm, false);
    add_reread(*command, chosen);
}

}  // namespace cli
