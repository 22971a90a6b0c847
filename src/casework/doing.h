/// What every change of a case is handed: who makes it and when, and what it is made with.
#pragma once

#include <string>

#include "audit/event.h"
#include "base/random.h"
#include "calendar/in_force.h"
#include "store/sealing/keys.h"

namespace casework {

/// What lies under all casework. One for the life of the program.
struct Ground {
    store::Keys& keys;
    calendar::InForce calendar;
    base::Random& random;
};

/// Who does it, from where, at what time.
struct Doer {
    audit::Who who = audit::Who::system();
    std::string role;      ///< The word of the role that allowed it: "coordinator".
    base::Instant at{};
    std::string address;   ///< IP address.
    std::string request;   ///< The request's id.

    /// The event of that kind about a case.
    audit::Event event(audit::Kind kind, const base::PublicId& case_id, std::string object = {}) const {
        return {.at = at, .who = who, .role = role, .case_id = case_id, .object = std::move(object), .kind = kind, .address = address, .request = request};
    }
};

}  // namespace casework
