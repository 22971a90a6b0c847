#include <algorithm>
#include <array>

#include "base/sha256.h"
#include "documents/word/written.h"
#include "notices/message.h"
#include "publishing/deposit_exchange.h"
#include "publishing/deposit_key.h"
#include "publishing/holder_telling.h"
#include "web/casework/export_archive.h"
#include "web/catalogue/catalogue_pages.h"
#include "web/catalogue/cataloguer.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using publishing::DepositWay;
using publishing::SentDeposit;

namespace {

std::vector<publishing::TrustedKey> keys_in_force(const SignedPage& page) {
    auto keys = page.store().read([](store::Snapshot& snapshot) { return publishing::trusted_keys(snapshot); });
    std::erase_if(keys, [](const publishing::TrustedKey& one) { return one.ended_at.has_value(); });
    return keys;
}

Html out_cell(const SignedPage& page, Key label, const Html& content) { return td(role("cell"), attr("data-l", page.t(label).text()), content); }

/// What a recipient was told of, or is still to be told of.
Html notice_words(const Catalogue& t, std::string_view what) {
    struct Named {
        std::string_view what;
        Key words;
    };
    static constexpr std::array<Named, 8> named{{{"hidden-to-tell", "web.deposit.to_tell_hidden"}, {"hidden", "web.deposit.told_hidden"}, {"restored-to-tell", "web.deposit.to_tell_restored"},
                                                 {"restored", "web.deposit.told_restored"}, {"withdrawn-to-tell", "web.deposit.to_tell_hidden"}, {"withdrawn", "web.deposit.told_hidden"},
                                                 {"corrected-to-tell", "web.deposit.to_tell_corrected"}, {"corrected", "web.deposit.told_corrected"}}};
    const auto found = std::ranges::find(named, what, &Named::what);
    return found == named.end() ? Html{std::string{what}} : Html{t(found->words)};
}

Html acknowledged_words(SignedPage& page, const SentDeposit& one) {
    const auto& t = page.t;
    if (one.acknowledged_on.empty())
        return page.post_form("/deposit/out/" + one.id.to_string() + "/acknowledged",
                              govuk::details({.summary = t("web.deposit.note_acknowledged"),
                                              .content = together(govuk::input(t, {.name = "on", .id = "on-" + one.id.to_string(), .label = {.content = t("web.deposit.acknowledged_on")}, .hint = govuk::Hint{.content = t("web.cataloguing.date_hint")}}),
                                                                  govuk::input(t, {.name = "by", .id = "by-" + one.id.to_string(), .label = {.content = t("web.deposit.acknowledged_by")}}),
                                                                  govuk::input(t, {.name = "their_reference", .id = "ref-" + one.id.to_string(), .label = {.content = t("web.deposit.their_reference")}}), submit(t("web.deposit.keep_acknowledgement")))}));
    return together(span(cls("tag tag--ok"), t("web.deposit.is_acknowledged")), sign(" "), span(from_record(), one.acknowledged_on), sign(" · "), span(from_record(), one.acknowledged_by), sign(" "), span(from_record(), one.their_reference));
}

/// Whom to reach, and where it is kept that somebody did: for what a case published, its page of hiding has the same.
Html still_to_tell(SignedPage& page, const SentDeposit& one) {
    const auto& t = page.t;
    if (one.notices.empty() || !one.notices.back().what.ends_with("-to-tell")) return {};
    Html acts;
    if (!one.contact.address.empty()) acts << p(cls("wrap-any"), from_record(), one.contact.address);
    if (!one.contact.telephone.empty()) acts << p(t("web.hiding.telephone"), sign(" "), strong(from_record(), one.contact.telephone));
    return acts << page.post_form("/deposit/out/" + one.id.to_string() + "/told", p(cls("acts"), button(cls("btn btn--2 btn--s"), type("submit"), t("web.hiding.i_told"), span(cls("sr"), from_record(), sign(": "), one.recipient)))), acts;
}

Html sent_table(SignedPage& page, const std::vector<SentDeposit>& sent) {
    const auto& t = page.t;
    if (sent.empty()) return p(t("web.deposit.none_sent"));
    const auto head = [&](Key words) -> Html { return th(scope("col"), role("columnheader"), t(words)); };
    Html rows;
    for (const auto& one : sent) {
        Html told;
        for (const auto& notice : one.notices) told << p(notice_words(t, notice.what), sign(", "), moment(t, notice.told_at));
        told << still_to_tell(page, one);
        rows << tr(role("row"), th(scope("row"), role("rowheader"), a(href(page.link(collection::path_of(one.review))), collection::to_string(one.review))), out_cell(page, "web.deposit.recipient", span(cls("wrap-any"), from_record(), one.recipient)),
                   out_cell(page, "web.deposit.way", Html{one.way == DepositWay::Signed ? t("web.deposit.way_signed") : t("web.deposit.way_mail")}), out_cell(page, "web.deposit.entered", moment(t, one.made_at)),
                   out_cell(page, "web.deposit.is_acknowledged", together(acknowledged_words(page, one), told)));
    }
    return table(cls("tbl stack"), role("table"), thead(role("rowgroup"), tr(role("row"), head("web.deposit.review"), head("web.deposit.recipient"), head("web.deposit.way"), head("web.deposit.entered"), head("web.deposit.is_acknowledged"))),
                 tbody(role("rowgroup"), rows));
}

Html export_form(SignedPage& page, const Problems& problems) {
    const auto& t = page.t;
    const auto line = [&](const char* field, Key label) {
        govuk::Input input{.name = field, .label = {.content = t(label)}, .error = problems.at(field)};
        input.value = page.typed(field).empty() ? page.asked(field) : page.typed(field);
        return govuk::input(t, input);
    };
    govuk::Select to{.name = "to", .label = {.content = t("web.deposit.to_key")}, .hint = govuk::Hint{.content = t("web.deposit.to_key_hint")}, .error = problems.at("to")};
    to.items.push_back({.content = t("web.deposit.no_key"), .value = std::string{}});
    for (const auto& key : keys_in_force(page)) to.items.push_back({.content = span(from_record(), key.named), .value = key.public_key, .selected = page.typed("to") == key.public_key, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    const Html anonymous = govuk::checkboxes(t, {.name = "anonymous", .id_prefix = "anonymous", .items = {{.value = "1", .content = t("web.deposit.anonymous"), .chosen = page.typed("anonymous") == "1", .hint = govuk::Hint{.content = t("web.deposit.anonymous_hint")}}}});
    return page.post_form("/deposit/out", together(line("reference", "web.deposit.reference"), line("recipient", "web.deposit.recipient"), line("holder_address", "web.deposit.holder_address"), line("holder_telephone", "web.deposit.holder_telephone"), govuk::select(t, to), line("contact_name", "web.deposit.contact"), line("contact_address", "web.deposit.contact_address"),
                                                   line("permission", "web.deposit.permission_words"), anonymous,
                                                   div(cls("acts"), button(cls("btn"), type("submit"), name("way"), value("signed"), t("web.deposit.make_signed")), sign(" "), button(cls("btn btn--2"), type("submit"), name("way"), value("mail"), t("web.deposit.make_mail")))));
}

Response show_out(SignedPage& page, const Problems& problems, int status) {
    const auto& t = page.t;
    if (!queue_reach_of(page).everywhere) return Response::error(404);
    const auto sent = page.store().read([](store::Snapshot& snapshot) { return publishing::sent_deposits(snapshot); });
    auto frame = page.frame(std::string{problems.any() ? t("web.sign_in.error_title", {{"title", t("web.deposit.out")}}).text() : t("web.deposit.out").text()});
    frame.breadcrumbs = {{Html{t("web.deposit.title")}, page.link("/deposit")}};
    const Html back = together(page.form_fields(), govuk::file_upload(t, {.name = "acknowledgement", .label = {.content = t("web.deposit.acknowledgement_file")}, .error = problems.at("acknowledgement")}), p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.deposit.read_back"))));
    const auto key = publishing::public_key_of(desk_of(page).ground.keys);
    return page.show(std::move(frame),
                     div(cls("wrap"), problems.summary(t), h1(t("web.deposit.out")), p(cls("lede"), t("web.deposit.out_lede")), section(cls("card"), h2(t("web.deposit.make")), export_form(page, problems)),
                         section(cls("card"), h2(t("web.deposit.read_back")), tag::form(attr("method", "post"), attr("enctype", "multipart/form-data"), action(page.link("/deposit/out/acknowledgements")), flag("novalidate"), back)),
                         section(labelled_by("sent"), h2(id("sent"), t("web.deposit.sent")), sent_table(page, sent)),
                         section(cls("card"), h2(t("web.deposit.own_key")), p(t("web.deposit.fingerprint"), sign(": "), code(from_record(), publishing::fingerprint_of(key))), p(code(cls("wrap-any"), from_record(), key)))),
                     status);
}

Response out_page(SignedPage& page) { return show_out(page, {}, 200); }

Response attached(std::string_view media_type, std::string bytes, const std::string& file_name) {
    auto response = Response::bytes(media_type, std::move(bytes));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + file_name + "\"");
    return response;
}

void add_row(documents::word::WrittenTable& table, const Words& label, const std::string& text) {
    if (!text.empty()) table.rows.push_back({std::string{label.text()}, text});
}

/// The catalogue record as somebody reads it who has no Cairn.
std::string record_as_word(const SignedPage& page, const publishing::Deposit& deposit) {
    const auto& t = page.t;
    const auto& record = deposit.record;
    documents::word::WrittenTable facts{.caption = std::string{t("web.deposit.record").text()}, .rows = {}, .header_rows = 0};
    add_row(facts, t("web.cataloguing.title"), record.title), add_row(facts, t("web.cataloguing.year"), record.year ? std::to_string(*record.year) : std::string{}), add_row(facts, t("web.cataloguing.area"), record.area);
    add_row(facts, t("web.cataloguing.nation"), record.nation), add_row(facts, t("web.cataloguing.review_type"), record.review_type), add_row(facts, t("web.cataloguing.publisher"), record.publisher);
    add_row(facts, t("web.cataloguing.abstract"), record.abstract), add_row(facts, t("web.deposit.permission_words"), deposit.permission), add_row(facts, t("web.deposit.contact"), deposit.contact_name);
    add_row(facts, t("web.deposit.contact_address"), deposit.contact_address);
    add_row(facts, t("web.deposit.anonymous"), std::string{(deposit.anonymous ? t("web.deposit.yes") : t("web.deposit.no")).text()});
    documents::word::WrittenDocument written{.title = record.title, .language = page.language == Language::Welsh ? "cy-GB" : "en-GB"};
    written.parts.push_back(facts);
    const auto list = [&](Key label, const std::vector<std::string>& items) {
        if (items.empty()) return;
        written.parts.push_back(documents::word::WrittenHeading{2, std::string{t(label).text()}});
        written.parts.push_back(documents::word::WrittenList{items});
    };
    list("web.cataloguing.learning_themes", record.learning_themes), list("web.cataloguing.recommendations", record.recommendations), list("web.cataloguing.keywords", record.keywords);
    return documents::word::to_docx(written);
}

/// Report, record for machines and for people, and a note of permission, contact and whether anonymous: what goes by mail today.
std::expected<publishing::PreparedDeposit, publishing::DepositRefusal> mail_package(SignedPage& page, collection::Reference reference, const publishing::DepositTo& to, base::Instant at) {
    auto& desk = desk_of(page);
    auto deposit = publishing::deposit_of(desk.store, desk.ground.keys, reference, to, at);
    if (!deposit) return std::unexpected{deposit.error()};
    std::vector<ArchiveFile> files;
    for (std::size_t i = 0; i < deposit->files.size(); ++i) {
        const auto& path = deposit->files[i].file.path;
        const auto dot = path.find_last_of('.');
        deposit->record.files.resize(deposit->files.size());
        auto& named = deposit->record.files[i];
        named = deposit->files[i].file;
        named.path = "report-" + std::to_string(i + 1) + (dot == std::string::npos ? std::string{} : path.substr(dot));
        files.push_back({named.path, deposit->files[i].bytes});
    }
    files.push_back({"record.jsonl", collection::to_json(deposit->record) + "\n"});
    files.push_back({"record.docx", record_as_word(page, *deposit)});
    files.push_back({"permission.txt", "Permission: " + deposit->permission + "\nContact: " + deposit->contact_name + " " + deposit->contact_address + "\nAnonymous: " + (deposit->anonymous ? "yes" : "no") + "\nDeposit: " + deposit->id.to_string() + "\n"});
    auto bytes = archive(files, at);
    SentDeposit note{.id = deposit->id, .review = reference, .recipient = to.recipient, .way = DepositWay::Mail, .sha256 = base::sha256_hex(bytes), .contact = to.holder};
    return publishing::PreparedDeposit{std::move(note), std::move(bytes)};
}

/// The file, noted; the same form sent again leads to the list where it stands, for a second file would be a second deposit.
Response give_out(SignedPage& page, const FormGuard& guard, publishing::PreparedDeposit made) {
    bool noted_now = false;
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard.once(transaction, [&]() -> std::string {
            publishing::note_sent(transaction, made.note, cataloguing_event(page));
            noted_now = true;
            return "/deposit/out";
        });
    });
    if (!noted_now) return page.go(to);
    const auto name = "deposit-" + std::to_string(made.note.review.year) + "-" + std::to_string(made.note.review.number);
    return made.note.way == DepositWay::Mail ? attached("application/zip", std::move(made.bytes), name + ".zip") : attached("application/json", std::move(made.bytes), name + ".cairn.json");
}

Response make_deposit(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!queue_reach_of(page).everywhere) return Response::error(404);
    if (!guard) return Response::error(400);
    const auto& t = page.t;
    Problems problems;
    const auto reference = collection::parse_reference(page.typed("reference"));
    if (!reference) problems.add("reference", t("web.deposit.problem_reference"));
    if (page.typed("recipient").empty()) problems.add("recipient", t("web.deposit.problem_recipient"));
    if (!page.typed("holder_address").empty() && !notices::is_mailable(page.typed("holder_address"))) problems.add("holder_address", t("web.deposit.problem_holder_address"));
    const auto keys = keys_in_force(page);
    if (!page.typed("to").empty() && std::ranges::find(keys, page.typed("to"), &publishing::TrustedKey::public_key) == keys.end()) problems.add("to", t("web.deposit.problem_to"));
    if (problems.any()) return show_out(page, problems, 422);
    auto& desk = desk_of(page);
    const bool by_mail = page.typed("way") == "mail";
    const publishing::DepositTo to{.recipient = page.typed("recipient"), .public_key = page.typed("to"), .anonymous = page.typed("anonymous") == "1", .contact_name = page.typed("contact_name"), .contact_address = page.typed("contact_address"),
                                   .permission = page.typed("permission"), .way = by_mail ? DepositWay::Mail : DepositWay::Signed, .holder = {page.typed("holder_address"), page.typed("holder_telephone")}};
    const auto at = cataloguing_event(page).at;
    auto made = by_mail ? mail_package(page, *reference, to, at) : publishing::prepare_deposit(desk.store, desk.ground.keys, *reference, to, at);
    if (made) return give_out(page, *guard, *std::move(made));
    problems.add_text(made.error().part == "to" ? "to" : "reference", words_of(made.error()));
    return show_out(page, problems, 422);
}

