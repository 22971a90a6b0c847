#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/import_words.h"
#include "cli/work.h"

namespace cli {

namespace {

struct ImportWords {
    std::vector<std::string> paths;
    std::string source;
    bool check = false;
    bool json = false;
};

/// The server has another working folder, so paths are made absolute.
std::string parameters_of(const ImportWords& words) {
    boost::json::array paths;
    for (const auto& path : words.paths) paths.push_back(boost::json::string{std::filesystem::absolute(path).lexically_normal().string()});
    return boost::json::serialize(boost::json::object{{"paths", std::move(paths)}, {"source", words.source}, {"check", words.check}});
}

Exit import_them(const Setting& setting, const ImportWords& words) {
    const auto ended = do_work(setting, "import", parameters_of(words), words.json ? Showing::Nothing : Showing::Progress);
    if (!ended.done) {
        std::fprintf(stderr, "cairn: %s\n", ended.problem.c_str());
        return Exit::Refused;
    }
    const auto report = import_result_of(ended.result);
    std::fputs((words.json ? report.json + "\n" : report.words).c_str(), stdout);
    return report.refused == 0 ? Exit::Done : Exit::Refused;
}

}  // namespace

void add_import(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("import", "Bring in catalogue records (JSONL, CSV) and reports (PDF, DOCX, ODT, RTF, TXT, HTML)");
    command->footer("Example: cairn --data /srv/cairn import --source national catalogue.jsonl reports/\n"
                    "Run again after a stop or a crash: what is in already is not taken twice. docs/import.md describes records.");
    const auto words = std::make_shared<ImportWords>();
    command->add_option("paths", words->paths, "Files and folders")->required();
    command->add_option("--source", words->source, "Where the records come from (without: the stem of each catalogue's name)");
    command->add_flag("--check", words->check, "Only report what would be taken and what refused");
    command->add_flag("--json", words->json, "Print the report as JSON, and nothing else");
    command->callback([&chosen, words] { chosen = [words](const Setting& setting) { return import_them(setting, *words); }; });
}

}  // namespace cli
