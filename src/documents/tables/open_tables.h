/// Tables while their rows and cells go by, one within another: what Word, OpenDocument and web pages have in common.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "documents/tables/gathered.h"

namespace documents::tables {

/// Whether a file names the cells to the right of one that covers them.
enum class Covered { Named, LeftOut };

class OpenTables {
public:
    OpenTables(Gathered& gathered, Covered covered) : gathered_{gathered}, covered_{covered} {}

    bool any() const { return !open_.empty(); }
    /// Whether words now belong to a cell.
    bool in_cell() const { return any() && open_.back().in_cell; }

    void open_table(std::string name, bool hidden = false);
    /// Of the innermost table, known only after it began.
    void hide_table();
    /// Its words go to the cell too in which it stands.
    void close_table();

    void open_row();
    /// `times`: so often the row stands there.
    void close_row(int times = 1);
    /// Nothing of the open row stays.
    void row_was_deleted();
    void skip_columns(int columns);
    /// Passes the columns over which cells above reach: web pages do not name them.
    void pass_covered_columns();

    void open_cell();
    /// `times`: in so many columns it stands.
    void close_cell(int times = 1);
    void spans(int across, int down = 1);
    /// The open cell and those below that go on from above are one.
    void begins_merged();
    void goes_on_from_above();
    /// The open cell and the one before it in its row are one.
    void goes_on_from_before();
    /// Only its place stays.
    void cell_was_deleted();

    /// Words of the open cell.
    void add(std::string_view words);
    /// What follows stands in a line of its own, if anything of the cell stands before it.
    void begin_paragraph();
    /// In place of the words of the open cell, if it has any.
    void say_instead(std::string words);

private:
    enum class Merge { None, Begins, FromAbove, FromBefore };
    struct OpenCell {
        int column = 1, across = 1, down = 1, times = 1;
        Merge merge = Merge::None;
        bool deleted = false, begun = false;
        std::string words;
    };
    struct Reach {
        int across = 1, last_row = 0;
    };
    struct Table {
        std::size_t index = Gathered::no_room;
        std::map<int, std::size_t> above;  // Merged cells of the row above, by column: where they stand among the table's.
        std::map<int, Reach> covered;      // By column: cells that reach into rows below.
        std::vector<OpenCell> cells;       // Of the open row.
        int row = 0, column = 1;
        bool in_cell = false, row_deleted = false;
    };
    Table& innermost() { return open_.back(); }
    void join_with_before(std::vector<OpenCell>& cells) const;
    void settle(Table& table, OpenCell cell, int times, std::map<int, std::size_t>& above);

    Gathered& gathered_;
    Covered covered_;
    std::vector<Table> open_;
};

}  // namespace documents::tables
