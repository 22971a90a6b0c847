#include "cli/folder_secrets.h"

namespace cli {

namespace {

store::SealedPlace place_of(std::string_view place) { return {store::SealedClass::K2, "identity", std::string{place}}; }

}  // namespace

std::string FolderSecrets::seal(std::string_view bytes, std::string_view place) { return vault_->keys().seal(store::KeyId::installation(), place_of(place), bytes); }

std::optional<std::string> FolderSecrets::unseal(std::string_view sealed, std::string_view place) {
    auto plain = vault_->keys().unseal(store::KeyId::installation(), place_of(place), sealed);
    return plain ? std::optional{std::move(*plain)} : std::nullopt;
}

}  // namespace cli
