#include <algorithm>

#include "casework/review.h"
#include "publishing/report.h"
#include "web/chronology/chronology_filter.h"
#include "web/chronology/chronology_view.h"
#include "web/chronology/entry_view.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Act;
using chronology::BookEntry;
using chronology::NewItem;
using identity::Permission;

namespace {

constexpr std::size_t longest_said = 20'000;  ///< In bytes.

std::string entry_of_path(const ChronologyDesk& desk) { return desk.page.request.parameter("entry"); }

Html text_box(ChronologyDesk& desk, const Untaken& untaken, const std::string& field, Key label, int rows = 3) {
    return govuk::textarea(desk.page.t, {.name = field, .label = {.content = desk.page.t(label)}, .error = untaken.problems.at(field), .value = untaken.typed(field), .rows = rows, .autocomplete = "off"});
}

Html button_row(const Words& words, std::string_view classes = "btn btn--2") { return p(cls("acts"), button(cls(classes), type("submit"), words)); }

Html post_to(ChronologyDesk& desk, std::string_view id, std::string_view below, const Html& fields) { return desk.page.post_form(desk.way(entry_way(id) + std::string{below}), fields); }

// ---- beside the entry

Html comments_card(ChronologyDesk& desk, const BookEntry& entry, const Untaken& untaken) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& one : desk.book().comments_on(entry.entry.id)) items << said_item(desk, one);
    return section(cls("card"), labelled_by("comments"), h2(id("comments"), t("web.chronology.comments_title")), items.empty() ? Html{p(cls("muted"), t("web.chronology.no_comments"))} : Html{ol(cls("plain thread"), items)},
                   when(!desk.is_over(), [&](Html& out) { out << post_to(desk, entry.entry.id, "/comment", together(text_box(desk, untaken, "comment", "web.chronology.new_comment"), button_row(t("web.chronology.add_comment")))); }));
}

Html remarks_card(ChronologyDesk& desk, const BookEntry& entry, const Untaken& untaken) {
    if (!desk.sees_all()) return {};
    const auto& t = desk.page.t;
    Html items;
    for (const auto& one : desk.book().remarks_on(entry.entry.id)) {
        if (one.said.what == "good_practice") items << li(span(cls("tag tag--ok"), t("web.chronology.good_practice")));
        items << said_item(desk, one);
    }
    if (items.empty() && !desk.may_remark()) return {};
    govuk::Select kind{.name = "what", .label = {.content = t("web.chronology.remark_kind")}};
    kind.items = {{.content = t("web.chronology.remark"), .value = "remark"}, {.content = t("web.chronology.good_practice"), .value = "good_practice"}};
    return section(cls("card"), labelled_by("remarks"), h2(id("remarks"), t("web.chronology.remarks")), p(cls("muted"), t("web.chronology.remarks_mean")), when(!items.empty(), [&](Html& out) { out << ol(cls("plain thread"), items); }),
                   when(desk.may_remark(), [&](Html& out) { out << post_to(desk, entry.entry.id, "/remark", together(govuk::select(t, kind), text_box(desk, untaken, "remark", "web.chronology.new_remark"), button_row(t("web.chronology.add_remark")))); }));
}

Html questions_card(ChronologyDesk& desk, const BookEntry& entry) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& question : desk.book().questions())
        if (question.asked.said.on == entry.entry.id && desk.sees(question.asked.said.agency)) {
            items << said_item(desk, question.asked);
            for (const auto& answer : question.answers) items << said_item(desk, answer);
        }
    if (items.empty() && !desk.may_remark()) return {};
    return section(cls("card"), labelled_by("questions"), h2(id("questions"), t("web.chronology.questions")), when(!items.empty(), [&](Html& out) { out << ol(cls("plain thread"), items); }),
                   p(a(href(desk.to("/questions?entry=" + entry.entry.id)), desk.may_remark() ? t("web.chronology.ask_about") : t("web.chronology.questions_all"))));
}

