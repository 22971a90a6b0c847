#include "publishing/deposit_custody.h"
#include "publishing/hiding.h"
#include "publishing/holder_telling.h"
#include "web/catalogue/catalogue_pages.h"
#include "web/catalogue/cataloguer.h"
#include "web/catalogue/record_form.h"
#include "collection/projection_store.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::HeldRecord;
using collection::Reference;
using identity::Permission;

namespace {

struct Edited {
    collection::RecordId id{0};
    HeldRecord held;
};

/// The record that the path names, where this person may edit it: cataloguers all, a coordinator their own local entries.
std::optional<Edited> edited_record(store::Snapshot& snapshot, const SignedPage& page) {
    const auto reference = collection::parse_reference(page.request.parameter("year") + "/" + page.request.parameter("number"));
    const auto record = reference ? collection::find_record(snapshot, *reference) : std::nullopt;
    if (!record) return std::nullopt;
    const auto reach = queue_reach_of(page);
    const auto entry = collection::queue_entry(snapshot, *reference);
    if (!reach.everywhere && !(entry && reach.holds(*entry))) return std::nullopt;
    return Edited{*record, collection::held_record(snapshot, *record)};
}

std::string edit_path(Reference reference, std::string_view below = {}) { return "/catalogue/" + std::to_string(reference.year) + "/" + std::to_string(reference.number) + std::string{below}; }

Html versions_of(const SignedPage& page, const HeldRecord& held) {
    const auto& t = page.t;
    Html items;
    for (auto one = held.versions.rbegin(); one != held.versions.rend(); ++one)
        items << li(t("web.cataloguing.version", {{"version", one->version}}), sign(" · "), moment(t, one->entered_at), sign(" · "), in_english(one->change), sign(" "), span(from_record(), one->reason));
    return section(labelled_by("versions"), h2(id("versions"), t("web.cataloguing.versions")), ul(items));
}

/// Published by a case of this installation: its hiding has a second person and tells whoever holds a copy, so that nothing here goes past them.
bool is_of_a_case(store::Snapshot& snapshot, const SignedPage& page, const HeldRecord& held) { return publishing::case_behind(snapshot, desk_of(page).ground, held.reference).has_value(); }

Html withdrawal_forms(SignedPage& page, const HeldRecord& held) {
    const auto& t = page.t;
    if (page.store().read([&](store::Snapshot& snapshot) { return is_of_a_case(snapshot, page, held); }))
        return section(cls("card"), h2(t("web.cataloguing.withdraw")), p(t("web.hiding.of_a_case")), p(a(cls("btn btn--2"), href(page.link(collection::path_of(held.reference) + "/hide")), t("web.hiding.to_hide_page"))));
    if (held.withdrawal)
        return section(cls("card"), h2(t("web.cataloguing.withdrawn")), p(from_record(), held.withdrawal->reason), page.post_form(edit_path(held.reference, "/restore"), submit(t("web.cataloguing.restore"))));
    govuk::Input reason{.name = "reason", .label = {.content = t("web.cataloguing.withdraw_reason")}, .hint = govuk::Hint{.content = t("web.cataloguing.withdraw_reason_hint")}};
    const Html risk = govuk::checkboxes(t, {.name = "risk", .id_prefix = "risk", .items = {{.value = "1", .content = t("web.cataloguing.record_is_risk"), .hint = govuk::Hint{.content = t("web.cataloguing.record_is_risk_hint")}}}});
    return section(cls("card"), h2(t("web.cataloguing.withdraw")), page.post_form(edit_path(held.reference, "/withdraw"), together(govuk::input(t, reason), risk, submit(t("web.cataloguing.withdraw")))));
}

Html merge_form(SignedPage& page, const HeldRecord& held, const Problems& problems) {
    const auto& t = page.t;
    if (!queue_reach_of(page).everywhere || held.fields.area_withheld || held.withdrawal) return {};
    return section(cls("card"), h2(t("web.cataloguing.merge")), p(t("web.cataloguing.merge_means")),
                   page.post_form(edit_path(held.reference, "/merge"), together(govuk::input(t, {.name = "into", .label = {.content = t("web.cataloguing.merge_into")}, .hint = govuk::Hint{.content = t("web.cataloguing.merge_hint")}, .error = problems.at("into"), .value = page.typed("into")}), submit(t("web.cataloguing.merge")))));
}

Response show_record_edit(SignedPage& page, const HeldRecord& held, const RecordValues& values, const Problems& problems, int status) {
    const auto& t = page.t;
    const Words title = t("web.cataloguing.edit", {{"reference", collection::to_string(held.reference)}});
    auto frame = page.frame(std::string{problems.any() ? t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    frame.breadcrumbs = {{Html{t("web.deposit.title")}, page.link("/deposit")}};
    Html done;
    if (page.asked("done") == "same") done << govuk::notification_banner(t, {.content = t("web.cataloguing.nothing_changed")});
    return page.show(std::move(frame), div(cls("wrap"), done, problems.summary(t), h1(title), p(a(href(page.link(collection::path_of(held.reference))), t("web.cataloguing.public_page"))),
                                           page.post_form(edit_path(held.reference), together(record_fields(page, problems, values, true), submit(t("web.cataloguing.save")))), versions_of(page, held), withdrawal_forms(page, held), merge_form(page, held, problems)), status);
}

Response record_edit_page(SignedPage& page) {
    const auto edited = page.store().read([&](store::Snapshot& snapshot) { return edited_record(snapshot, page); });
    return edited ? show_record_edit(page, edited->held, values_of(edited->held.fields), {}, 200) : Response::error(404);
}

/// Once in the form's transaction; recorded; the index follows.
template <class Change>
Response change_record(SignedPage& page, audit::Kind kind, const char* reason, Change change) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto edited = edited_record(transaction, page);
            if (!edited) return std::unexpected{404};
            auto event = cataloguing_event(page);
            auto where = change(transaction, *edited, event);
            if (!where) return where;
            collection::publish(transaction, edited->id, std::chrono::floor<std::chrono::days>(event.at));
            event.kind = kind, event.object = collection::to_string(edited->held.reference), event.reason = reason;
            audit::record(transaction, event);
            return where;
        });
    });
    if (!to) return Response::error(to.error());
    index_now(page);
    return page.go(*to);
}

