#include "learning/owner_link.h"
#include "web/html/tags.h"
#include "web/tracker/tracker_desk.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

const learning::Entry* action_named(const Following& one) {
    for (const auto& action : one.thread.actions())
        if (action.first->id.to_string() == one.page.request.parameter("action")) return action.newest;
    return nullptr;
}

/// The owner whose address the action has: their link opens all that is theirs. A proposal is for those of its case, so a link to one of its
/// actions opens that alone.
std::optional<learning::Owner> owner_of(const Following& one, const learning::Entry& action) {
    if (action.owner == 0 || one.head().state == "proposed" || one.head().identifying) return std::nullopt;
    return one.desk.store.read([&](store::Snapshot& snapshot) { return learning::find_owner(snapshot, action.owner); });
}

Html about_action(const learning::Entry& action) { return together(p(strong(from_record(), action.answers.of("tracked", "what"))), p(from_record(), action.answers.of("tracked", "owner"))); }

Response ask_owner_link(SignedPage& page) {
    const auto one = following(page);
    const auto* action = one && one->may_write && !one->head().identifying ? action_named(*one) : nullptr;
    if (!action) return Response::error(404);
    const auto& t = page.t;
    const auto owner = owner_of(*one, *action);
    const Html means = owner ? together(p(t("web.owner.link_means")), owner->has_code ? Html{p(t("web.owner.link_again"))} : Html{}) : Html{p(t("web.tracker.link_means"))};
    return page.show(one->frame(std::string{t("web.tracker.link_title").text()}), div(cls("wrap measure"), h1(t("web.tracker.link_title")), about_action(*action), means,
                     page.post_form(one->path("/links/" + page.request.parameter("action")), p(button(cls("btn"), type("submit"), t("web.tracker.link_make"))))));
}

/// Shown once: neither link nor code is kept.
Response give_owner_link(SignedPage& page) {
    const auto one = following(page);
    const auto* action = one && one->may_write && !one->head().identifying ? action_named(*one) : nullptr;
    if (!action) return Response::error(404);
    const auto& t = page.t;
    const auto owner = owner_of(*one, *action);
    const auto made = one->desk.store.write([&](store::Transaction& transaction) {
        learning::end_owner_links(transaction, one->head(), page.request.parameter("action"), page.context.now);
        return owner ? learning::make_link_of_owner(transaction, one->desk.ground, *owner, page.context.now) : learning::make_owner_link(transaction, one->desk.ground, one->head(), page.request.parameter("action"), page.context.now);
    });
    return page.show(one->frame(std::string{t("web.tracker.link_title").text()}), div(cls("wrap measure"), h1(t("web.tracker.link_title")), p(t("web.tracker.link_once")), dl(cls("kv"), div(dt(t("web.tracker.link_address")), dd(code(cls("wrap-any"), page.absolute("/update/" + made.token)))), div(dt(t("web.tracker.link_code")), dd(strong(from_record(), made.code)))),
                     p(t("web.tracker.link_apart")), owner ? Html{p(t("web.owner.code_stays"))} : Html{}, p(a(href(one->link()), t("web.case.back")))));
}

}  // namespace

void add_owner_link_pages(Routes& routes) {
    add_signed_page(routes, "/actions/{id}/links/{action}", {.permission = Permission::ListCases}, ask_owner_link);
    add_form(routes, "/actions/{id}/links/{action}", {.permission = Permission::ListCases, .audit = AuditEvent::RecordChanged}, give_owner_link);
}

}  // namespace web
