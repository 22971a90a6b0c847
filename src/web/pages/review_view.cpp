#include "web/pages/review_view.h"

#include <algorithm>

#include "exchange/citation.h"
#include "web/html/components/scripted.h"
#include "web/html/days.h"
#include "web/pages/cited.h"
#include "web/pages/excerpt.h"
#include "web/pages/report_view.h"
#include "web/pages/review_facts.h"
#include "web/pages/review_history_view.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::Standing;

namespace {

Html note_before_reading(const Page& page, const ReviewModel& model) {
    const auto& t = page.t;
    Html harm;
    for (const auto& kind : model.review.summary.harm) {
        if (!harm.empty()) harm << sign(", ");
        harm << kind.text;
    }
    const auto learning = learning_anchor(model);
    return section(cls("note note--wide"), labelled_by("content-note"), h2(id("content-note"), t("web.note.heading")),
                   p(harm.empty() ? Html{t("web.note.general")} : together(t("web.note.this_describes"), sign(" "), span(from_record(), harm), sign(".")), sign(" "),
                     learning.empty() ? t.rich("web.note.support", {}, {{"support", page.link("/support")}})
                                      : t.rich("web.note.ways", {}, {{"learning", paragraph_link(page, model, learning)}, {"support", page.link("/support")}})));
}

Html eyebrow(const Page& page, const collection::ReviewSummary& review) {
    Html line;
    const auto part = [&](const Html& words) {
        if (!line.empty()) line << sign(" · ");
        line << words;
    };
    if (review.scheme) part(Html{review.scheme->text});
    if (review.area) part(Html{review.area->text});
    else if (review.nation) part(Html{review.nation->text});
    if (review.anonymous) part(Html{page.t("web.review.anonymous")});
    if (review.published_on) part(together(page.t("web.review.published"), sign(" "), day_words(page, *review.published_on)));
    else if (review.year) part(together(page.t("web.review.published"), sign(" "), std::to_string(*review.year)));
    return p(cls("eyebrow"), from_record(), line);
}

Url section_link(const Page& page, const ReviewModel& model, const collection::PublicSection& section) {
    const auto link = page.link(collection::path_of(model.review.summary.reference) + "/" + section.slug);
    return model.file.empty() ? link : link.with("file", model.file);
}

/// The same report in the other language, where the review has it.
Html other_languages(const Page& page, const ReviewModel& model) {
    const auto& here = model.report->file;
    Html links;
    for (const auto& file : model.review.files) {
        if (!file.readable || file.kind != here.kind || file.language == here.language) continue;
        const auto name_shown = file.language == "cy" ? std::string_view{"Cymraeg"} : std::string_view{"English"};
        links << sign(" ") << a(href(text_link(page, model.review.summary.reference, file.name)), attr("hreflang", file.language), lang(file.language), from_record(), name_shown);
    }
    if (links.empty()) return {};
    return p(cls("small no-print"), page.t("web.review.also_in"), links);
}

Html contents_entry(const ReviewModel& model, const Page& page, const collection::PublicSection& section) {
    const auto words = section.number.empty() ? section.title : section.number + ". " + section.title;
    const auto here = model.only_section == section.slug;
    const auto to = model.only_section ? section_link(page, model, section) : Url{"#x"}.at(section.anchor);
    return a(href(to), attr("aria-current", here ? std::optional<std::string>{"true"} : std::nullopt), from_record(), shortened(words, 80));
}

/// Two levels of headings; deeper ones stand in the text.
Html contents(const Page& page, const ReviewModel& model) {
    const auto& sections = model.report->sections;
    int top = 6;
    for (const auto& one : sections)
        if (!one.title.empty()) top = std::min(top, one.level);
    Html list;
    for (std::size_t i = 0; i < sections.size();) {
        const auto& head = sections[i++];
        if (head.title.empty() && head.blocks.empty()) continue;
        Html under;
        while (i < sections.size() && sections[i].level > top) {
            if (sections[i].level == top + 1 && !sections[i].title.empty()) under << li(contents_entry(model, page, sections[i]));
            ++i;
        }
        if (head.title.empty()) continue;
        list << li(contents_entry(model, page, head), when(!under.empty(), [&](Html& out) { out << ol(under); }));
    }
    return ol(list);
}

Html find_in_report(const Page& page, const ReviewModel& model) {
    const auto& t = page.t;
    const auto reference = model.review.summary.reference;
    Html result;
    if (!model.find.empty()) {
        Html links;
        int number = 0;
        for (const auto& section : model.report->sections)
            for (const auto& block : section.blocks)
                if (model.marks.contains(block.anchor) && ++number <= 50)
                    links << li(a(href(Url{"#x"}.at(block.anchor)), t("web.review.match", {{"number", number}}), span(cls("sr"), sign(", "), block.shown_number)));
        result = together(p(cls("muted"), attr("role", "status"), t("web.review.matches", {{"count", model.marks.size()}})),
                          when(!links.empty(), [&](Html& out) { out << ul(cls("matches"), links); }));
    }
    return form(role("search"), cls("toc__find"), action(review_link(page, reference)), attr("method", "get"), aria_label(t("web.review.find_label")),
                when(!model.file.empty(), [&](Html& out) { out << input(type("hidden"), name("file"), value(model.file)); }),
                label(for_id("find"), t("web.review.find_label")),
                div(cls("row row--tight"), input(cls("in"), id("find"), name("find"), value(model.find), attr("maxlength", 500)),
                    button(cls("btn btn--s"), type("submit"), t("web.review.find_button"))),
                result);
}

Html landing_notice(const Page& page, const ReviewModel& model) {
    if (!model.landing || model.landing->how == collection::Landing::How::Here) return {};
    const auto& t = page.t;
    if (model.landing->how == collection::Landing::How::Moved)
        return div(cls("govuk-inset-text"), p(t("web.review.link_moved")),
                   p(when(!model.landing->blocks.empty(), [&](Html& out) { out << a(href(Url{"#x"}.at(model.landing->blocks.front().anchor)), t("web.review.link_moved_to")); })));
    return div(cls("govuk-inset-text"), p(t("web.review.link_old")), blockquote(from_record(), model.landing->words));
}

/// "Copy with citation" for whoever has no script: the paragraph's words and where they stand, to select and copy.
Html quotation(const Page& page, const ReviewModel& model) {
    if (!model.report || model.quote.empty()) return {};
    for (const auto& section : model.report->sections)
        for (const auto& block : section.blocks) {
            if (block.anchor != model.quote) continue;
            const auto label = block.page_label.empty() && block.page > 0 ? std::to_string(block.page) : block.page_label;
            const auto text = "“" + block.text + "”\n\n" + cited_place(page, model.cited, block.shown_number, label);
            return tag::section(cls("card quotation"), id("quote"), labelled_by("quote-title"), h2(id("quote-title"), cls("h2--small"), page.t("web.search.copy")),
                                pre(cls("copy"), id("quote-text"), attr("tabindex", 0), from_record(), text), copy_button("quote-text", page.t("web.cite.copy")),
                                p(a(href(Url{"#x"}.at(block.anchor)), page.t("web.search.open_here"))));
        }
    return {};
}

Html no_text(const Page& page, const ReviewModel& model) {
    const auto& t = page.t;
    const auto& review = model.review;
    Html why = Html{t("web.review.no_file")};
    for (const auto& file : review.files) {
        if (file.standing == collection::FileStanding::Withheld) why = Html{t("web.review.withheld")};
        if (file.standing == collection::FileStanding::TermEnded)
            why = together(t("web.review.term_ended"), sign(" "), when(!review.publisher.empty(), [&](Html& out) { out << span(from_record(), t("web.review.ask", {{"publisher", review.publisher}})); }));
    }
    return p(why, sign(" "), when(Url::parse(review.source_url), [&](Html& out, const Url& url) {
                 if (!review.source_url.empty()) out << a(href(url), rel("external"), t("web.review.at_publisher"));
             }));
}

Html record_text(const Page& page, const ReviewModel& model) {
    const auto& t = page.t;
    const auto& review = model.review;
    Html learning, recommendations;
    for (const auto& theme : review.summary.themes) learning << li(a(href(page.link("/themes/" + theme.slug)), from_record(), theme.text));
    for (const auto& words : review.theme_words) learning << li(from_record(), words);
    for (const auto& words : review.recommendations) recommendations << li(from_record(), words);
    return together(when(!review.summary.abstract.empty(), [&](Html& out) { out << h2(t("web.review.abstract")) << p(from_record(), review.summary.abstract); }),
                    when(!learning.empty(), [&](Html& out) { out << h2(id("learning"), t("web.review.themes")) << ul(learning); }),
                    when(!recommendations.empty(), [&](Html& out) { out << h2(id("recommendations"), t("web.review.recommendations")) << ol(recommendations); }));
}

/// For whoever may take it off line: two clicks. The same for every reader, so that a kept copy tells nobody who had signed in.
Html publisher_link(const Page& page, collection::Reference reference, Key words) {
    if (!page.services.desk) return {};
    // By way of signing in: a reader who follows it is asked who they are, and not told that there is no such page.
    const auto to = html::percent_encoded(page.link(collection::path_of(reference) + "/hide").text());
    return p(cls("small muted no-print"), a(href(page.link("/sign-in?to=" + to)), rel("nofollow"), page.t(words)));
}

Html text_tools(const Page& page) {
    const auto& t = page.t;
    const auto tool = [&](const char* what, const Words& words) -> Html { return button(cls("btn btn--2 btn--s"), type("button"), attr("data-text-tool", what), words); };
    return div(cls("tools no-print"), attr("hidden", ""), attr("data-module", "cairn-text-tools"), tool("smaller", t("web.review.text_smaller")),
               tool("larger", t("web.review.text_larger")), tool("plain", t("web.review.text_plain")), tool("wide", t("web.review.text_wide")));
}

}  // namespace

