/// How the pages of people look; what they show and change is in people_pages.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "identity/organisation.h"
#include "identity/person.h"
#include "identity/standing.h"
#include "web/signing/signed_page.h"

namespace web {

struct PeopleModel {
    identity::People people;
    std::vector<identity::Organisation> organisations;  ///< Those that the reader looks after.
    std::string words, partnership;                     ///< As filtered; the partnership by its public id.
    int page = 1, pages = 1;
};
html::Html people_view(const SignedPage& page, const PeopleModel& model);

struct NewPersonModel {
    std::vector<identity::Organisation> organisations;
    bool anywhere = false;  ///< May also add people of no organisation.
};
html::Html new_person_view(SignedPage& page, const NewPersonModel& model, const Problems& problems);

struct HeldRole {
    identity::Role role;
    std::string partnership_id, partnership;  ///< Empty: the installation.
    bool own = true;                          ///< Not somebody's whose leave is covered.
};
struct PersonModel {
    identity::Person person;
    std::string organisation;
    std::vector<HeldRole> roles;
    std::vector<identity::Organisation> partnerships;  ///< For which the reader may give roles.
    bool anywhere = false;
    bool may_change = false;  ///< Else the person stands for more than the reader looks after: shown, and not to be changed.
};
html::Html person_view(SignedPage& page, const PersonModel& model, const Problems& problems);

/// A link that is shown once.
html::Html invited_view(const SignedPage& page, const identity::Person& person, const std::string& link);

}  // namespace web
