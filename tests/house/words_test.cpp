// The words of the pages: what the sources ask for is there, in both languages.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace fs = std::filesystem;

namespace {

const fs::path top{CAIRN_SOURCE_DIR};

std::string text_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    REQUIRE_MESSAGE(file, "cannot read ", path.string());
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// The names of the files with `ending` in one folder; a README is for those who work on the folder.
std::set<std::string> names_in(const fs::path& folder, const std::string& ending) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder})
        if (entry.path().extension() == ending && entry.path().stem() != "README") names.insert(entry.path().filename().string());
    return names;
}

void check_same_names(const fs::path& folder, const std::string& ending) {
    const auto english = names_in(folder / "en", ending), welsh = names_in(folder / "cy", ending);
    CHECK(!english.empty());
    for (const auto& name : english) CHECK_MESSAGE(welsh.contains(name), folder.filename().string(), "/cy has no ", name);
    for (const auto& name : welsh) CHECK_MESSAGE(english.contains(name), folder.filename().string(), "/en has no ", name);
}

constexpr std::string_view letters_of_keys = "abcdefghijklmnopqrstuvwxyz0123456789_.";

/// Every `"web.page.item"` in a text: a string that is whole and has two dots is the key of a message.
std::set<std::string> keys_asked_for(const std::string& text) {
    std::set<std::string> keys;
    for (auto at = text.find("\"web."); at != std::string::npos; at = text.find("\"web.", at + 1)) {
        const auto end = text.find_first_not_of(letters_of_keys, at + 1);
        const std::string key = text.substr(at + 1, end - at - 1);
        if (end != std::string::npos && text[end] == '"' && std::ranges::count(key, '.') >= 2) keys.insert(key);
    }
    return keys;
}

std::set<std::string> keys_written(const fs::path& folder) {
    std::set<std::string> keys;
    for (const auto& name : names_in(folder, ".ini")) {
        std::ifstream lines{folder / name};
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with("web.")) keys.insert(line.substr(0, line.find_first_not_of(letters_of_keys)));
    }
    return keys;
}

}  // namespace

TEST_SUITE("The words of the pages") {

TEST_CASE("every page that is words has the same name in English and in Welsh") { check_same_names(top / "content", ".md"); }

TEST_CASE("every file of interface messages has the same name in English and in Welsh") { check_same_names(top / "messages", ".ini"); }

TEST_CASE("no page asks for a message that nobody has written") {
    const auto written = keys_written(top / "messages" / "en");
    for (const auto& entry : fs::recursive_directory_iterator{top / "src" / "web"}) {
        const auto& path = entry.path();
        if (path.extension() != ".cpp" || path.stem().string().ends_with("_test")) continue;
        for (const auto& key : keys_asked_for(text_of(path))) CHECK_MESSAGE(written.contains(key), path.string(), " asks for ", key);
    }
}

}
