#include <algorithm>

#include <boost/json.hpp>

#include "base/file.h"
#include "collection/import_source.h"
#include "collection/term_store.h"
#include "publishing/deposit_exchange.h"
#include "publishing/deposit_withdrawal.h"
#include "web/catalogue/catalogue_pages.h"
#include "web/catalogue/cataloguer.h"
#include "web/catalogue/deposit_view.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::Decision;
using collection::QueueEntry;
using collection::QueueState;
using identity::Permission;

namespace {

constexpr std::size_t deposit_upload_bytes = publishing::parcel_bytes_allowed + (1 << 20);
constexpr std::size_t most_record_rows = 500;

PageFrame deposit_frame(const SignedPage& page, const Words& title, bool is_error) {
    auto frame = page.frame(std::string{is_error ? page.t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    if (page.path_and_query() != "/deposit") frame.breadcrumbs = {{Html{page.t("web.deposit.title")}, page.link("/deposit")}};
    return frame;
}

Response show_queue(SignedPage& page, std::vector<std::string> refused, const Problems& problems, int status) {
    QueueModel model{.wanted = {}, .list = {}, .refused = std::move(refused)};
    model.wanted.state = collection::parse_queue_state(page.asked("state")), model.wanted.words = page.asked("q").substr(0, 100), model.wanted.page = page.page_number();
    if (page.asked("sort") == "oldest") model.wanted.order = collection::QueueWanted::Order::Oldest;
    if (page.asked("sort") == "title") model.wanted.order = collection::QueueWanted::Order::Title;
    model.list = page.store().read([&](store::Snapshot& snapshot) { return collection::queue_page(snapshot, queue_reach_of(page), model.wanted); });
    return page.show(deposit_frame(page, page.t("web.deposit.title"), problems.any()), queue_view(page, model, problems), status);
}

Response queue_list(SignedPage& page) { return show_queue(page, {}, {}, 200); }

// ---- bringing in

/// Cataloguers enter for the host, a coordinator for their partnership.
std::optional<std::int64_t> entering_for(const SignedPage& page) {
    const auto reach = queue_reach_of(page);
    return reach.everywhere || reach.partnerships.empty() ? std::nullopt : std::optional{reach.partnerships.front()};
}

QueueEntry new_entry(const SignedPage& page, std::string came_as, std::string came_name) {
    const auto by = cataloguing_event(page);
    return {.id = base::PublicId::make(base::system_random()), .partnership = entering_for(page), .came_as = std::move(came_as), .came_name = std::move(came_name), .entered_by = by.who.to_string(), .changed_by = by.who.to_string(),
            .entered_at = by.at, .changed_at = by.at};
}

/// What an upload became: entries to be put in the queue, and words about what was not taken.
struct BroughtIn {
    std::vector<QueueEntry> entries;
    std::vector<std::string> refused;
    std::size_t deposits = 0;
};

void bring_in_records(const SignedPage& page, const UploadedFile& file, documents::catalogue::Form form, BroughtIn& in) {
    const auto memory = base::file_in_memory(page.request.bytes_of(file));
    auto rows = page.services.reader.open_catalogue(memory->descriptor(), form);
    if (!rows) return in.refused.push_back(file.name + ": " + rows.error().reason + " " + rows.error().advice);
    for (std::size_t count = 0; count < most_record_rows; ++count) {
        auto row = (*rows)->next({});
        if (!row) return in.refused.push_back(file.name + ": " + row.error().reason + " " + row.error().advice);
        if (!*row) return;
        const auto where = file.name + ", " + std::to_string((*row)->number) + ": ";
        if (!(*row)->fields) {
            in.refused.push_back(where + (*row)->fields.error().reason + " " + (*row)->fields.error().advice);
            continue;
        }
        auto record = collection::record_from_object(*(*row)->fields);
        if (!record) {
            in.refused.push_back(where + record.error().field + ": " + record.error().reason + " " + record.error().advice);
            continue;
        }
        auto entry = new_entry(page, "record", file.name);
        entry.fields = *std::move(record), entry.fields.files.clear();
        in.entries.push_back(std::move(entry));
    }
    in.refused.push_back(file.name + ": The file holds more than 500 records. Import it with: cairn import");
}

void bring_in_report(const SignedPage& page, const UploadedFile& file, BroughtIn& in) {
    auto taken = collection::take_file(desk_of(page).store, reading_while_somebody_waits(page), page.request.bytes_of(file), file.name);
    if (!taken) return in.refused.push_back(file.name + ": " + taken.error().reason + " " + taken.error().advice);
    auto entry = new_entry(page, "file", file.name);
    entry.proposals = collection::proposals_from(taken->extraction, file.name, *page.store().read([](store::Snapshot& snapshot) { return collection::vocabulary_in(snapshot); }).themes);
    entry.files = {taken->file};
    in.entries.push_back(std::move(entry));
}

/// A signed deposit begins as no catalogue does.
bool is_parcel(std::string_view bytes) { return bytes.starts_with("{\"cairn\":"); }

void bring_in_deposit(const SignedPage& page, const UploadedFile& file, BroughtIn& in) {
    if (!queue_reach_of(page).everywhere) return in.refused.push_back(file.name + ": Deposits are taken in by the cataloguers of this installation.");
    auto& desk = desk_of(page);
    if (const auto bytes = page.request.bytes_of(file); publishing::looks_like_withdrawal(bytes)) {
        if (const auto taken = publishing::take_withdrawal(desk.store, desk.ground.keys, bytes, cataloguing_event(page)); !taken) return in.refused.push_back(file.name + ": " + words_of(taken.error()));
        index_now(page);
        ++in.deposits;
        return;
    }
    const auto received = publishing::receive_deposit(desk.store, desk.ground.keys, reading_while_somebody_waits(page), page.request.bytes_of(file), service_name(page), cataloguing_event(page));
    if (!received) return in.refused.push_back(file.name + ": " + words_of(received.error()));
    ++in.deposits;
}

BroughtIn bring_in_all(const SignedPage& page) {
    BroughtIn in;
    for (const auto& file : page.request.files) {
        if (is_parcel(page.request.bytes_of(file))) bring_in_deposit(page, file, in);
        else if (const auto form = collection::catalogue_form(file.name)) bring_in_records(page, file, *form, in);
        else bring_in_report(page, file, in);
    }
    return in;
}

Response upload(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    Problems problems;
    if (page.request.files.empty()) {
        problems.add("files", page.t("web.deposit.no_file"));
        return show_queue(page, {}, problems, 422);
    }
    const auto in = bring_in_all(page);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            for (const auto& entry : in.entries) {
                collection::put_in_queue(transaction, entry);
                auto event = cataloguing_event(page);
                event.kind = audit::Kind::RecordCreated, event.object = "desk/" + entry.id.to_string(), event.reason = "brought-in";
                audit::record(transaction, event);
            }
            return in.entries.size() == 1 && in.deposits == 0 ? "/deposit/" + in.entries[0].id.to_string() : "/deposit";
        });
    });
    if (in.refused.empty()) return page.go(to);
    problems.add("files", page.t("web.deposit.some_refused"));
    return show_queue(page, in.refused, problems, 422);
}

