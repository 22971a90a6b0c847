#include "web/family/leaflet_view.h"

#include <array>

#include "casework/case_store.h"
#include "identity/organisation.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

constexpr std::array<LeafletPart, 9> parts_of_leaflet{{
    {"opening", "web.leaflet.opening", "web.leaflet.opening_text", "web.leaflet.opening_easy"},
    {"what", "web.leaflet.what", "web.leaflet.what_text", "web.leaflet.what_easy"},
    {"choice", "web.leaflet.choice", "web.leaflet.choice_text", "web.leaflet.choice_easy"},
    {"words", "web.leaflet.words", "web.leaflet.words_text", "web.leaflet.words_easy"},
    {"told", "web.leaflet.told", "web.leaflet.told_text", "web.leaflet.told_easy"},
    {"published", "web.leaflet.published", "web.leaflet.published_text", "web.leaflet.published_easy"},
    {"court", "web.leaflet.court", "web.leaflet.court_text", "web.leaflet.court_easy"},
    {"contact", "web.leaflet.contact", "web.leaflet.contact_text", "web.leaflet.contact_easy"},
    {"support", "web.leaflet.support", "web.leaflet.support_text", "web.leaflet.support_easy"},
}};

/// Paragraphs: an empty line, or for easy read the end of a sentence, begins the next.
std::vector<std::string> paragraphs_of(const std::string& text, bool sentence_a_line) {
    std::vector<std::string> list;
    std::string now;
    const auto end = [&] {
        while (!now.empty() && (now.front() == ' ' || now.front() == '\n')) now.erase(0, 1);
        if (!now.empty()) list.push_back(std::exchange(now, {}));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') continue;
        if (text[i] == '\n') {
            end();
            continue;
        }
        now += text[i];
        const bool stops = text[i] == '.' || text[i] == '?' || text[i] == '!';
        if (sentence_a_line && stops && (i + 1 == text.size() || text[i + 1] == ' ')) end();
    }
    end();
    return list;
}

Html paragraphs_html(const std::vector<std::string>& list, bool large) {
    Html all;
    for (const auto& one : list) large ? all << p(cls("govuk-body-l"), from_record(), one) : all << p(from_record(), one);
    return all;
}

}  // namespace

std::optional<LeafletOwner> leaflet_owner(store::Snapshot& snapshot, std::string_view slug) {
    for (const auto& one : casework::partnerships(snapshot)) {
        if (one.area != slug) continue;
        if (const auto known = identity::organisation(snapshot, identity::OrganisationId{one.organisation}))
            return LeafletOwner{one.organisation, one.area, known->public_id, known->name, collection::leaflet_in_force(snapshot, one.organisation)};
    }
    return std::nullopt;
}

std::span<const LeafletPart> leaflet_parts() { return parts_of_leaflet; }

std::string leaflet_text(const Catalogue& t, Language language, const collection::HostWords& words, const LeafletPart& part, bool easy) {
    const auto name = std::string{part.name} + (easy ? "-easy" : "");
    for (const auto& one : words.words)
        if (one.name == name) return language == Language::Welsh && !one.welsh.empty() ? one.welsh : one.english;
    return std::string{t(easy ? part.easy : part.text).text()};
}

Html leaflet_body(const Catalogue& t, Language language, const LeafletOwner& owner, LeafletKind kind) {
    const bool easy = kind == LeafletKind::EasyRead;
    const bool large = kind != LeafletKind::Usual;
    Html all;
    for (const auto& part : leaflet_parts())
        all << section(attr("aria-labelledby", part.name), h2(id(std::string{part.name}), t(part.heading)), paragraphs_html(paragraphs_of(leaflet_text(t, language, owner.words, part, easy), easy), large));
    return all;
}

Html leaflet_preview(const Catalogue& t, Language language, const LeafletOwner& owner, LeafletKind kind) {
    const bool easy = kind == LeafletKind::EasyRead;
    Html all;
    for (const auto& part : leaflet_parts()) all << h3(t(part.heading)) << paragraphs_html(paragraphs_of(leaflet_text(t, language, owner.words, part, easy), easy), kind != LeafletKind::Usual);
    return all;
}

std::string leaflet_title(const Catalogue& t, const LeafletOwner& owner) { return std::string{t("web.leaflet.title", {{"name", owner.name}}).text()}; }

}  // namespace web