/// Where to go once it is noted, or why not.
std::expected<std::string, publishing::DepositRefusal> keep_acknowledgement_file(SignedPage& page, const FormGuard& guard, std::string_view bytes) {
    const auto read = publishing::open_acknowledgement(page.store(), bytes);
    if (!read) return std::unexpected{read.error()};
    return page.store().write([&](store::Transaction& transaction) {
        return guard.once(transaction, [&]() -> std::expected<std::string, publishing::DepositRefusal> {
            if (!publishing::note_acknowledged(transaction, *read, cataloguing_event(page))) return std::unexpected{publishing::never_went_out()};
            return "/deposit/out";
        });
    });
}

Response read_acknowledgement_file(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!queue_reach_of(page).everywhere) return Response::error(404);
    if (!guard) return Response::error(400);
    Problems problems;
    if (const auto* file = page.request.file("acknowledgement"); !file) problems.add("acknowledgement", page.t("web.deposit.no_file"));
    else if (const auto to = keep_acknowledgement_file(page, *guard, page.request.bytes_of(*file)); to) return page.go(*to);
    else problems.add_text("acknowledgement", words_of(to.error()));
    return show_out(page, problems, 422);
}

Response note_acknowledgement(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    const auto id = base::PublicId::parse(page.request.parameter("deposit"));
    if (!queue_reach_of(page).everywhere || !id) return Response::error(404);
    if (!guard) return Response::error(400);
    Problems problems;
    if (!base::parse_day(page.typed("on"))) problems.add("on-" + id->to_string(), page.t("web.deposit.problem_day"));
    if (page.typed("by").empty()) problems.add("by-" + id->to_string(), page.t("web.deposit.problem_by"));
    if (problems.any()) return show_out(page, problems, 422);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            if (!publishing::note_acknowledged(transaction, {*id, page.typed("on"), page.typed("by"), page.typed("their_reference")}, cataloguing_event(page))) return std::unexpected{404};
            return "/deposit/out";
        });
    });
    return to ? page.go(*to) : Response::error(to.error());
}

