#include "web/casework/mail_text.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "web/html/days.h"
#include "web/html/layout.h"

namespace web {

using namespace html;

namespace {

std::string address_in(const Catalogue& t, const std::string& site, const std::string& path) { return site + std::string{page_url(t.language(), path).text()}; }

std::string said(const Words& words) { return std::string{words.text()}; }

struct OutcomeSentence {
    std::string_view outcome;
    Key words;
};
constexpr std::array<OutcomeSentence, 6> outcome_sentences{{{"definition_met", "web.feedback.text_definition_met"}, {"ask_more", "web.feedback.text_ask_more"}, {"not_met", "web.feedback.text_not_met"},
    {"non_statutory", "web.feedback.text_non_statutory"}, {"single_agency", "web.feedback.text_single_agency"}, {"signpost", "web.feedback.text_signpost"}}};

/// A heading, and below it each code with its link.
std::string codes_part(const Catalogue& t, const std::string& heading, const std::vector<std::string>& codes, const std::string& site) {
    if (codes.empty()) return {};
    std::string out = heading + "\n\n";
    for (const auto& code : codes) out += code + "\n" + address_in(t, site, "/cases/" + code) + "\n\n";
    return out;
}

std::string closing(const Catalogue& t, const std::string& site) {
    return said(t("web.mail.sign_in")) + "\n\n-- \n" + said(t("web.mail.change")) + "\n" + address_in(t, site, "/settings/notifications") + "\n";
}

}  // namespace

MailText digest_text(const Catalogue& t, const DigestModel& model, const std::string& site) {
    std::string text = said(t("web.mail.hello")) + "\n\n";
    text += codes_part(t, said(t("web.mail.overdue")), model.overdue, site);
    text += codes_part(t, said(t("web.mail.due", {{"day", day_words(t, model.until, DayStyle::WithWeekday)}})), model.due, site);
    text += codes_part(t, said(t("web.mail.changed")), model.changed, site);
    if (!model.changed.empty() || model.other_news) text += said(t("web.mail.inbox")) + "\n" + address_in(t, site, "/notifications") + "\n\n";
    if (model.more) text += said(t("web.mail.more")) + "\n" + address_in(t, site, "/work") + "\n\n";
    return {said(t("web.mail.subject")), text + closing(t, site)};
}

MailText at_once_text(const Catalogue& t, notices::Kind kind, const std::string& code, const std::string& site) {
    const Key words = kind == notices::Kind::PageHidden ? Key{"web.mail.hidden"} : kind == notices::Kind::HoldersUntold ? Key{"web.mail.untold"} : Key{"web.mail.glass"};
    return {said(t("web.mail.subject_now")), said(t("web.mail.hello")) + "\n\n" + said(t(words, {{"code", code}})) + "\n" + address_in(t, site, "/notifications") + "\n\n" + closing(t, site)};
}

const HolderNews& holder_news(std::string_view what) {
    static constexpr std::array<HolderNews, 4> all{{{"hidden", "web.mail.holder_subject", "web.mail.holder_hidden", "web.mail.holder_do", "web.hiding.told_hidden", "web.hiding.say_hidden"},
        {"withdrawn", "web.mail.holder_subject", "web.mail.holder_hidden", "web.mail.holder_do", "web.hiding.told_hidden", "web.hiding.say_hidden"},
        {"restored", "web.mail.holder_subject_again", "web.mail.holder_restored", "web.mail.holder_again", "web.hiding.told_restored", "web.hiding.say_restored"},
        {"corrected", "web.mail.holder_subject_corrected", "web.mail.holder_corrected", "web.mail.holder_take", "web.hiding.told_corrected", "web.hiding.say_corrected"}}};
    const auto found = std::ranges::find(all, what, &HolderNews::what);
    CAIRN_ASSERT(found != all.end());
    return *found;
}

MailText holder_text(const Catalogue& t, const HolderText& about, const std::string& site) {
    const auto& news = holder_news(about.what);
    std::string text = said(t("web.mail.hello")) + "\n\n" + said(t(news.happened, {{"reference", about.reference}, {"day", about.day}, {"time", about.time}})) + "\n" + site + about.path + "\n\n";
    text += said(t("web.mail.holder_deposit", {{"deposit", about.deposit}})) + "\n";
    if (!about.theirs.empty()) text += said(t("web.mail.holder_theirs", {{"reference", about.theirs}})) + "\n";
    text += "\n" + said(t(news.act)) + "\n\n";
    if (about.has_message) text += said(t("web.mail.holder_message")) + "\n\n";
    return {said(t(news.subject)), text + said(t("web.mail.holder_ask")) + "\n" + site + "/contact\n"};
}

MailText test_text(const Catalogue& t, const std::string& site) {
    return {said(t("web.mail.subject_test")), said(t("web.mail.test")) + "\n" + address_in(t, site, "/admin/mail") + "\n"};
}

std::string feedback_text(const Catalogue& t, const std::string& outcome, const std::string& code) {
    const auto found = std::ranges::find(outcome_sentences, outcome, &OutcomeSentence::outcome);
    CAIRN_ASSERT(found != outcome_sentences.end());
    std::string text = said(t("web.feedback.text_head", {{"code", code}})) + "\n\n" + said(t(found->words)) + "\n\n";
    text += said(t("web.feedback.text_disagree")) + "\n\n" + said(t("web.feedback.text_now")) + "\n\n" + said(t("web.feedback.text_thanks")) + "\n";
    return text;
}

}  // namespace web
