#include "search/spelling.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace search {

namespace {

constexpr std::size_t shortest_word = 4;
constexpr std::uint64_t times_commoner = 20;

std::uint64_t letters_of(std::string_view word) {
    std::uint64_t letters = 0;
    for (const char c : word) letters |= std::uint64_t{1} << (static_cast<unsigned char>(c) % 64);
    return letters;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
        std::swap(before, above);
        std::swap(above, row);
    }
    return std::min(above[b.size()], most + 1);
}

SpellingList::SpellingList(const std::vector<SegmentView>& segments) {
    std::vector<Word> all;
    for (const auto& view : segments) {
        holders_.push_back(view.segment);
        for (std::uint32_t w = 0; w < view.segment->words(); ++w) {
            const auto text = view.segment->word(w);
            if (text.size() >= shortest_word && !has_digit(text)) all.push_back({text, letters_of(text), view.segment->word_info(w).count});
        }
    }
    std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.text < b.text; });
    for (auto& word : all)
        if (!words_.empty() && words_.back().text == word.text) words_.back().count += word.count;
        else words_.push_back(word);
}

std::string SpellingList::nearest(const std::string& folded, std::uint64_t times_written, const std::function<bool(const std::string&)>& exists) const {
    if (folded.size() < shortest_word || has_digit(folded)) return {};
    const std::size_t most = folded.size() < 7 ? 1 : 2;
    const std::uint64_t letters = letters_of(folded);
    struct Candidate { const Word* word; double merit; };
    std::vector<Candidate> candidates;
    for (const auto& word : words_) {
        if (word.text.size() + most < folded.size() || folded.size() + most < word.text.size()) continue;
        if (static_cast<std::size_t>(std::popcount(letters ^ word.letters)) > 2 * most) continue;
        if (word.count < times_commoner * times_written) continue;
        const auto apart = letters_apart(folded, word.text, most);
        if (apart == 0 || apart > most) continue;
        const double merit = std::log2(static_cast<double>(word.count)) - 6.0 * static_cast<double>(apart) - (word.text[0] != folded[0] ? 3 : 0);
        candidates.push_back({&word, merit});
    }
    std::sort(candidates.begin(), candidates.end(), [](auto& a, auto& b) { return a.merit != b.merit ? a.merit > b.merit : a.word->text < b.word->text; });
    for (const auto& candidate : candidates)
        if (std::string text{candidate.word->text}; exists(text)) return text;
    return {};
}

}  // namespace search
