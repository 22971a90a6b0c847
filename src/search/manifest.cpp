#include "search/manifest.h"

#include <cstring>

#include "search/analyser.h"
#include "search/bytes.h"
#include "search/record.h"
#include "search/segment_format.h"

namespace search {

namespace {

constexpr std::string_view title = "Cairn search index";

}  // namespace

std::string manifest_bytes(const Manifest& manifest, const Schema& schema) {
    RecordWriter writer;
    writer.text(title).number(format_version).number(analyser_version);
    writer.number(static_cast<std::int64_t>(schema.facets.size()));
    for (const auto& facet : schema.facets) writer.text(facet);
    writer.number(manifest.complete).text(manifest.source_generation).number(static_cast<std::int64_t>(manifest.next_segment));
    writer.number(static_cast<std::int64_t>(manifest.segments.size()));
    for (const auto& segment : manifest.segments) {
        writer.text(segment.name);
        for (const auto number : {segment.index_bytes, segment.index_sum, segment.text_bytes, segment.text_sum}) writer.number(static_cast<std::int64_t>(number));
        writer.number(static_cast<std::int64_t>(segment.removed.size()));
        for (const auto review : segment.removed) writer.number(review);
    }
    const auto sum = static_cast<std::int64_t>(sum_of(writer.bytes()));
    return writer.number(sum).bytes();
}

std::expected<Manifest, std::string> read_manifest(std::string_view bytes, const Schema& schema) {
    std::uint64_t sum = 0;
    if (bytes.size() < sizeof sum) return std::unexpected{"its list of files is cut short"};
    std::memcpy(&sum, bytes.data() + bytes.size() - sizeof sum, sizeof sum);
    bytes.remove_suffix(sizeof sum);
    if (sum != sum_of(bytes)) return std::unexpected{"its list of files is damaged"};
    RecordReader reader{bytes};
    if (reader.text() != title) return std::unexpected{"its list of files is not one"};
    if (reader.number() != format_version || reader.number() != analyser_version) return std::unexpected{"it was written by another version of the program"};
    auto facets = reader.number();
    bool same = facets == static_cast<std::int64_t>(schema.facets.size());
    for (std::size_t f = 0; facets > 0 && !reader.at_end(); --facets, ++f) same = reader.text() == (f < schema.facets.size() ? schema.facets[f] : "") && same;
    if (!same) return std::unexpected{"it has other facets than this version of the program"};
    Manifest manifest;
    manifest.complete = reader.number() != 0;
    manifest.source_generation = reader.text();
    manifest.next_segment = static_cast<std::uint64_t>(reader.number());
    for (auto left = reader.number(); left > 0 && !reader.at_end(); --left) {
        auto& segment = manifest.segments.emplace_back();
        segment.name = reader.text();
        for (auto* number : {&segment.index_bytes, &segment.index_sum, &segment.text_bytes, &segment.text_sum}) *number = static_cast<std::uint64_t>(reader.number());
        for (auto removed = reader.number(); removed > 0 && !reader.at_end(); --removed) segment.removed.push_back(static_cast<std::uint32_t>(reader.number()));
        if (segment.name.find('/') != std::string::npos) return std::unexpected{"its list of files is damaged"};
    }
    if (reader.ran_out() || !reader.at_end()) return std::unexpected{"its list of files is damaged"};
    return manifest;
}

void write_next_manifest(base::Files& files, const std::filesystem::path& folder, const std::string& bytes) {
    const auto file = files.open(folder / next_manifest_name, base::OpenMode::Replace);
    file->write_at(0, bytes);
    file->sync();
    files.sync_folder(folder);  // Not every file system keeps changes of names in order: the segments come before the list that names them.
}

}  // namespace search
