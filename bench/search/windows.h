/// How every engine of the benchmark is timed: whole windows of three seconds over the queries in turn, warmed before.
#pragma once

#include <time.h>

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

/// Processor time of this thread in milliseconds: what is left comparable where other programs want the same cores.
inline double processor_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Prints name, median of the windows' medians, their p99, the spread of the medians, and of the processor time the mean and the p99,
/// in milliseconds: where others want the cores too, the p99 of the clock is that of waiting for one.
template <class Ask>
void measure(const char* name, const std::vector<std::string>& queries, Ask ask, int windows = 3, double warm_seconds = 2) {
    std::size_t next = 0;
    volatile std::size_t kept = 0;
    double processor = 0, processor_tail = 0;
    const auto window = [&](double seconds) {
        std::vector<double> took, worked;
        const double processor_before = processor_ms();
        for (const auto start = Clock::now(); Clock::now() - start < std::chrono::duration<double>(seconds);) {
            const auto before = Clock::now();
            const double worked_before = processor_ms();
            kept = kept + ask(queries[next++ % queries.size()]);
            took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
            worked.push_back(processor_ms() - worked_before);
        }
        processor = (processor_ms() - processor_before) / static_cast<double>(took.size());
        std::sort(took.begin(), took.end());
        std::sort(worked.begin(), worked.end());
        processor_tail = worked[worked.size() * 99 / 100];
        return std::pair{took[took.size() / 2], took[took.size() * 99 / 100]};
    };
    window(warm_seconds);
    std::vector<double> medians, tails, processors, processor_tails;
    for (int i = 0; i < windows; ++i) {
        const auto [median, tail] = window(3);
        medians.push_back(median);
        tails.push_back(tail);
        processors.push_back(processor);
        processor_tails.push_back(processor_tail);
    }
    std::sort(medians.begin(), medians.end());
    std::sort(tails.begin(), tails.end());
    std::sort(processors.begin(), processors.end());
    std::sort(processor_tails.begin(), processor_tails.end());
    std::printf("%s\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\n", name, medians[medians.size() / 2], tails[tails.size() / 2], medians.back() - medians.front(), processors[processors.size() / 2], processor_tails[processor_tails.size() / 2]);
    std::fflush(stdout);
}

}  // namespace bench
