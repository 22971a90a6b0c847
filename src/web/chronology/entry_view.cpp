#include "web/chronology/entry_view.h"

#include <algorithm>

#include "web/chronology/chronology_view.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/signing/role_words.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Meaning;

namespace {

Html source_row(const Catalogue& t, Key head, const Html& content) { return div(dt(t(head)), dd(cls("wrap-any"), content)); }

Html place_in_file(ChronologyDesk& desk, const chronology::Origin& origin) {
    const auto& t = desk.page.t;
    Html words;
    if (!origin.table.empty()) words << desk.words(origin.table) << sign(", ");
    words << t("web.chronology.table_number", {{"number", origin.number}});
    if (origin.row > 0) words << sign(", ") << t("web.chronology.row_number", {{"number", origin.row}});
    if (origin.page > 0) words << sign(", ") << t("web.chronology.page_number", {{"number", origin.page}});
    return words;
}

}  // namespace

Html columns_of(ChronologyDesk& desk, const chronology::Cells& cells) {
    Html rows;
    const auto add = [&](const std::string& key, const std::string& words) {
        if (!words.empty()) rows << div(dt(from_record(), column_head(desk, key)), dd(cls("wrap-any pre-line"), desk.words(words)));
    };
    for (const auto meaning : chronology::all_meanings())
        if (meaning != Meaning::StartDate && meaning != Meaning::Agency) add(std::string{to_word(meaning)}, std::string{cell(cells, meaning)});
    for (const auto& [key, words] : cells)
        if (key.starts_with(chronology::other_prefix)) add(key, words);
    return rows;
}

Html source_card(ChronologyDesk& desk, const chronology::BookEntry& entry) {
    const auto& t = desk.page.t;
    Html rows;
    if (entry.is_by_hand()) {
        rows << source_row(t, "web.chronology.by_hand", said_by(desk, entry.made));
    } else {
        const auto& import = desk.book().imports()[entry.import];
        Html file = desk.words(entry.entry.origin.file.empty() ? import.said.file : entry.entry.origin.file);
        if (!import.said.document.empty() && desk.may(identity::Permission::ReadCase) && desk.sees_all()) file = together(a(href(desk.link("/documents/" + import.said.document)), file));
        rows << source_row(t, "web.chronology.file", file) << source_row(t, "web.chronology.place", place_in_file(desk, entry.entry.origin)) << source_row(t, "web.chronology.sent_by", desk.words(import.said.sent_by))
             << source_row(t, "web.chronology.received", day(t, import.said.received_on)) << source_row(t, "web.chronology.taken_in", said_by(desk, import.made)) << source_row(t, "web.chronology.sum", Html{span(from_record(), import.said.sha256)});
    }
    return section(cls("card"), labelled_by("source"), h2(id("source"), t("web.chronology.source")), dl(cls("kv"), rows));
}

Html earlier_card(ChronologyDesk& desk, const chronology::BookEntry& entry) {
    const auto& t = desk.page.t;
    if (entry.earlier.empty()) return {};
    Html items;
    for (std::size_t i = entry.earlier.size(); i-- > 0;) {
        const auto& one = entry.earlier[i];
        const Html content = together(p(t("web.chronology.until_written_anew"), sign(" "), said_by(desk, one.until)), when(!one.why.empty(), [&](Html& out) { out << p(t("web.chronology.why"), sign(": "), desk.words(one.why)); }),
                                      dl(cls("kv"), div(dt(t("case.chronology.column_start_date")), dd(desk.words(one.said.words))), columns_of(desk, one.said.cells)));
        items << govuk::details({.summary = t("web.chronology.revision", {{"number", static_cast<std::int64_t>(i + 1)}}), .content = content});
    }
    return section(cls("card"), labelled_by("earlier"), h2(id("earlier"), t("web.chronology.earlier")), items);
}

Html found_card(ChronologyDesk& desk, const chronology::BookEntry& entry) {
    const auto& t = desk.page.t;
    const auto place = desk.place_of(entry.entry.id);
    if (!place) return {};
    Html items;
    for (const auto& point : desk.opened().points)
        if (std::ranges::binary_search(point.entries, *place) && desk.sees(point)) {
            const auto* decision = decision_on(desk, point);
            items << li(span(point_words(desk, point), sign(" "), a(href(desk.to("/points/" + mark_of_point(desk, point))), t("web.chronology.look"), span(cls("sr"), sign(" "), kind_words(t, point.kind)))), decision ? span(cls("tag tag--ok"), t("web.chronology.view_recorded")) : span(cls("tag tag--soon"), t("web.chronology.open")));
        }
    if (items.empty()) return {};
    return section(cls("card"), labelled_by("found"), h2(id("found"), t("web.chronology.found")), ul(cls("tasks"), items));
}

Html said_item(ChronologyDesk& desk, const chronology::BookWords& said) {
    Html who = said_by(desk, said.made);
    if (const auto role = identity::role_named(said.said.role)) who << sign(", ") << role_words(desk.page.t, *role);
    return li(p(cls("muted"), who), p(cls("wrap-any"), desk.words(said.said.text)));
}

}  // namespace web
