#include "cli/folder_secrets.h"

#include <doctest/doctest.h>

#include "store/test_folder.h"

using cli::FolderSecrets;

namespace {

/// A data folder with its keys beside it.
struct Place {
    store::TestFolder top;
    std::unique_ptr<store::Store> store = store::Store::open(top.path() / "data", {}).value();
    std::shared_ptr<cli::Vault> vault() { return cli::Vault::open(*store, base::Settings{}); }
};

}  // namespace

TEST_SUITE("secrets of accounts, under the key of the installation") {

TEST_CASE("what is sealed opens in its own place and in no other, also after a restart") {
    Place place;
    const std::string sealed = FolderSecrets{place.vault()}.seal("heron", "person 1");
    FolderSecrets later{place.vault()};
    CHECK(later.unseal(sealed, "person 1") == "heron");
    CHECK_FALSE(later.unseal(sealed, "person 2"));
    std::string changed = sealed;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    CHECK_FALSE(later.unseal(changed, "person 1"));
    CHECK_FALSE(later.unseal("short", "person 1"));
}
TEST_CASE("the same sealed twice does not look the same") {
    Place place;
    FolderSecrets secrets{place.vault()};
    CHECK(secrets.seal("heron", "x") != secrets.seal("heron", "x"));
}

}
