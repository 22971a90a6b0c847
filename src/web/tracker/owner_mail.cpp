#include "web/tracker/owner_mail.h"

#include "web/html/days.h"
#include "web/html/layout.h"

namespace web {

using namespace html;

MailText owner_mail_text(const Catalogue& t, const OwnerMail& mail) {
    const auto said = [](const Words& words) { return std::string{words.text()}; };
    const auto& standing = mail.standing;
    std::string text = said(t("web.owner.mail_hello", {{"partnership", mail.partnership}})) + "\n\n";
    const auto count = [](int number) { return static_cast<std::int64_t>(number); };
    if (standing.overdue > 0) text += "- " + said(t("web.owner.mail_overdue", {{"count", count(standing.overdue)}})) + "\n";
    if (standing.due_soon > 0) text += "- " + said(t("web.owner.mail_due", {{"count", count(standing.due_soon)}, {"day", day_words(t, mail.until, DayStyle::WithWeekday)}})) + "\n";
    if (standing.blocked > 0) text += "- " + said(t("web.owner.mail_blocked", {{"count", count(standing.blocked)}})) + "\n";
    text += "\n" + said(t("web.owner.mail_link", {{"count", count(standing.open)}})) + "\n" + mail.site + std::string{page_url(t.language(), "/update/" + mail.token).text()} + "\n\n";
    text += said(t("web.owner.mail_code", {{"partnership", mail.partnership}})) + "\n\n" + said(t("web.owner.mail_once")) + "\n";
    return {said(t("web.owner.mail_subject")), text};
}

MailText owner_mail_text(const Catalogue& first, const Catalogue& second, const OwnerMail& mail) {
    const auto above = owner_mail_text(first, mail), below = owner_mail_text(second, mail);
    return {above.subject + " / " + below.subject, above.text + "\n-- \n\n" + below.text};
}

}  // namespace web
