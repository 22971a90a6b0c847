#include "web/pages/rule_words.h"

#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/pages/excerpt.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;
using calendar::Counts;
using calendar::Strength;

Html data_words(const Page& page, const calendar::TwoLanguages& words) { return span(from_record(), page.language == Language::Welsh ? words.cy : words.en); }

Html rule_amount(const Page& page, const calendar::Rule& rule) {
    const auto& t = page.t;
    switch (rule.counts) {
        case Counts::WorkingDays: return t("web.clock.working_days", {{"count", rule.amount}});
        case Counts::WorkingDaysBefore: return t("web.clock.working_days_before", {{"count", rule.amount}});
        case Counts::Months: return t("web.clock.months", {{"count", rule.amount}});
        case Counts::Years: return t("web.clock.years", {{"count", rule.amount}});
        case Counts::Weeks: return t("web.clock.weeks", {{"count", rule.amount}});
        case Counts::NotKnown: return t("web.clock.not_known");
        case Counts::NoLimit: return t("web.clock.no_limit");
    }
    return {};
}

Html rule_strength(const Page& page, Strength strength) {
    switch (strength) {
        case Strength::Statute: return page.t("web.clock.statute");
        case Strength::Guidance: return page.t("web.clock.guidance");
        case Strength::Panel: return page.t("web.clock.panel");
        case Strength::Local: return page.t("web.clock.local");
    }
    return {};
}

Html rule_checked(const Page& page, const calendar::Rule& rule) {
    if (rule.checked_on) return page.t("web.clock.checked_on", {{"day", day_words(page.t, *rule.checked_on)}});
    return together(span(cls("tag tag--soon"), page.t("web.clock.not_checked")), sign(" "), page.t("web.clock.not_checked_means"));
}

}  // namespace web
