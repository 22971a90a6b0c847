#include "publishing/release.h"

#include <algorithm>
#include <charconv>

#include "audit/event_store.h"
#include "base/file.h"
#include "base/sha256.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/document.h"
#include "casework/publication_reading.h"
#include "collection/area.h"
#include "collection/projection_store.h"
#include "collection/text_store.h"
#include "collection/vocabulary.h"
#include "collection/withheld_names.h"
#include "learning/tracker_store.h"
#include "publishing/case_finder.h"
#include "publishing/correction.h"
#include "publishing/hiding.h"
#include "publishing/holder_telling.h"
#include "publishing/release_store.h"

namespace publishing {

namespace {

using casework::Answers;
using casework::CaseFile;
using casework::Doer;

constexpr std::size_t most_themes = 6;

CaseFile opened(Press& press, const casework::Case& of) {
    return press.store.read([&](store::Snapshot& snapshot) { return casework::open_file(snapshot, press.ground, casework::case_at(snapshot, of.key)); });
}

/// A file with its text, ready for the collection.
struct Prepared {
    PublicFile file;
    collection::ReportText text;
};

/// Also at the last minute: somebody may have come to the case since the files were made.
std::optional<NotYet> refuse_names(Press& press, const CaseFile& file, const std::vector<PublicFile>& files) {
    const auto names = names_not_approved(file);
    for (const auto& named : named_in_all(files, press.reader, names)) {
        if (!named) return NotYet{.missing = {}, .refusal = named.error().reason};
        if (!named->empty()) return NotYet{.missing = {}, .refusal = "A public file names what is not on the list of what may be public. Make the files again: their proof then shows where."};
    }
    return std::nullopt;
}

std::expected<std::vector<Prepared>, NotYet> prepare(Press& press, const std::vector<PublicFile>& files, const collection::WithheldNames& withheld) {
    std::vector<Prepared> list;
    for (const auto& file : files) {
        const auto in_memory = base::file_in_memory(file.bytes);
        auto read = press.reader.read(in_memory->descriptor(), file.name);
        if (!read) return std::unexpected{NotYet{.missing = {}, .refusal = read.error().reason}};
        for (const auto& block : read->blocks)
            if (withheld.in(block.text)) return std::unexpected{NotYet{.missing = {}, .refusal = "The text names the area or the partnership, which are to be withheld."}};
        list.push_back({file, collection::make_report_text(*std::move(read))});
    }
    return list;
}

/// The themes whose words the text shows most often.
std::vector<std::string> themes_of(const collection::ReportText& text) {
    std::map<std::string, int> shown;
    for (const auto& theme : text.themes) ++shown[theme.theme];
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [slug, times] : shown) order.emplace_back(-times, slug);
    std::ranges::sort(order);
    std::vector<std::string> themes;
    for (const auto& [times, slug] : order)
        if (themes.size() < most_themes) themes.push_back(slug);
    return themes;
}

collection::Record fields_of(const CaseFile& file, const Catalogued& words, const collection::Reference& address, base::Day on, const std::vector<PublicFile>& files) {
    const bool anonymous = casework::publication_mode(file) == "anonymous";
    const auto& plan = file.last("publication_plan")->answers;
    collection::Record record;
    record.id = collection::to_string(address);
    record.title = words.title, record.area = words.area, record.nation = file.of.nation, record.publisher = words.publisher, record.review_type = words.review_type, record.abstract = words.abstract;
    record.year = static_cast<int>(std::chrono::year_month_day{on}.year());
    record.published_on = base::to_iso(on);
    record.area_withheld = anonymous;
    record.permission = plan.of("plan", "permission") == "withheld" ? collection::Permission::Withheld : collection::Permission::Granted;
    record.search_engines = plan.of("plan", "search_engines") == "yes";
    for (const auto& one : files) record.files.push_back({.path = one.name, .kind = "overview", .language = "en", .rewritten = anonymous});
    return record;
}

/// Files and texts in the store; nothing public points to them yet.
std::vector<collection::HeldFile> stored(Press& press, const std::vector<Prepared>& prepared, const collection::Record& record) {
    std::vector<collection::HeldFile> held;
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        const auto& one = prepared[i];
        const auto kept = press.store.blobs().keep(one.file.bytes);
        const auto document = press.store.write([&](store::Transaction& transaction) { return collection::put_document(transaction, press.store.blobs(), kept, one.file.media_type, one.text.signature); });
        collection::store_text(press.store, document, one.text);
        collection::HeldFile file;
        file.file = record.files[i], file.document = document;
        held.push_back(std::move(file));
    }
    return held;
}