Html link_list(ChronologyDesk& desk, const BookEntry& entry, const std::vector<LinkTarget>& targets) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& link : desk.book().links()) {
        if (link.entry != entry.entry.id) continue;
        const auto target = std::ranges::find(targets, link.to, &LinkTarget::id);
        Html named;
        if (link.kind == "theme") named = a(href(desk.to("?theme=" + html::percent_encoded(desk.text(link.to)))), t("web.chronology.theme"), sign(": "), desk.words(link.to));
        else if (target == targets.end()) named = span(cls("muted"), t("web.chronology.not_for_you"));
        else if (link.kind == "finding") named = a(href(desk.link("/report/findings/" + link.to)), t("web.chronology.finding"), sign(": "), span(from_record(), target->words));
        else named = together(t("web.chronology.line"), sign(": "), span(from_record(), target->words));
        const Html hidden = together(tag::input(type("hidden"), html::name("kind"), value(link.kind)), tag::input(type("hidden"), html::name("to"), value(link.to)));
        items << li(span(named), when(desk.may_remark(), [&](Html& out) { out << post_to(desk, entry.entry.id, "/unlink", together(hidden, button(cls("btn btn--2 btn--s"), type("submit"), t("web.chronology.unlink"), span(cls("sr"), sign(" "), named)))); }));
    }
    return items.empty() ? Html{p(cls("muted"), t("web.chronology.no_links"))} : Html{ul(cls("tasks"), items)};
}

Html links_card(ChronologyDesk& desk, const BookEntry& entry, const Untaken& untaken) {
    if (!desk.sees_all()) return {};
    const auto& t = desk.page.t;
    const auto targets = link_targets(desk);
    Html forms;
    if (desk.may_remark() && !targets.empty()) {
        govuk::Select select{.name = "to", .label = {.content = t("web.chronology.link_to")}};
        for (const auto& target : targets) select.items.push_back({.content = together(target.kind == "finding" ? t("web.chronology.finding") : t("web.chronology.line"), sign(": "), span(from_record(), target.words)), .value = target.id});
        forms << post_to(desk, entry.entry.id, "/link", together(govuk::select(t, select), button_row(t("web.chronology.link_add"))));
    }
    if (desk.may_remark())
        forms << post_to(desk, entry.entry.id, "/theme", together(govuk::input(t, {.name = "theme", .label = {.content = t("web.chronology.new_theme")}, .error = untaken.problems.at("theme"), .value = untaken.typed("theme"), .autocomplete = "off"}), button_row(t("web.chronology.theme_add"))));
    return section(cls("card"), labelled_by("links"), h2(id("links"), t("web.chronology.links")), link_list(desk, entry, targets), forms);
}

Html acts_of(ChronologyDesk& desk, const BookEntry& entry, const Untaken& untaken) {
    const auto& t = desk.page.t;
    Html acts;
    if (desk.may_revise(entry)) acts << p(a(cls("btn btn--2"), href(desk.to(entry_way(entry.entry.id) + "/revise")), t("web.chronology.revise")));
    if (desk.may_write_for(entry.entry.agency)) {
        if (entry.withheld) acts << post_to(desk, entry.entry.id, "/give", button_row(t("web.chronology.give")));
        else acts << govuk::details({.summary = t("web.chronology.withhold"), .content = post_to(desk, entry.entry.id, "/withhold", together(p(t("web.chronology.withhold_means")), text_box(desk, untaken, "why", "web.chronology.withhold_why"), button_row(t("web.chronology.withhold")))), .open = untaken.field == "why"});
    }
    return acts;
}

/// Names in it that nobody has a label for: they are read by all who may not know names as "name of a person".
Html unlabelled(ChronologyDesk& desk, const BookEntry& entry) {
    if (!desk.shows_names()) return {};
    const auto names = desk.unlabelled_in(entry.entry);
    if (names.empty()) return {};
    Html list;
    for (std::size_t i = 0; i < names.size(); ++i) list << (i == 0 ? sign("") : sign(", ")) << names[i];
    return govuk::inset_text({.content = together(p(desk.page.t("web.chronology.unlabelled"), sign(" "), strong(from_record(), list)), p(a(href(desk.link("/people")), desk.page.t("web.chronology.to_people"))))});
}

