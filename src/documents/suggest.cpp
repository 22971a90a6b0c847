#include "documents/suggest.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace documents {

namespace {

constexpr std::size_t opening = 60;  // Blocks in which a report says what it is.

bool is_word_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

/// Where the words stand in the text as whole words; npos if nowhere.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t from = 0) {
    for (auto at = text.find(words, from); at != std::string_view::npos; at = text.find(words, at + 1)) {
        const auto end = at + words.size();
        if ((at == 0 || !is_word_letter(text[at - 1])) && (end == text.size() || !is_word_letter(text[end]))) return at;
    }
    return std::string_view::npos;
}

std::string clipped(std::string_view text) {
    std::size_t end = std::min<std::size_t>(text.size(), 200);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string{text.substr(0, end)};
}

Suggestion from_block(const Extraction& extraction, std::size_t i, std::string value) {
    const Block& block = extraction.blocks[i];
    std::string where = "the text";
    if (block.page >= 1 && static_cast<std::size_t>(block.page) <= extraction.pages.size())
        where = "page " + (extraction.pages[static_cast<std::size_t>(block.page - 1)].label.empty() ? std::to_string(block.page) : extraction.pages[static_cast<std::size_t>(block.page - 1)].label);
    return {std::move(value), clipped(block.text), std::move(where), static_cast<int>(i)};
}

std::size_t opening_of(const Extraction& extraction) { return std::min(opening, extraction.blocks.size()); }

// -- Title -----------------------------------------------------------------------------------------------------------

std::size_t words_in(std::string_view text) { return text.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1; }

std::optional<Suggestion> title_from_headings(const Extraction& extraction) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < opening_of(extraction); ++i) {
        const Block& block = extraction.blocks[i];
        if (block.kind != BlockKind::Heading || block.page > 2 || !block.number.empty()) continue;  // "1. Introduction" names a part
        if (!best || block.level < extraction.blocks[*best].level) best = i;
    }
    if (!best) return std::nullopt;
    std::string title = extraction.blocks[*best].text;
    const std::size_t next = *best + 1;
    // "Child Practice Review" alone does not say whose: its second line does.
    const bool goes_on = words_in(title) <= 3 && next < extraction.blocks.size() && extraction.blocks[next].page == extraction.blocks[*best].page &&
                         extraction.blocks[next].kind == BlockKind::Heading && extraction.blocks[next].number.empty() && words_in(extraction.blocks[next].text) <= 12;
    if (goes_on) title += ": " + extraction.blocks[next].text;
    return from_block(extraction, *best, std::move(title));
}

/// Programs fill the title with file names and their own; such a title is worse than none.
bool is_human_title(std::string_view title) {
    const std::string folded = base::fold(title);
    if (words_in(title) < 2) return false;
    for (const std::string_view mark : {"microsoft word", ".doc", ".pdf", ".indd", ".qxd", "untitled", "powerpoint", "template", "document1", "layout 1", "print"})
        if (folded.find(mark) != std::string::npos) return false;
    return true;
}

std::string title_from_name(std::string_view file_name) {
    std::string stem{file_name.substr(0, file_name.find_last_of('.'))};
    std::ranges::replace(stem, '_', ' ');
    std::ranges::replace(stem, '-', ' ');
    return base::squeeze(base::to_nfc(stem));
}

std::optional<Suggestion> suggest_title(const Extraction& extraction, std::string_view file_name) {
    if (auto title = title_from_headings(extraction)) return title;
    if (is_human_title(extraction.properties.title)) return Suggestion{extraction.properties.title, clipped(extraction.properties.title), "the file's properties", -1};
    if (!extraction.blocks.empty() && words_in(extraction.blocks[0].text) <= 20 && extraction.blocks[0].kind == BlockKind::Paragraph)
        return from_block(extraction, 0, extraction.blocks[0].text);
    if (std::string title = title_from_name(file_name); !title.empty()) return Suggestion{title, std::string{file_name}, "the file's name", -1};
    return std::nullopt;
}

// -- Year ------------------------------------------------------------------------------------------------------------

/// Years from 1945 to 2100 in the text, as written.
std::vector<std::string> years_in(std::string_view text) {
    std::vector<std::string> years;
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
        if (!digit(i) || (i > 0 && digit(i - 1)) || digit(i + 4)) continue;
        int year = 0;
        std::from_chars(text.data() + i, text.data() + i + 4, year);
        if (digit(i + 1) && digit(i + 2) && digit(i + 3) && year >= 1945 && year <= 2100) years.emplace_back(text.substr(i, 4));
    }
    return years;
}

