/// People with an account: added, disabled, never deleted.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/authorize.h"
#include "identity/journal.h"

namespace identity {

struct Person {
    PersonId id;
    std::string public_id;
    std::string address;
    std::string name;
    std::string title;
    std::optional<OrganisationId> organisation;
    bool disabled = false;
    bool can_sign_in = false;  ///< Has followed an invitation: a password and a second factor are set.
};

struct NewPerson {
    std::string address;
    std::string name;
    std::string title{};
    std::optional<OrganisationId> organisation{};
};

enum class PersonRefusal {
    NotAnAddress,
    NameMissing,
    AddressTaken,       ///< Also by somebody who was disabled: an account is never given to another person.
    LastAdministrator,  ///< Nobody would be left who can look after the installation.
    AlreadySo,
};

/// How an account is found: small letters, no spaces around. Nothing where it is no e-mail address.
std::optional<std::string> account_address(std::string_view typed);

[[nodiscard]] std::expected<PersonId, PersonRefusal> add_person(store::Transaction&, const NewPerson&, const Act&, const RandomBytes&);
/// Ends every session too.
[[nodiscard]] std::expected<void, PersonRefusal> disable(store::Transaction&, PersonId, const Act&);
[[nodiscard]] std::expected<void, PersonRefusal> enable(store::Transaction&, PersonId, const Act&);

std::optional<Person> person(store::Snapshot&, PersonId);
std::optional<Person> person_by_public_id(store::Snapshot&, std::string_view public_id);
std::optional<Person> person_by_address(store::Snapshot&, std::string_view address);

struct PeopleWanted {
    std::string words{};                    ///< Part of a name, title or address.
    std::optional<OrganisationId> partnership{};  ///< Only those of its agencies, or with a standing role in it.
    int page = 1;
    int size = 50;
};
struct People {
    std::vector<Person> people;  ///< By name.
    std::int64_t total = 0;
};
People people(store::Snapshot&, const PeopleWanted&);
/// Whether the person's agency or a standing role is in one of the partnerships.
bool belongs_to(store::Snapshot&, PersonId, const Reach&);
/// Whether who has this reach may change the account: it belongs there, and stands for nothing beyond. Else whoever looks after one
/// partnership could invite the installation's administrator anew and take that account over.
bool may_look_after(store::Snapshot&, PersonId, const Reach&, base::Instant now);

}  // namespace identity
