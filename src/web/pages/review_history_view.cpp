#include "web/pages/review_history_view.h"

#include <algorithm>
#include <ranges>

#include "exchange/citation.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/pages/changed_text.h"
#include "web/pages/excerpt.h"
#include "web/pages/review_view.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

Html to_copy(const Page& page, std::string_view name_shown, const std::string& text, std::string_view target) {
    return section(cls("card"), h2(from_record(), name_shown), pre(cls("copy"), id(target), attr("tabindex", 0), from_record(), text),
                   button(cls("btn btn--2 btn--s"), type("button"), attr("hidden", ""), attr("data-copy-from", target), page.t("web.cite.copy")));
}

/// “growth chart”, “weighed”.
Html quoted_words(const std::vector<std::string>& words) {
    Html list;
    for (const auto& word : words) {
        if (!list.empty()) list << sign(", ");
        list << strong(from_record(), "“" + word + "”");
    }
    return list;
}

Html reason_words(const Page& page, const collection::RelatedReview& one) {
    const auto& t = page.t;
    Html themes, terms;
    for (const auto& theme : one.shared_themes) {
        if (!themes.empty()) themes << sign(", ");
        themes << a(href(page.link("/themes/" + theme.slug)), from_record(), theme.text);
    }
    for (const auto& term : one.shared_terms) {
        if (!terms.empty()) terms << sign(", ");
        terms << strong(from_record(), term);
    }
    return together(when(!one.shared_words.empty(), [&](Html& out) { out << p(t("web.related.words"), sign(" "), quoted_words(one.shared_words), sign(".")); }),
                    when(!themes.empty(), [&](Html& out) { out << p(t("web.related.themes"), sign(" "), themes); }),
                    when(!terms.empty(), [&](Html& out) { out << p(t("web.related.terms"), sign(" "), terms); }));
}

/// A recommendation that only the record gives has no place in the text.
Url passage_link(const Page& page, const collection::PublicPassage& passage) {
    const auto text = text_link(page, passage.review.reference, passage.file);
    return passage.anchor.empty() ? text : text.at(passage.anchor);
}

Html passages(const Page& page, const Words& heading, const std::vector<collection::ShownPassage>& shown) {
    Html out;
    for (const auto& [passage, excerpt] : shown)
        out << div(cls("hit__p"), blockquote(from_record(), lang(passage.language.empty() ? "en" : passage.language), quoted(excerpt)),
                   p(cls("muted"), heading, sign(" · "),
                     when(!passage.number.empty(), [&](Html& place) { place << page.t("web.search.place_paragraph", {{"number", passage.number}}) << sign(" · "); }), a(href(passage_link(page, passage)), page.t("web.search.open_here"),
                                                           span(cls("sr"), from_record(), sign(": "), passage.review.title))));
    return out;
}

/// "Corrected on 24 April 2026. Why: …": of an anonymous review without its day, which would help to find it.
Html corrected_line(const Page& page, const collection::PublicVersion& version) {
    const auto& t = page.t;
    return together(version.entered_on ? Html{t("web.versions.corrected_on", {{"day", std::string{day_words(t, *version.entered_on).text()}}})} : Html{t("web.versions.corrected_once")},
                    when(!version.reason.empty(), [&](Html& out) { out << sign(" ") << t("web.versions.reason") << sign(" ") << span(from_record(), version.reason); }));
}

Html corrected_words(const Page& page, const collection::PublicVersion& version) { return p(strong(corrected_line(page, version))); }

}  // namespace

bool is_closed(const collection::PublicVersion& version) {
    return !version.files.empty() && std::ranges::all_of(version.files, [](const collection::PublicFile& file) { return file.standing == collection::FileStanding::Withdrawn; });
}

const collection::PublicVersion* version_before(const std::vector<collection::PublicVersion>& versions, int version) {
    const auto found = std::ranges::find(versions, version - 1, &collection::PublicVersion::version);
    return found != versions.end() && !found->files.empty() && !is_closed(*found) ? &*found : nullptr;
}

Url compared_link(const Page& page, collection::Reference reference, int version) { return page.link(collection::path_of(reference) + "/versions").with("changed", std::to_string(version)); }

Html cite_view(const Page& page, const collection::PublicReview& review, const exchange::CitedWork& work) {
    const auto& t = page.t;
    return div(cls("wrap"), h1(t("web.cite.heading")), p(cls("lede"), a(href(review_link(page, review.summary.reference)), from_record(), review.summary.title)),
               p(t("web.cite.permanent"), sign(" "), code(from_record(), work.url)), p(t("web.cite.paragraphs")),
               to_copy(page, t("web.cite.plain").text(), exchange::to_sentence(work), "cite-plain"), to_copy(page, "RIS", exchange::to_ris(work), "cite-ris"),
               to_copy(page, "BibTeX", exchange::to_bibtex(work), "cite-bib"), to_copy(page, "CSL-JSON", exchange::to_csl_json(work), "cite-csl"));
}

