#include "documents/pdf/headings.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <unordered_map>

#include "base/text.h"

namespace documents::pdf {

namespace {

constexpr std::size_t longest = 220;  // Bytes: longer is a paragraph, however large.

struct Letters {
    int all = 0, capital = 0;
};

Letters letters_of(std::string_view text) {
    Letters letters;
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < size;) {
        UChar32 letter = 0;
        U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, size, letter);
        if (letter <= 0 || !u_isalpha(letter)) continue;
        ++letters.all;
        letters.capital += u_isupper(letter) != 0;
    }
    return letters;
}

bool ends_like_text(std::string_view text) { return text.ends_with(',') || text.ends_with(';') || text.ends_with('.'); }

/// Larger first; at one size bold before plain, capitals before small letters.
struct Style {
    long half_points = 0;
    bool bold = false, capitals = false;
    auto operator<=>(const Style&) const = default;
};

Style style_of(const Draft& draft) {
    const Letters letters = letters_of(draft.block.text);
    return {std::lround(draft.size * 2), draft.bold, letters.all >= 4 && letters.capital == letters.all};
}

/// Whether it looks like a heading: stands out from the body, is short, and is no sentence.
bool stands_out(const Draft& draft, const BodyStyle& body) {
    const std::string& text = draft.block.text;
    if (draft.block.kind == BlockKind::Table || draft.raised_mark || text.size() > longest || draft.rows > 4) return false;
    const Letters letters = letters_of(text);
    if (letters.all < 3) return false;
    if (draft.block.kind == BlockKind::ListItem && draft.block.number.empty()) return false;
    if (draft.size >= 1.12 * body.size) return true;
    if (draft.size < 0.94 * body.size || ends_like_text(text)) return false;
    if (draft.bold && !body.bold && text.size() <= 160) return true;
    return letters.capital == letters.all && letters.all >= 5 && text.size() <= 90 && draft.rows <= 2;
}

std::string key_of(std::string_view text) {
    std::string result;
    for (const char c : base::fold(text))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) result += c;
    return result;
}

/// Bookmarks by page and words. A heading's own number may be missing from either side.
class Bookmarks {
public:
    explicit Bookmarks(const std::vector<Bookmark>& bookmarks) {
        for (const Bookmark& bookmark : bookmarks) by_key_.emplace(key_of(bookmark.title), &bookmark);
    }
    /// The bookmark that may lead to it, or null.
    const Bookmark* to(const Draft& draft) const {
        if (by_key_.empty() || draft.block.text.size() > longest || draft.block.kind == BlockKind::Table) return nullptr;
        for (const std::string& key : {key_of(draft.block.number + draft.block.text), key_of(draft.block.text)}) {
            const auto [first, last] = by_key_.equal_range(key);
            for (auto found = first; found != last; ++found)
                if (found->second->page == 0 || std::abs(found->second->page - draft.block.page) <= 1) return found->second;
        }
        return nullptr;
    }

private:
    std::unordered_multimap<std::string, const Bookmark*> by_key_;
};

/// A bookmark leads to one place: of a contents page and the chapter after it, to what stands out, then to its own page, then to the later.
bool leads_rather_to(const Bookmark& bookmark, const Draft& draft, const Draft& other, const BodyStyle& body) {
    if (stands_out(draft, body) != stands_out(other, body)) return stands_out(draft, body);
    const bool here = draft.block.page == bookmark.page, there = other.block.page == bookmark.page;
    return here || !there;
}

std::map<const Draft*, int> levels_by_bookmark(const std::vector<Draft>& drafts, const std::vector<Bookmark>& from_file, const BodyStyle& body) {
    const Bookmarks bookmarks{from_file};
    std::map<const Bookmark*, const Draft*> led_to;
    for (const Draft& draft : drafts) {
        const Bookmark* bookmark = draft.contents ? nullptr : bookmarks.to(draft);
        if (!bookmark) continue;
        const auto [found, fresh] = led_to.emplace(bookmark, &draft);
        if (!fresh && leads_rather_to(*bookmark, draft, *found->second, body)) found->second = &draft;
    }
    std::map<const Draft*, int> levels;
    for (const auto& [bookmark, draft] : led_to) levels.emplace(draft, std::min(bookmark->level, 6));
    return levels;
}

