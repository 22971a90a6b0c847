#include "collection/prepared_item.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/file.h"
#include "base/sha256.h"
#include "collection/suggestion.h"
#include "collection/text_store.h"
#include "collection/withheld_names.h"

namespace collection {

namespace {

constexpr std::uint64_t largest_file_bytes = documents::Limits{}.file_bytes;

class Preparer {
public:
    Preparer(store::Store& store, const ReadFile& read, PlannedItem item, const ImportOptions& options)
        : store_{store}, read_{read}, options_{options}, today_{std::chrono::floor<std::chrono::days>(store.now())} {
        prepared_.item = std::move(item);
    }

    PreparedItem prepare() {
        for (std::size_t i = 0; i < prepared_.item.files.size() && !prepared_.stopped; ++i) {
            PreparedFile file;
            file.file = prepared_.item.record.files[i];
            file.path = told(prepared_.item.files[i]);
            load(file, prepared_.item.files[i]);
            check_rewritten(file);
            prepared_.files.push_back(std::move(file));
        }
        if (!prepared_.item.described) suggest();
        return std::move(prepared_);
    }

private:
    void refuse(PreparedFile& file, std::string reason, std::string advice) const {
        file.refusal = ImportRefusal{file.path, prepared_.item.row, std::move(reason), std::move(advice)};
    }

    void load(PreparedFile& file, const std::filesystem::path& path) {
        std::error_code failure;
        if (!std::filesystem::is_regular_file(path, failure))
            return refuse(file, "The record names this file, but it is not there.", "Put it beside the catalogue, or correct its name.");
        if (std::filesystem::file_size(path, failure) > largest_file_bytes)
            return refuse(file, fmt::format("The file is larger than {} MB.", largest_file_bytes >> 20), "Make it smaller, for instance by lowering the resolution of its pictures.");
        try {
            const auto opened = base::real_files().open(path, base::OpenMode::Read);
            std::string bytes(opened->size(), '\0');
            bytes.resize(opened->read_at(0, bytes));
            prepared_.bytes += static_cast<std::int64_t>(bytes.size());
            take(file, bytes);
        } catch (const base::Fault& fault) {
            refuse(file, fault.what_failed() + ".", fault.advice());
        }
    }

    void take(PreparedFile& file, const std::string& bytes) {
        const std::string sum = base::sha256_hex(bytes);
        file.size_bytes = static_cast<std::int64_t>(bytes.size());
        const auto& available_to = prepared_.item.record.available_to;
        const auto known = store_.read([&](store::Snapshot& snapshot) { return find_document(snapshot, sum); });
        if (available_to && *available_to < today_) {
            file.sha256 = sum, file.term_ended = true;
            file.media_type = known ? known->media_type : "application/octet-stream";
            return;
        }
        if (known && known->extraction && (prepared_.item.described || belongs_to_a_record(*known))) {
            file.media_type = known->media_type;
        } else {
            // Not the file on the disk, which somebody may be writing: what is kept and what is read must be the same bytes.
            const auto snapshot = base::file_in_memory(bytes);
            auto extraction = read_(snapshot->descriptor(), file.path, options_.stop);
            if (!extraction) {
                prepared_.stopped = extraction.error().code == "stopped";
                return refuse(file, extraction.error().reason, extraction.error().advice);
            }
            file.media_type = media_type_of(extraction->kind);
            file.text = make_report_text(*std::move(extraction));
        }
        file.sha256 = sum;
        if (!options_.check_only && !(known && known->copy_held)) file.kept = store_.blobs().keep(bytes);
    }

    /// A stopped import may have left the text of a lone file without its record, whose fields come from a fresh reading.
    bool belongs_to_a_record(const StoredDocument& known) const {
        return store_.read([&](store::Snapshot& snapshot) { return !records_with(snapshot, known.id).empty(); });
    }

    std::string words_of(const PreparedFile& file) const {
        std::string words;
        const auto add = [&](const documents::Block& block) { words += block.text + "\n"; };
        if (file.text) {
            std::ranges::for_each(file.text->extraction.blocks, add);
            return words;
        }
        store_.read([&](store::Snapshot& snapshot) {
            if (const auto known = find_document(snapshot, file.sha256); known && known->extraction)
                for (const Passage& passage : passages_of(snapshot, *known->extraction)) add(passage.block);
        });
        return words;
    }

    /// A file that still names the place is no rewritten file, whatever the catalogue says. It is kept for the custodian.
    void check_rewritten(PreparedFile& file) {
        if (!prepared_.item.record.area_withheld || !file.file.rewritten || file.refusal || file.sha256.empty()) return;
        if (!WithheldNames{prepared_.item.record}.in(words_of(file))) return;
        file.file.rewritten = false;
        file.refusal = ImportRefusal{file.path, prepared_.item.row, "The file is marked as rewritten, but it names the area or publisher that is to be withheld. It is kept for cataloguers and not shown.",
                                     "Take the names out, and import it again."};
    }

    void suggest() {
        PreparedFile& file = prepared_.files[0];
        if (!file.text) return;
        SuggestedRecord suggested = suggest_record(std::move(prepared_.item.record), file.text->extraction, told(prepared_.item.files[0].stem()));
        prepared_.item.record = std::move(suggested.record);
        prepared_.suggested = std::move(suggested.suggested);
        file.file = prepared_.item.record.files[0];
    }

    store::Store& store_;
    const ReadFile& read_;
    const ImportOptions& options_;
    base::Day today_;
    PreparedItem prepared_;
};

}  // namespace

PreparedItem prepare(store::Store& store, const ReadFile& read, PlannedItem item, const ImportOptions& options) {
    return Preparer{store, read, std::move(item), options}.prepare();
}

}  // namespace collection
