#include <charconv>

#include "web/administration/administration_pages.h"
#include "web/administration/site_view.h"
#include "web/casework/desk.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using identity::Permission;

namespace {

SiteModel site_model(const SignedPage& page) {
    return page.store().read([](store::Snapshot& snapshot) { return SiteModel{collection::host_words(snapshot), collection::host_words_turns(snapshot)}; });
}

/// A whole number that is no count of anything where it is none.
std::int64_t number_in(std::string_view text) {
    std::int64_t number = -1;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() ? number : -1;
}

/// Kind and object are the store's to say.
audit::Event event_of(const SignedPage& page) {
    const auto doer = doer_of(page);
    return {.at = doer.at, .who = doer.who, .role = doer.role, .kind = audit::Kind::SettingsChanged, .address = doer.address, .request = doer.request};
}

Response show_site_form(SignedPage& page, const SiteModel& model, const SiteForm& form, int status) {
    const Words& title = page.t("web.site.title");
    return page.show(page.frame(std::string{status == 200 ? title.text() : page.t("web.sign_in.error_title", {{"title", title}}).text()}), site_view(page, model, form), status);
}

Response show_site(SignedPage& page) {
    if (!page.services.host_words) return Response::error(404);
    const auto model = site_model(page);
    const auto* words = model.words_of(model.last().version);
    SiteForm form{.typed = typed_from(words ? *words : std::vector<collection::HostWord>{}), .seen = model.last().number};
    for (std::size_t i = 0; i < form.typed.size(); ++i)
        form.english_only = form.english_only || (in_two_languages(site_fields()[i]) && !form.typed[i].english.empty() && form.typed[i].welsh.empty());
    return show_site_form(page, model, form, 200);
}

/// Keeps what was typed as a further version, which no page uses yet.
Response write_site(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!page.services.host_words) return Response::error(404);
    if (!guard) return Response::error(400);
    SiteForm form{.typed = {}, .english_only = page.typed("english_only") == "1", .seen = number_in(page.typed("seen"))};
    for (const auto& field : site_fields()) form.typed.push_back({page.typed(std::string{field.id} + "-en"), page.typed(std::string{field.id} + "-cy")});
    form.problems = check_site_words(form.typed, page.services.site.welsh && !form.english_only);
    const auto model = site_model(page);
    if (!form.problems.empty()) return show_site_form(page, model, form, 422);
    if (form.seen != model.last().number) {
        form.stale = true, form.seen = model.last().number;  // Those in force stand beside what was typed; nothing of either is lost.
        return show_site_form(page, model, form, 409);
    }
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string { return "/admin/site/versions/" + std::to_string(collection::write_host_words(transaction, host_words_of(form.typed), event_of(page))); });
    });
    return page.go(to);
}

/// The public frame with the words of that version, whoever reads it: the words are not in force by that.
Response show_site_preview(SignedPage& page, const SiteModel& model, int version, bool stale) {
    const auto* words = model.words_of(version);
    if (!words) return Response::error(404);
    const Words title = page.t("web.site.preview");
    PageFrame frame;
    frame.title = std::string{stale ? page.t("web.sign_in.error_title", {{"title", title}}).text() : title.text()};
    frame.path = "/admin/site/versions/" + std::to_string(version);
    frame.robots = Robots::KeptOut;
    frame.breadcrumbs = {{Html{page.t("web.site.title")}, page.link("/admin/site")}};
    frame.crumb = std::string{title.text()};
    const auto around = host_frame(page.services.messages, page.services.site, *words);
    auto response = page.answer_within(around, std::move(frame), site_preview(page, model, version, stale), stale ? 409 : 200);
    response.with_cache(Cache::NoStore);
    return response;
}

int version_asked(const SignedPage& page) {
    const auto number = number_in(page.request.parameter("version"));
    return number > 1'000'000 ? -1 : static_cast<int>(number);
}

Response preview_site(SignedPage& page) {
    if (!page.services.host_words) return Response::error(404);
    return show_site_preview(page, site_model(page), version_asked(page), false);
}

Response put_site_in_force(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    const int version = version_asked(page);
    auto* shelf = page.services.host_words;
    if (!shelf) return Response::error(404);
    if (!guard) return Response::error(400);
    if (!signed_in_lately(page)) return to_sign_in_again(page, "/admin/site/versions/" + std::to_string(version));
    std::optional<collection::HostWordsTurn> turn;
    std::optional<collection::HostWords> words;
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            words = collection::host_words(transaction, version);
            if (!words) return std::unexpected{404};
            turn = collection::put_host_words_in_force(transaction, version, number_in(page.typed("seen")), event_of(page));
            if (!turn) return std::unexpected{409};
            return "/admin/site?done=in-force";
        });
    });
    if (!to && to.error() == 409) return show_site_preview(page, site_model(page), version, true);
    if (!to) return Response::error(to.error());
    // Once it lasts; the same form sent twice has laid them already.
    if (turn) shelf->lay(turn->number, std::make_shared<const HostFrame>(host_frame(page.services.messages, page.services.site, words->words)));
    return page.go(*to);
}

}  // namespace

void add_site_pages(Routes& routes) {
    const auto guard = [](AuditEvent event) { return Guard{.permission = Permission::ManageSite, .audit = event}; };
    add_signed_page(routes, "/admin/site", guard(AuditEvent::None), show_site);
    add_form(routes, "/admin/site", guard(AuditEvent::SettingsChanged), write_site);
    add_signed_page(routes, "/admin/site/versions/{version}", guard(AuditEvent::None), preview_site);
    add_form(routes, "/admin/site/versions/{version}", guard(AuditEvent::SettingsChanged), put_site_in_force);
}

}  // namespace web
