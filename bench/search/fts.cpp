// SQLite FTS5 in the search benchmark: fts_search_bench CORPUS_FOLDER DATABASE
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>

#include "windows.h"

namespace {

void check(int code, sqlite3* database) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
    std::exit(1);
}

std::string any_of(std::string words) {
    for (std::size_t at = 0; (at = words.find(' ', at)) != std::string::npos; at += 4) words.replace(at, 1, " OR ");
    return words;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return 2;
    const std::string corpus = arguments[1];
    std::filesystem::remove(arguments[2]);
    sqlite3* database = nullptr;
    check(sqlite3_open(arguments[2], &database), nullptr);
    check(sqlite3_exec(database, "PRAGMA synchronous=FULL; CREATE VIRTUAL TABLE passage USING fts5(text, nation UNINDEXED, area UNINDEXED, theme UNINDEXED, tokenize='porter unicode61'); BEGIN", nullptr, nullptr, nullptr), database);
    sqlite3_stmt* insert = nullptr;
    check(sqlite3_prepare_v2(database, "INSERT INTO passage VALUES (?1, ?2, ?3, ?4)", -1, &insert, nullptr), database);
    std::ifstream in{corpus + "/corpus.tsv"};
    const auto start = bench::Clock::now();
    std::size_t passages = 0;
    for (bench::Row row; bench::next_row(in, row); ++passages) {
        int n = 0;
        for (const auto* value : {&row.text, &row.nation, &row.area, &row.theme}) sqlite3_bind_text(insert, ++n, value->data(), static_cast<int>(value->size()), SQLITE_TRANSIENT);
        check(sqlite3_step(insert), database);
        sqlite3_reset(insert);
    }
    check(sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr), database);
    std::printf("build\t%.0f\n", static_cast<double>(passages) / std::chrono::duration<double>(bench::Clock::now() - start).count());
    sqlite3_finalize(insert);
    const auto ask = [&](const char* sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr), database);
        return [=](const std::string& words) {
            sqlite3_bind_text(statement, 1, words.data(), static_cast<int>(words.size()), SQLITE_TRANSIENT);
            std::size_t rows = 0;
            for (int code; (code = sqlite3_step(statement)) == SQLITE_ROW;) ++rows;
            sqlite3_reset(statement);
            return rows;
        };
    };
    const auto top = ask("SELECT rowid FROM passage WHERE passage MATCH ?1 ORDER BY rank LIMIT 10");
    const auto snippets = ask("SELECT rowid, snippet(passage, 0, '[', ']', '...', 40) FROM passage WHERE passage MATCH ?1 ORDER BY rank LIMIT 10");
    const auto facets = ask("WITH found AS MATERIALIZED (SELECT nation, area, theme FROM passage WHERE passage MATCH ?1) SELECT 1, nation, count(*) FROM found GROUP BY 2 "
                            "UNION ALL SELECT 2, area, count(*) FROM found GROUP BY 2 UNION ALL SELECT 3, theme, count(*) FROM found GROUP BY 2");
    const auto words = bench::lines_of(corpus + "/words.tsv"), phrases = bench::lines_of(corpus + "/phrases.tsv");
    bench::measure("or", words, [&](const std::string& text) { return top(any_of(text)); });
    bench::measure("phrase", phrases, [&](const std::string& text) { return top('"' + text + '"'); });
    bench::measure("full", words, [&](const std::string& text) { return snippets(any_of(text)) + facets(any_of(text)); });
    sqlite3_close(database);
}
