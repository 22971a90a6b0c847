// Opening a segment or a manifest of any bytes is refused in words or gives tables that lie within them.
#include <cstdint>

#include "search/manifest.h"
#include "search/segment.h"
#include "search/segment_builder.h"

namespace {

const search::Schema schema{{"nation"}};

search::SegmentBuilder::Built small_segment() {
    search::SegmentBuilder builder{schema, search::Sink::memory()};
    search::ReviewInput review;
    review.title = "Child Rowan";
    review.facets = {{"nation", "wales", ""}};
    review.passages.push_back({1, "He was not brought to the clinic.", "", "", 1, "", search::PassageKind::Body, "en"});
    builder.add(review);
    return builder.finish(search::Sink::memory());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto whole = small_segment();
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    (void)search::read_manifest(bytes, schema);
    // The bytes lie over a good segment, so that what is changed is deep inside as often as at its head.
    std::string index{whole.index.view()};
    for (std::size_t i = 0; i + 3 <= size; i += 3) {
        const std::size_t at = (data[i] | data[i + 1] << 8) % index.size();
        index[at] = static_cast<char>(data[i + 2]);
    }
    const auto opened = search::Segment::open(search::Bytes::owned(std::move(index)), whole.text, schema);
    if (!opened) return 0;
    for (std::uint32_t review = 0; review < (*opened)->reviews(); ++review) (void)(*opened)->review(review, schema);
    (void)(*opened)->find_term("rowan");
    return 0;
}
