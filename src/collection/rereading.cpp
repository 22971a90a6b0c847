#include "collection/rereading.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <set>
#include <thread>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/fault.h"
#include "collection/projection_store.h"
#include "collection/record_store.h"
#include "collection/report_text.h"
#include "collection/text_store.h"
#include "collection/withheld_names.h"

namespace collection {

namespace {

constexpr std::int64_t files_in_batch = 100;

std::vector<HeldDocument> documents_of(store::Snapshot& snapshot, const RereadOptions& options) {
    const auto held = held_documents(snapshot, options.all || !options.only.empty() ? std::string_view{} : std::string_view{options.extractor});
    if (options.only.empty()) return held;
    std::set<std::int64_t> wanted;
    for (const Reference reference : options.only) {
        const auto record = find_record(snapshot, reference);
        if (!record) throw base::Fault{"There is no review with this reference", to_string(reference), "Look it up with: cairn search"};
        for (const HeldVersion& version : held_record(snapshot, *record).versions)
            for (const HeldFile& file : version.files)
                if (file.document) wanted.insert(file.document->value());
    }
    std::vector<HeldDocument> chosen;
    std::ranges::copy_if(held, std::back_inserter(chosen), [&](const HeldDocument& one) { return wanted.contains(one.id.value()); });
    return chosen;
}

std::string words_in(const documents::Extraction& extraction) {
    std::string words;
    for (const auto& block : extraction.blocks) words += block.text + "\n";
    return words;
}

bool same_block(const documents::Block& a, const documents::Block& b) {
    return a.kind == b.kind && a.level == b.level && a.number == b.number && a.page == b.page && (a.kind == documents::BlockKind::Table ? a.rows == b.rows : a.text == b.text);
}

/// One file on its way to a new text.
class Reread {
public:
    Reread(store::Store& store, const ReadFile& read, const HeldDocument& document, std::stop_token stop)
        : store_{store}, read_{read}, document_{document}, stop_{std::move(stop)} {
        store_.read([&](store::Snapshot& snapshot) {
            for (const RecordId id : records_with(snapshot, document_.id)) records_.push_back(held_record(snapshot, id));
        });
    }

    enum class Outcome { Read, Same, Refused, Stopped };

    Outcome run() {
        auto extraction = read_stored();
        if (!extraction) return refuse(extraction.error().code, extraction.error().reason, extraction.error().advice);
        if (says_the_same(*extraction)) return Outcome::Same;
        if (names_what_is_withheld(*extraction))
            return refuse("named", "The new reading finds the area or publisher that is to be withheld.", "Import a rewritten file that does not name them.");
        extraction->extractor = name_of_reading(extraction->extractor);
        store_text(store_, document_.id, make_report_text(*std::move(extraction)));
        store_.write([&](store::Transaction& transaction) {
            const auto today = std::chrono::floor<std::chrono::days>(store_.now());
            for (const HeldRecord& record : records_) publish(transaction, record.id, today);
        });
        return Outcome::Read;
    }

    const ImportRefusal& refusal() const { return refusal_; }
    /// For people: the review, and the file as it was named when it came in.
    std::string name() const {
        for (const HeldRecord& record : records_)
            for (const HeldVersion& version : record.versions)
                for (const HeldFile& file : version.files)
                    if (file.document == document_.id) return to_string(record.reference) + " " + file.file.path;
        return document_.sha256;
    }

private:
    /// A stored file that is missing costs itself alone.
    std::expected<documents::Extraction, documents::Refusal> read_stored() const {
        std::unique_ptr<store::OpenBlob> blob;
        try {
            blob = std::make_unique<store::OpenBlob>(store_.blobs().open(document_.sha256));
        } catch (const base::Fault& fault) {
            return std::unexpected{documents::Refusal{"missing", fault.what_failed() + ".", fault.advice().empty() ? "Restore it from a backup." : fault.advice() + "."}};
        }
        return read_(blob->file().descriptor(), "file." + ending_of(document_.media_type), stop_);
    }

    Outcome refuse(std::string_view code, std::string reason, std::string advice) {
        if (code == "stopped") return Outcome::Stopped;
        refusal_ = {name(), 0, std::move(reason) + " The text it had stays.", std::move(advice)};
        return Outcome::Refused;
    }

    bool says_the_same(const documents::Extraction& extraction) const {
        const auto shown = store_.read([&](store::Snapshot& snapshot) { return passages_of(snapshot, document_.extraction); });
        return std::ranges::equal(shown, extraction.blocks, [](const Passage& a, const documents::Block& b) { return same_block(a.block, b); }) && document_.extractor.starts_with(extraction.extractor);
    }

    bool names_what_is_withheld(const documents::Extraction& extraction) const {
        const auto shows = [&](const HeldRecord& record) {
            const auto rewritten = [&](const HeldFile& file) { return file.document == document_.id && file.file.rewritten; };
            const auto any = [&](const HeldVersion& version) { return std::ranges::any_of(version.files, rewritten); };
            return record.fields.area_withheld && std::ranges::any_of(record.versions, any) && WithheldNames{record.fields}.in(words_in(extraction));
        };
        return std::ranges::any_of(records_, shows);
    }

