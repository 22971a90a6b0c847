#include "web/report/jigsaw_view.h"

#include "casework/precedents.h"
#include "collection/area.h"
#include "web/casework/precedent_view.h"
#include "web/casework/term_words.h"
#include "web/html/tags.h"
#include "web/pages/excerpt.h"

namespace web {

using namespace html;
using namespace html::tag;
using disclosure::Aspect;
using publishing::Beside;
using publishing::CombinedRisk;
using publishing::DraftFact;

namespace {

Html risk_tag(const Catalogue& t, CombinedRisk risk) {
    switch (risk) {
        case CombinedRisk::High: return span(cls("tag tag--late"), t("web.disclosure.risk_high"));
        case CombinedRisk::Raised: return span(cls("tag tag--soon"), t("web.disclosure.risk_raised"));
        case CombinedRisk::Low: break;
    }
    return span(cls("tag tag--ok"), t("web.disclosure.risk_low"));
}

/// A fact as the draft words it; of the outline, as the collection does.
Html fact_words(const SignedPage& page, const DraftFact& one) {
    const auto& t = page.t;
    if (one.group) return span(from_record(), one.group->hits.front().hit.text);
    const auto& value = one.fact.value;
    switch (one.fact.aspect) {
        case Aspect::Age: return together(t("web.disclosure.fact_age"), sign(": "), span(from_record(), terms_in_words(page, "child_age", {value})));
        case Aspect::Harm: return together(t("web.disclosure.fact_harm"), sign(": "), span(from_record(), terms_in_words(page, "harm_type", {value})));
        case Aspect::Date: return together(t("web.disclosure.fact_year"), sign(": "), span(from_record(), value));
        case Aspect::Area: {
            const auto* area = collection::AreaBook::built_in().by_slug(value);
            return together(t("web.disclosure.fact_area"), sign(": "), span(from_record(), area ? area->label.text : value));
        }
        case Aspect::Rare: break;
    }
    return span(from_record(), value);
}

/// What a reader needs instead.
Key said_instead(const DraftFact& one) {
    if (one.names_somebody) return "web.disclosure.instead_name";
    if (one.fact.value == "twins" || (one.group && one.group->hits.front().hit.kind == "siblings")) return "web.disclosure.instead_siblings";
    switch (one.fact.aspect) {
        case Aspect::Age: return "web.disclosure.instead_age";
        case Aspect::Area: return "web.disclosure.instead_area";
        case Aspect::Date: return "web.disclosure.instead_date";
        case Aspect::Harm:
        case Aspect::Rare: break;
    }
    return "web.disclosure.instead_rare";
}

Html first_item(CaseDesk& desk, const DraftFact& one) {
    const auto& t = desk.page.t;
    const auto address = desk.link("/disclosure/" + mark_of_group(*one.group));
    return li(div(cls("grow"), a(href(address), fact_words(desk.page, one)), small(hit_words(t, "kind", one.group->hits.front().hit.kind)), small(t(said_instead(one)))), hit_state_tag(t, one.group->state()));
}

Html beside_item(CaseDesk& desk, const Beside& one) {
    const auto& t = desk.page.t;
    Html shared;
    for (const auto& fact : one.shared) shared << (shared.empty() ? Html{} : Html{sign(" · ")}) << fact_words(desk.page, fact);
    Html what;
    if (one.cutting) what << a(href(desk.link("/cutting/" + one.cutting->id.to_string())), span(from_record(), one.cutting->answers.of("cutting", "source"))) << small(t("web.disclosure.a_cutting"));
    else what << a(href(one.anchor.empty() ? review_link(desk.page, one.review->reference) : precedent_link(desk.page, one.review->reference, {}, one.anchor)), span(from_record(), one.review->title)) << small(t("web.disclosure.a_review"));
    return li(div(cls("grow"), what, small(t("web.disclosure.shares"), sign(" "), shared)), risk_tag(t, one.risk));
}

}  // namespace

publishing::PutTogether put_together(CaseDesk& desk, const std::vector<publishing::HitGroup>& groups) {
    const auto& page = desk.page;
    const casework::MayBeAsked may{.notification = desk.may(identity::Permission::ReadNotification), .referral = desk.may(identity::Permission::ReadReferral)};
    const auto outline = publishing::outline_of(desk.file(), casework::likeness_of(desk.file(), may, page.language == Language::Welsh ? "cy" : "en"));
    const auto index = page.services.snapshot();
    return publishing::put_together(desk.file(), groups, outline, page.catalogue, index.get());
}

Html jigsaw_card(CaseDesk& desk, const publishing::PutTogether& together) {
    const auto& t = desk.page.t;
    Html first, beside;
    for (const auto& one : together.first) first << first_item(desk, one);
    for (const auto& one : together.beside) beside << beside_item(desk, one);
    const auto looked = static_cast<std::int64_t>(together.reviews_looked_at);
    const Html among = together.reviews_looked_at > 0 ? Html{t("web.disclosure.looked_at", {{"count", looked}})} : Html{t("web.disclosure.no_collection")};
    return section(cls("card"), attr("aria-labelledby", "jigsaw"), h2(id("jigsaw"), t("web.disclosure.jigsaw")), p(risk_tag(t, together.risk)), p(t("web.disclosure.jigsaw_is")),
                   p(t("web.disclosure.jigsaw_means", {{"count", static_cast<std::int64_t>(together.in_cuttings)}}), sign(" "), among),
                   h3(t("web.disclosure.beside")), beside.empty() ? Html{p(t("web.disclosure.nothing_beside"))} : Html{ul(cls("tasks"), beside)},
                   when(!first.empty(), [&](Html& out) { out << h3(t("web.disclosure.first")) << ol(cls("tasks plain"), first); }),
                   p(a(href(desk.link("/cutting")), t("web.disclosure.cuttings")), sign(" · "), a(href(desk.link("/approved_public")), t("web.disclosure.approved_list"))));
}

}  // namespace web
