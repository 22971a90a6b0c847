#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "web/chronology/chronology_view.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

struct Told {
    std::string_view word;
    AgencyLook look;
};
/// The first word that the name holds decides: "school nursing" is health, and "children's services" social care.
constexpr auto told = std::to_array<Told>({
    {"school nurs", AgencyLook::Health}, {"health", AgencyLook::Health}, {"iechyd", AgencyLook::Health}, {"hospital", AgencyLook::Health}, {"ysbyty", AgencyLook::Health}, {"nhs", AgencyLook::Health}, {"midwi", AgencyLook::Health}, {"ambulance", AgencyLook::Health}, {"clinic", AgencyLook::Health}, {"surgery", AgencyLook::Health}, {"general practi", AgencyLook::Health}, {"camhs", AgencyLook::Health},
    {"social care", AgencyLook::SocialCare}, {"social work", AgencyLook::SocialCare}, {"social services", AgencyLook::SocialCare}, {"gofal cymdeithasol", AgencyLook::SocialCare}, {"gwasanaethau cymdeithasol", AgencyLook::SocialCare}, {"children’s services", AgencyLook::SocialCare}, {"children's services", AgencyLook::SocialCare}, {"early help", AgencyLook::SocialCare},
    {"police", AgencyLook::Police}, {"heddlu", AgencyLook::Police}, {"constabulary", AgencyLook::Police}, {"probation", AgencyLook::Police}, {"prawf", AgencyLook::Police}, {"youth justice", AgencyLook::Police},
    {"school", AgencyLook::Education}, {"ysgol", AgencyLook::Education}, {"education", AgencyLook::Education}, {"addysg", AgencyLook::Education}, {"nursery", AgencyLook::Education}, {"meithrin", AgencyLook::Education}, {"college", AgencyLook::Education}, {"academy", AgencyLook::Education},
    {"housing", AgencyLook::Housing}, {"tai", AgencyLook::Housing}, {"tenancy", AgencyLook::Housing}, {"landlord", AgencyLook::Housing},
    {"family", AgencyLook::Family}, {"teulu", AgencyLook::Family}, {"mother", AgencyLook::Family}, {"father", AgencyLook::Family}, {"grand", AgencyLook::Family}, {"carer", AgencyLook::Family},
});

bool holds(std::string_view name, std::string_view word) {
    for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1))
        if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-') return true;
    return false;
}

std::string mark_px(double value) { return fmt::format("{:.1f}", value); }

}  // namespace

AgencyLook look_of(std::string_view agency) {
    const auto name = base::fold(agency);
    for (const auto& [word, look] : told)
        if (holds(name, word)) return look;
    return AgencyLook::Other;
}

std::string_view to_word(AgencyLook look) {
    static constexpr auto words = std::to_array<std::string_view>({"fam", "soc", "hea", "pol", "edu", "hou", "other"});
    return words[static_cast<std::size_t>(look)];
}

Html agency_mark_at(AgencyLook look, double x, double y) {
    const auto at = [&](Html&& shape) -> Html { return g(attr("transform", "translate(" + mark_px(x - 9) + " " + mark_px(y - 9) + ")"), shape); };
    switch (look) {
        case AgencyLook::Family: return at(Html{circle(attr("cx", "9"), attr("cy", "9"), attr("r", "6.5"), cls("ag-ring"))});
        case AgencyLook::SocialCare: return at(Html{circle(attr("cx", "9"), attr("cy", "9"), attr("r", "8"), cls("ag-soc"))});
        case AgencyLook::Health: return at(Html{path(attr("d", "M6.12 1h5.76v5.12h5.12v5.76h-5.12v5.12h-5.76v-5.12h-5.12v-5.76h5.12z"), cls("ag-hea"))});
        case AgencyLook::Police: return at(Html{path(attr("d", "M9 1l8 8-8 8-8-8z"), cls("ag-pol"))});
        case AgencyLook::Education: return at(Html{path(attr("d", "M9 1.5l8 14.5H1z"), cls("ag-edu"))});
        case AgencyLook::Housing: return at(Html{rect(attr("x", "2.2"), attr("y", "2.2"), attr("width", "13.6"), attr("height", "13.6"), cls("ag-hou"))});
        case AgencyLook::Other: break;
    }
    return at(Html{path(attr("d", "M5 2h8l4 7-4 7H5L1 9z"), cls("ag-other"))});
}

Html agency_shape(AgencyLook look) { return svg(attr("viewBox", "0 0 18 18"), attr("aria-hidden", "true"), attr("focusable", "false"), agency_mark_at(look, 9, 9)); }

Html agency_label(ChronologyDesk& desk, std::string_view agency) { return span(cls("ag"), agency_shape(look_of(agency)), b(from_record(), desk.text(agency))); }

}  // namespace web
