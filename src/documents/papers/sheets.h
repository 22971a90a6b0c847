/// The sheets of an Excel workbook, cell by cell as they stream by. Formulas are never read, only what they last showed.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include "documents/packed/archive.h"
#include "documents/papers/paper.h"

namespace documents {

struct SheetReading {
    enum class Numbers : std::uint8_t {
        Written,  ///< As the file writes them; of days with a time the day alone.
        Shown,    ///< As `papers/shown_number.h` says.
    };
    Numbers numbers = Numbers::Written;
    std::size_t cell_bytes = PaperLimits::cell_bytes;  ///< Longer words are cut.
    std::size_t strings = 2'000'000, string_bytes = 200u << 20;  ///< Of the words that cells share.
    bool every_sheet = false;  ///< Refuses a workbook that lists a sheet which is not in it.
};

/// What is done with them.
class SheetTaker {
public:
    virtual ~SheetTaker() = default;
    /// The next sheet, in the order of the workbook. False: it is not read.
    virtual bool sheet(const std::string& name, bool hidden) = 0;
    /// A cell of that sheet that is not empty, in the order of the file.
    virtual void cell(Cell cell) = 0;
    /// From the first to the last of the cells that the sheet shows as one.
    virtual void merged(int row, int column, int last_row, int last_column) = 0;
    virtual void sheet_ends() = 0;
    /// Something was longer than it may be.
    virtual void cut() = 0;
};

/// Refuses a package whose parts are damaged or hostile.
std::expected<void, Refusal> read_sheets(const packed::Archive& archive, const SheetReading& how, SheetTaker& taker);

}  // namespace documents
