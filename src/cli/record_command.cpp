#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <memory>

#include "cli/command.h"
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

}  // namespace

void add_record(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("record", "Look after one record: show, withdraw, restore, confirm what was suggested");
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
}

}  // namespace cli
