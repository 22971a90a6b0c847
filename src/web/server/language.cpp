#include "web/server/language.h"

#include "base/assert.h"
#include "web/server/preference.h"

namespace web {

namespace {

bool asks_for(std::string_view range, std::string_view language) {
    return range == language || (range.size() > language.size() && range.starts_with(language) && range[language.size()] == '-');
}

}  // namespace

std::string_view preferred_language(std::string_view accept_language, std::span<const std::string_view> offered) {
    CAIRN_ASSERT(!offered.empty());
    const auto preferences = parse_preferences(accept_language);
    std::string_view best = offered.front();
    int best_weight = 0;
    for (const std::string_view language : offered) {
        for (const Preference& preference : preferences) {
            if (!asks_for(preference.name, language) || preference.thousandths <= best_weight) continue;
            best = language;
            best_weight = preference.thousandths;
        }
    }
    return best;
}

}  // namespace web
