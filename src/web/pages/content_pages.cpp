#include "web/pages/content_pages.h"

#include <fstream>

#include "base/fault.h"
#include "web/family/leaflet_pages.h"
#include "web/html/markdown.h"
#include "web/pages/page.h"

namespace base::embed {
std::vector<base::EmbeddedFile> content();
}

namespace web {

using namespace html;
using namespace html::tag;

namespace {

/// A page whose words are a file: where it is read, and which file.
struct WordsPage {
    std::string_view path;
    std::string_view file;
    Section section = Section::None;
};
constexpr WordsPage pages[]{
    {"/families", "families", Section::Families},
    {"/families/what-is-a-review", "families-what-is-a-review", Section::Families},
    {"/families/taking-part", "families-taking-part", Section::Families},
    {"/families/your-words", "families-your-words", Section::Families},
    {"/families/publication", "families-publication", Section::Families},
    {"/families/support", "families-support", Section::Families},
    {"/young-people", "young-people", Section::Families},
    {"/support", "support"},
    {"/glossary", "glossary", Section::About},
    {"/about", "about", Section::About},
    {"/about/coverage", "about-coverage", Section::About},
    {"/about/themes", "about-themes", Section::About},
    {"/help/search", "help-search", Section::Search},
    {"/contact", "contact"},
    {"/contact/change", "contact-change"},
    {"/accessibility", "accessibility"},
    {"/privacy", "privacy"},
    {"/cookies", "cookies"},
    {"/terms", "terms"},
    {"/welsh-language", "welsh-language"},
};

std::optional<std::string> host_words(const std::filesystem::path& folder, const std::string& name_of_file) {
    if (folder.empty()) return std::nullopt;
    std::ifstream file{folder / name_of_file, std::ios::binary};
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

std::optional<std::string> embedded_words(const std::string& name_of_file) {
    static const auto files = base::embed::content();
    for (const auto& file : files)
        if (file.path == name_of_file) return std::string{file.bytes};
    return std::nullopt;
}

struct FoundWords {
    std::string markdown;
    Language language;
};

/// The host's words before our own, the page's language before English.
FoundWords words_of(const Services& services, std::string_view file, Language language) {
    for (const auto candidate : {language, Language::English}) {
        const auto name_of_file = std::string{candidate == Language::Welsh ? "cy/" : "en/"} + std::string{file} + ".md";
        if (auto found = host_words(services.host_content, name_of_file)) return {std::move(*found), candidate};
        if (auto found = embedded_words(name_of_file)) return {std::move(*found), candidate};
    }
    throw base::Fault{"A page's words are missing", std::string{file} + ".md", "Install Cairn again, or put the file into the host's content folder."};
}

Html year_or_dash(const std::optional<int>& year) { return year ? Html{std::to_string(*year)} : Html{sign("–")}; }

Substitutions values_for(const Page& page) {
    const auto coverage = page.catalogue.coverage();
    const auto& t = page.t;
    Substitutions values;
    values.emplace("reviews", Html{t.number(coverage.reviews)});
    values.emplace("reports", Html{t.number(coverage.reports)});
    values.emplace("passages", Html{t.number(coverage.passages)});
    values.emplace("recommendations", Html{t.number(coverage.recommendations)});
    values.emplace("earliest", year_or_dash(coverage.earliest));
    values.emplace("latest", year_or_dash(coverage.latest));
    values.emplace("host", Html{t("web.content.host")});
    values.emplace("contact", Html{t("web.content.contact")});
    values.emplace("reply_days", Html{t("web.content.reply_days")});
    return values;
}

Html beside(const Page& page, const WordsPage& which, const ContentPage& content) {
    Html links;
    if (which.section == Section::Families) {
        for (const auto& other : pages) {
            if (!other.path.starts_with("/families/")) continue;
            const auto words = words_of(page.services, other.file, page.language);
            const auto titled = read_content(words.markdown, values_for(page), page.language);
            if (titled) links << li(a(href(page.link(other.path)), from_record(), attr("aria-current", other.path == which.path ? std::optional<std::string>{"page"} : std::nullopt), titled->title));
        }
        if (!links.empty()) return nav(cls("toc"), aria_label(page.t("web.content.in_this_part")), h2(cls("toc__head"), page.t("web.content.in_this_part")), ol(links));
    }
    int count = 0;
    for (const auto& heading : content.headings)
        if (heading.level == 2) {
            links << li(a(href(Url{"#x"}.at(heading.id)), from_record(), heading.text));
            ++count;
        }
    if (count < 4) return {};
    return nav(cls("toc"), aria_label(page.t("web.content.on_this_page")), h2(cls("toc__head"), page.t("web.content.on_this_page")), ol(links));
}

template <std::size_t which>
Response content_page(Page& page) {
    const auto& entry = pages[which];
    const auto found = words_of(page.services, entry.file, page.language);
    const auto content = read_content(found.markdown, values_for(page), page.language);
    if (!content) throw base::Fault{"A page's words could not be read: " + content.error().reason, std::string{entry.file} + ".md", "Mend the file, or take the host's own away."};
    PageFrame frame;
    frame.title = content->title;
    frame.description = content->description;
    frame.section = entry.section;
    frame.breadcrumbs = {{Html{page.t("web.frame.home")}, page.link("/")}};
    if (entry.path.starts_with("/families/")) frame.breadcrumbs.push_back({Html{page.t("web.frame.nav_families")}, page.link("/families")});
    const auto side = beside(page, entry, *content);
    const auto language_tag = tag_of(found.language);
    Html main = article(cls("prose page"), lang(language_tag), from_record(), h1(content->title), content->body);
    if (!side.empty()) main = div(cls("cols page-with-contents"), side, main);
    return page.answer(std::move(frame), div(cls("wrap"), main));
}

template <std::size_t... which>
void add_each(Routes& routes, std::index_sequence<which...>) {
    (add_page(routes, pages[which].path, RateClass::Pages, content_page<which>), ...);
}

}  // namespace

void add_content_pages(Routes& routes) {
    add_each(routes, std::make_index_sequence<std::size(pages)>{});
    add_leaflet_pages(routes);
}

}  // namespace web
