#include <algorithm>

#include "calendar/london.h"
#include "publishing/article.h"
#include "web/casework/differing_words.h"
#include "web/catalogue/atom_feed.h"
#include "web/catalogue/catalogue_pages.h"
#include "web/catalogue/cataloguer.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/markdown.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using publishing::Article;
using publishing::ArticleKind;
using publishing::ArticleWords;

namespace {

constexpr std::size_t longest_article = 60'000;

Key article_key(ArticleKind kind, Key news, Key guidance) { return kind == ArticleKind::News ? news : guidance; }
std::string article_path(const Article& one) { return "/" + std::string{to_word(one.kind)} + "/" + one.slug; }

/// The reader's language where it was written in it, or English, marked as such.
const ArticleWords& words_for(const Page& page, const Article& one) { return page.language == Language::Welsh && !one.welsh.title.empty() ? one.welsh : one.english; }
std::string_view language_of(const Page& page, const Article& one) { return tag_of(&words_for(page, one) == &one.welsh ? Language::Welsh : Language::English); }

std::vector<Article> shown_articles(const Page& page, ArticleKind kind) {
    return publishing::articles_in_force(page.services.store.read([&](store::Snapshot& snapshot) { return publishing::articles(snapshot, kind); }), page.context.now);
}

Html from_until(const Page& page, const Article& one) {
    const auto& t = page.t;
    Html when_it_holds = together(t("web.article.from"), sign(" "), day(t, calendar::day_in_london(one.from_at)));
    if (one.until_at) when_it_holds << sign(" ") << t("web.article.until") << sign(" ") << day(t, calendar::day_in_london(*one.until_at - std::chrono::seconds{1}));
    return when_it_holds;
}

Response list_articles(Page& page, ArticleKind kind) {
    const auto& t = page.t;
    const auto title = t(article_key(kind, "web.article.news", "web.article.guidance"));
    Html items;
    for (const auto& one : shown_articles(page, kind))
        items << li(cls("card"), h2(a(href(page.link(article_path(one))), lang(language_of(page, one)), from_record(), words_for(page, one).title)), p(cls("muted"), from_until(page, one)),
                    p(lang(language_of(page, one)), from_record(), words_for(page, one).teaser));
    PageFrame frame;
    frame.title = std::string{title.text()};
    frame.breadcrumbs = {{Html{t("web.frame.home")}, page.link("/")}};
    const std::string feed = "/" + std::string{to_word(kind)} + ".atom";
    return page.answer(std::move(frame), div(cls("wrap"), h1(title), items.empty() ? Html{p(t("web.article.none"))} : Html{ul(cls("plain"), items)}, p(a(href(page.link(feed)), t("web.article.feed")))));
}

/// The version asked for by its number, or the one in force.
const Article* article_asked(const Page& page, const std::vector<Article>& versions, const std::vector<Article>& in_force) {
    const auto asked = page.asked("version");
    if (asked.empty()) return in_force.empty() ? nullptr : &in_force.front();
    const auto found = std::ranges::find_if(versions, [&](const Article& one) { return std::to_string(one.version) == asked; });
    return found == versions.end() ? nullptr : &*found;
}

/// One version's text as it was typed, line by line; what the other does not have is marked.
Html compared_text(const std::vector<Run>& runs) {
    Html lines, line;
    const auto end_line = [&] {
        if (!line.empty()) lines << p(line);
        line = Html{};
    };
    for (const auto& run : runs)
        for (std::size_t at = 0; at < run.words.size();) {
            const auto end = std::min(run.words.find('\n', at), run.words.size());
            const auto piece = run.words.substr(at, end - at);
            if (!piece.empty()) run.only_here ? line << mark(piece) : line << Html{piece};
            if (end < run.words.size()) end_line();
            at = end + 1;
        }
    end_line();
    return lines;
}

Response compare_versions(Page& page, ArticleKind kind, const Article& earlier, const Article& later) {
    const auto& t = page.t;
    const bool welsh = language_of(page, earlier) == "cy" && language_of(page, later) == "cy";
    const auto& before = welsh ? earlier.welsh : earlier.english;
    const auto& after = welsh ? later.welsh : later.english;
    const auto [was, is] = differing_words(before.text, after.text);
    const auto side = [&](const Article& one, const ArticleWords& words, const std::vector<Run>& runs, const char* heading) -> Html {
        return section(cls("card"), labelled_by(heading), h2(id(heading), a(href(page.link(article_path(one)).with("version", std::to_string(one.version))), t("web.article.version", {{"version", one.version}}))), p(cls("muted"), from_until(page, one)),
                       div(lang(welsh ? "cy" : "en"), from_record(), p(strong(words.title)), compared_text(runs)));
    };
    PageFrame frame;
    frame.title = std::string{t("web.article.compared", {{"title", after.title}}).text()};
    frame.robots = Robots::KeptOut;
    frame.breadcrumbs = {{Html{t("web.frame.home")}, page.link("/")}, {Html{t(article_key(kind, "web.article.news", "web.article.guidance"))}, page.link("/" + std::string{to_word(kind)})}, {Html{span(from_record(), after.title)}, page.link(article_path(later))}};
    frame.crumb = std::string{t("web.article.differences").text()};
    return page.answer(std::move(frame), div(cls("wrap measure"), h1(from_record(), t("web.article.compared", {{"title", after.title}})), p(cls("lede"), t("web.article.compared_means")), side(later, after, is, "later"), side(earlier, before, was, "earlier")));
}

Response show_article(Page& page, ArticleKind kind) {
    const auto& t = page.t;
    const auto all = page.services.store.read([&](store::Snapshot& snapshot) { return publishing::article_versions(snapshot, kind, page.request.parameter("slug")); });
    const auto versions = publishing::public_versions(all, page.context.now);
    const auto in_force = publishing::articles_in_force(all, page.context.now);
    const auto* one = article_asked(page, versions, in_force);
    if (!one) return Response::error(404);
    if (const auto other = page.asked("compare"); !other.empty()) {
        const auto found = std::ranges::find_if(versions, [&](const Article& version) { return std::to_string(version.version) == other; });
        return found == versions.end() || found->version == one->version ? Response::error(404) : compare_versions(page, kind, *found, *one);
    }
    const auto& words = words_for(page, *one);
    const bool earlier = in_force.empty() || in_force.front().version != one->version;
    Html list;
    for (const auto& version : versions) {
        const auto& next = versions.back().version == version.version ? version : *(&version + 1);  // The newest comes first.
        list << li(a(href(page.link(article_path(version)).with("version", std::to_string(version.version))), t("web.article.version", {{"version", version.version}})), sign(" · "), from_until(page, version),
                   when(!words_for(page, version).change.empty(), [&](Html& out) { out << sign(" · ") << span(lang(language_of(page, version)), from_record(), words_for(page, version).change); }),
                   when(next.version != version.version, [&](Html& out) {
                       out << sign(" · ") << a(href(page.link(article_path(version)).with("version", std::to_string(version.version)).with("compare", std::to_string(next.version))), t("web.article.compare", {{"version", next.version}}));
                   }));
    }
    PageFrame frame;
    frame.title = words.title;
    frame.breadcrumbs = {{Html{t("web.frame.home")}, page.link("/")}, {Html{t(article_key(kind, "web.article.news", "web.article.guidance"))}, page.link("/" + std::string{to_word(kind)})}};
    if (earlier) frame.robots = Robots::KeptOut;
    return page.answer(std::move(frame), div(cls("wrap measure"), when(earlier, [&](Html& out) { out << govuk::warning_text(t, {.content = t("web.article.earlier")}); }), h1(lang(language_of(page, *one)), from_record(), words.title),
                                             p(cls("muted"), from_until(page, *one)), div(lang(language_of(page, *one)), from_record(), html::markdown(words.text, page.language)),
                                             section(labelled_by("versions"), h2(id("versions"), t("web.article.versions")), ul(list))));
}

Response article_feed(Page& page, ArticleKind kind) {
    std::vector<FeedEntry> entries;
    for (const auto& one : shown_articles(page, kind)) {
        const auto address = page.absolute(page.link(article_path(one)).text());
        const auto& words = words_for(page, one);
        entries.push_back({.title = words.title, .summary = words.teaser, .address = address, .id = address + "?version=" + std::to_string(one.version), .updated_at = one.from_at, .language = language_of(page, one)});
    }
    const auto path = "/" + std::string{to_word(kind)};
    return atom_feed(page, page.t(article_key(kind, "web.article.news", "web.article.guidance")), path + ".atom", path, entries);
}

// ---- writing

std::string admin_path(ArticleKind kind) { return "/admin/" + std::string{to_word(kind)}; }

struct ArticleForm {
    std::string slug;
    ArticleWords english, welsh;
    std::string from, until;
};

Html article_field(const SignedPage& page, const Problems& problems, const std::string& name, Key label, const std::string& value, int rows) {
    if (rows == 1) return govuk::input(page.t, {.name = name, .label = {.content = page.t(label)}, .error = problems.at(name), .value = value});
    return govuk::textarea(page.t, {.name = name, .label = {.content = page.t(label)}, .error = problems.at(name), .value = value, .rows = rows});
}

Html language_fields(const SignedPage& page, const Problems& problems, const ArticleWords& words, const std::string& in, Key legend) {
    return div(cls("card"), fieldset(cls("govuk-fieldset"), tag::legend(cls("govuk-fieldset__legend govuk-fieldset__legend--m"), page.t(legend)), article_field(page, problems, "title-" + in, "web.article.title", words.title, 1),
                                     article_field(page, problems, "teaser-" + in, "web.article.teaser", words.teaser, 2), article_field(page, problems, "text-" + in, "web.article.text", words.text, 12),
                                     article_field(page, problems, "change-" + in, "web.article.change", words.change, 1)));
}

Html article_form(SignedPage& page, ArticleKind kind, const ArticleForm& form, const Problems& problems) {
    const auto& t = page.t;
    const auto dated = [&](const char* field, Key label, const std::string& text) { return govuk::input(t, {.name = field, .label = {.content = t(label)}, .hint = govuk::Hint{.content = t("web.cataloguing.date_hint")}, .error = problems.at(field), .value = text}); };
    return page.post_form(admin_path(kind), together(tag::input(type("hidden"), name("slug"), value(form.slug)), language_fields(page, problems, form.english, "en", "web.article.in_english"),
                                                     language_fields(page, problems, form.welsh, "cy", "web.article.in_welsh"), dated("from", "web.article.from_day", form.from), dated("until", "web.article.until_day", form.until), submit(t("web.article.write"))));
}

Response show_article_desk(SignedPage& page, ArticleKind kind, const ArticleForm& form, const Problems& problems, int status) {
    const auto& t = page.t;
    const auto title = t(article_key(kind, "web.article.news", "web.article.guidance"));
    Html items;
    for (const auto& one : page.store().read([&](store::Snapshot& snapshot) { return publishing::articles(snapshot, kind); }))
        items << li(a(href(page.link(admin_path(kind)).with("slug", one.slug)), from_record(), one.english.title), sign(" · "), t("web.article.version", {{"version", one.version}}), sign(" · "), from_until(page, one), sign(" · "),
                    name_of_account(page, one.written_by), when(one.from_at > page.context.now, [&](Html& out) { out << sign(" ") << span(cls("tag tag--soon"), t("web.article.scheduled")); }));
    auto frame = page.frame(std::string{problems.any() ? t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    return page.show(std::move(frame), div(cls("wrap"), problems.summary(t), h1(title), p(cls("lede"), t("web.article.lede")), items.empty() ? Html{} : Html{ul(items)}, h2(form.slug.empty() ? t("web.article.write_new") : t("web.article.write_version")), article_form(page, kind, form, problems)), status);
}

Response article_desk(SignedPage& page, ArticleKind kind) {
    ArticleForm form;
    const auto versions = page.store().read([&](store::Snapshot& snapshot) { return publishing::article_versions(snapshot, kind, page.asked("slug")); });
    if (!versions.empty()) form = {.slug = versions.front().slug, .english = versions.front().english, .welsh = versions.front().welsh, .from = {}, .until = {}}, form.english.change.clear(), form.welsh.change.clear();
    return show_article_desk(page, kind, form, {}, 200);
}

Response keep_article(SignedPage& page, ArticleKind kind) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto words = [&](const std::string& in) { return ArticleWords{page.typed("title-" + in), page.typed("teaser-" + in), page.typed_whole("text-" + in).substr(0, longest_article), page.typed("change-" + in)}; };
    const ArticleForm form{.slug = page.typed("slug"), .english = words("en"), .welsh = words("cy"), .from = page.typed("from"), .until = page.typed("until")};
    const auto from = base::parse_day(form.from), until = base::parse_day(form.until);
    const auto known = page.store().read([&](store::Snapshot& snapshot) { return form.slug.empty() || !publishing::article_versions(snapshot, kind, form.slug).empty(); });
    Problems problems;
    if (form.english.title.empty()) problems.add("title-en", page.t("web.article.problem_title"));
    if (form.english.text.empty()) problems.add("text-en", page.t("web.article.problem_text"));
    if (!form.slug.empty() && form.english.change.empty()) problems.add("change-en", page.t("web.article.problem_change"));
    if (!from) problems.add("from", page.t("web.deposit.problem_day"));
    if ((!form.until.empty() && !until) || (from && until && *until < *from)) problems.add("until", page.t("web.article.problem_until"));
    if (!known) return Response::error(404);
    if (problems.any()) return show_article_desk(page, kind, form, problems, 422);
    Article one{.kind = kind, .slug = form.slug, .english = form.english, .welsh = form.welsh, .from_at = calendar::end_of_day(*from - std::chrono::days{1})};
    if (until) one.until_at = calendar::end_of_day(*until);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            publishing::write_article(transaction, one, cataloguing_event(page));
            return admin_path(kind);
        });
    });
    return page.go(to);
}

}  // namespace

