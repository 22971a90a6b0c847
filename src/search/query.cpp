#include "search/query.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "search/analyser.h"

namespace search {

namespace {

using Kind = QueryNode::Kind;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

QueryNode node(Kind kind) {
    QueryNode made;
    made.kind = kind;
    return made;
}

QueryNode join(Kind kind, QueryNode left, QueryNode right) {
    if (left.kind != kind) {
        QueryNode joined = node(kind);
        joined.children.push_back(std::move(left));
        left = std::move(joined);
    }
    left.children.push_back(std::move(right));
    return left;
}

std::optional<int> whole_number(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty() || digits[0] == '-') return std::nullopt;
    return number;
}

/// 2016, 2016..2020, 2016-2020, 2016.., ..2020.
std::optional<QueryNode> years(std::string_view words) {
    QueryNode range = node(Kind::Years);
    auto split = words.find("..");
    std::size_t width = 2;
    if (split == std::string_view::npos) split = words.find('-'), width = 1;
    if (split == std::string_view::npos) {
        const auto year = whole_number(words);
        if (!year) return std::nullopt;
        range.year_from = range.year_to = *year;
        return range;
    }
    const auto from = words.substr(0, split), to = words.substr(split + width);
    const auto first = whole_number(from), last = whole_number(to);
    if ((!first && !from.empty()) || (!last && !to.empty()) || (!first && !last)) return std::nullopt;
    if (first) range.year_from = *first;
    if (last) range.year_to = *last;
    return range;
}

class Parser {
public:
    Parser(std::string_view text, const Schema& schema) : text_{text}, schema_{schema} {}

    QueryNode all() {
        QueryNode root = sequence(0);
        while (at_ < text_.size()) {  // A bracket that nothing opened.
            ++at_;
            for (auto& child : sequence(0).children) root.children.push_back(std::move(child));
        }
        return root;
    }

private:
    void skip_spaces() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }
    bool at_operand() {
        skip_spaces();
        return at_ < text_.size() && text_[at_] != ')';
    }
    std::string_view peek_chunk() {
        skip_spaces();
        std::size_t end = at_;
        while (end < text_.size() && !is_space(text_[end]) && text_[end] != '(' && text_[end] != ')' && text_[end] != '"') ++end;
        return text_.substr(at_, end - at_);
    }
    /// Steps over an operator word if something to operate on follows it.
    bool take_operator(std::string_view word) {
        if (peek_chunk() != word) return false;
        const auto before = at_;
        at_ += word.size();
        if (at_operand()) return true;
        at_ = before;
        return false;
    }

    QueryNode sequence(std::size_t depth) {
        QueryNode result = node(Kind::Sequence);
        while (at_operand()) {
            QueryNode child = any_of(depth);
            if (child.kind != Kind::Sequence) result.children.push_back(std::move(child));
            else if (!child.compound && !child.children.empty()) result.children.push_back(std::move(child));
            else std::move(child.children.begin(), child.children.end(), std::back_inserter(result.children));
        }
        return result;
    }

    QueryNode any_of(std::size_t depth) {
        QueryNode left = all_of(depth);
        while (take_operator("OR")) left = join(Kind::Or, operand(std::move(left)), operand(all_of(depth)));
        return left;
    }

    QueryNode all_of(std::size_t depth) {
        QueryNode left = near(depth);
        while (take_operator("AND")) left = join(Kind::And, operand(std::move(left)), operand(near(depth)));
        return left;
    }

    QueryNode near(std::size_t depth) {
        QueryNode left = unary(depth);
        while (const int distance = take_near()) {
            left = operand(std::move(left));
            QueryNode right = operand(unary(depth));
            if (!has_places(left) || !has_places(right)) {
                left = join(Kind::And, std::move(left), std::move(right));
            } else if (left.kind == Kind::Near && left.distance == distance) {
                left.children.push_back(std::move(right));
            } else {
                word_count_ += words_per_near;
                QueryNode pair = node(Kind::Near);
                pair.distance = distance;
                pair.children.push_back(std::move(left));
                pair.children.push_back(std::move(right));
                left = std::move(pair);
            }
        }
        return left;
    }

    static bool has_places(const QueryNode& n) { return n.kind == Kind::Word || n.kind == Kind::Prefix || n.kind == Kind::Phrase || n.kind == Kind::Near; }

    /// The distance of NEAR or NEAR/n, 0 where neither stands here.
    int take_near() {
        const auto chunk = peek_chunk();
        if (chunk == "NEAR") return take_operator(chunk) ? near_distance : 0;
        if (!chunk.starts_with("NEAR/")) return 0;
        const auto distance = whole_number(chunk.substr(5));
        if (!distance || *distance < 1) return 0;
        return take_operator(chunk) ? std::min(*distance, farthest_near) : 0;
    }

    QueryNode unary(std::size_t depth) {
        skip_spaces();
        const bool minus = at_ + 1 < text_.size() && text_[at_] == '-' && !is_space(text_[at_ + 1]) && text_[at_ + 1] != ')' && text_[at_ + 1] != '-';
        if (minus) ++at_;
        else if (!take_operator("NOT")) return primary(depth);
        QueryNode without = operand(primary(depth));
        if (without.kind == Kind::Sequence && without.children.empty()) return without;
        QueryNode result = node(Kind::Not);
        result.children.push_back(std::move(without));
        return result;
    }

    /// Several words of one chunk ("multi-agency") are a phrase once an operator holds them.
    static QueryNode operand(QueryNode n) {
        if (n.kind != Kind::Sequence || !n.compound || n.children.empty()) return n;
        QueryNode phrase = node(Kind::Phrase);
        for (auto& child : n.children) phrase.words.push_back(std::move(child.word));
        return phrase;
    }

