#include "casework/definition.h"

#include <algorithm>

namespace casework {

Met definition_met(const DefinitionAnswers& child) {
    if (child.under_18 == "no" || child.abuse == "not_known_or_suspected" || child.outcome == "neither" || child.in_area == "elsewhere") return Met::No;
    const bool answered = child.under_18 == "yes" && !child.abuse.empty() && !child.outcome.empty();
    return answered ? Met::Yes : Met::NotAnswered;
}

std::vector<DefinitionAnswers> children_of(const Answers& answers) {
    std::vector<DefinitionAnswers> list;
    for (std::size_t turn = 0; turn < answers.turns("child"); ++turn)
        list.push_back({answers.of("child", "under_18", turn), answers.of("child", "abuse", turn), answers.of("child", "outcome", turn), answers.of("child", "in_area", turn)});
    return list;
}

Met definition_met(const std::vector<DefinitionAnswers>& children) {
    const auto any = [&](Met met) { return std::ranges::any_of(children, [&](const auto& child) { return definition_met(child) == met; }); };
    return any(Met::Yes) ? Met::Yes : any(Met::NotAnswered) || children.empty() ? Met::NotAnswered : Met::No;
}

Route route_of(const Answers& notification) {
    const auto& nature = notification.of("incident", "nature");
    const auto met = definition_met(children_of(notification));
    if (met == Met::Yes) return Route::Main;
    if (nature == "death_looked_after" || nature == "care_leaver_death") return met == Met::No ? Route::Information : Route::NotKnown;
    return nature.empty() ? Route::NotKnown : Route::Main;
}

std::vector<std::string> authorities_of(const Answers& notification) {
    std::vector<std::string> list;
    const auto add = [&](const std::string& authority) {
        if (!authority.empty() && std::ranges::count(list, authority) == 0) list.push_back(authority);
    };
    if (route_of(notification) != Route::Information) {
        const bool outside = !notification.of("incident", "outside_england").empty();
        add(outside ? notification.of("child", "residence") : notification.of("incident", "place_authority"));
    }
    for (std::size_t turn = 0; turn < notification.turns("child"); ++turn)
        if (notification.of("child", "outcome", turn) == "died") add(notification.of("child", "looked_after_by", turn));
    if (notification.has_choice({"notifier", 0, "route"}, "looked_after")) add(notification.of("notifier", "responsible_authority"));
    if (notification.has_choice({"notifier", 0, "route"}, "care_leaver")) add(notification.of("notifier", "leaving_care_authority"));
    return list;
}

}  // namespace casework