    /// A text is never changed: what the same extractor now reads differently is another reading.
    std::string name_of_reading(const std::string& extractor) const {
        return store_.read([&](store::Snapshot& snapshot) {
            std::string name = extractor;
            for (int reading = 2; has_text_by(snapshot, document_.id, name); ++reading) name = fmt::format("{}, reading {}", extractor, reading);
            return name;
        });
    }

    store::Store& store_;
    const ReadFile& read_;
    const HeldDocument& document_;
    std::stop_token stop_;
    std::vector<HeldRecord> records_;
    ImportRefusal refusal_;
};

class Rereading {
public:
    Rereading(store::Store& store, const ReadFile& read, const RereadOptions& options) : store_{store}, read_{read}, options_{options} {
        documents_ = store.read([&](store::Snapshot& snapshot) { return documents_of(snapshot, options); });
        for (const HeldDocument& document : documents_) bytes_ += weight(document);
    }

    RereadReport run() {
        publish_left_over();
        {
            const auto wanted = options_.workers > 0 ? static_cast<unsigned>(options_.workers) : std::max(1u, std::thread::hardware_concurrency());
            std::vector<std::jthread> threads;
            for (unsigned i = 0; i < wanted; ++i) threads.emplace_back([this] { work(); });
        }
        if (failure_) std::rethrow_exception(failure_);
        return std::move(report_);
    }

private:
    void publish_left_over() {
        for (const RecordId record : store_.read([](store::Snapshot& snapshot) { return records_behind(snapshot); }))
            store_.write([&](store::Transaction& transaction) { publish(transaction, record, std::chrono::floor<std::chrono::days>(store_.now())); });
    }

    static std::int64_t weight(const HeldDocument& document) { return 2'000 + document.size_bytes; }

    const HeldDocument* next() {
        const std::scoped_lock lock{mutex_};
        if (next_ == documents_.size() || report_.stopped || failure_) return nullptr;
        if (!options_.stop.stop_requested()) return &documents_[next_++];
        report_.stopped = true;
        return nullptr;
    }

    void work() {
        try {
            while (const HeldDocument* document = next()) {
                Reread one{store_, read_, *document, options_.stop};
                note(*document, one, one.run());
            }
        } catch (...) {
            const std::scoped_lock lock{mutex_};
            if (!failure_) failure_ = std::current_exception();
        }
    }

    void note(const HeldDocument& document, const Reread& one, Reread::Outcome outcome) {
        const std::scoped_lock lock{mutex_};
        if (outcome == Reread::Outcome::Stopped) {
            report_.stopped = true;
            return;
        }
        if (outcome == Reread::Outcome::Read) ++report_.read;
        if (outcome == Reread::Outcome::Same) ++report_.same;
        if (outcome == Reread::Outcome::Refused) report_.refused.push_back(one.refusal());
        ++done_;
        done_bytes_ += weight(document);
        tell(one.name());
        if (outcome == Reread::Outcome::Read && report_.read % files_in_batch == 0 && options_.on_batch) options_.on_batch();
    }

    void tell(std::string name) const {
        if (!options_.on_progress) return;
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun_;
        ImportProgress progress{done_, static_cast<std::int64_t>(documents_.size()), std::move(name), {}};
        if (spent.count() > 2) progress.left = std::chrono::seconds{static_cast<long>(spent.count() * static_cast<double>(bytes_ - done_bytes_) / static_cast<double>(done_bytes_) + 1)};
        options_.on_progress(progress);
    }

    store::Store& store_;
    const ReadFile& read_;
    const RereadOptions& options_;
    std::vector<HeldDocument> documents_;
    std::int64_t bytes_ = 0;
    const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::mutex mutex_;
    std::size_t next_ = 0;
    std::int64_t done_ = 0, done_bytes_ = 0;
    RereadReport report_;
    std::exception_ptr failure_;
};

}  // namespace

RereadReport reread(store::Store& store, const ReadFile& read, const RereadOptions& options) { return Rereading{store, read, options}.run(); }

std::string RereadReport::to_json() const {
    namespace json = boost::json;
    json::array refusals;
    for (const ImportRefusal& one : refused) refusals.emplace_back(json::object{{"file", one.file}, {"reason", one.reason}, {"advice", one.advice}});
    return json::serialize(json::object{{"read", read}, {"same", same}, {"refused", std::move(refusals)}});
}

std::string RereadReport::to_words() const {
    std::string words;
    for (const ImportRefusal& one : refused) words += fmt::format("{}: {} {}\n", one.file, one.reason, one.advice);
    return words + fmt::format("{} files have a new text, {} say what they said, {} could not be read again. Every link goes on.\n", read, same, refused.size());
}

}  // namespace collection