Response told_recipient(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    const auto id = base::PublicId::parse(page.request.parameter("deposit"));
    if (!queue_reach_of(page).everywhere || !id) return Response::error(404);
    if (!guard) return Response::error(400);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto sent = publishing::sent_deposits(transaction);
            const auto one = std::ranges::find(sent, *id, &SentDeposit::id);
            if (one == sent.end()) return std::unexpected{404};
            // The mail may have reached them while the telephone rang.
            if (const auto holder = publishing::holder_of(transaction, *one); holder.is_untold()) publishing::note_told(transaction, *id, holder.what, cataloguing_event(page));
            return "/deposit/out";
        });
    });
    return to ? page.go(*to) : Response::error(to.error());
}

// ---- keys that are believed

Response show_keys(SignedPage& page, const Problems& problems, int status) {
    const auto& t = page.t;
    Html rows;
    for (const auto& one : page.store().read([](store::Snapshot& snapshot) { return publishing::trusted_keys(snapshot); })) {
        Html act = one.ended_at ? together(t("web.deposit.key_ended"), sign(" "), moment(t, *one.ended_at))
                                : page.post_form("/admin/deposit-keys/end", together(tag::input(type("hidden"), name("key"), value(one.public_key)), button(cls("btn btn--2"), type("submit"), t("web.deposit.end_key"))));
        rows << tr(role("row"), th(scope("row"), role("rowheader"), span(cls("wrap-any"), from_record(), one.named)), out_cell(page, "web.deposit.fingerprint", code(from_record(), publishing::fingerprint_of(one.public_key))),
                   out_cell(page, "web.deposit.trusted", together(name_of_account(page, one.trusted_by), sign(", "), moment(t, one.trusted_at))), out_cell(page, "web.deposit.end_key", act));
    }
    const auto head = [&](Key words) -> Html { return th(scope("col"), role("columnheader"), t(words)); };
    Html list = rows.empty() ? Html{p(t("web.deposit.no_keys"))}
                             : Html{table(cls("tbl stack"), role("table"), thead(role("rowgroup"), tr(role("row"), head("web.deposit.recipient"), head("web.deposit.fingerprint"), head("web.deposit.trusted"), head("web.deposit.end_key"))), tbody(role("rowgroup"), rows))};
    govuk::Input key{.name = "key", .label = {.content = t("web.deposit.key")}, .hint = govuk::Hint{.content = t("web.deposit.key_hint")}, .error = problems.at("key")};
    key.value = page.typed("key");
    const auto own = publishing::public_key_of(desk_of(page).ground.keys);
    auto frame = page.frame(std::string{problems.any() ? t("web.sign_in.error_title", {{"title", t("web.deposit.keys")}}).text() : t("web.deposit.keys").text()});
    return page.show(std::move(frame), div(cls("wrap"), problems.summary(t), h1(t("web.deposit.keys")), p(cls("lede"), t("web.deposit.keys_mean")), section(cls("card"), h2(t("web.deposit.own_key")), p(t("web.deposit.fingerprint"), sign(": "), code(from_record(), publishing::fingerprint_of(own))), p(code(cls("wrap-any"), from_record(), own))), list,
                                           section(cls("card"), h2(t("web.deposit.trust")), page.post_form("/admin/deposit-keys", together(govuk::input(t, {.name = "named", .label = {.content = t("web.deposit.key_named")}, .error = problems.at("named"), .value = page.typed("named")}), govuk::input(t, key), submit(t("web.deposit.trust")))))),
                     status);
}

