#include "web/report/report_material.h"

#include "casework/case_store.h"
#include "identity/organisation.h"
#include "learning/tracker_store.h"
#include "web/casework/form_words.h"
#include "web/html/days.h"

namespace web {

using namespace html;

namespace {

/// "Children’s social care; Eastmarch Homes", in the report's language.
std::string addressed_to(const Catalogue& t, const learning::Thread& thread) {
    std::string all;
    for (const auto& one : thread.addressees()) {
        if (!all.empty()) all += "; ";
        all += !one.name.empty() ? one.name : one.target.empty() ? std::string{} : std::string{option_words(t, one.target).text()};
    }
    return all;
}

}  // namespace

std::vector<publishing::ReportRecommendation> report_recommendations(const Catalogue& t, const casework::Ground& ground, store::Snapshot& snapshot, const casework::Case& of) {
    std::vector<publishing::ReportRecommendation> list;
    for (const auto& head : learning::heads_of_case(snapshot, of.id.to_string())) {
        if (head.state == "withdrawn" || head.state == "superseded") continue;
        const auto thread = learning::open_thread(snapshot, ground, head);
        const auto& said = thread.wording().answers;
        const auto by = said.day({"recommendation", 0, "by"});
        list.push_back({.number = std::to_string(head.number), .text = said.of("recommendation", "text"), .finding = said.of("recommendation", "finding"), .by_whom = addressed_to(t, thread),
                        .what = said.of("recommendation", "required"), .by_when = by ? std::string{day_words(t, *by).text()} : std::string{}, .outcome = said.of("recommendation", "outcome")});
    }
    return list;
}

publishing::ReportMaterial report_material(const Catalogue& t, const casework::Ground& ground, store::Snapshot& snapshot, const casework::Case& of) {
    publishing::ReportMaterial material;
    for (const auto& part : publishing::report_template()) material.part_titles[part.part] = std::string{option_words(t, part.part).text()};
    material.part_titles["part_other"] = std::string{option_words(t, "part_other").text()};
    material.finding_title = std::string{t("web.draft.finding_title", {{"number", "{number}"}, {"title", "{title}"}}).text()};
    material.recommendation_title = std::string{t("web.draft.recommendation_title", {{"number", "{number}"}}).text()};
    const auto label = [&](Key key) { return std::string{t(key, {{"words", "{words}"}}).text()}; };
    material.by_whom = label("web.draft.recommended_by_whom"), material.what = label("web.draft.recommended_what"), material.by_when = label("web.draft.recommended_by_when"), material.outcome = label("web.draft.recommended_outcome");
    if (const auto owner = identity::organisation(snapshot, identity::OrganisationId{of.partnership})) material.partnership = owner->name;
    material.recommendations = report_recommendations(t, ground, snapshot, of);
    return material;
}

}  // namespace web
