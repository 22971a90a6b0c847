/// The words by which a roster's people may be called, and how near a word of the text comes to one.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "disclosure/roster.h"

namespace disclosure {

enum class Part : std::uint8_t { Forename, Surname, ShortForm, Alias, Middle, Whole };

/// A word names a person in one way.
struct NameRef {
    std::size_t person = 0;
    Part part = Part::Forename;
    bool exact = true;  ///< Else one letter is wrong, missing, too many or changed places.
};

/// Whether one letter put in, left out, exchanged or swapped with its neighbour makes `one` of `other`.
bool one_letter_apart(std::string_view one, std::string_view other);

class NameForms {
public:
    explicit NameForms(const Roster& roster);

    /// Everybody whom a folded word may name: exactly, or else one letter apart. Remembers words it was asked for.
    const std::vector<NameRef>& named_by(const std::string& word) const;
    /// The letters of a person's initials ("jmh") and whose they are.
    const std::vector<std::size_t>* with_initials(const std::string& letters) const;
    char first_letter(std::size_t person) const { return firsts_[person]; }
    /// Everybody of whose forename or other name a word in capitals may be a shortening ("Tyl", "Zuzka", "Dawo"): at least three of its letters and nothing, or an ending.
    std::vector<NameRef> shortened(const std::string& word) const;
    /// Whether the letters are the initials of a person's forenames alone ("ml" of Mei-Ling).
    bool are_given_initials(const std::string& letters, std::size_t person) const;

private:
    void add(const std::string& word, std::size_t person, Part part);
    void add_person(const Person& person, std::size_t index);

    std::unordered_map<std::string, std::vector<NameRef>> exact_;
    std::map<std::string, std::vector<std::size_t>> initials_;
    std::vector<char> firsts_;
    std::vector<std::string> given_initials_;
    std::vector<std::pair<std::string, std::size_t>> callings_;  ///< Forenames and other single names, by whom they call.
    mutable std::unordered_map<std::string, std::vector<NameRef>> asked_;
};

}  // namespace disclosure
