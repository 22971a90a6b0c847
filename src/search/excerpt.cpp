#include "search/excerpt.h"

#include <algorithm>

#include "search/analyser.h"

namespace search {

namespace {

/// Spans as marks in the whole text: each word of its own, phrases as one piece.
std::vector<Mark> marks_in(std::string_view text, std::uint32_t first_place, std::vector<PlaceSpan> spans) {
    std::sort(spans.begin(), spans.end(), [](auto& a, auto& b) { return a.first < b.first; });
    std::vector<Mark> marks;
    WordReader reader{text};
    std::uint32_t place = first_place;
    std::size_t next = 0;
    bool open = false;
    std::uint32_t until = 0;
    for (WordSpan word; (open || next < spans.size()) && reader.next(word); ++place) {
        while (next < spans.size() && spans[next].first < place && spans[next].last < place) ++next;  // Of an earlier part.
        bool begins = false;
        for (; next < spans.size() && spans[next].first <= place; ++next) {
            if (!open) begins = open = true, until = 0;
            until = std::max(until, spans[next].last);
        }
        if (!open) continue;
        if (begins) marks.push_back({word.begin, word.end});
        else marks.back().end = word.end;
        if (place >= until) open = false;
    }
    return marks;
}

bool is_inside_character(std::string_view text, std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; }

/// Moves back to the beginning of a word.
std::size_t word_begin(std::string_view text, std::size_t at) {
    const auto space = text.rfind(' ', at);
    return space == std::string_view::npos ? 0 : space + 1;
}

/// The end of the last whole word before the limit, or of the last whole character where there is no space.
std::size_t word_end(std::string_view text, std::size_t begin, std::size_t limit) {
    if (limit >= text.size()) return text.size();
    const auto space = text.rfind(' ', limit);
    if (space != std::string_view::npos && space > begin) return space;
    while (limit > begin && is_inside_character(text, limit)) --limit;
    return limit;
}

/// Where the window with most marks begins: at a mark, with a little of what comes before.
std::size_t best_begin(std::string_view text, const std::vector<Mark>& marks, std::size_t most_bytes) {
    const std::size_t lead = most_bytes / 5;
    std::size_t best = 0, most = 0;
    for (std::size_t first = 0; first < marks.size(); ++first) {
        const std::size_t from = marks[first].begin > lead ? marks[first].begin - lead : 0;
        std::size_t last = first;
        while (last < marks.size() && marks[last].end <= from + most_bytes) ++last;
        if (last - first > most) most = last - first, best = from;
    }
    if (best + most_bytes > text.size()) best = text.size() - most_bytes;
    return best == 0 ? 0 : word_begin(text, best);
}

}  // namespace

Excerpt make_excerpt(std::string_view text, std::uint32_t first_place, const std::vector<PlaceSpan>& spans, std::size_t most_bytes) {
    const auto marks = marks_in(text, first_place, spans);
    std::size_t begin = 0, end = text.size();
    if (most_bytes != 0 && text.size() > most_bytes) {
        begin = best_begin(text, marks, most_bytes);
        while (is_inside_character(text, begin)) ++begin;
        end = word_end(text, begin, begin + most_bytes);
    }
    Excerpt excerpt;
    excerpt.text = text.substr(begin, end - begin);
    excerpt.cut_before = begin > 0;
    excerpt.cut_after = end < text.size();
    for (const auto& mark : marks)
        if (mark.begin >= begin && mark.end <= end) excerpt.marks.push_back({static_cast<std::uint32_t>(mark.begin - begin), static_cast<std::uint32_t>(mark.end - begin)});
    return excerpt;
}

}  // namespace search
