/// How a room shows what it keeps sealed to whoever checks the whole house (`cairn verify`). Rooms implement it and are
/// listed in cli/inspection.cpp; a column that nobody shows is one that nobody checks.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sealing/keys.h"
#include "store/transaction.h"

namespace store {

struct SealedValue {
    KeyId key = KeyId::installation();
    SealedPlace place;
    std::string sealed;
    /// A name is then sought in the plain in every file, where none may stand.
    enum class Holds { Name, Other } holds = Holds::Other;
    /// The names inside what holds more than a name: they are sought in the same way.
    std::function<std::vector<std::string>(std::string_view plain)> names_in{};
};

class SealedSource {
public:
    virtual ~SealedSource() = default;
    virtual void each(Snapshot&, const std::function<void(const SealedValue&)>&) const = 0;
};

}  // namespace store
