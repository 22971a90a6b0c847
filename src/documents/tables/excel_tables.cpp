#include "documents/papers/sheets.h"
#include "documents/tables/read_tables.h"

namespace documents::tables {

namespace {

constexpr std::size_t most_merged = 500'000;  // Of one sheet.

class ToTables : public SheetTaker {
public:
    explicit ToTables(Gathered& gathered) : gathered_{gathered} {}

    bool sheet(const std::string& name, bool hidden) override {
        table_ = gathered_.begin(name, 0, hidden);
        merged_.clear();
        return table_ != Gathered::no_room;
    }
    void cell(Cell cell) override { gathered_.add(table_, {.row = cell.row, .column = cell.column, .words = std::move(cell.words)}); }
    void merged(int row, int column, int last_row, int last_column) override {
        if (merged_.size() == most_merged) gathered_.cut();
        else merged_.push_back({row, column, last_row, last_column});
    }
    void sheet_ends() override { gathered_.finish(table_, merged_); }
    void cut() override { gathered_.cut(); }

private:
    Gathered& gathered_;
    std::size_t table_ = Gathered::no_room;
    std::vector<Merged> merged_;
};

}  // namespace

std::expected<void, Refusal> read_excel(const packed::Archive& archive, Gathered& gathered) {
    const SheetReading how{.numbers = SheetReading::Numbers::Shown, .cell_bytes = TableLimits::cell_bytes, .strings = TableLimits::cells, .string_bytes = TableLimits::words_bytes, .every_sheet = true};
    ToTables taker{gathered};
    return read_sheets(archive, how, taker);
}

}  // namespace documents::tables
