/// An account of another sign-in service (an authority's single sign-on) that belongs to one of ours.
///
/// It is known by who issued it and what it is called there, which never change hands. It is never guessed by an e-mail address: whoever
/// is given somebody's old address must not be given their cases. Asking such a service, and checking its word, is not here: docs/adr/0011.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "identity/journal.h"

namespace identity {

struct ForeignAccount {
    std::string issuer;   ///< As the service writes itself: "https://login.eastmarch.example/tenant".
    std::string subject;  ///< What it calls the person, opaque.
};

enum class ForeignRefusal {
    Incomplete,     ///< Issuer or subject is missing.
    NotSecure,      ///< An issuer is an https address.
    Joined,         ///< It belongs to somebody already, perhaps to this person.
    NoSuchPerson,
};

[[nodiscard]] std::expected<void, ForeignRefusal> join_foreign_account(store::Transaction&, PersonId, const ForeignAccount&, const Act&);
/// Whose it is; nothing where it was never joined or was ended. Exactly as written: no case is folded, nothing trimmed.
std::optional<PersonId> person_of_foreign_account(store::Snapshot&, const ForeignAccount&);
/// False where it belongs to nobody.
bool end_foreign_account(store::Transaction&, const ForeignAccount&, const Act&);

}  // namespace identity
