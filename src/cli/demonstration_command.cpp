#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <memory>

#include "base/fault.h"
#include "cli/command.h"
#include "cli/demonstration_works.h"
#include "cli/import_words.h"
#include "cli/work.h"

namespace cli {

namespace {

namespace fs = std::filesystem;

/// Loaded in this order under one source, so that the corrections change the records before them.
constexpr std::initializer_list<std::initializer_list<const char*>> steps{{"records.jsonl", "records-b.jsonl"}, {"corrections.jsonl"}};

/// Eastmarch and its cases, which are not in any file of the folder.
void load_cases(const Setting& setting, const std::string& folder) {
    const auto ended = do_work(setting, "demonstration-cases", "{}", Showing::Progress);
    if (!ended.done) throw base::Fault{"The cases of the demonstration could not be made: " + ended.problem, folder, ""};
    print_new_accounts(ended.result);
}

Exit load(const Setting& setting, const std::string& folder) {
    std::int64_t refused = 0;
    mark_as_demonstration(setting);
    for (const auto& step : steps) {
        boost::json::array paths;
        for (const char* name : step) {
            const auto path = fs::absolute(fs::path{folder} / name).lexically_normal();
            if (fs::exists(path)) paths.push_back(boost::json::string{path.string()});
        }
        const auto ended = do_work(setting, "import", boost::json::serialize(boost::json::object{{"paths", std::move(paths)}, {"source", "demonstration"}, {"check", false}}), Showing::Progress);
        if (!ended.done) throw base::Fault{"The demonstration could not be loaded: " + ended.problem, folder, ""};
        const auto report = import_result_of(ended.result);
        std::fputs(report.words.c_str(), stdout);
        refused += report.refused;
    }
    load_cases(setting, folder);
    return refused == 0 ? Exit::Done : Exit::Refused;
}

}  // namespace

void add_demonstration(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("demonstration", "Load the fictional demonstration into a data folder, which then says so on every page for ever");
    command->footer("Example: cairn --data /tmp/demo demonstration demonstration/");
    const auto folder = std::make_shared<std::string>();
    command->add_option("folder", *folder, "The folder demonstration/ of the source")->required()->check(CLI::ExistingDirectory);
    command->callback([&chosen, folder] { chosen = [folder](const Setting& setting) { return load(setting, *folder); }; });
}

}  // namespace cli