/// The seal is asked, and shows nobody what it saw.
std::optional<collection::FieldRefusal> names_the_source(const SignedPage& page, const HeldRecord& held, const collection::Record& record) {
    const auto source = page.store().read([&](store::Snapshot& snapshot) -> std::optional<publishing::DepositSource> {
        const auto entry = collection::queue_entry(snapshot, held.reference);
        return entry ? publishing::open_source(snapshot, desk_of(page).ground.keys, entry->id) : std::nullopt;
    });
    if (!source) return std::nullopt;
    if (!record.area_withheld || !record.area.empty() || !record.publisher.empty() || !record.source_url.empty())
        return collection::FieldRefusal{"area_withheld", "The source of this record is withheld: area, publisher and address stay empty.", "Leave them empty."};
    const auto field = publishing::field_that_tells(record, *source);
    return field.empty() ? std::nullopt : std::optional{collection::FieldRefusal{field, "The words name what is to be withheld.", "Take the name out."}};
}

Response save_record(SignedPage& page) {
    const auto edited = page.store().read([&](store::Snapshot& snapshot) { return edited_record(snapshot, page); });
    if (!edited) return Response::error(404);
    const auto values = typed_values(page);
    auto record = record_with(edited->held.fields, values);
    auto refused = record ? names_the_source(page, edited->held, *record) : std::optional{record.error()};
    if (!refused && record->change_reason.empty()) refused = collection::FieldRefusal{"change_reason", std::string{page.t("web.cataloguing.reason_missing").text()}, {}};
    if (refused) {
        Problems problems;
        add_record_refusal(problems, *refused);
        return show_record_edit(page, edited->held, values, problems, 422);
    }
    return change_record(page, audit::Kind::RecordEdited, "record-edited", [&](store::Transaction& transaction, const Edited& now, const audit::Event& event) -> std::expected<std::string, int> {
        const bool written = collection::write_record_anew(transaction, now.id, *record, {}, event.at);
        return edit_path(now.held.reference, written ? "" : "?done=same");
    });
}

