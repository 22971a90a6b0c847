#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "casework/case_store.h"
#include "identity/organisation.h"
#include "web/casework/desk.h"
#include "web/family/leaflet_pages.h"
#include "web/family/leaflet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::HostWord;
using identity::Permission;

namespace {

constexpr std::size_t longest_part = 1500;

/// Partnerships whose leaflet the reader looks after.
std::vector<LeafletOwner> leaflets_for(const SignedPage& page) {
    const auto reach = identity::partnerships_with(page.context.actor, Permission::ManageTemplates);
    return page.store().read([&](store::Snapshot& snapshot) {
        std::vector<LeafletOwner> list;
        for (const auto& one : casework::partnerships(snapshot)) {
            if (!reach.everywhere && std::ranges::find(reach.partnerships, identity::OrganisationId{one.organisation}) == reach.partnerships.end()) continue;
            if (const auto known = identity::organisation(snapshot, identity::OrganisationId{one.organisation})) list.push_back({one.organisation, one.area, known->public_id, known->name, collection::leaflet_in_force(snapshot, one.organisation)});
        }
        return list;
    });
}

/// Absent and forbidden are one answer.
std::optional<LeafletOwner> edited_leaflet(const SignedPage& page) {
    for (auto& one : leaflets_for(page))
        if (one.public_id == page.request.parameter("partnership")) return one;
    return std::nullopt;
}

std::string editing_path(const LeafletOwner& owner) { return "/admin/leaflets/" + owner.public_id; }

std::int64_t whole_number(std::string_view text) {
    std::int64_t number = -1;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() ? number : -1;
}

PageFrame editing_frame(const SignedPage& page, const LeafletOwner& owner, bool in_error) {
    const Words& title = page.t("web.leaflet.edit_title");
    PageFrame frame = page.frame(std::string{in_error ? page.t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    frame.breadcrumbs = {{Html{title}, page.link("/admin/leaflets")}};
    frame.crumb = owner.name;
    return frame;
}

Response list_leaflets(SignedPage& page) {
    Html items;
    for (const auto& one : leaflets_for(page)) items << li(span(a(href(page.link(editing_path(one))), from_record(), one.name)), a(href(page.link("/families/" + one.slug + "/leaflet")), page.t("web.leaflet.as_public"), span(cls("sr"), from_record(), sign(", "), one.name)));
    const Html body = div(cls("wrap measure"), h1(page.t("web.leaflet.edit_title")), p(page.t("web.leaflet.edit_means")), items.empty() ? Html{p(cls("muted"), page.t("web.leaflet.none"))} : Html{section(cls("card"), ul(cls("tasks"), items))});
    return page.show(page.frame(std::string{page.t("web.leaflet.edit_title").text()}), body);
}

/// A box: the part, whether it is the easy text, and the language.
struct LeafletBox {
    const LeafletPart& part;
    bool easy;
    Language language;
    std::string name() const { return std::string{part.name} + (easy ? "-easy" : "") + (language == Language::Welsh ? "-cy" : "-en"); }
};

Html box_field(const SignedPage& page, const LeafletOwner& owner, const Problems& problems, const LeafletBox& box, bool typed) {
    const auto& words = page.services.messages.in(box.language);
    const Key label = box.easy ? (box.language == Language::Welsh ? Key{"web.leaflet.easy_cy"} : Key{"web.leaflet.easy_en"}) : (box.language == Language::Welsh ? Key{"web.leaflet.text_cy"} : Key{"web.leaflet.text_en"});
    govuk::Textarea area{.name = box.name(), .id = box.name(), .label = {.content = Html{page.t(label)}}, .error = problems.at(box.name()), .rows = 5, .autocomplete = "off"};
    area.value = typed ? page.typed(box.name()) : leaflet_text(words, box.language, owner.words, box.part, box.easy);
    area.attributes.add("lang", std::string{tag_of(box.language)});
    return govuk::textarea(page.t, area);
}

Html leaflet_form(SignedPage& page, const LeafletOwner& owner, const Problems& problems, std::int64_t seen, bool typed) {
    Html boxes;
    for (const auto& part : leaflet_parts()) {
        Html fields;
        for (const bool easy : {false, true})
            for (const auto language : {Language::English, Language::Welsh}) fields << box_field(page, owner, problems, {part, easy, language}, typed);
        boxes << fieldset(cls("govuk-fieldset"), legend(cls("govuk-fieldset__legend govuk-fieldset__legend--m"), page.t(part.heading)), fields);
    }
    return page.post_form(editing_path(owner), together(input(type("hidden"), name("seen"), value(std::to_string(seen))), boxes, p(cls("acts"), button(cls("btn"), type("submit"), page.t("web.leaflet.keep")))));
}

Html versions_of(const SignedPage& page, const LeafletOwner& owner, int in_force) {
    const auto& t = page.t;
    Html items;
    for (const auto& one : page.store().read([&](store::Snapshot& snapshot) { return collection::leaflets(snapshot, owner.partnership); }))
        items << li(span(a(href(page.link(editing_path(owner) + "/versions/" + std::to_string(one.version))), t("web.case.version", {{"version", one.version}})), small(name_of_account(page, one.written_by), sign(", "), moment(t, one.written_at))),
                    when(one.version == in_force, [&](Html& out) { out << span(cls("tag tag--ok"), t("web.leaflet.in_force")); }));
    items << li(span(a(href(page.link(editing_path(owner) + "/versions/0")), t("web.leaflet.shipped"))), when(in_force == 0, [&](Html& out) { out << span(cls("tag tag--ok"), t("web.leaflet.in_force")); }));
    return section(cls("card"), attr("aria-labelledby", "versions"), h2(id("versions"), t("web.leaflet.versions")), ul(cls("tasks"), items));
}

Response show_editing(SignedPage& page, const LeafletOwner& owner, const Problems& problems, bool typed, int status) {
    const auto turn = page.store().read([&](store::Snapshot& snapshot) { return collection::leaflet_turn(snapshot, owner.partnership); });
    const Html body = div(cls("wrap measure"), problems.summary(page.t), h1(from_record(), owner.name), p(page.t("web.leaflet.edit_how")), versions_of(page, owner, turn.version), leaflet_form(page, owner, problems, turn.number, typed));
    return page.show(editing_frame(page, owner, status != 200), body, status);
}

Response edit_leaflet(SignedPage& page) {
    const auto owner = edited_leaflet(page);
    return owner ? show_editing(page, *owner, {}, false, 200) : Response::error(404);
}

/// Those that differ from the program's own.
std::vector<HostWord> typed_leaflet(const SignedPage& page, Problems& problems) {
    std::vector<HostWord> words;
    const auto& english = page.services.messages.in(Language::English);
    const auto& welsh = page.services.messages.in(Language::Welsh);
    for (const auto& part : leaflet_parts())
        for (const bool easy : {false, true}) {
            const LeafletBox en{part, easy, Language::English}, cy{part, easy, Language::Welsh};
            const auto own = page.typed(en.name()), own_cy = page.typed(cy.name());
            if (base::length(own) > longest_part) problems.add(en.name(), page.t("web.leaflet.too_long"));
            if (base::length(own_cy) > longest_part) problems.add(cy.name(), page.t("web.leaflet.too_long"));
            const auto shipped = leaflet_text(english, Language::English, {}, part, easy), shipped_cy = leaflet_text(welsh, Language::Welsh, {}, part, easy);
            if (own.empty() || (own == shipped && (own_cy.empty() || own_cy == shipped_cy))) continue;
            words.push_back({std::string{part.name} + (easy ? "-easy" : ""), own, own_cy == shipped_cy && own != shipped ? std::string{} : own_cy});
        }
    return words;
}

audit::Event leaflet_event(const SignedPage& page) {
    const auto doer = doer_of(page);
    return {.at = doer.at, .who = doer.who, .role = doer.role, .kind = audit::Kind::SettingsChanged, .address = doer.address, .request = doer.request};
}

Response write_leaflet_page(SignedPage& page) {
    const auto owner = edited_leaflet(page);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!owner) return Response::error(404);
    if (!guard) return Response::error(400);
    Problems problems;
    const auto words = typed_leaflet(page, problems);
    if (problems.any()) return show_editing(page, *owner, problems, true, 422);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string { return editing_path(*owner) + "/versions/" + std::to_string(collection::write_leaflet(transaction, owner->partnership, words, leaflet_event(page))); });
    });
    return page.go(to);
}

