/// What is said about the words of a recommendation while somebody writes it: advice, and never a block.
///
/// Source: domain reference, section 7, "Recommendations without effect" (DFE-RR157 on action plans; HSSIB on the effectiveness of
/// recommendations: reminding and raising awareness change least). The words that are looked for are this project's own.
#pragma once

#include <string>
#include <vector>

#include "casework/answers.h"

namespace learning {

enum class Advice {
    NoOwner,         ///< Nobody is addressed.
    NoVerb,          ///< No word says what is to change.
    NoDay,           ///< No day by when.
    WrongBody,       ///< It asks a body for what that body cannot do.
    RemindsOnly,     ///< It reminds, or raises awareness, and changes nothing by itself.
    NoOutcome,       ///< What it is to make better for children is not said.
    NoTest,          ///< How anybody would know is not said.
};

/// In the order above. Answers of the form "recommendation".
std::vector<Advice> advice_on(const casework::Answers& answers);

}  // namespace learning
