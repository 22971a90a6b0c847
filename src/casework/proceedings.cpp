#include "casework/proceedings.h"

#include "calendar/working.h"

namespace casework {

namespace {

bool has_ended(const Record& proceeding) { return !proceeding.answers.of("proceeding", "ended_on").empty(); }

}  // namespace

std::vector<const Record*> in_the_way(const CaseFile& file, std::string_view effect) {
    auto list = file.all("proceeding");
    std::erase_if(list, [&](const Record* one) { return has_ended(*one) || !one->answers.has_choice({"proceeding", 0, "effect"}, effect); });
    return list;
}

std::optional<base::Day> look_again(const CaseFile& file, const Record& proceeding, const Ground& ground) {
    const auto effects = proceeding.answers.choices({"proceeding", 0, "effect"});
    const bool informs = effects.empty() || (effects.size() == 1 && effects.front() == "informs_only");
    if (has_ended(proceeding) || informs) return std::nullopt;
    auto from = proceeding.answers.day({"proceeding", 0, "reviewed_on"});
    if (!from) from = proceeding.answers.day({"proceeding", 0, "from"});
    const auto nation = calendar::parse_nation(file.of.nation);
    if (!from || !nation) return std::nullopt;
    const auto working = calendar::work_out(ground.calendar, "hold-review", *nation, *from);
    return working ? std::optional{working->due_on.day} : std::nullopt;
}

std::string_view held_back_by(std::string_view form) {
    if (form == "contact") return "blocks_contact";
    if (form == "publication") return "blocks_publication";
    return form == "practitioner_event" || form == "agency_report" ? "blocks_interview" : "";
}

}  // namespace casework