// ---- before it is in force

Response show_preview(SignedPage& page, LeafletOwner owner, int version, bool stale) {
    const auto& t = page.t;
    const auto [words, turn] = page.store().read([&](store::Snapshot& snapshot) { return std::pair{collection::leaflet(snapshot, owner.partnership, version), collection::leaflet_turn(snapshot, owner.partnership)}; });
    if (!words) return Response::error(404);
    owner.words = *words;
    const Html decide = turn.version == version ? Html{p(span(cls("tag tag--ok"), t("web.leaflet.in_force")))}
                                                : Html{page.post_form(editing_path(owner) + "/versions/" + std::to_string(version), together(input(type("hidden"), name("seen"), value(std::to_string(turn.number))), p(cls("acts"), button(cls("btn"), type("submit"), t("web.leaflet.put_in_force")))))};
    Html kinds;
    for (const auto language : {Language::English, Language::Welsh}) {
        const auto& said = page.services.messages.in(language);
        for (const auto kind : {LeafletKind::Usual, LeafletKind::EasyRead})
            kinds << section(cls("card prose"), lang(tag_of(language)), h2(leaflet_title(said, owner), sign(" · "), said(kind == LeafletKind::EasyRead ? Key{"web.leaflet.easy_read"} : Key{"web.leaflet.usual"})), leaflet_preview(said, language, owner, kind));
    }
    const Html body = div(cls("wrap measure"), when(stale, [&](Html& out) { out << govuk::warning_text(t, {.content = t("web.leaflet.stale")}); }), h1(t("web.leaflet.preview")), decide, kinds);
    auto frame = editing_frame(page, owner, stale);
    frame.breadcrumbs.push_back({Html{span(from_record(), owner.name)}, page.link(editing_path(owner))});
    frame.crumb = std::string{t("web.leaflet.preview").text()};
    return page.show(std::move(frame), body, stale ? 409 : 200);
}

