#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/file.h"
#include "base/sha256.h"
#include "collection/catalogue_rows.h"
#include "collection/words.h"

namespace collection {

namespace {

CAIRN_SQL(versions_of_review, R"(
    SELECT version, entered_on, change, reason FROM collection_public_version WHERE record = $1 ORDER BY version DESC)");
CAIRN_SQL(document_of_extraction, "SELECT document FROM collection_extraction WHERE extraction = $1");

/// The file that holds the text asked for, where it may be read.
std::optional<PublicFileRow> readable_file(store::Snapshot& snapshot, Reference reference, int version, std::string_view name, base::Day today) {
    const auto record = open_review(snapshot, reference);
    if (!record) return std::nullopt;
    const std::vector<PublicFileRow> files = public_files(snapshot, *record, version, today);
    const PublicFileRow* file = choose_file(files, name);
    return file && file->extraction ? std::optional{*file} : std::nullopt;
}

/// Blocks under their headings. Text before the first heading has a section without a title.
class SectionMaker {
public:
    void add(const Passage& passage, PublicBlock block) {
        if (passage.block.kind == documents::BlockKind::Heading) return begin(passage);
        if (sections_.empty()) sections_.push_back({"beginning", "beginning", {}, {}, 1, passage.block.page, {}}), used_.insert("beginning");
        sections_.back().blocks.push_back(std::move(block));
    }
    std::vector<PublicSection> take() { return std::move(sections_); }

private:
    void begin(const Passage& passage) {
        const std::string wanted = slug_of(passage.block.number + " " + passage.block.text);
        std::string slug = wanted;
        for (int copy = 2; !used_.insert(slug).second; ++copy) slug = fmt::format("{}-{}", wanted, copy);
        sections_.push_back({slug, passage.anchor, passage.block.number, passage.block.text, std::clamp(passage.block.level, 1, 6), passage.block.page, {}});
    }

