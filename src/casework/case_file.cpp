#include "casework/case_file.h"

#include <algorithm>
#include <ranges>

#include "casework/case_store.h"

namespace casework {

const Record* CaseFile::last(std::string_view form) const {
    const auto list = all(form);
    return list.empty() ? nullptr : list.back();
}

std::vector<const Record*> CaseFile::all(std::string_view form) const {
    std::vector<const Record*> list;
    for (const auto& record : records)
        if (record.form == form && record.standing != "withdrawn") list.push_back(&record);
    return list;
}

std::vector<const Record*> CaseFile::all_where(std::string_view form, std::string_view section, std::string_view field, std::string_view words) const {
    auto list = all(form);
    std::erase_if(list, [&](const Record* record) { return record->answers.of(section, field) != words; });
    return list;
}

const TakenStep* CaseFile::last_step(std::string_view event) const {
    for (const auto& step : steps | std::views::reverse)
        if (step.event == event) return &step;
    return nullptr;
}

CaseFile open_file(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    return {of, records(snapshot, ground, of), steps_of(snapshot, ground, of), clocks_of(snapshot, of)};
}

}  // namespace casework