Response preview_leaflet(SignedPage& page) {
    const auto owner = edited_leaflet(page);
    return owner ? show_preview(page, *owner, static_cast<int>(whole_number(page.request.parameter("version"))), false) : Response::error(404);
}

Response put_in_force(SignedPage& page) {
    const auto owner = edited_leaflet(page);
    const auto guard = FormGuard::of(page.request, page.context);
    const auto version = static_cast<int>(whole_number(page.request.parameter("version")));
    if (!owner || !page.store().read([&](store::Snapshot& snapshot) { return collection::leaflet(snapshot, owner->partnership, version); })) return Response::error(404);
    if (!guard) return Response::error(400);
    const auto seen = whole_number(page.typed("seen"));
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            if (!collection::put_leaflet_in_force(transaction, owner->partnership, version, seen, leaflet_event(page))) return std::unexpected{409};
            return editing_path(*owner);
        });
    });
    return to ? page.go(*to) : show_preview(page, *owner, version, true);
}

}  // namespace

void add_leaflet_editing(Routes& routes) {
    const auto guard = [](AuditEvent event) { return Guard{.permission = Permission::ManageTemplates, .audit = event, .body_bytes = 512 * 1024}; };
    add_signed_page(routes, "/admin/leaflets", guard(AuditEvent::None), list_leaflets);
    add_signed_page(routes, "/admin/leaflets/{partnership}", guard(AuditEvent::None), edit_leaflet);
    add_form(routes, "/admin/leaflets/{partnership}", guard(AuditEvent::SettingsChanged), write_leaflet_page);
    add_signed_page(routes, "/admin/leaflets/{partnership}/versions/{version}", guard(AuditEvent::None), preview_leaflet);
    add_form(routes, "/admin/leaflets/{partnership}/versions/{version}", guard(AuditEvent::SettingsChanged), put_in_force);
}

}  // namespace web
