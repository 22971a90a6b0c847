#include "search/segment_index.h"

#include <algorithm>
#include <utility>

#include "base/fault.h"

namespace search {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_segments = 8;   ///< More are joined at the next commit.

}  // namespace

// ---- Writing a batch ------------------------------------------------------------------------------------------------

SegmentIndex::Batch::~Batch() {
    builder_.reset();
    for (const auto& name : names_)
        for (const char* ending : {".index", ".text"}) index_.remove_quietly(name + ending);
}

void SegmentIndex::Batch::touch(std::int64_t key) {
    keys_[key] = false;
    const auto known = places_.find(key);
    if (known == places_.end()) return;
    replaced_[known->second.segment].push_back(known->second.review);
    places_.erase(known);
}

void SegmentIndex::Batch::add(const ReviewInput& review) {
    touch(review.key);
    if (builder_ && builder_->full()) end_segment();
    if (!builder_) {
        name_ = index_.next_name();
        if (index_.on_disk()) names_.push_back(name_);
        builder_ = std::make_unique<SegmentBuilder>(index_.schema_, index_.sink(name_, ".text"));
        replaced_.emplace_back();
    }
    keys_[review.key] = true;
    places_[review.key] = {replaced_.size() - 1, static_cast<std::uint32_t>(builder_->reviews())};
    builder_->add(review);
}

void SegmentIndex::Batch::end_segment() {
    auto built = builder_->finish(index_.sink(name_, ".index"));
    builder_.reset();
    Held held;
    held.entry = {name_, built.index.view().size(), built.index_sum, built.text.view().size(), built.text_sum, {}};
    auto opened = Segment::open(std::move(built.index), std::move(built.text), index_.schema_);
    if (!opened) throw base::Fault{"An index file that was just written cannot be read: " + opened.error(), name_, "Check the disk, then rebuild the index with: cairn index rebuild"};
    held.segment = std::move(*opened);
    held_.push_back(std::move(held));
}

std::vector<SegmentIndex::Held> SegmentIndex::Batch::finish() {
    if (builder_) end_segment();
    for (std::size_t s = 0; s < held_.size(); ++s) {
        held_[s].entry.removed = replaced_[s];
        std::sort(held_[s].entry.removed.begin(), held_[s].entry.removed.end());
    }
    return std::move(held_);
}

// ---- Opening --------------------------------------------------------------------------------------------------------

SegmentIndex::SegmentIndex(fs::path folder, Schema schema, std::shared_ptr<const Vocabulary> vocabulary, base::Files& files)
    : folder_{std::move(folder)}, files_{files}, schema_{std::move(schema)}, vocabulary_{vocabulary ? std::move(vocabulary) : std::make_shared<Vocabulary>()} {
    if (on_disk()) open_folder();
    else manifest_.complete = true;
    if (!snapshot_) snapshot_ = std::make_shared<IndexSnapshot>(schema_, vocabulary_, std::vector<SegmentView>{});
}

SegmentIndex::~SegmentIndex() = default;

/// A writer of another process may replace files between the reading of the manifest and that of the segments: once more then.
void SegmentIndex::open_folder() {
    constexpr int attempts = 3;
    std::string read, why;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::string before = read;
        try {
            why = try_open(read);
        } catch (const base::Fault& fault) {
            why = fault.what();
        }
        if (why.empty() || read == before) break;
    }
    if (!why.empty()) state_ = {false, why};
}

std::string SegmentIndex::try_open(std::string& manifest_read) {
    if (!files_.exists(folder_ / manifest_name)) return "There is no index yet.";
    manifest_read = base::read_whole(files_, folder_ / manifest_name);
    const auto manifest = read_manifest(manifest_read, schema_);
    if (!manifest) return "The index cannot be used: " + manifest.error() + ".";
    next_segment_ = manifest->next_segment;
    if (auto wrong = open_segments(*manifest); !wrong.empty()) return wrong;
    return manifest->complete ? "" : "The index was begun but never built from the whole collection.";
}

namespace {

std::string missing(const std::string& name) { return "The index file " + name + " is missing."; }
std::string other_size(const std::string& name) { return "The index file " + name + " has another size than when it was written."; }
std::string damaged(const std::string& name) { return "The index file " + name + " is damaged."; }

}  // namespace

