// Xapian in the search benchmark, facets through value slots: xapian_search_bench CORPUS_FOLDER INDEX_FOLDER
#include <xapian.h>

#include <filesystem>
#include <sstream>

#include "windows.h"

int main(int count, char** arguments) {
    if (count != 3) return 2;
    const std::string corpus = arguments[1];
    std::filesystem::remove_all(arguments[2]);
    {
        std::ifstream in{corpus + "/corpus.tsv"};
        const auto start = bench::Clock::now();
        Xapian::WritableDatabase database{arguments[2], Xapian::DB_CREATE_OR_OVERWRITE};
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
            database.add_document(document);
        }
        database.commit();
        std::printf("build\t%.0f\n", static_cast<double>(passages) / std::chrono::duration<double>(bench::Clock::now() - start).count());
    }
    Xapian::Database database{arguments[2]};
    const Xapian::Stem stem{"en"};
    const auto terms = [&](const std::string& text) {
        std::vector<std::string> found;
        std::istringstream in{text};
        for (std::string word; in >> word;) found.push_back(stem(word));
        return found;
    };
    const auto enquire = [&](const Xapian::Query& query, bool full) {
        Xapian::Enquire enquiry{database};
        enquiry.set_weighting_scheme(Xapian::BM25Weight{1.2, 0, 1, .75, 0});
        enquiry.set_query(query);
        Xapian::ValueCountMatchSpy nation{0}, area{1}, theme{2};
        if (full)
            for (auto* spy : {&nation, &area, &theme}) enquiry.add_matchspy(spy);
        const auto found = enquiry.get_mset(0, 10, full ? database.get_doccount() : 0);
        std::size_t size = found.size();
        if (full)
            for (auto hit = found.begin(); hit != found.end(); ++hit) size += found.snippet(hit.get_document().get_data(), 400, stem).size();
        return size;
    };
    const auto any = [&](const std::string& text) {
        const auto list = terms(text);
        return Xapian::Query{Xapian::Query::OP_OR, list.begin(), list.end()};
    };
    const auto words = bench::lines_of(corpus + "/words.tsv"), phrases = bench::lines_of(corpus + "/phrases.tsv");
    bench::measure("or", words, [&](const std::string& text) { return enquire(any(text), false); });
    bench::measure("phrase", phrases, [&](const std::string& text) {
        const auto list = terms(text);
        return enquire(Xapian::Query{Xapian::Query::OP_PHRASE, list.begin(), list.end()}, false);
    });
    bench::measure("full", words, [&](const std::string& text) { return enquire(any(text), true); });
}
