#include <CLI/CLI.hpp>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/fault.h"
#include "calendar/loads.h"
#include "cli/command.h"
#include "cli/library.h"
#include "cli/work.h"

namespace cli {

namespace {

namespace json = boost::json;

struct CalendarWords {
    std::string file, by;
    bool check = false, shorten = false, shipped = false, table = false, json = false;
};

std::string text_of_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw base::Fault{"The calendar cannot be read", path, "Name a file of the form of data/bank_holidays.csv."};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

void print_result(const json::value& result, bool check) {
    for (const auto& change : result.at("changes").as_array()) {
        const auto word = [&](const char* name) { return std::string{change.at(name).as_string()}; };
        std::puts(fmt::format("  {} {} {}: {}", word("change"), word("day"), word("nation"), word("title")).c_str());
    }
    const auto clocks = result.at("clocks_moved").to_number<std::int64_t>(), cases = result.at("cases").to_number<std::int64_t>();
    if (check) std::puts(fmt::format("Nothing was loaded. {} open clocks of {} cases would have another date.", clocks, cases).c_str());
    else std::puts(fmt::format("Loaded as version {}. {} open clocks of {} cases have another date; their cases say so.", result.at("version").to_number<int>(), clocks, cases).c_str());
}

Exit load(const Setting& setting, const CalendarWords& words) {
    if (words.shipped != words.file.empty()) {
        std::fputs("cairn calendar load: name a file, or say --shipped\n", stderr);
        return Exit::Misuse;
    }
    const std::string table = words.shipped ? std::string{calendar::Calendar::shipped_holidays()} : text_of_file(words.file);
    const std::string name = words.shipped ? "shipped with the program" : std::filesystem::path{words.file}.filename().string();
    const auto parameters = json::serialize(json::object{{"table", table}, {"file", name}, {"by", words.by}, {"shorten", words.shorten}});
    const auto ended = do_work(setting, words.check ? "calendar-check" : "calendar-load", parameters, words.json ? Showing::Nothing : Showing::Progress);
    if (!ended.done) {
        std::fprintf(stderr, "cairn: %s\n", ended.problem.c_str());
        return Exit::Refused;
    }
    if (words.json) std::puts(ended.result.c_str());
    else print_result(json::parse(ended.result), words.check);
    return Exit::Done;
}

json::object load_json(const calendar::Load& one) {
    return {{"version", one.version}, {"sha256", one.sha256}, {"source", one.source}, {"loaded_at", base::to_iso(one.loaded_at)}, {"loaded_by", one.loaded_by}, {"named", one.named}, {"clocks_moved", one.moved}};
}

std::string shown_as_json(const calendar::Calendar& now, const std::vector<calendar::Load>& all) {
    json::object known;
    for (const auto nation : calendar::every_nation)
        if (const auto span = now.holidays().known(nation)) known[slug_of(nation)] = json::object{{"first", base::to_iso(span->first)}, {"last", base::to_iso(span->last)}};
    json::array history;
    for (const auto& one : all) history.push_back(load_json(one));
    return json::serialize(json::object{{"version", now.edition().version}, {"sha256", now.edition().sha256}, {"known", std::move(known)}, {"loads", std::move(history)}});
}

Exit show(const Setting& setting, const CalendarWords& words) {
    const auto library = Library::open(setting, Library::Access::Reader, "cairn calendar show");
    const auto& now = library->calendar().now();
    const auto all = library->store().read([](store::Snapshot& snapshot) { return calendar::loads(snapshot); });
    if (words.table) {
        const auto loaded = library->store().read([&](store::Snapshot& snapshot) { return calendar::table_of_load(snapshot, now.edition().version); });
        const std::string text = loaded ? *loaded : std::string{calendar::Calendar::shipped_holidays()};
        std::fwrite(text.data(), 1, text.size(), stdout);
        return Exit::Done;
    }
    if (words.json) return std::puts(shown_as_json(now, all).c_str()), Exit::Done;
    const auto version = now.edition().version;
    std::puts(fmt::format("In force: {}, SHA-256 {}", version == 0 ? "the calendar shipped with the program" : fmt::format("version {}", version), now.edition().sha256).c_str());
    for (const auto nation : calendar::every_nation)
        if (const auto span = now.holidays().known(nation))
            std::puts(fmt::format("  {}: known from {} to {}, {} bank holidays", name_of(nation), base::to_iso(span->first), base::to_iso(span->last), now.holidays().count(nation)).c_str());
    for (const auto& one : all)
        std::puts(fmt::format("  version {}: {}, loaded {} by {}, {} clocks moved, SHA-256 {}", one.version, one.source, base::to_iso(one.loaded_at), one.named.empty() ? one.loaded_by : one.named, one.moved, one.sha256).c_str());
    return Exit::Done;
}

}  // namespace

void add_calendar(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("calendar", "Bank holidays of this installation: load a newer list, show what is in force");
    command->footer("Example: cairn --data /srv/cairn calendar load bank_holidays.csv --check\n"
                    "         cairn --data /srv/cairn calendar load bank_holidays.csv --by 'R. Example'\n"
                    "         cairn --data /srv/cairn calendar show --table > bank_holidays.csv   (to add the new year's rows to)");
    command->require_subcommand(1);
    const auto words = std::make_shared<CalendarWords>();
    auto* loading = command->add_subcommand("load", "Check a list row by row, load it, and count every open clock again");
    loading->add_option("file", words->file, "The whole list, of the form of data/bank_holidays.csv: division, date, title_en, title_cy");
    loading->add_option("--by", words->by, "Who loads it: kept with the version, and shown in every case that it moves")->check([](const std::string& name) { return name.size() > 200 ? std::string{"longer than 200 bytes"} : std::string{}; });
    loading->add_flag("--check", words->check, "Only say what would change");
    loading->add_flag("--shorten", words->shorten, "Load it although less is known afterwards than before");
    loading->add_flag("--shipped", words->shipped, "Instead of a file: the list that this program was shipped with");
    loading->add_flag("--json", words->json, "Print JSON");
    loading->callback([&chosen, words] { chosen = [words](const Setting& setting) { return load(setting, *words); }; });
    auto* showing = command->add_subcommand("show", "What is in force, how far it is known, and every load");
    showing->add_flag("--table", words->table, "Print the list itself");
    showing->add_flag("--json", words->json, "Print JSON");
    showing->callback([&chosen, words] { chosen = [words](const Setting& setting) { return show(setting, *words); }; });
}

}  // namespace cli
