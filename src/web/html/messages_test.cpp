#include "web/html/messages.h"

#include <doctest/doctest.h>

#include "base/fault.h"

using namespace web::html;
using namespace std::string_view_literals;

namespace {

std::string written(const Html& html) { return std::string{html.view()}; }

Messages three_messages() {
    return Messages::from({{"en/web.found.ini",
                            "# Counts.\n"
                            "web.found.title = Search\n"
                            "web.found.reviews = {count, plural, =0 {No reviews} one {# review}\n"
                            "  other {# reviews}}\n"
                            "web.found.since = Kept since {year}, {count, number} of them\n"
                            "web.found.sex = {sex, select, girl {Her} boy {His} other {Their}} account\n"
                            "web.found.ways = You can <learning>go to the learning</learning> of {title}.\n"},
                           {"cy/web.found.ini",
                            "web.found.reviews = {count, plural, =0 {Dim adolygiadau} zero {# z} one {# adolygiad} two {# ddau} few {# thri} many {# chwech}\n"
                            "  other {# o adolygiadau}}\n"}},
                          {});
}

}  // namespace

TEST_SUITE("Words of the interface") {

TEST_CASE("English counts one and many, with thousands apart") {
    const Messages messages = three_messages();
    const Catalogue& t = messages.in(Language::English);
    CHECK(t("web.found.title").text() == "Search");
    CHECK(t("web.found.reviews", {{"count", 0}}).text() == "No reviews");
    CHECK(t("web.found.reviews", {{"count", 1}}).text() == "1 review");
    CHECK(t("web.found.reviews", {{"count", 2184}}).text() == "2,184 reviews");
    CHECK(t.number(1234567).text() == "1,234,567");
}
TEST_CASE("Welsh has six forms: none, one, two, three, six and the rest") {
    const Messages messages = three_messages();
    const Catalogue& t = messages.in(Language::Welsh);
    CHECK(t("web.found.reviews", {{"count", 0}}).text() == "Dim adolygiadau");
    CHECK(t("web.found.reviews", {{"count", 1}}).text() == "1 adolygiad");
    CHECK(t("web.found.reviews", {{"count", 2}}).text() == "2 ddau");
    CHECK(t("web.found.reviews", {{"count", 3}}).text() == "3 thri");
    CHECK(t("web.found.reviews", {{"count", 4}}).text() == "4 o adolygiadau");
    CHECK(t("web.found.reviews", {{"count", 6}}).text() == "6 chwech");
    CHECK(t("web.found.reviews", {{"count", 1006}}).text() == "1,006 o adolygiadau");
}
TEST_CASE("a year is not grouped, a number is when the words say so") {
    const Messages messages = three_messages();
    CHECK(messages.in(Language::English)("web.found.since", {{"year", 2018}, {"count", 2018}}).text() == "Kept since 2018, 2,018 of them");
    CHECK(messages.in(Language::English)("web.found.sex", {{"sex", "girl"}}).text() == "Her account");
    CHECK(messages.in(Language::English)("web.found.sex", {{"sex", "not said"}}).text() == "Their account");
}
TEST_CASE("where Welsh has no words yet, English stands in and says that it is English") {
    const Messages messages = three_messages();
    const Catalogue& t = messages.in(Language::Welsh);
    CHECK(written(tag::p(t("web.found.title"))) == "<p><span lang=\"en\">Search</span></p>");
    CHECK(written(tag::p(messages.in(Language::English)("web.found.title"))) == "<p>Search</p>");
    CHECK(t("web.found.since", {{"year", 2018}, {"count", 1}}).stands_in());
}
TEST_CASE("a key that comes from data finds its words, or nothing where nobody wrote any") {
    const Messages messages = three_messages();
    REQUIRE(messages.in(Language::English).find("web.found.title"));
    CHECK(messages.in(Language::English).find("web.found.title")->text() == "Search");
    CHECK(messages.in(Language::English).find("web.found.nothing") == nullptr);
    CHECK(messages.in(Language::English).find("web.found.reviews") == nullptr);  // how many?
    REQUIRE(messages.in(Language::Welsh).find("web.found.title"));
    CHECK(messages.in(Language::Welsh).find("web.found.title")->stands_in());
}
TEST_CASE("a sentence with a link in it stays one sentence for its translator, and data in it is escaped") {
    const Messages messages = three_messages();
    CHECK(written(messages.in(Language::English).rich("web.found.ways", {{"title", "Rowan <b>"}}, {{"learning", Url{"#s5"}}})) ==
          "You can <a href=\"#s5\">go to the learning</a> of Rowan &lt;b&gt;.");
}
TEST_CASE("the pseudo-locale brackets the catalogue's words and not the data") {
    const Messages messages = three_messages();
    const Catalogue& t = messages.in(Language::Pseudo);
    CHECK(t("web.found.title").text() == "⟦Séářçh⟧");
    CHECK(t("web.found.reviews", {{"count", 5}}).text() == "5⟦ řévíéwš⟧");
    CHECK(written(t.rich("web.found.ways", {{"title", "Rowan"}}, {{"learning", Url{"#s5"}}})) ==
          "⟦Ýóú çáñ ⟧<a href=\"#s5\">⟦ĝó ťó ťhé léářñíñĝ⟧</a>⟦ óf ⟧Rowan⟦.⟧");
}
TEST_CASE("a host's own words replace ours under the same key, in every language that lacks its own") {
    const Messages messages = Messages::from({{"en/web.frame.ini", "web.frame.site_name = Cairn\nweb.frame.other = Other\n"}},
                                             {{"en/web.frame.ini", "web.frame.site_name = Eastmarch reviews\n"}});
    CHECK(messages.in(Language::English)("web.frame.site_name").text() == "Eastmarch reviews");
    CHECK(messages.in(Language::English)("web.frame.other").text() == "Other");
    CHECK(messages.in(Language::Welsh)("web.frame.site_name").text() == "Eastmarch reviews");
}
TEST_CASE("a host's mistake is refused with its file and line") {
    const std::vector<base::EmbeddedFile> ours{{"en/web.a.ini", "web.a.b = {count, plural, other {#}}\n"}};
    const auto refusal = [&](std::string_view line) {
        try {
            Messages::from(ours, {{"en/web.a.ini", line}});
        } catch (const base::Fault& fault) {
            return std::string{fault.what()};
        }
        return std::string{"taken"};
    };
    CHECK(refusal("web.a.b = {count} found") == "taken");
    CHECK(refusal("# first\nweb.a.c = x").find("no page has the key web.a.c (en/web.a.ini line 2)") != std::string::npos);
    CHECK(refusal("web.a.b = {total}").find("does not fill in") != std::string::npos);
    CHECK(refusal("web.a.b = {count").find("not ICU message syntax") != std::string::npos);
    CHECK(refusal("web.a.b = {count, date}").find("only number, plural and select") != std::string::npos);
    CHECK(refusal("web.a.b = <b>x").find("<b> is never ended (en/web.a.ini line 1)") != std::string::npos);
    CHECK(refusal("web.a.b = <b>x</b>").find("does not fill in") != std::string::npos);
    CHECK(refusal("web.a.b = x</b>").find("ends what is not open") != std::string::npos);
    CHECK(refusal("web.b.b = x").find("belongs in another file") != std::string::npos);
    CHECK(refusal("  x").find("nothing above") != std::string::npos);
    CHECK(refusal("web.a.b = \xFF").find("not UTF-8") != std::string::npos);
}

}