Html versions_view(const Page& page, const collection::PublicReview& review, const std::vector<collection::PublicVersion>& versions) {
    const auto& t = page.t;
    Html list;
    for (const auto& version : versions) {
        Html files;
        for (const auto& file : version.files)
            if (file.standing == collection::FileStanding::Open || file.standing == collection::FileStanding::TextOnly)
                files << li(a(href(file_link(page, review.summary.reference, file, version.version)), file_words(page, file)));
        list << li(cls("card"), h2(t("web.review.version", {{"number", version.version}})),
                   when(version.entered_on, [&](Html& out, base::Day day) { out << p(cls("muted"), t("web.versions.entered"), sign(" "), day_words(page, day)); }),
                   when(version.change == collection::corrected, [&](Html& out) { out << p(strong(t("web.versions.corrected"))); }),
                   when(!version.change.empty() && version.change != collection::corrected, [&](Html& out) { out << p(t("web.versions.change"), sign(" "), span(from_record(), version.change)); }),
                   when(!version.reason.empty(), [&](Html& out) { out << p(t("web.versions.reason"), sign(" "), span(from_record(), version.reason)); }),
                   when(!files.empty(), [&](Html& out) { out << ul(files); }),
                   when(is_closed(version), [&](Html& out) { out << p(t("web.versions.closed")); }),
                   when(version.change == collection::corrected && version_before(versions, version.version), [&](Html& out) { out << p(a(href(compared_link(page, review.summary.reference, version.version)), t("web.versions.see_changes"), span(cls("sr"), sign(", "), t("web.review.version", {{"number", version.version}})))); }),
                   when(version.version != review.version && !is_closed(version), [&](Html& out) {
                       out << p(a(href(review_link(page, review.summary.reference).with("version", std::to_string(version.version))), t("web.versions.read")));
                   }));
    }
    return div(cls("wrap"), h1(t("web.versions.heading")), p(cls("lede"), a(href(review_link(page, review.summary.reference)), from_record(), review.summary.title)),
               p(t("web.versions.means")), ol(cls("plain"), list));
}

Html compared_view(const Page& page, const collection::PublicReview& review, const collection::PublicVersion& version, const collection::PublicReport& before, const collection::PublicReport& after) {
    const auto& t = page.t;
    const auto language = after.file.language.empty() ? std::string{"en"} : after.file.language;
    return div(cls("wrap"), h1(t("web.versions.compared", {{"number", version.version}})), p(cls("lede"), a(href(review_link(page, review.summary.reference)), from_record(), review.summary.title)),
               when(version.change == collection::corrected, [&](Html& out) { out << corrected_words(page, version); }), p(t("web.versions.compared_means")),
               div(lang(language), changed_text(t, paragraphs_of(before), paragraphs_of(after), 2)),
               p(cls("acts"), a(href(review_link(page, review.summary.reference).with("version", std::to_string(before.version))), t("web.versions.read_before")), sign(" · "), a(href(review_link(page, review.summary.reference)), t("web.versions.read_newest"))));
}

Html closed_view(const Page& page, const collection::PublicReview& review, const collection::PublicVersion& version, const std::vector<collection::PublicVersion>& versions) {
    const auto& t = page.t;
    // The correction that closed it is the first one after which a version can be read again.
    const auto why = std::ranges::find_if(versions | std::views::reverse, [&](const collection::PublicVersion& one) { return one.version > version.version && one.change == collection::corrected && !is_closed(one); });
    return div(cls("wrap measure"), h1(t("web.versions.closed_here", {{"number", version.version}})), p(cls("lede"), from_record(), review.summary.title), p(t("web.versions.closed")),
               when(why != (versions | std::views::reverse).end(), [&](Html& out) { out << corrected_words(page, *why); }),
               p(a(href(review_link(page, review.summary.reference)), t("web.versions.read_newest")), sign(" · "), a(href(page.link(collection::path_of(review.summary.reference) + "/versions")), t("web.review.see_versions"))));
}

Html version_notice(const Page& page, const ReviewModel& model) {
    const auto& t = page.t;
    const auto& versions = model.versions;
    const auto reference = model.review.summary.reference;
    const int asked = model.version == 0 ? model.review.version : model.version;
    const auto newest = std::ranges::find(versions, collection::corrected, &collection::PublicVersion::change);
    if (newest == versions.end() && asked == model.review.version) return {};
    if (asked != model.review.version) {
        // The version after this one says why this one was left.
        const auto next = std::ranges::find(versions, asked + 1, &collection::PublicVersion::version);
        const bool was_corrected = next != versions.end() && next->change == collection::corrected;
        return govuk::warning_text(t, {.content = together(t("web.versions.old_here", {{"number", asked}}), sign(" "),
                                                           when(was_corrected, [&](Html& out) { out << corrected_line(page, *next) << sign(" · "); }), a(href(review_link(page, reference)), t("web.versions.read_newest")))});
    }
    Html links;
    if (version_before(versions, newest->version)) links << a(href(compared_link(page, reference, newest->version)), t("web.versions.see_changes")) << sign(" · ");
    return govuk::inset_text({.content = together(corrected_words(page, *newest), p(links, a(href(page.link(collection::path_of(reference) + "/versions")), t("web.review.see_versions"))))});
}

Html related_view(const Page& page, const collection::PublicReview& review, const std::vector<collection::RelatedReview>& related) {
    const auto& t = page.t;
    Html list;
    for (const auto& one : related)
        list << li(cls("hit"), h2(cls("h3"), a(href(review_link(page, one.review.reference)), from_record(), one.review.title)), facts_line(page, one.review),
                   h3(cls("why"), t("web.related.why")), reason_words(page, one), passages(page, t("web.related.here"), one.here), passages(page, t("web.related.there"), one.there));
    return div(cls("wrap"), h1(t("web.related.heading")), p(cls("lede"), a(href(review_link(page, review.summary.reference)), from_record(), review.summary.title)),
               p(t("web.related.means")), list.empty() ? Html{p(t("web.related.none"))} : Html{ol(cls("plain"), list)});
}

}  // namespace web
