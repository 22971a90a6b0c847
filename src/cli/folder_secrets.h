/// Seals what identity must read back, under a key in a folder of its own beside the data folder: `DATA.keys/identity.key`.
/// Whoever copies the data folder has not copied the key.
#pragma once

#include <filesystem>
#include <mutex>

#include "identity/secrets.h"

namespace cli {

class FolderSecrets : public identity::Secrets {
public:
    explicit FolderSecrets(const std::filesystem::path& data);
    /// The key is made when something is sealed for the first time. Throws base::Fault where it cannot be read or made.
    std::string seal(std::string_view bytes, std::string_view place) override;
    std::optional<std::string> unseal(std::string_view sealed, std::string_view place) override;

private:
    enum class Missing { Made, Left };
    const std::string& key(Missing missing);

    std::filesystem::path file_;
    std::mutex mutex_;
    std::string key_;
};

}  // namespace cli
