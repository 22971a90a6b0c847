/// Names or labels: the same text for whoever may know names, and with "Mother" and "Health visitor 2" for everybody else.
///
/// Not here: who may see names (identity, web); the register itself (casework's form `person`).
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "disclosure/check.h"

namespace chronology {

struct Labelled {
    std::string text;
    std::vector<std::string> unlabelled;  ///< Names in it for which the register has no label, each once.
};

/// How what may not be read is written: the kinds of `disclosure` ("person", "phone") as words of the reader's language.
using WordsForKind = std::function<std::string(std::string_view kind)>;

/// Every name, nickname and variant of the register as its label; names of nobody in it and numbers that name somebody as `words(kind)` in square brackets.
Labelled labelled(std::string_view text, const disclosure::Roster& roster, const WordsForKind& words);

/// Texts that were labelled once are not looked through again while the register is the same. Safe for many threads; holds at most so many texts.
class LabelledTexts {
public:
    explicit LabelledTexts(std::size_t most = 200'000) : most_{most} {}
    /// `roster_mark` changes whenever the register or the words do: texts of another mark are forgotten.
    Labelled of(std::string_view text, const disclosure::Roster& roster, std::string_view roster_mark, const WordsForKind& words);

private:
    std::size_t most_;
    std::mutex mutex_;
    std::string mark_;
    std::unordered_map<std::string, Labelled> texts_;
};

/// Changes whenever somebody of the register does.
std::string mark_of(const disclosure::Roster& roster);

}  // namespace chronology
