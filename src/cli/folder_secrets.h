/// Seals what identity must read back, under the installation's own key in the key store.
#pragma once

#include <memory>

#include "cli/vault.h"
#include "identity/secrets.h"

namespace cli {

class FolderSecrets : public identity::Secrets {
public:
    explicit FolderSecrets(std::shared_ptr<Vault> vault) : vault_{std::move(vault)} {}
    std::string seal(std::string_view bytes, std::string_view place) override;
    std::optional<std::string> unseal(std::string_view sealed, std::string_view place) override;

private:
    std::shared_ptr<Vault> vault_;
};

}  // namespace cli