// ---- one entry

/// Of a theme its own words; of a field its value, where it stands as it was read.
std::vector<collection::ThemeFinder::Place> places_behind(const collection::Proposal& one, const collection::ThemeFinder& themes) {
    if (one.field == "theme") return themes.places_of(one.value, one.seen);
    const auto at = one.value.empty() ? std::string::npos : one.seen.find(one.value);
    return at == std::string::npos ? std::vector<collection::ThemeFinder::Place>{} : std::vector<collection::ThemeFinder::Place>{{at, at + one.value.size()}};
}

Response show_entry(SignedPage& page, const QueueEntry& entry, RecordValues values, const Problems& problems, int status) {
    EntryModel model{.entry = entry, .duplicates = {}, .values = std::move(values)};
    page.store().read([&](store::Snapshot& snapshot) {
        const auto themes = collection::vocabulary_in(snapshot).themes;
        for (const auto& one : entry.proposals) model.marks.push_back(places_behind(one, *themes));
        if (entry.state == QueueState::Waiting) model.duplicates = collection::duplicates_of(snapshot, entry);
        model.has_source = publishing::has_source(snapshot, entry.id);
        model.has_acknowledgement = publishing::acknowledgement_of(snapshot, desk_of(page).ground.keys, entry, {}).has_value();
        return 0;
    });
    return page.show(deposit_frame(page, page.t("web.deposit.entry"), problems.any()), entry_view(page, model, problems), status);
}

Response entry_page(SignedPage& page) {
    const auto entry = queue_entry_of(page);
    return entry ? show_entry(page, *entry, values_of(entry->fields), {}, 200) : Response::error(404);
}

/// Changes the waiting entry in one transaction, recorded; says where to go, or why not.
template <class Change>
std::expected<std::string, int> change_entry(SignedPage& page, const FormGuard& guard, const char* reason, Change change) {
    const auto id = base::PublicId::parse(page.request.parameter("entry"));
    return page.store().write([&](store::Transaction& transaction) {
        return guard.once(transaction, [&]() -> std::expected<std::string, int> {
            auto entry = id ? collection::queue_entry(transaction, *id) : std::nullopt;
            if (!entry || !queue_reach_of(page).holds(*entry)) return std::unexpected{404};
            if (entry->state != QueueState::Waiting) return std::unexpected{409};
            auto event = cataloguing_event(page);
            entry->changed_by = event.who.to_string(), entry->changed_at = event.at;
            if (const int refused = change(transaction, *entry); refused != 0) return std::unexpected{refused};
            collection::keep_queue_entry(transaction, *entry);
            event.object = "desk/" + entry->id.to_string(), event.reason = reason;
            audit::record(transaction, event);
            return "/deposit/" + entry->id.to_string();
        });
    });
}