/// What differs between a file and what the manifest says of it, as a sentence, or nothing.
std::string SegmentIndex::damage(const std::string& name, std::uint64_t bytes, std::uint64_t sum) const {
    if (!files_.exists(folder_ / name)) return missing(name);
    const auto file = files_.open(folder_ / name, base::OpenMode::Read);
    if (file->size() != bytes) return other_size(name);
    return sum_of_file(*file) == sum ? std::string{} : damaged(name);
}

std::string SegmentIndex::damage(const ManifestSegment& entry) const {
    auto wrong = damage(entry.name + ".index", entry.index_bytes, entry.index_sum);
    return wrong.empty() ? damage(entry.name + ".text", entry.text_bytes, entry.text_sum) : wrong;
}

/// Tables and postings are read into memory, so that whatever becomes of the file while it is served, no wrong number comes out of
/// it; texts are mapped.
std::expected<std::shared_ptr<const Segment>, std::string> SegmentIndex::open_segment(const ManifestSegment& entry) const {
    const std::string index_name = entry.name + ".index", text_name = entry.name + ".text";
    if (!files_.exists(folder_ / index_name)) return std::unexpected{missing(index_name)};
    auto index = Bytes::loaded(files_, folder_ / index_name);
    if (index.view().size() != entry.index_bytes) return std::unexpected{other_size(index_name)};
    if (sum_of(index.view()) != entry.index_sum) return std::unexpected{damaged(index_name)};
    if (auto wrong = damage(text_name, entry.text_bytes, entry.text_sum); !wrong.empty()) return std::unexpected{std::move(wrong)};
    auto opened = Segment::open(std::move(index), Bytes::mapped(files_, folder_ / text_name), schema_);
    if (!opened) return std::unexpected{"The index file " + entry.name + " cannot be used: " + opened.error() + "."};
    for (const auto review : entry.removed)
        if (review >= (*opened)->reviews()) return std::unexpected{"The index's list of files does not fit its files."};
    return opened;
}

std::string SegmentIndex::open_segments(const Manifest& manifest) {
    std::vector<Held> segments;
    for (const auto& entry : manifest.segments) {
        auto opened = open_segment(entry);
        if (!opened) return opened.error();
        segments.push_back({entry, std::move(*opened)});
    }
    adopt(std::move(segments), manifest);
    return {};
}

std::vector<SegmentView> SegmentIndex::views(const std::vector<Held>& segments) const {
    std::vector<SegmentView> result;
    for (const auto& held : segments) {
        auto& view = result.emplace_back();
        view.segment = held.segment;
        if (held.entry.removed.empty()) continue;
        auto live = std::make_shared<UnitSet>(held.segment->units(), true);
        for (const auto review : held.entry.removed) live->remove_range(held.segment->first_unit(review), held.segment->first_unit(review + 1));
        view.live = std::move(live);
    }
    return result;
}

void SegmentIndex::use(std::shared_ptr<const Vocabulary> vocabulary) {
    vocabulary_ = std::move(vocabulary);
    auto snapshot = std::make_shared<const IndexSnapshot>(schema_, vocabulary_, views(segments_));
    std::scoped_lock held{current_};
    snapshot_ = std::move(snapshot);
}

/// Makes these segments the current ones for everybody who asks from now on.
void SegmentIndex::adopt(std::vector<Held> segments, Manifest manifest) {
    auto snapshot = std::make_shared<const IndexSnapshot>(schema_, vocabulary_, views(segments));
    std::unordered_map<std::int64_t, Place> places;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        std::vector<bool> removed(segments[s].segment->reviews());
        for (const auto review : segments[s].entry.removed) removed[review] = true;
        for (std::uint32_t review = 0; review < removed.size(); ++review)
            if (!removed[review]) places[segments[s].segment->key(review)] = {s, review};
    }
    std::scoped_lock held{current_};
    segments_ = std::move(segments);
    manifest_ = std::move(manifest);
    places_ = std::move(places);
    snapshot_ = std::move(snapshot);
    if (manifest_.complete) state_ = {};
}

// ---- Committing -----------------------------------------------------------------------------------------------------

/// A name that no file has: whatever an earlier run left is not written over, somebody may still read it.
std::string SegmentIndex::next_name() {
    while (true) {
        auto name = "segment-" + std::to_string(next_segment_++);
        if (!on_disk() || (!files_.exists(folder_ / (name + ".index")) && !files_.exists(folder_ / (name + ".text")))) return name;
    }
}

