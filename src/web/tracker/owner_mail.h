/// What the list that an owner of actions is sent says: how many stand how, and one link.
///
/// Source: security rules, section 8. No name of anybody, no word of an action and no case: a mail is read on many screens.
#pragma once

#include "learning/owner_digest.h"
#include "web/casework/mail_text.h"

namespace web {

struct OwnerMail {
    learning::OwnerStanding standing;
    base::Day until{};        ///< The last day that "due soon" looks at.
    std::string partnership;  ///< Its name: who sends it, and whom to ask.
    std::string token;        ///< Of the link.
    std::string site;         ///< Address of the installation, without a slash at its end.
};

MailText owner_mail_text(const html::Catalogue& t, const OwnerMail& mail);
/// In two languages, one below the other.
MailText owner_mail_text(const html::Catalogue& first, const html::Catalogue& second, const OwnerMail& mail);

}  // namespace web
