/// The index proper: segments in a folder or in memory, a writer, and the snapshot that is current.
#pragma once

#include <algorithm>
#include <expected>
#include <mutex>
#include <unordered_map>

#include "search/index.h"
#include "search/index_snapshot.h"
#include "search/manifest.h"
#include "search/segment_builder.h"

namespace search {

class SegmentIndex final : public Index {
public:
    /// An empty path: in memory.
    SegmentIndex(std::filesystem::path folder, Schema schema, std::shared_ptr<const Vocabulary> vocabulary, base::Files& files);
    ~SegmentIndex() override;

    void use(std::shared_ptr<const Vocabulary> vocabulary) override;
    IndexState state() const override;
    std::shared_ptr<const Snapshot> snapshot() const override;
    std::string source_generation() const override;
    void add(ReviewInput review) override;
    void remove(std::int64_t key) override;
    void discard() override;
    void commit(std::string source_generation) override;
    void rebuild(const ReviewSource& source, std::string source_generation) override;
    void tidy() override;
    std::vector<std::string> verify() const override;
    IndexStats stats() const override;

private:
    /// A segment and what the manifest says of it.
    struct Held {
        ManifestSegment entry;
        std::shared_ptr<const Segment> segment;
    };
    struct Place { std::size_t segment; std::uint32_t review; };

    /// Segments being written: what an add() goes into, and those that were full.
    class Batch {
    public:
        Batch(SegmentIndex& index) : index_{index} {}
        ~Batch();
        void add(const ReviewInput& review);
        void remove(std::int64_t key) { touch(key); }
        std::vector<Held> finish();
        const std::unordered_map<std::int64_t, bool>& keys() const { return keys_; }
        bool wrote(const std::string& name) const { return std::find(names_.begin(), names_.end(), name) != names_.end(); }
        void keep_files() { names_.clear(); }

    private:
        void touch(std::int64_t key);
        void end_segment();
        SegmentIndex& index_;
        std::unique_ptr<SegmentBuilder> builder_;
        std::string name_;
        std::vector<std::string> names_;
        std::vector<Held> held_;
        std::unordered_map<std::int64_t, bool> keys_;                  ///< Touched by this batch; whether it adds it.
        std::unordered_map<std::int64_t, Place> places_;               ///< Within the batch.
        std::vector<std::vector<std::uint32_t>> replaced_;             ///< Reviews of each segment of the batch that it replaced itself.
    };

    void open_folder();
    std::string try_open(std::string& manifest_read);
    std::string open_segments(const Manifest& manifest);
    std::expected<std::shared_ptr<const Segment>, std::string> open_segment(const ManifestSegment& entry) const;
    std::string damage(const std::string& name, std::uint64_t bytes, std::uint64_t sum) const;
    std::string damage(const ManifestSegment& entry) const;
    void publish(std::vector<Held> segments, Manifest manifest, Batch* batch);
    void replace_manifest(const std::string& bytes, Batch* batch);
    void adopt(std::vector<Held> segments, Manifest manifest);
    void merge_small();
    void rewrite(const std::vector<bool>& which);
    bool is_stray(const std::string& name) const;
    void remove_strays() const;
    void remove_quietly(const std::string& name) const;
    std::string next_name();
    Sink sink(const std::string& name, const char* ending) const;
    std::vector<SegmentView> views(const std::vector<Held>& segments) const;
    bool on_disk() const { return !folder_.empty(); }

    const std::filesystem::path folder_;
    base::Files& files_;
    const Schema schema_;
    std::shared_ptr<const Vocabulary> vocabulary_;

    std::mutex writing_;                       ///< One writer at a time holds this throughout.
    std::unique_ptr<Batch> batch_;
    bool lost_ = false;                        ///< An add() failed and took its batch with it; the next commit has to say so.
    std::uint64_t next_segment_ = 1;

    mutable std::mutex current_;               ///< Held only for looking and swapping.
    std::vector<Held> segments_;
    Manifest manifest_;
    std::unordered_map<std::int64_t, Place> places_;
    std::shared_ptr<const IndexSnapshot> snapshot_;
    IndexState state_;
};

}  // namespace search
