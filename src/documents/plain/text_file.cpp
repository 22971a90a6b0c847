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

class Lines {
public:
    explicit Lines(Flow& flow) : flow_{flow} {}
    void add(std::string_view line, bool next_is_underline) {
        const auto text = base::trim(line);
        if (text.empty()) return finish();
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
        (paragraph_ += paragraph_.empty() ? "" : " ") += text;
        ++lines_;
    }
    void finish() {
        const bool capitals = lines_ == 1 && is_capitals(paragraph_);
        flow_.add({capitals ? BlockKind::Heading : BlockKind::Paragraph, capitals ? 2 : 0, std::move(paragraph_), 0, {}, {}, 0, -1});
        paragraph_.clear();
        lines_ = 0;
    }

private:
    void heading(std::string_view text, int level) {
        finish();
        flow_.add({BlockKind::Heading, level, std::string{text}, 0, {}, {}, 0, -1});
    }
    Flow& flow_;
    std::string paragraph_;
    int lines_ = 0;
    bool was_underlined_ = false;
};

}  // namespace

std::expected<Extraction, Refusal> extract_text(std::string_view bytes) {
    const std::string text = decoded(bytes);
    const auto lines = lines_of(text);
    Flow flow;
    Lines paragraphs{flow};
    for (std::size_t i = 0; i < lines.size(); ++i) paragraphs.add(lines[i], i + 1 < lines.size() && is_underline(lines[i + 1]) && !is_underline(lines[i]));
    paragraphs.finish();
    Extraction result;
    result.kind = FileKind::Text;
    result.blocks = flow.take();
    if (result.blocks.empty()) return std::unexpected{refuse_no_text()};
    return result;
}

}  // namespace documents::plain
