#include "collection/importer.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "base/assert.h"
#include "collection/prepared_item.h"
#include "collection/projection_store.h"
#include "collection/record_change.h"
#include "collection/text_store.h"

namespace collection {

namespace {

constexpr double near_duplicate_from = 0.8;
constexpr std::size_t items_ahead = 8;       ///< Read and waiting to be entered: bounds memory.
constexpr std::int64_t records_in_batch = 100;

/// Draws items from the source, reads them on several threads and gives them out in their order, so that numbers are allotted
/// as if by one.
class ReadAhead {
public:
    ReadAhead(store::Store& store, const ReadFile& read, ImportSource& source, const ImportOptions& options)
        : store_{store}, read_{read}, source_{source}, options_{options} {
        const auto wanted = options.workers > 0 ? static_cast<unsigned>(options.workers) : std::max(1u, std::thread::hardware_concurrency());
        for (unsigned i = 0; i < wanted; ++i) threads_.emplace_back([this](std::stop_token stop) { work(stop); });
    }
    ~ReadAhead() {
        for (std::jthread& thread : threads_) thread.request_stop();
        changed_.notify_all();
    }

    /// Nothing after the last.
    std::optional<PreparedItem> next() {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return failure_ || ready_.contains(taken_) || (ended_ && taken_ == started_); });
        if (failure_) std::rethrow_exception(failure_);
        auto item = ready_.extract(taken_);
        if (item.empty()) return std::nullopt;
        ++taken_;
        changed_.notify_all();
        return std::move(item.mapped());
    }

private:
    struct Drawn {
        std::size_t place;
        PlannedItem item;
    };

    /// One thread draws at a time; nothing when there is no more, or no more is wanted.
    std::optional<Drawn> draw(const std::stop_token& stop) {
        const std::scoped_lock drawing{drawing_};
        {
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [&] { return stop.stop_requested() || ended_ || failure_ || started_ < taken_ + items_ahead; });
            if (stop.stop_requested() || ended_ || failure_) return std::nullopt;
        }
        auto item = source_.next();
        const std::scoped_lock lock{mutex_};
        if (item) return Drawn{started_++, *std::move(item)};
        ended_ = true;
        changed_.notify_all();
        return std::nullopt;
    }

    void work(const std::stop_token& stop) {
        try {
            while (auto drawn = draw(stop)) {
                PreparedItem item = prepare(store_, read_, std::move(drawn->item), options_);
                const std::scoped_lock lock{mutex_};
                ready_.emplace(drawn->place, std::move(item));
                changed_.notify_all();
            }
        } catch (...) {
            const std::scoped_lock lock{mutex_};
            failure_ = std::current_exception();
            changed_.notify_all();
        }
    }

    store::Store& store_;
    const ReadFile& read_;
    ImportSource& source_;
    const ImportOptions& options_;
    std::mutex drawing_, mutex_;
    std::condition_variable changed_;
    std::map<std::size_t, PreparedItem> ready_;
    std::size_t started_ = 0, taken_ = 0;
    bool ended_ = false;
    std::exception_ptr failure_;
    std::vector<std::jthread> threads_;
};

/// How much there is to do, told by going through it once.
struct Survey {
    std::int64_t items = 0, weight = 0;
};

Survey survey(ImportSource source) {
    Survey found;
    while (const auto item = source.next()) ++found.items, found.weight += item->weight();
    return found;
}

enum class Outcome { In, Already, Changed };

std::string sum_of(const PreparedItem& prepared) {
    std::vector<FileSum> files;
    for (const PreparedFile& one : prepared.files) files.push_back({one.file, one.sha256});
    return content_sum(prepared.item.record, files);
}

/// What entering one item needs, copied so that it can wait in the writer's queue.
struct Entry {
    PreparedItem prepared;
    std::string content_sha256;
};

class Entering {
public:
    Entering(store::Store& store, const Entry& entry, const DrawNumber& draw) : store_{store}, entry_{entry}, draw_{draw} {}

    Outcome decide(store::Snapshot& snapshot) {
        const PlannedItem& item = entry_.prepared.item;
        if (!item.described && known_lone_file(snapshot)) return Outcome::Already;
        known_ = find_record(snapshot, item.source, item.record.id);
        if (!known_) return Outcome::In;
        return had_content(snapshot, *known_, entry_.content_sha256) ? Outcome::Already : Outcome::Changed;
    }

