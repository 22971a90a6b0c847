/// A text as the finders read it: one plain ASCII letter for each that matters, and where in the text it stood.
///
/// Accents, look-alike letters, soft hyphens, zero-width characters and odd spaces hide a name from whoever looks for its letters. Here they are
/// resolved once, so that no finder needs to know of them; every position leads back to a code point of the text as it was written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace disclosure {

/// A word of the plain text: letters, with apostrophes inside. Positions are bytes of `plain`.
struct Word {
    std::size_t begin = 0, end = 0;
    std::string folded{};          ///< Lower case, without apostrophes and without a possessive "s".
    bool capital = false;        ///< The first letter is a capital.
    bool all_capitals = false;   ///< At least two letters, all capitals.
    bool opens = false;          ///< First of a sentence, a line, a cell or a quotation.
    bool possessive = false;     ///< "'s" or "s'" stands behind it, outside of `end`.
    bool wrapped = false;        ///< Put together from two halves over a line's end with a hyphen.
};

class PlainText {
public:
    /// `utf8` may be ill-formed; each ill-formed sequence counts as one code point, as U+FFFD would.
    explicit PlainText(std::string_view utf8);

    /// One byte of ASCII for each character that counts; what has no ASCII letter is '?' (a letter) or '#' (anything else).
    const std::string& plain() const { return plain_; }
    const std::string& lower() const { return lower_; }   ///< `plain()` in small letters: the same positions.
    const std::u16string& wide() const { return wide_; }  ///< `plain()` for ICU's patterns: the same positions.
    const std::vector<Word>& words() const { return words_; }

    /// Code points of the text for the bytes [begin, end) of `plain()`.
    std::size_t start_of(std::size_t begin) const { return from_[begin]; }
    std::size_t end_of(std::size_t end) const { return end ? past_[end - 1] : 0; }
    /// The text's own bytes between two code points.
    std::string original(std::size_t start, std::size_t end) const;
    std::size_t length() const { return offsets_.size() - 1; }

    /// The same text with the letters that a scanner reads for digits (O, l and I beside a digit) as digits: for numbers alone, positions unchanged.
    PlainText with_digits_mended() const;
    /// The other way round, for names alone: a 0, 1 or 5 within a word of letters is the O, I or S that it looks like.
    PlainText with_letters_mended() const;

private:
    void take(char32_t letter, std::size_t at);
    void divide();

    std::string text_, plain_, lower_;
    std::u16string wide_;
    std::vector<std::size_t> from_, past_;   ///< Of each byte of plain_: its code point, and the one behind it with its marks.
    std::vector<std::size_t> offsets_;       ///< Byte of text_ at which each code point begins, and the end.
    std::vector<Word> words_;
};

}  // namespace disclosure
