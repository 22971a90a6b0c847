#include "web/casework/linked_pages.h"

#include <algorithm>
#include <array>

#include "calendar/london.h"
#include "casework/case_store.h"
#include "web/casework/linked_view.h"
#include "web/html/components/choices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::LikeCase;
using casework::Linkage;
using identity::Permission;

namespace {

struct LinkageWords {
    Linkage linkage;
    Key words;
};
constexpr std::array<LinkageWords, 3> linkage_words{{{Linkage::SameChild, "web.linked.same_child"}, {Linkage::Sibling, "web.linked.sibling"}, {Linkage::NotLinked, "web.linked.not_linked"}}};

Html decision_form(CaseDesk& desk, const LikeCase& one, const std::string& missing) {
    const auto& t = desk.page.t;
    const bool is_missing = missing == one.of.reference;
    govuk::Choices choices{.name = "kind", .id_prefix = "kind-" + one.of.reference, .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = together(t("web.linked.what"), span(cls("sr"), sign(" "), span(from_record(), one.of.reference)))}},
                           .error = is_missing ? std::optional{govuk::ErrorMessage{.content = Html{t("web.linked.no_kind")}}} : std::nullopt};
    for (const auto& choice : linkage_words)
        choices.items.push_back({.value = std::string{casework::to_word(choice.linkage)}, .content = t(choice.words), .chosen = one.linked && one.linked->kind == choice.linkage});
    return desk.page.post_form(desk.path("/linked/" + one.of.reference), together(govuk::radios(t, choices), p(cls("acts"), button(cls("btn btn--s"), type("submit"), t("web.linked.keep"), span(cls("sr"), sign(" "), span(from_record(), one.of.reference))))));
}

Html like_card(CaseDesk& desk, const LikeCase& one, const std::string& missing) {
    const auto& t = desk.page.t;
    Html inside = h2(like_case_link(desk.page, one.of));
    if (!one.kinds.empty()) inside << p(t("web.linked.shares"), sign(" "), shared_words(t, one.kinds));
    if (one.linked) {
        const auto words = std::ranges::find(linkage_words, one.linked->kind, &LinkageWords::linkage)->words;
        inside << p(span(cls("tag"), t(words)), sign(" "), name_of_account(desk.page, one.linked->decided_by), sign(", "), day(t, calendar::day_in_london(one.linked->decided_at)));
    }
    if (desk.may(Permission::WorkCase) && !desk.is_over()) inside << decision_form(desk, one, missing);
    return section(cls("card"), inside);
}

Response show_linked_cases(CaseDesk& desk, const std::string& missing) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto reader = reader_of(page);
    auto [like, notices] = desk.desk.store.read([&](store::Snapshot& snapshot) {
        return std::pair{casework::cases_like(snapshot, desk.of, reader), casework::match_notices(snapshot, reader, desk.of.key)};
    });
    std::ranges::stable_sort(like, {}, [](const LikeCase& one) { return one.linked.has_value(); });
    Problems problems;
    if (!missing.empty()) problems.add("kind-" + missing, t("web.linked.no_kind"));
    Html cards;
    for (const auto& notice : notices)
        if (!notice.other) cards << section(cls("card"), notice_words(page, notice));
    for (const auto& one : like) cards << like_card(desk, one, missing);
    if (cards.empty()) cards << section(cls("card"), p(t("web.linked.none")));
    auto frame = desk.frame(std::string{t("web.linked.title").text()});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.linked.title")), p(t("web.linked.means")), cards), problems.any() ? 422 : 200);
}

Response show_linked(SignedPage& page) {
    CaseDesk desk{page};
    return show_linked_cases(desk, {});
}

/// The other case is one that is shown on the page of this reader; any other code, of a case or of none, is one answer.
Response decide_pair(SignedPage& page) {
    CaseDesk desk{page};
    const auto like = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::cases_like(snapshot, desk.of, reader_of(page)); });
    const auto other = std::ranges::find(like, page.request.parameter("other"), [](const LikeCase& one) { return one.of.reference; });
    if (other == like.end()) return Response::error(404);
    if (desk.is_over()) return Response::error(410);
    const auto linkage = casework::parse_linkage(page.typed("kind"));
    if (!linkage) return show_linked_cases(desk, other->of.reference);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            casework::decide_linked(transaction, desk.desk.ground, desk.of, other->of, *linkage, doer_of(page));
            return desk.path("/linked");
        });
    });
    return page.go(to);
}

}  // namespace

void add_linked_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, "/cases/{case}/linked", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = c2}, show_linked);
    add_form(routes, "/cases/{case}/linked/{other}", {.permission = Permission::WorkCase, .audit = AuditEvent::RecordChanged, .data_class = c2}, decide_pair);
}

}  // namespace web
