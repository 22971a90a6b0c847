#include "learning/national.h"

#include <algorithm>

#include "collection/reference_data.h"

namespace learning {

namespace {

CAIRN_SQL(add_adoption, R"(
    INSERT INTO learning_adoption (partnership, national, standing, words, on_day, fictional, written_by, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8))");
CAIRN_SQL(newest_adoptions, R"(
    SELECT a.partnership, a.national, a.standing, a.words, a.on_day, a.fictional FROM learning_adoption a
    WHERE a.national = $1 AND a.adoption = (SELECT MAX(b.adoption) FROM learning_adoption b WHERE b.partnership = a.partnership AND b.national = a.national) ORDER BY a.partnership)");

std::vector<NationalRecommendation> read_national(std::string_view csv) {
    std::vector<NationalRecommendation> list;
    // A row with a text begins a recommendation; the rows of the same id below it say what came of it.
    for (const auto& row : collection::read_table(csv, "national_recommendations.csv", {"id", "on", "review", "by", "text", "source"}).rows) {
        if (list.empty() || list.back().id != row[0]) list.push_back({row[0], row[1], row[2], row[3], row[4], row[5], {}});
        else list.back().since.push_back({row[1], row[4], row[5]});
    }
    return list;
}

}  // namespace

const std::vector<NationalRecommendation>& national_recommendations() {
    static const auto list = read_national(collection::reference_file("national_recommendations.csv"));
    return list;
}

const NationalRecommendation* national_recommendation(std::string_view id) {
    const auto& list = national_recommendations();
    const auto found = std::ranges::find(list, id, &NationalRecommendation::id);
    return found == list.end() ? nullptr : &*found;
}

const std::vector<std::string>& adoption_standings() {
    static const std::vector<std::string> list{"not_begun", "planned", "partly", "adopted", "not_for_us"};
    return list;
}

std::vector<Adoption> adoptions(store::Snapshot& snapshot, std::string_view national) {
    std::vector<Adoption> list;
    for (auto rows = snapshot.query(newest_adoptions, national); rows.step();) list.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.day(4), rows.integer(5) != 0});
    return list;
}

void record_adoption(store::Transaction& transaction, const Adoption& one, const casework::Doer& doer) {
    transaction.run(add_adoption, one.partnership, one.national, one.standing, one.words, one.on, one.fictional ? 1 : 0, doer.who.to_string(), doer.at);
    audit::record(transaction, {.at = doer.at, .who = doer.who, .role = doer.role, .object = one.national, .kind = audit::Kind::RecordCreated, .address = doer.address, .request = doer.request});
}

}  // namespace learning
