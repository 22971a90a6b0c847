#include <CLI/CLI.hpp>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "casework/demonstration/eastmarch.h"
#include "cli/command.h"
#include "cli/demonstration_works.h"
#include "cli/work.h"

namespace cli {

namespace {

struct DemoWords {
    std::int64_t cases = 0;
    std::uint64_t seed = casework::demonstration::usual_seed;
    bool json = false;
};

Exit make(const Setting& setting, const DemoWords& words) {
    mark_as_demonstration(setting);
    const auto parameters = boost::json::serialize(boost::json::object{{"cases", words.cases}, {"seed", words.seed}});
    const auto ended = do_work(setting, "demonstration-caseload", parameters, words.json ? Showing::Nothing : Showing::Progress);
    if (!ended.done) {
        std::fprintf(stderr, "cairn: %s\n", ended.problem.c_str());
        return Exit::Refused;
    }
    if (words.json) {
        std::puts(ended.result.c_str());
        return Exit::Done;
    }
    const auto result = boost::json::parse(ended.result);
    std::puts(fmt::format("{} invented cases made, {} were there.", result.at("made").as_int64(), result.at("found").as_int64()).c_str());
    print_new_accounts(ended.result);
    return Exit::Done;
}

}  // namespace

void add_demo(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("demo", "Fill a demonstration folder with invented cases, thousands of them if you like");
    command->footer("Example: cairn --data /tmp/demo demo --cases 15000 --seed 7\n"
                    "Run again after a stop: it goes on. A folder with anything real in it is refused, and one with invented cases says so for ever.");
    const auto words = std::make_shared<DemoWords>();
    command->add_option("--cases", words->cases, "How many cases there are to be")->required()->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    command->add_option("--seed", words->seed, "Another number, other cases")->capture_default_str();
    command->add_flag("--json", words->json, "Print the result as JSON, and nothing else");
    command->callback([&chosen, words] { chosen = [words](const Setting& setting) { return make(setting, *words); }; });
}

}  // namespace cli
