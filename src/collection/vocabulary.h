/// The closed list of words for harm, themes, agencies, settings, ages and more: 19 facets, each term with the words that
/// people write for it. Source: data/vocabulary.csv; ids are stable, labels are editable.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "collection/public_review.h"

namespace collection {

struct Term {
    std::string facet;      ///< "practice_theme", "harm_type", "agency", "setting", "child_age"…
    std::string id;         ///< "PRT-01".
    std::string preferred;
    std::string slug;       ///< Unique in its facet.
    std::string broader;    ///< Id; empty at the top.
    std::vector<std::string> synonyms;
    std::string scope_note;
    std::string welsh{};                          ///< Preferred words in Welsh; empty where nobody wrote them.
    std::vector<std::string> welsh_synonyms{};
    std::vector<std::string> former{};            ///< What it was once called: records say so still.
    bool retired = false;                         ///< Offered for no further record; those that have it keep it.

    Label label() const { return {slug, preferred}; }
};

/// An address under which a term once stood.
struct TermAddress {
    std::string facet, slug, id;
};

class Vocabulary {
public:
    /// Reads columns facet, id, preferred, broader, synonyms (parted by `|`), scope_note. Throws base::Fault on a table
    /// that is not that.
    static Vocabulary parse(std::string_view csv);
    /// The one inside the program. What an installation made of it: `vocabulary_in()`.
    static const Vocabulary& built_in();
    /// Of these terms; `addresses`: where terms stood before, each leading to the term of today.
    static Vocabulary of(std::vector<Term> terms, std::vector<TermAddress> addresses);

    const std::vector<Term>& terms() const { return terms_; }
    std::vector<const Term*> facet(std::string_view name) const;  ///< In the file's order.
    const Term* by_id(std::string_view id) const;                 ///< Null if there is none.
    const Term* by_slug(std::string_view facet, std::string_view slug) const;
    /// The term that stands or ever stood at that address; null if none did.
    const Term* ever_at(std::string_view facet, std::string_view slug) const;
    /// The term of the facet that these words mean: its preferred label first, then other terms, a plural "s" apart;
    /// null if none does.
    const Term* meaning(std::string_view facet, std::string_view words) const;
    /// Every term of any facet with these words; a word may mean several ("CAMHS").
    std::vector<const Term*> meanings(std::string_view words) const;
    /// The term itself, then its broader term and so on upwards.
    std::vector<const Term*> with_broader(const Term& term) const;

private:
    void learn_words();

    std::vector<Term> terms_;
    std::vector<TermAddress> addresses_;
    std::unordered_map<std::string, std::size_t> ids_;
    std::unordered_map<std::string, std::vector<std::size_t>> words_;  ///< By normal form; preferred labels first.
};

/// The band of child_age that the words mean: a term's own words, or an age ("17", "8 days", "aged 2 years 6 months").
/// Null if none.
const Term* age_band(const Vocabulary& vocabulary, std::string_view words);

}  // namespace collection
