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

void add_lines(std::vector<std::string>& lines, const Block& block) {
    switch (block.kind) {
        case BlockKind::Heading: case BlockKind::Paragraph: case BlockKind::Quotation: lines.push_back(with_number(block.number, block.text)); break;
        case BlockKind::List: case BlockKind::Steps: lines.insert(lines.end(), block.items.begin(), block.items.end()); break;
        case BlockKind::Table:
            for (const auto& row : block.rows)
                for (const auto& cell : row) lines.push_back(cell);
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

std::vector<std::string> lines_of(const PublicText& text, const PublicWords& words) {
    std::vector<std::string> lines{text.title};
    if (!text.partnership.empty()) lines.push_back(text.partnership);
    if (!text.reviewers.empty()) lines.push_back(words.reviewers);
    lines.insert(lines.end(), text.reviewers.begin(), text.reviewers.end());
    if (!text.summary.empty()) {
        lines.push_back(words.summary);
        for (const auto& block : read_marked(text.summary)) add_lines(lines, block);
    }
    for (const auto& section : text.sections) {
        lines.push_back(with_number(section.number, section.title));
        for (const auto& block : section.blocks) add_lines(lines, block);
    }
    return lines;
}

std::string sum_of(const PublicText& text, const PublicWords& words) {
    std::string all;
    for (const auto& line : lines_of(text, words)) all += line + "\n";
    return base::sha256_hex(all);
}

}  // namespace publishing
