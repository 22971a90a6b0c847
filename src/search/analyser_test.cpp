#include "search/analyser.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "search/welsh.h"

using namespace search;

namespace {

/// The words of a text as the reader finds them, between bars.
std::string words(std::string_view text) {
    std::string joined;
    WordReader reader{text};
    for (WordSpan span; reader.next(span);) joined += (joined.empty() ? "" : "|") + std::string{text.substr(span.begin, span.end - span.begin)};
    return joined;
}

std::string english(const std::string& word) { return Analyser{}.term(folded_word(word), Language::English); }

bool meet(const std::string& asked, const std::string& written) {
    Analyser analyser;
    const auto terms = analyser.query_terms(folded_word(asked));
    return std::find(terms.begin(), terms.end(), analyser.term(folded_word(written), Language::Welsh)) != terms.end();
}

}  // namespace

TEST_SUITE("From text to terms") {

TEST_CASE("hyphens, slashes and brackets separate words") { CHECK(words("multi-agency (s.47/CP) plan") == "multi|agency|s|47|CP|plan"); }
TEST_CASE("apostrophes stay inside a word, straight or curly, and not at its ends") {
    CHECK(words("child's children\u2019s 'quoted' o\u2019r") == "child's|children\u2019s|quoted|o\u2019r");
    CHECK(english("children\u2019s") == english("children's"));
}
TEST_CASE("paragraph numbers and thousands are one word; a full stop between words is none") {
    CHECK(words("4.12 and 1,000 in 2015,2016. end.Next") == "4.12|and|1,000|in|2015|2016|end|Next");
    CHECK(folded_word("1,000") == "1000");
}
TEST_CASE("accents and capitals make no difference") {
    CHECK(english("\u0174yn") == english("wyn"));
    CHECK(english("CAF\u00c9") == english("cafe"));
}
TEST_CASE("plural, past and present of an English word are one term") {
    CHECK(english("bruises") == english("bruised"));
    CHECK(english("safeguarding") == english("safeguards"));
    CHECK(english("child's") == english("child"));
}
TEST_CASE("ill-formed bytes separate words and do no harm") {
    CHECK(words("a\xff\xfe" "b\xc3") == "a|b");
    CHECK(words(std::string_view{"a\0b", 3}) == "a|b");
}
TEST_CASE("a word of a thousand letters is cut at a whole character") {
    std::string longest;
    for (int i = 0; i < 500; ++i) longest += "\u0101\u4e2d";
    CHECK(folded_word(longest).size() <= 64);
}
TEST_CASE("a stop word keeps its place and is not mistaken for a stem") {
    const auto tokens = Analyser{}.analyse("was not brought", Language::English);
    CHECK(tokens.size() == 3);
    CHECK(tokens[0].stop);
    CHECK_FALSE(tokens[2].stop);
    CHECK(english("wills") != english("will"));
}

}

TEST_SUITE("Welsh words meet through their mutations") {

TEST_CASE("soft: gofal is ofal, plant is blant, tad is dad, merch is ferch, llys is lys, rhiant is riant") {
    for (const auto& [radical, mutated] : {std::pair{"gofal", "ofal"}, {"plant", "blant"}, {"tad", "dad"}, {"merch", "ferch"}, {"llys", "lys"}, {"rhiant", "riant"}, {"diogelu", "ddiogelu"}, {"bachgen", "fachgen"}, {"cartref", "gartref"}}) {
        CAPTURE(mutated);
        CHECK(meet(radical, mutated));
        CHECK(meet(mutated, radical));
    }
}
TEST_CASE("nasal: gofal is ngofal, plant is mhlant, teulu is nheulu, cartref is nghartref, bachgen is machgen, diogelwch is niogelwch") {
    for (const auto& [radical, mutated] : {std::pair{"gofal", "ngofal"}, {"plant", "mhlant"}, {"teulu", "nheulu"}, {"cartref", "nghartref"}, {"bachgen", "machgen"}, {"diogelwch", "niogelwch"}}) {
        CAPTURE(mutated);
        CHECK(meet(radical, mutated));
        CHECK(meet(mutated, radical));
    }
}
TEST_CASE("aspirate: plant is phlant, teulu is theulu, cartref is chartref") {
    for (const auto& [radical, mutated] : {std::pair{"plant", "phlant"}, {"teulu", "theulu"}, {"cartref", "chartref"}}) {
        CHECK(meet(radical, mutated));
        CHECK(meet(mutated, radical));
    }
}
TEST_CASE("one mutation meets another of the same word") { CHECK(meet("ofal", "ngofal")); }
TEST_CASE("a plural and its singular meet") { CHECK(welsh_stem("ysgolion") == "ysgol"); }
TEST_CASE("a clitic after an apostrophe is left off") { CHECK(welsh_stem("plentyn'r") == welsh_stem("plentyn")); }
TEST_CASE("an English word is not looked for in English texts under a Welsh mutation") {
    const auto terms = Analyser{}.query_terms("park");
    CHECK(std::find(terms.begin(), terms.end(), "bark") == terms.end());
}

}