Response withdraw_record(SignedPage& page) {
    const auto reason = page.typed("reason");
    if (reason.empty()) {
        const auto edited = page.store().read([&](store::Snapshot& snapshot) { return edited_record(snapshot, page); });
        if (!edited) return Response::error(404);
        Problems problems;
        problems.add("reason", page.t("web.cataloguing.reason_missing"));
        return show_record_edit(page, edited->held, values_of(edited->held.fields), problems, 422);
    }
    return change_record(page, audit::Kind::TakenDown, "record-withdrawn", [&](store::Transaction& transaction, const Edited& now, const audit::Event& event) -> std::expected<std::string, int> {
        if (is_of_a_case(transaction, page, now.held)) return std::unexpected{409};
        collection::set_withdrawal(transaction, now.id, collection::Withdrawal{std::chrono::floor<std::chrono::days>(event.at), reason, page.typed("risk") == "1"}, event.at);
        publishing::tell_holders(transaction, desk_of(page).ground.random, std::nullopt, now.held.reference, "hidden", event);
        return edit_path(now.held.reference);
    });
}

Response restore_record(SignedPage& page) {
    return change_record(page, audit::Kind::RecordEdited, "public-again", [&](store::Transaction& transaction, const Edited& now, const audit::Event& event) -> std::expected<std::string, int> {
        if (collection::merged_into(transaction, now.held.reference) || is_of_a_case(transaction, page, now.held)) return std::unexpected{409};
        collection::set_withdrawal(transaction, now.id, std::nullopt, event.at);
        publishing::tell_holders(transaction, desk_of(page).ground.random, std::nullopt, now.held.reference, "restored", event);
        return edit_path(now.held.reference);
    });
}

/// "2026/417", or the address of its page.
std::optional<Reference> reference_typed(std::string_view typed) {
    constexpr std::string_view before = "/reviews/";
    if (const auto at = typed.find(before); at != std::string_view::npos) typed.remove_prefix(at + before.size());
    return collection::parse_reference(typed);
}

/// Why the two cannot be joined; nothing where they can.
std::optional<Words> merge_fault(store::Snapshot& snapshot, const SignedPage& page, const Edited& goes, const std::optional<Reference>& into) {
    const auto stays = into ? collection::find_record(snapshot, *into) : std::nullopt;
    if (!stays) return page.t("web.cataloguing.merge_not_there");
    if (*stays == goes.id) return page.t("web.cataloguing.merge_itself");
    const auto held = collection::held_record(snapshot, *stays);
    // Joining would move what is shown of an anonymous record beside a named one.
    if (held.withdrawal || goes.held.withdrawal || held.fields.area_withheld || goes.held.fields.area_withheld) return page.t("web.cataloguing.merge_not_public");
    return std::nullopt;
}

Response merge_record(SignedPage& page) {
    if (!queue_reach_of(page).everywhere) return Response::error(404);
    const auto into = reference_typed(page.typed("into"));
    const auto edited = page.store().read([&](store::Snapshot& snapshot) { return edited_record(snapshot, page); });
    if (!edited) return Response::error(404);
    if (const auto fault = page.store().read([&](store::Snapshot& snapshot) { return merge_fault(snapshot, page, *edited, into); })) {
        Problems problems;
        problems.add("into", *fault);
        return show_record_edit(page, edited->held, values_of(edited->held.fields), problems, 422);
    }
    return change_record(page, audit::Kind::RecordEdited, "records-merged", [&](store::Transaction& transaction, const Edited& now, const audit::Event& event) -> std::expected<std::string, int> {
        if (merge_fault(transaction, page, now, into)) return std::unexpected{409};
        collection::merge_records(transaction, now.id, *collection::find_record(transaction, *into), event.who.to_string(), event.at);
        return edit_path(*into);
    });
}

}  // namespace

void add_record_edit_pages(Routes& routes) {
    const Guard writing{.permission = Permission::WriteCollection, .audit = AuditEvent::RecordChanged, .body_bytes = 512 * 1024};
    add_signed_page(routes, "/catalogue/{year}/{number}", {.permission = Permission::WriteCollection}, record_edit_page);
    add_form(routes, "/catalogue/{year}/{number}", writing, save_record);
    add_form(routes, "/catalogue/{year}/{number}/withdraw", writing, withdraw_record);
    add_form(routes, "/catalogue/{year}/{number}/restore", writing, restore_record);
    add_form(routes, "/catalogue/{year}/{number}/merge", writing, merge_record);
}

}  // namespace web