bool names_month(std::string_view folded) {
    for (const std::string_view month : {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"})
        if (find_words(folded, month) != std::string_view::npos) return true;
    return false;
}

std::optional<Suggestion> suggest_year(const Extraction& extraction) {
    std::optional<Suggestion> on_cover;
    for (std::size_t i = 0; i < opening_of(extraction); ++i) {
        const Block& block = extraction.blocks[i];
        if (block.text.size() > 300 || block.page > 3) continue;
        const auto years = years_in(block.text);
        if (years.empty()) continue;
        const std::string folded = base::fold(block.text);
        if (folded.find("publi") != std::string::npos || folded.find("cyhoedd") != std::string::npos) return from_block(extraction, i, years.back());
        const bool dated = words_in(block.text) <= 8 && (names_month(folded) || words_in(block.text) <= 2);
        if (!on_cover && dated && block.page <= 1 && folded.find("born") == std::string::npos) on_cover = from_block(extraction, i, years.back());
    }
    if (on_cover) return on_cover;
    if (const auto years = years_in(extraction.properties.created.substr(0, 4)); !years.empty())
        return Suggestion{years[0], extraction.properties.created, "the file's properties", -1};
    return std::nullopt;
}

// -- Area, nation, scheme --------------------------------------------------------------------------------------------

std::optional<Suggestion> suggest_area(const Extraction& extraction, std::span<const std::string> areas) {
    constexpr std::size_t read = 400;        // Blocks.
    constexpr int on_first_pages = 20, fewest = 3;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < std::min(read, extraction.blocks.size()); ++i) texts.push_back(base::fold(extraction.blocks[i].text));
    std::vector<std::pair<std::string, std::size_t>> names;  // Folded, with the index of the name as given.
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (std::string name = base::fold(areas[i]); name.size() >= 3) names.emplace_back(std::move(name), i);
    std::ranges::stable_sort(names, [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    int best = fewest - 1;
    std::optional<Suggestion> result;
    for (const auto& [name, index] : names) {
        int score = 0;
        std::size_t first = texts.size();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            auto at = find_words(texts[i], name);
            if (at == std::string::npos) continue;
            first = std::min(first, i);
            score += i < opening / 4 && extraction.blocks[i].page <= 1 ? on_first_pages : 1;
            // A mention of "North Yorkshire" is none of "Yorkshire", whose turn comes later.
            for (; at != std::string::npos; at = find_words(texts[i], name)) texts[i].replace(at, name.size(), 1, '#');
        }
        if (score <= best) continue;
        best = score;
        result = from_block(extraction, first, areas[index]);
    }
    return result;
}

struct Phrase {
    std::string_view words, nation;  // Folded words; the nation that they belong to, or empty.
};

// Longer phrases first: a "local child safeguarding practice review" has a shorter one inside it.
constexpr std::array schemes{
    Phrase{"local child safeguarding practice review", "england"}, Phrase{"national child safeguarding practice review", "england"},
    Phrase{"child safeguarding practice review", "england"},       Phrase{"single unified safeguarding review", "wales"},
    Phrase{"extended child practice review", "wales"},             Phrase{"concise child practice review", "wales"},
    Phrase{"adolygiad ymarfer plant", "wales"},                    Phrase{"child practice review", "wales"},
    Phrase{"multi-agency professional forum", "wales"},            Phrase{"case management review", "northern-ireland"},
    Phrase{"significant case review", "scotland"},                 Phrase{"serious case review", "england"},
    Phrase{"rapid review", "england"},                             Phrase{"part 8 review", "england"},
    Phrase{"learning review", ""},                                 Phrase{"thematic review", ""},
    Phrase{"multi-agency case review", ""},                        Phrase{"public inquiry", ""},
};

constexpr std::array bodies{
    Phrase{"safeguarding board for northern ireland", "northern-ireland"}, Phrase{"sbni", "northern-ireland"}, Phrase{"northern ireland", "northern-ireland"},
    Phrase{"child protection committee", "scotland"}, Phrase{"care inspectorate", "scotland"}, Phrase{"children's reporter", "scotland"}, Phrase{"scottish government", "scotland"},
    Phrase{"regional safeguarding children board", "wales"}, Phrase{"welsh government", "wales"}, Phrase{"bwrdd diogelu", "wales"}, Phrase{"llywodraeth cymru", "wales"},
    Phrase{"safeguarding children partnership", "england"}, Phrase{"local safeguarding children board", "england"}, Phrase{"ofsted", "england"},
};

/// The first of the phrases that the opening has, in the order of the list.
template <std::size_t Count>
std::optional<std::pair<Phrase, std::size_t>> first_phrase(const Extraction& extraction, const std::array<Phrase, Count>& phrases) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < opening_of(extraction); ++i) texts.push_back(base::fold(extraction.blocks[i].text));
    for (const Phrase& phrase : phrases)
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (texts[i].find(phrase.words) != std::string::npos) return std::pair{phrase, i};
    return std::nullopt;
}

