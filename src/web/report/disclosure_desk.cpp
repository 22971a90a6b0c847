#include "web/report/disclosure_desk.h"

#include <algorithm>

#include "base/sha256.h"
#include "publishing/case_finder.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"

namespace web {

using namespace html;
using namespace html::tag;
using publishing::HitGroup;
using publishing::HitState;

CheckedDraft checked_draft(CaseDesk& desk) {
    CheckedDraft checked;
    checked.report = draft_of(desk);
    checked.hash = publishing::text_hash(checked.report);
    checked.groups = publishing::judge(desk.file(), publishing::hits_in(checked.report, publishing::case_finder(desk.file())));
    checked.in_the_way = publishing::in_the_way(checked.groups);
    return checked;
}

std::string mark_of_group(const HitGroup& group) { return base::sha256_hex(group.key).substr(0, 32); }

const HitGroup* group_of_mark(const CheckedDraft& checked, std::string_view mark) {
    for (const auto& group : checked.groups)
        if (mark_of_group(group) == mark) return &group;
    return nullptr;
}

Html hit_words(const Catalogue& t, std::string_view what, const std::string& code) {
    std::string word = code;
    for (auto& c : word) c = c == '-' || c == '.' ? '_' : c;
    const auto key = "case.hit." + std::string{what} + "_" + word;
    const auto* words = t.find(key);
    return words ? Html{*words} : Html{span(from_record(), code)};
}

Html hit_state_tag(const Catalogue& t, HitState state) {
    switch (state) {
        case HitState::Open: return span(cls("tag tag--late"), t("web.disclosure.open"));
        case HitState::ToChange: return span(cls("tag tag--soon"), t("web.disclosure.to_change"));
        case HitState::Settled: return span(cls("tag tag--ok"), t("web.disclosure.settled"));
        case HitState::Approved: break;
    }
    return span(cls("tag tag--ok"), t("web.disclosure.approved"));
}

Html hit_in_paragraph(const publishing::IdentifyingHit& hit) {
    const std::string_view words = hit.words;
    const auto begins = std::min(hit.begins, words.size()), ends = std::clamp(hit.ends, begins, words.size());
    return p(cls("wrap-any"), from_record(), words.substr(0, begins), mark(words.substr(begins, ends - begins)), words.substr(ends));
}

}  // namespace web
