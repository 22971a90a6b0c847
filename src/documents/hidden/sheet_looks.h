/// How cells of a workbook look: which formats show nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/hidden/xml_tree.h"

namespace documents::hidden {

class SheetLooks {
public:
    /// From the root of xl/styles.xml; without it everything is seen.
    explicit SheetLooks(const Node* styles);
    /// Why a cell of that format is not seen ("in the colour of its ground", "by a format that shows nothing"); empty if it is.
    std::string_view why_unseen(int format) const;

private:
    std::vector<std::string_view> reasons_;  // By cell format.
};

}  // namespace documents::hidden
