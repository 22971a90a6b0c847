#include "search/analyser.h"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/assert.h"
#include "base/text.h"
#include "search/stop_words.h"
#include "search/welsh.h"

namespace search {

namespace {

constexpr char stop_mark = '\x01';   // Sorts before every word; no word of a text begins so.
constexpr char welsh_mark = '\x02';
constexpr std::size_t longest_word_bytes = 64;

constexpr std::array<bool, 128> ascii_word = [] {
    std::array<bool, 128> table{};
    for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = true;
    return table;
}();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

using WordSet = std::unordered_set<std::string_view>;

const WordSet& stop_words(Language language) {
    static const WordSet english(english_stop_words.begin(), english_stop_words.end());
    static const WordSet welsh(welsh_stop_words.begin(), welsh_stop_words.end());
    return language == Language::Welsh ? welsh : english;
}

/// Typographic apostrophes, which every keyboard and word processor writes differently.
void straighten_apostrophes(std::string& word) {
    for (const std::string_view curly : {"\u2019", "\u2018", "\u02BC"})
        for (std::size_t at = word.find(curly); at != std::string::npos; at = word.find(curly, at)) word.replace(at, curly.size(), "'");
}

void cut_to(std::string& word, std::size_t bytes) {
    if (word.size() <= bytes) return;
    while (bytes > 0 && (static_cast<unsigned char>(word[bytes]) & 0xC0) == 0x80) --bytes;
    word.resize(bytes);
}

}  // namespace

Language language_of(std::string_view code) { return code.starts_with("cy") ? Language::Welsh : Language::English; }

std::size_t WordReader::character_end(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return ascii_word[byte] ? at + 1 : at;
    auto next = static_cast<int32_t>(at);
    UChar32 c = 0;
    U8_NEXT(text_.data(), next, static_cast<int32_t>(text_.size()), c);
    const bool inside = c >= 0 && (u_isalnum(c) || ((1 << u_charType(c)) & U_GC_M_MASK) != 0);
    return inside ? static_cast<std::size_t>(next) : at;
}

bool WordReader::joins(std::size_t at, std::size_t& after) const {
    const auto rest = text_.substr(at);
    const auto digit = [&](std::size_t i) { return i < rest.size() && is_digit(rest[i]); };
    if (rest[0] == '\'') after = at + 1;
    else if (rest.starts_with("\u2019") || rest.starts_with("\u2018")) after = at + 3;
    else if (rest[0] == '.' && is_digit(text_[at - 1]) && digit(1)) after = at + 1;
    else if (rest[0] == ',' && is_digit(text_[at - 1]) && digit(1) && digit(2) && digit(3) && !digit(4)) after = at + 1;
    else return false;
    return after < text_.size() && character_end(after) != after;
}

bool WordReader::next(WordSpan& word) {
    std::size_t end = at_;
    while (at_ < text_.size() && (end = character_end(at_)) == at_)  // Step over a separator, whole where it is well formed.
        do ++at_; while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0) == 0x80);
    if (at_ >= text_.size()) return false;
    word.begin = static_cast<std::uint32_t>(at_);
    for (at_ = end; at_ < text_.size(); at_ = end) {
        end = character_end(at_);
        if (end == at_ && !joins(at_, end)) break;
    }
    word.end = static_cast<std::uint32_t>(at_);
    return true;
}

std::string folded_word(std::string_view word) {
    std::string folded = base::fold(word);
    straighten_apostrophes(folded);
    std::erase(folded, ',');
    cut_to(folded, longest_word_bytes);
    return folded;
}

bool is_stop_word(std::string_view folded, Language language) { return stop_words(language).contains(folded); }
bool is_stop_term(std::string_view term) { return !term.empty() && term[0] == stop_mark; }
bool is_welsh_term(std::string_view term) { return !term.empty() && term[0] == welsh_mark; }

struct Analyser::Stemmer {
    sb_stemmer* english = sb_stemmer_new("english", "UTF_8");
    Stemmer() { CAIRN_ASSERT(english != nullptr); }
    ~Stemmer() { sb_stemmer_delete(english); }
    Stemmer(const Stemmer&) = delete;
    Stemmer& operator=(const Stemmer&) = delete;
};

Analyser::Analyser() : stemmer_{std::make_unique<Stemmer>()} {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

std::string Analyser::term(std::string_view folded, Language language) {
    if (is_stop_word(folded, language)) return stop_mark + std::string{folded};
    if (language == Language::Welsh) return welsh_mark + welsh_stem(folded);
    const auto* stem = sb_stemmer_stem(stemmer_->english, reinterpret_cast<const sb_symbol*>(folded.data()), static_cast<int>(folded.size()));
    CAIRN_ASSERT(stem != nullptr);
    std::string result{reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_->english))};
    return result.empty() ? std::string{folded} : result;
}

std::vector<std::string> Analyser::query_terms(std::string_view folded) {
    std::vector<std::string> terms{term(folded, Language::English)};
    for (const auto& form : welsh_mutations(folded)) terms.push_back(term(form, Language::Welsh));
    std::sort(terms.begin() + 1, terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

std::vector<Token> Analyser::analyse(std::string_view text, Language language) {
    std::vector<Token> tokens;
    WordReader reader{text};
    for (WordSpan span; reader.next(span);) {
        const std::string folded = folded_word(text.substr(span.begin, span.end - span.begin));
        tokens.push_back({term(folded, language), span, is_stop_word(folded, language)});
    }
    return tokens;
}

Analyser& this_threads_analyser() {
    thread_local Analyser analyser;
    return analyser;
}

}  // namespace search
