/// Areas: the authorities of the United Kingdom, what has since become of them, and places that are none of them.
/// Source: data/local_authorities.csv (mySociety), data/safeguarding_bodies.csv. Names change: this is starting data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "collection/public_review.h"

namespace collection {

/// One authority of the table, past or present.
struct Authority {
    std::string code;                     ///< Of the table: "CMA".
    Label label;
    std::string nation;                   ///< Slug: "england".
    bool current = true;
    bool district = false;                ///< Below a county, which answers for children in its place.
    std::vector<std::string> replaced_by; ///< Codes.
    std::string body;                     ///< Its safeguarding body; empty if not known.
    bool body_verified = false;
};

/// What the words of a record say of its area.
struct AreaMeaning {
    Label label;                  ///< The authority's usual name, or the words as given.
    std::string nation;           ///< Slug; empty if the words name no authority.
    std::vector<Label> authorities;  ///< Those that are meant: two for "Derby and Derbyshire".
    std::vector<Label> now;       ///< Where one of them has since been merged or renamed: what stands there today.
};

class AreaBook {
public:
    static const AreaBook& built_in();
    AreaBook(std::string_view authorities_csv, std::string_view bodies_csv);

    /// "City of York Council", "York", "York Safeguarding Children Partnership" are one area; a place that the table does
    /// not know stays as it was written.
    AreaMeaning meaning(std::string_view words) const;
    /// The usual name of every authority, once: what to look for in a text.
    std::vector<std::string> names() const;
    /// The usual names of today's English authorities that answer for children: counties, unitaries, boroughs, no districts.
    std::vector<std::string> childrens_authorities() const;
    const Authority* by_slug(std::string_view slug) const;
    /// Today's authorities in its place; itself if it still stands.
    std::vector<Label> now(const Authority&) const;
    /// Those that were merged into it, or its former names.
    std::vector<Label> was(const Authority&) const;

private:
    const Authority* find(std::string_view words) const;
    const Authority* by_code(std::string_view code) const;
    void add_name(const std::string& name, std::size_t authority);
    void read_bodies(std::string_view csv);

    std::vector<Authority> authorities_;
    std::unordered_map<std::string, std::size_t> names_;
    std::unordered_map<std::string, std::size_t> codes_;
    std::unordered_map<std::string, std::size_t> statistical_codes_;
};

/// The name of the place alone, in its normal form: without "Council", "Safeguarding Children Partnership", "City of".
std::string place_name(std::string_view words);

/// The nation that the words mean ("Cymru" is Wales, "NI" Northern Ireland, "Jersey" a Crown dependency); as given if none;
/// nothing for empty words.
std::optional<Label> nation_meaning(std::string_view words);
/// The label of a nation's slug.
std::optional<Label> nation_label(std::string_view slug);

}  // namespace collection