void make_heading(Draft& draft, int level) {
    draft.block.kind = BlockKind::Heading;
    draft.block.level = std::clamp(std::max(level, draft.label_depth >= 2 ? draft.label_depth : 1), 1, 6);
}

/// How a style is used, and what level that makes it.
struct Uses {
    int count = 0, first_page = 0, level = 0;
};

/// By size among themselves; by the bookmarks where these place a style of the size. A title page's own styles are no level
/// that the chapters would come below.
void set_levels(std::map<Style, Uses, std::greater<>>& styles, const std::map<Style, int>& known) {
    int rank = 0, deepest = 0;
    for (const auto& [style, level] : known) deepest = std::max(deepest, level);
    for (auto& [style, uses] : styles) {
        if (const auto same = known.find(style); same != known.end()) {
            uses.level = same->second;
        } else if (!known.empty()) {
            const auto smaller = std::ranges::find_if(known, [&style](const auto& one) { return one.first.half_points <= style.half_points; });
            uses.level = smaller != known.end() ? smaller->second : deepest + 1;
        } else {
            const bool on_title_page = rank > 0 && uses.count == 1 && uses.first_page <= 1;
            uses.level = on_title_page ? rank + 1 : ++rank;
        }
    }
}

}  // namespace

BodyStyle body_style(const std::vector<PageText>& pages) {
    std::map<long, std::pair<std::size_t, std::size_t>> letters;  // By half points: all, and bold ones.
    for (const PageText& page : pages)
        for (const Line& line : page.lines)
            for (const Word& word : line.words) {
                auto& [all, bold] = letters[std::lround(word.size * 2)];
                all += word.text.size();
                bold += word.bold ? word.text.size() : 0;
            }
    const auto most = std::ranges::max_element(letters, {}, [](const auto& entry) { return entry.second.first; });
    if (most == letters.end()) return {};
    return {static_cast<double>(most->first) / 2, most->second.second * 2 > most->second.first};
}

void mark_headings(std::vector<Draft>& drafts, const BodyStyle& body, const std::vector<Bookmark>& from_file) {
    const auto by_bookmark = levels_by_bookmark(drafts, from_file, body);
    std::map<Style, int> known;  // Styles that the bookmarks place.
    std::map<Style, Uses, std::greater<>> others;
    std::vector<Draft*> unplaced;
    for (Draft& draft : drafts) {
        if (draft.contents) continue;
        if (const auto led_to = by_bookmark.find(&draft); led_to != by_bookmark.end()) {
            known.emplace(style_of(draft), led_to->second);
            make_heading(draft, led_to->second);
        } else if (stands_out(draft, body)) {
            Uses& uses = others[style_of(draft)];
            uses.first_page = uses.count++ == 0 ? draft.block.page : uses.first_page;
            unplaced.push_back(&draft);
        }
    }
    set_levels(others, known);
    for (Draft* draft : unplaced) make_heading(*draft, others[style_of(*draft)].level);
}

void mark_footnotes(std::vector<Draft>& drafts, const BodyStyle& body) {
    bool at_foot = true;
    int page = 0;
    for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft) {
        if (draft->block.page != page) at_foot = true;
        page = draft->block.page;
        const bool small = draft->size > 0 && draft->size < 0.92 * body.size;
        const bool marked = draft->raised_mark || (!draft->block.number.empty() && draft->label_depth < 2);
        if (at_foot && small && marked && !draft->contents) {
            draft->block.kind = BlockKind::Footnote;
            draft->block.level = 0;
        } else if (!small) {
            at_foot = false;
        }
    }
}

}  // namespace documents::pdf
