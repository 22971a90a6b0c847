#include "web/signing/signing_door.h"

#include "base/sha256.h"
#include "base/text.h"
#include "web/server/rate.h"
#include "web/signing/cookies.h"

namespace web {

std::string form_token_of(std::string_view cookie) { return cookie.empty() ? std::string{} : base::sha256_hex("form token of " + std::string{cookie}); }

identity::Visit visit_of(const Request& request) {
    std::string browser = base::to_nfc(request.headers.find("user-agent").value_or(""));
    if (base::length(browser) > 200) browser.clear();  // No browser's name is that long.
    return {.address = counted_address(request.client).to_string(), .browser = std::move(browser), .device = cookie_of(request, Cookie::Device)};
}

Visitor SigningDoor::recognise(const Request& request, base::Instant now) {
    Visitor visitor;
    visitor.form_token = form_token_of(cookie_of(request, Cookie::Visit));
    const std::string cookie = cookie_of(request, Cookie::Session);
    if (cookie.empty()) return visitor;
    const auto session = sign_in_.store().read([&](store::Snapshot& snapshot) {
        const auto found = identity::find_session(snapshot, cookie, sign_in_.rules().sessions, now);
        if (found && found->whole) {
            if (auto actor = identity::actor_of(snapshot, *found, now)) visitor.actor = *std::move(actor);
        }
        return found;
    });
    if (!session) {
        if (session.error() == identity::SessionRefusal::TimedOut) visitor.state = Visitor::State::TimedOut;
        return visitor;
    }
    visitor.form_token = form_token_of(cookie);
    visitor.state = !session->whole ? Visitor::State::Half : visitor.actor.person() ? Visitor::State::SignedIn : Visitor::State::Stranger;
    // Not waited for: nobody's page waits for a note that they were here.
    if (visitor.state == Visitor::State::SignedIn && now - session->seen >= identity::seen_every)
        (void)sign_in_.store().write_later([id = session->id, now](store::Transaction& transaction) { identity::saw_session(transaction, id, now); });
    return visitor;
}

identity::CaseStanding SigningDoor::standing(const identity::Actor& actor, std::string_view case_id) {
    return sign_in_.store().read([&](store::Snapshot& snapshot) { return identity::case_standing(snapshot, actor, case_id); });
}

}  // namespace web
