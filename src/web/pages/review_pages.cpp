#include "web/pages/review_pages.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "collection/cataloguing.h"
#include "exchange/citation.h"
#include "exchange/review_json.h"
#include "web/pages/cited.h"
#include "web/pages/report_marks.h"
#include "web/pages/review_history_view.h"
#include "web/pages/review_view.h"
#include "web/server/openapi.h"

namespace web {

using collection::FileStanding;
using collection::Reference;
using collection::Standing;
using identity::DataClass;
using identity::Permission;

namespace {

/// The reference in the address; nothing for what is none, which is answered as any page that is not there.
std::optional<Reference> reference_of(const Request& request) {
    return collection::parse_reference(request.parameter("year") + "/" + request.parameter("number"));
}

html::Robots robots_of(const collection::PublicReview& review) {
    return review.search_engines ? html::Robots::Welcome : html::Robots::KeptOut;
}

html::PageFrame frame_of(const Page& page, const collection::PublicReview& review) {
    html::PageFrame frame;
    frame.title = review.summary.title;
    frame.section = html::Section::Search;
    frame.width = html::Width::Wide;
    frame.robots = robots_of(review);
    frame.breadcrumbs = {{html::Html{page.t("web.frame.home")}, page.link("/")}, {html::Html{page.t("web.frame.nav_search")}, page.link("/search")}};
    return frame;
}

Response withdrawn_page(const Page& page, const collection::PublicReview& review) {
    // Two records were one: an address that was ever given leads to the review.
    if (const auto into = page.services.store.read([&](store::Snapshot& snapshot) { return collection::merged_into(snapshot, review.summary.reference); }))
        return Response::moved(page.link(collection::path_of(*into)).text());
    html::PageFrame frame;
    frame.title = std::string{page.t("web.withdrawn.heading").text()};
    frame.robots = html::Robots::KeptOut;
    // Gone, also where its record stays: whoever harvests or keeps a copy of the page is to let go of it.
    return page.answer(std::move(frame), withdrawn_view(page, review), 410);
}

ReviewModel model_of(const Page& page, collection::PublicReview review, Reference reference) {
    ReviewModel model;
    model.review = std::move(review);
    auto& version = model.version;
    const auto asked = page.asked("version");
    std::from_chars(asked.data(), asked.data() + asked.size(), version);
    model.file = page.asked("file").substr(0, 100);
    model.report = page.catalogue.report(reference, std::max(0, version), model.file);
    if (!model.report && !model.file.empty()) {
        model.file.clear();
        model.report = page.catalogue.report(reference, std::max(0, version));
    }
    model.points = page.catalogue.points(reference);
    if (model.review.version > 1) model.versions = page.catalogue.versions(reference);
    model.cited = cited_work(page, model.review);
    model.quote = page.asked("quote").substr(0, 100);
    model.find = page.asked("find").substr(0, 500);
    if (model.report && !model.find.empty()) model.marks = marks_in(*model.report, model.find);
    if (const auto at = page.asked("at"); !at.empty()) model.landing = page.catalogue.landing(reference, at, std::max(0, version), model.file);
    return model;
}

/// An earlier version that a correction closed: gone, with why and where the newest is.
Response closed_page(const Page& page, const collection::PublicReview& review, const collection::PublicVersion& version, const std::vector<collection::PublicVersion>& versions) {
    html::PageFrame frame;
    frame.title = std::string{page.t("web.versions.closed_here", {{"number", version.version}}).text()};
    frame.robots = html::Robots::KeptOut;
    return page.answer(std::move(frame), closed_view(page, review, version, versions), 410);
}

Response review_page(Page& page) {
    const auto reference = reference_of(page.request);
    if (!reference) return Response::error(404);
    auto review = page.catalogue.review(*reference);
    if (!review) return Response::error(404);
    if (review->standing != Standing::Open) return withdrawn_page(page, *review);
    const auto model = model_of(page, std::move(*review), *reference);
    if (model.version > model.review.version) return Response::error(404);
    const auto own = std::ranges::find(model.versions, model.version, &collection::PublicVersion::version);
    if (own != model.versions.end() && is_closed(*own)) return closed_page(page, model.review, *own, model.versions);
    auto frame = frame_of(page, model.review);
    // An earlier text is for whoever cites it, not for whoever searches the web.
    if (model.version != 0 && model.version != model.review.version) frame.robots = html::Robots::KeptOut;
    return page.answer(std::move(frame), review_view(page, model));
}

Response section_page(Page& page) {
    const auto reference = reference_of(page.request);
    auto review = reference ? page.catalogue.review(*reference) : std::nullopt;
    if (!review) return Response::error(404);
    if (review->standing != Standing::Open) return withdrawn_page(page, *review);
    auto model = model_of(page, std::move(*review), *reference);
    const auto& slug = page.request.parameter("section");
    if (!model.report || std::ranges::find(model.report->sections, slug, &collection::PublicSection::slug) == model.report->sections.end())
        return Response::error(404);
    model.only_section = slug;
    auto frame = frame_of(page, model.review);
    frame.breadcrumbs.push_back({html::Html{html::tag::span(html::from_record(), model.review.summary.title)}, page.link(collection::path_of(*reference))});
    frame.crumb = std::ranges::find(model.report->sections, slug, &collection::PublicSection::slug)->title;
    return page.answer(std::move(frame), review_view(page, model));
}

/// What the address means for a file: open, gone (410), or not there.
int status_of_file(const Page& page, const collection::PublicReview& review, std::string_view name, int version) {
    if (review.standing != Standing::Open) return 410;
    const auto versions = version > 0 ? page.catalogue.versions(review.summary.reference) : std::vector<collection::PublicVersion>{};
    const auto asked = std::ranges::find(versions, version, &collection::PublicVersion::version);
    for (const auto& file : asked == versions.end() ? review.files : asked->files)
        if (file.name == name) return file.standing == FileStanding::TermEnded || file.standing == FileStanding::Withdrawn ? 410 : 404;
    return 404;
}

Response file_answer(Page& page) {
    const auto reference = reference_of(page.request);
    const auto review = reference ? page.catalogue.review(*reference) : std::nullopt;
    if (!review) return Response::error(404);
    int version = 0;
    const auto asked = page.asked("version");
    std::from_chars(asked.data(), asked.data() + asked.size(), version);
    const auto& name = page.request.parameter("name");
    auto file = review->standing == Standing::Open ? page.catalogue.open_file(*reference, name, std::max(0, version)) : std::nullopt;
    if (!file) return Response::error(status_of_file(page, *review, name, version));
    const auto size = static_cast<std::uint64_t>(file->size_bytes());
    auto response = Response::attachment(file->media_type(), std::make_shared<const OpenFile>(::dup(file->descriptor()), size), file->name());
    response.with_cache(Cache::Revalidate).with_etag(file->tag());
    if (!review->search_engines) response.headers.set("X-Robots-Tag", "noindex");
    return response;
}

Response related_page(Page& page) {
    const auto reference = reference_of(page.request);
    const auto review = reference ? page.catalogue.review(*reference) : std::nullopt;
    if (!review || review->standing != Standing::Open) return Response::error(404);
    auto frame = frame_of(page, *review);
    frame.width = html::Width::Standard;
    frame.title = std::string{page.t("web.related.title", {{"title", review->summary.title}}).text()};
    frame.crumb = std::string{page.t("web.review.related").text()};
    frame.breadcrumbs.push_back({html::Html{html::tag::span(html::from_record(), review->summary.title)}, page.link(collection::path_of(*reference))});
    return page.answer(std::move(frame), related_view(page, *review, collection::related_reviews(page.catalogue, *page.services.snapshot(), *reference)));
}

/// The words of a version beside those of the one before it.
Response changed_page(Page& page, const collection::PublicReview& review, const std::vector<collection::PublicVersion>& versions, const std::string& asked, html::PageFrame frame) {
    int number = 0;
    std::from_chars(asked.data(), asked.data() + asked.size(), number);
    const auto version = std::ranges::find(versions, number, &collection::PublicVersion::version);
    const auto* earlier = version == versions.end() ? nullptr : version_before(versions, number);
    const auto before = earlier ? page.catalogue.report(review.summary.reference, earlier->version) : std::nullopt;
    const auto after = before ? page.catalogue.report(review.summary.reference, number) : std::nullopt;
    if (!after) return Response::error(404);
    frame.robots = html::Robots::KeptOut;
    frame.breadcrumbs.push_back({html::Html{page.t("web.review.versions")}, page.link(collection::path_of(review.summary.reference) + "/versions")});
    frame.crumb = std::string{page.t("web.versions.compared", {{"number", number}}).text()};
    frame.title = frame.crumb + ": " + review.summary.title;
    return page.answer(std::move(frame), compared_view(page, review, *version, *before, *after));
}

Response versions_page(Page& page) {
    const auto reference = reference_of(page.request);
    const auto review = reference ? page.catalogue.review(*reference) : std::nullopt;
    if (!review || review->standing != Standing::Open) return Response::error(404);
    auto frame = frame_of(page, *review);
    frame.width = html::Width::Standard;
    frame.title = std::string{page.t("web.versions.title", {{"title", review->summary.title}}).text()};
    frame.crumb = std::string{page.t("web.review.versions").text()};
    frame.breadcrumbs.push_back({html::Html{html::tag::span(html::from_record(), review->summary.title)}, page.link(collection::path_of(*reference))});
    const auto versions = page.catalogue.versions(*reference);
    if (const auto asked = page.asked("changed"); !asked.empty()) return changed_page(page, *review, versions, asked, std::move(frame));
    return page.answer(std::move(frame), versions_view(page, *review, versions));
}

Response cite_page(Page& page) {
    const auto reference = reference_of(page.request);
    const auto review = reference ? page.catalogue.review(*reference) : std::nullopt;
    if (!review || review->standing != Standing::Open) return Response::error(404);
    auto frame = frame_of(page, *review);
    frame.width = html::Width::Standard;
    frame.title = std::string{page.t("web.cite.title", {{"title", review->summary.title}}).text()};
    frame.crumb = std::string{page.t("web.cite.crumb").text()};
    frame.breadcrumbs.push_back({html::Html{html::tag::span(html::from_record(), review->summary.title)}, page.link(collection::path_of(*reference))});
    return page.answer(std::move(frame), cite_view(page, *review, cited_work(page, *review)));
}

using Writer = std::string (*)(const exchange::CitedWork&);

template <Writer write>
Response citation_file(Page& page, std::string_view type, std::string_view ending) {
    const auto reference = reference_of(page.request);
    const auto review = reference ? page.catalogue.review(*reference) : std::nullopt;
    if (!review || review->standing != Standing::Open) return Response::error(404);
    auto response = Response::bytes(type, write(cited_work(page, *review))).with_cache(Cache::Revalidate);
    response.headers.set("Content-Disposition", "attachment; filename=\"cairn-" + std::to_string(reference->year) + "-" +
                                                    std::to_string(reference->number) + std::string{ending} + "\"");
    return response;
}

Response cite_ris(Page& page) { return citation_file<exchange::to_ris>(page, "application/x-research-info-systems; charset=utf-8", ".ris"); }
Response cite_bib(Page& page) { return citation_file<exchange::to_bibtex>(page, "application/x-bibtex; charset=utf-8", ".bib"); }
Response cite_csl(Page& page) { return citation_file<exchange::to_csl_json>(page, "application/vnd.citationstyles.csl+json", ".csl.json"); }

/// `/id/2026/417`: the name that never changes answers with where the record is read.
Response permanent_id(Page& page) {
    const auto reference = reference_of(page.request);
    if (!reference || !page.catalogue.review(*reference)) return Response::error(404);
    return Response::see_other(page.link(collection::path_of(*reference)).text());
}

Response review_api(const Request& request, Context& context) {
    Page page{request, context, html::Language::English};
    const auto reference = reference_of(request);
    const auto review = reference ? page.catalogue.review(*reference) : std::nullopt;
    if (!review) return Response::error(404);
    const int status = review->standing == Standing::RecordWithdrawn ? 410 : 200;
    auto response = Response::json(exchange::to_json({.review = *review, .points = page.catalogue.points(*reference),
                                                      .versions = page.catalogue.versions(*reference), .public_url = context.public_url}),
                                   status);
    return status == 200 ? std::move(response.with_cache(Cache::Revalidate)) : std::move(response);
}

ApiOperation review_operation() {
    using Place = ApiParameter::Place;
    using Kind = ApiParameter::Kind;
    return {.id = "readReview", .summary = "One review: its record, its findings and recommendations, its files and versions",
            .parameters = {{"year", Place::Path, Kind::Number, "Year in which the record entered this collection"},
                           {"number", Place::Path, Kind::Number, "Number drawn once for the record"}},
            .schema = R"({"type":"object","required":["reference","url","title"],"properties":{"reference":{"type":"string"},"url":{"type":"string"},
"title":{"type":"string"},"year":{"type":["integer","null"]},"standing":{"type":"string","enum":["open","withdrawn","record-withdrawn"]}}})"};
}

}  // namespace

void add_review_pages(Routes& routes) {
    add_page(routes, "/reviews/{year}/{number}", RateClass::Pages, review_page);
    add_page(routes, "/reviews/{year}/{number}/cite", RateClass::Pages, cite_page);
    add_page(routes, "/reviews/{year}/{number}/cite.ris", RateClass::Downloads, cite_ris);
    add_page(routes, "/reviews/{year}/{number}/cite.bib", RateClass::Downloads, cite_bib);
    add_page(routes, "/reviews/{year}/{number}/cite.csl.json", RateClass::Downloads, cite_csl);
    add_page(routes, "/reviews/{year}/{number}/versions", RateClass::Pages, versions_page);
    add_page(routes, "/reviews/{year}/{number}/related", RateClass::Pages, related_page);
    add_page(routes, "/reviews/{year}/{number}/files/{name}", RateClass::Downloads, file_answer);
    add_page(routes, "/reviews/{year}/{number}/{section}", RateClass::Pages, section_page);
    add_page(routes, "/id/{year}/{number}", RateClass::Pages, permanent_id);
    routes.add(Route{Method::Get, "/api/v1/reviews/{year}/{number}", DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages,
                     review_api}
                   .describe(review_operation()));
}

}  // namespace web
