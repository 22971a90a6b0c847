/// Whose names stand in a case, and which texts name somebody else than the person it is about.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casework/record.h"

namespace casework {

class ThirdParties {
public:
    /// From every record of the case. Without a subject its children are the subjects.
    ThirdParties(const std::vector<Record>& records, const std::optional<base::PublicId>& subject);
    /// Whether the text has a word of the name of somebody else, whole and in any capitals.
    bool named_in(std::string_view text) const;

private:
    void learn(const Record& record, const std::optional<base::PublicId>& subject);
    std::set<std::string> own_, others_;  ///< Words of names, folded.
};

/// Every word of a name in these records, folded, with spaces between: children, families, suspects, whoever notified or attended.
std::string words_of_real_names(const std::vector<Record>& records);
/// The same, and of the labels that stand for people.
std::string words_of_names(const std::vector<Record>& records);

}  // namespace casework
