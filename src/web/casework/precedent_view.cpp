#include "web/casework/precedent_view.h"

#include "calendar/london.h"
#include "web/casework/form_words.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/pages/excerpt.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Precedent;
using casework::PrecedentStanding;
using collection::LikeReview;

namespace {

constexpr std::size_t shown_beside = 3;

Html reason_line(const Words& what, const std::vector<std::string>& words, bool quoted_as_written) {
    if (words.empty()) return {};
    Html list;
    for (const auto& word : words) {
        if (!list.empty()) list << sign(", ");
        list << strong(from_record(), quoted_as_written ? "“" + word + "”" : word);
    }
    return li(what, sign(" "), list);
}

std::vector<std::string> texts_of(const std::vector<collection::Label>& labels) {
    std::vector<std::string> texts;
    for (const auto& label : labels) texts.push_back(label.text);
    return texts;
}

Html cited_item(CaseDesk& desk, const Precedent& one, bool may_change) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& said = one.record.answers;
    const auto& title = said.of("precedent", "title");
    const auto& quotation = said.of("precedent", "quotation");
    const auto& section_of = said.of("precedent", "section");
    Html small_print;
    if (!section_of.empty()) small_print << option_words(t, section_of) << sign(" · ");
    small_print << name_of_account(page, one.record.written_by) << sign(", ") << day_words(t, calendar::day_in_london(one.record.changed_at));
    Html item = together(h3(one.review ? Html{a(href(precedent_link(page, *one.review, {}, said.of("precedent", "paragraph"))), from_record(), title)} : Html{span(from_record(), title)}));
    if (!quotation.empty()) item << div(cls("hit__p"), blockquote(from_record(), quotation), when(!said.of("precedent", "number").empty(), [&](Html& out) { out << p(cls("muted"), t("web.search.place_paragraph", {{"number", said.of("precedent", "number")}})); }));
    if (const auto& why = said.of("precedent", "why"); !why.empty()) item << p(from_record(), why);
    item << p(cls("muted"), small_print);
    if (may_change)
        item << page.post_form(desk.path("/rapid-review/precedents/" + one.record.id.to_string() + "/take-back"),
                               button(cls("btn btn--2 btn--s"), type("submit"), t(one.standing == PrecedentStanding::Cited ? Key{"web.precedent.take_back"} : Key{"web.precedent.bring_back"}), span(cls("sr"), from_record(), sign(": "), title)));
    return li(cls("hit"), item);
}

Html too_little(const Page& page, const PrecedentSearch& search) {
    const auto& t = page.t;
    if (search.state == PrecedentSearch::State::NoIndex) return t("web.precedent.no_index");
    return t("web.precedent.too_little");
}

}  // namespace

Url precedent_link(const Page& page, collection::Reference review, std::string_view file, std::string_view anchor) {
    const auto text = text_link(page, review, file);
    return anchor.empty() ? text : text.at(anchor);
}

PrecedentSearch search_precedents(CaseDesk& desk, const PrecedentFilters& filters) {
    auto& page = desk.page;
    PrecedentSearch search;
    search.likeness = casework::likeness_of(desk.file(), {.notification = desk.may(identity::Permission::ReadNotification), .referral = desk.may(identity::Permission::ReadReferral)}, page.language == Language::Welsh ? "cy" : "en");
    search.likeness.only_nation = filters.nation, search.likeness.only_same_age = filters.same_age, search.likeness.only_same_harm = filters.same_harm;
    const auto index = page.services.snapshot();
    if (!index) return search.state = PrecedentSearch::State::NoIndex, search;
    search.collection_reviews = index->review_count();
    if (casework::written_so_far(search.likeness) < casework::enough_written) return search.state = PrecedentSearch::State::TooLittleWritten, search;
    for (const auto& one : casework::precedents_of(desk.file()))
        if (one.standing == PrecedentStanding::PutAside && one.review) search.likeness.leave_out.push_back(*one.review);
    search.found = collection::like_reviews(page.catalogue, *index, search.likeness);
    return search;
}

Html precedent_reasons(const Page& page, const LikeReview& one) {
    const auto& t = page.t;
    return ul(cls("reasons"), reason_line(t("web.precedent.words"), one.shared_words, true), reason_line(t("web.precedent.themes"), texts_of(one.shared_themes), false),
              reason_line(t("web.precedent.harm"), texts_of(one.shared_harm), false), reason_line(t("web.precedent.ages"), texts_of(one.shared_ages), false),
              reason_line(t("web.precedent.agencies"), texts_of(one.shared_agencies), false));
}

Html precedent_passage(const Page& page, const LikeReview& one) {
    if (!one.passage) return {};
    const auto& [passage, excerpt] = *one.passage;
    return div(cls("hit__p"), blockquote(from_record(), lang(passage.language.empty() ? "en" : passage.language), quoted(excerpt)),
               p(cls("muted"), when(!passage.number.empty(), [&](Html& place) { place << page.t("web.search.place_paragraph", {{"number", passage.number}}) << sign(" · "); }),
                 a(href(precedent_link(page, one.review.reference, passage.file, passage.anchor)), page.t("web.search.open_here"), span(cls("sr"), from_record(), sign(": "), one.review.title))));
}

Html cited_precedents(CaseDesk& desk, bool may_change) {
    const auto& t = desk.page.t;
    Html cited, aside;
    std::int64_t put_aside = 0;
    for (const auto& one : casework::precedents_of(desk.file())) {
        if (one.standing == PrecedentStanding::Cited) cited << cited_item(desk, one, may_change);
        if (one.standing == PrecedentStanding::PutAside) ++put_aside, aside << cited_item(desk, one, may_change);
    }
    return together(when(!cited.empty(), [&](Html& out) { out << section(attr("aria-labelledby", "cited"), h2(id("cited"), t("web.precedent.cited")), ul(cls("plain"), cited)); }),
                    when(put_aside > 0, [&](Html& out) { out << govuk::details({.summary = t("web.precedent.put_aside", {{"count", put_aside}}), .content = ul(cls("plain"), aside)}); }));
}

Html precedents_aside(CaseDesk& desk) {
    auto& page = desk.page;
    const auto& t = page.t;
    auto search = search_precedents(desk, {});
    Html items;
    for (std::size_t i = 0; i < std::min(shown_beside, search.found.size()); ++i) {
        auto& one = search.found[i];
        collection::complete(one, page.catalogue, search.likeness);
        items << li(a(href(review_link(page, one.review.reference)), from_record(), one.review.title), precedent_reasons(page, one));
    }
    const Html nothing = search.state == PrecedentSearch::State::Answered ? Html{t("web.precedent.none_short")} : too_little(page, search);
    return aside(cls("card precedents no-print"), attr("aria-labelledby", "precedents"), h2(id("precedents"), t("web.precedent.heading")),
                 items.empty() ? Html{p(cls("muted"), nothing)} : Html{ul(cls("tasks"), items)},
                 p(a(href(desk.link("/rapid-review/precedents")), t("web.precedent.all"))));
}

}  // namespace web
