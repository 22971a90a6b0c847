// What the type system cannot hold about the sources: keys against files, and who may include what.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "web/html/layout.h"
#include "web/html/message_file.h"

namespace base::embed {
std::vector<base::EmbeddedFile> messages();
}

using namespace web::html;

namespace {

struct Source {
    std::string path;  // from src/
    std::string text;
};

std::vector<Source> sources() {
    std::vector<Source> found;
    const std::filesystem::path root = std::filesystem::path{CAIRN_SOURCE_DIR} / "src";
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
        const std::string path = std::filesystem::relative(entry.path(), root).string();
        if ((!path.ends_with(".cpp") && !path.ends_with(".h")) || path.ends_with("_test.cpp") || path.ends_with("_test.h")) continue;
        std::ifstream file{entry.path()};
        std::ostringstream bytes;
        bytes << file.rdbuf();
        found.push_back({path, std::regex_replace(bytes.str(), std::regex{"//[^\n]*"}, "")});  // examples in comments are no use
    }
    return found;
}

std::set<std::string> keys_in_sources() {
    std::set<std::string> keys;
    static const std::regex literal{"\"(web\\.[a-z0-9_]+\\.[a-z0-9_]+)\""};
    for (const Source& source : sources())
        for (std::sregex_iterator at{source.text.begin(), source.text.end(), literal}, end; at != end; ++at) keys.insert((*at)[1]);
    return keys;
}

std::set<std::string> keys_in_files(std::string_view folder) {
    std::set<std::string> keys;
    for (const base::EmbeddedFile& file : base::embed::messages())
        if (file.path.starts_with(folder))
            for (const MessageLine& line : read_message_file(file)) keys.insert(line.key);
    return keys;
}

}  // namespace

TEST_SUITE("The sources and the words") {

TEST_CASE("every key that a page uses is in the English files, and no key there is unused") {
    const std::set<std::string> used = keys_in_sources();
    const std::set<std::string> known = keys_in_files("en/");
    for (const std::string& key : used) CHECK_MESSAGE(known.contains(key), "used but not in messages/en: " << key);
    // Keys of forms and of paths come from data: casework/form_words_test.cpp and tracker/tracker_words_test.cpp hold them against the tables.
    const auto from_data = [](const std::string& key) { return key.starts_with("form.") || key.starts_with("case.") || key.starts_with("learning."); };
    for (const std::string& key : known) CHECK_MESSAGE((used.contains(key) || from_data(key)), "in messages/en but used nowhere: " << key);
}
TEST_CASE("Welsh has no key that English lacks, and fills in the same names") {
    const Messages messages = Messages::load();
    const std::set<std::string> english = keys_in_files("en/");
    for (const std::string& key : keys_in_files("cy/")) {
        CHECK_MESSAGE(english.contains(key), "in messages/cy but not in messages/en: " << key);
        CHECK_MESSAGE(messages.in(Language::Welsh).names_in(key) == messages.in(Language::English).names_in(key), "other names in messages/cy: " << key);
    }
}
TEST_CASE("every message can be written in every language") {
    const Messages messages = Messages::load();
    for (const Language language : {Language::English, Language::Welsh, Language::Pseudo})
        CHECK(messages.in(language).keys().size() == keys_in_files("en/").size());
}
TEST_CASE("markup that is trusted as it stands is written in web/html alone") {
    for (const Source& source : sources())
        if (source.text.find("web/html/raw.h") != std::string::npos) CHECK_MESSAGE(source.path.starts_with("web/html/"), source.path);
}
TEST_CASE("no page writes words of its own in place of the catalogue's") {
    static const std::regex words_as_data{"\"[^\"\\n]*[A-Za-z]{2,}[^\"\\n]*\"sv\\b"};
    for (const Source& source : sources())
        if (source.path.starts_with("web/")) CHECK_MESSAGE(!std::regex_search(source.text, words_as_data), source.path);
}

}
