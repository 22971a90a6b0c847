/// For tests of this room and of those above: a folder with a partnership and people in it, secrets that are sealed by nothing but their
/// place, random bytes that can be foretold, a journal that can be read.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/assert.h"
#include "identity/membership.h"
#include "identity/organisation.h"
#include "identity/person.h"
#include "identity/sign_in.h"
#include "identity/standing.h"
#include "store/test_folder.h"

namespace identity::testing {

class OpenSecrets : public Secrets {
public:
    std::string seal(std::string_view bytes, std::string_view place) override { return std::string{place} + '\n' + std::string{bytes}; }
    std::optional<std::string> unseal(std::string_view sealed, std::string_view place) override {
        const std::string head = std::string{place} + '\n';
        if (!sealed.starts_with(head)) return std::nullopt;
        return std::string{sealed.substr(head.size())};
    }
};

class KeptJournal : public Journal {
public:
    void record(store::Transaction&, const Event& event) override { events.push_back(event); }
    std::size_t count(EventKind kind) const {
        std::size_t found = 0;
        for (const Event& event : events) found += event.kind == kind ? 1 : 0;
        return found;
    }
    std::vector<Event> events;
};

/// Wednesday 14 May 2025, half past nine in the morning (UTC).
inline const base::Instant morning = *base::parse_instant("2025-05-14T09:30:00.000Z");

class House {
public:
    House() : store{*store::Store::open(folder.path(), {.clock = [] { return morning; }})} {
        partnership = organisation({.kind = OrganisationKind::Partnership, .name = "Eastmarch Safeguarding Children Partnership"});
        elsewhere = organisation({.kind = OrganisationKind::Partnership, .name = "Westmere Safeguarding Partnership"});
    }

    Act act(std::optional<PersonId> by = std::nullopt, base::Instant at = morning) { return {.at = at, .journal = journal, .by = by, .address = "192.0.2.1"}; }

    OrganisationId organisation(const NewOrganisation& wanted) {
        return store->write([&](store::Transaction& transaction) {
            const auto made = add_organisation(transaction, wanted, act(), system_random);
            CAIRN_ASSERT(made);
            return *made;
        });
    }
    PersonId person(const std::string& name, std::optional<OrganisationId> organisation = std::nullopt) {
        return store->write([&](store::Transaction& transaction) {
            const auto made = add_person(transaction, {.address = name + "@eastmarch.example", .name = name, .organisation = organisation}, act(), system_random);
            CAIRN_ASSERT(made);
            return *made;
        });
    }
    void stand(PersonId who, Role role, std::optional<OrganisationId> where) {
        store->write([&](store::Transaction& transaction) { CAIRN_ASSERT(give_standing(transaction, who, role, where, act())); });
    }
    void case_of(const std::string& id, OrganisationId where) {
        store->write([&](store::Transaction& transaction) { CAIRN_ASSERT(admit_case(transaction, id, where, act())); });
    }
    void join(const std::string& id, PersonId who, Role role, std::optional<OrganisationId> agency = {}) {
        store->write([&](store::Transaction& transaction) { CAIRN_ASSERT(join_case(transaction, id, {.person = who, .role = role, .agency = agency}, act())); });
    }
    /// As after a whole sign-in at that moment.
    Actor actor(PersonId who, base::Instant now = morning) {
        return store->read([&](store::Snapshot& snapshot) {
            const auto found = actor_of(snapshot, Session{.id = SessionId{1}, .person = who, .whole = true, .began = now, .seen = now, .confirmed = now, .address = "", .browser = ""}, now);
            CAIRN_ASSERT(found);
            return *found;
        });
    }
    CaseStanding standing(PersonId who, const std::string& id, base::Instant now = morning) {
        const Actor asks = actor(who, now);
        return store->read([&](store::Snapshot& snapshot) { return case_standing(snapshot, asks, id); });
    }
    bool may(PersonId who, Permission permission, const std::string& id, base::Instant now = morning) {
        const CaseStanding stands = standing(who, id, now);
        return authorize(actor(who, now), permission, {.data_class = DataClass::C1, .standing = &stands}).has_value();
    }

    store::TestFolder folder;
    KeptJournal journal;
    OpenSecrets secrets;
    std::unique_ptr<store::Store> store;
    OrganisationId partnership{0}, elsewhere{0};
};

/// A hash that costs nothing, for tests that are not about its cost.
inline constexpr PasswordCost cheap{.memory_bytes = 8192, .passes = 1, .at_once = 2};

}  // namespace identity::testing