Response decide_entry(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = change_entry(page, *guard, "suggestions-decided", [&](store::Transaction&, QueueEntry& entry) {
        for (std::size_t i = 0; i < entry.proposals.size(); ++i) {
            const auto word = page.typed("decision-" + std::to_string(i)), value = page.typed("value-" + std::to_string(i));
            const auto decision = word == "accepted" ? Decision::Accepted : word == "changed" && !value.empty() ? Decision::Changed : word == "rejected" ? Decision::Rejected : Decision::Open;
            const auto& one = entry.proposals[i];
            if (decision != one.decision || (decision == Decision::Changed && value != one.value)) collection::decide(entry, i, decision, value, entry.changed_by);
        }
        return 0;
    });
    return to ? page.go(*to) : Response::error(to.error());
}

/// The record as it would be, or the refusal beside its field. What is withheld must not be named, though nobody here may see it.
std::expected<collection::Record, collection::FieldRefusal> checked_record(const SignedPage& page, const QueueEntry& entry, const RecordValues& values) {
    auto record = record_with(entry.fields, values);
    if (!record) return record;
    const auto source = page.store().read([&](store::Snapshot& snapshot) { return publishing::open_source(snapshot, desk_of(page).ground.keys, entry.id); });
    if (!source) return record;
    record->area_withheld = true;
    if (!record->area.empty() || !record->publisher.empty() || !record->rights_holder.empty() || !record->source_url.empty())
        return std::unexpected{collection::FieldRefusal{"area", "The source of this record is withheld: area, publisher, rights holder and address stay empty.", "Leave them empty."}};
    if (const auto field = publishing::field_that_tells(*record, *source); !field.empty()) return std::unexpected{collection::FieldRefusal{field, "The words name what is to be withheld.", "Take the name out."}};
    return record;
}

Response save_entry(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    const auto entry = queue_entry_of(page);
    if (!entry) return Response::error(404);
    if (!guard) return Response::error(400);
    const auto values = typed_values(page);
    auto record = checked_record(page, *entry, values);
    if (!record) {
        Problems problems;
        add_record_refusal(problems, record.error());
        return show_entry(page, *entry, values, problems, 422);
    }
    const auto to = change_entry(page, *guard, "record-written", [&](store::Transaction& transaction, QueueEntry& now) {
        now.fields = *record;
        if (record->area_withheld && !publishing::has_source(transaction, now.id)) {
            for (auto& file : now.files) file.file.rewritten = false;
            const auto source = publishing::take_source(now.fields);
            publishing::keep_source(transaction, desk_of(page).ground.keys, now.id, source, now.changed_at);
            // What was read from the file named the place too, and so may its name.
            std::erase_if(now.proposals, [&](const collection::Proposal& one) { return one.field == "area" || publishing::tells(one.value + "\n" + one.seen, source); });
            now.came_name.clear();
        }
        return 0;
    });
    return to ? page.go(*to) : Response::error(to.error());
}

Response publish_entry_page(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    const auto entry = queue_entry_of(page);
    if (!entry) return Response::error(404);
    if (!guard) return Response::error(400);
    if (entry->fields.title.empty()) {
        Problems problems;
        problems.add("title", page.t("web.deposit.needs_title"));
        return show_entry(page, *entry, values_of(entry->fields), problems, 422);
    }
    if (page.store().read([&](store::Snapshot& snapshot) { return publishing::is_hidden_by_its_publisher(snapshot, entry->id); })) {
        Problems problems;
        problems.add("", page.t("web.deposit.hidden_by_publisher"));
        return show_entry(page, *entry, values_of(entry->fields), problems, 422);
    }
    const auto to = change_entry(page, *guard, "record-published", [&](store::Transaction& transaction, QueueEntry& now) {
        if (now.undecided() > 0 || now.fields.title.empty()) return 409;
        collection::publish_entry(transaction, now, now.changed_at, collection::system_draw());
        return 0;
    });
    if (!to) return Response::error(to.error());
    index_now(page);
    return page.go(*to);
}

