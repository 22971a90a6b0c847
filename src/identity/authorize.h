/// The one question asked before anything is looked up: may this actor do this with that?
#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "identity/actor.h"
#include "identity/case_standing.h"
#include "identity/permission.h"

namespace identity {

/// Whose the thing is, as its own room knows.
enum class Ownership {
    Others,
    Shared,  ///< Somebody shared it with the actor or with all who have the actor's part in the case.
    Own,     ///< The actor's, or the actor's own agency's.
};

/// What it is about. `address` is the path asked for; rooms with objects of their own refine it.
struct Object {
    DataClass data_class = DataClass::Unstated;
    std::string_view address{};
    const CaseStanding* standing = nullptr;           ///< Of the actor to the case that it belongs to.
    std::optional<OrganisationId> partnership{};      ///< Where it belongs to one and to no case.
    Ownership ownership = Ownership::Others;
    std::string_view link_scope{};                    ///< What a link must be for.
};

enum class Denial {
    NotPermitted,  ///< Shown exactly as if the object did not exist.
    SignInAgain,   ///< Everything else is as it should be; the sign-in is not fresh enough for this.
};

/// How long a sign-in is fresh enough for what asks again.
constexpr std::chrono::minutes fresh_for{10};

/// Proof that `authorize` said yes. Only `authorize` can make one, so what demands a Grant cannot be reached without it.
class Grant {
public:
    Permission permission() const { return permission_; }
    /// Whose standing was used, where leave is covered; named beside the actor on the act.
    std::optional<PersonId> on_behalf_of() const { return on_behalf_of_; }

private:
    friend std::expected<Grant, Denial> authorize(const Actor&, Permission, const Object&);
    explicit Grant(Permission permission, std::optional<PersonId> on_behalf_of) : permission_{permission}, on_behalf_of_{on_behalf_of} {}
    Permission permission_;
    std::optional<PersonId> on_behalf_of_;
};

/// Whether the actor may use the permission on the object. What is not about one case has no standing; a list is then filtered by the room
/// that owns it (`CAIRN_VISIBLE_CASES`, `partnerships_with`).
[[nodiscard]] std::expected<Grant, Denial> authorize(const Actor& actor, Permission permission, const Object& object);

/// Where the actor may use a permission beyond single cases: these partnerships, or everywhere.
struct Reach {
    bool everywhere = false;
    std::vector<OrganisationId> partnerships;
};
Reach partnerships_with(const Actor& actor, Permission permission);

}  // namespace identity
