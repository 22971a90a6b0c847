/// The names that an anonymous record must not show, and whether a text shows one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collection/record.h"

namespace collection {

/// Area, publisher and rights holder of a record, whole and as the bare name of the place; nothing unless it withholds
/// its area.
class WithheldNames {
public:
    explicit WithheldNames(const Record& record);

    bool empty() const { return names_.empty(); }
    /// Whether one of the names stands in the text as words, in any case or spelling of accents.
    bool in(std::string_view text) const;

private:
    void add(std::string_view name);
    std::vector<std::string> names_;  ///< Normal forms with a space at either end.
};

/// The first public field of an anonymous record that names what is withheld ("title"); empty if none does.
std::string field_that_names(const Record& record);

}  // namespace collection
