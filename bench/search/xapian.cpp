// Xapian in the search benchmark, compacted, facets through value slots and again with columns in memory: xapian_search_bench CORPUS_FOLDER INDEX_FOLDER
#include <xapian.h>

#include <array>
#include <filesystem>
#include <map>
#include <sstream>

#include "windows.h"

namespace {

/// Each facet of each document as a number, beside the database.
struct Columns {
    std::vector<std::array<std::uint32_t, 3>> rows{1};  ///< By document number, which begins at one.
    std::array<std::map<std::string, std::uint32_t>, 3> numbers;
    void add(const bench::Row& row) {
        auto& cells = rows.emplace_back();
        for (std::size_t f = 0; f < 3; ++f) {
            const auto& value = f == 0 ? row.nation : f == 1 ? row.area : row.theme;
            cells[f] = numbers[f].emplace(value, static_cast<std::uint32_t>(numbers[f].size())).first->second;
        }
    }
};

/// Counts every match in three columns.
class ColumnSpy final : public Xapian::MatchSpy {
public:
    explicit ColumnSpy(const Columns& columns) : columns_{columns} {
        for (std::size_t f = 0; f < 3; ++f) counts_[f].resize(columns.numbers[f].size());
    }
    void operator()(const Xapian::Document& document, double) override {
        const auto& cells = columns_.rows[document.get_docid()];
        for (std::size_t f = 0; f < 3; ++f) ++counts_[f][cells[f]];
    }

private:
    const Columns& columns_;
    std::array<std::vector<std::size_t>, 3> counts_;
};

enum class Facets { None, Slots, Columns };

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return 2;
    const std::string corpus = arguments[1];
    const std::string built = std::string{arguments[2]} + "-built";
    std::filesystem::remove_all(arguments[2]);
    std::filesystem::remove_all(built);
    Columns columns;
    {
        std::ifstream in{corpus + "/corpus.tsv"};
        const auto start = bench::Clock::now();
        Xapian::WritableDatabase database{built, Xapian::DB_CREATE_OR_OVERWRITE};
        Xapian::TermGenerator generator;
        generator.set_stemmer(Xapian::Stem{"en"});
        generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
        std::size_t passages = 0;
        for (bench::Row row; bench::next_row(in, row); ++passages) {
            Xapian::Document document;
            generator.set_document(document);
            generator.index_text(row.text);
            document.set_data(row.text);
            document.add_value(0, row.nation);
            document.add_value(1, row.area);
            document.add_value(2, row.theme);
            columns.add(row);
            database.add_document(document);
        }
        database.commit();
        std::printf("build\t%.0f\n", static_cast<double>(passages) / std::chrono::duration<double>(bench::Clock::now() - start).count());
    }
    Xapian::Database{built}.compact(arguments[2]);
    std::filesystem::remove_all(built);
    double bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator{arguments[2]}) bytes += static_cast<double>(file.file_size());
    std::printf("size\t%.1f\n", bytes / 1e6);  // With the texts.
    Xapian::Database database{arguments[2]};
    const Xapian::Stem stem{"en"};
    const auto terms = [&](const std::string& text) {
        std::vector<std::string> found;
        std::istringstream in{text};
        for (std::string word; in >> word;) found.push_back(stem(word));
        return found;
    };
    const auto enquire = [&](const Xapian::Query& query, Facets facets) {
        Xapian::Enquire enquiry{database};
        enquiry.set_weighting_scheme(Xapian::BM25Weight{1.2, 0, 1, .75, 0});
        enquiry.set_query(query);
        Xapian::ValueCountMatchSpy nation{0}, area{1}, theme{2};
        ColumnSpy in_memory{columns};
        if (facets == Facets::Slots)
            for (auto* spy : {&nation, &area, &theme}) enquiry.add_matchspy(spy);
        if (facets == Facets::Columns) enquiry.add_matchspy(&in_memory);
        const auto found = enquiry.get_mset(0, 10, facets != Facets::None ? database.get_doccount() : 0);
        std::size_t size = found.size();
        if (facets != Facets::None)
            for (auto hit = found.begin(); hit != found.end(); ++hit) size += found.snippet(hit.get_document().get_data(), 400, stem).size();
        return size;
    };
    const auto any = [&](const std::string& text) {
        const auto list = terms(text);
        return Xapian::Query{Xapian::Query::OP_OR, list.begin(), list.end()};
    };
    const auto words = bench::lines_of(corpus + "/words.tsv"), phrases = bench::lines_of(corpus + "/phrases.tsv");
    bench::measure("or", words, [&](const std::string& text) { return enquire(any(text), Facets::None); });
    bench::measure("phrase", phrases, [&](const std::string& text) {
        const auto list = terms(text);
        return enquire(Xapian::Query{Xapian::Query::OP_PHRASE, list.begin(), list.end()}, Facets::None);
    });
    bench::measure("full", words, [&](const std::string& text) { return enquire(any(text), Facets::Slots); });
    bench::measure("columns", words, [&](const std::string& text) { return enquire(any(text), Facets::Columns); });
}
