#include "base/csv.h"

namespace base {

std::string csv_cell(std::string_view value) {
    std::string cell;
    if (!value.empty() && std::string_view{"=+-@\t\r"}.find(value.front()) != std::string_view::npos) cell = "'";
    cell += value;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char sign : cell) quoted += sign == '"' ? std::string{"\"\""} : std::string{sign};
    return quoted + "\"";
}

}  // namespace base
