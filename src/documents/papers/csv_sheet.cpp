#include "documents/papers/csv_sheet.h"

#include "documents/catalogue/csv.h"
#include "documents/catalogue/encoding.h"

namespace documents {

std::vector<WorkbookSheet> sheet_of_csv(std::string_view bytes) {
    const catalogue::Letters letters{bytes};
    catalogue::CsvReader reader{letters.text(), PaperLimits::cell_bytes};
    WorkbookSheet sheet;
    for (int row = 1; !reader.at_end(); ++row) {
        const auto read = reader.next();
        if (read.fault != catalogue::CsvFault::None || row > PaperLimits::rows) return {};
        for (std::size_t i = 0; i < read.cells.size() && i < static_cast<std::size_t>(PaperLimits::columns); ++i) {
            const auto words = letters.utf8(read.cells[i]);
            if (!words || words->find('\0') != std::string::npos) return {};
            if (words->empty()) continue;
            if (sheet.cells.size() == PaperLimits::cells) return {sheet};
            sheet.cells.push_back({row, static_cast<int>(i) + 1, *words});
        }
    }
    return {sheet};
}

}  // namespace documents