    std::vector<PublicSection> sections_;
    std::set<std::string> used_;
};

/// Plain text that we write ourselves: nothing of the file that was sent in but its words.
std::string text_of(const ReviewSummary& summary, const std::vector<Passage>& passages) {
    std::string text = summary.title + "\n" + to_string(summary.reference) + "\n";
    for (const Passage& passage : passages) {
        const std::string number = shown_number(passage.anchor, passage.block.number);
        text += "\n" + (number.empty() ? "" : number + " ") + passage.block.text + "\n";
    }
    return text;
}

OpenedFile in_memory(const std::string& text, const std::string& name) {
    const int descriptor = ::memfd_create("cairn-text", MFD_CLOEXEC);
    if (descriptor < 0) base::throw_file_fault("make room for a text in memory", name, errno);
    OpenedFile file{descriptor, static_cast<std::int64_t>(text.size()), "text/plain; charset=utf-8", name, base::sha256_hex(text).substr(0, 32)};
    for (std::size_t written = 0; written < text.size();) {
        const auto count = ::pwrite(descriptor, text.data() + written, text.size() - written, static_cast<off_t>(written));
        if (count <= 0) base::throw_file_fault("write a text in memory", name, errno);
        written += static_cast<std::size_t>(count);
    }
    return file;
}

}  // namespace

OpenedFile::OpenedFile(int descriptor, std::int64_t size_bytes, std::string media_type, std::string name, std::string tag)
    : descriptor_{descriptor}, size_bytes_{size_bytes}, media_type_{std::move(media_type)}, name_{std::move(name)}, tag_{std::move(tag)} {}

OpenedFile::OpenedFile(OpenedFile&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}, size_bytes_{other.size_bytes_}, media_type_{std::move(other.media_type_)},
      name_{std::move(other.name_)}, tag_{std::move(other.tag_)} {}

OpenedFile& OpenedFile::operator=(OpenedFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    size_bytes_ = other.size_bytes_;
    media_type_ = std::move(other.media_type_), name_ = std::move(other.name_), tag_ = std::move(other.tag_);
    return *this;
}

OpenedFile::~OpenedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

PublicBlock block_of(const Passage& passage, const std::vector<documents::Page>& pages) {
    const documents::Block& from = passage.block;
    PublicBlock block;
    block.anchor = passage.anchor, block.kind = from.kind, block.level = from.kind == documents::BlockKind::ListItem ? std::max(from.level, 1) : 0;
    block.number = from.number, block.shown_number = shown_number(passage.anchor, from.number);
    block.text = from.text, block.rows = from.rows, block.header_rows = from.header_rows, block.page = from.page;
    block.machine_read = from.confidence >= 0, block.confidence = from.confidence;
    if (const auto page = std::ranges::find(pages, from.page, &documents::Page::number); page != pages.end()) block.page_label = page->label;
    return block;
}

std::optional<PublicReport> PublicCatalogue::report(Reference reference, int version, std::string_view name) const {
    return store_->read([&](store::Snapshot& snapshot) -> std::optional<PublicReport> {
        const auto file = readable_file(snapshot, reference, version, name, today_);
        if (!file) return std::nullopt;
        PublicReport report{reference, file->version, file->file, {}, pages_of(snapshot, *file->extraction)};
        SectionMaker sections;
        for (const Passage& passage : passages_of(snapshot, *file->extraction)) sections.add(passage, block_of(passage, report.pages));
        report.sections = sections.take();
        return report;
    });
}

std::optional<Landing> PublicCatalogue::landing(Reference reference, std::string_view anchor, int version, std::string_view name) const {
    return store_->read([&](store::Snapshot& snapshot) -> std::optional<Landing> {
        const auto file = readable_file(snapshot, reference, version, name, today_);
        if (!file) return std::nullopt;
        auto document = snapshot.query(document_of_extraction, *file->extraction);
        if (!document.step()) return std::nullopt;
        const auto destination = follow(snapshot, DocumentId{document.integer(0)}, *file->extraction, anchor);
        if (!destination) return std::nullopt;
        Landing landing;
        landing.how = static_cast<Landing::How>(destination->how);
        const std::vector<documents::Page> pages = pages_of(snapshot, *file->extraction);
        for (const Passage& passage : destination->passages) {
            landing.blocks.push_back(block_of(passage, pages));
            landing.words += (landing.words.empty() ? "" : " ") + passage.block.text;
        }
        return landing;
    });
}

std::vector<PublicVersion> PublicCatalogue::versions(Reference reference) const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<PublicVersion> versions;
        const auto record = open_review(snapshot, reference);
        if (!record) return versions;
        const std::vector<PublicFileRow> files = all_public_files(snapshot, *record, today_);
        for (auto rows = snapshot.query(versions_of_review, *record); rows.step();) {
            PublicVersion version{rows.number(0), rows.optional_day(1), rows.text(2), rows.text(3), {}};
            for (const PublicFileRow& file : files)
                if (file.version == version.version) version.files.push_back(file.file);
            versions.push_back(std::move(version));
        }
        return versions;
    });
}

std::optional<OpenedFile> PublicCatalogue::open_file(Reference reference, std::string_view name, int version) const {
    return store_->read([&](store::Snapshot& snapshot) -> std::optional<OpenedFile> {
        const auto record = open_review(snapshot, reference);
        if (!record) return std::nullopt;
        const std::vector<PublicFileRow> files = public_files(snapshot, *record, version, today_);
        const auto file = std::ranges::find(files, name, [](const PublicFileRow& one) -> std::string_view { return one.file.name; });
        if (file == files.end()) return std::nullopt;
        const std::string our_name = fmt::format("cairn-{}-{:04}-{}", reference.year, reference.number, file->file.name);
        if (file->file.standing == FileStanding::TextOnly && file->extraction)
            return in_memory(text_of(*summary_of(snapshot, *record), passages_of(snapshot, *file->extraction)), our_name);
        if (file->file.standing != FileStanding::Open || file->blob.empty()) return std::nullopt;
        const std::filesystem::path path = store_->blobs().path_of(file->blob);
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) base::throw_file_fault("open a stored report", path, errno);
        return OpenedFile{descriptor, file->file.size_bytes, file->file.media_type, our_name, file->blob.substr(0, 32)};
    });
}

}  // namespace collection
