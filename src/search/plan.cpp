#include "search/plan.h"

#include <algorithm>

#include "search/analyser.h"

namespace search {

namespace {

using Kind = QueryNode::Kind;

Slot slot_of(const std::string& word) { return {this_threads_analyser().query_terms(word)}; }

bool same(const Slot& a, const Slot& b) { return a.terms == b.terms; }

bool same(const Leaf& a, const Leaf& b) {
    return a.kind == b.kind && a.field == b.field && a.prefix == b.prefix && a.distance == b.distance &&
           std::equal(a.slots.begin(), a.slots.end(), b.slots.begin(), b.slots.end(), [](auto& x, auto& y) { return same(x, y); }) &&
           std::equal(a.operands.begin(), a.operands.end(), b.operands.begin(), b.operands.end(), [](auto& x, auto& y) { return same(x, y); });
}

Leaf phrase_leaf(const std::vector<std::string>& words) {
    Leaf leaf;
    for (const auto& word : words) leaf.slots.push_back(slot_of(word));
    return leaf;
}

/// A plain word is not looked for under stop words of the other language.
Leaf word_leaf(const std::string& word) {
    Leaf leaf = phrase_leaf({word});
    auto& terms = leaf.slots[0].terms;
    terms.erase(std::remove_if(terms.begin() + 1, terms.end(), is_stop_term), terms.end());
    return leaf;
}

Leaf leaf_of(const QueryNode& node) {
    Leaf leaf;
    if (node.kind == Kind::Word) leaf = word_leaf(node.word);
    else if (node.kind == Kind::Phrase) leaf = phrase_leaf(node.words);
    else if (node.kind == Kind::Prefix) leaf.kind = Leaf::Kind::Prefix, leaf.prefix = node.word;
    else {
        leaf.kind = Leaf::Kind::Near;
        leaf.distance = node.distance;
        for (const auto& child : node.children) leaf.operands.push_back(leaf_of(child));
    }
    leaf.field = node.field;
    return leaf;
}

bool is_leaf(const QueryNode& node) {
    return node.kind == Kind::Word || node.kind == Kind::Prefix || node.kind == Kind::Phrase || node.kind == Kind::Near;
}

/// Narrows what other words find: years, facets, parts of the head.
bool is_filter(const QueryNode& node) {
    if (node.kind == Kind::Years || node.kind == Kind::Facet) return true;
    if (is_leaf(node)) return node.field != Field::Any;
    return !node.children.empty() && std::all_of(node.children.begin(), node.children.end(), is_filter);
}

bool is_asked_for(const QueryNode& node) { return node.kind == Kind::Phrase || node.kind == Kind::Near; }
bool is_stop(const QueryNode& node) { return node.kind == Kind::Word && is_stop_word(node.word, Language::English); }

Condition condition(Condition::Kind kind) {
    Condition made;
    made.kind = kind;
    return made;
}

Condition group(Condition::Kind kind, std::vector<Condition> children) {
    if (children.size() == 1) return std::move(children[0]);
    Condition made = condition(kind);
    made.children = std::move(children);
    return made;
}

class Planner {
public:
    Planner(const Query& query, const Schema& schema, const Vocabulary& vocabulary, Synonyms synonyms, Matching matching)
        : query_{query}, schema_{schema}, vocabulary_{vocabulary}, synonyms_{synonyms}, matching_{matching} {}

    Plan make() {
        plan_.condition = build(query_.root, Scoring::Counts);
        return std::move(plan_);
    }

private:
    enum class Scoring { Counts, None };

    std::size_t add_leaf(Leaf leaf, Scoring scoring) {
        std::size_t at = 0;
        while (at < plan_.leaves.size() && !same(plan_.leaves[at], leaf)) ++at;
        if (at == plan_.leaves.size()) plan_.leaves.push_back(std::move(leaf));
        if (scoring == Scoring::None) return at;
        for (auto& scored : plan_.scored)
            if (scored.leaf == at) return ++scored.times, at;
        plan_.scored.push_back({at, 1, {}});
        return at;
    }

