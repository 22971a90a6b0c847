#include "collection/recommendation_texts.h"

namespace collection {

namespace {

CAIRN_SQL(all_public_recommendations, "SELECT p.point, p.text FROM collection_public_point p WHERE p.kind = 1 ORDER BY p.point");

}  // namespace

void each_public_recommendation(store::Snapshot& snapshot, const std::function<void(std::int64_t, std::string_view)>& call) {
    auto rows = snapshot.query(all_public_recommendations);
    while (rows.step()) call(rows.integer(0), rows.text_view(1));
}

}  // namespace collection
