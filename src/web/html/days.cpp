#include "web/html/days.h"

#include <unicode/dtfmtsym.h>

#include <array>

#include "base/assert.h"
#include "base/fault.h"

namespace web::html {

namespace {

struct Names {
    std::array<std::string, 12> months;
    std::array<std::string, 7> weekdays;  // Sunday first, as ICU and std::chrono count them
};

Names names_of(Language language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols{icu::Locale{language == Language::Welsh ? "cy" : "en_GB"}, status};
    if (U_FAILURE(status)) throw base::Fault{"ICU has no names for days and months", std::string{tag_of(language)}, "Install ICU's data (libicu72)"};
    const auto shown = [&](const icu::UnicodeString& name) {
        std::string bytes;
        name.toUTF8String(bytes);
        return language == Language::Pseudo ? "⟦" + bytes + "⟧" : bytes;
    };
    Names names;
    std::int32_t count = 0;
    const icu::UnicodeString* months = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    CAIRN_ASSERT(count >= 12);
    for (std::size_t at = 0; at < 12; ++at) names.months[at] = shown(months[at]);
    const icu::UnicodeString* weekdays = symbols.getWeekdays(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    CAIRN_ASSERT(count >= 8);
    for (std::size_t at = 0; at < 7; ++at) names.weekdays[at] = shown(weekdays[at + 1]);
    return names;
}

const Names& names(Language language) {
    static const std::array<Names, 3> all{names_of(Language::English), names_of(Language::Welsh), names_of(Language::Pseudo)};
    return all[static_cast<std::size_t>(language)];
}

}  // namespace

Words day_words(const Catalogue& t, base::Day day, DayStyle style) {
    const std::chrono::year_month_day parts{day};
    const Names& spoken = names(t.language());
    const std::string& month = spoken.months[static_cast<unsigned>(parts.month()) - 1];
    const auto number = static_cast<unsigned>(parts.day());
    const auto year = static_cast<int>(parts.year());
    if (style == DayStyle::Plain) return t("web.frame.day", {{"day", number}, {"month", month}, {"year", year}});
    const std::string& weekday = spoken.weekdays[std::chrono::weekday{day}.c_encoding()];
    return t("web.frame.day_with_weekday", {{"weekday", weekday}, {"day", number}, {"month", month}, {"year", year}});
}

Html day(const Catalogue& t, base::Day shown, DayStyle style) {
    return tag::time(attr("datetime", base::to_iso(shown)), day_words(t, shown, style));
}

Words partial_day_words(const Catalogue& t, const PartialDay& known) {
    if (!known.month) return WordsMaker::made(std::to_string(known.year), t.language(), false);
    CAIRN_ASSERT(*known.month >= 1 && *known.month <= 12);
    const std::string& month = names(t.language()).months[*known.month - 1];
    if (!known.day) return t("web.frame.month", {{"month", month}, {"year", known.year}});
    return t("web.frame.day", {{"day", *known.day}, {"month", month}, {"year", known.year}});
}

Words file_size(const Catalogue& t, std::uint64_t bytes) {
    if (bytes < 1'000) return t("web.frame.size_bytes", {{"count", bytes}});
    // Rounded up: nobody should wait for more than was said.
    const std::uint64_t unit = bytes <= 999'000 ? 1'000 : 1'000'000;
    const std::uint64_t tenths = (bytes * 10 + unit - 1) / unit;
    const std::uint64_t whole = (bytes + unit - 1) / unit;
    const bool has_tenths = unit == 1'000'000 && tenths < 100 && tenths % 10 != 0;
    const std::string size = has_tenths ? std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) : std::to_string(whole);
    return unit == 1'000 ? t("web.frame.size_kilobytes", {{"size", size}}) : t("web.frame.size_megabytes", {{"size", size}});
}

}  // namespace web::html
