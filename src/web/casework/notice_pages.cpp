#include "web/casework/notice_pages.h"

#include "casework/case_store.h"
#include "identity/membership.h"
#include "identity/person.h"
#include "notices/notice.h"
#include "web/casework/desk.h"
#include "web/casework/notice_words.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

constexpr int notices_on_a_page = 25;

/// One notice as the page shows it.
struct NoticeLine {
    notices::Notice notice;
    std::string code;                            ///< Empty where it is about no case.
    bool may_open = false;
    std::optional<identity::BreakGlass> glass{};
    std::string who_broke_it{};
};

bool may_open_case(store::Snapshot& snapshot, const SignedPage& page, const std::string& case_id) {
    const auto standing = identity::case_standing(snapshot, page.context.actor, case_id);
    return identity::authorize(page.context.actor, Permission::ReadCase, {.data_class = identity::DataClass::C1, .standing = &standing}).has_value();
}

NoticeLine line_of(store::Snapshot& snapshot, const SignedPage& page, const notices::Notice& notice) {
    NoticeLine line{.notice = notice, .code = {}};
    const auto id = base::PublicId::parse(notice.case_id);
    const auto of = id ? casework::find_case(snapshot, *id) : std::nullopt;
    if (!of) return line;
    line.code = of->reference;
    line.may_open = may_open_case(snapshot, page, notice.case_id);
    if (notice.kind != notices::Kind::BreakGlass) return line;
    for (const auto& one : identity::break_glasses(snapshot, notice.case_id, notice.at - std::chrono::hours{1})) {
        if (std::to_string(one.key) != notice.cause) continue;
        line.glass = one;
        if (const auto person = identity::person(snapshot, one.person)) line.who_broke_it = person->name;
    }
    return line;
}

struct InboxModel {
    std::vector<NoticeLine> lines;
    std::int64_t total = 0, unread = 0;
};

InboxModel inbox_model(const SignedPage& page) {
    return page.store().read([&](store::Snapshot& snapshot) {
        const auto box = notices::inbox(snapshot, page.me().person, page.context.now, page.page_number(), notices_on_a_page);
        InboxModel model{.lines = {}, .total = box.total, .unread = box.unread};
        for (const auto& notice : box.notices) model.lines.push_back(line_of(snapshot, page, notice));
        return model;
    });
}

Html glass_words(const SignedPage& page, const NoticeLine& line) {
    const auto& t = page.t;
    return together(p(cls("small"), t("web.notices.glass_who"), sign(" "), span(from_record(), line.who_broke_it), sign(". "), t("web.notices.glass_until"), sign(" "), moment(t, line.glass->until)),
                    p(cls("small"), t("web.notices.glass_why"), sign(" "), q(from_record(), line.glass->reason)));
}

Html notice_item(SignedPage& page, const NoticeLine& line) {
    const auto& t = page.t;
    const Html words{notice_kind_words(t, line.notice.kind)};
    const auto to = line.code.empty() ? std::string{} : "/cases/" + line.code + std::string{place_of_kind(line.notice.kind)};
    const Html code = span(from_record(), line.code);
    Html head = line.may_open ? Html{a(href(page.link(to)), words, sign(": "), code)} : together(words, when(!line.code.empty(), [&](Html& out) { out << sign(": ") << code; }));
    Html body = div(cls("notice-words"), p(head), when(line.glass.has_value(), [&](Html& out) { out << glass_words(page, line); }), p(cls("muted small"), moment(t, line.notice.at)));
    if (line.notice.read_at) return li(cls("notice"), body);
    const auto path = "/notifications/" + line.notice.id.to_string() + "/read";
    return li(cls("notice notice--new"), body, div(cls("notice-act"), span(cls("tag"), t("web.notices.new")),
              page.post_form(path, button(cls("btn btn--2"), type("submit"), t("web.notices.mark"), span(cls("sr"), sign(": "), words, sign(" "), code)))));
}

Html inbox_head(SignedPage& page, const InboxModel& model) {
    const auto& t = page.t;
    Html counted = p(role("status"), t("web.notices.unread", {{"count", model.unread}}));
    if (model.unread == 0) return counted;
    return div(cls("row between"), counted, page.post_form("/notifications/read", button(cls("btn btn--2"), type("submit"), t("web.notices.mark_all"))));
}

Response inbox_page(SignedPage& page) {
    const auto& t = page.t;
    const auto model = inbox_model(page);
    Html list;
    if (model.total == 0) list = section(cls("card"), p(t("web.notices.empty")), p(t("web.notices.empty_next")));
    else if (model.lines.empty()) list = past_the_end(page);
    else list = section(cls("card"), aria_label(t("web.notices.title")), ul(cls("notices"), each(model.lines, [&](Html& out, const NoticeLine& line) { out << notice_item(page, line); })), turn_pages(page, model.total, notices_on_a_page));
    return page.show(page.frame(std::string{t("web.notices.title").text()}),
                     div(cls("wrap measure"), h1(t("web.notices.title")), inbox_head(page, model), list, p(cls("acts no-print"), a(href(page.link("/settings/notifications")), t("web.notices.how")))));
}

Response after_marking(SignedPage& page, const std::function<void(store::Transaction&)>& mark) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            mark(transaction);
            return "/notifications";
        });
    });
    return page.go(to);
}

Response mark_one(SignedPage& page) {
    const auto id = base::PublicId::parse(page.request.parameter("notice"));
    if (!id) return Response::error(404);
    return after_marking(page, [&](store::Transaction& transaction) { notices::mark_read(transaction, page.me().person, *id, page.context.now); });
}

Response mark_all(SignedPage& page) {
    return after_marking(page, [&](store::Transaction& transaction) { notices::mark_all_read(transaction, page.me().person, page.context.now); });
}

}  // namespace

void add_notice_pages(Routes& routes) {
    const Guard own{.permission = Permission::ListCases, .audit = AuditEvent::None};
    add_signed_page(routes, "/notifications", own, inbox_page);
    add_form(routes, "/notifications/read", own, mark_all);
    add_form(routes, "/notifications/{notice}/read", own, mark_one);
}

}  // namespace web