    Condition leaf_condition(const QueryNode& node, Scoring scoring) {
        const bool whole_review = node.field == Field::Title || node.field == Field::Abstract || node.field == Field::Themes;
        Condition made = condition(whole_review ? Condition::Kind::InReview : Condition::Kind::Leaf);
        Leaf leaf = leaf_of(node);
        if (node.field != Field::Any) set_field(leaf, node.field);
        made.leaf = add_leaf(std::move(leaf), scoring);
        return made;
    }

    static void set_field(Leaf& leaf, Field field) {
        leaf.field = field;
        for (auto& operand : leaf.operands) set_field(operand, field);
    }

    Condition build(const QueryNode& node, Scoring scoring) {
        switch (node.kind) {
            case Kind::Sequence: return sequence(node, scoring);
            case Kind::And: return operands(Condition::Kind::All, node, scoring);
            case Kind::Or: return operands(Condition::Kind::Any, node, scoring);
            case Kind::Not: {
                Condition made = condition(Condition::Kind::Without);
                made.children.push_back(build(node.children[0], Scoring::None));
                return made;
            }
            case Kind::Everything: return condition(Condition::Kind::Everything);
            case Kind::Years: case Kind::Facet: return filter(node);
            case Kind::Word: if (node.field == Field::Any && scoring == Scoring::Counts) return word_or_synonym(node);
                [[fallthrough]];
            case Kind::Prefix: case Kind::Phrase: case Kind::Near: break;
        }
        return leaf_condition(node, scoring);
    }

    Condition filter(const QueryNode& node) const {
        Condition made = condition(node.kind == Kind::Years ? Condition::Kind::Years : Condition::Kind::Facet);
        made.facet = static_cast<std::size_t>(std::find(schema_.facets.begin(), schema_.facets.end(), node.facet) - schema_.facets.begin());
        if (node.kind == Kind::Facet && made.facet == schema_.facets.size()) made.kind = Condition::Kind::Nothing;  // A query of another schema.
        made.words = node.words;
        made.year_from = node.year_from;
        made.year_to = node.year_to;
        return made;
    }

    Condition operands(Condition::Kind kind, const QueryNode& node, Scoring scoring) {
        std::vector<Condition> children;
        for (const auto& child : node.children) children.push_back(build(child, scoring));
        return group(kind, std::move(children));
    }

    Condition word_or_synonym(const QueryNode& node) {
        std::vector<Condition> any{leaf_condition(node, Scoring::Counts)};
        if (auto synonym = synonyms_of({&node})) {
            stands_for(*synonym, any);
            any.push_back(std::move(*synonym));
        }
        return group(Condition::Kind::Any, std::move(any));
    }

    /// Notes with the synonym which typed words it is for.
    void stands_for(const Condition& synonym, const std::vector<Condition>& words) {
        for (auto& scored : plan_.scored)
            for (const auto& word : words)
                if (scored.leaf == synonym.leaf && std::find(scored.typed.begin(), scored.typed.end(), word.leaf) == scored.typed.end()) scored.typed.push_back(word.leaf);
    }

    /// The condition that a synonym of this run of words is there, if the vocabulary has any.
    std::optional<Condition> synonyms_of(const std::vector<const QueryNode*>& run) {
        std::string terms;
        for (const auto* node : run) terms += (terms.empty() ? "" : " ") + this_threads_analyser().term(node->word, Language::English);
        if (run.size() == 1) note_ambiguous(*run[0]);
        if (synonyms_ == Synonyms::Off) return std::nullopt;
        Plan::Synonym said;
        said.expansions = vocabulary_.expansions(terms);
        if (said.expansions.empty()) return std::nullopt;
        Leaf any;
        any.kind = Leaf::Kind::Union;
        for (const auto& name : said.expansions) {
            std::vector<std::string> words;
            WordReader reader{name};
            for (WordSpan span; reader.next(span);) words.push_back(folded_word(std::string_view{name}.substr(span.begin, span.end - span.begin)));
            any.operands.push_back(phrase_leaf(words));
        }
        for (const auto* node : run)
            if (!is_stop(*node)) any.sources.push_back(slot_of(node->word));
        said.word = query_.text.substr(run.front()->begin, run.back()->end - run.front()->begin);
        Condition made = condition(Condition::Kind::Leaf);
        said.leaf = made.leaf = add_leaf(std::move(any), Scoring::Counts);
        plan_.synonyms.push_back(std::move(said));
        return made;
    }

