#include "web/family/learning_finders.h"

#include <algorithm>

#include "casework/early_learning.h"
#include "publishing/case_finder.h"
#include "web/html/tags.h"
#include "web/report/disclosure_desk.h"

namespace web {

using namespace html;
using namespace html::tag;
using publishing::HitGroup;
using publishing::HitState;

std::vector<HitGroup> learning_hits(CaseDesk& desk, const casework::Record& briefing) {
    const auto find = publishing::case_finder(desk.file());
    const auto text = casework::early_learning_text(briefing);
    std::vector<publishing::IdentifyingHit> hits;
    std::size_t number = 0;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        const auto line = text.substr(from, end - from);
        from = end + 1;
        ++number;
        for (auto& hit : find(line)) {
            hit.words = line;
            hit.paragraph = std::to_string(number);
            hits.push_back(std::move(hit));
        }
    }
    return publishing::judge(desk.file(), hits);
}

bool names_somebody(const std::vector<HitGroup>& groups) {
    return std::ranges::any_of(groups, [](const HitGroup& group) { return group.direct() && group.state() != HitState::Approved; });
}

Html learning_hits_card(const CaseDesk& desk, const std::vector<HitGroup>& groups) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& group : groups) {
        const bool approved = group.state() == HitState::Approved;
        Html places;
        for (const auto& one : group.hits) places << hit_in_paragraph(one.hit);
        const auto& first = group.hits.front().hit;
        items << li(div(cls("grow"), p(strong(from_record(), first.text), sign(" · "), hit_words(t, "kind", first.kind), sign(" · "), hit_words(t, "why", first.why)), places),
                    approved ? Html{span(cls("tag tag--ok"), t("web.disclosure.approved"))} : Html{span(cls(group.direct() ? "tag tag--late" : "tag tag--soon"), group.direct() ? t("web.learning.names_somebody") : t("web.learning.look_again"))});
    }
    return section(cls("card"), attr("aria-labelledby", "finders"), h2(id("finders"), t("web.learning.finders")), p(t("web.learning.finders_mean")), items.empty() ? Html{p(cls("muted"), t("web.learning.finders_none"))} : Html{ul(cls("tasks"), items)});
}

}  // namespace web