// -- Age -------------------------------------------------------------------------------------------------------------

std::string band_of_years(int years) {
    if (years < 1) return "Under 1";
    if (years <= 5) return "1 to 5";
    if (years <= 10) return "6 to 10";
    return years <= 15 ? "11 to 15" : "16 to 17";
}

constexpr std::array<std::pair<std::string_view, int>, 17> number_words{{{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7},
    {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}}};

std::optional<int> number_before(std::string_view text, std::size_t end) {
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '-')) --end;
    std::size_t start = end;
    while (start > 0 && is_word_letter(text[start - 1])) --start;
    const auto word = text.substr(start, end - start);
    int value = 0;
    if (const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), value); error == std::errc{} && stop == word.data() + word.size() && !word.empty()) return value;
    for (const auto& [name, number] : number_words)
        if (word == name) return number;
    return std::nullopt;
}

/// "a seven-month-old", "14-year-old", "aged 3 years", "11 weeks old".
std::optional<std::string> age_band_in(std::string_view folded) {
    for (const std::string_view unit : {"week", "month", "day"})
        for (auto at = folded.find(unit); at != std::string_view::npos; at = folded.find(unit, at + 1)) {
            const auto count = number_before(folded, at);
            const auto after = folded.substr(at + unit.size(), 6);
            const bool is_age = after.starts_with("-old") || after.starts_with(" old") || after.starts_with("s old") || after.starts_with("s-old");
            if (!count || !is_age || *count < 0) continue;
            return unit == "month" && *count >= 12 ? band_of_years(std::min(*count / 12, 17)) : "Under 1";
        }
    for (const std::string_view unit : {"year-old", "year old", "years old", "years of age"})
        if (const auto at = folded.find(unit); at != std::string_view::npos)
            if (const auto years = number_before(folded, at); years && *years >= 1 && *years <= 17) return band_of_years(*years);
    if (const auto at = find_words(folded, "aged"); at != std::string_view::npos) {
        const auto end = folded.find_first_of(" ,.;)", at + 5);
        if (const auto years = number_before(folded, end == std::string_view::npos ? folded.size() : end); years && *years >= 1 && *years <= 17 && folded.substr(at, 24).find("month") == std::string_view::npos && folded.substr(at, 24).find("week") == std::string_view::npos)
            return band_of_years(*years);
    }
    if (folded.find("unborn baby") != std::string_view::npos) return "Unborn";
    return std::nullopt;
}

std::optional<Suggestion> suggest_age_band(const Extraction& extraction) {
    for (std::size_t i = 0; i < opening_of(extraction); ++i)
        if (const auto band = age_band_in(base::fold(extraction.blocks[i].text))) return from_block(extraction, i, *band);
    return std::nullopt;
}

}  // namespace

Suggestions suggest(const Extraction& extraction, std::span<const std::string> areas, std::string_view file_name) {
    Suggestions result;
    result.title = suggest_title(extraction, file_name);
    result.year = suggest_year(extraction);
    result.area = suggest_area(extraction, areas);
    result.age_band = suggest_age_band(extraction);
    const auto scheme = first_phrase(extraction, schemes);
    if (scheme) result.scheme = from_block(extraction, scheme->second, std::string{scheme->first.words});
    if (const auto body = first_phrase(extraction, bodies)) result.nation = from_block(extraction, body->second, std::string{body->first.nation});
    // The scheme's own name is law of one nation; it outweighs a body that is only mentioned.
    if (scheme && !scheme->first.nation.empty()) result.nation = from_block(extraction, scheme->second, std::string{scheme->first.nation});
    return result;
}

}  // namespace documents
