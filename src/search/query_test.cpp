#include "search/query.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

using namespace search;

namespace {

/// The tree in one line: any( ) for words side by side, all( ), or( ), not( ), near/n( ).
std::string shown(const QueryNode& n) {
    const auto list = [&](std::string name) {
        std::string inside;
        for (const auto& child : n.children) inside += (inside.empty() ? "" : " ") + shown(child);
        return name + "(" + inside + ")";
    };
    const auto joined = [&] {
        std::string words;
        for (const auto& word : n.words) words += (words.empty() ? "" : " ") + word;
        return "\"" + words + "\"";
    };
    constexpr const char* fields[] = {"", "title:", "abstract:", "theme:", "recommendation:"};
    const std::string field = fields[static_cast<int>(n.field)];
    switch (n.kind) {
        case QueryNode::Kind::Sequence: return list("any");
        case QueryNode::Kind::And: return list("all");
        case QueryNode::Kind::Or: return list("or");
        case QueryNode::Kind::Not: return list("not");
        case QueryNode::Kind::Near: return list(fmt::format("near/{}", n.distance));
        case QueryNode::Kind::Word: return field + n.word;
        case QueryNode::Kind::Prefix: return field + n.word + "*";
        case QueryNode::Kind::Phrase: return field + joined();
        case QueryNode::Kind::Years: return fmt::format("years({},{})", n.year_from == INT_MIN ? "" : std::to_string(n.year_from), n.year_to == INT_MAX ? "" : std::to_string(n.year_to));
        case QueryNode::Kind::Facet: return n.facet + "=" + joined();
        case QueryNode::Kind::Everything: return "*";
    }
    return "?";
}

std::string parsed(std::string_view text, Syntax syntax = Syntax::Operators) {
    return shown(parse_query(text, Schema{{"nation", "area"}}, syntax).root);
}

}  // namespace

TEST_SUITE("The query language") {

TEST_CASE("plain words stand side by side, in lower case and without accents") { CHECK(parsed("Child Ŵyl") == "any(child wyl)"); }
TEST_CASE("words in quotation marks are one phrase") { CHECK(parsed("\"Was not brought\" clinic") == "any(\"was not brought\" clinic)"); }
TEST_CASE("AND binds tighter than OR, and OR tighter than standing side by side") {
    CHECK(parsed("a AND b OR c d") == "any(or(all(a b) c) d)");
    CHECK(parsed("a AND (b OR c)") == "any(all(a or(b c)))") ;
}
TEST_CASE("NEAR is within ten words unless a number says otherwise, and never more than fifty") {
    CHECK(parsed("bruise NEAR baby") == "any(near/10(bruise baby))");
    CHECK(parsed("bruise NEAR/3 baby NEAR/3 \"health visitor\"") == "any(near/3(bruise baby \"health visitor\"))");
    CHECK(parsed("bruise NEAR/900 baby") == "any(near/50(bruise baby))");
}
TEST_CASE("a minus before a word, a phrase or a bracket leaves it out") {
    CHECK(parsed("neglect -infant") == "any(neglect not(infant))");
    CHECK(parsed("neglect NOT \"care order\"") == "any(neglect not(\"care order\"))");
    CHECK(parsed("-(a OR b)") == "any(not(or(a b)))");
}
TEST_CASE("a hyphen inside a word is no minus") {
    CHECK(parsed("multi-agency") == "any(multi agency)");
    CHECK(parsed("multi-agency AND plan") == "any(all(\"multi agency\" plan))");
    CHECK(parsed("neglect - infant") == "any(neglect infant)");
}
TEST_CASE("a star ends a prefix, and alone is everything") {
    CHECK(parsed("safeguard*") == "any(safeguard*)");
    CHECK(parsed("*") == "any(*)");
}
TEST_CASE("field words are asked for in that part") {
    CHECK(parsed("title:rowan abstract:\"care order\"") == "any(title:rowan abstract:\"care order\")");
    CHECK(parsed("title:(rowan elm*)") == "any(any(title:rowan title:elm*))");
    CHECK(parsed("area:\"north leeds\" nation:wales") == "any(area=\"north leeds\" nation=\"wales\")");
}
TEST_CASE("years may be one, a range, or open at one end") {
    CHECK(parsed("year:2016") == "any(years(2016,2016))");
    CHECK(parsed("year:2016..2020") == "any(years(2016,2020))");
    CHECK(parsed("year:2016-2020") == "any(years(2016,2020))");
    CHECK(parsed("year:2016..") == "any(years(2016,))");
    CHECK(parsed("year:..2016") == "any(years(,2016))");
    CHECK(parsed("year:soon") == "any(year soon)");
}
TEST_CASE("a field word that nobody knows is a word") { CHECK(parsed("colour:red") == "any(colour red)"); }
TEST_CASE("an operator with nothing to hold is a word") {
    CHECK(parsed("AND") == "any(and)");
    CHECK(parsed("neglect OR") == "any(neglect or)");
    CHECK(parsed("NEAR/3") == "any(near 3)");
    CHECK(parsed("NOT") == "any(not)");
}
TEST_CASE("what is not closed or not opened does no harm") {
    CHECK(parsed("\"was not") == "any(was not)");
    CHECK(parsed("(a b") == "any(any(a b))");
    CHECK(parsed("a) b") == "any(a b)");
    CHECK(parsed("\"\" () -- !") == "any()");
}
TEST_CASE("a pasted paragraph of two hundred words is asked for whole, and words past the limit are left out") {
    std::string many;
    for (int i = 0; i < 200; ++i) many += "w" + std::to_string(i) + " ";
    CHECK(parse_query(many, {}).root.children.size() == 200);
    for (int i = 200; i < 3000; ++i) many += "w" + std::to_string(i) + " ";
    CHECK(parse_query(many, {}).root.children.size() == most_query_words);
    CHECK(parse_query(many, {}, Syntax::Literal).root.children.size() == most_literal_words);
}
TEST_CASE("of two hundred phrases the first forty are asked for") {
    std::string many;
    for (int i = 0; i < 200; ++i) many += "\"of w" + std::to_string(i) + "\" ";
    CHECK(parse_query(many, {}).root.children.size() == most_query_words / (2 + words_per_phrase) + 1);
}
TEST_CASE("ten thousand brackets are not too deep") {
    CHECK(parsed(std::string(10000, '(') + "a") == "any()");
    CHECK_NOTHROW(parsed(std::string(4000, '-') + std::string(4000, '"')));
}
TEST_CASE("in literal lines punctuation is no operator") {
    CHECK(parsed("was -it \"in the\" title:plan AND x*", Syntax::Literal) == "any(was it in the title plan and x)");
}

}
