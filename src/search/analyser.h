/// Text to terms. One analyser serves indexing, querying, marking and synonyms, so that they cannot disagree.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace search {

/// Written into every index; another version's index asks for a rebuild.
inline constexpr std::uint32_t analyser_version = 1;

enum class Language : std::uint8_t { English, Welsh };

/// "cy" is Welsh; everything else, empty too, is English.
Language language_of(std::string_view code);

/// Where a word stands in a text, in bytes.
struct WordSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Walks over the words of a text: runs of letters, digits and marks; an apostrophe between letters, a full stop between
/// digits and a comma before three digits stay inside. Any bytes are accepted; ill-formed UTF-8 separates words.
class WordReader {
public:
    explicit WordReader(std::string_view text) : text_{text} {}
    /// Whether there was another word; it is then in `word`.
    bool next(WordSpan& word);

private:
    std::size_t character_end(std::size_t at) const;
    bool joins(std::size_t at, std::size_t& after) const;

    std::string_view text_;
    std::size_t at_ = 0;
};

/// One word of a text as the index sees it.
struct Token {
    std::string term;
    WordSpan span;
    bool stop = false;  ///< Kept in its place for phrases, not counted in lengths and not searched as a plain word.
};

/// Holds the stemmer, which one thread at a time may use.
class Analyser {
public:
    Analyser();
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;

    /// Every word of the text in order; a token's place in the list is its position.
    std::vector<Token> analyse(std::string_view text, Language language);

    /// The term of one word that `folded_word` has folded. Stop words have terms of their own.
    std::string term(std::string_view folded, Language language);

    /// Every term under which an index may hold the word: its English stem, and in Welsh all mutations of its possible
    /// radicals (ofal: ofal, gofal, ngofal). The English term is first.
    std::vector<std::string> query_terms(std::string_view folded);

private:
    struct Stemmer;
    std::unique_ptr<Stemmer> stemmer_;
};

/// The calling thread's own analyser.
Analyser& this_threads_analyser();

/// Lower case, no accents, straight apostrophes, no thousands separators, at most 64 bytes.
std::string folded_word(std::string_view word);

bool is_stop_word(std::string_view folded, Language language);

/// Whether a term stands for a stop word, or for a word of a Welsh text.
bool is_stop_term(std::string_view term);
bool is_welsh_term(std::string_view term);

}  // namespace search
