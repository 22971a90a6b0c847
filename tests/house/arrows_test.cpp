// ARCHITECTURE.md draws the arrows; the #include lines must not go where none is drawn.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Arrows = std::map<std::string, std::set<std::string>>;

const fs::path top{CAIRN_SOURCE_DIR};

std::string text_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    REQUIRE_MESSAGE(file, "cannot read ", path.string());
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> words(const std::string& text) {
    std::string spaced = text;
    std::replace(spaced.begin(), spaced.end(), ',', ' ');
    std::istringstream in{spaced};
    return {std::istream_iterator<std::string>{in}, {}};
}

/// The storeys of the ```arrows block, top first.
std::vector<std::vector<std::string>> storeys(const std::string& page) {
    const auto open = page.find("```arrows\n");
    REQUIRE(open != std::string::npos);
    const auto start = open + 10;
    std::string block = page.substr(start, page.find("```", start) - start);
    std::vector<std::vector<std::string>> result;
    for (std::size_t at = 0; at != std::string::npos;) {
        const auto arrow = block.find("→", at);
        result.push_back(words(block.substr(at, arrow == std::string::npos ? arrow : arrow - at)));
        at = arrow == std::string::npos ? arrow : arrow + std::string{"→"}.size();
    }
    return result;
}

/// Side arrows: lines of the ```side block, "from → to: reason".
Arrows drawn() {
    const auto page = text_of(top / "ARCHITECTURE.md");
    Arrows arrows;
    const auto floors = storeys(page);
    for (std::size_t upper = 0; upper < floors.size(); ++upper)
        for (const auto& room : floors[upper]) {
            arrows[room].insert(room);
            for (std::size_t lower = upper + 1; lower < floors.size(); ++lower)
                arrows[room].insert(floors[lower].begin(), floors[lower].end());
        }
    const auto open = page.find("```side\n");
    if (open == std::string::npos) return arrows;
    std::istringstream side{page.substr(open + 8, page.find("```", open + 8) - open - 8)};
    for (std::string line; std::getline(side, line);) {
        const auto arrow = line.find("→"), colon = line.find(':');
        REQUIRE_MESSAGE((arrow != std::string::npos && colon != std::string::npos && colon > arrow), "a side arrow needs a reason: ", line);
        arrows[words(line.substr(0, arrow)).at(0)].insert(words(line.substr(arrow + 3, colon - arrow - 3)).at(0));
    }
    return arrows;
}

std::vector<fs::path> sources() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator{top / "src"})
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

/// Headers with Asio in them, for the two files that speak of sockets; a test below keeps everybody else away.
const std::set<std::string> socket_headers{"web/server/connection.h", "web/server/conversation.h"};

bool kept_inside(const fs::path& path) { return socket_headers.contains(fs::relative(path, top / "src").string()); }

bool is_test(const fs::path& path) { return path.stem().string().ends_with("_test"); }

/// The rooms that one file includes from.
std::set<std::string> included_rooms(const fs::path& path, const Arrows& rooms) {
    std::istringstream lines{text_of(path)};
    std::set<std::string> found;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("#include \"")) continue;
        const auto name = line.substr(10, line.find('"', 10) - 10);
        const auto slash = name.find('/');
        CHECK_MESSAGE(slash != std::string::npos, path.string(), ": include paths begin at src/: ", line);
        if (slash != std::string::npos && rooms.contains(name.substr(0, slash))) found.insert(name.substr(0, slash));
    }
    return found;
}

}  // namespace

TEST_SUITE("ARCHITECTURE.md holds") {

TEST_CASE("every folder of src/ is a room on the page, with a README of its own") {
    const auto arrows = drawn();
    for (const auto& entry : fs::directory_iterator{top / "src"}) {
        const auto room = entry.path().filename().string();
        CHECK_MESSAGE(arrows.contains(room), "src/", room, " is not drawn in ARCHITECTURE.md");
        CHECK_MESSAGE(fs::exists(entry.path() / "README.md"), "src/", room, " has no README.md");
    }
}

TEST_CASE("no room includes from a room to which no arrow is drawn") {
    const auto arrows = drawn();
    for (const auto& path : sources()) {
        const auto room = fs::relative(path, top / "src").begin()->string();
        for (const auto& other : included_rooms(path, arrows))
            CHECK_MESSAGE(arrows.at(room).contains(other), path.string(), " includes from ", other, ", which ARCHITECTURE.md does not allow ", room);
    }
}

TEST_CASE("no path of arrows returns to where it started") {
    const auto arrows = drawn();
    for (const auto& [start, unused] : arrows) {
        std::set<std::string> seen;
        std::function<void(const std::string&)> walk = [&](const std::string& room) {
            for (const auto& next : arrows.at(room)) {
                if (next == room) continue;
                CHECK_MESSAGE(next != start, "a circle of arrows through ", start);
                if (next != start && seen.insert(next).second) walk(next);
            }
        };
        walk(start);
    }
}

TEST_CASE("heavy libraries stay out of headers, so that a clean build stays within minutes") {
    const std::vector<std::string> heavy{"boost/asio", "boost/beast", "spdlog/", "CLI/", "toml++", "<regex>", "poppler"};
    for (const auto& path : sources()) {
        if (path.extension() != ".h" || kept_inside(path)) continue;
        const auto text = text_of(path);
        for (const auto& name : heavy) {
            for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
                const auto line = text.rfind('\n', at) + 1;
                CHECK_MESSAGE(text.compare(line, 8, "#include") != 0, path.string(), " includes ", name);
            }
        }
    }
}

TEST_CASE("sockets are seen by the files of web/server alone") {
    for (const auto& path : sources()) {
        if (path.parent_path() == top / "src" / "web" / "server") continue;
        const auto text = text_of(path);
        for (const auto& header : socket_headers) CHECK_MESSAGE(text.find("#include \"" + header) == std::string::npos, path.string(), " includes ", header);
    }
}

TEST_CASE("no file is named after nothing in particular") {
    for (const auto& path : sources())
        for (const char* name : {"utils", "util", "helpers", "common", "misc", "manager"})
            CHECK_MESSAGE(path.stem().string() != name, path.string());
}

TEST_CASE("every header begins by saying that it is read once") {
    for (const auto& path : sources())
        if (path.extension() == ".h" && !is_test(path)) CHECK_MESSAGE(text_of(path).find("#pragma once") != std::string::npos, path.string());
}

}
