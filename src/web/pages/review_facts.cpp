#include "web/pages/review_facts.h"

#include <algorithm>
#include <charconv>

#include "exchange/citation.h"
#include "web/html/days.h"
#include "web/pages/excerpt.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::FileStanding;
using collection::Label;
using collection::Suggested;

namespace {

std::string_view short_type(std::string_view media_type) {
    if (media_type == "application/pdf") return "PDF";
    if (media_type.find("wordprocessingml") != std::string_view::npos) return "Word";
    if (media_type.find("opendocument.text") != std::string_view::npos) return "OpenDocument";
    if (media_type == "text/html") return "HTML";
    if (media_type.find("rtf") != std::string_view::npos) return "RTF";
    return "text";
}

Words kind_words(const Page& page, std::string_view kind) {
    const auto& t = page.t;
    if (kind == "overview") return t("web.review.kind_overview");
    if (kind == "summary") return t("web.review.kind_summary");
    if (kind == "briefing") return t("web.review.kind_briefing");
    if (kind == "response") return t("web.review.kind_response");
    if (kind == "easy-read") return t("web.review.kind_easy_read");
    return t("web.review.kind_other");
}

Html files_card(const Page& page, const ReviewModel& model) {
    const auto& t = page.t;
    const auto reference = model.review.summary.reference;
    Html list;
    for (const auto& file : model.review.files) {
        if (file.standing != FileStanding::Open && file.standing != FileStanding::TextOnly) continue;
        const std::string_view looks = list.empty() ? "btn btn--wide" : "";
        list << li(a(cls(looks), href(file_link(page, reference, file)), span(file_words(page, file))));
        if (file.readable && model.report && file.name != model.report->file.name)
            list << li(a(href(text_link(page, reference, file.name)), t("web.review.read_here"), span(cls("sr"), sign(": "), file_words(page, file))));
        if (file.machine_read)
            list << li(cls("muted small"), t("web.review.machine_read", {{"percent", static_cast<int>(std::max(0.0, file.confidence) + .5)}}));
    }
    if (list.empty()) return {};
    return section(cls("card"), h2(t("web.review.take")), ul(cls("plain small files"), list));
}

Html cite_card(const Page& page, const ReviewModel& model) {
    const auto& t = page.t;
    const auto base = collection::path_of(model.review.summary.reference);
    const auto to = [&](const char* ending) { return page.link(base + "/" + ending); };
    return section(cls("card"), id("cite"), h2(t("web.review.cite")), p(cls("small cite"), from_record(), exchange::to_sentence(model.cited)),
                   ul(cls("acts"), li(a(href(to("cite")), t("web.review.cite_page"))), li(a(href(to("cite.ris")), span(attr("translate", "no"), from_record(), std::string_view{"RIS"}))),
                      li(a(href(to("cite.bib")), span(attr("translate", "no"), from_record(), std::string_view{"BibTeX"}))),
                      li(a(href(to("cite.csl.json")), span(attr("translate", "no"), from_record(), std::string_view{"CSL-JSON"})))));
}

/// Labels with commas between, each a link under `path` where there is one.
Html labels(const Page& page, const std::vector<Label>& all, std::string_view path) {
    Html out;
    for (const auto& one : all) {
        if (!out.empty()) out << sign(", ");
        if (path.empty()) out << span(from_record(), one.text);
        else out << a(href(page.link(std::string{path} + one.slug)), from_record(), one.text);
    }
    return out;
}

struct Rows {
    Html html;
    void add(const Words& name_words, const Html& words) {
        if (!words.empty()) html << div(dt(name_words), dd(words));
    }
};

Html subjects(const collection::PublicReview& review) {
    Html out;
    for (const auto& subject : review.subjects) {
        Html one;
        for (const auto* part : {&subject.age_band, &subject.sex, &subject.outcome}) {
            if (part->empty()) continue;
            if (!one.empty()) one << sign(", ");
            one << *part;
        }
        if (!out.empty()) out << br();
        out << span(from_record(), one);
    }
    return out;
}

/// "2025-05" as "May 2025"; what is no ISO day, month or year is shown as it was written.
std::string known_day(const Page& page, std::string_view text) {
    const auto part = [&](std::size_t at, std::size_t length) -> std::optional<int> {
        int number = 0;
        if (text.size() < at + length || (at > 0 && text[at - 1] != '-')) return std::nullopt;
        const auto [end, fault] = std::from_chars(text.data() + at, text.data() + at + length, number);
        return fault == std::errc{} && end == text.data() + at + length ? std::optional{number} : std::nullopt;
    };
    const auto year = part(0, 4), month = part(5, 2), day = part(8, 2);
    const bool whole = (text.size() == 4 && year) || (text.size() == 7 && year && month) || (text.size() == 10 && year && month && day);
    if (!whole || (month && (*month < 1 || *month > 12))) return std::string{text};
    PartialDay known{.year = *year};
    if (month) known.month = static_cast<unsigned>(*month);
    if (day) known.day = static_cast<unsigned>(*day);
    return std::string{partial_day_words(page.t, known).text()};
}

Html period(const Page& page, const collection::PublicReview& review) {
    if (review.incident_from.empty() && review.incident_to.empty()) return {};
    if (review.incident_to.empty() || review.incident_to == review.incident_from) return span(from_record(), known_day(page, review.incident_from));
    return span(from_record(), known_day(page, review.incident_from), sign(" – "), known_day(page, review.incident_to));
}

Html versions_row(const Page& page, const ReviewModel& model) {
    const auto link_to = page.link(collection::path_of(model.review.summary.reference) + "/versions");
    return together(page.t("web.review.version", {{"number", model.review.version}}), sign(". "), a(href(link_to), page.t("web.review.see_versions")));
}

Html details_card(const Page& page, const ReviewModel& model) {
    const auto& t = page.t;
    const auto& review = model.review;
    Rows rows;
    rows.add(t("web.review.reference"), Html{span(from_record(), collection::to_string(review.summary.reference))});
    rows.add(t("web.review.subjects"), subjects(review));
    rows.add(t("web.review.nation"), review.summary.nation ? Html{span(from_record(), review.summary.nation->text)} : Html{});
    rows.add(t("web.review.area"), review.summary.area ? Html{a(href(page.link("/areas/" + review.summary.area->slug)), from_record(), review.summary.area->text)} : Html{});
    rows.add(t("web.review.authorities_now"), labels(page, review.authorities_now, {}));
    rows.add(t("web.review.type"), review.summary.scheme ? together(span(from_record(), review.summary.scheme->text), when(!review.era.empty(), [&](Html& out) { out << sign(" (") << span(from_record(), review.era) << sign(")"); })) : Html{});
    rows.add(t("web.review.period"), period(page, review));
    rows.add(t("web.review.themes"), labels(page, review.summary.themes, "/themes/"));
    rows.add(t("web.review.harm"), labels(page, review.summary.harm, {}));
    rows.add(t("web.review.agencies"), labels(page, review.agencies, {}));
    rows.add(t("web.review.settings"), labels(page, review.settings, {}));
    rows.add(t("web.review.publisher"), review.publisher.empty() ? Html{} : Html{span(from_record(), review.publisher)});
    rows.add(t("web.review.rights"), review.rights_holder.empty() ? Html{} : Html{span(from_record(), review.rights_holder)});
    rows.add(t("web.review.versions"), versions_row(page, model));
    return section(cls("card"), h2(t("web.review.details")), dl(cls("kv"), rows.html));
}

Html recommendations_card(const Page& page, const ReviewModel& model) {
    const auto& t = page.t;
    std::int64_t count = 0;
    Html list;
    for (const auto& point : model.points) {
        if (point.kind != collection::PointKind::Recommendation) continue;
        ++count;
        if (count <= 5 && !point.anchor.empty()) list << li(a(href(paragraph_link(page, model, point.anchor)), from_record(), shortened(point.text, 90)));
    }
    if (count == 0) return {};
    return section(cls("card"), h2(t("web.review.recommendation_count", {{"count", count}})), ul(cls("plain small files"), list),
                   p(cls("small"), a(href(page.link("/recommendations").with("review", collection::to_string(model.review.summary.reference))), t("web.review.all_recommendations"))));
}

Html related_card(const Page& page, const ReviewModel& model) {
    return section(cls("card"), h2(page.t("web.review.related")),
                   p(cls("small"), a(href(page.link(collection::path_of(model.review.summary.reference) + "/related")), page.t("web.review.see_related"))));
}

}  // namespace

