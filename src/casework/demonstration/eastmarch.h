/// Eastmarch: a fictional safeguarding partnership with its agencies, a neighbour, and one person for each role.
///
/// Nobody of these exists. Passwords and secrets of timed codes follow from the seed and are shown to everybody: they open a
/// demonstration folder and nothing else.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "calendar/calendar.h"
#include "identity/journal.h"
#include "identity/password.h"
#include "identity/role.h"
#include "identity/secrets.h"
#include "store/sealing/keys.h"
#include "store/store.h"

namespace casework::demonstration {

/// Of every demonstration, so that its sign-in page can show the accounts without asking where they are kept.
constexpr std::uint64_t usual_seed = 2026;

struct Account {
    std::string key;          ///< "police_lead": how the cases of the demonstration name them.
    std::string address, password;
    std::string name, title;
    std::string organisation; ///< Its name.
    identity::Role role;
    std::string code_secret;  ///< Bytes; `identity::to_base32` makes what an app takes.
};
/// One for each role, in the order in which the process meets them.
std::vector<Account> demonstration_accounts(std::uint64_t seed = usual_seed);

/// What a demonstration is made in. All outlive it.
struct Parts {
    store::Store& store;
    store::Keys& keys;
    const calendar::Calendar& calendar;
    identity::Secrets& secrets;
    identity::Journal& journal;
    const identity::PasswordHasher& hasher;
};

/// Who plays in it, by key.
struct Player {
    identity::PersonId person;
    std::string public_id;
    identity::Role role;
    std::optional<identity::OrganisationId> organisation;
};
struct Cast {
    identity::OrganisationId eastmarch{0}, westmarch{0};
    std::map<std::string, Player, std::less<>> players;
    /// Throws base::Fault where nobody has that key.
    const Player& of(std::string_view key) const;
};

/// Adds partnership, agencies, people and accounts, or finds those of an earlier run. `since`: when they were added.
Cast set_up_eastmarch(const Parts& parts, base::Instant since, std::uint64_t seed = usual_seed);

}  // namespace casework::demonstration
