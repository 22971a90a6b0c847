/// What mails say: a case's code and a link, in the person's language. Never a name, a date or a word of what is written about a case.
///
/// Source: security rules, section 8. The subject is the same for every case and every reason, so that it hints at nothing.
#pragma once

#include <string>
#include <vector>

#include "base/day.h"
#include "notices/kind.h"
#include "web/html/messages.h"

namespace web {

struct MailText {
    std::string subject, text;
};

/// Codes of cases under each heading, each once. `more`: how many were left off, of all.
struct DigestModel {
    std::vector<std::string> overdue, due, changed;
    base::Day until{};        ///< The last day that `due` looks at.
    bool other_news = false;  ///< Something new that is about no case.
    bool more = false;        ///< Lists were cut.
    bool says_nothing() const { return overdue.empty() && due.empty() && changed.empty() && !other_news; }
};

/// `site`: the address of the installation, without a slash at its end.
MailText digest_text(const html::Catalogue& t, const DigestModel& model, const std::string& site);
/// What cannot wait for the digest: a case that was opened in an emergency, a page that was taken off line. The page says by whom and why.
MailText at_once_text(const html::Catalogue& t, notices::Kind kind, const std::string& code, const std::string& site);
/// To somebody who was given a copy of a review that was hidden, or that is public again. Neither its title nor why. `reference` and
/// `deposit`: ours and the number of what they received; `theirs`: under which they keep it, if they said so.
struct HolderText {
    std::string what, reference, path, deposit, theirs, day, time;  ///< `path`: "/reviews/2026/417".
    bool has_message = false;  ///< The signed message for their Cairn goes with it.
};
/// What is said of each thing that can have happened to a review somebody holds a copy of: "hidden", "withdrawn", "restored", "corrected".
struct HolderNews {
    std::string_view what;
    html::Key subject, happened, act;  ///< Of the mail.
    html::Key told, say;               ///< On the page: that they know, and what is said on the telephone.
};
const HolderNews& holder_news(std::string_view what);
MailText holder_text(const html::Catalogue& t, const HolderText& about, const std::string& site);
MailText test_text(const html::Catalogue& t, const std::string& site);
/// What whoever referred is told: the case's code, the outcome, what to do if they disagree. `outcome`: an option of the form "triage".
std::string feedback_text(const html::Catalogue& t, const std::string& outcome, const std::string& code);

}  // namespace web
