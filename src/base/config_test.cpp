#include "base/config.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>

namespace {

using Variables = std::map<std::string, std::string>;

auto read(std::string_view toml, Variables variables = {}) {
    return base::parse_settings(toml, "cairn.toml", [variables](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional{found->second};
    });
}

std::string refusal(std::string_view toml, Variables variables = {}) {
    const auto settings = read(toml, std::move(variables));
    return settings ? "taken" : settings.error().to_string();
}

}  // namespace

TEST_CASE("an empty file is every default") {
    const auto settings = read("");
    REQUIRE(settings);
    CHECK(settings->server.port == 8080);
    CHECK(settings->server.bind == "127.0.0.1");
    CHECK(settings->limits.exempt.empty());
    CHECK(settings->limits.header_seconds == 15);
}

TEST_CASE("what the file says is taken") {
    const auto settings = read("[server]\nport = 80\n[limits]\nexempt = [\"192.0.2.1\", \"10.0.0.0/8\"]\n");
    REQUIRE(settings);
    CHECK(settings->server.port == 80);
    CHECK(settings->limits.exempt == std::vector<std::string>{"192.0.2.1", "10.0.0.0/8"});
}

TEST_CASE("an unknown key is refused with its line") {
    CHECK(refusal("[server]\nport = 80\nprot = 81\n") ==
          "cairn.toml, line 3: server.prot is no setting of this program; `cairn config --explain` lists them all");
    CHECK(refusal("[sever]\nport = 80\n").starts_with("cairn.toml, line 2: sever.port is no setting"));
    CHECK(refusal("port = 80\n").starts_with("cairn.toml, line 1: port is no setting"));
}

TEST_CASE("a value of the wrong type is refused with its line") {
    CHECK(refusal("[server]\nport = \"80\"\n") == "cairn.toml, line 2: server.port must be a whole number");
    CHECK(refusal("[server]\n\nbind = 80\n") == "cairn.toml, line 3: server.bind must be a text in quotation marks");
    CHECK(refusal("[limits]\nexempt = [1]\n") == "cairn.toml, line 2: limits.exempt must be a list of texts");
    CHECK(refusal("server = 3\n").starts_with("cairn.toml, line 1: server is no setting"));
}

TEST_CASE("a number is taken at its limits and refused beyond them") {
    CHECK(refusal("[server]\nport = 65535\n") == "taken");
    CHECK(refusal("[server]\nport = 65536\n") == "cairn.toml, line 2: server.port must be a whole number from 0 to 65535");
    CHECK(refusal("[server]\nport = -1\n") == "cairn.toml, line 2: server.port must be a whole number from 0 to 65535");
}

TEST_CASE("an address, a range and a public address are refused where they are none") {
    CHECK(refusal("[server]\nbind = \"localhost\"\n") == "cairn.toml, line 2: server.bind must be an IPv4 or IPv6 address");
    CHECK(refusal("[server]\ntrusted_proxies = [\"10.0.0.1/8\"]\n").starts_with("cairn.toml, line 2: server.trusted_proxies must be a list of addresses"));
    for (const char* url : {"reviews.example.org", "https://", "https://reviews.example.org/", "https://a/b", "ftp://a", "https://A", "https://a@b"})
        CHECK(refusal("[server]\npublic_url = \"" + std::string{url} + "\"\n").starts_with("cairn.toml, line 2: server.public_url must be"));
    CHECK(refusal("[server]\npublic_url = \"https://reviews.example.org:8443\"\n") == "taken");
}

TEST_CASE("a file that is no TOML is refused with the line where it stops being one") {
    CHECK(refusal("[server]\nport = = 80\n").starts_with("cairn.toml, line 2: "));
    CHECK(refusal("[server]\nport = 80\nport = 81\n").starts_with("cairn.toml, line 3: "));
}

TEST_CASE("a control character is refused with its line, wherever it stands") {
    CHECK(refusal(std::string_view{"[\n\0\0p", 5}) == "cairn.toml, line 2: a control character");
    CHECK(refusal("[server]\nbind = \"\x7f\"\n") == "cairn.toml, line 2: a control character");
}

TEST_CASE("what the parser itself stumbles over is refused and stops nothing") { 
    CHECK(refusal("[=") == "cairn.toml: the file is no TOML");
    CHECK(refusal("\xef\xbb\xbbr").starts_with("cairn.toml, line 1: "));
}

TEST_CASE("the environment overrides the file and is checked as the file is") {
    CHECK(read("[server]\nport = 80\n", {{"CAIRN_SERVER_PORT", "81"}})->server.port == 81);
    CHECK(read("", {{"CAIRN_LIMITS_EXEMPT", "192.0.2.1,10.0.0.0/8"}})->limits.exempt == std::vector<std::string>{"192.0.2.1", "10.0.0.0/8"});
    CHECK(refusal("", {{"CAIRN_SERVER_PORT", "81x"}}) == "CAIRN_SERVER_PORT: server.port must be a whole number");
    CHECK(refusal("", {{"CAIRN_SERVER_PORT", "70000"}}) == "CAIRN_SERVER_PORT: server.port must be a whole number from 0 to 65535");
}

TEST_CASE("a configuration file that is not there is refused, none at all is not") {
    CHECK(base::load_settings("/nowhere/cairn.toml").error().to_string() == "/nowhere/cairn.toml: the configuration file cannot be read");
    CHECK(base::load_settings(""));
}

TEST_CASE("what --explain prints is a configuration file that changes nothing") {
    CHECK(refusal(base::explain_settings()) == "taken");
    CHECK(read(base::explain_settings())->limits.connections_per_address == 128);
}

TEST_CASE("docs/configuration.md says what the table of keys says") {
    const char* path = CAIRN_SOURCE_DIR "/docs/configuration.md";
    if (std::getenv("CAIRN_WRITE_DOCS")) std::ofstream{path, std::ios::binary} << base::settings_page();
    std::ifstream file{path, std::ios::binary};
    const std::string page{std::istreambuf_iterator<char>{file}, {}};
    CHECK_MESSAGE(page == base::settings_page(), "write it anew with: CAIRN_WRITE_DOCS=1 build/dev/base_tests");
}
