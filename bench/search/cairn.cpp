// Cairn's own index in the search benchmark: cairn_search_bench CORPUS_FOLDER INDEX_FOLDER
#include <sys/resource.h>

#include <filesystem>
#include <thread>

#include "search/index.h"
#include "windows.h"

namespace {

using namespace search;

const Schema schema{{"nation", "area", "theme"}};

ReviewSource reviews_of(std::istream& in) {
    auto row = std::make_shared<bench::Row>();
    auto waiting = std::make_shared<bool>(bench::next_row(in, *row));
    auto passage = std::make_shared<std::int64_t>(0);
    return [&in, row, waiting, passage]() -> std::optional<ReviewInput> {
        if (!*waiting) return std::nullopt;
        ReviewInput review;
        const std::string reference = row->review;
        review.key = std::stoll(reference);
        review.reference = reference;
        review.year = std::stoi(row->year);
        review.facets = {{"nation", row->nation, ""}, {"area", row->area, ""}, {"theme", row->theme, ""}};
        for (; *waiting && row->review == reference; *waiting = bench::next_row(in, *row)) {
            PassageInput input;
            input.id = ++*passage;
            input.text = std::move(row->text);
            review.passages.push_back(std::move(input));
        }
        return review;
    };
}

Request request(bool counts, std::size_t excerpt_bytes) {
    Request made;
    made.lens = Lens::Passages;
    made.limit = 10;
    made.count_facets = counts;
    made.suggest_spelling = false;
    made.excerpt_bytes = excerpt_bytes;
    return made;
}

double seconds_since(bench::Clock::time_point start) { return std::chrono::duration<double>(bench::Clock::now() - start).count(); }

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::fprintf(stderr, "cairn_search_bench CORPUS_FOLDER INDEX_FOLDER\n"), 2;
    const std::string corpus = arguments[1];
    std::filesystem::remove_all(arguments[2]);
    {
        std::ifstream in{corpus + "/corpus.tsv"};
        auto index = Index::open(arguments[2], schema, nullptr);
        const auto start = bench::Clock::now();
        index->rebuild(reviews_of(in), "bench");
        std::printf("build\t%.0f\n", static_cast<double>(index->stats().passages) / seconds_since(start));
    }
    const auto start = bench::Clock::now();
    auto index = Index::open(arguments[2], schema, nullptr);
    std::printf("open\t%.3f\n", seconds_since(start));
    const auto stats = index->stats();
    std::printf("size\t%.1f\ntext\t%.1f\n", static_cast<double>(stats.index_bytes) / 1e6, static_cast<double>(stats.text_bytes) / 1e6);
    const auto snapshot = index->snapshot();
    const auto words = bench::lines_of(corpus + "/words.tsv");
    auto phrases = bench::lines_of(corpus + "/phrases.tsv");
    for (auto& phrase : phrases) phrase = '"' + phrase + '"';
    const auto ask = [&](Request with) {
        return [&snapshot, with](const std::string& text) {
            const auto results = snapshot->search(snapshot->parse(text), with);
            return results.total + results.hits.size();
        };
    };
    auto top = request(false, 1);
    bench::measure("or", words, ask(top));
    bench::measure("phrase", phrases, ask(top));
    bench::measure("full", words, ask(request(true, 400)));
    auto filtered = request(true, 400);
    filtered.filters["nation"] = {"nation1", "nation2"};
    filtered.year_from = 2000;
    bench::measure("filtered", words, ask(filtered));
    auto reviews = request(true, 400);
    reviews.lens = Lens::Reviews;
    bench::measure("reviews", words, ask(reviews));
    struct rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("memory\t%.0f\n", static_cast<double>(usage.ru_maxrss) / 1024);
}
