#include "collection/term_change.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "collection/words.h"

namespace collection {

namespace {

constexpr std::array<std::string_view, 3> deeds{"write", "merge", "retire"};
constexpr std::array<std::string_view, 4> facets_of_reviews{"practice_theme", "harm_type", "agency", "setting"};
constexpr std::array<std::string_view, 5> addresses_of_pages{"groups", "changes", "new", "trends", "compare"};  ///< Below /themes.
constexpr std::size_t deepest = 50;  ///< A circle of merges or broader terms cannot be made; a damaged table must not hang the program.

void add_once(std::vector<std::string>& list, const std::string& words) {
    if (!words.empty() && std::ranges::find(list, words) == list.end()) list.push_back(words);
}

TermWords words_of(const Term& term) {
    return {.facet = term.facet, .preferred = term.preferred, .welsh = term.welsh, .broader = term.broader, .scope_note = term.scope_note, .synonyms = term.synonyms, .welsh_synonyms = term.welsh_synonyms};
}

/// Every word under which it is found.
std::vector<std::string> every_word(const TermState& state) {
    std::vector<std::string> words{state.words.preferred};
    add_once(words, state.words.welsh);
    for (const auto* more : {&state.words.synonyms, &state.words.welsh_synonyms, &state.former})
        for (const auto& one : *more) add_once(words, one);
    return words;
}

}  // namespace

std::string_view to_word(TermDeed deed) { return deeds[static_cast<std::size_t>(deed)]; }

std::optional<TermDeed> parse_term_deed(std::string_view word) {
    const auto found = std::ranges::find(deeds, word);
    return found == deeds.end() ? std::nullopt : std::optional{static_cast<TermDeed>(found - deeds.begin())};
}

std::span<const std::string_view> editable_facets() { return facets_of_reviews; }

TermBook::TermBook(const Vocabulary& shipped, std::vector<TermChange> changes) : shipped_{&shipped} {
    for (const Term& term : shipped.terms()) states_.emplace(term.id, TermState{.words = words_of(term)}), order_.push_back(term.id);
    for (auto& one : changes) apply(one), changes_.push_back(std::move(one));
}

void TermBook::apply(const TermChange& change) {
    const auto known = states_.find(change.term);
    if (known == states_.end()) order_.push_back(change.term);
    TermState& state = known == states_.end() ? states_[change.term] : known->second;
    if (known == states_.end()) state.ours = true;
    else if (state.words.preferred != change.words.preferred) add_once(state.former, state.words.preferred);
    state.words = change.words, state.standing = change.deed, state.into = change.into, state.last_change = change.version;
    std::erase(state.former, state.words.preferred);
}

std::vector<const TermChange*> TermBook::history(std::string_view id) const {
    std::vector<const TermChange*> list;
    for (auto one = changes_.rbegin(); one != changes_.rend(); ++one)
        if (one->term == id || one->into == id) list.push_back(&*one);
    return list;
}

const TermState* TermBook::state(std::string_view id) const {
    const auto found = states_.find(id);
    return found == states_.end() ? nullptr : &found->second;
}

std::string TermBook::stands_as(std::string_view id) const {
    std::string now{id};
    for (std::size_t step = 0; step < deepest; ++step) {
        const auto* one = state(now);
        if (!one || one->standing != TermDeed::Merge) break;
        now = one->into;
    }
    return now;
}

std::vector<std::string> TermBook::merged_into(std::string_view id) const {
    std::vector<std::string> list;
    for (const auto& one : order_)
        if (one != id && stands_as(one) == id) list.push_back(one);
    return list;
}

Vocabulary TermBook::vocabulary() const {
    std::vector<Term> terms;
    std::vector<TermAddress> addresses;
    for (const auto& id : order_) {
        const auto& state = states_.find(id)->second;
        for (const auto& label : state.former) addresses.push_back({state.words.facet, slug_of(label), stands_as(id)});
        if (state.standing == TermDeed::Merge) {
            addresses.push_back({state.words.facet, slug_of(state.words.preferred), stands_as(id)});
            continue;
        }
        Term term{.facet = state.words.facet, .id = id, .preferred = state.words.preferred, .slug = slug_of(state.words.preferred), .broader = stands_as(state.words.broader),
                  .synonyms = state.words.synonyms, .scope_note = state.words.scope_note, .welsh = state.words.welsh, .welsh_synonyms = state.words.welsh_synonyms, .former = state.former, .retired = state.standing == TermDeed::Retire};
        if (term.broader == id) term.broader.clear();  // It was merged into one that is narrower than it.
        for (const auto& part : merged_into(id)) {
            const auto& gone = states_.find(part)->second;
            add_once(term.synonyms, gone.words.preferred);
            for (const auto& one : gone.words.synonyms) add_once(term.synonyms, one);
            add_once(term.welsh_synonyms, gone.words.welsh);
            for (const auto& one : gone.words.welsh_synonyms) add_once(term.welsh_synonyms, one);
            for (const auto& one : gone.former) add_once(term.former, one);
        }
        terms.push_back(std::move(term));
    }
    return Vocabulary::of(std::move(terms), std::move(addresses));
}

std::string TermBook::next_id(std::string_view facet) const {
    std::string letters;
    int count = 0;
    for (const auto& id : order_) {
        const auto& state = states_.find(id)->second;
        if (state.words.facet != facet) continue;
        if (letters.empty()) letters = id.substr(0, id.find('-'));
        if (state.ours) ++count;
    }
    return (letters.empty() ? "HST" : letters) + "-H" + std::to_string(count + 1);
}

std::optional<TermObstacle> TermBook::label_obstacle(const TermChange& change) const {
    const auto slug = slug_of(change.words.preferred);
    if (std::ranges::find(addresses_of_pages, slug) != addresses_of_pages.end()) return TermObstacle{TermRefusal::LabelTaken, change.words.preferred};
    for (const auto& [id, state] : states_) {
        if (id == change.term || state.words.facet != change.words.facet) continue;
        const auto taken = [&](const std::string& label) { return slug_of(label) == slug; };
        if (taken(state.words.preferred) || std::ranges::any_of(state.former, taken)) return TermObstacle{TermRefusal::LabelTaken, change.words.preferred, stands_as(id)};
    }
    return std::nullopt;
}

std::optional<TermObstacle> TermBook::words_obstacle(const TermChange& change) const {
    TermState wanted{.words = change.words};
    if (const auto* now = state(change.term)) wanted.former = now->former;
    for (const auto& word : every_word(wanted))
        for (const auto& [id, other] : states_) {
            // What was merged with it is its own.
            if (id == change.term || other.words.facet != change.words.facet || stands_as(id) == change.term) continue;
            const auto same = [&](const std::string& one) { return singular_words(one) == singular_words(word); };
            // Two terms that came with one word between them keep it.
            const auto* before = shipped_->by_id(change.term);
            if (before && std::ranges::find(before->synonyms, word) != before->synonyms.end()) continue;
            if (std::ranges::any_of(every_word(other), same)) return TermObstacle{TermRefusal::WordTaken, word, stands_as(id)};
        }
    return std::nullopt;
}

std::optional<TermObstacle> TermBook::broader_obstacle(const TermChange& change) const {
    if (change.words.broader.empty()) return std::nullopt;
    const auto* broader = state(change.words.broader);
    if (!broader || broader->words.facet != change.words.facet) return TermObstacle{TermRefusal::NotBroader, {}, change.words.broader};
    auto above = stands_as(change.words.broader);
    for (std::size_t step = 0; step < deepest && !above.empty(); ++step) {
        if (above == change.term) return TermObstacle{TermRefusal::NotBroader, {}, change.words.broader};
        const auto* next = state(above);
        above = next && !next->words.broader.empty() ? stands_as(next->words.broader) : std::string{};
    }
    return std::nullopt;
}

std::optional<TermObstacle> TermBook::obstacle(const TermChange& change) const {
    const auto* now = state(change.term);
    if (std::ranges::find(facets_of_reviews, change.words.facet) == facets_of_reviews.end()) return TermObstacle{TermRefusal::NoSuchFacet};
    if (now && now->words.facet != change.words.facet) return TermObstacle{TermRefusal::NoSuchFacet};
    if (change.words.preferred.empty() || plain_words(change.words.preferred).empty()) return TermObstacle{TermRefusal::NoLabel};
    if (change.deed != TermDeed::Write && !now) return TermObstacle{TermRefusal::NotHere};
    if (now && now->standing == change.deed && now->words == change.words && now->into == change.into) return TermObstacle{TermRefusal::Nothing};
    if (change.deed == TermDeed::Merge) {
        const auto* into = state(change.into);
        if (!into || into->words.facet != change.words.facet) return TermObstacle{TermRefusal::NotHere, {}, change.into};
        if (stands_as(change.into) == change.term) return TermObstacle{TermRefusal::IntoItself};
        if (into->standing != TermDeed::Write) return TermObstacle{TermRefusal::NotOffered, {}, change.into};
    }
    if (change.deed == TermDeed::Retire && now->standing == TermDeed::Merge && change.undoes == 0) return TermObstacle{TermRefusal::NotOffered, {}, change.term};
    if (auto taken = label_obstacle(change)) return taken;
    if (auto taken = words_obstacle(change); taken && change.deed == TermDeed::Write && change.undoes == 0) return taken;
    return broader_obstacle(change);
}

std::expected<TermChange, TermObstacle> TermBook::undoing(int version) const {
    const auto found = std::ranges::find(changes_, version, &TermChange::version);
    if (found == changes_.end()) return std::unexpected{TermObstacle{TermRefusal::NotHere}};
    if (states_.find(found->term)->second.last_change != version) return std::unexpected{TermObstacle{TermRefusal::LaterChange, {}, found->term}};
    const TermBook before{*shipped_, {changes_.begin(), found}};
    TermChange back{.term = found->term, .deed = TermDeed::Retire, .words = found->words, .undoes = version};
    // A term that this change added was not there before: it is offered no more.
    if (const auto* was = before.state(found->term)) back.deed = was->standing, back.words = was->words, back.into = was->into;
    if (auto stands = obstacle(back)) return std::unexpected{*stands};
    return back;
}

}  // namespace collection