std::string sum_of_version(const collection::Record& record, const std::vector<PublicFile>& files) {
    auto content = collection::content_of(record);
    for (const auto& file : files) content += "\n" + base::sha256_hex(file.bytes);
    return base::sha256_hex(content);
}

/// Where the record is, by the address that stands sealed in the case.
std::optional<collection::RecordId> record_of(store::Snapshot& snapshot, const CaseFile& file) {
    const auto address = address_of(file);
    return address ? collection::find_record(snapshot, *address) : std::nullopt;
}

std::vector<std::string> missing_guards(const CaseFile& file, base::Day today) {
    const auto* step = casework::find_step(file.of.state, "publish");
    if (!step) return {"state"};
    return casework::missing(*step, [&](std::string_view guard) { return casework::is_met(guard, file, {today, {}, "publish"}); });
}

struct ToEnter {
    std::vector<PublicFile> files;
    collection::NewVersion version;
    collection::Reference address;
};

/// The approved text is what was approved: its first line is its title.
void add_title(Catalogued& words, const CaseFile& file, const std::vector<PublicFile>& files) {
    const auto text = std::ranges::find(files, "report.txt", &PublicFile::name);
    if (words.title.empty() && text != files.end()) words.title = text->bytes.substr(0, text->bytes.find('\n'));
    if (const auto* summary = file.last("publication_summary"); words.abstract.empty() && summary) words.abstract = summary->answers.of("summary", "text");
}

std::expected<ToEnter, NotYet> to_enter(Press& press, const CaseFile& file, Catalogued words, const Doer& doer) {
    const auto* proof = file.last("publication_files");
    const auto address = address_of(file);
    if (!proof || !address) return std::unexpected{NotYet{.missing = {"public_files"}, .refusal = {}}};
    ToEnter entering{kept_files(press, file.of, *proof), {}, *address};
    add_title(words, file, entering.files);
    const auto* published = file.last_step("publish");
    entering.version.fields = fields_of(file, words, *address, published ? published->happened_on : calendar::day_in_london(doer.at), entering.files);
    if (auto refused = refuse_names(press, file, entering.files)) return std::unexpected{*std::move(refused)};
    const auto prepared = prepare(press, entering.files, collection::WithheldNames{entering.version.fields});
    if (!prepared) return std::unexpected{prepared.error()};
    if (!prepared->empty()) entering.version.fields.learning_themes = themes_of(prepared->front().text);
    entering.version.files = stored(press, *prepared, entering.version.fields);
    entering.version.content_sha256 = sum_of_version(entering.version.fields, entering.files);
    return entering;
}

std::string lines(const std::vector<std::string>& list) {
    std::string all;
    for (const auto& one : list) all += (all.empty() ? "" : "\n") + one;
    return all;
}

/// What the proof says besides its files: which making it is, whom and what was looked for, and which forms could not be made.
Answers looked_for(const CaseFile& file, const std::vector<LeftOut>& left_out) {
    const auto known = register_of(file);
    Answers answers;
    answers.set({"text", 0, "version"}, std::to_string(file.all("publication_files").size() + 1));
    answers.set({"text", 0, "people"}, std::to_string(known.people.size()));
    answers.set({"text", 0, "places"}, std::to_string(known.places.size()));
    for (std::size_t turn = 0; turn < left_out.size(); ++turn) {
        answers.set({"left_out", turn, "name"}, left_out[turn].name);
        answers.set({"left_out", turn, "why"}, left_out[turn].why);
        answers.set({"left_out", turn, "agreed_why"}, left_out[turn].agreed_why);
    }
    return answers;
}

void note_released(store::Transaction& transaction, Press& press, const casework::Case& of, const casework::Record& proof, base::Instant at) {
    auto answers = proof.answers;
    answers.set({"text", 0, "released_at"}, base::to_iso(at));
    Doer system;
    system.at = at;
    const auto written = casework::write_anew(transaction, press.ground, casework::case_at(transaction, of.key), proof, answers, system);
    if (!written) throw base::Fault{"The proof of the public files changed while they were released", of.reference, "Try again."};
}

}  // namespace