    Outcome enter(store::Transaction& transaction) {
        const Outcome outcome = decide(transaction);
        if (outcome == Outcome::Already) return outcome;
        const base::Instant at = store_.now();
        NewVersion version{entry_.prepared.item.record, files(transaction), entry_.prepared.suggested, entry_.content_sha256, {}};
        RecordId record{0};
        if (outcome == Outcome::In) {
            record = enter_record(transaction, entry_.prepared.item.source, entry_.prepared.item.described, version, at, draw_);
        } else {
            record = *known_;
            version.change = change_from(held_record(transaction, record), version);
            enter_version(transaction, record, version, at);
        }
        publish(transaction, record, std::chrono::floor<std::chrono::days>(at));
        return outcome;
    }

private:
    /// The same bytes are one document, wherever they lie: a record has them already.
    bool known_lone_file(store::Snapshot& snapshot) const {
        const std::string& sum = entry_.prepared.files[0].sha256;
        const auto document = find_document(snapshot, sum);
        return document && !records_with(snapshot, document->id).empty();
    }

    std::vector<HeldFile> files(store::Transaction& transaction) const {
        std::vector<HeldFile> held;
        for (const PreparedFile& file : entry_.prepared.files) {
            HeldFile one;
            one.file = file.file;
            if (file.refusal) one.refusal = file.refusal->reason;
            if (file.term_ended) one.document = note_document(transaction, file.sha256, file.media_type, file.size_bytes);
            else if (const auto document = find_document(transaction, file.sha256)) one.document = document->id;
            held.push_back(std::move(one));
        }
        return held;
    }

    static std::string change_from(const HeldRecord& before, const NewVersion& after) {
        const std::vector<HeldFile>& old_files = before.versions.back().files;
        const bool same = std::ranges::equal(old_files, after.files, {}, &HeldFile::document, &HeldFile::document);
        return change_between(before.fields, after.fields, !same);
    }

    store::Store& store_;
    const Entry& entry_;
    const DrawNumber& draw_;
    std::optional<RecordId> known_;
};

class Run {
public:
    Run(store::Store& store, const ImportOptions& options, const Survey& all, ImportReport& report)
        : store_{store}, options_{options}, report_{report}, all_{all}, begun_{std::chrono::steady_clock::now()} {}

    /// False: stop here.
    bool take(PreparedItem prepared) {
        if (prepared.stopped || options_.stop.stop_requested()) {
            report_.stopped = true;
            return false;
        }
        note_refusals(prepared);
        const bool nothing_left = !prepared.item.described && prepared.files[0].sha256.empty();
        const std::string name = prepared.item.name();
        const std::int64_t weight_done = prepared.item.weight();
        if (!nothing_left) enter(std::move(prepared));
        tell(name, weight_done);
        return true;
    }

private:
    void note_refusals(const PreparedItem& prepared) {
        for (const PreparedFile& file : prepared.files) {
            if (file.refusal) report_.refused.push_back(*file.refusal);
            else if (prepared.item.record.permission == Permission::NotSaid) ++report_.without_permission_word;
        }
    }

    void enter(PreparedItem prepared) {
        Entry entry{std::move(prepared), {}};
        entry.content_sha256 = sum_of(entry.prepared);
        Entering entering{store_, entry, options_.draw};
        Outcome outcome = store_.read([&](store::Snapshot& snapshot) { return entering.decide(snapshot); });
        if (!options_.check_only && outcome != Outcome::Already) {
            store_files(entry.prepared);
            outcome = store_.write([&](store::Transaction& transaction) { return Entering{store_, entry, options_.draw}.enter(transaction); });
        }
        ++(outcome == Outcome::In ? report_.in : outcome == Outcome::Already ? report_.already : report_.changed);
        if (!options_.check_only) report_likenesses(entry.prepared);
        if (outcome != Outcome::Already && ++entered_ % records_in_batch == 0 && options_.on_batch) options_.on_batch();
    }

