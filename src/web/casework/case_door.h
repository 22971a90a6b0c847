/// The door of casework: a path names a case by its code, and whoever is shown its material is recorded first.
#pragma once

#include "web/signing/signing_door.h"

namespace web {

class CaseDoor : public SigningDoor {
public:
    explicit CaseDoor(identity::SignIn& sign_in) : SigningDoor{sign_in}, store_{sign_in.store()} {}
    identity::CaseStanding standing(const identity::Actor&, std::string_view code) override;
    void record_read(const ReadEvent&) override;

private:
    store::Store& store_;
};

}  // namespace web
