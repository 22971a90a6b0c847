#include "web/casework/unsaved_view.h"

#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

casework::UnsavedPlace unsaved_place(const CaseDesk& desk, std::string_view form, std::string_view record) { return {std::string{form}, std::string{record}, desk.page.me().public_id}; }

std::optional<casework::Unsaved> unsaved_of(CaseDesk& desk, std::string_view form, std::string_view record) {
    return desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::find_unsaved(snapshot, desk.desk.ground, desk.of, unsaved_place(desk, form, record)); });
}

Html keeping_row(const SignedPage& page, std::string_view keep) {
    const auto& t = page.t;
    const auto to = page.link(keep);
    return div(cls("keeping"), attr("data-keep", to.text()), attr("data-not-kept", t("web.unsaved.not_kept").text()),
               button(cls("btn btn--2"), type("submit"), form_action(to), t("web.unsaved.keep")), p(cls("muted"), attr("data-kept", ""), t("web.unsaved.yours_alone")));
}

Html unsaved_banner(CaseDesk& desk, const casework::Unsaved& unsaved, std::int64_t newest, const std::string& forget) {
    const auto& t = desk.page.t;
    const Html words = together(p(strong(t("web.unsaved.here")), sign(" "), moment(t, unsaved.kept_at)), p(t("web.unsaved.yours_alone")),
                                when(newest > unsaved.seen, [&](Html& out) { out << p(t("web.unsaved.changed_meanwhile")); }),
                                desk.page.post_form(forget, button(cls("btn btn--2 btn--s"), type("submit"), t("web.unsaved.forget"))));
    return govuk::notification_banner(t, {.content = words, .content_is = govuk::NotificationBanner::Content::Written});
}

Response keep_typed(CaseDesk& desk, const casework::UnsavedPlace& place, const casework::Answers& typed, const std::string& edit) {
    auto& page = desk.page;
    const auto seen = std::atoll(page.typed("seen").c_str());
    desk.desk.store.write([&](store::Transaction& transaction) {
        if (typed.empty()) casework::drop_unsaved(transaction, desk.of, place);
        else casework::keep_unsaved(transaction, desk.desk.ground, desk.of, place, seen, typed, doer_of(page));
    });
    if (page.typed("quietly") != "yes") return page.go(edit);
    const Html said = together(page.t("web.unsaved.kept"), sign(" "), moment(page.t, page.context.now));
    return Response::bytes("text/html; charset=utf-8", std::string{said.view()});
}

Response forget_typed(CaseDesk& desk, const casework::UnsavedPlace& place, const std::string& edit) {
    desk.desk.store.write([&](store::Transaction& transaction) { casework::drop_unsaved(transaction, desk.of, place); });
    return desk.page.go(edit);
}

}  // namespace web