    void note_ambiguous(const QueryNode& node) {
        const auto* word = vocabulary_.ambiguous(node.word);
        if (word && std::none_of(plan_.ambiguous.begin(), plan_.ambiguous.end(), [&](auto& known) { return known.word == word->word; }))
            plan_.ambiguous.push_back(*word);
    }

    Condition sequence(const QueryNode& node, Scoring scoring) {
        const auto& children = node.children;
        const auto is_plain = [](const QueryNode& n) { return n.kind != Kind::Not && !is_filter(n) && !is_asked_for(n); };
        const bool has_asked = std::any_of(children.begin(), children.end(), is_asked_for);
        const bool drop_stops = has_asked || std::any_of(children.begin(), children.end(), [&](auto& n) { return is_plain(n) && !is_stop(n); });
        std::vector<Condition> must, plain;
        for (std::size_t i = 0; i < children.size();) {
            const auto& child = children[i];
            if (!is_plain(child)) must.push_back(build(child, scoring)), ++i;
            else if (child.kind == Kind::Word && scoring == Scoring::Counts) i += words(children, i, drop_stops, plain);
            else if (plain.push_back(build(child, scoring)), true) ++i;
        }
        if (matching_ == Matching::AllWords) std::move(plain.begin(), plain.end(), std::back_inserter(must));
        else if (!has_asked && !plain.empty()) must.push_back(group(Condition::Kind::Any, std::move(plain)));
        if (must.empty()) return condition(Condition::Kind::Nothing);
        return group(Condition::Kind::All, std::move(must));
    }

    /// Plans the longest run of words from `first` on that the vocabulary knows, or one word; says how many it took.
    std::size_t words(const std::vector<QueryNode>& children, std::size_t first, bool drop_stops, std::vector<Condition>& plain) {
        std::vector<const QueryNode*> run;
        for (std::size_t i = first; i < children.size() && children[i].kind == Kind::Word && children[i].field == Field::Any; ++i) run.push_back(&children[i]);
        run.resize(std::min(run.size(), std::max<std::size_t>(1, vocabulary_.longest_name_words())));
        std::optional<Condition> synonym;
        while (!(run.size() == 1 && is_stop(*run[0])) && !(synonym = synonyms_of(run)) && run.size() > 1) run.pop_back();
        std::vector<Condition> typed;
        for (const auto* word : run)
            if (!drop_stops || !is_stop(*word)) typed.push_back(leaf_condition(*word, Scoring::Counts));
        if (synonym) stands_for(*synonym, typed);
        if (!synonym || matching_ == Matching::AnyWord) {
            std::move(typed.begin(), typed.end(), std::back_inserter(plain));
            if (synonym) plain.push_back(std::move(*synonym));
        } else {
            std::vector<Condition> either;
            if (!typed.empty()) either.push_back(group(Condition::Kind::All, std::move(typed)));
            either.push_back(std::move(*synonym));
            plain.push_back(group(Condition::Kind::Any, std::move(either)));
        }
        return run.size();
    }

    const Query& query_;
    const Schema& schema_;
    const Vocabulary& vocabulary_;
    Synonyms synonyms_;
    Matching matching_;
    Plan plan_;
};

}  // namespace

Plan make_plan(const Query& query, const Schema& schema, const Vocabulary& vocabulary, Synonyms synonyms, Matching matching) {
    return Planner{query, schema, vocabulary, synonyms, matching}.make();
}

}  // namespace search
