#include "collection/importer.h"

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "base/assert.h"
#include "base/sha256.h"
#include "collection/prepared_item.h"
#include "collection/projection_store.h"
#include "collection/record_change.h"
#include "collection/text_store.h"

namespace collection {

namespace {

constexpr double near_duplicate_from = 0.8;
constexpr std::size_t items_ahead = 8;       ///< Read and waiting to be entered: bounds memory.
constexpr std::int64_t records_in_batch = 100;

/// Reads items on several threads and gives them out in their order, so that numbers are allotted as if by one.
class ReadAhead {
public:
    ReadAhead(store::Store& store, const ReadFile& read, std::vector<PlannedItem> items, const ImportOptions& options)
        : store_{store}, read_{read}, items_{std::move(items)}, options_{options}, slots_(items_.size()) {
        const auto wanted = options.workers > 0 ? static_cast<unsigned>(options.workers) : std::max(1u, std::thread::hardware_concurrency());
        for (unsigned i = 0; i < wanted; ++i) threads_.emplace_back([this](std::stop_token stop) { work(stop); });
    }
    ~ReadAhead() {
        for (std::jthread& thread : threads_) thread.request_stop();
        changed_.notify_all();
    }

    PreparedItem next() {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return slots_[taken_].has_value() || failure_; });
        if (failure_) std::rethrow_exception(failure_);
        PreparedItem item = *std::move(slots_[taken_]);
        slots_[taken_++].reset();
        changed_.notify_all();
        return item;
    }

private:
    void work(std::stop_token stop) {
        for (;;) {
            std::size_t mine = 0;
            {
                std::unique_lock lock{mutex_};
                changed_.wait(lock, [&] { return stop.stop_requested() || started_ >= items_.size() || started_ < taken_ + items_ahead; });
                if (stop.stop_requested() || started_ >= items_.size()) return;
                mine = started_++;
            }
            try {
                PreparedItem item = prepare(store_, read_, std::move(items_[mine]), options_);
                const std::scoped_lock lock{mutex_};
                slots_[mine] = std::move(item);
            } catch (...) {
                const std::scoped_lock lock{mutex_};
                failure_ = std::current_exception();
            }
            changed_.notify_all();
        }
    }

    store::Store& store_;
    const ReadFile& read_;
    std::vector<PlannedItem> items_;
    const ImportOptions& options_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::optional<PreparedItem>> slots_;
    std::size_t started_ = 0, taken_ = 0;
    std::exception_ptr failure_;
    std::vector<std::jthread> threads_;
};

enum class Outcome { In, Already, Changed };

std::string sum_of(const PreparedItem& prepared) {
    std::string content = content_of(prepared.item.record);
    for (const PreparedFile& file : prepared.files) content += "\n" + file.file.kind + " " + file.file.language + " " + (file.sha256.empty() ? "none" : file.sha256);
    return base::sha256_hex(content);
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
    Run(store::Store& store, const ImportOptions& options, ImportPlan& plan, ImportReport& report)
        : store_{store}, options_{options}, report_{report}, total_{static_cast<std::int64_t>(plan.items.size())}, begun_{std::chrono::steady_clock::now()} {
        report_.refused = std::move(plan.refused);
        report_.already = plan.repeated;
        for (const PlannedItem& item : plan.items) total_bytes_ += weight(item);
    }

    /// False: stop here.
    bool take(PreparedItem prepared) {
        if (prepared.stopped || options_.stop.stop_requested()) {
            report_.stopped = true;
            return false;
        }
        note_refusals(prepared);
        const bool nothing_left = !prepared.item.described && prepared.files[0].sha256.empty();
        const std::string name = prepared.item.name();
        const std::int64_t weight_done = weight(prepared.item);
        if (!nothing_left) enter(std::move(prepared));
        tell(name, weight_done);
        return true;
    }

private:
    static std::int64_t weight(const PlannedItem& item) {
        std::int64_t bytes = 2'000;
        std::error_code failure;
        for (const auto& file : item.files)
            if (const auto size = std::filesystem::file_size(file, failure); !failure) bytes += static_cast<std::int64_t>(size);
        return bytes;
    }

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
        done_bytes_ += weight_done;
        ++done_;
        if (!options_.on_progress) return;
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun_;
        ImportProgress progress{done_, total_, name, {}};
        if (spent.count() > 2 && done_bytes_ > 0)
            progress.left = std::chrono::seconds{static_cast<long>(spent.count() * static_cast<double>(total_bytes_ - done_bytes_) / static_cast<double>(done_bytes_) + 1)};
        options_.on_progress(progress);
    }

    store::Store& store_;
    const ImportOptions& options_;
    ImportReport& report_;
    std::int64_t total_, done_ = 0, entered_ = 0, total_bytes_ = 0, done_bytes_ = 0;
    std::chrono::steady_clock::time_point begun_;
};

}  // namespace

ReadFile read_with(const documents::Reader& reader) {
    return [&reader](int descriptor, std::string_view name, std::stop_token stop) { return reader.read(descriptor, name, {}, {}, std::move(stop)); };
}

ImportReport Importer::run(const std::vector<std::filesystem::path>& paths, const ImportOptions& options) {
    ImportPlan plan = plan_import(paths, options.source);
    ImportReport report;
    Run run{store_, options, plan, report};
    const std::size_t count = plan.items.size();
    ReadAhead ahead{store_, read_, std::move(plan.items), options};
    for (std::size_t i = 0; i < count; ++i)
        if (!run.take(ahead.next())) break;
    return report;
}

}  // namespace collection
