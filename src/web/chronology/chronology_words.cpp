#include "web/chronology/chronology_words.h"

namespace web {

using namespace html;

const Words& meaning_words(const Catalogue& t, chronology::Meaning meaning) { return *t.find("case.chronology.column_" + std::string{to_word(meaning)}); }

Html age_words(const Catalogue& t, base::Day born_on, base::Day on) {
    if (on < born_on) return t("web.chronology.before_birth");
    const std::chrono::year_month_day birth{born_on}, then{on};
    auto months = (then.year() / then.month() - birth.year() / birth.month()).count();
    if (then.day() < birth.day()) --months;
    if (months < 1) return t("web.chronology.newborn");
    constexpr int years_from_months = 24;
    return months < years_from_months ? t("web.chronology.months_old", {{"count", months}}) : t("web.chronology.years_old", {{"count", months / 12}});
}

}  // namespace web
