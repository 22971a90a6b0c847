#include "publishing/brought_in.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "collection/reference_data.h"

namespace publishing {

using documents::Extraction;

namespace {

struct HeadingWords {
    std::string words, part;
};

std::string lower(std::string_view text) {
    std::string small{text};
    for (auto& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small;
}

const std::vector<HeadingWords>& heading_words() {
    static const auto known = [] {
        std::vector<HeadingWords> list;
        for (const auto& row : collection::read_table(collection::reference_file("report_template.csv"), "report_template.csv", {"part", "headings"}).rows) {
            std::string_view left = row[1];
            while (!left.empty()) {
                const auto end = std::min(left.find(';'), left.size());
                list.push_back({lower(base::trim(left.substr(0, end))), row[0]});
                left.remove_prefix(std::min(end + 1, left.size()));
            }
        }
        return list;
    }();
    return known;
}

/// How many bytes of "3.2 " or "4 " stand before the words.
std::size_t number_before(std::string_view text) {
    std::size_t at = 0, digits = 0;
    while (at < text.size() && (std::isdigit(static_cast<unsigned char>(text[at])) || (text[at] == '.' && digits > 0 && at < 7))) digits += text[at++] != '.' ? 1 : 0;
    if (digits == 0 || digits > 5) return 0;
    std::size_t spaces = at;
    while (spaces < text.size() && (text[spaces] == ' ' || text[spaces] == '\t')) ++spaces;
    return spaces > at || spaces == text.size() ? spaces : 0;
}

/// A paragraph's own number has a point in it: "2024 was hard" keeps its year.
std::string without_number(std::string_view text) {
    const auto size = number_before(text);
    return std::string{text.substr(text.substr(0, size).find('.') != std::string_view::npos ? size : 0)};
}

std::string without_section_number(std::string_view heading) { return std::string{base::trim(heading.substr(number_before(heading)))}; }

/// "Finding 3: …" gives 3 and the words after it.
bool is_finding(std::string_view heading, BroughtFinding& found) {
    for (const std::string_view word : {"Finding ", "Canfyddiad "}) {
        if (!heading.starts_with(word)) continue;
        const auto rest = heading.substr(word.size());
        std::size_t digits = 0;
        while (digits < rest.size() && digits < 3 && std::isdigit(static_cast<unsigned char>(rest[digits]))) ++digits;
        if (digits == 0) continue;
        found.number = std::stoi(std::string{rest.substr(0, digits)});
        found.title = base::trim(rest.substr(std::min(rest.size(), rest.find_first_not_of(":.– ", digits))));
        return true;
    }
    return false;
}

Block block_of(const documents::Block& read) {
    Block block;
    switch (read.kind) {
        case documents::BlockKind::Heading: block.kind = BlockKind::Heading, block.text = without_section_number(read.text); break;
        case documents::BlockKind::ListItem: {
            const bool counted = !read.number.empty() && std::isdigit(static_cast<unsigned char>(read.number.front()));
            block.kind = counted ? BlockKind::Steps : BlockKind::List, block.items = {read.text};
            break;
        }
        case documents::BlockKind::Table: block.kind = BlockKind::Table, block.rows = read.rows; break;
        case documents::BlockKind::Footnote: block.text = (read.number.empty() ? "" : "[" + read.number + "] ") + read.text; break;
        case documents::BlockKind::Paragraph: block.text = without_number(read.text); break;
    }
    constexpr std::string_view opens = "“", closes = "”";
    if (block.kind == BlockKind::Paragraph && block.text.starts_with(opens) && block.text.ends_with(closes) && block.text.find(closes) == block.text.size() - closes.size()) {
        block.kind = BlockKind::Quotation;
        block.text = block.text.substr(opens.size(), block.text.size() - opens.size() - closes.size());
    }
    for (auto& row : block.rows)
        for (auto& cell : row) std::ranges::replace(cell, '\n', ' '), std::ranges::replace(cell, '|', '/');
    return block;
}

bool is_number_alone(const documents::Block& read) {
    return read.kind == documents::BlockKind::Paragraph && !read.text.empty() && read.text.size() <= 7 && number_before(read.text) == read.text.size() && read.text.find('.') != std::string::npos;
}

/// Where the next block goes.
class Bringing {
public:
    BroughtIn whole(const Extraction& read) {
        for (const auto& one : read.blocks) {
            if (is_number_alone(one)) continue;  // Cairn prints it above a list or a table.
            if (one.kind == documents::BlockKind::Heading) head(one);
            else put(block_of(one));
        }
        close();
        return std::move(brought_);
    }

private:
    void head(const documents::Block& read) {
        const auto heading = without_section_number(read.text);
        BroughtFinding finding;
        if (!brought_.sections.empty() && brought_.sections.back().part == "part_findings" && is_finding(heading, finding)) {
            close();
            brought_.findings.push_back(std::move(finding));
            in_finding_ = true;
            return;
        }
        const auto part = part_of_heading(heading);
        const bool as_high = level_ == 0 || read.level <= level_;
        if (!part.empty() && as_high) return begin(part, heading, read.level);
        if (level_ != 0 && as_high) return begin("part_other", heading, read.level);
        if (level_ == 0 && brought_.title.empty()) brought_.title = heading;
        else put(block_of(read));
    }
    void begin(const std::string& part, const std::string& heading, int level) {
        close();
        brought_.sections.push_back({part, heading, {}, 0});
        level_ = level;
        in_finding_ = false;
    }
    /// Items of one list come one by one.
    void put(Block block) {
        auto& into = brought_.sections.empty() ? brought_.unmatched : blocks_;
        const bool joins = !into.empty() && into.back().kind == block.kind && (block.kind == BlockKind::List || block.kind == BlockKind::Steps);
        if (joins) into.back().items.push_back(block.items.front());
        else into.push_back(std::move(block));
    }
    void close() {
        if (brought_.sections.empty()) return;
        if (in_finding_) brought_.findings.back().text = to_marked(blocks_);
        else brought_.sections.back().text = to_marked(blocks_), brought_.sections.back().blocks = blocks_.size();
        blocks_.clear();
    }

    BroughtIn brought_;
    std::vector<Block> blocks_;
    int level_ = 0;
    bool in_finding_ = false;
};

}  // namespace

std::string part_of_heading(std::string_view heading) {
    const auto words = lower(base::trim(heading));
    const HeadingWords* best = nullptr;
    for (const auto& known : heading_words())
        if (!known.words.empty() && words.find(known.words) != std::string::npos && (!best || known.words.size() > best->words.size())) best = &known;
    return best ? best->part : std::string{};
}

BroughtIn bring_in(const Extraction& read) { return Bringing{}.whole(read); }

}  // namespace publishing
