#include "web/pages/excerpt.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "web/html/days.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

/// A passage that goes on from the page before begins in the middle of a sentence.
bool begins_inside(std::string_view text) { return !text.empty() && text.front() >= 'a' && text.front() <= 'z'; }

/// A passage that goes on over the page ends without a full stop; a short one may be an item of a list.
bool ends_inside(std::string_view text) {
    constexpr std::size_t shortest_sentence = 60;
    if (text.size() < shortest_sentence) return false;
    const auto last = static_cast<unsigned char>(text.back());
    return last == ',' || (last < 0x80 && std::isalnum(last));
}

}  // namespace

Html marked(const search::Excerpt& excerpt) {
    Html out;
    const std::string_view text = excerpt.text;
    if (excerpt.cut_before) out << sign("… ");
    std::size_t at = 0;
    for (const auto& place : excerpt.marks) {
        out << text.substr(at, place.begin - at);
        out << mark(text.substr(place.begin, place.end - place.begin));
        at = place.end;
    }
    out << text.substr(at);
    if (excerpt.cut_after) out << sign(" …");
    return out;
}

Html quoted(search::Excerpt excerpt) {
    excerpt.cut_before = excerpt.cut_before || begins_inside(excerpt.text);
    excerpt.cut_after = excerpt.cut_after || ends_inside(excerpt.text);
    return marked(excerpt);
}

Html quoted(std::string text) {
    search::Excerpt whole;
    whole.text = std::move(text);
    return quoted(std::move(whole));
}

Url review_link(const Page& page, collection::Reference reference) { return page.link(collection::path_of(reference)); }

Url text_link(const Page& page, collection::Reference reference, std::string_view file) {
    const auto link = review_link(page, reference);
    return file.empty() ? link : link.with("file", file);
}

Html day_words(const Page& page, base::Day day) { return html::day(page.t, day); }

namespace {

std::string bands_of(const collection::ReviewSummary& review) {
    std::string bands;
    for (const auto& age : review.ages) bands += (bands.empty() ? "" : ", ") + age.text;
    return bands;
}

}  // namespace

Html facts_line(const Page& page, const collection::ReviewSummary& review) {
    const auto& t = page.t;
    return p(cls("meta"), from_record(),
             when(review.scheme, [](Html& out, const auto& scheme) { out << span(scheme.text); }),
             when(review.area, [](Html& out, const auto& area) { out << span(area.text); }),
             when(!review.area && review.nation, [&](Html& out) { out << span(review.nation->text); }),
             when(review.anonymous, [&](Html& out) { out << span(t("web.review.anonymous")); }),
             when(review.published_on, [&](Html& out, base::Day day) { out << span(t.rich("web.review.published_on", {}, {}), sign(" "), day_words(page, day)); }),
             when(!review.published_on && review.year, [&](Html& out) { out << span(std::to_string(*review.year)); }),
             when(!review.ages.empty(), [&](Html& out) { out << span(t("web.review.ages", {{"bands", bands_of(review)}})); }));
}

Html theme_tags(const collection::ReviewSummary& review, std::size_t most) {
    const auto shown = std::span{review.themes}.first(std::min(most, review.themes.size()));
    if (shown.empty()) return {};
    return p(cls("row row--tags"), from_record(), each(shown, [](Html& out, const auto& theme) { out << span(cls("tag tag--quiet"), theme.text); }));
}

Html content_note(const Page& page, const collection::ReviewSummary& review) {
    if (review.harm.empty()) return {};
    Html list;
    for (std::size_t i = 0; i < review.harm.size() && i < 3; ++i) {
        if (i) list << sign(", ");
        list << base::fold(review.harm[i].text.substr(0, 1)) + review.harm[i].text.substr(1);
    }
    return p(cls("hit__note"), span(cls("tag tag--note"), page.t("web.note.tag")), sign(" "),
             span(cls("small"), page.t("web.note.describes"), sign(" "), span(from_record(), list)));
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string{text};
    auto end = text.rfind(' ', most);
    if (end == std::string_view::npos || end < most / 2) {
        end = most;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    }
    return std::string{text.substr(0, end)} + " …";
}

Html review_row(const Page& page, const collection::ReviewSummary& review, int level, std::size_t most) {
    const Html title = a(href(review_link(page, review.reference)), from_record(), review.title);
    return li(level == 2 ? Html{h2(cls("h3"), title)} : Html{h3(title)}, facts_line(page, review),
              when(!review.abstract.empty(), [&](Html& out) { out << p(from_record(), shortened(review.abstract, most)); }), theme_tags(review));
}

}  // namespace web
