/// Sealing what must be read back, such as the secret of timed codes. The keys are another room's, which implements this.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace identity {

class Secrets {
public:
    virtual ~Secrets() = default;
    /// `place` is bound to the sealed bytes: they open nowhere else.
    virtual std::string seal(std::string_view bytes, std::string_view place) = 0;
    /// Nothing where they were sealed for another place or by another key, or were changed.
    virtual std::optional<std::string> unseal(std::string_view sealed, std::string_view place) = 0;
};

}  // namespace identity
