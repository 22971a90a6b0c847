// Any bytes are a query: parsing, planning and searching a small index never fail, and what is marked lies in the text.
#include <cstdint>

#include "base/assert.h"
#include "search/index.h"

namespace {

std::unique_ptr<search::Index> small_index() {
    auto vocabulary = std::make_shared<search::Vocabulary>(
        std::vector<search::Concept>{{"1", "harm", "abusive head trauma", "", {"shaken baby", "AHT"}}}, std::vector<search::AmbiguousWord>{{"SAR", {{"a", "b"}}}});
    auto index = search::Index::in_memory(search::Schema{{"nation"}}, vocabulary);
    for (std::int64_t key = 1; key <= 3; ++key) {
        search::ReviewInput review;
        review.key = key;
        review.reference = std::to_string(key);
        review.title = "Child Rowan and the shaken baby";
        review.facets = {{"nation", "wales", "Wales"}};
        review.passages.push_back({key, "He was not brought to the clinic; roedd y plant mewn ofal.", "", "", 1, "", search::PassageKind::Body, key == 2 ? "cy" : "en"});
        index->add(std::move(review));
    }
    index->commit("");
    return index;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto index = small_index();
    const auto snapshot = index->snapshot();
    search::Request request;
    request.excerpt_bytes = 20;
    if (size > 0) request.lens = static_cast<search::Lens>(data[0] % 3), request.matching = static_cast<search::Matching>(data[0] / 3 % 2);
    const auto query = snapshot->parse({reinterpret_cast<const char*>(data), size});
    const auto results = snapshot->search(query, request);
    CAIRN_ASSERT(results.total <= snapshot->review_count() + snapshot->passage_count());
    for (const auto& hit : results.hits)
        for (const auto& passage : hit.passages)
            for (const auto& mark : passage.excerpt.marks) CAIRN_ASSERT(mark.begin < mark.end && mark.end <= passage.excerpt.text.size());
    return 0;
}
