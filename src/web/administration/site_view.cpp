#include "web/administration/site_view.h"

#include "web/casework/desk.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/moment.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

/// Other words of the host are shown beside those of the program: both are read from here.
HostFrame frame_of_version(const SignedPage& page, const std::vector<collection::HostWord>& words) { return host_frame(page.services.messages, page.services.site, words); }

std::string site_field_id(const SiteField& field, bool in_welsh) { return std::string{field.id} + (in_welsh ? "-cy" : "-en"); }

Words version_name(const SignedPage& page, int version) { return version == 0 ? page.t("web.site.version_none") : page.t("web.site.version", {{"version", version}}); }

Words words_of_problem(const SignedPage& page, const SiteProblem& one) {
    const auto& t = page.t;
    const auto& field = site_fields()[one.field];
    const Words& label = t(field.label);
    const Words& language = one.in_welsh ? t("web.site.in_welsh") : t("web.site.in_english");
    switch (one.what) {
        case SiteProblem::What::TooLong: return t("web.site.problem_long", {{"field", label}, {"language", language}, {"longest", field.longest}});
        case SiteProblem::What::Control: return t("web.site.problem_control", {{"field", label}, {"language", language}});
        case SiteProblem::What::NoWelsh: return t("web.site.problem_welsh", {{"field", label}});
        case SiteProblem::What::NoEnglish: return t("web.site.problem_english", {{"field", label}});
        case SiteProblem::What::NotAnAddress: return t("web.site.problem_address", {{"field", label}});
        case SiteProblem::What::NoEmergency: return t("web.site.problem_emergency", {{"field", label}, {"language", language}});
        case SiteProblem::What::NotACount: break;
    }
    return t("web.site.problem_count", {{"field", label}});
}

Html said_in(std::string_view language_tag, const std::string& text) { return span(lang(language_tag), cls("wrap-any"), from_record(), text); }

/// One language of one field, with what stands there if it is left empty.
Html language_field(const SignedPage& page, const Problems& problems, const SiteField& field, const std::string& text, bool in_welsh) {
    const auto& t = page.t;
    const std::string id = site_field_id(field, in_welsh);
    const Language language = in_welsh ? Language::Welsh : Language::English;
    const Html content = in_two_languages(field) ? Html{in_welsh ? t("web.site.in_welsh") : t("web.site.in_english")} : Html{t("web.site.in_both")};
    const govuk::Hint hint{.content = together(t("web.site.default_is"), sign(" "), said_in(tag_of(language), said_by(page.services.messages, page.services.site, field, language)))};
    constexpr std::size_t one_line = 120;
    if (field.longest <= one_line || !in_two_languages(field)) {
        govuk::Input one{.name = id, .id = id, .label = {.content = content}, .hint = hint};
        one.value = text, one.error = problems.at(id);
        if (field.kind == SiteField::Kind::Count) one.classes = "govuk-input--width-2", one.input_mode = "numeric";
        return govuk::input(t, one);
    }
    govuk::Textarea many{.name = id, .id = id, .label = {.content = content}, .hint = hint};
    many.value = text, many.error = problems.at(id), many.rows = 3;
    return govuk::textarea(t, many);
}

Html field_set(const SignedPage& page, const Problems& problems, const SiteField& field, const TypedWords& typed) {
    Html both = language_field(page, problems, field, typed.english, false);
    if (in_two_languages(field) && page.services.site.welsh) both << language_field(page, problems, field, typed.welsh, true);
    return div(cls("card"), fieldset(cls("govuk-fieldset"), legend(cls("govuk-fieldset__legend govuk-fieldset__legend--m"), page.t(field.label)), p(cls("muted"), page.t(field.hint)), both));
}

Html site_form(SignedPage& page, const SiteForm& form, const Problems& problems) {
    const auto& t = page.t;
    Html content = Html{tag::input(type("hidden"), name("seen"), value(std::to_string(form.seen)))};
    for (std::size_t i = 0; i < site_fields().size(); ++i) content << field_set(page, problems, site_fields()[i], form.typed[i]);
    if (page.services.site.welsh)
        content << govuk::checkboxes(t, {.name = "english_only", .id_prefix = "english_only", .items = {{.value = "1", .content = t("web.site.english_only"), .chosen = form.english_only,
                                                                                                          .hint = govuk::Hint{.content = t("web.site.english_only_hint")}}}});
    content << p(cls("muted"), t("web.site.nothing_yet")) << submit(t("web.site.preview"));
    return page.post_form("/admin/site", content);
}

Html site_cell(const SignedPage& page, Key label, const Html& content) { return td(role("cell"), attr("data-l", page.t(label).text()), content); }

/// Where the version was in force, the newest turn of it.
Html turn_of(const SignedPage& page, const SiteModel& model, int version) {
    const auto& t = page.t;
    if (model.last().version == version) {
        Html now = Html{span(cls("tag tag--ok"), t("web.site.in_force"))};
        if (model.last().number > 0) now << sign(" ") << name_of_account(page, model.last().put_by) << sign(", ") << moment(t, model.last().put_at);
        return now;
    }
    for (const auto& turn : model.turns)
        if (turn.version == version) return together(t("web.site.was_in_force"), sign(" "), name_of_account(page, turn.put_by), sign(", "), moment(t, turn.put_at));
    return version == 0 ? Html{t("web.site.before_all")} : Html{t("web.site.never_in_force")};
}

