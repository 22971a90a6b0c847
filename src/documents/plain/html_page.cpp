#include "documents/plain/html_page.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "documents/plain/decoded.h"
#include "documents/refusal.h"

namespace documents::plain {

namespace {

/// The encoding that a page names in its own head.
std::string named_encoding(std::string_view bytes) {
    const std::string head = base::fold(base::is_utf8(bytes.substr(0, 2048)) ? bytes.substr(0, 2048) : std::string_view{});
    const auto at = head.find("charset=");
    if (at == std::string::npos) return {};
    const auto start = head.find_first_not_of("\"' ", at + 8);
    return start == std::string::npos ? std::string{} : head.substr(start, head.find_first_of("\"' ;/>", start) - start);
}

/// Gumbo takes each open tag down one call: pages that nest for the sake of it are not given to it.
bool nests_too_deep(std::string_view html) {
    constexpr int most = 3'000;
    int depth = 0;
    for (std::size_t i = 0; i + 1 < html.size(); ++i)
        if (html[i] == '<') {
            if (html[i + 1] == '/') depth = std::max(0, depth - 1);
            else if ((html[i + 1] | 0x20) >= 'a' && (html[i + 1] | 0x20) <= 'z' && (html[i + 1] | 0x20) != 'b' && ++depth > most) return true;
        }
    return false;
}

}  // namespace

std::expected<HtmlPage, Refusal> HtmlPage::parse(std::string_view bytes) {
    auto html = std::make_unique<std::string>(decoded(bytes, named_encoding(bytes)));
    if (nests_too_deep(*html)) return std::unexpected{refuse_hostile("The web page nests its parts deeper than any real page does.")};
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    std::unique_ptr<GumboOutput, Destroy> output{gumbo_parse_with_options(&options, html->data(), html->size())};
    if (!output || !output->root) return std::unexpected{refuse_damaged("web page")};
    return HtmlPage{std::move(html), std::move(output)};
}

int number_of(const GumboElement& element, const char* name, int otherwise) {
    const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
    if (!attribute) return otherwise;
    const std::string_view text{attribute->value};
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && value >= -10'000 && value <= 10'000 ? value : otherwise;
}

bool is_hidden(const GumboElement& element) {
    if (gumbo_get_attribute(&element.attributes, "hidden")) return true;
    const GumboAttribute* style = gumbo_get_attribute(&element.attributes, "style");
    if (!style) return false;
    std::string text{style->value};
    std::erase(text, ' ');
    return text.find("display:none") != std::string::npos || text.find("visibility:hidden") != std::string::npos;
}

}  // namespace documents::plain