Catalogued catalogued(const CaseFile& file, std::string partnership) {
    Catalogued words;
    words.publisher = std::move(partnership);
    if (const auto* area = collection::AreaBook::built_in().by_slug(file.of.area)) words.area = area->label.text;
    else words.area = file.of.area;
    std::ranges::replace(words.area, '-', ' ');
    if (!words.area.empty() && words.area[0] >= 'a' && words.area[0] <= 'z') words.area[0] = static_cast<char>(words.area[0] - 'a' + 'A');
    switch (casework::publication_scheme(file)) {
        case casework::PublicationScheme::Local: words.review_type = "Local child safeguarding practice review"; break;
        case casework::PublicationScheme::National: words.review_type = "National child safeguarding practice review"; break;
        case casework::PublicationScheme::NonStatutory: words.review_type = "Learning review"; break;
    }
    return words;
}

std::optional<base::Instant> public_from(const CaseFile& file) {
    const auto day = casework::planned_day(file);
    if (!day) return std::nullopt;
    const auto midnight = calendar::end_of_day(*day - std::chrono::days{1});
    const auto& time = file.last("publication_plan")->answers.of("plan", "at");
    int hour = 0, minute = 0;
    if (time.size() == 5) {
        std::from_chars(time.data(), time.data() + 2, hour);
        std::from_chars(time.data() + 3, time.data() + 5, minute);
    }
    auto from = midnight + std::chrono::hours{hour} + std::chrono::minutes{minute};
    // On the two days on which the clocks change, an hour is missing or comes twice.
    if (const int shown = calendar::hour_in_london(from); shown != hour) from -= std::chrono::hours{shown - hour};
    return from;
}

std::optional<collection::Reference> address_of(const CaseFile& file) {
    const auto* proof = file.last("publication_files");
    return proof ? collection::parse_reference(proof->answers.of("text", "address")) : std::nullopt;
}

casework::Record keep_files(Press& press, const casework::Case& of, const std::string& text_sum, const std::vector<PublicFile>& files, const std::vector<ReadBack>& proofs, const Doer& doer, const std::vector<LeftOut>& left_out) {
    const auto file = opened(press, of);
    Answers answers = looked_for(file, left_out);
    answers.set({"text", 0, "sha256"}, text_sum);
    std::size_t most = 0;
    for (std::size_t turn = 0; turn < proofs.size(); ++turn) {
        const auto& proof = proofs[turn];
        auto hidden = lines(proof.hidden);
        if (!proof.refusal.empty()) hidden = proof.refusal + (hidden.empty() ? "" : "\n") + hidden;
        answers.set({"file", turn, "name"}, proof.name);
        answers.set({"file", turn, "sha256"}, proof.sha256);
        answers.set({"file", turn, "bytes"}, std::to_string(proof.bytes));
        answers.set({"file", turn, "compared"}, std::to_string(proof.compared));
        answers.set({"file", turn, "differing"}, std::to_string(proof.missing.size() + (proof.beyond > 0 ? 1 : 0)));
        answers.set({"file", turn, "hidden"}, hidden);
        answers.set({"file", turn, "named"}, lines(proof.named));
        most = std::max(most, proof.compared + proof.missing.size());
    }
    answers.set({"text", 0, "paragraphs"}, std::to_string(most));
    std::vector<casework::KeptPaper> kept;
    for (const auto& one : files)
        kept.push_back(casework::keep_paper(press.files, of.seal, base::PublicId::make(press.ground.random), 1, {.title = one.name, .file_name = one.name, .from = {}, .paper = one.media_type}, one.bytes));
    return press.store.write([&](store::Transaction& transaction) {
        const auto now = casework::case_at(transaction, of.key);
        const auto before = address_of(file);
        const auto address = before ? *before : collection::promise_reference(transaction, casework::publication_mode(file) == "anonymous", doer.at, press.draw);
        answers.set({"text", 0, "address"}, collection::path_of(address));
        auto record = casework::write_down(transaction, press.ground, now, {.form = "publication_files", .answers = answers}, doer);
        const auto today = calendar::day_in_london(doer.at);
        for (const auto& paper : kept)
            casework::add_document(transaction, press.files, press.ground, now, {.kind = "report", .marking = "official", .record = record.id.to_string(), .arrival = {"upload", today}}, paper, doer);
        if (const auto from = public_from(file); from && !file.last_step("publish")) note_due(transaction, of.key, *from);
        return record;
    });
}

