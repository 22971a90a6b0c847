#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>

#include "base/fault.h"
#include "cli/command.h"
#include "cli/library.h"
#include "exchange/search_answer.h"

namespace cli {

namespace {

struct SearchWords {
    std::string query, show = "reviews", sort = "relevance", queries, trec;
    int limit = 10;
    bool json = false, syntax = false, no_synonyms = false, all_words = false;
};

search::Request request_of(const SearchWords& words) {
    search::Request request;
    request.lens = words.show == "passages" ? search::Lens::Passages : words.show == "recommendations" ? search::Lens::Recommendations : search::Lens::Reviews;
    request.sort = words.sort == "date" ? search::Sort::NewestFirst : words.sort == "title" ? search::Sort::Title : search::Sort::Relevance;
    request.synonyms = words.no_synonyms ? search::Synonyms::Off : search::Synonyms::Used;
    request.matching = words.all_words ? search::Matching::AllWords : search::Matching::AnyWord;
    request.limit = static_cast<std::size_t>(words.limit);
    return request;
}

void print(const std::string& line) { std::fputs((line + "\n").c_str(), stdout); }

/// The excerpt, with dots where the passage goes on.
std::string shown(const search::Excerpt& excerpt) { return (excerpt.cut_before ? "… " : "") + excerpt.text + (excerpt.cut_after ? " …" : ""); }

void print_what_was_meant(const search::Results& results) {
    for (const auto& use : results.synonyms) print(fmt::format("{}: also {} (--no-synonyms: only your words)", use.word, fmt::join(use.expansions, ", ")));
    for (const auto& word : results.ambiguous) {
        print(fmt::format("{} can mean different things. Ask for one of them:", word.word));
        for (const auto& choice : word.choices) print(fmt::format("    {}: {}", choice.label, choice.query));
    }
    if (!results.suggestion.empty()) print(fmt::format("Did you mean: {}?", results.suggestion));
}

void print_words(const search::Results& results) {
    for (const auto& hit : results.hits) {
        print(fmt::format("{}  {}{}", hit.reference, hit.title.text, hit.year ? fmt::format(" ({})", hit.year) : ""));
        for (const auto& passage : hit.passages)
            print(fmt::format("    {}{}{}", passage.paragraph, passage.paragraph.empty() ? "" : "  ", shown(passage.excerpt)));
    }
    print_what_was_meant(results);
    print(fmt::format("{} found", results.total));
}

Exit search_once(const Setting& setting, const SearchWords& words) {
    const auto library = Library::open(setting, Library::Access::Reader, "cairn search");
    const auto snapshot = library->index().snapshot();
    const auto began = std::chrono::steady_clock::now();
    const auto query = snapshot->parse(words.query);
    const auto results = snapshot->search(query, request_of(words));
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    if (!words.json) {
        print_words(results);
        return Exit::Done;
    }
    const auto catalogue = library->catalogue();
    std::fputs((exchange::to_json({.results = results, .catalogue = catalogue, .public_url = {}, .took = took}) + "\n").c_str(), stdout);
    return Exit::Done;
}

/// `topic Q0 document rank score tag`, one line a result: what trec_eval reads.
Exit evaluation_run(const Setting& setting, const SearchWords& words) {
    std::ifstream file{words.queries};
    if (!file) throw base::Fault{"The file of queries cannot be read", words.queries, "Give a file of lines: id, tab, words."};
    const auto library = Library::open(setting, Library::Access::Reader, "cairn search");
    const auto snapshot = library->index().snapshot();
    const auto own_ids = library->own_ids();
    auto request = request_of(words);
    request.count_facets = request.suggest_spelling = false;
    request.passages_per_review = 0;
    int row = 0;
    for (std::string line; std::getline(file, line);) {
        if (++row == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // A mark that Windows editors leave.
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        const auto tab = line.find('\t');
        if (tab == std::string::npos) throw base::Fault{"A line has no tab between id and words", fmt::format("{}, line {}", words.queries, row), "Write: id, tab, words."};
        const auto query = snapshot->parse(std::string_view{line}.substr(tab + 1), words.syntax ? search::Syntax::Operators : search::Syntax::Literal);
        const auto results = snapshot->search(query, request);
        int rank = 0;
        for (const auto& hit : results.hits) {
            const auto own = own_ids.find(hit.key);
            std::fputs(fmt::format("{} Q0 {} {} {:.6f} {}\n", line.substr(0, tab), own == own_ids.end() ? hit.reference : own->second, ++rank, hit.score, words.trec).c_str(), stdout);
        }
    }
    return Exit::Done;
}

}  // namespace

void add_search(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("search", "Search the collection; * is everything");
    command->footer("Example: cairn search '\"was not brought\" NEAR appointment' --show passages --limit 5\n"
                    "Evaluation: cairn search --queries topics.tsv --trec mytag --limit 1000");
    const auto words = std::make_shared<SearchWords>();
    auto* query = command->add_option("query", words->query, "Words, \"phrases\", NEAR, prefix*, -without, OR, title: and other field words");
    command->add_option("--show", words->show, "What to list")->check(CLI::IsMember({"reviews", "passages", "recommendations"}))->capture_default_str();
    command->add_option("--sort", words->sort, "In which order")->check(CLI::IsMember({"relevance", "date", "title"}))->capture_default_str();
    command->add_option("--limit", words->limit, "At most so many")->check(CLI::Range(0, 100000))->capture_default_str();
    command->add_flag("--json", words->json, "Print JSON");
    command->add_flag("--no-synonyms", words->no_synonyms, "Only the words themselves");
    command->add_flag("--all", words->all_words, "Every word must be there");
    auto* queries = command->add_option("--queries", words->queries, "A file of lines id, tab, words; prints TREC lines");
    command->add_option("--trec", words->trec, "The tag in the sixth column")->needs(queries);
    command->add_flag("--syntax", words->syntax, "With --queries: operators count; without, lines are plain words")->needs(queries);
    query->excludes(queries);
    command->callback([&chosen, words, command] {
        if (words->query.empty() && words->queries.empty()) throw CLI::RequiredError("query or --queries");
        if (!words->queries.empty() && words->trec.empty()) words->trec = "cairn";
        chosen = [words](const Setting& setting) { return words->queries.empty() ? search_once(setting, *words) : evaluation_run(setting, *words); };
    });
}

}  // namespace cli
