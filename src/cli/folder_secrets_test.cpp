#include "cli/folder_secrets.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "store/test_folder.h"

namespace fs = std::filesystem;
using cli::FolderSecrets;

TEST_SUITE("secrets beside a data folder") {

TEST_CASE("what is sealed opens in its own place and in no other, also after a restart") {
    const store::TestFolder folder;
    const std::string sealed = FolderSecrets{folder.path() / "data"}.seal("heron", "person 1");
    FolderSecrets later{folder.path() / "data/"};
    CHECK(later.unseal(sealed, "person 1") == "heron");
    CHECK_FALSE(later.unseal(sealed, "person 2"));
    std::string changed = sealed;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    CHECK_FALSE(later.unseal(changed, "person 1"));
    CHECK_FALSE(later.unseal("short", "person 1"));
}
TEST_CASE("the same sealed twice does not look the same") {
    const store::TestFolder folder;
    FolderSecrets secrets{folder.path() / "data"};
    CHECK(secrets.seal("heron", "x") != secrets.seal("heron", "x"));
}
TEST_CASE("the key lies outside the data folder, for the program's own account alone") {
    const store::TestFolder folder;
    FolderSecrets{folder.path() / "data"}.seal("heron", "x");
    struct stat about {};
    REQUIRE(stat((folder.path() / "data.keys/identity.key").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    CHECK(about.st_size == 32);
}
TEST_CASE("without its key a sealed secret is a fault that names the file, and no new key is made in its place") {
    const store::TestFolder folder;
    const std::string sealed = FolderSecrets{folder.path() / "data"}.seal("heron", "x");
    fs::remove_all(folder.path() / "data.keys");
    CHECK_THROWS_WITH_AS(FolderSecrets{folder.path() / "data"}.unseal(sealed, "x"), doctest::Contains("identity.key"), std::exception);
    CHECK_FALSE(fs::exists(folder.path() / "data.keys"));
}

}