    QueryNode primary(std::size_t depth) {
        if (!at_operand()) return node(Kind::Sequence);
        if (text_[at_] == '(') return bracket(depth);
        if (text_[at_] == '"') return quoted(depth);
        return chunk(depth);
    }

    QueryNode bracket(std::size_t depth) {
        ++at_;
        if (depth >= deepest_brackets) {  // Left out, with whatever it holds.
            for (int open = 1; at_ < text_.size() && open > 0; ++at_) open += text_[at_] == '(' ? 1 : text_[at_] == ')' ? -1 : 0;
            return node(Kind::Sequence);
        }
        QueryNode inside = sequence(depth + 1);
        if (at_ < text_.size()) ++at_;
        if (inside.children.size() == 1) return std::move(inside.children[0]);
        return inside;
    }

    QueryNode quoted(std::size_t depth) {
        const auto close = text_.find('"', at_ + 1);
        if (close == std::string_view::npos) return ++at_, primary(depth);
        const auto begin = at_ + 1;
        at_ = close + 1;
        auto found = words(begin, close);
        if (found.empty()) return node(Kind::Sequence);
        word_count_ += words_per_phrase;
        QueryNode phrase = node(Kind::Phrase);
        for (auto& word : found) phrase.words.push_back(std::move(word.word));
        return phrase;
    }

    QueryNode chunk(std::size_t depth) {
        const auto chunk = peek_chunk();
        const auto colon = chunk.find(':');
        if (colon != std::string_view::npos && colon > 0)
            if (auto field = field_word(base::fold(chunk.substr(0, colon)), colon, chunk.size(), depth)) return std::move(*field);
        const auto begin = at_;
        at_ += chunk.size();
        if (chunk == "*") return node(Kind::Everything);
        QueryNode result = node(Kind::Sequence);
        result.children = words(begin, at_);
        if (chunk.ends_with('*') && !result.children.empty()) result.children.back().kind = Kind::Prefix;
        if (result.children.size() == 1) return std::move(result.children[0]);
        result.compound = result.children.empty() || result.children.back().kind == Kind::Word;
        return result;
    }

    std::vector<QueryNode> words(std::size_t begin, std::size_t end) {
        std::vector<QueryNode> found;
        WordReader reader{text_.substr(begin, end - begin)};
        for (WordSpan span; reader.next(span) && word_count_ < most_query_words; ++word_count_) {
            QueryNode word = node(Kind::Word);
            word.begin = static_cast<std::uint32_t>(begin) + span.begin;
            word.end = static_cast<std::uint32_t>(begin) + span.end;
            word.word = folded_word(text_.substr(word.begin, word.end - word.begin));
            found.push_back(std::move(word));
        }
        return found;
    }

    std::optional<QueryNode> field_word(const std::string& name, std::size_t colon, std::size_t chunk_size, std::size_t depth) {
        const bool is_facet = std::find(schema_.facets.begin(), schema_.facets.end(), name) != schema_.facets.end();
        const Field field = field_of(name);
        if (name != "year" && field == Field::Any && !is_facet) return std::nullopt;
        const auto before = at_;
        const auto rest = text_.substr(at_ + colon + 1, chunk_size - colon - 1);
        if (name == "year") {
            auto range = years(rest);
            if (range) at_ += chunk_size;
            return range;
        }
        at_ += colon + 1;
        QueryNode inside = at_operand() && depth < deepest_brackets ? operand(primary(depth + 1)) : node(Kind::Sequence);
        if (inside.kind == Kind::Sequence && inside.children.empty()) return at_ = before, std::nullopt;
        if (field != Field::Any) set_field(inside, field);
        else set_facet(inside, name);
        return inside;
    }

    static Field field_of(std::string_view name) {
        if (name == "title") return Field::Title;
        if (name == "abstract") return Field::Abstract;
        if (name == "theme") return Field::Themes;
        return name == "recommendation" ? Field::Recommendations : Field::Any;
    }

    static void set_field(QueryNode& n, Field field) {
        n.field = field;
        for (auto& child : n.children) set_field(child, field);
    }

    static void set_facet(QueryNode& n, const std::string& facet) {
        for (auto& child : n.children) set_facet(child, facet);
        if (n.kind != Kind::Word && n.kind != Kind::Prefix && n.kind != Kind::Phrase) return;
        if (n.kind != Kind::Phrase) n.words = {n.word};
        n.kind = Kind::Facet;
        n.facet = facet;
    }

    std::string_view text_;
    const Schema& schema_;
    std::size_t at_ = 0;
    std::size_t word_count_ = 0;
};

QueryNode literal(std::string_view text) {
    QueryNode root = node(Kind::Sequence);
    WordReader reader{text};
    for (WordSpan span; reader.next(span) && root.children.size() < most_literal_words;) {
        QueryNode word = node(Kind::Word);
        word.begin = span.begin;
        word.end = span.end;
        word.word = folded_word(text.substr(span.begin, span.end - span.begin));
        root.children.push_back(std::move(word));
    }
    return root;
}

}  // namespace

Query parse_query(std::string_view text, const Schema& schema, Syntax syntax) {
    constexpr std::size_t bytes_per_word = 64;
    Query query;
    query.text = base::to_nfc(text.substr(0, bytes_per_word * (syntax == Syntax::Literal ? most_literal_words : most_query_words)));
    query.root = syntax == Syntax::Literal ? literal(query.text) : Parser{query.text, schema}.all();
    return query;
}

}  // namespace search
