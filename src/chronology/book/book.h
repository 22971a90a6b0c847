/// The chronology of a case as it stands: every entry with its revisions, what was remarked, asked and decided. Made from the log alone, so
/// that the same log always gives the same book.
///
/// A book that is shared never changes: whoever follows the log takes a copy and applies what is new (`shelf.h`).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chronology/book/log.h"
#include "chronology/book/payload.h"

namespace chronology {

/// Who did something, and when.
struct Mark {
    std::string by{};
    base::Instant at{};
};

/// What an entry said before it was written anew.
struct Earlier {
    EntrySaid said{};
    Mark until{};       ///< Who wrote over it, and when.
    std::string why{};
};

struct BookEntry {
    Entry entry{};                      ///< As it stands now; its id is stable for ever.
    Mark made{};
    std::size_t import = SIZE_MAX;    ///< Index of the import that brought it; SIZE_MAX: written by hand.
    std::int64_t revision = 1;
    std::vector<Earlier> earlier{};     ///< The oldest first.
    std::optional<std::pair<Mark, std::string>> withheld{};
    bool is_by_hand() const { return import == SIZE_MAX; }
};

struct BookImport {
    std::string id{};
    ImportSaid said{};  ///< Its entries are empty: they stand in the book.
    Mark made{};
    std::size_t entries = 0;
    /// For each rejected row what became of it: empty while it is open, else the entry's id or why it stays out.
    struct Fate {
        std::string entry, why;
        bool open() const { return entry.empty() && why.empty(); }
    };
    std::vector<Fate> fates{};
};

struct BookWords {
    std::string id{};
    WordsSaid said{};
    Mark made{};
};

struct BookQuestion {
    BookWords asked{};
    std::vector<BookWords> answers{};
};

class Book {
public:
    Book();
    /// Takes in what happened next. Items that refer to what does not exist are passed over: they can only come from a newer program.
    void apply(const LogItem& item);
    std::int64_t sequence() const { return sequence_; }

    const BookSettings& settings() const { return settings_; }
    const std::vector<BookEntry>& entries() const { return entries_; }
    const std::vector<BookImport>& imports() const { return imports_; }
    const BookEntry* find(std::string_view id) const;
    const BookImport* find_import(std::string_view id) const;
    /// Entries that are not withheld, sorted. Indexes into `entries`.
    const std::vector<std::size_t>& order() const { return order_; }

    const std::vector<BookWords>& remarks_on(std::string_view entry) const;
    const std::vector<BookWords>& comments_on(std::string_view entry) const;
    const std::vector<BookQuestion>& questions() const { return questions_; }
    const BookQuestion* find_question(std::string_view id) const;
    /// The last decision about a point, by its key; null while there is none.
    const BookWords* decision_on(std::string_view point) const;
    const std::vector<LinkSaid>& links() const { return links_; }
    std::vector<std::string> linked_to(std::string_view entry, std::string_view kind) const;
    /// The mapping that was last chosen for the agency; empty: none.
    std::string mapping_for(std::string_view agency) const;
    std::set<std::string> agencies() const;
    std::size_t open_rejected() const;

    /// Works out `order` again; called once after a run of `apply`.
    void sort();

private:
    void take_import(const LogItem& item);
    void take_entry(const LogItem& item, const EntrySaid& said, Origin origin, std::size_t import);
    void take_revision(const LogItem& item);
    void take_row(const LogItem& item);
    void take_link(const LogItem& item);
    BookEntry* entry_of(std::string_view id);

    std::int64_t sequence_ = 0;
    BookSettings settings_;
    std::vector<BookEntry> entries_;
    std::vector<BookImport> imports_;
    std::vector<std::size_t> order_;
    std::unordered_map<std::string, std::size_t> by_id_;
    std::map<std::string, std::vector<BookWords>, std::less<>> remarks_, comments_;
    std::vector<BookQuestion> questions_;
    std::map<std::string, BookWords, std::less<>> decisions_;
    std::vector<LinkSaid> links_;
    std::map<std::string, std::string, std::less<>> mappings_;
    std::map<std::string, std::int64_t, std::less<>> sequences_;
};

/// Names a point for ever, by what it is about: a decision about it stays with it when it is found again.
std::string key_of(const Point& point, const std::vector<Entry>& entries);

}  // namespace chronology
