/// Two people wrote into one form: where they differ, and one set of answers out of both, as somebody chose.
#pragma once

#include <vector>

#include "casework/answers.h"

namespace casework {

/// The places that the two answer differently, in the order of the form.
std::vector<Place> differences(const Form& form, const Answers& mine, const Answers& theirs);

/// What stays of a place where two answers differ.
enum class Keep { Mine, Theirs, Joined };
std::string_view to_word(Keep keep);

/// The names under which the choice and the joined words are sent: `keep.NAME`, `joined.NAME`.
std::string keep_name(const Place& place);
std::string joined_name(const Place& place);

struct Join {
    Answers answers;                ///< Mine, with what was chosen of theirs.
    std::vector<Place> undecided;   ///< Where nothing was chosen: mine stands there until somebody does.
};
/// One set of answers out of two. Words can be joined in questions that take words; of a list of choices, "joined" is both.
Join join(const Form& form, const Answers& mine, const Answers& theirs, const Posted& posted);

/// Both answers as one: words below each other, choices together in the order of the field.
std::string both(const Field& field, const std::string& mine, const std::string& theirs);
/// Whether "both" has a meaning for the field.
bool can_be_joined(const Field& field);

}  // namespace casework
