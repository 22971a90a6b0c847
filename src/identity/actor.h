/// Who asks.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "identity/role.h"

namespace identity {

struct PersonTag;
using PersonId = base::Id<PersonTag>;
struct OrganisationTag;
using OrganisationId = base::Id<OrganisationTag>;
struct SessionTag;
using SessionId = base::Id<SessionTag>;

/// A role that is held beyond any one case.
struct StandingRole {
    Role role;
    std::optional<OrganisationId> partnership;  ///< None: the installation.
    std::optional<PersonId> on_behalf_of{};     ///< Whose leave is covered; named on every act.
};

/// A person who has signed in.
struct SignedIn {
    PersonId person;
    std::string public_id;
    std::string name;
    std::string title;                         ///< As the person or agency words it: "Designated nurse".
    std::optional<OrganisationId> organisation;
    std::vector<StandingRole> standing;
    bool two_factor = false;
    base::Instant confirmed_at{};              ///< When they last proved who they are, with everything they have.
    base::Instant asked_at{};                  ///< When they ask what is being asked.
    SessionId session{0};
};

/// Somebody without an account, behind a link that identifies nobody and after the code that came by another way.
struct LinkHolder {
    std::string scope;  ///< The one request or referral that the link opens.
};

class Actor {
public:
    /// Anybody: no account, no promise.
    static Actor the_public() { return Actor{}; }
    /// A machine or person at an address that the installation's configuration lists under `operations.allow`.
    static Actor operations() {
        Actor actor;
        actor.operations_ = true;
        return actor;
    }
    static Actor signed_in(SignedIn person) {
        Actor actor;
        actor.person_ = std::make_shared<const SignedIn>(std::move(person));
        return actor;
    }
    static Actor holding(LinkHolder link) {
        Actor actor;
        actor.link_ = std::make_shared<const LinkHolder>(std::move(link));
        return actor;
    }
    /// The same who asks from an address of `operations.allow`, where machines are let in and people may sit.
    Actor at_operations() const {
        Actor actor = *this;
        actor.operations_ = true;
        return actor;
    }

    bool is_operations() const { return operations_; }
    const SignedIn* person() const { return person_.get(); }
    const LinkHolder* link() const { return link_.get(); }

private:
    Actor() = default;
    bool operations_ = false;
    std::shared_ptr<const SignedIn> person_;
    std::shared_ptr<const LinkHolder> link_;
};

}  // namespace identity