Sink SegmentIndex::sink(const std::string& name, const char* ending) const {
    return on_disk() ? Sink::file(files_, folder_ / (name + ending)) : Sink::memory();
}

/// Makes the segments the index, for this process and for every later one. `batch`: whose files they are.
void SegmentIndex::publish(std::vector<Held> segments, Manifest manifest, Batch* batch) {
    std::erase_if(segments, [](const Held& held) { return held.entry.removed.size() == held.segment->reviews(); });
    manifest.next_segment = next_segment_;
    manifest.segments.clear();
    for (const auto& held : segments) manifest.segments.push_back(held.entry);
    if (on_disk()) replace_manifest(manifest_bytes(manifest, schema_), batch);
    adopt(std::move(segments), std::move(manifest));
    if (on_disk()) remove_strays();
}

/// Once the new manifest has its name, the files that it speaks of stay, even where nobody can say whether the name will last:
/// what a power cut leaves, the old manifest or the new, is whole either way.
void SegmentIndex::replace_manifest(const std::string& bytes, Batch* batch) {
    write_next_manifest(files_, folder_, bytes);
    files_.rename(folder_ / next_manifest_name, folder_ / manifest_name);
    if (batch) batch->keep_files();
    files_.sync_folder(folder_);
}

/// A file of a segment that neither the manifest nor the batch at hand names.
bool SegmentIndex::is_stray(const std::string& name) const {
    if (!name.starts_with("segment-")) return false;
    const auto stem = fs::path{name}.stem().string();
    const bool named = std::any_of(manifest_.segments.begin(), manifest_.segments.end(), [&](auto& entry) { return entry.name == stem; });
    return !named && !(batch_ && batch_->wrote(stem));
}

/// Readers that hold a removed file mapped go on reading.
void SegmentIndex::remove_strays() const {
    try {
        for (const auto& name : files_.list(folder_))
            if (is_stray(name)) remove_quietly(name);
    } catch (const base::Fault&) {  // The commit stands; the next one looks again.
    }
}

/// Files that no manifest names do no harm: that one could not be removed fails nothing.
void SegmentIndex::remove_quietly(const std::string& name) const {
    try {
        files_.remove(folder_ / name);
    } catch (const base::Fault&) {
    }
}

void SegmentIndex::add(ReviewInput review) {
    std::scoped_lock writer{writing_};
    if (lost_) return;  // The commit will refuse; until then nothing is gained by writing.
    try {
        if (on_disk()) files_.create_folder(folder_);
        if (!batch_) batch_ = std::make_unique<Batch>(*this);
        batch_->add(review);
    } catch (...) {  // Half a review is in it.
        batch_ = nullptr;
        lost_ = true;
        throw;
    }
}

void SegmentIndex::remove(std::int64_t key) {
    std::scoped_lock writer{writing_};
    if (!batch_) batch_ = std::make_unique<Batch>(*this);
    batch_->remove(key);
}

void SegmentIndex::discard() {
    std::scoped_lock writer{writing_};
    batch_ = nullptr;
    lost_ = false;
}

void SegmentIndex::commit(std::string source_generation) {
    std::scoped_lock writer{writing_};
    const auto batch = std::exchange(batch_, nullptr);  // Whatever happens, it is not tried twice.
    if (std::exchange(lost_, false)) throw base::Fault{"What was added to the index since the last commit could not be written", folder_.string(), "Check the disk, then index it again"};
    if (on_disk()) files_.create_folder(folder_);
    auto segments = segments_;
    if (batch) {
        auto added = batch->finish();
        for (const auto& [key, adds] : batch->keys())
            if (const auto known = places_.find(key); known != places_.end()) segments[known->second.segment].entry.removed.push_back(known->second.review);
        for (auto& held : segments) std::sort(held.entry.removed.begin(), held.entry.removed.end());
        std::move(added.begin(), added.end(), std::back_inserter(segments));
    }
    Manifest manifest = manifest_;
    manifest.source_generation = std::move(source_generation);
    publish(std::move(segments), std::move(manifest), batch.get());
    if (segments_.size() > most_segments) merge_small();
}

