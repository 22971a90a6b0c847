// How long 50,000 words take with a roster of sixty people: processor time, median and slowest of nine.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "disclosure/check.h"

namespace {

constexpr std::size_t words_wanted = 50'000;

/// The search benchmark's prose, repeated until it has as many words as a report of a hundred pages.
std::string hundred_pages(const char* folder) {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".md") {
            std::ifstream file{entry.path(), std::ios::binary};
            all.append(std::istreambuf_iterator<char>{file}, {});
        }
    std::string result;
    std::size_t words = 0;
    for (std::size_t i = 0; words < words_wanted && !all.empty(); i = (i + 1) % all.size()) {
        result += all[i];
        words += all[i] == ' ' || all[i] == '\n';
    }
    return result;
}

disclosure::Roster sixty_people() {
    disclosure::Roster roster;
    const std::vector<std::string> forenames{"Elizabeth", "William", "Joanne", "Stephen", "Margaret", "Thomas", "Zuzanna", "Mohammed", "Grace", "Daniel"};
    for (int i = 0; i < 60; ++i)
        roster.people.push_back({std::to_string(i), forenames[static_cast<std::size_t>(i) % forenames.size()], "Fictional-Name" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i), "relative", "", {"Alias" + std::string(1, static_cast<char>('a' + i % 26))}});
    roster.places = {"Thornwick Close", "Saint Aldhelm's Primary School"};
    return roster;
}

}  // namespace

int main(int argc, char** argv) {
    const auto text = hundred_pages(argc > 1 ? argv[1] : "bench/search/prose");
    const auto roster = sixty_people();
    std::vector<double> seconds;
    std::size_t found = 0;
    for (int i = 0; i < 9; ++i) {
        const auto begin = std::clock();
        found = disclosure::check(text, roster).size();
        seconds.push_back(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf("| 50,000 words (%zu bytes), 60 people | %zu findings | median %.2f s | slowest %.2f s |\n", text.size(), found, seconds[4], seconds[8]);
    return seconds[4] < 2 ? 0 : 1;
}
