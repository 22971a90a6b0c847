/// What an installation changed of the vocabulary that travels with the program: each change whole, in order, none ever taken away.
///
/// Ids are stable and labels are editable (reference.md section 5): what a term was called once still finds it, and an address under
/// which a theme once stood leads to it for ever. A change is taken back by a further change.
#pragma once

#include <expected>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "collection/vocabulary.h"

namespace collection {

/// What is said of a term. It stands whole in every change.
struct TermWords {
    std::string facet, preferred, welsh{}, broader{}, scope_note{};
    std::vector<std::string> synonyms{}, welsh_synonyms{};
    friend bool operator==(const TermWords&, const TermWords&) = default;
};

/// Write: the term says this, and is offered. Merge: it is part of another from now on. Retire: it is offered no more.
enum class TermDeed : std::uint8_t { Write, Merge, Retire };
std::string_view to_word(TermDeed deed);  ///< "write", "merge", "retire".
std::optional<TermDeed> parse_term_deed(std::string_view word);

struct TermChange {
    int version = 0;           ///< Of the vocabulary after it, from 1.
    std::string term;          ///< Its id.
    TermDeed deed = TermDeed::Write;
    TermWords words{};
    std::string into{};        ///< Of a merge: the id of the term that stays.
    std::string reason{};      ///< Why, in the words of whoever changed it; public.
    int undoes = 0;            ///< The version that it takes back; 0: none.
    std::string changed_by{};
    base::Instant changed_at{};
};

/// A term as the changes so far leave it.
struct TermState {
    TermWords words;
    TermDeed standing = TermDeed::Write;
    std::string into{};                ///< Of a merged one.
    std::vector<std::string> former{}; ///< Labels that it had.
    int last_change = 0;               ///< 0: as the program came.
    bool ours = false;                 ///< Added by this installation.
};

enum class TermRefusal : std::uint8_t {
    NoLabel, NoSuchFacet, LabelTaken, WordTaken, NotBroader, NotHere, NotOffered, IntoItself, Nothing, LaterChange,
};

/// Why a change is refused, and the term that stands in its way.
struct TermObstacle {
    TermRefusal why;
    std::string word{};  ///< The label or other word in question.
    std::string term{};  ///< Id; empty where none is.
};

/// Facets whose words an installation may change: those that describe reviews. The others are the law's or the program's own.
std::span<const std::string_view> editable_facets();

class TermBook {
public:
    /// `changes`: in their order.
    TermBook(const Vocabulary& shipped, std::vector<TermChange> changes);

    const std::vector<TermChange>& changes() const { return changes_; }
    std::vector<const TermChange*> history(std::string_view id) const;  ///< The newest first.
    const TermState* state(std::string_view id) const;                  ///< Null for no term of this book.
    const std::vector<std::string>& ids() const { return order_; }      ///< In the order of the vocabulary, added ones last.
    int version() const { return changes_.empty() ? 0 : changes_.back().version; }
    /// The term into which it was merged, through every later merge; itself if it was not.
    std::string stands_as(std::string_view id) const;
    /// Those that were merged into it.
    std::vector<std::string> merged_into(std::string_view id) const;

    /// What all this means for records, passages and the index.
    Vocabulary vocabulary() const;

    /// An id for a term to be added: the facet's letters, "H" for host, and a number.
    std::string next_id(std::string_view facet) const;
    /// Whether that change may be made now.
    std::optional<TermObstacle> obstacle(const TermChange& change) const;
    /// What takes the change back: what the term was before it. Refused unless it is the term's last change.
    std::expected<TermChange, TermObstacle> undoing(int version) const;

private:
    void apply(const TermChange& change);
    std::optional<TermObstacle> label_obstacle(const TermChange& change) const;
    std::optional<TermObstacle> words_obstacle(const TermChange& change) const;
    std::optional<TermObstacle> broader_obstacle(const TermChange& change) const;

    const Vocabulary* shipped_;
    std::vector<TermChange> changes_;
    std::map<std::string, TermState, std::less<>> states_;
    std::vector<std::string> order_;
};

}  // namespace collection