Response keys_page(SignedPage& page) { return show_keys(page, {}, 200); }

Response trust_page(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    Problems problems;
    const auto key = publishing::parse_public_key(page.typed("key"));
    if (!key) problems.add("key", page.t("web.deposit.problem_key"));
    if (page.typed("named").empty()) problems.add("named", page.t("web.deposit.problem_named"));
    if (problems.any()) return show_keys(page, problems, 422);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            publishing::trust_key(transaction, *key, page.typed("named"), cataloguing_event(page));
            return "/admin/deposit-keys";
        });
    });
    return page.go(to);
}

Response end_key(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    const auto key = publishing::parse_public_key(page.typed("key"));
    if (!guard || !key) return Response::error(400);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            publishing::end_trust(transaction, *key, cataloguing_event(page));
            return "/admin/deposit-keys";
        });
    });
    return page.go(to);
}

}  // namespace

void add_deposit_out_pages(Routes& routes) {
    const Guard writing{.permission = Permission::WriteCollection, .audit = AuditEvent::RecordChanged};
    const Guard managing{.permission = Permission::ManageSite, .audit = AuditEvent::SettingsChanged};
    add_signed_page(routes, "/deposit/out", {.permission = Permission::WriteCollection}, out_page);
    add_form(routes, "/deposit/out", writing, make_deposit);
    add_file_form(routes, "/deposit/out/acknowledgements", {.permission = Permission::WriteCollection, .audit = AuditEvent::FileUploaded, .body_bytes = 1 << 20}, read_acknowledgement_file);
    add_form(routes, "/deposit/out/{deposit}/acknowledged", writing, note_acknowledgement);
    add_form(routes, "/deposit/out/{deposit}/told", writing, told_recipient);
    add_signed_page(routes, "/admin/deposit-keys", {.permission = Permission::ManageSite}, keys_page);
    add_form(routes, "/admin/deposit-keys", managing, trust_page);
    add_form(routes, "/admin/deposit-keys/end", managing, end_key);
}

}  // namespace web
