/// The frame around every page: head, skip link, Exit this page, demonstration notice, header, breadcrumbs, footer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/html/messages.h"

namespace web::html {

/// The parts of the site that the header names.
enum class Section { None, Search, Browse, Themes, Recommendations, Families, About };
enum class Width { Standard, Wide };          ///< Wide: the reading view and tables of many columns.
enum class Robots { Welcome, KeptOut };       ///< KeptOut: `noindex`, for imported reviews and result lists.
enum class ExitButton { Shown, Hidden };      ///< Shown on public and family pages.

/// A weather forecast: a page that anybody may have open, and that says nothing of where a reader was.
Url usual_exit();

/// What an installation is, the same on every page.
struct Site {
    std::string public_url = {};                       ///< `https://reviews.example`, without a slash at its end; empty on loopback.
    bool demonstration = false;                        ///< Every page then says that its data is fictional.
    Url exit_to = usual_exit();                        ///< Where Exit this page leads.
    bool welsh = true;                                 ///< Whether pages are offered in Welsh too.
};

struct Crumb {
    Html name;
    Url address;
};

/// The first of most breadcrumbs: the home page in this language.
Crumb home_crumb(const Catalogue& t);

/// The frame of casework: another header, for people who sign in.
struct CaseworkLink {
    Html name;
    Url address;
    bool current = false;
};
struct CaseworkFrame {
    std::string who = {};               ///< "Signed in as …"; empty for who is nobody yet.
    Html sign_out = {};                 ///< The form that ends it.
    std::vector<CaseworkLink> links = {};
    std::string of = {};                ///< Whose casework: the partnership's name; the site's purpose where it is empty.
    bool marked = false;                ///< Pages of a case: that they are official, sensitive and that views are recorded.
};

/// One page's own part of the frame.
struct PageFrame {
    std::string title;        ///< The page's name; the site's name is added. On a form with errors it begins with "Error: ".
    std::string description = {};  ///< For web search engines; may be empty.
    std::string path;         ///< Without language prefix, with its query: `/search?q=neglect`. Language links and canonical come from it.
    Section section = Section::None;
    std::vector<Crumb> breadcrumbs = {};   ///< Parents, from Home; the page itself is added by its `crumb`.
    std::string crumb = {};                ///< The page's name in the breadcrumb; nothing: `title`.
    Width width = Width::Standard;
    Robots robots = Robots::Welcome;
    ExitButton exit_button = ExitButton::Shown;
    std::optional<CaseworkFrame> casework = {};  ///< In place of the public header.
    Html head = {};                        ///< Further meta and link elements: citation, feeds.
};

/// The path of a page in a language: `/search`, `/cy/search`, `/en-XA/search`.
Url page_url(Language language, std::string_view path);

/// The whole document. `content` stands inside `<main>` and holds the page's one `h1`.
std::string layout(const Catalogue& t, const Site& site, const PageFrame& frame, const Html& content);

/// The one inline line of script that GOV.UK Frontend needs, and its hash for `script-src` ('sha256-…').
std::string_view inline_script();
std::string_view inline_script_hash();

}  // namespace web::html
