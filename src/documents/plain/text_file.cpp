#include "documents/plain/text_file.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "documents/flow.h"
#include "documents/numbering.h"
#include "documents/plain/decoded.h"
#include "documents/refusal.h"

namespace documents::plain {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find_first_of("\r\n\f");
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return lines;
}

bool is_underline(std::string_view line) {
    line = base::trim(line);
    return line.size() >= 3 && (line.find_first_not_of('=') == std::string_view::npos || line.find_first_not_of('-') == std::string_view::npos);
}

bool is_capitals(std::string_view line) {
    const auto letters = std::ranges::count_if(line, [](char c) { return c >= 'A' && c <= 'Z'; });
    return letters >= 4 && line.size() <= 90 && std::ranges::none_of(line, [](char c) { return c >= 'a' && c <= 'z'; }) && !line.ends_with('.');
}

/// "## Findings", as notes are often kept.
int marked_level(std::string_view line) {
    const auto marks = line.find_first_not_of('#');
    return marks != std::string_view::npos && marks >= 1 && marks <= 6 && line[marks] == ' ' ? static_cast<int>(marks) : 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "2. Findings", "2.1 What services knew": a short line of its own with a number, no full stop after it. Its depth, or 0.
int numbered_level(std::string_view line) {
    const auto label = leading_label(line);
    if (!label || label->number.empty() || !is_digit(label->number.front()) || line.size() > 90) return 0;
    const auto words = line.substr(label->bytes);
    const bool begins_large = !words.empty() && !(words.front() >= 'a' && words.front() <= 'z') && !is_digit(words.front());
    return begins_large && std::string_view{".;:,?!"}.find(words.back()) == std::string_view::npos ? label->depth : 0;
}

class Lines {
public:
    void add(std::string_view line, bool next_is_underline) {
        const auto text = base::trim(line);
        if (text.empty()) {
            after_gap_ = true;
            return finish(true);
        }
        if (is_underline(text) && was_underlined_) {
            was_underlined_ = false;
            return;
        }
        if (const int level = marked_level(text); level > 0) return heading(text.substr(static_cast<std::size_t>(level)), level);
        if (paragraph_.empty() && next_is_underline) {
            was_underlined_ = true;
            return heading(text, 1);
        }
        if (leading_label(text)) finish();
        if (paragraph_.empty()) alone_ = after_gap_;
        after_gap_ = false;
        (paragraph_ += paragraph_.empty() ? "" : " ") += text;
        ++lines_;
    }
    /// The blocks, in order. A numbered line beside another such line is an item of a list; over anything else it is a heading.
    void give(Flow& flow) {
        finish(true);
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            auto& [block, level] = pieces_[i];
            const bool listed = i + 1 == pieces_.size() || pieces_[i + 1].numbered_level == level || (i > 0 && pieces_[i - 1].numbered_level == level);
            if (level > 0 && !listed) block.kind = BlockKind::Heading, block.level = level;
            flow.add(std::move(block));
        }
    }

private:
    struct Piece {
        Block block;
        int numbered_level = 0;  // Of a numbered line between empty lines; else 0.
    };
    void finish(bool before_gap = false) {
        const bool capitals = lines_ == 1 && is_capitals(paragraph_);
        const int level = lines_ == 1 && alone_ && before_gap && !capitals ? numbered_level(paragraph_) : 0;
        if (!paragraph_.empty())
            pieces_.push_back({{capitals ? BlockKind::Heading : BlockKind::Paragraph, capitals ? 2 : 0, std::move(paragraph_), 0, {}, {}, 0, -1}, level});
        paragraph_.clear();
        lines_ = 0;
    }
    void heading(std::string_view text, int level) {
        finish();
        pieces_.push_back({{BlockKind::Heading, level, std::string{text}, 0, {}, {}, 0, -1}, 0});
        after_gap_ = true;
    }
    std::vector<Piece> pieces_;
    std::string paragraph_;
    int lines_ = 0;
    bool was_underlined_ = false, after_gap_ = true, alone_ = false;
};

}  // namespace

std::expected<Extraction, Refusal> extract_text(std::string_view bytes) {
    const std::string text = decoded(bytes);
    const auto lines = lines_of(text);
    Lines paragraphs;
    for (std::size_t i = 0; i < lines.size(); ++i) paragraphs.add(lines[i], i + 1 < lines.size() && is_underline(lines[i + 1]) && !is_underline(lines[i]));
    Flow flow;
    paragraphs.give(flow);
    Extraction result;
    result.kind = FileKind::Text;
    result.blocks = flow.take();
    if (result.blocks.empty()) return std::unexpected{refuse_no_text()};
    return result;
}

}  // namespace documents::plain
