#include "web/pages/report_view.h"

#include <algorithm>

#include "web/pages/excerpt.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::PublicBlock;
using collection::PublicSection;
using documents::BlockKind;

namespace {

/// The text with the words that were looked for marked in it.
Html words_of(const ReviewModel& model, const PublicBlock& block) {
    const auto found = model.marks.find(block.anchor);
    if (found == model.marks.end()) return Html{block.text};
    return marked(search::Excerpt{.text = block.text, .marks = found->second});
}

Html table_of(const PublicBlock& block) {
    Html head, body;
    for (std::size_t row = 0; row < block.rows.size(); ++row) {
        const bool heading = static_cast<int>(row) < block.header_rows;
        Html cells;
        for (const auto& cell : block.rows[row]) {
            if (heading) cells << th(scope("col"), cell);
            else cells << td(cell);
        }
        (heading ? head : body) << tr(cells);
    }
    return table(cls("tbl"), when(!head.empty(), [&](Html& out) { out << thead(head); }), tbody(body));
}

Html machine_note(const Page& page, const PublicBlock& block) {
    if (!block.machine_read || block.confidence < 0 || block.confidence >= 80) return {};
    return span(cls("tag tag--soon"), page.t("web.review.read_unsurely", {{"percent", static_cast<int>(block.confidence + .5)}}));
}

/// A table has no number of its own in the text: it is known by its place among the report's tables.
struct Shown {
    std::string number;
    Words link, table;
};

Shown shown(const Page& page, const PublicBlock& block, int tables) {
    const auto& t = page.t;
    if (!block.shown_number.empty())
        return {block.shown_number, t("web.review.link_to_paragraph", {{"number", block.shown_number}}), t("web.review.table_label", {{"number", block.shown_number}})};
    const auto number = "T" + std::to_string(tables);
    return {number, t("web.review.link_to_table", {{"number", number}}), t("web.review.table_number", {{"number", number}})};
}

Html paragraph(const Page& page, const ReviewModel& model, const PublicBlock& block, int tables) {
    const auto as = shown(page, block, tables);
    const bool hit = model.marks.contains(block.anchor);
    Html content;
    switch (block.kind) {
        case BlockKind::Table:
            content = div(cls("scroll"), attr("tabindex", 0), role("region"), aria_label(as.table), table_of(block));
            break;
        case BlockKind::Footnote: content = p(cls("small"), words_of(model, block)); break;
        case BlockKind::ListItem:
            content = p(cls(block.level > 1 ? "item item--deep" : "item"), words_of(model, block), machine_note(page, block));
            break;
        default: content = p(words_of(model, block), sign(" "), machine_note(page, block));
    }
    return div(cls(hit ? "para para--hit" : "para"), id(block.anchor),
               a(href(Url{"#x"}.at(block.anchor)), aria_label(as.link), as.number), content);
}

/// Where a new page of the printed report begins, for whoever holds the paper in hand. A scan's page can be looked at.
Html page_break(const Page& page, const ReviewModel& model, const PublicBlock& block) {
    const auto number = std::to_string(block.page), count = std::to_string(std::max<std::size_t>(model.report->pages.size(), static_cast<std::size_t>(block.page)));
    const auto words = block.page_label.empty() || block.page_label == number
                           ? page.t("web.review.page_of", {{"page", number}, {"count", count}})
                           : page.t("web.review.page_label_of", {{"label", block.page_label}, {"page", number}, {"count", count}});
    if (!block.machine_read) return p(cls("pagemark"), id("page-" + std::to_string(block.page)), words);
    const auto picture = page.link(collection::path_of(model.report->reference) + "/pages/" + std::to_string(block.page));
    return p(cls("pagemark"), id("page-" + std::to_string(block.page)), words, sign(" · "), a(href(picture), page.t("web.review.see_page")));
}

Html heading_of(const PublicSection& section, int depth) {
    const auto words = section.number.empty() ? section.title : section.number + ". " + section.title;
    switch (depth) {
        case 2: return h2(id(section.anchor), words);
        case 3: return h3(id(section.anchor), words);
        case 4: return h4(id(section.anchor), words);
        case 5: return h5(id(section.anchor), words);
        default: return h6(id(section.anchor), words);
    }
}

/// Depths of headings on the page: 2 for the outermost, and never one that skips a depth, whatever the report's own levels skip.
class Depths {
public:
    int of(int level) {
        while (!open_.empty() && open_.back() >= level) open_.pop_back();
        open_.push_back(level);
        return std::min(static_cast<int>(open_.size()) + 1, 6);
    }

private:
    std::vector<int> open_;
};

/// Under the last section shown: the one before, and the one after.
Html turn_over(const Page& page, const ReviewModel& model) {
    const auto& sections = model.report->sections;
    const auto here = std::ranges::find(sections, *model.only_section, &PublicSection::slug);
    const auto link_to = [&](const PublicSection& section) {
        const auto link = page.link(collection::path_of(model.report->reference) + "/" + section.slug);
        return model.file.empty() ? link : link.with("file", model.file);
    };
    return p(cls("row between turn"), when(here != sections.begin() && here != sections.end(), [&](Html& out) {
                 const auto& before = *(here - 1);
                 out << a(href(link_to(before)), rel("prev"), sign("‹ "), before.title.empty() ? std::string{page.t("web.review.beginning").text()} : shortened(before.title, 50));
             }),
             a(href(text_link(page, model.report->reference, model.file)), page.t("web.review.whole_report")),
             when(here != sections.end() && here + 1 != sections.end(), [&](Html& out) {
                 out << a(href(link_to(*(here + 1))), rel("next"), shortened((here + 1)->title, 50), sign(" ›"));
             }));
}

}  // namespace

Html report_view(const Page& page, const ReviewModel& model) {
    const auto& report = *model.report;
    Depths depths;
    int shown_page = 0, tables = 0;
    Html out;
    out.reserve(1 << 18);
    for (const auto& section : report.sections) {
        if (model.only_section && section.slug != *model.only_section) continue;
        if (!section.title.empty()) out << heading_of(section, depths.of(section.level));
        for (const auto& block : section.blocks) {
            if (block.page > shown_page) {
                out << page_break(page, model, block);
                shown_page = block.page;
            }
            tables += block.kind == BlockKind::Table;
            out << paragraph(page, model, block, tables);
        }
    }
    if (model.only_section) out << turn_over(page, model);
    return out;
}

}  // namespace web
