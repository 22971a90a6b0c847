#include "web/casework/linked_view.h"

#include <algorithm>
#include <array>

#include "identity/organisation.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::LikeCase;
using casework::MatchNotice;

namespace {

struct SharedKind {
    std::string_view kind;
    Key words;
    std::string_view unless;  ///< Said already by this stronger one.
};
constexpr std::array<SharedKind, 7> shared_kinds{{{"name", "web.linked.name", ""}, {"name-sounds", "web.linked.name_sounds", "name"}, {"surname-sounds", "web.linked.surname_sounds", "name-sounds"},
    {"initial-born", "web.linked.initial_born", ""}, {"address", "web.linked.address", ""}, {"postcode", "web.linked.postcode", "address"}, {"incident-day", "web.linked.incident_day", ""}}};

Html from_store(const SignedPage& page, std::int64_t organisation) {
    const auto found = page.store().read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, identity::OrganisationId{organisation}); });
    return span(from_record(), found ? found->name : std::string{});
}

Html notice_list(const SignedPage& page, const std::vector<MatchNotice>& notices) {
    return ul(cls("tasks"), each(notices, [&](Html& out, const MatchNotice& notice) { out << li(div(notice_words(page, notice))); }));
}

}  // namespace

casework::Reader reader_of(const SignedPage& page) { return {page.me().person, page.context.now}; }

Html shared_words(const Catalogue& t, const std::vector<std::string>& kinds) {
    Html words;
    for (const auto& one : shared_kinds) {
        if (std::ranges::count(kinds, one.kind) == 0 || (!one.unless.empty() && std::ranges::count(kinds, one.unless) > 0)) continue;
        if (!words.empty()) words << sign(", ");
        words << t(one.words);
    }
    return words;
}

Html like_case_link(const SignedPage& page, const casework::Case& of) {
    return together(a(href(page.link("/cases/" + of.reference)), span(from_record(), of.pseudonym.empty() ? of.reference : of.pseudonym)), sign(" "), span(cls("muted"), from_record(), of.reference));
}

Html notice_words(const SignedPage& page, const MatchNotice& notice) {
    const auto& t = page.t;
    const Html about = together(t("web.linked.may_concern"), sign(" "), a(href(page.link("/cases/" + notice.told.reference + "/linked")), span(from_record(), notice.told.pseudonym.empty() ? notice.told.reference : notice.told.pseudonym)));
    if (notice.other) return together(p(about, sign(": "), like_case_link(page, *notice.other)), p(cls("muted"), t("web.linked.shares"), sign(" "), shared_words(t, notice.kinds)));
    return together(p(about), p(t("web.linked.may_not_see"), sign(" "), from_store(page, notice.partnership)));
}

Html matches_found(const SignedPage& page, const std::vector<LikeCase>& found, MatchesAsked asked) {
    const auto& t = page.t;
    if (found.empty()) return asked == MatchesAsked::Asked ? Html{p(t("web.linked.none_found"))} : Html{};
    return together(h2(cls("small-head"), t("web.linked.found")), ul(cls("tasks"), each(found, [&](Html& out, const LikeCase& one) {
                        out << li(span(like_case_link(page, one.of), small(t("web.linked.shares"), sign(" "), shared_words(t, one.kinds))));
                    })), p(t("web.linked.decide_after")));
}

Html matches_panel(const SignedPage& page, std::string_view check, const std::vector<LikeCase>& found, MatchesAsked asked) {
    return section(cls("card"), id("matches"), aria_label(page.t("web.linked.check")), attr("data-matches", page.link(check).text()),
               div(role("status"), attr("aria-live", "polite"), attr("data-found", ""), matches_found(page, found, asked)),
               button(cls("btn btn--2 btn--s"), type("submit"), form_action(page.link(check)), page.t("web.linked.check")), p(cls("muted small"), page.t("web.linked.check_means")));
}

bool wants_matches_alone(const SignedPage& page) { return page.typed("part") == "matches"; }

Response matches_alone(const SignedPage& page, const std::vector<LikeCase>& found) {
    auto response = Response::html(matches_found(page, found, MatchesAsked::NotYet).take());
    response.with_cache(Cache::NoStore);
    return response;
}

Html linked_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto reader = reader_of(desk.page);
    const auto [like, notices] = desk.desk.store.read([&](store::Snapshot& snapshot) {
        return std::pair{casework::cases_like(snapshot, desk.of, reader), casework::match_notices(snapshot, reader, desk.of.key)};
    });
    std::vector<MatchNotice> unknown;
    std::ranges::copy_if(notices, std::back_inserter(unknown), [](const MatchNotice& one) { return !one.other; });
    Html items;
    for (const auto& one : like) {
        if (one.linked && one.linked->kind == casework::Linkage::NotLinked) continue;
        const Html standing = one.linked ? Html{span(cls("tag"), one.linked->kind == casework::Linkage::SameChild ? t("web.linked.same_child") : t("web.linked.sibling"))} : Html{span(cls("tag tag--soon"), t("web.linked.undecided"))};
        items << li(span(like_case_link(desk.page, one.of), when(!one.kinds.empty(), [&](Html& out) { out << small(t("web.linked.shares"), sign(" "), shared_words(t, one.kinds)); })), standing);
    }
    return section(cls("card"), attr("aria-labelledby", "linked"), h2(id("linked"), t("web.linked.title")),
                   when(!unknown.empty(), [&](Html& out) { out << notice_list(desk.page, unknown); }), items.empty() ? Html{p(cls("muted"), t("web.linked.none"))} : Html{ul(cls("tasks"), items)},
                   p(a(href(desk.link("/linked")), t("web.linked.open"))));
}

Html notices_card(const SignedPage& page) {
    const auto notices = page.store().read([&](store::Snapshot& snapshot) { return casework::match_notices(snapshot, reader_of(page)); });
    if (notices.empty()) return {};
    return section(cls("card"), attr("aria-labelledby", "matches-told"), h2(id("matches-told"), page.t("web.linked.told")), notice_list(page, notices));
}

}  // namespace web
