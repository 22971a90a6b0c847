#include "identity/authorize.h"

#include <algorithm>

#include "identity/permission_table.h"

namespace identity {

namespace {

/// A role that the actor has with this object, and where they have it.
struct Held {
    Role role;
    enum class Where { InCase, InPartnership, Everywhere } where;
    std::optional<PersonId> on_behalf_of;
};

bool fits_class(const PermissionFacts& facts, DataClass data_class) {
    return data_class != DataClass::Unstated && data_class <= facts.most;
}

/// The partnership that the object belongs to; none where it is a list or a form that belongs to nobody yet.
std::optional<OrganisationId> partnership_of(const Object& object) { return object.standing ? object.standing->partnership : object.partnership; }

bool reaches(const Held& held, Scope scope, const Object& object) {
    switch (scope) {
        case Scope::None: return false;
        case Scope::Own: return object.ownership == Ownership::Own;
        case Scope::Shared: return held.where == Held::Where::InCase && object.ownership != Ownership::Others;
        case Scope::Case: return held.where == Held::Where::InCase;
        case Scope::Partnership: return held.where == Held::Where::InCase || held.where == Held::Where::InPartnership;
        case Scope::Installation: return held.where == Held::Where::Everywhere;
    }
    return false;
}

std::vector<Held> held_roles(const SignedIn& person, const Object& object) {
    std::vector<Held> held;
    if (object.standing) {
        for (const CaseRole& role : object.standing->roles) held.push_back({role.role, Held::Where::InCase, role.on_behalf_of});
        if (object.standing->break_glass_until && *object.standing->break_glass_until > person.asked_at)
            held.push_back({Role::BreakGlass, Held::Where::InCase, std::nullopt});
    }
    const auto belongs_to = partnership_of(object);
    for (const StandingRole& role : person.standing) {
        if (role.partnership && belongs_to && *role.partnership != *belongs_to) continue;
        held.push_back({role.role, role.partnership ? Held::Where::InPartnership : Held::Where::Everywhere, role.on_behalf_of});
    }
    // One's own standing before a colleague's: leave cover is named only where it was needed.
    std::ranges::stable_sort(held, {}, [](const Held& one) { return one.on_behalf_of.has_value(); });
    return held;
}

/// What no role overrides: a case that is not there, a conflict, a seal.
bool case_is_closed_to(const CaseStanding& standing) {
    return !standing.exists || standing.conflict || (standing.sealed && standing.roles.empty());
}

std::optional<Held> by_table(const SignedIn& person, Permission permission, const Object& object) {
    if (!person.two_factor || (object.standing && case_is_closed_to(*object.standing))) return std::nullopt;
    for (const Held& held : held_roles(person, object))
        if (reaches(held, PermissionTable::built_in().scope(held.role, permission), object)) return held;
    return std::nullopt;
}

bool is_fresh(const SignedIn& person) { return person.asked_at - person.confirmed_at <= fresh_for; }

}  // namespace

std::expected<Grant, Denial> authorize(const Actor& actor, Permission permission, const Object& object) {
    const PermissionFacts& facts = facts_of(permission);
    const auto refused = std::unexpected{Denial::NotPermitted};
    if (permission == Permission::Unstated || !fits_class(facts, object.data_class)) return refused;
    const SignedIn* person = actor.person();
    switch (facts.kind) {
        case PermissionKind::Everybody: return Grant{permission, std::nullopt};
        case PermissionKind::Operations: break;
        case PermissionKind::Link:
            if (!actor.link() || object.link_scope.empty() || actor.link()->scope != object.link_scope) return refused;
            return Grant{permission, std::nullopt};
        case PermissionKind::Account:
            if (!person || (permission != Permission::UseAccount && !person->two_factor)) return refused;
            return Grant{permission, std::nullopt};
        case PermissionKind::Table: {
            const auto held = person ? by_table(*person, permission, object) : std::nullopt;
            if (!held) return refused;
            if (facts.asks_again && !is_fresh(*person)) return std::unexpected{Denial::SignInAgain};
            return Grant{permission, held->on_behalf_of};
        }
    }
    if (!actor.is_operations()) return refused;
    return Grant{permission, std::nullopt};
}

Reach partnerships_with(const Actor& actor, Permission permission) {
    Reach reach;
    if (!actor.person() || !actor.person()->two_factor) return reach;
    for (const StandingRole& role : actor.person()->standing) {
        const Scope scope = PermissionTable::built_in().scope(role.role, permission);
        if (scope == Scope::Installation && !role.partnership) reach.everywhere = true;
        if (scope == Scope::Partnership && role.partnership) reach.partnerships.push_back(*role.partnership);
    }
    return reach;
}

}  // namespace identity
