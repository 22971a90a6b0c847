#include "web/html/markdown.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "web/html/tree_test.h"

using namespace web::html;
using namespace std::string_view_literals;

namespace {

std::string body(std::string_view markdown, const Substitutions& values = {}, Language language = Language::English) {
    const auto page = read_content("---\ntitle: A\ndescription: B\n---\n" + std::string{markdown}, values, language);
    return page ? std::string{page->body.view()} : "refused: " + page.error().reason;
}

}  // namespace

TEST_SUITE("Page words in Markdown") {

TEST_CASE("a page has a title, a description and headings that can be linked to") {
    const auto page = read_content("---\ntitle: About this: a test\ndescription: What it is.\n---\n\n## How long\n\nText.\n\n### Tŷ & co\n\n## How long\n",
                                   {}, Language::English);
    REQUIRE(page);
    CHECK(page->title == "About this: a test");
    CHECK(page->description == "What it is.");
    CHECK(tree_of(page->body.view()) == tree_of("<h2 id=how-long>How long</h2><p>Text.</p><h3 id=ty-co>Tŷ &amp; co</h3><h2 id=how-long-2>How long</h2>"));
    CHECK(page->headings.size() == 3);
    CHECK(page->headings[1].text == "Tŷ & co");
}
TEST_CASE("a value in braces is data: what it says cannot become markup") {
    CHECK(tree_of(body("The site of **{{host}}** answers in {{reply_days}} days.", {{"host", Html{"<b>Host</b> *x*"sv}}, {"reply_days", Html{"2"sv}}})) ==
          tree_of("<p>The site of <strong>&lt;b&gt;Host&lt;/b&gt; *x*</strong> answers in 2 days.</p>"));
}
TEST_CASE("a page cannot hold the marks with which values are put in their places") {
    CHECK(body("a \uE000host\uE001 {{host}}", {{"host", Html{"H"sv}}}) == "<p>a host H</p>\n");
}
TEST_CASE("a name in braces that nothing is known for is refused by name") {
    CHECK(body("{{reveiws}}", {{"reviews", Html{"4"sv}}}) == "refused: nothing is known for {{reveiws}}");
}
TEST_CASE("raw HTML is left out and an unsafe link leads nowhere") {
    CHECK(body("a <script>alert(1)</script> b").find("<script") == std::string::npos);
    CHECK(body("<img src=x onerror=alert(1)>").find("onerror") == std::string::npos);
    CHECK(body("[x](javascript:alert(1))").find("javascript") == std::string::npos);
    CHECK(body("[x](//evil.example)").find("evil") == std::string::npos);
}
TEST_CASE("links of a Welsh page lead to Welsh pages") {
    CHECK(tree_of(body("[x](/contact) [z](/cy/support) [y](https://www.example.org/)", {}, Language::Welsh)) ==
          tree_of("<p><a href='/cy/contact'>x</a> <a href='/cy/support'>z</a> <a href='https://www.example.org/'>y</a></p>"));
}
TEST_CASE("a table scrolls by itself and its columns have headings") {
    CHECK(tree_of(body("| A | B |\n|---|---|\n| 1 | {{n}} |\n", {{"n", Html{"2"sv}}})) ==
          tree_of("<div class=scroll tabindex=0><table class=tbl><thead><tr><th scope=col>A</th><th scope=col>B</th></tr></thead>"
                  "<tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>"));
}
TEST_CASE("a page needs its front matter, and has one first-level heading: its title") {
    CHECK_FALSE(read_content("## No front matter", {}, Language::English));
    CHECK_FALSE(read_content("---\ntitle: A\n---\nText", {}, Language::English));
    CHECK(body("# Another title").starts_with("refused: the heading 'Another title'"));
}
TEST_CASE("every page of the collection's own words can be read") {
    Substitutions values;
    for (const char* name : {"reviews", "reports", "passages", "recommendations", "earliest", "latest", "host", "contact", "reply_days"})
        values.emplace(name, Html{"1"sv});
    int pages = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{std::string{CAIRN_SOURCE_DIR} + "/content"}) {
        if (entry.path().extension() != ".md" || entry.path().filename() == "README.md") continue;
        std::ifstream file{entry.path()};
        std::ostringstream bytes;
        bytes << file.rdbuf();
        const auto page = read_content(bytes.str(), values, Language::English);
        CAPTURE(entry.path().string());
        CHECK_MESSAGE(page, (page ? "" : page.error().reason));
        ++pages;
    }
    CHECK(pages >= 20);
}

}
