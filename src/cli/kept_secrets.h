#pragma once

#include "identity/secrets.h"
#include "store/sealing/keys.h"

namespace cli {

/// Secrets of accounts, sealed under the installation's own key (class K2).
class KeptSecrets : public identity::Secrets {
public:
    explicit KeptSecrets(store::Keys& keys) : keys_{keys} {}
    std::string seal(std::string_view bytes, std::string_view place) override { return keys_.seal(store::KeyId::installation(), at(place), bytes); }
    std::optional<std::string> unseal(std::string_view sealed, std::string_view place) override {
        auto plain = keys_.unseal(store::KeyId::installation(), at(place), sealed);
        return plain ? std::optional{std::move(*plain)} : std::nullopt;
    }

private:
    static store::SealedPlace at(std::string_view place) { return {store::SealedClass::K2, "identity_code_secret.sealed", std::string{place}}; }

    store::Keys& keys_;
};

}  // namespace cli