Response show_entry(ChronologyDesk& desk, const Untaken& untaken) {
    const auto* entry = desk.entry_named(entry_of_path(desk));
    if (!entry) return Response::error(404);
    auto& page = desk.page;
    const auto& t = page.t;
    const auto title = date_text(t, entry->entry.when) + ", " + desk.text(entry->entry.agency);
    Html state;
    if (entry->withheld) state << govuk::warning_text(t, {.content = together(t("web.chronology.is_withheld"), sign(" "), said_by(desk, entry->withheld->first), sign(": "), desk.words(entry->withheld->second))});
    const Html facts = dl(cls("kv"), div(dt(t("case.chronology.column_start_date")), dd(date_of(desk, entry->entry))), div(dt(t("web.chronology.agency")), dd(agency_label(desk, entry->entry.agency))), columns_of(desk, entry->entry.cells));
    const Html body = div(cls("wrap wide"), untaken.problems.summary(t), h1(from_record(), title), names_switch(desk), state,
                          div(cls("cols two"), div(section(cls("card"), labelled_by("entry"), h2(id("entry"), t("web.chronology.entry")), facts, acts_of(desk, *entry, untaken)), unlabelled(desk, *entry), found_card(desk, *entry), comments_card(desk, *entry, untaken), remarks_card(desk, *entry, untaken)),
                              div(source_card(desk, *entry), earlier_card(desk, *entry), links_card(desk, *entry, untaken), questions_card(desk, *entry))));
    auto frame = desk.chronology_frame(title);
    frame.width = Width::Wide;
    if (untaken.problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), body, untaken.status);
}

Response read_entry(ChronologyDesk& desk) { return show_entry(desk, {}); }

// ---- forms

/// Words beside the entry, which may not be empty.
Response keep_said(ChronologyDesk& desk, Act act, std::string_view field, Key missing, const std::string& what, std::string_view fragment) {
    const auto* entry = desk.entry_named(entry_of_path(desk));
    if (!entry) return Response::error(404);
    const auto id = entry->entry.id;
    const auto text = desk.page.typed(field);
    if (text.empty() || text.size() > longest_said) {
        Untaken untaken{.problems = {}, .field = std::string{field}, .text = text, .status = 422};
        untaken.problems.add(std::string{field}, text.empty() ? desk.page.t(missing) : desk.page.t("web.chronology.said_long"));
        return show_entry(desk, untaken);
    }
    const chronology::WordsSaid said{.on = id, .text = text, .role = doer_of(desk.page).role, .agency = {}, .what = what};
    auto done = desk.write([&](const chronology::Book&) { return std::vector<NewItem>{{act, to_json(said)}}; }, entry_way(id) + std::string{fragment});
    return done ? *std::move(done) : Response::error(409);
}

Response add_comment(ChronologyDesk& desk) { return keep_said(desk, Act::Comment, "comment", "web.chronology.comment_missing", {}, "#comments"); }

Response add_remark(ChronologyDesk& desk) {
    if (!desk.may_remark()) return Response::error(404);
    return keep_said(desk, Act::Remark, "remark", "web.chronology.remark_missing", desk.page.typed("what") == "good_practice" ? "good_practice" : "remark", "#remarks");
}

Response withhold_entry(ChronologyDesk& desk) {
    const auto* entry = desk.entry_named(entry_of_path(desk));
    if (!entry || !desk.may_write_for(entry->entry.agency)) return Response::error(404);
    return keep_said(desk, Act::Withheld, "why", "web.chronology.withhold_missing", {}, {});
}

Response give_entry(ChronologyDesk& desk) {
    const auto* entry = desk.entry_named(entry_of_path(desk));
    if (!entry || !desk.may_write_for(entry->entry.agency)) return Response::error(404);
    const auto id = entry->entry.id;
    auto done = desk.write([&](const chronology::Book&) { return std::vector<NewItem>{{Act::Given, to_json(chronology::WordsSaid{.on = id, .text = {}, .role = doer_of(desk.page).role, .agency = {}, .what = {}})}}; }, entry_way(id));
    return done ? *std::move(done) : Response::error(409);
}

