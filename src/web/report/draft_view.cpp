#include "web/report/draft_view.h"

#include <algorithm>

#include "web/casework/written_view.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using documents::word::WrittenDocument;
using publishing::Block;
using publishing::BlockKind;

namespace {

Html lines_html(std::string_view text) {
    Html lines;
    for (bool first = true; !text.empty(); first = false) {
        const auto end = std::min(text.find('\n'), text.size());
        if (!first) lines << br();
        lines << text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

Html table_html(const Catalogue& t, const Block& block) {
    Html head, rows;
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        Html cells;
        for (const auto& cell : block.rows[i]) i == 0 && !cell.empty() ? cells << th(scope("col"), from_record(), cell) : cells << td(from_record(), cell);  // A head without words heads nothing.
        (i == 0 ? head : rows) << tr(cells);
    }
    const auto named = t("web.draft.table_of", {{"number", block.number}});
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(named), table(cls("tbl"), caption(cls("sr"), named), thead(head), tbody(rows)));
}

Html plain_words(const Catalogue& t, const Block& block) {
    const Html items{together(each(block.items, [](Html& out, const std::string& item) { out << li(item); }))};
    switch (block.kind) {
        case BlockKind::List: return ul(from_record(), items);
        case BlockKind::Steps: return ol(from_record(), items);
        case BlockKind::Quotation: return blockquote(cls("quote quote--whole"), p(from_record(), lines_html(block.text)));
        case BlockKind::Table: return table_html(t, block);
        case BlockKind::Heading:
        case BlockKind::Paragraph: break;
    }
    return p(from_record(), lines_html(block.text));
}

Html sub_heading(int level, const Block& block) {
    if (level >= 4) return h4(from_record(), block.text);
    return level == 3 ? Html{h3(from_record(), block.text)} : Html{h2(from_record(), block.text)};
}

void write_block(WrittenDocument& document, const Block& block) {
    using namespace documents::word;
    const auto lead = block.number + "  ";
    switch (block.kind) {
        case BlockKind::Heading: document.parts.emplace_back(WrittenHeading{2, block.text}); break;
        case BlockKind::Paragraph: document.parts.emplace_back(WrittenParagraph{lead + block.text}); break;
        case BlockKind::Quotation: document.parts.emplace_back(WrittenParagraph{lead + "“" + block.text + "”"}); break;
        case BlockKind::List:
        case BlockKind::Steps:
            document.parts.emplace_back(WrittenParagraph{block.number, WrittenParagraph::Look::Hint});
            document.parts.emplace_back(WrittenList{block.items, block.kind == BlockKind::List ? WrittenList::Marks::Bullets : WrittenList::Marks::Numbers});
            break;
        case BlockKind::Table:
            document.parts.emplace_back(WrittenParagraph{block.number, WrittenParagraph::Look::Hint});
            document.parts.emplace_back(WrittenTable{block.number, block.rows});
            break;
    }
}

}  // namespace

std::string block_anchor(const Block& block) {
    auto anchor = "p" + block.number;
    std::ranges::replace(anchor, '.', '-');
    return anchor;
}

Html blocks_html(const Catalogue& t, const std::vector<Block>& blocks, const DraftDrawing& drawing) {
    Html all;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Heading) {
            all << sub_heading(drawing.heading_level + 1, block);
            continue;
        }
        const Html words = drawing.words ? drawing.words(block) : plain_words(t, block);
        const auto anchor = block_anchor(block);
        all << div(cls("para"), id(anchor), a(href(Url{"#x"}.at(anchor)), aria_label(t("web.review.link_to_paragraph", {{"number", block.number}})), block.number), div(words, when(static_cast<bool>(drawing.after), [&](Html& out) { out << drawing.after(block); })));
    }
    return all;
}

Html draft_html(const Catalogue& t, const publishing::Report& report, const DraftDrawing& drawing) {
    Html all;
    for (const auto& section : report.sections) {
        if (section.blocks.empty()) continue;
        const auto named = "s" + section.number;
        all << tag::section(attr("aria-labelledby", named), h2(id(named), section.number, sign(" "), span(from_record(), section.title)), blocks_html(t, section.blocks, drawing));
    }
    return div(cls("report"), div(cls("prose"), all));
}

WrittenDocument draft_document(const Catalogue& t, const publishing::Report& report) {
    using namespace documents::word;
    WrittenDocument document{.title = report.title.empty() ? std::string{t("web.draft.untitled").text()} : report.title, .language = document_language(t)};
    std::string cover = report.child;
    const auto add = [&](const std::string& line) {
        if (!line.empty()) cover += (cover.empty() ? "" : "\n") + line;
    };
    add(report.partnership);
    for (const auto& reviewer : report.reviewers) add(reviewer);
    if (report.dated_on) add(std::string{day_words(t, *report.dated_on).text()});
    if (!cover.empty()) document.parts.emplace_back(WrittenParagraph{cover});
    for (const auto& section : report.sections) {
        if (section.blocks.empty()) continue;
        document.parts.emplace_back(WrittenHeading{1, section.number + " " + section.title});
        for (const auto& block : section.blocks) write_block(document, block);
    }
    return document;
}

}  // namespace web
