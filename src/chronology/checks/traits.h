/// What two accounts of one event can be compared by: words without their endings, names, kind of contact, who is spoken of, and the facts
/// in which they may differ. Worked out once for an entry; plain rules over English, each of which an explanation can name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "chronology/entry.h"

namespace chronology {

/// Who may be spoken of, as bits.
enum class Party : std::uint32_t {
    Mother = 1, Father = 2, Grandparent = 4, Child = 8, Sibling = 16, SocialCare = 32, Police = 64, HealthVisiting = 128, School = 256, Doctor = 512, Housing = 1024, Midwife = 2048, Hospital = 4096, Ambulance = 8192, Youth = 16384,
    Somebody = 1U << 31,  ///< Somebody who is not told from whom: "Suzanne sent apologies".
};
using Parties = std::uint32_t;

/// Kinds of contact, as bits.
enum class Contact : std::uint32_t { Visit = 1, Call = 2, Meeting = 4, Appointment = 8, Referral = 16, Letter = 32, Incident = 64, School = 128, Check = 256 };
using Contacts = std::uint32_t;

/// Words as numbers, one book for all entries that are compared.
class WordBook {
public:
    std::uint32_t number_of(std::string_view word);
    std::size_t size() const { return numbers_.size(); }
    std::string_view word(std::uint32_t number) const { return words_[number]; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<std::string> words_;
};

struct Traits {
    Period days{};
    std::optional<int> minute{};              ///< Of the clock, not of a part of the day.
    std::vector<std::uint32_t> words{};       ///< Ascending, each once.
    std::vector<std::uint32_t> names{};       ///< Words that are written as names, ascending.
    std::vector<std::uint32_t> subjects{};    ///< Words of the people whom the entry is about, ascending.
    std::uint32_t agency = 0;               ///< Word of the agency's name as a whole.
    std::vector<std::uint32_t> agency_words{};  ///< Words of its name, and its initials ("SLT"), ascending.
    Parties of_agency = 0, spoken_of = 0, absent = 0;
    Contacts contacts = 0;
    std::optional<bool> seen{}, spoken_to{}, kept{};
    std::vector<std::pair<std::uint32_t, int>> counts{};  ///< What was counted, and how many: "three children", "14 Fennel Way".
    std::uint32_t sides = 0;                ///< Which side of known opposites was said, two bits for each: "agreed" and "declined".
    bool outcome_said = false;              ///< The text of the event says what came of it.
    bool moved = false;                     ///< It tells of a change of address.
    bool somebody_unseen = false;           ///< The text says "not seen" of one child at least.
    std::vector<std::pair<int, int>> days_named{};  ///< Day and month of dates in the text.
    bool told_later = false;                ///< "yesterday", "retrospective": a day's difference is no difference of date.
};

Traits traits_of(const Entry& entry, WordBook& book);
/// Of all, several at a time: the same numbers for the same words as one after the other.
std::vector<Traits> traits_of(const std::vector<Entry>& entries, WordBook& book);

/// Words of texts in lower case without marks and endings, abbreviations of the field spelled out: "HV" is "health visit".
std::vector<std::string> plain_words(std::string_view text);

}  // namespace chronology
