// No word that poppler's own pdftotext finds may be missing from what we read, but for what the paper repeats on every page.
#include <doctest/doctest.h>

#include <cstdio>
#include <map>
#include <set>
#include <vector>

#include "base/text.h"
#include "documents/reader.h"
#include "documents/testing/files.h"

using namespace documents;
namespace fs = std::filesystem;

namespace {

const Reader reader{CAIRN_HELPER};

/// Of folded text, which has no accents left.
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

std::string letters_of(std::string_view text) {
    std::string letters;
    for (const char c : base::fold(text))
        if (is_letter(c)) letters += c;
    return letters;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : base::fold(text))
        if (is_letter(c)) words.back() += c;
        else if (!words.back().empty()) words.emplace_back();
    if (words.back().empty()) words.pop_back();
    return words;
}

/// Pages of lines, as pdftotext says them.
std::vector<std::vector<std::string>> pages_by_poppler(const fs::path& file) {
    std::vector<std::vector<std::string>> pages(1);
    std::FILE* pipe = ::popen(("pdftotext '" + file.string() + "' -").c_str(), "r");
    REQUIRE(pipe);
    std::string line;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
        if (c == '\f') pages.emplace_back();
        else if (c != '\n') line += static_cast<char>(c);
        if (c == '\n') pages.back().push_back(std::exchange(line, {}));
    }
    REQUIRE(::pclose(pipe) == 0);
    return pages;
}

/// Lines that stand on a page in three or more: running heads and feet.
std::set<std::string> repeated(const std::vector<std::vector<std::string>>& pages) {
    std::map<std::string, int> on_pages;
    for (const auto& page : pages) {
        std::set<std::string> lines;
        for (const std::string& line : page) lines.insert(letters_of(line));
        for (const std::string& line : lines) ++on_pages[line];
    }
    std::set<std::string> result;
    for (const auto& [line, count] : on_pages)
        if (count >= 3) result.insert(line);
    return result;
}

/// Words that are nowhere in our text, whole or across a hyphen or a space.
std::vector<std::string> lost_words(const fs::path& file) {
    const auto ours = reader.read(file);
    REQUIRE(ours);
    if (ours->pages.at(0).machine_read) return {};
    std::string letters;
    for (const Block& block : ours->blocks) letters += letters_of(block.number + block.text);
    const auto pages = pages_by_poppler(file);
    const auto furniture = repeated(pages);
    std::vector<std::string> lost;
    for (const auto& page : pages)
        for (const std::string& line : page)
            if (!furniture.contains(letters_of(line)))
                for (std::string& word : words_of(line))
                    if (letters.find(word) == std::string::npos) lost.push_back(std::move(word));
    return lost;
}

void check_folder(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() != ".pdf") continue;
        const auto lost = lost_words(entry.path());
        std::string some;
        for (std::size_t i = 0; i < lost.size() && i < 10; ++i) some += " " + lost[i];
        CHECK_MESSAGE(lost.empty(), entry.path().filename().string(), " lost", some);
    }
}

}  // namespace

TEST_SUITE("no word of a PDF is lost") {

TEST_CASE("every word of the demonstration's reports is read") { check_folder(fs::path{CAIRN_SOURCE_DIR} / "demonstration/reports"); }
TEST_CASE("every word of the sample files is read") {
    if (const auto samples = testing::samples()) check_folder(*samples / "good");
}

}
