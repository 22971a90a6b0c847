/// A review: its record, and its report as it is read.
#pragma once

#include <optional>
#include <set>

#include "exchange/cited_work.h"
#include "search/request.h"
#include "web/pages/page.h"

namespace web {

struct ReviewModel {
    collection::PublicReview review;
    std::optional<collection::PublicReport> report;
    std::optional<std::string> only_section;      ///< Slug: one section instead of the whole report.
    std::vector<collection::PublicPoint> points;  ///< Findings, recommendations and themes with their places.
    std::vector<collection::PublicVersion> versions;
    std::optional<collection::Landing> landing;   ///< Where a link given before leads, if that is not simply here.
    int version = 0;                              ///< As asked for; 0: the newest.
    std::string file;                             ///< Of the text that is read, where it is not the one the review opens with.
    std::string quote;                            ///< Anchor of the paragraph that is wanted with its citation.
    std::string find;                             ///< Words to find in this report.
    std::map<std::string, std::vector<search::Mark>> marks;  ///< By anchor; only passages that match.
    exchange::CitedWork cited;
};

/// A paragraph of the text that is read: on this page, or on the page of the whole text.
html::Url paragraph_link(const Page& page, const ReviewModel& model, const std::string& anchor);

html::Html review_view(const Page& page, const ReviewModel& model);
html::Html withdrawn_view(const Page& page, const collection::PublicReview& review);

/// The name of a file in words: "Overview report (PDF, 1.2 MB, 48 pages)".
html::Html file_words(const Page& page, const collection::PublicFile& file);
html::Url file_link(const Page& page, collection::Reference reference, const collection::PublicFile& file, int version = 0);

}  // namespace web
