#include "web/pages/picture_pages.h"

#include <algorithm>
#include <charconv>

#include "web/pages/excerpt.h"
#include "web/pages/page.h"
#include "web/pages/picture_shelf.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::PublicBlock;
using collection::Reference;

namespace {

constexpr int picture_width_pixels = 1100;

struct Asked {
    Reference reference;
    collection::PublicReview review;
    collection::PublicReport report;
    int number = 0;
};

/// The page of the report that the address names, where its review may be read and has such a page.
std::optional<Asked> asked_of(const Page& page) {
    const auto reference = collection::parse_reference(page.request.parameter("year") + "/" + page.request.parameter("number"));
    auto review = reference ? page.catalogue.review(*reference) : std::nullopt;
    if (!review || review->standing != collection::Standing::Open) return std::nullopt;
    auto report = page.catalogue.report(*reference);
    if (!report) return std::nullopt;
    const auto& text = page.request.parameter("page");
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size() || number < 1 || number > static_cast<int>(report->pages.size())) return std::nullopt;
    return Asked{*reference, std::move(*review), std::move(*report), number};
}

bool may_be_pictured(const Asked& asked) {
    return asked.report.file.standing == collection::FileStanding::Open && asked.report.file.media_type == "application/pdf";
}

Html words_on(const Page& page, const Asked& asked) {
    Html out;
    for (const auto& section : asked.report.sections) {
        if (section.page == asked.number && !section.title.empty()) out << h2(cls("h2--small"), section.title);
        for (const auto& block : section.blocks) {
            if (block.page != asked.number) continue;
            out << div(cls("para"), a(href(review_link(page, asked.reference).at(block.anchor)), aria_label(page.t("web.review.link_to_paragraph", {{"number", block.shown_number}})), block.shown_number),
                       p(block.text));
        }
    }
    return out;
}

Html steps(const Page& page, const Asked& asked) {
    const auto to = [&](int number) { return page.link(collection::path_of(asked.reference) + "/pages/" + std::to_string(number)); };
    return p(cls("row between"), when(asked.number > 1, [&](Html& out) { out << a(href(to(asked.number - 1)), rel("prev"), sign("‹ "), page.t("web.picture.before")); }),
             a(href(review_link(page, asked.reference).at("page-" + std::to_string(asked.number))), page.t("web.picture.in_report")),
             when(asked.number < static_cast<int>(asked.report.pages.size()), [&](Html& out) { out << a(href(to(asked.number + 1)), rel("next"), page.t("web.picture.after"), sign(" ›")); }));
}

Response picture_page(Page& page) {
    const auto asked = asked_of(page);
    if (!asked) return Response::error(404);
    const auto& t = page.t;
    const auto& sheet = asked->report.pages[static_cast<std::size_t>(asked->number - 1)];
    const auto label = sheet.label.empty() ? std::to_string(asked->number) : sheet.label;
    PageFrame frame;
    frame.title = std::string{t("web.picture.title", {{"page", label}, {"title", asked->review.summary.title}}).text()};
    frame.section = Section::Search;
    frame.width = Width::Wide;
    frame.robots = Robots::KeptOut;
    frame.breadcrumbs = {{Html{t("web.frame.home")}, page.link("/")}, {Html{span(from_record(), asked->review.summary.title)}, review_link(page, asked->reference)}};
    frame.crumb = std::string{t("web.review.page", {{"page", label}}).text()};
    const auto picture = page.link(collection::path_of(asked->reference) + "/pages/" + std::to_string(asked->number) + "/picture.jpg");
    return page.answer(std::move(frame),
                       div(cls("wrap wide"), h1(t("web.picture.heading", {{"page", label}})), p(cls("lede"), a(href(review_link(page, asked->reference)), from_record(), asked->review.summary.title)),
                           when(sheet.machine_read, [&](Html& out) { out << p(t("web.picture.machine", {{"percent", static_cast<int>(std::max(0.0, sheet.confidence) + .5)}})); }), steps(page, *asked),
                           div(cls("cols two beside"),
                               may_be_pictured(*asked) ? Html{img(cls("page-picture"), src(picture), alt(t("web.picture.alt", {{"page", label}})), attr("loading", "lazy"))} : Html{p(t("web.picture.none"))},
                               article(cls("report"), aria_label(t("web.picture.words")), div(cls("prose"), from_record(), words_on(page, *asked)))),
                           steps(page, *asked)));
}

PictureShelf& shelf() {
    static PictureShelf pictures{64u << 20};
    return pictures;
}

Response picture(Page& page) {
    const auto asked = asked_of(page);
    if (!asked || !may_be_pictured(*asked)) return Response::error(404);
    const auto file = page.catalogue.open_file(asked->reference, asked->report.file.name);
    if (!file) return Response::error(404);
    const auto key = file->tag() + ":" + std::to_string(asked->number);
    const auto drawn = shelf().find_or(key, [&]() -> PictureShelf::Picture {
        auto image = page.services.reader.render_page(file->descriptor(), asked->number, picture_width_pixels);
        if (!image) return nullptr;
        return std::make_shared<const std::string>(std::move(image->bytes));
    });
    if (!drawn) return Response::error(404);
    return Response::bytes("image/jpeg", drawn).with_cache(Cache::Revalidate).with_etag(file->tag() + "-" + std::to_string(asked->number));
}

}  // namespace

void add_picture_pages(Routes& routes) {
    add_page(routes, "/reviews/{year}/{number}/pages/{page}", RateClass::Pages, picture_page);
    add_page(routes, "/reviews/{year}/{number}/pages/{page}/picture.jpg", RateClass::Downloads, picture);
}

}  // namespace web
