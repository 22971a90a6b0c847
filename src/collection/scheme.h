/// Review types: a type is (nation, scheme, era). It is told from the words of the record, its nation and its year, never
/// from a title. Source: data/schemes.csv, each row dated, with its source and whether that was seen.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "collection/public_review.h"

namespace collection {

struct Scheme {
    Label label;              ///< Slug is the scheme's id: "lcspr".
    std::string nation;       ///< Slug.
    base::Day from{};
    std::optional<base::Day> to;  ///< None: in force.
    std::vector<std::string> words;  ///< Normal forms.
    std::string source;
    bool verified = false;

    std::string era() const;  ///< "1999 to 2020", "2018 on".
};

struct SchemeMeaning {
    Label label;            ///< Of the scheme, of a vocabulary term, or the words as given.
    std::string nation;     ///< Of the scheme; empty when only words are known.
    std::string era;
};

class SchemeTable {
public:
    static const SchemeTable& built_in();
    explicit SchemeTable(std::string_view csv);

    const std::vector<Scheme>& schemes() const { return schemes_; }
    const Scheme* by_id(std::string_view id) const;
    /// What the words mean in this nation (slug, may be empty) and year of publication. "SCR" without a nation stays as
    /// given: it is one thing in England and another in Scotland. Nothing for empty words.
    std::optional<SchemeMeaning> meaning(std::string_view words, std::string_view nation, std::optional<int> year) const;

private:
    std::vector<Scheme> schemes_;
};

}  // namespace collection
