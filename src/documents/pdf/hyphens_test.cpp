#include "documents/pdf/hyphens.h"

#include <doctest/doctest.h>

#include "documents/numbering.h"
#include "documents/pdf/paragraphs.h"

using namespace documents;

namespace {
std::string joined(std::string_view document, std::string before, std::string_view after) {
    pdf::Hyphens hyphens;
    hyphens.learn(document);
    return hyphens.resolve(std::move(before) + pdf::joint + std::string{after});
}
}  // namespace

TEST_SUITE("Words broken at a line's end") {

TEST_CASE("a word is joined as the document itself spells it elsewhere") {
    CHECK(joined("the co-ordinator came", "co", "ordinator") == "co-ordinator");
    CHECK(joined("the coordinator came", "co", "ordinator") == "coordinator");
}
TEST_CASE("a word that stands nowhere else loses its hyphen, unless English writes its first half with one") {
    CHECK(joined("", "safe", "guarding") == "safeguarding");
    CHECK(joined("", "multi", "agency") == "multi-agency");
}

}

TEST_SUITE("Numbers before paragraphs") {

TEST_CASE("paragraph numbers, item letters and bullets are labels; dates, amounts and initials are not") {
    CHECK(leading_label("4.12 The family moved.").value().number == "4.12");
    CHECK(leading_label("4.12.1 The family moved.").value().depth == 3);
    CHECK(leading_label("(a) first").value().number == "(a)");
    CHECK(leading_label("iv) fourth").value().number == "iv)");
    CHECK(leading_label("• item").value().number.empty());
    CHECK_FALSE(leading_label("3 May 2024 was a Friday"));
    CHECK_FALSE(leading_label("1.5 million people"));
    CHECK_FALSE(leading_label("J. Doe was the reviewer"));
    CHECK_FALSE(leading_label("4.12"));
}

}
