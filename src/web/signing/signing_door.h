/// Who comes in, by the cookies of web/signing and the tables of identity.
#pragma once

#include "identity/sign_in.h"
#include "web/server/door.h"

namespace web {

class SigningDoor : public Door {
public:
    explicit SigningDoor(identity::SignIn& sign_in) : sign_in_{sign_in} {}
    Visitor recognise(const Request&, base::Instant now) override;
    identity::CaseStanding standing(const identity::Actor&, std::string_view case_id) override;

private:
    identity::SignIn& sign_in_;
};

/// What a form must carry that was shown to the browser with this cookie. Whoever knows it cannot tell the cookie.
std::string form_token_of(std::string_view cookie);

/// From where a request comes, for the tables of identity. Addresses are counted as rate limits count them.
identity::Visit visit_of(const Request& request);

}  // namespace web