void add_article_pages(Routes& routes) {
    add_page(routes, "/news", RateClass::Pages, [](Page& page) { return list_articles(page, ArticleKind::News); });
    add_page(routes, "/news.atom", RateClass::Pages, [](Page& page) { return article_feed(page, ArticleKind::News); });
    add_page(routes, "/news/{slug}", RateClass::Pages, [](Page& page) { return show_article(page, ArticleKind::News); });
    add_page(routes, "/guidance", RateClass::Pages, [](Page& page) { return list_articles(page, ArticleKind::Guidance); });
    add_page(routes, "/guidance.atom", RateClass::Pages, [](Page& page) { return article_feed(page, ArticleKind::Guidance); });
    add_page(routes, "/guidance/{slug}", RateClass::Pages, [](Page& page) { return show_article(page, ArticleKind::Guidance); });
}

void add_article_desk_pages(Routes& routes) {
    const Guard reading{.permission = Permission::ManageSite};
    const Guard writing{.permission = Permission::ManageSite, .audit = AuditEvent::SettingsChanged, .body_bytes = 512 * 1024};
    add_signed_page(routes, "/admin/news", reading, [](SignedPage& page) { return article_desk(page, ArticleKind::News); });
    add_form(routes, "/admin/news", writing, [](SignedPage& page) { return keep_article(page, ArticleKind::News); });
    add_signed_page(routes, "/admin/guidance", reading, [](SignedPage& page) { return article_desk(page, ArticleKind::Guidance); });
    add_form(routes, "/admin/guidance", writing, [](SignedPage& page) { return keep_article(page, ArticleKind::Guidance); });
}

}  // namespace web
