/// The words of a text as candidates for names: halves of a double-barrelled name together, with what the lists say of them.
#pragma once

#include <string>
#include <vector>

#include "disclosure/plain_text.h"

namespace disclosure {

/// One word, or several joined by hyphens ("Marsden-Holt").
struct Unit {
    std::size_t begin = 0, end = 0;        ///< Bytes of the plain text.
    std::size_t first = 0, last = 0;       ///< Words, both included.
    std::string folded{};                    ///< Of the first word.
    bool capital = false, all_capitals = false, opens = false, possessive = false;
    bool letter = false;                   ///< A single capital letter.
    bool given = false, surname = false, ordinary = false, field = false, town = false, acronym = false;
    bool joined = false;                   ///< More than one word.

    /// With a capital, and neither an ordinary word, one of the field's, nor a place.
    bool like_a_name() const { return capital && !letter && !ordinary && !field && !acronym && (!town || given); }
    /// With a capital, and in a list of names whatever else it is.
    bool may_be_a_name() const { return capital && !letter && !acronym && (given || surname || (!ordinary && !field)); }
};

std::vector<Unit> units_of(const PlainText& text);

/// What may stand between two words of one name: a space or one line's end, with a full stop after an initial.
bool in_one_name(const PlainText& text, std::size_t from, std::size_t to);

}  // namespace disclosure