/// Its files become a further version of a record that is public already.
Response join_entry(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    const auto reference = collection::parse_reference(page.typed("reference"));
    if (!guard || !reference) return Response::error(400);
    if (!queue_reach_of(page).everywhere) return Response::error(404);
    const auto to = change_entry(page, *guard, "joined", [&](store::Transaction& transaction, QueueEntry& now) {
        const auto record = collection::find_record(transaction, *reference);
        if (!record || now.fields.area_withheld) return 404;
        const auto held = collection::held_record(transaction, *record);
        auto further = now.files;
        std::erase_if(further, [&](const collection::QueueFile& file) { return std::ranges::find(held.versions.back().files, std::optional{file.document}, &collection::HeldFile::document) != held.versions.back().files.end(); });
        auto fields = held.fields;
        fields.change_reason = "A further file of the same review";
        if (!further.empty()) collection::write_record_anew(transaction, *record, fields, further, now.changed_at);
        now.state = QueueState::Merged, now.reference = *reference;
        return 0;
    });
    if (!to) return Response::error(to.error());
    index_now(page);
    return page.go(*to);
}

Response reject_entry(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = change_entry(page, *guard, "refused", [](store::Transaction&, QueueEntry& now) {
        now.state = QueueState::Rejected;
        return 0;
    });
    return to ? page.go("/deposit") : Response::error(to.error());
}

Response acknowledgement_file(SignedPage& page) {
    const auto entry = queue_entry_of(page);
    if (!entry) return Response::error(404);
    auto file = page.store().read([&](store::Snapshot& snapshot) { return publishing::acknowledgement_of(snapshot, desk_of(page).ground.keys, *entry, service_name(page)); });
    if (!file) return Response::error(404);
    auto response = Response::bytes("application/json", *std::move(file));
    response.headers.set("Content-Disposition", "attachment; filename=\"acknowledgement.cairn.json\"");
    return response;
}

/// For the custodian alone, after signing in again; the look was recorded before this runs.
Response source_page(SignedPage& page) {
    const auto entry = queue_entry_of(page);
    if (!entry) return Response::error(404);
    const auto source = page.store().read([&](store::Snapshot& snapshot) { return publishing::open_source(snapshot, desk_of(page).ground.keys, entry->id); });
    if (!source) return Response::error(404);
    const auto& t = page.t;
    Html facts;
    const auto fact = [&](Key key, const std::string& text) {
        if (!text.empty()) facts << div(cls("govuk-summary-list__row"), dt(cls("govuk-summary-list__key"), t(key)), dd(cls("govuk-summary-list__value wrap-any"), from_record(), text));
    };
    fact("web.cataloguing.area", source->area), fact("web.cataloguing.publisher", source->publisher), fact("web.cataloguing.rights_holder", source->rights_holder), fact("web.cataloguing.source_url", source->source_url);
    fact("web.cataloguing.published_on", source->published_on), fact("web.deposit.own_id", source->own_id), fact("web.deposit.contact", source->contact_name), fact("web.deposit.contact_address", source->contact_address);
    fact("web.deposit.signed_by", source->signed_by);
    return page.show(deposit_frame(page, t("web.deposit.source"), false), div(cls("wrap measure"), h1(t("web.deposit.source")), p(cls("lede"), t("web.deposit.source_recorded")), dl(cls("govuk-summary-list"), facts),
                                                                     p(a(href(page.link("/deposit/" + entry->id.to_string())), t("web.deposit.back_to_entry")))));
}

}  // namespace

void add_deposit_pages(Routes& routes) {
    const Guard reading{.permission = Permission::WriteCollection};
    const Guard writing{.permission = Permission::WriteCollection, .audit = AuditEvent::RecordChanged, .body_bytes = 512 * 1024};
    add_signed_page(routes, "/deposit", reading, queue_list);
    add_file_form(routes, "/deposit", {.permission = Permission::WriteCollection, .audit = AuditEvent::FileUploaded, .body_bytes = deposit_upload_bytes}, upload);
    add_signed_page(routes, "/deposit/{entry}", reading, entry_page);
    add_form(routes, "/deposit/{entry}", writing, save_entry);
    add_form(routes, "/deposit/{entry}/decide", writing, decide_entry);
    add_form(routes, "/deposit/{entry}/publish", writing, publish_entry_page);
    add_form(routes, "/deposit/{entry}/join", writing, join_entry);
    add_form(routes, "/deposit/{entry}/reject", writing, reject_entry);
    add_signed_page(routes, "/deposit/{entry}/acknowledgement", {.permission = Permission::WriteCollection, .audit = AuditEvent::Exported, .rate = RateClass::Downloads}, acknowledgement_file);
    add_signed_page(routes, "/deposit/{entry}/source", {.permission = Permission::ReadDepositSource, .audit = AuditEvent::ReadIdentityKey, .data_class = identity::DataClass::C3}, source_page);
}

}  // namespace web