Response keep_link(ChronologyDesk& desk, Act act, const std::string& to, const std::string& kind) {
    const auto* entry = desk.entry_named(entry_of_path(desk));
    if (!entry || !desk.may_remark()) return Response::error(404);
    const chronology::LinkSaid said{.entry = entry->entry.id, .to = to, .kind = kind};
    auto done = desk.write([&](const chronology::Book&) { return std::vector<NewItem>{{act, to_json(said)}}; }, entry_way(said.entry) + "#links");
    return done ? *std::move(done) : Response::error(409);
}

Response add_link(ChronologyDesk& desk) {
    const auto targets = link_targets(desk);
    const auto chosen = std::ranges::find(targets, desk.page.typed("to"), &LinkTarget::id);
    return chosen == targets.end() ? Response::error(400) : keep_link(desk, Act::Link, chosen->id, chosen->kind);
}

Response end_link(ChronologyDesk& desk) {
    const auto kind = desk.page.typed("kind");
    if (kind != "theme" && kind != "finding" && kind != "line") return Response::error(400);
    return keep_link(desk, kind == "theme" ? Act::Unthemed : Act::Unlink, desk.page.typed("to"), kind);
}

Response add_theme(ChronologyDesk& desk) {
    constexpr std::size_t longest_theme = 200;
    const auto theme = desk.page.typed("theme");
    if (!theme.empty() && theme.size() <= longest_theme) return keep_link(desk, Act::Theme, theme, "theme");
    Untaken untaken{.problems = {}, .field = "theme", .text = theme, .status = 422};
    untaken.problems.add("theme", theme.empty() ? desk.page.t("web.chronology.theme_missing") : desk.page.t("web.chronology.theme_long"));
    return show_entry(desk, untaken);
}

}  // namespace

std::vector<LinkTarget> link_targets(ChronologyDesk& desk) {
    std::vector<LinkTarget> list;
    if (!desk.sees_all()) return list;
    if (desk.may(Permission::ReadDraft))
        for (const auto* finding : publishing::finding_records(desk.file())) list.push_back({"finding", finding->id.to_string(), desk.text(finding->answers.of("finding", "title"))});
    if (const auto* terms = desk.file().last("terms"))
        for (const auto& line : casework::key_lines(*terms)) list.push_back({"line", terms->id.to_string() + "." + std::to_string(line.number), desk.text(line.question)});
    return list;
}

Html entries_behind(SignedPage& page, const std::string& finding) {
    ChronologyDesk desk{page};
    if (!desk.sees_all()) return {};
    Html items;
    for (const auto& link : desk.book().links())
        if (link.kind == "finding" && link.to == finding)
            if (const auto* entry = desk.entry_named(link.entry)) items << li(a(href(desk.to(entry_way(link.entry))), span(from_record(), date_text(page.t, entry->entry.when)), sign(", "), desk.words(entry->entry.agency)));
    if (items.empty()) return {};
    return section(cls("card"), labelled_by("chronology"), h2(id("chronology"), page.t("web.chronology.behind_finding")), ul(items));
}

void add_chronology_entry_pages(Routes& routes) {
    const std::string one = "/cases/{case}/chronology/entries/{entry}";
    const auto reads = writing_chronology(Permission::ReadChronology), remarks = writing_chronology(Permission::RemarkChronology), writes = writing_chronology(Permission::WriteChronology);
    add_signed_page(routes, one, reading_chronology, at_chronology<read_entry>);
    add_form(routes, one + "/comment", reads, to_chronology<add_comment>);
    add_form(routes, one + "/remark", remarks, to_chronology<add_remark>);
    add_form(routes, one + "/withhold", writes, to_chronology<withhold_entry>);
    add_form(routes, one + "/give", writes, to_chronology<give_entry>);
    add_form(routes, one + "/link", remarks, to_chronology<add_link>);
    add_form(routes, one + "/unlink", remarks, to_chronology<end_link>);
    add_form(routes, one + "/theme", remarks, to_chronology<add_theme>);
}

}  // namespace web
