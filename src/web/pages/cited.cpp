#include "web/pages/cited.h"

#include "exchange/citation.h"

namespace web {

namespace {

exchange::CitedWork from_summary(const Page& page, const collection::ReviewSummary& review) {
    exchange::CitedWork work;
    work.reference = collection::to_string(review.reference);
    work.url = page.absolute(collection::path_of(review.reference));
    work.title = review.title;
    work.year = review.year;
    work.published_on = review.published_on;
    work.abstract_text = review.abstract;
    work.review_type = review.scheme ? review.scheme->text : "";
    work.area = review.area ? review.area->text : "";
    work.nation = review.nation ? review.nation->text : "";
    work.language = review.languages.empty() ? "en" : review.languages.front();
    work.collection = std::string{page.t("web.frame.site_name").text()};
    for (const auto& theme : review.themes) work.keywords.push_back(theme.text);
    return work;
}

}  // namespace

exchange::CitedWork cited_work(const Page& page, const collection::PublicReview& review) {
    auto work = from_summary(page, review.summary);
    work.publisher = review.publisher;
    if (work.review_type.empty()) work.review_type = review.review_type;
    work.keywords.insert(work.keywords.end(), review.keywords.begin(), review.keywords.end());
    return work;
}

exchange::Listed listed_work(const Page& page, const collection::ReviewSummary& review) {
    return {.work = from_summary(page, review), .changed_at = base::Instant{review.changed_on}};
}

exchange::Listed listed_news(const Page& page, const collection::ReviewSummary& review) {
    auto listed = listed_work(page, review);
    const auto versions = page.catalogue.versions(review.reference);
    if (versions.empty() || versions.front().change != collection::corrected) return listed;
    listed.work.title = std::string{page.t("web.versions.corrected_title", {{"title", listed.work.title}}).text()};
    listed.news = std::string{page.t("web.versions.corrected_why", {{"why", versions.front().reason}}).text()};
    if (!listed.news.ends_with('.')) listed.news += '.';  // The abstract follows.
    return listed;
}

std::string cited_place(const Page& page, const exchange::CitedWork& work, std::string_view paragraph, std::string_view page_label) {
    std::string sentence = exchange::to_sentence(work);
    if (!paragraph.empty()) sentence += " " + std::string{page.t("web.search.place_paragraph", {{"number", std::string{paragraph}}}).text()} + (page_label.empty() ? "." : ",");
    if (!page_label.empty()) sentence += " " + std::string{page.t("web.search.place_page", {{"page", std::string{page_label}}}).text()} + ".";
    return sentence;
}

}  // namespace web
