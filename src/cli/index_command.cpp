#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <boost/json.hpp>

#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/library.h"
#include "cli/work.h"

namespace cli {

namespace {

Exit rebuild(const Setting& setting, bool json) {
    const auto ended = do_work(setting, "index-rebuild", "{}", json ? Showing::Nothing : Showing::Progress);
    if (!ended.done) {
        std::fprintf(stderr, "cairn: %s\n", ended.problem.c_str());
        return Exit::Refused;
    }
    if (json) std::printf("%s\n", ended.result.c_str());
    else std::puts("The index is built anew.");
    return Exit::Done;
}

Exit verify(const Setting& setting, bool json) {
    const auto library = Library::open(setting, Library::Access::Reader, "cairn index verify");
    const auto wrong = library->index_problems();
    if (json) {
        boost::json::array list;
        for (const auto& sentence : wrong) list.push_back(boost::json::string{sentence});
        std::printf("%s\n", boost::json::serialize(boost::json::object{{"sound", wrong.empty()}, {"problems", std::move(list)}}).c_str());
    } else {
        for (const auto& sentence : wrong) std::printf("%s\n", sentence.c_str());
        std::puts(wrong.empty() ? "The index is whole and matches the collection." : "Run: cairn index rebuild");
    }
    return wrong.empty() ? Exit::Done : Exit::Refused;
}

Exit stats(const Setting& setting, bool json) {
    const auto library = Library::open(setting, Library::Access::Reader, "cairn index stats");
    const auto of = library->index().stats();
    if (json) {
        std::printf("%s\n", boost::json::serialize(boost::json::object{{"reviews", of.reviews}, {"passages", of.passages}, {"terms", of.terms}, {"segments", of.segments},
                                                                       {"index_bytes", of.index_bytes}, {"text_bytes", of.text_bytes}}).c_str());
    } else {
        std::fputs(fmt::format("{} reviews, {} passages, {} terms in {} segments; index {:.1f} MB, text {:.1f} MB\n", of.reviews, of.passages, of.terms, of.segments,
                               static_cast<double>(of.index_bytes) / 1e6, static_cast<double>(of.text_bytes) / 1e6).c_str(), stdout);
    }
    return Exit::Done;
}

}  // namespace

void add_index(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("index", "Look after the search index, which is derived and can always be rebuilt");
    command->footer("Example: cairn --data /srv/cairn index verify");
    command->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, Exit (*act)(const Setting&, bool)) {
        auto* part = command->add_subcommand(name, what);
        const auto json = std::make_shared<bool>(false);
        part->add_flag("--json", *json, "Print JSON");
        part->callback([&chosen, act, json] { chosen = [act, json](const Setting& setting) { return act(setting, *json); }; });
    };
    add("rebuild", "Build it anew from the store; searches go on meanwhile", rebuild);
    add("verify", "Read every file of it and compare its sums", verify);
    add("stats", "How much it holds", stats);
}

}  // namespace cli
