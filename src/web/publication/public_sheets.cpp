#include "web/publication/public_sheets.h"

#include "web/casework/print_view.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using publishing::Block;
using publishing::BlockKind;

namespace {

Html public_heading(int level, const std::string& words) {
    switch (level) {
        case 1: return h1(from_record(), words);
        case 2: return h2(from_record(), words);
        case 3: return h3(from_record(), words);
        default: return h4(from_record(), words);
    }
}

/// The first row is the head of its columns, the first cell of each other row that of its row.
Html public_table(const std::vector<std::vector<std::string>>& rows) {
    Html head, body;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Html cells;
        for (std::size_t j = 0; j < rows[i].size(); ++j) {
            if (i == 0) cells << th(scope("col"), from_record(), rows[i][j]);
            else if (j == 0) cells << th(scope("row"), from_record(), rows[i][j]);
            else cells << td(from_record(), rows[i][j]);
        }
        (i == 0 ? head : body) << tr(cells);
    }
    return div(cls("scroll"), table(cls("tbl"), thead(head), tbody(body)));
}

Html public_block(const Block& block, int level) {
    const std::string words = block.number.empty() ? block.text : block.number + " " + block.text;
    switch (block.kind) {
        case BlockKind::Heading: return public_heading(level, block.text);
        case BlockKind::Paragraph: return p(from_record(), words);
        case BlockKind::Quotation: return blockquote(p(from_record(), words));
        case BlockKind::Table: return public_table(block.rows);
        case BlockKind::List: case BlockKind::Steps: break;
    }
    Html items;
    for (const auto& item : block.items) items << li(from_record(), item);
    return block.kind == BlockKind::List ? Html{ul(items)} : Html{ol(items)};
}

}  // namespace

Html public_text_html(const publishing::PublicText& text, const publishing::PublicWords& words, int first_level) {
    Html content = public_heading(first_level, text.title);
    if (!text.partnership.empty()) content << p(from_record(), text.partnership);
    if (!text.reviewers.empty()) {
        Html names;
        for (const auto& reviewer : text.reviewers) names << li(from_record(), reviewer);
        content << p(from_record(), words.reviewers) << ul(names);
    }
    if (!text.summary.empty()) {
        content << public_heading(first_level + 1, words.summary);
        for (const auto& block : publishing::read_marked(text.summary)) content << public_block(block, first_level + 2);
    }
    for (const auto& section : text.sections) {
        content << public_heading(first_level + 1, section.number.empty() ? section.title : section.number + " " + section.title);
        for (const auto& block : section.blocks) content << public_block(block, first_level + 2);
    }
    return content;
}

documents::PrintJob public_print_job(const publishing::PublicText& text, const publishing::PublicWords& words) {
    documents::PrintJob job{.html = {}, .title = text.title, .language = text.language, .footer_html = {}};
    job.html = document_to_print(text.language, Html{text.title}, main(cls("cw"), public_text_html(text, words, 1)));
    return job;
}

}  // namespace web