void SegmentIndex::rebuild(const ReviewSource& source, std::string source_generation) {
    std::scoped_lock writer{writing_};
    batch_ = nullptr;
    lost_ = false;
    if (on_disk()) files_.create_folder(folder_);
    Batch batch{*this};
    while (auto review = source()) batch.add(*review);
    Manifest manifest;
    manifest.complete = true;
    manifest.source_generation = std::move(source_generation);
    publish(batch.finish(), std::move(manifest), &batch);
}

/// Writes the reviews of these segments that are left into new segments, in one commit.
void SegmentIndex::rewrite(const std::vector<bool>& which) {
    Batch batch{*this};
    std::vector<Held> kept;
    for (std::size_t s = 0; s < segments_.size(); ++s) {
        const auto& held = segments_[s];
        if (!which[s]) {
            kept.push_back(held);
            continue;
        }
        for (std::uint32_t review = 0; review < held.segment->reviews(); ++review)
            if (!std::binary_search(held.entry.removed.begin(), held.entry.removed.end(), review)) batch.add(held.segment->review(review, schema_));
    }
    auto written = batch.finish();
    std::move(written.begin(), written.end(), std::back_inserter(kept));
    publish(std::move(kept), manifest_, &batch);
}

/// Joins all but the largest few, so that each review is rewritten only as often as its segment grows eightfold.
void SegmentIndex::merge_small() {
    std::vector<std::size_t> order(segments_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return segments_[a].segment->units() < segments_[b].segment->units(); });
    std::vector<bool> which(segments_.size());
    for (std::size_t i = 0; i < most_segments; ++i) which[order[i]] = true;
    try {
        rewrite(which);
    } catch (const base::Fault&) {  // The commit before it stands; the next one tries again to join them.
    }
}

void SegmentIndex::tidy() {
    std::scoped_lock writer{writing_};
    std::uint32_t largest = 0;
    for (const auto& held : segments_) largest = std::max(largest, held.segment->units());
    std::vector<bool> which;
    for (const auto& held : segments_) which.push_back(!held.entry.removed.empty() || held.segment->units() < largest / 2);
    const auto chosen = std::count(which.begin(), which.end(), true);
    const bool only_small = chosen == 1 && std::none_of(segments_.begin(), segments_.end(), [](auto& held) { return !held.entry.removed.empty(); });
    if (chosen > 0 && !only_small) rewrite(which);
}

// ---- Looking --------------------------------------------------------------------------------------------------------

IndexState SegmentIndex::state() const { return std::scoped_lock{current_}, state_; }
std::shared_ptr<const Snapshot> SegmentIndex::snapshot() const { return std::scoped_lock{current_}, snapshot_; }
std::string SegmentIndex::source_generation() const { return std::scoped_lock{current_}, manifest_.source_generation; }

std::vector<std::string> SegmentIndex::verify() const {
    const auto manifest = (std::scoped_lock{current_}, manifest_);
    const auto now = state();
    std::vector<std::string> wrong;
    if (!now.ready) wrong.push_back(now.why);
    if (!on_disk()) return wrong;
    if (now.ready && !files_.exists(folder_ / manifest_name)) wrong.push_back("The index's list of files is missing.");
    else if (now.ready && !read_manifest(base::read_whole(files_, folder_ / manifest_name), schema_)) wrong.push_back("The index's list of files is damaged.");
    for (const auto& entry : manifest.segments)
        if (auto sentence = damage(entry); !sentence.empty()) wrong.push_back(std::move(sentence));
    return wrong;
}

IndexStats SegmentIndex::stats() const {
    std::scoped_lock held{current_};
    IndexStats stats;
    stats.reviews = snapshot_->review_count();
    stats.passages = snapshot_->passage_count();
    stats.segments = segments_.size();
    for (const auto& segment : segments_) {
        stats.terms = std::max<std::size_t>(stats.terms, segment.segment->terms());
        stats.index_bytes += segment.segment->index_bytes();
        stats.text_bytes += segment.segment->text_bytes();
    }
    return stats;
}

std::unique_ptr<Index> Index::open(const fs::path& folder, Schema schema, std::shared_ptr<const Vocabulary> vocabulary, base::Files& files) {
    return std::make_unique<SegmentIndex>(folder, std::move(schema), std::move(vocabulary), files);
}

std::unique_ptr<Index> Index::in_memory(Schema schema, std::shared_ptr<const Vocabulary> vocabulary) {
    return std::make_unique<SegmentIndex>(fs::path{}, std::move(schema), std::move(vocabulary), base::real_files());
}

}  // namespace search
