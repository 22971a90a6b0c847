#include "web/pages/report_marks.h"

#include "search/index.h"

namespace web {

std::map<std::string, std::vector<search::Mark>> marks_in(const collection::PublicReport& report, std::string_view words) {
    search::ReviewInput input;
    input.key = 1;
    input.reference = "1";
    input.language = report.file.language.empty() ? "en" : report.file.language;
    std::vector<const collection::PublicBlock*> blocks;
    for (const auto& section : report.sections)
        for (const auto& block : section.blocks) {
            input.passages.push_back({.id = static_cast<std::int64_t>(blocks.size()), .text = block.text, .section = {}, .paragraph = {}, .page = 0, .place = {},
                                      .kind = search::PassageKind::Body, .language = {}});
            blocks.push_back(&block);
        }
    const auto index = search::Index::in_memory({}, std::make_shared<const search::Vocabulary>());
    index->add(std::move(input));
    index->commit("report");
    const auto snapshot = index->snapshot();
    search::Request request;
    request.lens = search::Lens::Passages;
    request.limit = blocks.size();
    request.excerpt_bytes = 0;
    request.count_facets = request.suggest_spelling = false;
    std::map<std::string, std::vector<search::Mark>> marks;
    for (const auto& hit : snapshot->search(snapshot->parse(words), request).hits)
        for (const auto& passage : hit.passages) marks.emplace(blocks[static_cast<std::size_t>(passage.id)]->anchor, passage.excerpt.marks);
    return marks;
}

}  // namespace web
