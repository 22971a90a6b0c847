/// The refusals of this room, in words for the person who chose the file.
#pragma once

#include <string_view>

#include "documents/extraction.h"

namespace documents {

Refusal refuse_empty();
Refusal refuse_encrypted();
/// `kind` as a person would say it: "PDF", "Word document".
Refusal refuse_damaged(std::string_view kind);
/// The content is not what the name promises; both as a person would say them: "a picture", "a PDF".
Refusal refuse_wrong_type(std::string_view content, std::string_view promised);
/// A kind that this program does not read; `what` begins the sentence ("This is an old Word file (.doc)"), `advice` is whole.
Refusal refuse_unreadable_kind(std::string_view what, std::string_view advice);
/// `what` is a whole sentence naming the limit that was passed.
Refusal refuse_too_large(std::string_view what);
Refusal refuse_too_slow();
Refusal refuse_no_text();
/// `what` is a whole sentence naming what no honest file has.
Refusal refuse_hostile(std::string_view what);
Refusal refuse_crashed();
Refusal refuse_stopped();
/// Between helper and reader only: pages must be recognised, and this helper did not load what that needs.
Refusal ask_for_recogniser();
inline constexpr std::string_view recogniser_needed = "recogniser-needed";

/// Whether `code` is one of this room's codes. An answer of the helper with another is not believed.
bool is_refusal_code(std::string_view code);

}  // namespace documents
