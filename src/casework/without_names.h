/// What is written about a case without the names, addresses and numbers by which its people could be told: for a paper that goes round.
///
/// It hides every name that the case knows as a name. A person whom nobody has entered as a person is not known to it: whoever sends a paper
/// reads it first.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casework/record.h"

namespace casework {

class WithoutNames {
public:
    /// The names are those in the records; `shown` is put in place of each.
    WithoutNames(const std::vector<Record>& records, std::string shown);

    /// The text with each name left out; names that follow one another become one mark.
    std::string text(std::string_view text) const;
    /// The answers with names left out of every text, and without the fields that hold nothing but who somebody is. What is chosen from a
    /// list is no text, whatever somebody is called.
    Answers answers(const Form& form, const Answers& answers) const;

private:
    bool hides(std::string_view word) const;
    std::set<std::string> names_;  ///< Folded words.
    std::string shown_;
};

}  // namespace casework
