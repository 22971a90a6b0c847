#include "publishing/public_text.h"

#include "base/sha256.h"
#include "base/text.h"
#include "casework/publication_reading.h"

namespace publishing {

namespace {

std::string filled(std::string words, std::string_view name, const std::string& value) {
    const auto at = words.find(name);
    return at == std::string::npos ? words : words.replace(at, name.size(), value);
}

std::string label_of(const casework::CaseFile& file, const Report& report) {
    const auto* plan = file.last("publication_plan");
    const auto& label = plan ? plan->answers.of("plan", "label") : std::string{};
    return label.empty() ? report.child : label;
}

/// Numbered within themselves: "1", "2", as a list of improvements is cited.
PublicSection improvements(const casework::CaseFile& file, const PublicWords& words) {
    PublicSection section{{}, words.improvements, {}};
    if (const auto* summary = file.last("publication_summary")) section.blocks = read_marked(summary->answers.of("improvements", "text"));
    int number = 0;
    for (auto& block : section.blocks)
        if (block.kind != BlockKind::Heading) block.number = std::to_string(++number);
    return section;
}

std::string with_number(const std::string& number, const std::string& words) { return number.empty() ? words : number + " " + words; }

void add_lines(std::vector<PublicLine>& lines, const Block& block) {
    const int table = lines.empty() ? 1 : lines.back().table + 1;  // Only neighbours need to differ.
    switch (block.kind) {
        case BlockKind::Heading: lines.push_back({block.text}); break;
        case BlockKind::Paragraph: case BlockKind::Quotation: lines.push_back({with_number(block.number, block.text)}); break;
        case BlockKind::List: case BlockKind::Steps:
            for (std::size_t i = 0; i < block.items.size(); ++i) lines.push_back({block.items[i], block.kind == BlockKind::Steps ? step_mark(i) : std::string{}});
            break;
        case BlockKind::Table:
            for (std::size_t row = 0; row < block.rows.size(); ++row)
                for (const auto& cell : block.rows[row]) lines.push_back({.words = cell, .table = table, .row = static_cast<int>(row)});
    }
}

}  // namespace

PublicText public_text(const casework::CaseFile& file, const Report& report, const PublicWords& words, int year) {
    const auto mode = casework::publication_mode(file);
    PublicText text;
    if (mode.empty() || mode == "held") return text;
    text.anonymous = mode == "anonymous";
    const auto label = label_of(file, report);
    text.title = text.anonymous ? filled(filled(words.anonymous, "{year}", std::to_string(year)), "{label}", label) : report.title.empty() ? label : report.title;
    if (!text.anonymous) text.partnership = report.partnership, text.reviewers = report.reviewers;
    if (const auto* summary = file.last("publication_summary")) text.summary = summary->answers.of("summary", "text");
    if (mode == "improvements_only") {
        text.sections.push_back(improvements(file, words));
        return text;
    }
    for (const auto& section : report.sections)
        if (!section.blocks.empty()) text.sections.push_back({section.number, section.title, section.blocks});
    return text;
}

std::string step_mark(std::size_t item) { return std::to_string(item + 1) + "."; }

std::vector<PublicLine> lines_of(const PublicText& text, const PublicWords& words) {
    std::vector<PublicLine> lines{{text.title}};
    if (!text.partnership.empty()) lines.push_back({text.partnership});
    if (!text.reviewers.empty()) lines.push_back({words.reviewers});
    for (const auto& reviewer : text.reviewers) lines.push_back({reviewer});
    if (!text.summary.empty()) {
        lines.push_back({words.summary});
        for (const auto& block : read_marked(text.summary)) add_lines(lines, block);
    }
    for (const auto& section : text.sections) {
        lines.push_back({with_number(section.number, section.title)});
        for (const auto& block : section.blocks) add_lines(lines, block);
    }
    return lines;
}

std::string sum_of(const PublicText& text, const PublicWords& words) {
    std::string all;
    for (const auto& line : lines_of(text, words)) all += line.words + "\n";
    return base::sha256_hex(all);
}

}  // namespace publishing
