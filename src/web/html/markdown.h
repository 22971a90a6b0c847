/// Page words written in Markdown: front matter, headings with ids, values in double braces.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "web/html/html.h"

namespace web::html {

/// What `{{name}}` in page words becomes: data, which is escaped, or Html that may stand inside a line.
using Substitutions = std::map<std::string, Html, std::less<>>;

struct ContentHeading {
    int level;         ///< 2 to 6.
    std::string id;    ///< Made from its words: `how-long-they-stay`.
    std::string text;
};

struct ContentPage {
    std::string title;        ///< For the page's `h1`.
    std::string description;  ///< For the page's head.
    Html body;
    std::vector<ContentHeading> headings;
};

/// What is wrong with page words, for their author.
struct ContentRefusal {
    std::string reason;  ///< "no title in the front matter", "nothing is known for {{reveiws}}".
};

/// Reads a page. Raw HTML in it is left out, unsafe addresses lead nowhere, links to this site's pages keep to
/// `language`,
/// tables scroll by themselves. Refuses a page without title or description, one with a heading of the first level (the title
/// is the only one), and a name in braces that is not in `values`.
std::expected<ContentPage, ContentRefusal> read_content(std::string_view markdown, const Substitutions& values, Language language);

/// A short text such as an abstract or a host's own notice: Markdown without front matter, headings or substitutions.
Html markdown(std::string_view text, Language language);

}  // namespace web::html
