/// Which words of its site a host may change, and what is wrong with those that somebody typed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "web/pages/host_frame.h"

namespace web {

struct SiteField {
    enum class Kind : std::uint8_t {
        Words,    ///< In English and in Welsh.
        Address,  ///< https, the same in both languages.
        Helplines,  ///< Words that must name 999, in each language.
        Count,    ///< A whole number of days, the same in both languages.
    };
    std::string_view id;    ///< Of the form's fields: "name" has `name-en` and `name-cy`.
    std::string_view name;  ///< As `collection::HostWord` has it: the message's key.
    html::Key label, hint;
    std::size_t longest;    ///< In characters.
    Kind kind = Kind::Words;
};

bool in_two_languages(const SiteField& field);

/// In the order of the page, from its header to its footer, then what stands in its texts.
std::span<const SiteField> site_fields();

/// As it was typed; one for each field, in that order.
struct TypedWords {
    std::string english, welsh;
};

struct SiteProblem {
    enum class What : std::uint8_t { TooLong, Control, NoWelsh, NoEnglish, NotAnAddress, NotACount, NoEmergency } what{};
    std::size_t field = 0;
    bool in_welsh = false;
};

/// Everything that is wrong. `welsh_needed`: the site is offered in Welsh, and nobody said that it stays in English for a while.
std::vector<SiteProblem> check_site_words(const std::vector<TypedWords>& typed, bool welsh_needed);

/// Those that were typed; what was left empty stays with the program and its configuration.
std::vector<collection::HostWord> host_words_of(const std::vector<TypedWords>& typed);
std::vector<TypedWords> typed_from(const std::vector<collection::HostWord>& words);

/// What pages say for this field in that language.
std::string said_by(const html::Messages& messages, const html::Site& site, const SiteField& field, html::Language language);

}  // namespace web
