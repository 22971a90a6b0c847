#include "web/casework/document_view.h"

#include <algorithm>
#include <map>

#include "web/casework/paper_upload.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Document;
using casework::DocumentVersion;
using identity::Permission;

namespace {

constexpr std::size_t rows_shown = 500;
constexpr std::size_t blocks_shown = 2000;

Html heading_html(const documents::Block& block) {
    const int level = std::clamp(block.level + 1, 2, 5);
    if (level == 2) return h2(block.text);
    if (level == 3) return h3(block.text);
    return level == 4 ? Html{h4(block.text)} : Html{h5(block.text)};
}

Html table_html(const std::vector<std::vector<std::string>>& rows) {
    Html lines;
    for (std::size_t i = 0; i < std::min(rows.size(), rows_shown); ++i) {
        Html cells;
        for (const auto& cell : rows[i]) cells << td(cell);
        lines << tr(cells);
    }
    return div(cls("scroll"), attr("tabindex", "0"), table(cls("tbl"), tbody(lines)));
}

Html block_html(const documents::Block& block) {
    using enum documents::BlockKind;
    switch (block.kind) {
        case Heading: return heading_html(block);
        case Table: return table_html(block.rows);
        case ListItem: return ul(li(block.number.empty() ? block.text : block.number + " " + block.text));
        case Footnote: return p(small(block.number.empty() ? block.text : block.number + " " + block.text));
        case Paragraph: break;
    }
    return p(block.number.empty() ? block.text : block.number + " " + block.text);
}

}  // namespace

Permission permission_for_papers(std::string_view kind) {
    if (kind == "referral") return Permission::ReadReferral;
    if (kind == "notification") return Permission::ReadNotification;
    if (kind == "return" || kind == "agency_report") return Permission::ReadReturn;
    if (kind == "chronology") return Permission::ReadChronology;
    if (kind == "family") return Permission::ReadFamilyLog;
    if (kind == "draft_report") return Permission::ReadDraft;
    return Permission::ReadCase;
}

std::vector<Document> papers_seen(CaseDesk& desk) {
    auto all = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::documents_of(snapshot, desk.desk.ground, desk.of); });
    std::erase_if(all, [&](const Document& one) { return !desk.may(permission_for_papers(one.kind)); });
    return all;
}

std::optional<Document> paper_named(CaseDesk& desk) {
    const auto id = base::PublicId::parse(desk.page.request.parameter("document"));
    if (!id) return std::nullopt;
    auto found = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::find_document(snapshot, desk.desk.ground, desk.of, *id); });
    return found && desk.may(permission_for_papers(found->kind)) ? found : std::nullopt;
}

std::optional<DocumentVersion> version_asked(CaseDesk& desk, const Document& document) {
    const auto asked = desk.page.asked("version");
    if (asked.empty()) return document.newest;
    const auto number = std::atoll(asked.c_str());
    for (auto& version : desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::document_versions(snapshot, desk.desk.ground, desk.of, document); }))
        if (version.version == number) return std::move(version);
    return std::nullopt;
}

Html papers_card(CaseDesk& desk, std::string_view kind, std::string_view record) {
    const auto& t = desk.page.t;
    if (!desk.may(permission_for_papers(kind))) return {};
    Html items;
    for (const auto& one : papers_seen(desk))
        if (one.kind == kind && (record.empty() || one.record == record))
            items << li(span(a(href(desk.link("/documents/" + one.id.to_string())), span(from_record(), one.newest.facts.title)), small(file_words(desk.page, one.newest), sign(" · "), t("web.documents.received"), sign(" "), day(t, one.newest.received_on))),
                        when(one.withdrawn.has_value(), [&](Html& out) { out << span(cls("tag tag--quiet"), t("web.documents.withdrawn")); }));
    const bool may_add = record.empty() && desk.may(Permission::WorkCase) && !desk.is_over();
    if (items.empty() && !may_add) return {};
    return section(cls("card"), attr("aria-labelledby", "originals"), h2(id("originals"), t("web.documents.originals")), items.empty() ? Html{p(cls("muted"), t("web.documents.no_originals"))} : Html{ul(cls("tasks"), items)},
                   when(may_add, [&](Html& out) { out << p(a(href(desk.link("/documents/new?kind=" + std::string{kind})), t("web.documents.add_original"))); }));
}

Html file_words(const SignedPage& page, const DocumentVersion& version) {
    return together(paper_words_of(page.t, "file", version.facts.paper), sign(", "), file_size(page.t, version.bytes));
}

Html extraction_html(const documents::Extraction& read) {
    Html all;
    for (std::size_t i = 0; i < std::min(read.blocks.size(), blocks_shown); ++i) all << block_html(read.blocks[i]);
    return div(cls("written"), from_record(), all);
}

Html workbook_html(const SignedPage& page, const documents::Paper& book) {
    Html all;
    for (const auto& sheet : book.sheets) {
        if (sheet.hidden || sheet.cells.empty()) continue;
        std::map<int, std::map<int, std::string>> rows;
        for (const auto& cell : sheet.cells) rows[cell.row][cell.column] = cell.words;
        Html lines;
        std::size_t shown = 0;
        for (const auto& [number, cells] : rows) {
            if (++shown > rows_shown) break;
            Html list;
            for (const auto& [column, words] : cells) list << div(dt(documents::cell_name(number, column)), dd(words));
            lines << div(cls("card"), dl(cls("kv"), list));
        }
        all << h2(page.t("web.documents.sheet"), sign(" "), span(from_record(), sheet.name)) << div(from_record(), lines);
        if (rows.size() > rows_shown) all << p(page.t("web.documents.cut"));
    }
    return all;
}

}  // namespace web
