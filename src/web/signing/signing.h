/// What the pages of signing in are handed beside the collection's services.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "identity/sign_in.h"

namespace web {

/// An account of the demonstration, shown on its sign-in page so that anybody can look round.
struct DemonstrationAccount {
    std::string address;
    std::string name;
    std::string part;      ///< What they do there: "Business manager".
    std::string password;
};

struct Signing {
    identity::SignIn& sign_in;
    /// Given by whoever composed the program; empty, or none, where nothing is to be shown.
    std::function<std::vector<DemonstrationAccount>()> demonstration_accounts{};
};

}  // namespace web
