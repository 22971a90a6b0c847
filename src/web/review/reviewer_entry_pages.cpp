#include <ranges>

#include "calendar/london.h"
#include "web/casework/form_words.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/reviewer_desk.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::RegisteredReviewer;
using identity::Permission;

namespace {

Html entry_words(const Catalogue& t, const RegisteredReviewer& one) {
    Html rows;
    for (const auto& field : reviewer_fields())
        rows << div(dt(t(field.label)), dd(cls("wrap-any"), one.*field.part == "" ? Html{span(cls("muted"), t("web.reviewers.nothing"))} : Html{span(from_record(), one.*field.part)}));
    return dl(cls("kv"), rows);
}

Html written_when(const SignedPage& page, const RegisteredReviewer& one) {
    return together(page.t("web.case.version_by", {{"version", one.version}}), sign(" "), name_of_account(page, one.written_by), sign(", "), day_words(page.t, calendar::day_in_london(one.written_at)));
}

/// Of a version what it changed, beside what stood there before.
Html changes_of(const SignedPage& page, const RegisteredReviewer& now, const RegisteredReviewer& before) {
    Html items;
    for (const auto& field : reviewer_fields())
        if (now.*field.part != before.*field.part)
            items << div(dt(page.t(field.label)), dd(cls("wrap-any"), p(strong(page.t("web.case.before")), sign(": "), span(from_record(), before.*field.part)), p(strong(page.t("web.case.after")), sign(": "), span(from_record(), now.*field.part))));
    return dl(cls("kv"), items);
}

Response entry_page(SignedPage& page) {
    const auto one = reviewer_of_path(page, Permission::ReadFigures);
    if (!one) return Response::error(404);
    const auto& t = page.t;
    const auto versions = page.store().read([&](store::Snapshot& snapshot) { return casework::reviewer_versions(snapshot, one->id); });
    Html history;
    for (std::size_t i = versions.size(); i-- > 1;) history << section(cls("card"), h3(written_when(page, versions[i])), changes_of(page, versions[i], versions[i - 1]));
    const auto at = "/reviewers/" + one->id.to_string();
    const bool may = reviewer_of_path(page, Permission::ManageTemplates).has_value() && !one->removed;
    auto frame = reviewers_frame(page, "web.reviewers.title");
    frame.title = one->name;
    const Html body = div(cls("wrap measure"), p(cls("eyebrow"), t("web.reviewers.title")), h1(from_record(), one->name), p(cls("muted"), written_when(page, *one)),
                          when(one->removed, [&](Html& out) { out << govuk::inset_text({.content = together(p(strong(t("web.reviewers.removed"))), p(from_record(), one->removed_why))}); }), section(cls("card"), entry_words(t, *one)),
                          p(t("web.reviewers.appointed_times", {{"count", one->appointments}})),
                          when(may, [&](Html& out) { out << p(cls("acts"), a(cls("btn"), href(page.link(at + "/edit")), t("web.reviewers.edit")), sign(" "), a(cls("btn btn--2"), href(page.link(at + "/remove")), t("web.reviewers.remove"))); }),
                          when(!history.empty(), [&](Html& out) { out << h2(t("web.reviewers.before")) << history; }));
    return page.show(std::move(frame), body);
}

Response ask_edit(SignedPage& page, const RegisteredReviewer& typed, const Problems& problems, const Html& above, int status) {
    const auto& t = page.t;
    auto frame = reviewers_frame(page, "web.reviewers.edit");
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(std::to_string(typed.version))), reviewer_boxes(page, typed, problems), p(cls("acts"), button(cls("btn"), type("submit"), t("web.reviewers.save"))));
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), above, h1(t("web.reviewers.edit")), page.post_form("/reviewers/" + typed.id.to_string() + "/edit", fields)), status);
}

std::optional<RegisteredReviewer> to_edit(const SignedPage& page) {
    auto one = reviewer_of_path(page, Permission::ManageTemplates);
    return one && !one->removed ? one : std::nullopt;
}

Response edit_page(SignedPage& page) {
    const auto one = to_edit(page);
    return one ? ask_edit(page, *one, {}, {}, 200) : Response::error(404);
}

Response save_edit_of_entry(SignedPage& page) {
    auto one = to_edit(page);
    if (!one) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto typed = *one;
    take_reviewer(page, typed);
    typed.version = std::atoll(page.typed("seen").c_str());
    Problems problems;
    if (typed.name.empty()) problems.add("name", page.t("web.reviewers.no_name"));
    if (problems.any()) return ask_edit(page, typed, problems, {}, 422);
    const auto saved = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            if (!casework::edit_reviewer(transaction, typed, doer_of(page))) return std::unexpected{0};
            return "/reviewers/" + typed.id.to_string();
        });
    });
    if (saved) return page.go(*saved);
    // Somebody wrote meanwhile: both texts are shown, and the next save goes over theirs knowingly.
    const auto now = to_edit(page);
    if (!now) return Response::error(404);
    typed.version = now->version;
    const auto& t = page.t;
    const Html above = together(govuk::warning_text(t, {.content = together(t("web.case.clash"), sign(" "), written_when(page, *now))}), section(cls("card"), h2(t("web.case.clash_theirs")), entry_words(t, *now)), p(t("web.case.clash_what")));
    return ask_edit(page, typed, {}, above, 409);
}

}  // namespace

void add_reviewer_entry_pages(Routes& routes) {
    const Guard opening{.permission = Permission::ManageTemplates, .audit = AuditEvent::None};
    add_signed_page(routes, "/reviewers/{reviewer}", {.permission = Permission::ReadFigures, .audit = AuditEvent::None}, entry_page);
    add_signed_page(routes, "/reviewers/{reviewer}/edit", opening, edit_page);
    add_form(routes, "/reviewers/{reviewer}/edit", {.permission = Permission::ManageTemplates, .audit = AuditEvent::RecordChanged}, save_edit_of_entry);
}

}  // namespace web
