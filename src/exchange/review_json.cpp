#include "exchange/review_json.h"

#include <boost/json.hpp>

namespace exchange {

namespace json = boost::json;
using collection::Label;
using collection::PointKind;
using collection::Standing;

namespace {

json::object label(const Label& one) { return {{"value", one.slug}, {"label", one.text}}; }

json::value label_or_null(const std::optional<Label>& one) { return one ? json::value(label(*one)) : json::value(nullptr); }

json::array labels(const std::vector<Label>& all) {
    json::array out;
    for (const auto& one : all) out.push_back(label(one));
    return out;
}

json::array files(const collection::PublicReview& review, const std::string& url) {
    static constexpr const char* standings[]{"open", "text-only", "withheld", "term-ended", "withdrawn"};
    json::array out;
    for (const auto& file : review.files) {
        json::object one{{"kind", file.kind}, {"language", file.language}, {"media_type", file.media_type}, {"size_bytes", file.size_bytes},
                         {"pages", file.pages}, {"machine_read", file.machine_read}, {"standing", standings[static_cast<int>(file.standing)]}};
        if (file.standing == collection::FileStanding::Open || file.standing == collection::FileStanding::TextOnly) one["url"] = url + "/files/" + file.name;
        out.push_back(std::move(one));
    }
    return out;
}

json::array points(const std::vector<collection::PublicPoint>& all, PointKind kind, const std::string& url) {
    json::array out;
    for (const auto& point : all) {
        if (point.kind != kind) continue;
        out.push_back(json::object{{"id", point.id}, {"text", point.text}, {"number", point.number}, {"addressee", point.addressee},
                                   {"section", point.section}, {"page", point.page}, {"guessed", point.guessed},
                                   {"url", point.anchor.empty() ? url : url + "#" + point.anchor}});
    }
    return out;
}

json::array subjects(const collection::PublicReview& review) {
    json::array out;
    for (const auto& subject : review.subjects)
        out.push_back(json::object{{"age_band", subject.age_band}, {"sex", subject.sex}, {"outcome", subject.outcome}});
    return out;
}

json::array versions(const std::vector<collection::PublicVersion>& all) {
    json::array out;
    for (const auto& version : all)
        out.push_back(json::object{{"version", version.version}, {"entered_on", version.entered_on ? json::value(base::to_iso(*version.entered_on)) : json::value(nullptr)},
                                   {"change", version.change}, {"reason", version.reason}});
    return out;
}

}  // namespace

std::string to_json(const ReviewAnswer& answer) {
    const auto& review = answer.review;
    const auto& summary = review.summary;
    const auto url = answer.public_url + collection::path_of(summary.reference);
    if (review.standing == Standing::RecordWithdrawn)
        return json::serialize(json::object{{"reference", collection::to_string(summary.reference)}, {"url", url}, {"standing", "record-withdrawn"}, {"title", "Withdrawn review"}});
    json::object out{{"id", summary.own_id.empty() ? json::value(nullptr) : json::value(summary.own_id)},
                     {"reference", collection::to_string(summary.reference)},
                     {"url", url},
                     {"standing", review.standing == Standing::Open ? "open" : "withdrawn"},
                     {"title", summary.title},
                     {"abstract", summary.abstract},
                     {"year", summary.year ? json::value(*summary.year) : json::value(nullptr)},
                     {"published_on", summary.published_on ? json::value(base::to_iso(*summary.published_on)) : json::value(nullptr)},
                     {"anonymous", summary.anonymous},
                     {"area", label_or_null(summary.area)},
                     {"nation", label_or_null(summary.nation)},
                     {"scheme", label_or_null(summary.scheme)},
                     {"era", review.era},
                     {"learning_themes", labels(summary.themes)},
                     {"harm", labels(summary.harm)},
                     {"agencies", labels(review.agencies)},
                     {"setting", labels(review.settings)},
                     {"keywords", json::value_from(review.keywords)},
                     {"subjects", subjects(review)},
                     {"incident_from", review.incident_from},
                     {"incident_to", review.incident_to},
                     {"publisher", review.publisher},
                     {"rights_holder", review.rights_holder},
                     {"source_url", review.source_url},
                     {"version", review.version},
                     {"versions", versions(answer.versions)},
                     {"files", files(review, url)},
                     {"findings", points(answer.points, PointKind::Finding, url)},
                     {"recommendations", points(answer.points, PointKind::Recommendation, url)},
                     {"themes_in_text", points(answer.points, PointKind::Theme, url)}};
    if (review.standing == Standing::Withdrawn) {
        out["withdrawn_on"] = review.withdrawn_on ? json::value(base::to_iso(*review.withdrawn_on)) : json::value(nullptr);
        out["withdrawn_reason"] = review.withdrawn_reason;
    }
    return json::serialize(out);
}

}  // namespace exchange
