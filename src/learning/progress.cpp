#include "learning/progress.h"

namespace learning {

namespace {

constexpr std::array<std::string_view, rungs> rung_words{"none", "planned", "done", "practice_changed", "better"};

bool is_counted(const Head& head) { return head.state != "proposed" && head.state != "rejected" && head.state != "withdrawn" && head.state != "superseded"; }

}  // namespace

Progress progress_of(const std::vector<Head>& heads, const std::function<bool(const std::string& review)>& is_public) {
    Progress progress;
    std::array<std::int64_t, rungs> others{};
    for (const auto& head : heads) {
        if (head.state == "proposed") continue;
        const auto rung = static_cast<std::size_t>(rung_of(head.state));
        if (!head.identifying && !head.review.empty() && is_public(head.review)) {
            progress.published.push_back(head);
            if (is_counted(head)) ++progress.counts[rung];
        } else if (is_counted(head)) {
            ++others[rung];
        }
    }
    casework::FiguresTable table{.name = "progress", .rows = {}};
    for (std::size_t rung = 0; rung < rungs; ++rung) table.rows.push_back({std::string{rung_words[rung]}, others[rung], others[rung]});
    progress.others = casework::for_outside(table);
    return progress;
}

}  // namespace learning
