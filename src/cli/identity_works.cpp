#include "cli/identity_works.h"

#include <boost/json.hpp>

#include "base/fault.h"
#include "cli/accounts.h"
#include "identity/organisation.h"
#include "identity/person.h"
#include "identity/standing.h"

namespace cli {

namespace {

namespace json = boost::json;
using identity::Organisation;
using identity::OrganisationId;
using identity::Person;
using identity::PersonId;

std::string text_in(const json::value& asked, const char* name) { return std::string{asked.at(name).as_string()}; }

/// By public id or by its name.
std::optional<Organisation> organisation_called(store::Snapshot& snapshot, const std::string& words) {
    for (const Organisation& one : identity::organisations(snapshot))
        if (one.public_id == words || one.name == words) return one;
    return std::nullopt;
}

std::optional<OrganisationId> organisation_from(store::Snapshot& snapshot, const std::string& words) {
    if (words.empty()) return std::nullopt;
    const auto found = organisation_called(snapshot, words);
    if (!found) throw base::Fault{"There is no organisation of this name", words, "See: cairn org list"};
    return found->id;
}

Person person_from(store::Snapshot& snapshot, const std::string& address) {
    const auto found = identity::person_by_address(snapshot, address);
    if (!found) throw base::Fault{"There is no account with this address", address, "See: cairn user list"};
    return *found;
}

identity::Role role_from(const std::string& words) {
    const auto role = identity::role_named(words);
    if (!role) throw base::Fault{"There is no role of this name", words, "docs/permissions.md lists them."};
    return *role;
}

[[noreturn]] void refuse(identity::PersonRefusal refusal, const std::string& address) {
    switch (refusal) {
        case identity::PersonRefusal::NotAnAddress: throw base::Fault{"This is no email address", address, "Write it as name@example.org."};
        case identity::PersonRefusal::NameMissing: throw base::Fault{"A name is missing", address, "Add it behind the address."};
        case identity::PersonRefusal::AddressTaken: throw base::Fault{"There is an account with this address", address, "An account is never given to somebody else."};
        case identity::PersonRefusal::LastAdministrator: break;
        case identity::PersonRefusal::AlreadySo: throw base::Fault{"This has been done already", address, ""};
    }
    throw base::Fault{"Nobody else could look after the installation", address, "Give the role to somebody else first."};
}

void give(store::Transaction& transaction, PersonId person, identity::Role role, std::optional<OrganisationId> where, const identity::Act& act) {
    if (identity::give_standing(transaction, person, role, where, act)) return;
    throw base::Fault{"This role cannot be given there, or is held already", std::string{to_word(role)}, "docs/permissions.md says where each role is given."};
}

std::string add_user(Library& library, const json::value& asked) {
    Accounts accounts{library};
    const auto act = accounts.act();
    library.store().write([&](store::Transaction& transaction) {
        const std::string address = text_in(asked, "address");
        const auto added = identity::add_person(transaction, {.address = address, .name = text_in(asked, "name"), .title = text_in(asked, "title"),
                                                              .organisation = organisation_from(transaction, text_in(asked, "organisation"))}, act, accounts.sign_in().random());
        if (!added) refuse(added.error(), address);
        if (asked.at("administrator").as_bool()) give(transaction, *added, identity::Role::Administrator, std::nullopt, act);
        accounts.sign_in().invite_with(transaction, *added, text_in(asked, "token_sha256"), act);
    });
    return "{}";
}

std::string invite_user(Library& library, const json::value& asked) {
    Accounts accounts{library};
    library.store().write([&](store::Transaction& transaction) {
        const Person person = person_from(transaction, text_in(asked, "address"));
        if (person.disabled) throw base::Fault{"This account is disabled", person.address, "Let it sign in again first: cairn user enable"};
        accounts.sign_in().invite_with(transaction, person.id, text_in(asked, "token_sha256"), accounts.act());
    });
    return "{}";
}

template <std::expected<void, identity::PersonRefusal> (*what)(store::Transaction&, PersonId, const identity::Act&)>
std::string change_user(Library& library, const json::value& asked) {
    Accounts accounts{library};
    library.store().write([&](store::Transaction& transaction) {
        const Person person = person_from(transaction, text_in(asked, "address"));
        if (const auto changed = what(transaction, person.id, accounts.act()); !changed) refuse(changed.error(), person.address);
    });
    return "{}";
}

std::string change_roles(Library& library, const json::value& asked) {
    Accounts accounts{library};
    library.store().write([&](store::Transaction& transaction) {
        const Person person = person_from(transaction, text_in(asked, "address"));
        const auto where = organisation_from(transaction, text_in(asked, "partnership"));
        const auto role = role_from(text_in(asked, "role"));
        if (!asked.at("end").as_bool()) return give(transaction, person.id, role, where, accounts.act());
        if (!identity::end_standing(transaction, person.id, role, where, accounts.act()))
            throw base::Fault{"This role is not held there, or nobody else could look after the installation", std::string{to_word(role)}, "See: cairn user list"};
    });
    return "{}";
}

/// For demonstration folders alone: anywhere else the second factor would be no factor.
std::string code_of_user(Library& library, const json::value& asked) {
    if (!library.demonstration()) throw base::Fault{"Codes are printed for demonstration folders only", library.store().folder().string(), "Use the authenticator app, or a recovery code."};
    Accounts accounts{library};
    const Person person = library.store().read([&](store::Snapshot& snapshot) { return person_from(snapshot, text_in(asked, "address")); });
    const auto code = accounts.sign_in().current_code(person.id, library.now());
    if (!code) throw base::Fault{"This account has no authenticator app yet", person.address, "Follow its invitation first."};
    return json::serialize(json::object{{"code", *code}});
}

std::string add_organisation(Library& library, const json::value& asked) {
    Accounts accounts{library};
    const auto kind = identity::organisation_kind_named(text_in(asked, "kind"));
    if (!kind) throw base::Fault{"There is no such kind of organisation", text_in(asked, "kind"), "See: cairn org add --help"};
    const auto id = library.store().write([&](store::Transaction& transaction) {
        const auto added = identity::add_organisation(transaction, {.kind = *kind, .name = text_in(asked, "name"), .partnership = organisation_from(transaction, text_in(asked, "partnership"))},
                                                      accounts.act(), accounts.sign_in().random());
        if (!added)
            throw base::Fault{added.error() == identity::OrganisationRefusal::AlreadyThere ? "There is one of this name already"
                              : added.error() == identity::OrganisationRefusal::NeedsPartnership ? "An agency belongs to a partnership"
                                                                                               : "A partnership or national body needs a name and belongs to no partnership",
                              text_in(asked, "name"), "See: cairn org list"};
        return identity::organisation(transaction, *added)->public_id;
    });
    return json::serialize(json::object{{"id", id}});
}

}  // namespace

void add_identity_works(WorkTable& works, Library& library) {
    const auto add = [&](const char* kind, std::string (*work)(Library&, const json::value&)) {
        works.emplace(kind, [&library, work](store::JobRun& run) -> std::optional<std::string> { return work(library, json::parse(run.parameters())); });
    };
    add("user-add", add_user);
    add("user-invite", invite_user);
    add("user-disable", change_user<identity::disable>);
    add("user-enable", change_user<identity::enable>);
    add("user-roles", change_roles);
    add("user-code", code_of_user);
    add("org-add", add_organisation);
}

}  // namespace cli
