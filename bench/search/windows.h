/// How every engine of the benchmark is timed: whole windows of three seconds over the queries in turn, warmed before.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace bench {

inline std::vector<std::string> lines_of(const std::string& file) {
    std::vector<std::string> lines;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// One passage of corpus.tsv.
struct Row {
    std::string review, nation, area, theme, year, text;
};

inline bool next_row(std::istream& in, Row& row) {
    return std::getline(in, row.review, '\t') && std::getline(in, row.nation, '\t') && std::getline(in, row.area, '\t') && std::getline(in, row.theme, '\t') &&
           std::getline(in, row.year, '\t') && std::getline(in, row.text);
}

using Clock = std::chrono::steady_clock;

/// Prints name, median of the windows' medians, their p99 and the spread of the medians, in milliseconds.
template <class Ask>
void measure(const char* name, const std::vector<std::string>& queries, Ask ask, int windows = 3, double warm_seconds = 2) {
    std::size_t next = 0;
    volatile std::size_t kept = 0;
    const auto window = [&](double seconds) {
        std::vector<double> took;
        for (const auto start = Clock::now(); Clock::now() - start < std::chrono::duration<double>(seconds);) {
            const auto before = Clock::now();
            kept = kept + ask(queries[next++ % queries.size()]);
            took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
        }
        std::sort(took.begin(), took.end());
        return std::pair{took[took.size() / 2], took[took.size() * 99 / 100]};
    };
    window(warm_seconds);
    std::vector<double> medians, tails;
    for (int i = 0; i < windows; ++i) {
        const auto [median, tail] = window(3);
        medians.push_back(median);
        tails.push_back(tail);
    }
    std::sort(medians.begin(), medians.end());
    std::sort(tails.begin(), tails.end());
    std::printf("%s\t%.4f\t%.4f\t%.4f\n", name, medians[medians.size() / 2], tails[tails.size() / 2], medians.back() - medians.front());
    std::fflush(stdout);
}

}  // namespace bench
