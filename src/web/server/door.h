/// Who comes in: the server asks, whoever knows sessions and cases answers. Without a door everybody is the public.
#pragma once

#include <string>
#include <string_view>

#include "base/day.h"
#include "identity/authorize.h"
#include "web/server/message.h"

namespace web {

enum class AuditEvent;

/// Who a request comes from, as its cookies say.
struct Visitor {
    enum class State {
        Stranger,
        Half,      ///< The password was right; the second factor is awaited. No rights yet.
        SignedIn,
        TimedOut,  ///< Was signed in; idle too long, or the hours are over.
    };
    State state = State::Stranger;
    identity::Actor actor = identity::Actor::the_public();
    /// What a form of this browser must carry to be believed; empty where there is no cookie to bind it to.
    std::string form_token;
};

/// Somebody is about to be shown what is recorded when it is read.
struct ReadEvent {
    AuditEvent event;
    const identity::Actor& actor;
    std::optional<identity::PersonId> on_behalf_of;
    std::string case_id;
    std::string pattern;     ///< Of the route: which kind of thing.
    std::string path;        ///< Which thing, by public ids.
    std::string address;
    std::string request_id;
    base::Instant at;
};

class Door {
public:
    virtual ~Door() = default;
    /// Asked once for each request to a page that is not public; looks up a row by its key, so that it may run on an I/O thread.
    virtual Visitor recognise(const Request&, base::Instant now) = 0;
    /// How the actor stands to the case that a path names.
    virtual identity::CaseStanding standing(const identity::Actor&, std::string_view case_id) = 0;
    /// Durable when it returns. Throws where it cannot be written: then nothing is shown.
    virtual void record_read(const ReadEvent&) {}
};

}  // namespace web
