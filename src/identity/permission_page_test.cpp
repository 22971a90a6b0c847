// docs/permissions.md shows the table as it is. CAIRN_WRITE_DOCS=1 writes it anew.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "identity/permission_table.h"

using namespace identity;

namespace {

constexpr std::string_view begins = "<!-- table -->\n", ends = "<!-- end of table -->";

std::string table() {
    std::string text = "| permission |";
    std::string rule = "|---|";
    for (const RoleFacts& role : all_roles()) {
        text += " " + std::string{role.word} + " |";
        rule += "---|";
    }
    text += "\n" + rule + "\n";
    for (const PermissionFacts& permission : all_permissions()) {
        if (permission.kind != PermissionKind::Table) continue;
        text += "| " + std::string{permission.word} + (permission.asks_again ? " + |" : " |");
        for (const RoleFacts& role : all_roles()) {
            const Scope scope = PermissionTable::built_in().scope(role.role, permission.permission);
            text += scope == Scope::None ? " |" : " " + std::string{to_word(scope)} + " |";
        }
        text += "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("the page of permissions shows the table that the program goes by") {
    const char* path = CAIRN_SOURCE_DIR "/docs/permissions.md";
    std::ifstream file{path, std::ios::binary};
    std::string page{std::istreambuf_iterator<char>{file}, {}};
    const auto from = page.find(begins), to = page.find(ends);
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    const auto start = from + begins.size();
    if (std::getenv("CAIRN_WRITE_DOCS")) std::ofstream{path, std::ios::binary} << page.replace(start, to - start, table());
    else CHECK_MESSAGE(page.substr(start, to - start) == table(), "if the change is meant: CAIRN_WRITE_DOCS=1 build/release/identity_tests");
}