    void store_files(const PreparedItem& prepared) {
        for (const PreparedFile& file : prepared.files) {
            const auto document = store_.write([&](store::Transaction& transaction) -> std::optional<DocumentId> {
                if (file.kept) return put_document(transaction, store_.blobs(), *file.kept, file.media_type, file.text ? file.text->signature : "");
                const auto known = find_document(transaction, file.sha256);
                return known ? std::optional{known->id} : std::nullopt;
            });
            if (!document) continue;
            if (file.text) store_text(store_, *document, *file.text);
            compare(prepared, *document);  // Also for a text that a stopped import left: its likeness may not be noted yet.
        }
    }

    void compare(const PreparedItem& prepared, DocumentId document) {
        auto alike = store_.read([&](store::Snapshot& snapshot) {
            auto found = compare_with_others(snapshot, document, near_duplicate_from);
            // Versions of one record are meant to be alike.
            const auto own = find_record(snapshot, prepared.item.source, prepared.item.record.id);
            std::erase_if(found, [&](const Likeness& pair) {
                const auto records = records_with(snapshot, pair.other);
                return records.empty() || (own && std::ranges::find(records, *own) != records.end());
            });
            return found;
        });
        if (alike.empty()) return;
        store_.write([&](store::Transaction& transaction) {
            for (const Likeness& pair : alike) note_likeness(transaction, pair);
        });
    }

    void report_likenesses(const PreparedItem& prepared) {
        store_.read([&](store::Snapshot& snapshot) {
            for (const PreparedFile& file : prepared.files)
                if (const auto document = find_document(snapshot, file.sha256))
                    for (const Likeness& pair : likenesses_of(snapshot, document->id)) report_likeness(snapshot, file, document->id, pair);
        });
    }

    void report_likeness(store::Snapshot& snapshot, const PreparedFile& file, DocumentId document, const Likeness& pair) {
        const DocumentId other = pair.document == document ? pair.other : pair.document;
        const auto records = records_with(snapshot, other);
        if (records.empty()) return;
        const HeldRecord held = held_record(snapshot, records[0]);
        NearDuplicate alike{file.path, {}, to_string(held.reference), pair.likeness};
        for (const HeldVersion& version : held.versions)
            for (const HeldFile& one : version.files)
                if (one.document == other) alike.other = one.file.path;
        report_.near_duplicates.push_back(std::move(alike));
    }

    void tell(const std::string& name, std::int64_t weight_done) {
        done_weight_ += weight_done;
        ++done_;
        if (!options_.on_progress) return;
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun_;
        ImportProgress progress{done_, std::max(done_, all_.items), name, {}};
        const auto left = std::max<std::int64_t>(0, all_.weight - done_weight_);
        if (spent.count() > 2 && done_weight_ > 0)
            progress.left = std::chrono::seconds{static_cast<long>(spent.count() * static_cast<double>(left) / static_cast<double>(done_weight_) + 1)};
        options_.on_progress(progress);
    }

    store::Store& store_;
    const ImportOptions& options_;
    ImportReport& report_;
    const Survey all_;
    std::int64_t done_ = 0, entered_ = 0, done_weight_ = 0;
    std::chrono::steady_clock::time_point begun_;
};

}  // namespace

Reading read_with(const documents::Reader& reader) {
    return {[&reader](int descriptor, std::string_view name, std::stop_token stop) { return reader.read(descriptor, name, {}, {}, std::move(stop)); },
            [&reader](int descriptor, documents::catalogue::Form form) { return reader.open_catalogue(descriptor, form); }};
}

ImportReport Importer::run(const std::vector<std::filesystem::path>& paths, const ImportOptions& options) {
    const FoundPaths found = find_paths(paths);
    const Survey all = survey(ImportSource{found, options.source, read_.catalogue, options.stop});
    ImportSource source{found, options.source, read_.catalogue, options.stop};
    ImportReport report;
    {
        Run run{store_, options, all, report};
        ReadAhead ahead{store_, read_.file, source, options};
        bool going = true;
        while (going) {
            auto item = ahead.next();
            going = item && run.take(*std::move(item));
        }
    }
    report.stopped = report.stopped || options.stop.stop_requested();
    report.already += source.repeated();
    auto refused = source.take_refused();
    report.refused.insert(report.refused.begin(), std::make_move_iterator(refused.begin()), std::make_move_iterator(refused.end()));
    return report;
}

}  // namespace collection
