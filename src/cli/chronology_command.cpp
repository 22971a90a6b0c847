#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>

#include "base/fault.h"
#include "base/sha256.h"
#include "base/text.h"
#include "chronology/merging.h"
#include "chronology/out/json.h"
#include "chronology/out/table.h"
#include "chronology/sheet/from_tables.h"
#include "cli/chronology_words.h"
#include "cli/command.h"
#include "documents/reader.h"

namespace cli {

namespace {

struct DateWords {
    std::string text, scope, years;
    bool json = false;
};

struct MergeWords {
    std::vector<std::string> files;
    std::string out, scope, years, born;
    int gap_days = chronology::Thresholds{}.gap_days;
    bool json = false;
};

Exit misuse(const std::string& words) {
    std::fprintf(stderr, "cairn chronology: %s\n", words.c_str());
    return Exit::Misuse;
}

/// "2016-01-01/2017-06-30".
bool read_scope(const std::string& text, std::optional<chronology::Period>& scope) {
    if (text.empty()) return true;
    const auto split = text.find('/');
    const auto from = base::parse_day(text.substr(0, split)), to = split == std::string::npos ? std::nullopt : base::parse_day(text.substr(split + 1));
    if (!from || !to || *to < *from) return false;
    scope = chronology::Period{*from, *to};
    return true;
}

/// "1928" or "1928-2027".
bool read_years(const std::string& text, int& first_year) {
    if (text.empty()) return true;
    if (text.size() != 4 && text.size() != 9) return false;
    const auto number = [](std::string_view digits) {
        int value = 0;
        for (const char digit : digits) value = digit >= '0' && digit <= '9' && value >= 0 ? value * 10 + (digit - '0') : -1;
        return value;
    };
    first_year = number(text.substr(0, 4));
    constexpr int earliest = 1800, latest = 2100;
    return first_year >= earliest && first_year <= latest && (text.size() == 4 || (text[4] == '-' && number(text.substr(5)) == first_year + 99));
}

constexpr const char* scope_advice = "--scope takes two days, such as 2016-01-01/2017-06-30.";
constexpr const char* years_advice = "--years takes the first year of a hundred, such as 1928 or 1928-2027.";

Exit read_one_date(const DateWords& words) {
    chronology::DateContext context;
    if (!read_scope(words.scope, context.scope)) return misuse(scope_advice);
    if (!read_years(words.years, context.first_year)) return misuse(years_advice);
    const auto read = chronology::read_date(words.text, context);
    if (words.json) std::puts(chronology::to_json(words.text, read, context).c_str());
    else std::puts(words_of(words.text, read, context).c_str());
    return read ? Exit::Done : Exit::Refused;
}

struct NamedFile {
    chronology::AgencyFile file{};
    std::filesystem::path path{};
};

/// "Police=returns/log.xlsx" names the agency; else the file's name does.
NamedFile named_file(const std::string& argument) {
    const auto split = argument.find('=');
    std::error_code error;
    const bool names_agency = split != std::string::npos && split > 0 && !std::filesystem::exists(argument, error);
    const std::filesystem::path path = names_agency ? argument.substr(split + 1) : argument;
    NamedFile named{{.agency = names_agency ? argument.substr(0, split) : path.stem().string(), .name = path.filename().string(), .sha256 = {}, .grids = {}}, path};
    if (!names_agency)
        for (auto& sign : named.file.agency)
            if (sign == '_') sign = ' ';
    return named;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Its tables, with the file's sum.
auto read_tables(NamedFile& named) {
    auto tables = documents::Reader{}.tables(named.path);
    if (tables) named.file.sha256 = base::sha256_hex(bytes_of(named.path)), named.file.grids = chronology::grids_of(*tables);
    return tables;
}

bool write_out(const std::string& path, const chronology::Merged& merged) {
    const auto ending = base::fold(std::filesystem::path{path}.extension().string());
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    if (ending == ".csv") {
        const auto columns = chronology::out_columns(merged.entries);
        std::vector<std::string> heads;
        for (const auto& column : columns) heads.push_back(column.head);
        out << chronology::csv_mark << chronology::csv_row(heads);
        for (const auto& entry : merged.entries) out << chronology::csv_row(chronology::out_row(entry, columns));
    } else {
        const auto table = chronology::out_table(merged.entries);
        const auto bytes = ending == ".docx" ? chronology::to_docx(table, "Merged chronology", notes_of(merged)) : chronology::to_xlsx(table, "Merged chronology", "Chronology");
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    out.close();
    return static_cast<bool>(out);
}

bool is_writable_kind(const std::string& path) {
    const auto ending = base::fold(std::filesystem::path{path}.extension().string());
    return ending == ".docx" || ending == ".xlsx" || ending == ".csv";
}

Exit merge_files(const MergeWords& words) {
    chronology::MergeSettings settings;
    if (!read_scope(words.scope, settings.dates.scope)) return misuse(scope_advice);
    if (!read_years(words.years, settings.dates.first_year)) return misuse(years_advice);
    settings.facts.scope = settings.dates.scope;
    settings.thresholds.gap_days = words.gap_days;
    if (!words.born.empty() && !(settings.facts.born_on = base::parse_day(words.born))) return misuse("--born takes a day such as 2012-05-03.");
    if (!words.out.empty() && !is_writable_kind(words.out)) return misuse(fmt::format("{} is no kind of file that can be written. Name a .docx, .xlsx or .csv file.", words.out));
    std::vector<NamedFile> files;
    for (const auto& argument : words.files) {
        files.push_back(named_file(argument));
        std::error_code error;
        if (!std::filesystem::is_regular_file(files.back().path, error)) return misuse(fmt::format("{} is no file that can be read. Name a .docx, .xlsx, .ods, .csv or .pdf file.", files.back().path.string()));
    }
    chronology::Merging merging{settings};
    bool unread = false, any = false;
    const auto read_ahead = [&](std::size_t i) { return std::async(std::launch::async, [&file = files[i]] { return read_tables(file); }); };
    auto next = read_ahead(0);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto tables = next.get();
        auto& [file, path] = files[i];
        if (i + 1 < files.size()) next = read_ahead(i + 1);  // The helper reads one file while the rows of another are taken in.
        if (!tables) {
            std::fprintf(stderr, "cairn chronology: %s was not read: %s %s\n", path.c_str(), tables.error().reason.c_str(), tables.error().advice.c_str());
            unread = true;
            continue;
        }
        if (tables->cut) std::fprintf(stderr, "cairn chronology: %s is longer than can be read at once; what follows its last row here is missing\n", path.c_str());
        merging.add(file);
        file.grids = {};
        any = true;
    }
    if (!any) return Exit::Refused;
    const auto merged = merging.finish();
    if (!words.out.empty() && !write_out(words.out, merged)) throw base::Fault{"The merged chronology cannot be written", words.out, "Choose a folder in which you may write, with room on its disk."};
    if (words.json) std::puts(chronology::to_json(merged).c_str());
    else print_merged(merged, words.out);
    return unread ? Exit::Refused : Exit::Done;
}

void add_date(CLI::App& command, Chosen& chosen) {
    auto* date = command.add_subcommand("date", "Say what a written date means: its first and last moment, and how certain it is");
    const auto words = std::make_shared<DateWords>();
    date->add_option("text", words->text, "The date as somebody wrote it: \"w/c 16 May\", \"22.05/16\", \"?summer 2016\"")->required();
    date->add_option("--scope", words->scope, "Two days; gives the year that is missing, if only one fits: 2016-01-01/2017-06-30");
    date->add_option("--years", words->years, "First of the hundred years that two digits mean; 1928 if left out");
    date->add_flag("--json", words->json, "Print JSON");
    date->callback([&chosen, words] { chosen = [words](const Setting&) { return read_one_date(*words); }; });
}

void add_merge(CLI::App& command, Chosen& chosen) {
    auto* merging = command.add_subcommand("merge", "Merge agencies' chronologies into one, and point out what should be looked at. Nothing is kept");
    merging->footer("Ends with 0 where every file was read, 1 where one was not, 2 where the command could not be understood. Rows that are no entries are listed with their cell and the reason.\n"
                    "Example: cairn chronology merge Police=log.xlsx Health=records.docx school.csv -o merged.docx");
    const auto words = std::make_shared<MergeWords>();
    merging->add_option("files", words->files, "Word, Excel, OpenDocument, CSV or PDF files; AGENCY=FILE names the agency, else the file's name does")->required();
    merging->add_option("-o,--output", words->out, "Where the merged chronology is written: a .docx, .xlsx or .csv file");
    merging->add_option("--scope", words->scope, "First and last day that the review looks at: 2016-01-01/2017-06-30");
    merging->add_option("--years", words->years, "First of the hundred years that two digits mean; 1928 if left out");
    merging->add_option("--born", words->born, "The child's day of birth");
    merging->add_option("--gap-days", words->gap_days, "Days without an entry from which an agency's silence is pointed out")->check(CLI::Range(1, 3660))->capture_default_str();
    merging->add_flag("--json", words->json, "Print JSON: entries, rejected, duplicates, conflicts, gaps, points");
    merging->callback([&chosen, words] { chosen = [words](const Setting&) { return merge_files(*words); }; });
}

}  // namespace

void add_chronology(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("chronology", "Read dates as people write them, and merge agencies' chronologies, without a server");
    command->require_subcommand(1);
    add_date(*command, chosen);
    add_merge(*command, chosen);
}

}  // namespace cli
