/// A chronology that an agency sent, read and not yet accepted: its tables, what a person said of their columns, its rows as they would stand.
///
/// Nothing of it is kept but the paper itself: each page reads that anew, and carries what was chosen in its form. The same for whoever signs in
/// and for an agency behind its link and code. Not here: what is shown of it (`incoming_view.h`).
#pragma once

#include <expected>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chronology/book/book.h"
#include "chronology/sheet/mapping.h"
#include "chronology/sheet/reading.h"
#include "documents/papers/paper.h"
#include "documents/tables.h"
#include "web/casework/desk.h"

namespace web {

/// What the tables of one file may hold: enough for the longest chronology, and no more than a page can carry. What is beyond is said.
constexpr std::size_t most_incoming_cells = 2'000'000, most_incoming_columns = 120;

struct Incoming {
    std::string agency{}, file{}, sha256{}, sent_by{};
    base::Day received_on{};
    std::string document{};    ///< Public id of the paper.
    documents::PaperKind kind = documents::PaperKind::Table;
    bool macros = false, cut = false;
    std::vector<std::pair<std::string, std::string>> properties{};
    std::vector<chronology::Grid> grids{};
    /// Rows of a PDF are found by where words stand, so that a person looks at each before it is taken.
    bool is_proposal() const { return kind == documents::PaperKind::Pdf; }
    std::string property(std::string_view name) const;
};

struct IncomingRefusal {
    std::string code;   ///< For the record: "unreadable_kind", "encrypted", "no_tables".
    html::Words words;  ///< For whoever sent it: what to ask the agency for.
};
/// The tables of the bytes. Of the name the ending counts, and it stands as the file's.
std::expected<Incoming, IncomingRefusal> read_incoming(const SignedPage& page, std::string_view file_name, std::string_view bytes);

/// How the case reads: its settings, as far as rows ask for them.
struct RowRules {
    chronology::DateContext dates{};
    std::vector<chronology::Meaning> mandatory{};
    bool one_agency = false;  ///< Whoever brings it answers for one agency: a column of agencies is kept under its heading and gives nobody's entries.
};
RowRules rules_of(const chronology::BookSettings& settings);

struct TableChoice {
    bool left_out = false;
    chronology::Mapping mapping;
};
struct IncomingChoice {
    std::vector<TableChoice> tables;  ///< As many as the file has.
    std::string source;               ///< Of rows of tables that have no column for it.
    bool again = false;               ///< Rows of a file that came before are taken once more.
};

/// From the headings and what stands below them, with what is remembered for the agency over it, or as the return itself says.
IncomingChoice guessed_choice(const Incoming& incoming, const RowRules& rules, const std::string& remembered);
/// As it was chosen in the form; what the form does not say is guessed.
IncomingChoice posted_choice(const SignedPage& page, const Incoming& incoming, const RowRules& rules, const std::string& remembered);
/// The same, unseen, for the next form.
html::Html carried_choice(const IncomingChoice& choice);

/// The columns with one more for each that must be filled in and that the table has not: somewhere to write what is missing.
chronology::Mapping mapping_to_correct(const html::Catalogue& t, const chronology::Mapping& mapping, const chronology::SheetSettings& settings);

/// A row that does not read, and what a person made of it.
struct OpenRow {
    chronology::RejectedRow row;
    chronology::Mapping mapping{};                 ///< To correct it by.
    std::vector<std::string> typed{};              ///< The cells as they stand now; the row's own until somebody types.
    bool was_typed = false;
    std::optional<chronology::Entry> entry{};      ///< Read at last.
    std::optional<chronology::RejectedRow> still{};  ///< What is wrong with them.
};

struct IncomingTable {
    std::size_t grid = 0;
    std::vector<chronology::Entry> entries;
    std::vector<OpenRow> open;
    std::vector<int> headings, preamble;
    int blank = 0, month_first = 0, either_way = 0;
    std::size_t before = 0;  ///< Rows that are in the book already, and are not taken twice.
};

struct IncomingRead {
    std::vector<IncomingTable> tables;  ///< Those that were not left out.
    std::size_t entries() const;        ///< Good ones, those put right included.
    std::size_t still_open() const;
    std::size_t before() const;
    bool is_empty() const { return entries() + still_open() == 0; }
};

/// Every row of every table that is not left out, with what was typed over rejected ones in the page's form.
IncomingRead read_rows(const SignedPage& page, const Incoming& incoming, const IncomingChoice& choice, const RowRules& rules, const chronology::Book& book);
/// `fix-1-17-2`: the box for a cell: table from 0, row as it is numbered, column from 0.
std::string fix_name(std::size_t table, int row, std::size_t column);
/// A cell as a form sends it, lines ended as they were: browsers send them with a return of their own.
std::string without_returns(std::string_view typed);
/// `take-1-17`: the tick of a proposed row.
std::string take_name(std::size_t table, int row);
/// Proposed rows that were not ticked are taken out. Nothing changes for files whose rows are no proposals.
void keep_ticked(const SignedPage& page, const Incoming& incoming, IncomingRead& read);
/// As a person may have ticked it: "all", or row by row.
bool ticks_all(const SignedPage& page);

/// What the book is told: the import with every rejected row, and how the columns were read.
chronology::ImportSaid import_said(const Incoming& incoming, const IncomingChoice& choice, const IncomingRead& read);
/// Rejected rows that were put right before it was accepted, as the book takes them after the import with that id.
std::vector<chronology::NewItem> corrections_of(const IncomingRead& read, const std::string& import);
/// The mapping to remember: of the table with the most rows; nothing where none was taken.
std::optional<chronology::NewItem> mapping_to_remember(const Incoming& incoming, const IncomingChoice& choice, const IncomingRead& read);

/// Its rows read before the one writer's turn, and the place of the book at which they were.
struct RowsAhead {
    std::int64_t sequence = 0;
    IncomingRead read;
};
RowsAhead read_ahead(const SignedPage& page, Desk& desk, const casework::Case& of, const Incoming& incoming, const IncomingChoice& choice, const RowRules& rules);

/// Puts it into the book as that stands now (rows are read again where it has grown since): the import, its mapping to remember, and what was put right. Returns the import's id; nothing where no row is
/// left to take, as after a form that was sent twice.
std::optional<std::string> accept_incoming(store::Transaction& transaction, const SignedPage& page, Desk& desk, const casework::Case& of, const Incoming& incoming, const IncomingChoice& choice, const RowRules& rules, const RowsAhead& ahead, const casework::Doer& doer);

/// Imports of the book that came from a file of the same bytes; whoever answers for one agency is told of its own alone.
std::vector<const chronology::BookImport*> came_before(const chronology::Book& book, const Incoming& incoming, const RowRules& rules);

}  // namespace web
