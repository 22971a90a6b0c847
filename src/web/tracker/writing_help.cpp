#include "web/tracker/writing_help.h"

#include "learning/advice.h"
#include "learning/alike.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"
#include "web/pages/excerpt.h"

namespace web {

using namespace html;
using namespace html::tag;
using learning::Advice;
using learning::AlikeBook;

namespace {

constexpr std::size_t most_alike = 8;

Key advice_key(Advice advice) {
    switch (advice) {
        case Advice::NoOwner: return "web.tracker.advice_owner";
        case Advice::NoVerb: return "web.tracker.advice_verb";
        case Advice::NoDay: return "web.tracker.advice_day";
        case Advice::WrongBody: return "web.tracker.advice_body";
        case Advice::RemindsOnly: return "web.tracker.advice_reminds";
        case Advice::NoOutcome: return "web.tracker.advice_outcome";
        case Advice::NoTest: break;
    }
    return "web.tracker.advice_test";
}

Html advice_card(SignedPage& page, std::int64_t partnership, const casework::Answers& answers) {
    const auto& t = page.t;
    Html items;
    for (const auto advice : learning::advice_on(answers)) items << li(t(advice_key(advice)));
    for (std::size_t turn = 0; turn < answers.turns("addressee"); ++turn) {
        const auto& name = answers.of("addressee", "name", turn);
        const auto open = name.empty() ? 0 : page.store().read([&](store::Snapshot& snapshot) { return learning::open_parts(snapshot, partnership, name); });
        if (open > 0) items << li(t("web.tracker.advice_open", {{"name", name}, {"count", open}}));
    }
    if (items.empty()) items << li(t("web.tracker.advice_none"));
    return section(cls("card"), h2(t("web.tracker.advice")), p(cls("muted"), t("web.tracker.advice_means")), ul(items));
}

/// What came of one of the collection: as the tracker of this installation has it, where a reader may see that.
Html what_came(SignedPage& page, const learning::Reader& reader, const collection::PublicPoint& point) {
    const auto& t = page.t;
    Html words;
    page.store().read([&](store::Snapshot& snapshot) {
        for (const auto& head : learning::heads_of_review(snapshot, collection::to_string(point.review.reference)))
            if (learning::may_see(reader, head) && head.text == point.text) words << impact_ladder(t, head.state) << sign(" ") << state_of_recommendation(t, head.state);
    });
    return words.empty() ? Html{t("web.tracker.came_not_known")} : words;
}

Html alike_item(SignedPage& page, const learning::Reader& reader, const AlikeBook::Found& found) {
    const auto& t = page.t;
    const Html how = found.share >= learning::nearly_identical ? Html{span(cls("tag tag--soon"), t("web.tracker.nearly_identical"))} : Html{span(cls("tag"), t("web.tracker.alike"))};
    if (found.from == AlikeBook::Found::From::Collection) {
        const auto point = page.catalogue.recommendation(found.point);
        if (!point) return {};
        return li(p(how, sign(" "), a(href(page.link("/recommendations/" + std::to_string(point->id))), from_record(), shortened(point->text, 240))), p(cls("muted"), span(from_record(), point->review.title)), p(what_came(page, reader, *point)));
    }
    const auto id = base::PublicId::parse(found.recommendation);
    const auto head = page.store().read([&](store::Snapshot& snapshot) { return id ? learning::find_head(snapshot, *id) : std::nullopt; });
    if (!head || !learning::may_see(reader, *head)) return {};
    return li(p(how, sign(" "), a(href(page.link("/actions/" + found.recommendation)), from_record(), shortened(head->text, 240))), p(cls("muted"), t("web.tracker.from_this_area"), sign(" "), span(from_record(), head->addressees)),
              p(impact_ladder(t, head->state), sign(" "), state_of_recommendation(t, head->state), when(!head->evidence.empty(), [&](Html& out) { out << sign(". ") << span(from_record(), shortened(head->evidence, 200)); })));
}

}  // namespace

Html writing_help(SignedPage& page, std::int64_t partnership, const casework::Answers& answers, const std::string& itself) {
    const auto& t = page.t;
    const auto& text = answers.of("recommendation", "text");
    if (text.empty()) return {};
    const auto reader = tracker_reader(page);
    Html items;
    for (const auto& found : desk_of(page).alike->like(desk_of(page).store, text, most_alike, learning::alike_enough))
        if (found.recommendation.empty() || found.recommendation != itself) items << alike_item(page, reader, found);
    return together(section(cls("card"), h2(t("web.tracker.before")), items.empty() ? Html{p(t("web.tracker.none_alike"))} : Html{ul(cls("plain"), items)}), advice_card(page, partnership, answers));
}

}  // namespace web
