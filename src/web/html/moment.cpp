#include "web/html/moment.h"

#include <date/tz.h>

#include <fmt/format.h>

#include "web/html/days.h"

namespace web::html {

Words moment_words(const Catalogue& t, base::Instant at) {
    const auto zoned = date::make_zoned("Europe/London", at);
    const auto local = zoned.get_local_time().time_since_epoch();
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
    return t("web.frame.moment", {{"day", day_words(t, base::Day{day})}, {"time", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60)}});
}

Html moment(const Catalogue& t, base::Instant at) { return tag::time(attr("datetime", base::to_iso(at)), moment_words(t, at)); }

}  // namespace web::html