Url file_link(const Page& page, collection::Reference reference, const collection::PublicFile& file, int version) {
    const auto link = page.link(collection::path_of(reference) + "/files/" + file.name);
    return version ? link.with("version", std::to_string(version)) : link;
}

Html file_words(const Page& page, const collection::PublicFile& file) {
    const auto& t = page.t;
    Html out = together(kind_words(page, file.kind), sign(" ("), span(from_record(), short_type(file.media_type)));
    if (file.language == "cy") out << sign(", ") << t("web.review.in_welsh");
    if (file.size_bytes > 0) out << sign(", ") << html::file_size(t, static_cast<std::uint64_t>(file.size_bytes));
    if (file.pages > 0) out << sign(", ") << t("web.review.pages", {{"count", file.pages}});
    out << sign(")");
    return out;
}

Html review_facts(const Page& page, const ReviewModel& model) {
    return aside(cls("side"), aria_label(page.t("web.review.about_report")), files_card(page, model), cite_card(page, model), details_card(page, model),
                 recommendations_card(page, model), related_card(page, model));
}

Html suggested_notice(const Page& page, const collection::PublicReview& review) {
    if (review.suggested.empty()) return {};
    Html list;
    for (const auto part : review.suggested) {
        if (!list.empty()) list << sign(", ");
        switch (part) {
            case Suggested::Title: list << page.t("web.review.part_title"); break;
            case Suggested::Year: list << page.t("web.review.part_year"); break;
            case Suggested::Area: list << page.t("web.review.part_area"); break;
            case Suggested::Nation: list << page.t("web.review.part_nation"); break;
            case Suggested::Scheme: list << page.t("web.review.part_scheme"); break;
            case Suggested::AgeBand: list << page.t("web.review.part_age"); break;
        }
    }
    return p(cls("small muted"), page.t("web.review.suggested"), sign(" "), list, sign("."));
}

}  // namespace web
