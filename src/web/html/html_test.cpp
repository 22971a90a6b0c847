#include "web/html/html.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace web::html;
using namespace web::html::tag;
using namespace std::string_view_literals;

namespace {

template <class T>
concept can_be_text = requires(Html& html, T&& part) { html << std::forward<T>(part); };

std::string written(const Html& html) { return std::string{html.view()}; }

}  // namespace

TEST_SUITE("Typed HTML") {

TEST_CASE("a child's name with an angle bracket in it is shown, not obeyed") {
    CHECK(written(p("Rowan <script>alert('x')</script> & \"co\""sv)) ==
          "<p>Rowan &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;</p>");
}
TEST_CASE("an attribute's value cannot end the attribute") {
    CHECK(written(p(cls("a\" onclick=\"x"), "b"sv)) == "<p class=\"a&quot; onclick=&quot;x\">b</p>");
}
TEST_CASE("attributes may stand anywhere among the parts") {
    CHECK(written(td("88"sv, cls("num"))) == "<td class=\"num\">88</td>");
}
TEST_CASE("a NUL in the data is shown as the character for what cannot be shown") {
    CHECK(written(p("a\0b"sv)) == "<p>a\xEF\xBF\xBD" "b</p>");
}
TEST_CASE("words written into the source do not compile: they belong in the catalogue") {
    static_assert(!can_be_text<const char (&)[6]>);
    static_assert(!std::is_constructible_v<Html, const char (&)[6]>);
    static_assert(can_be_text<std::string>);
    static_assert(can_be_text<Words&>);
    CHECK(written(together("a"sv, sign(" · "), "b"sv)) == "a · b");
}
TEST_CASE("an element cannot be kept beyond its line") {
    static_assert(!std::is_copy_constructible_v<Element<1>>);
    static_assert(!std::is_move_constructible_v<Element<1>>);
    static_assert(!can_be_text<Element<1>&>);
}
TEST_CASE("an element without content has no end") {
    CHECK(written(together(br(), img(src("/static/a.png"), alt("a cairn"sv)))) == "<br><img src=\"/static/a.png\" alt=\"a cairn\">");
}
TEST_CASE("rows are written in their order, and only when there is something to say") {
    const std::vector<std::string> names{"Rowan", "Alder"};
    const std::optional<std::string> absent;
    const std::optional<std::string> note{"neglect"};
    const Html list = ul(each(names, [](Html& out, const std::string& name) { out << li(name); }), when(absent, li("absent"sv)),
                         when(note, [](Html& out, const std::string& words) { out << li(words); }), when(names.empty(), li("none"sv)));
    CHECK(written(list) == "<ul><li>Rowan</li><li>Alder</li><li>neglect</li></ul>");
}
TEST_CASE("numbers and bare attributes") {
    CHECK(written(input(type("checkbox"), attr("maxlength", 200), flag("checked"), flag("disabled", false), attr("form", std::optional<std::string>{}))) ==
          "<input type=\"checkbox\" maxlength=\"200\" checked>");
    CHECK(written(td(-3)) == "<td>-3</td>");
}

}
