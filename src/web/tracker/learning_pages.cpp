#include "casework/case_store.h"
#include "identity/visible_cases_store.h"
#include "learning/broken_threads.h"
#include "learning/national.h"
#include "web/html/tags.h"
#include "web/tracker/far_chart.h"
#include "web/tracker/national_view.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::Head;
using learning::Rung;

namespace {

/// What the entrance shows: all of it what this reader may see.
struct LearningModel {
    std::vector<Head> heads;
    std::int64_t overdue = 0;
    learning::BrokenThreads broken;
    std::vector<casework::Partnership> own;   ///< Whose tracker they read.
    std::map<std::string, learning::Adoption> adoptions;  ///< Of the first of these, by national recommendation.
    bool progress_is_public = false;
};

LearningModel learning_model(SignedPage& page) {
    const auto reader = tracker_reader(page);
    LearningModel model;
    page.store().read([&](store::Snapshot& snapshot) {
        auto list = learning::tracker(snapshot, reader, {.today = today_of(page), .size = 0});
        model.heads = std::move(list.heads), model.overdue = list.overdue;
        model.broken = learning::broken_threads(snapshot, desk_of(page).ground, reader, identity::cases_with(snapshot, page.context.actor, Permission::ReadDraft, page.context.now), today_of(page));
        for (const auto& partnership : casework::partnerships(snapshot))
            if (reader.partnerships.contains(partnership.organisation)) model.own.push_back(partnership);
        if (model.own.empty()) return;
        model.progress_is_public = learning::setting_of(snapshot, model.own.front().organisation, "public_progress") == "on";
        for (const auto& national : learning::national_recommendations())
            for (const auto& one : learning::adoptions(snapshot, national.id))
                if (one.partnership == model.own.front().organisation) model.adoptions.emplace(national.id, one);
    });
    return model;
}

Html stat(std::int64_t count, const Html& words) { return li(cls("card stat"), b(count), words); }

Html learning_stats(const Catalogue& t, const LearningModel& model) {
    std::array<std::int64_t, 5> rungs{};
    for (const auto& head : model.heads) ++rungs[static_cast<std::size_t>(learning::rung_of(head.state))];
    const auto of = [&](Rung rung) { return rungs[static_cast<std::size_t>(rung)]; };
    return ul(cls("plain cols stats"), stat(static_cast<std::int64_t>(model.heads.size()), t("web.impact.stat_all")), stat(model.overdue, t("web.impact.stat_overdue")),
              stat(of(Rung::PracticeChanged), t("web.impact.stat_changed")), stat(of(Rung::BetterForChildren), t("web.impact.stat_better")));
}

/// A place to go, with what is found there now.
Html way_in(const SignedPage& page, std::string_view path, const Words& name, const Html& what, const Html& further = {}) {
    return li(span(a(href(page.link(path)), strong(name)), small(what)), further);
}

Html tracker_card(const SignedPage& page, const LearningModel& model) {
    const auto& t = page.t;
    const auto& broken = model.broken;
    const auto count = static_cast<std::int64_t>(broken.findings.size() + broken.unanswered.size() + broken.without_evidence.size() + broken.retest_overdue.size());
    Html ways = together(way_in(page, "/actions", t("web.tracker.title"), t("web.tracker.count", {{"count", static_cast<std::int64_t>(model.heads.size())}})),
                         way_in(page, "/learning/threads", t("web.tracker.threads"), t("web.tracker.threads_means"), count > 0 ? Html{span(cls("tag tag--soon"), t.number(count), span(cls("sr"), sign(" "), t("web.impact.threads_found")))} : Html{span(cls("tag tag--ok"), t("web.tracker.threads_none"))}),
                         way_in(page, "/actions/board", t("web.tracker.board"), t("web.impact.board_means")));
    if (!tracker_partnerships(page, Permission::WriteTracker).empty()) ways << way_in(page, "/actions/import", t("web.tracker.import"), t("web.impact.import_means"));
    if (!tracker_partnerships(page, Permission::WriteTracker).empty() || !tracker_partnerships(page, Permission::ApproveTracker).empty()) ways << way_in(page, "/actions/digest", t("web.owner.digest"), t("web.owner.digest_what"));
    return section(cls("card"), attr("aria-labelledby", "tracker"), h2(id("tracker"), t("web.impact.local")), ul(cls("tasks"), ways));
}

Html progress_card(const SignedPage& page, const LearningModel& model) {
    const auto& t = page.t;
    if (model.own.empty()) return {};
    Html ways;
    if (model.progress_is_public) ways << way_in(page, "/areas/" + model.own.front().area + "/progress", t("web.tracker.progress"), t("web.tracker.progress_on"));
    else ways << li(span(strong(t("web.tracker.progress")), small(t("web.tracker.progress_off"))));
    if (!tracker_partnerships(page, Permission::ApproveTracker).empty()) ways << way_in(page, "/actions/progress", t("web.impact.progress_choose"), t("web.impact.progress_choose_means"));
    return section(cls("card"), attr("aria-labelledby", "progress"), h2(id("progress"), t("web.impact.for_the_public")), ul(cls("tasks"), ways));
}

Html national_card(const SignedPage& page, const LearningModel& model) {
    const auto& t = page.t;
    const bool may_say = !tracker_partnerships(page, Permission::WriteTracker).empty();
    Html items;
    for (const auto& one : learning::national_recommendations()) {
        const auto mine = model.adoptions.find(one.id);
        const auto& standing = mine == model.adoptions.end() ? t("web.impact.adoption_unsaid") : adoption_words(t, mine->second.standing);
        Html acts;
        if (may_say) acts << a(href(page.link("/national-recommendations/" + one.id + "/adoption")), t("web.impact.adoption_say"), span(cls("sr"), from_record(), sign(": "), one.review));
        items << li(span(a(href(page.link("/national-recommendations").at(one.id)), strong(from_record(), lang("en"), one.review)), when(!model.own.empty(), [&](Html& out) { out << small(t("web.impact.adoption_here"), sign(": "), standing); })), acts);
    }
    return section(cls("card"), attr("aria-labelledby", "national"), h2(id("national"), t("web.tracker.national")), ul(cls("tasks"), items));
}

Html again_card(const SignedPage& page) {
    const auto& t = page.t;
    return section(cls("card"), attr("aria-labelledby", "again"), h2(id("again"), t("web.impact.again")),
                   ul(cls("tasks"), way_in(page, "/learning/recurrences", t("web.impact.recurrences"), t("web.impact.recurrences_means")), way_in(page, "/recommendations", t("web.impact.published"), t("web.impact.published_means")),
                      way_in(page, "/themes", t("web.impact.themes"), t("web.impact.themes_means"))));
}

Response learning_page(SignedPage& page) {
    const auto& t = page.t;
    const auto model = learning_model(page);
    const auto groups = far_by_group(model.heads, today_of(page));
    const Html chart = groups.empty() ? Html{section(cls("card"), p(t("web.tracker.empty")))} : Html{section(cls("card"), far_chart(page, groups))};
    auto frame = page.frame(std::string{t("web.impact.title").text()});
    frame.width = Width::Wide;
    return page.show(std::move(frame), div(cls("wrap wide learning"), h1(t("web.impact.title")), p(cls("lede"), t("web.impact.means")), learning_stats(t, model),
                     div(cls("cols half"), div(chart, progress_card(page, model)), div(tracker_card(page, model), again_card(page), national_card(page, model)))));
}

}  // namespace

void add_learning_pages(Routes& routes) { add_signed_page(routes, "/learning", {.permission = Permission::ListCases}, learning_page); }

}  // namespace web