Url paragraph_link(const Page& page, const ReviewModel& model, const std::string& anchor) {
    if (!model.only_section && model.file.empty()) return Url{"#x"}.at(anchor);
    return review_link(page, model.review.summary.reference).at(anchor);
}

std::string learning_anchor(const ReviewModel& model) {
    if (!model.report) return model.review.summary.themes.empty() ? "" : "learning";
    for (const auto& point : model.points)
        if (point.kind != collection::PointKind::Finding && !point.anchor.empty()) return point.anchor;
    return {};
}

Html review_view(const Page& page, const ReviewModel& model) {
    const auto& review = model.review.summary;
    const Html head = together(eyebrow(page, review), h1(from_record(), review.title),
                               when(model.report && !review.abstract.empty(), [&](Html& out) { out << p(cls("lede lede--review"), from_record(), shortened(review.abstract, 400)); }),
                               when(model.report, [&](Html& out, const auto&) { out << other_languages(page, model); }), version_notice(page, model), note_before_reading(page, model), quotation(page, model), landing_notice(page, model), suggested_notice(page, model.review));
    if (!model.report)
        return div(cls("wrap wide"), head, div(cls("cols two"), article(cls("report"), div(cls("prose"), no_text(page, model), record_text(page, model))), review_facts(page, model)), publisher_link(page, review.reference, "web.hiding.publishers"));
    return div(cls("wrap wide"), head,
               div(cls("cols read"), nav(cls("toc"), aria_label(page.t("web.review.contents_of")), h2(cls("toc__head"), page.t("web.review.contents")), contents(page, model), find_in_report(page, model)),
                   article(cls("report"), aria_label(page.t("web.review.report_text")), text_tools(page),
                           div(cls("prose"), lang(model.report->file.language.empty() ? "en" : model.report->file.language), from_record(), report_view(page, model))),
                   review_facts(page, model)),
               publisher_link(page, review.reference, "web.hiding.publishers"));
}

Html withdrawn_view(const Page& page, const collection::PublicReview& review) {
    const auto& t = page.t;
    const bool risk = review.standing == Standing::RecordWithdrawn;
    return div(cls("wrap measure"), h1(t("web.withdrawn.heading")), p(t("web.withdrawn.what_happened")),
               risk ? Html{p(t("web.withdrawn.record"))}
                    : together(p(cls("lede"), from_record(), review.summary.title),
                               p(t("web.withdrawn.on"), sign(" "), when(review.withdrawn_on, [&](Html& out, base::Day day) { out << day_words(page, day) << sign("."); })),
                               when(!review.withdrawn_reason.empty(), [&](Html& out) { out << p(t("web.withdrawn.reason"), sign(" "), span(from_record(), review.withdrawn_reason)); })),
               p(t("web.withdrawn.may_return")), p(t.rich("web.withdrawn.ask", {}, {{"contact", page.link("/contact")}})), p(t.rich("web.withdrawn.support", {}, {{"support", page.link("/support")}, {"search", page.link("/search")}})),
               publisher_link(page, review.summary.reference, "web.hiding.publishers_hidden"));
}

}  // namespace web