Html version_row(const SignedPage& page, const SiteModel& model, const collection::HostWords& one) {
    const auto& t = page.t;
    Html written;
    if (one.version > 0) written << name_of_account(page, one.written_by) << sign(", ") << moment(t, one.written_at);
    else written << t("web.site.from_configuration");
    const Words title = version_name(page, one.version);
    return tr(role("row"), th(scope("row"), role("rowheader"), a(href(page.link("/admin/site/versions/" + std::to_string(one.version))), title)), site_cell(page, "web.site.written", written),
              site_cell(page, "web.site.in_force", turn_of(page, model, one.version)));
}

Html site_versions(const SignedPage& page, const SiteModel& model) {
    const auto& t = page.t;
    const auto head = [&](Key words) -> Html { return th(scope("col"), role("columnheader"), t(words)); };
    Html rows;
    for (const auto& one : model.versions) rows << version_row(page, model, one);
    rows << version_row(page, model, {});
    return section(labelled_by("versions"), h2(id("versions"), t("web.site.versions")), p(t("web.site.versions_mean")),
                   table(cls("tbl stack"), role("table"), thead(role("rowgroup"), tr(role("row"), head("web.site.which"), head("web.site.written"), head("web.site.in_force"))), tbody(role("rowgroup"), rows)));
}

/// What pages say now, and what they would say: every field that differs, in each language.
Html differences(const SignedPage& page, const HostFrame& now, const HostFrame& then) {
    const auto& t = page.t;
    const auto head = [&](Key words) -> Html { return th(scope("col"), role("columnheader"), t(words)); };
    Html rows;
    for (const auto& field : site_fields())
        for (const Language language : {Language::English, Language::Welsh}) {
            if (language == Language::Welsh && (!page.services.site.welsh || !in_two_languages(field))) continue;
            const std::string before = said_by(now.messages, now.site, field, language), after = said_by(then.messages, then.site, field, language);
            if (before == after) continue;
            Html title = Html{t(field.label)};
            if (in_two_languages(field)) title << sign(" ") << span(cls("muted"), language == Language::Welsh ? t("web.site.in_welsh") : t("web.site.in_english"));
            rows << tr(role("row"), th(scope("row"), role("rowheader"), title), site_cell(page, "web.site.now", said_in(tag_of(language), before)), site_cell(page, "web.site.then", said_in(tag_of(language), after)));
        }
    if (rows.empty()) return p(t("web.site.no_difference"));
    return table(cls("tbl stack"), role("table"), caption(t("web.site.differences")), thead(role("rowgroup"), tr(role("row"), head("web.site.which_words"), head("web.site.now"), head("web.site.then"))),
                 tbody(role("rowgroup"), rows));
}

const std::vector<collection::HostWord>& words_in_force(const SiteModel& model) {
    static const std::vector<collection::HostWord> none;
    const auto* words = model.words_of(model.last().version);
    return words ? *words : none;
}

}  // namespace

const std::vector<collection::HostWord>* SiteModel::words_of(int version) const {
    static const std::vector<collection::HostWord> none;
    if (version == 0) return &none;
    for (const auto& one : versions)
        if (one.version == version) return &one.words;
    return nullptr;
}

Html site_view(SignedPage& page, const SiteModel& model, const SiteForm& form) {
    const auto& t = page.t;
    Problems problems;
    for (const auto& one : form.problems) problems.add(site_field_id(site_fields()[one.field], one.in_welsh), words_of_problem(page, one));
    if (form.stale) problems.add("name-en", t("web.site.problem_stale"));
    Html told;
    if (page.asked("done") == "in-force") told << govuk::notification_banner(t, {.content = t("web.site.done"), .kind = govuk::BannerKind::Success});
    Html newer;
    if (form.stale)
        newer << section(cls("card"), h2(t("web.site.newer")), differences(page, frame_of_version(page, host_words_of(form.typed)), frame_of_version(page, words_in_force(model))));
    return div(cls("wrap"), told, problems.summary(t), h1(t("web.site.title")), p(cls("lede"), t("web.site.lede")), p(t("web.site.empty_means")), newer, site_form(page, form, problems), site_versions(page, model));
}

Html site_preview(SignedPage& page, const SiteModel& model, int version, bool stale) {
    const auto& t = page.t;
    Problems problems;
    if (stale) problems.add("put-in-force", t("web.site.problem_stale_force"));
    const bool in_force = model.last().version == version;
    Html act;
    if (in_force) act << p(strong(t("web.site.is_in_force")));
    else
        act << page.post_form("/admin/site/versions/" + std::to_string(version),
                              together(tag::input(type("hidden"), name("seen"), value(std::to_string(model.last().number))), p(t("web.site.at_once")),
                                       p(cls("acts"), button(id("put-in-force"), cls("btn"), type("submit"), t("web.site.put_in_force")))));
    Html to_others;
    if (page.services.site.welsh) to_others << p(t("web.site.other_language"));
    return div(cls("wrap"), problems.summary(t), h1(t("web.site.preview_of", {{"version", version_name(page, version)}})), p(cls("lede"), t("web.site.preview_means")), to_others,
               when(!in_force, [&](Html& out) { out << differences(page, frame_of_version(page, words_in_force(model)), frame_of_version(page, *model.words_of(version))); }), act,
               p(a(href(page.link("/admin/site")), t("web.site.back"))));
}

}  // namespace web
