#include "collection/cataloguing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/assert.h"
#include "collection/area.h"
#include "collection/words.h"
#include "documents/suggest.h"

namespace collection {

namespace {

constexpr std::array<std::string_view, 4> decision_words{"open", "accepted", "changed", "rejected"};
constexpr std::array<std::string_view, 4> state_words{"waiting", "published", "merged", "rejected"};
constexpr std::size_t most_themes = 12;
constexpr std::size_t longest_seen = 240;

/// The words around, not more than a reader takes in at a glance; never half a character.
std::string shortened(std::string_view text) {
    if (text.size() <= longest_seen) return std::string{text};
    auto end = longest_seen;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string{text.substr(0, end)} + "…";
}

struct ThemeSeen {
    const Term* theme = nullptr;
    std::size_t passages = 0;
    std::string words, where;
};

std::string place_of(const documents::Block& block) {
    std::string place = block.number;
    if (block.page > 0) place += (place.empty() ? "" : ", ") + ("p. " + std::to_string(block.page));
    return place;
}

std::vector<ThemeSeen> themes_seen(const documents::Extraction& extraction, const ThemeFinder& themes) {
    std::vector<ThemeSeen> seen;
    for (const auto& block : extraction.blocks)
        for (const Term* theme : themes.themes_in(block.text)) {
            auto known = std::ranges::find(seen, theme, &ThemeSeen::theme);
            if (known == seen.end()) known = seen.insert(seen.end(), {theme, 0, shortened(block.text), place_of(block)});
            ++known->passages;
        }
    std::ranges::stable_sort(seen, std::greater{}, &ThemeSeen::passages);
    if (seen.size() > most_themes) seen.resize(most_themes);
    return seen;
}

void apply_theme(Record& record, const Proposal& proposal, const std::string& value, bool wanted) {
    std::erase(record.learning_themes, proposal.value);
    if (wanted && std::ranges::find(record.learning_themes, value) == record.learning_themes.end()) record.learning_themes.push_back(value);
}

void apply_year(Record& record, const std::string& value) {
    int year = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), year);
    record.year = fault == std::errc{} && end == value.data() + value.size() ? std::optional{year} : std::nullopt;
}

void apply(Record& record, const Proposal& proposal, const std::string& value, bool wanted) {
    if (proposal.field == "theme") return apply_theme(record, proposal, value, wanted);
    const std::string text = wanted ? value : std::string{};
    if (proposal.field == "title") record.title = text;
    else if (proposal.field == "year") apply_year(record, text);
    else if (proposal.field == "area") record.area = text;
    else if (proposal.field == "nation") record.nation = text;
    else if (proposal.field == "review_type") record.review_type = text;
    else if (proposal.field == "age_band") record.subjects = text.empty() ? std::vector<Subject>{} : std::vector<Subject>{{text, {}, {}}};
}

}  // namespace

std::string_view to_word(Decision decision) { return decision_words[static_cast<std::size_t>(decision)]; }
std::string_view to_word(QueueState state) { return state_words[static_cast<std::size_t>(state)]; }

std::optional<QueueState> parse_queue_state(std::string_view word) {
    const auto found = std::ranges::find(state_words, word);
    return found == state_words.end() ? std::nullopt : std::optional{static_cast<QueueState>(found - state_words.begin())};
}

std::size_t QueueEntry::undecided() const {
    return static_cast<std::size_t>(std::ranges::count(proposals, Decision::Open, &Proposal::decision));
}

bool QueueReach::holds(const QueueEntry& entry) const {
    return everywhere || (entry.partnership && std::ranges::find(partnerships, *entry.partnership) != partnerships.end());
}

std::vector<Proposal> proposals_from(const documents::Extraction& extraction, const std::string& file_name, const ThemeFinder& themes) {
    static const std::vector<std::string> areas = AreaBook::built_in().names();
    const auto found = documents::suggest(extraction, areas, file_name);
    std::vector<Proposal> list;
    const auto add = [&](const char* field, const std::optional<documents::Suggestion>& one, std::string value) {
        if (one) list.push_back({field, std::move(value), one->seen, one->where});
    };
    const auto value_of = [](const std::optional<documents::Suggestion>& one) { return one ? one->value : std::string{}; };
    add("title", found.title, value_of(found.title));
    add("year", found.year, value_of(found.year));
    add("area", found.area, value_of(found.area));
    add("nation", found.nation, nation_label(value_of(found.nation)).value_or(Label{{}, value_of(found.nation)}).text);
    std::string scheme = value_of(found.scheme);
    if (!scheme.empty()) scheme[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(scheme[0])));
    add("review_type", found.scheme, scheme);
    add("age_band", found.age_band, value_of(found.age_band));
    for (const auto& one : themes_seen(extraction, themes)) list.push_back({"theme", one.theme->preferred, one.words, one.where});
    return list;
}

void decide(QueueEntry& entry, std::size_t proposal, Decision decision, const std::string& value, std::string_view by) {
    CAIRN_ASSERT(proposal < entry.proposals.size());
    Proposal& one = entry.proposals[proposal];
    if (decision == Decision::Open) return;
    const bool wanted = decision != Decision::Rejected;
    // Rejecting what never entered the record takes nothing out that a person typed.
    if (wanted || one.decision != Decision::Open) apply(entry.fields, one, decision == Decision::Changed ? value : one.value, wanted);
    if (decision == Decision::Changed) one.value = value;
    one.decision = decision, one.by = std::string{by};
}

}  // namespace collection
