#include "collection/suggestion.h"

#include <algorithm>

#include "base/text.h"
#include "collection/words.h"

namespace collection {

namespace {

constexpr std::size_t opening_blocks = 12;
constexpr std::size_t longest_title_bytes = 200;

bool names_a_part(std::string_view heading) {
    static constexpr std::string_view parts[] = {"contents", "table of contents", "executive summary", "introduction", "foreword", "summary",
        "acknowledgements", "glossary", "background", "cynnwys", "cyflwyniad"};
    return std::ranges::find(parts, plain_words(heading)) != std::end(parts);
}

std::string title_in(const documents::Extraction& extraction, const std::string& file_name) {
    for (std::size_t i = 0; i < std::min(opening_blocks, extraction.blocks.size()); ++i) {
        const documents::Block& block = extraction.blocks[i];
        if (block.kind == documents::BlockKind::Heading && block.text.size() <= longest_title_bytes && !names_a_part(block.text)) return block.text;
    }
    const std::string property = base::squeeze(extraction.properties.title);
    const bool made_by_a_program = property.starts_with("Microsoft Word") || property.find(".doc") != std::string::npos || plain_words(property) == "untitled";
    if (!property.empty() && !made_by_a_program && property.size() <= longest_title_bytes) return property;
    std::string name = file_name;
    std::ranges::replace(name, '_', ' ');
    return base::squeeze(name);
}

}  // namespace

SuggestedRecord suggest_record(Record record, const documents::Extraction& extraction, const std::string& file_name) {
    SuggestedRecord result{std::move(record), {Suggested::Title}};
    result.record.title = title_in(extraction, file_name);
    if (const std::string& language = extraction.properties.language; language.starts_with("cy")) result.record.files[0].language = "cy";
    return result;
}

}  // namespace collection
