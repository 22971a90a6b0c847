#include <algorithm>
#include <map>

#include "collection/term_groups.h"
#include "collection/term_store.h"

namespace collection {

namespace {

CAIRN_SQL(reviews_by_term, "SELECT slug, COUNT(*) FROM collection_public_term WHERE facet = $1 GROUP BY slug");
CAIRN_SQL(reviews_with_term, "SELECT COUNT(*) FROM collection_public_term WHERE facet = $1 AND slug = $2");
CAIRN_SQL(passages_with_theme, "SELECT COALESCE(SUM(passages), 0) FROM collection_public_theme WHERE slug = $1");

struct GroupNames {
    std::string_view facet, parameter;
};
constexpr GroupNames groups[] = {{"practice_theme", "theme"}, {"harm_type", "harm"}, {"child_age", "age"}, {"setting", "setting"}, {"agency", "agency"}};

std::string_view parameter_of(std::string_view facet) {
    for (const auto& one : groups)
        if (one.facet == facet) return one.parameter;
    return {};
}

class GroupMaker {
public:
    GroupMaker(const Vocabulary& vocabulary, std::map<std::string, std::int64_t> reviews) : vocabulary_{vocabulary}, reviews_{std::move(reviews)} {}

    TermGroup make(const GroupNames& names) {
        TermGroup group{.facet = std::string{names.facet}, .parameter = std::string{names.parameter}};
        terms_ = vocabulary_.facet(names.facet);
        std::erase_if(terms_, [&](const Term* term) { return term->retired && reviews_[term->slug] == 0; });
        for (const Term* term : terms_) ++group.all, group.in_use += reviews_[term->slug] > 0 ? 1 : 0;
        for (const Term* term : terms_)
            if (!stands_below_another(*term)) group.terms.push_back(grouped(*term, true));
        return group;
    }

private:
    bool stands_below_another(const Term& term) const {
        return std::ranges::any_of(terms_, [&](const Term* one) { return one->id == term.broader; });
    }
    void add_below(const Term& term, std::vector<GroupedTerm>& list) {
        for (const Term* one : terms_)
            if (one->broader == term.id && one->id != term.id) list.push_back(grouped(*one, false)), add_below(*one, list);
    }
    GroupedTerm grouped(const Term& term, bool with_narrower) {
        GroupedTerm one{.term = term.label(), .id = term.id, .scope_note = term.scope_note, .welsh = term.welsh, .reviews = reviews_[term.slug], .retired = term.retired};
        if (with_narrower) add_below(term, one.narrower);
        return one;
    }

    const Vocabulary& vocabulary_;
    std::map<std::string, std::int64_t> reviews_;
    std::vector<const Term*> terms_;
};

}  // namespace

std::vector<TermGroup> term_groups(store::Snapshot& snapshot) {
    const auto vocabulary = vocabulary_in(snapshot);
    std::vector<TermGroup> list;
    for (const auto& names : groups) {
        std::map<std::string, std::int64_t> reviews;
        for (auto rows = snapshot.query(reviews_by_term, names.parameter); rows.step();) reviews[rows.text(0)] = rows.integer(1);
        list.push_back(GroupMaker{*vocabulary.words, std::move(reviews)}.make(names));
    }
    return list;
}

TermUse use_of_term(store::Snapshot& snapshot, std::string_view facet, std::string_view slug) {
    TermUse use;
    auto reviews = snapshot.query(reviews_with_term, parameter_of(facet), slug);
    if (reviews.step()) use.reviews = reviews.integer(0);
    auto passages = snapshot.query(passages_with_theme, slug);
    if (facet == "practice_theme" && passages.step()) use.passages = passages.integer(0);
    return use;
}

}  // namespace collection