std::vector<PublicFile> kept_files(Press& press, const casework::Case& of, const casework::Record& proof) {
    std::vector<PublicFile> list;
    const auto documents = press.store.read([&](store::Snapshot& snapshot) { return casework::documents_of(snapshot, press.ground, of); });
    for (std::size_t turn = 0; turn < proof.answers.turns("file"); ++turn)
        for (const auto& document : documents) {
            if (document.record != proof.id.to_string() || document.newest.facts.file_name != proof.answers.of("file", "name", turn)) continue;
            list.push_back({document.newest.facts.file_name, document.newest.facts.paper, casework::paper_bytes(press.files, of, document, document.newest)});
        }
    return list;
}

std::expected<collection::Reference, NotYet> release(Press& press, const casework::Case& of, const Catalogued& words, const Doer& doer) {
    const auto file = opened(press, of);
    const auto from = public_from(file);
    const auto today = calendar::day_in_london(doer.at);
    if (auto missing = missing_guards(file, today); !missing.empty()) return std::unexpected{NotYet{.before_its_minute = from && doer.at < *from, .missing = std::move(missing), .refusal = {}}};
    if (!from || doer.at < *from) return std::unexpected{NotYet{.before_its_minute = true, .missing = {}, .refusal = {}}};
    const auto entering = to_enter(press, file, words, doer);
    if (!entering) return std::unexpected{entering.error()};
    return press.store.write([&](store::Transaction& transaction) -> std::expected<collection::Reference, NotYet> {
        const auto moved = casework::take_step(transaction, press.ground, casework::case_at(transaction, of.key), "publish", {today, {}, {}}, doer);
        if (!moved) return std::unexpected{NotYet{.missing = moved.error().missing.empty() ? std::vector<std::string>{"state"} : moved.error().missing, .refusal = {}}};
        const auto record = collection::enter_promised(transaction, source_of_cases, entering->version, doer.at, entering->address);
        collection::publish(transaction, record, today);
        note_released(transaction, press, of, *file.last("publication_files"), doer.at);
        forget_due(transaction, of.key);
        // An anonymous review would be told by its area's tracker.
        if (casework::publication_mode(file) != "anonymous") learning::tie_to_review(transaction, of.id.to_string(), collection::to_string(entering->address));
        audit::record(transaction, doer.event(audit::Kind::PublishSecondStep, of.id));
        return entering->address;
    });
}

std::expected<int, NotYet> correct(Press& press, const casework::Case& of, const Catalogued& words, const Doer& doer) {
    const auto file = opened(press, of);
    auto missing = missing_for_correction(file);
    if (!file.last_step("publish")) missing.emplace_back("state");
    if (!missing.empty()) return std::unexpected{NotYet{.missing = std::move(missing), .refusal = {}}};
    const auto* correction = correction_begun(file);
    auto entering = to_enter(press, file, words, doer);
    if (!entering) return std::unexpected{entering.error()};
    entering->version.fields.change_reason = correction->answers.of("correction", "public_why");
    entering->version.change = collection::corrected;
    if (collection::WithheldNames{entering->version.fields}.in(entering->version.fields.change_reason)) return std::unexpected{NotYet{.missing = {}, .refusal = "The reason names the area or the partnership, which are to be withheld."}};
    return press.store.write([&](store::Transaction& transaction) -> std::expected<int, NotYet> {
        const auto record = record_of(transaction, file);
        if (!record) return std::unexpected{NotYet{.missing = {"state"}, .refusal = {}}};
        collection::enter_version(transaction, *record, entering->version, doer.at);
        if (earlier_versions(*correction) == EarlierVersions::Closed) collection::close_earlier_versions(transaction, *record, doer.at);
        collection::publish(transaction, *record, calendar::day_in_london(doer.at));
        note_released(transaction, press, of, *file.last("publication_files"), doer.at);
        const int version = collection::held_record(transaction, *record).versions.back().version;
        note_published(transaction, press.ground, file, *correction, version, doer);
        audit::record(transaction, doer.event(audit::Kind::PublishSecondStep, of.id));
        // Copies that went out still say what was corrected here.
        tell_holders(transaction, press.ground.random, std::nullopt, entering->address, "corrected", doer.event(audit::Kind::RecordEdited, of.id));
        return version;
    });
}

}  // namespace publishing
