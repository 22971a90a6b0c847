/// What a partnership chose to hand over, as it read on that day, in both languages: words and no longer a form, so that nothing that
/// changes later changes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/word/written.h"

namespace casework {

struct FrozenPart {
    std::string part;  ///< "rapid_review", "decision", "letter", "notification".
    documents::word::WrittenDocument english, welsh;
};

struct FrozenCopy {
    std::vector<FrozenPart> parts;
    const FrozenPart* find(std::string_view part) const;
};

/// The same copy gives the same bytes.
std::string to_json(const FrozenCopy& copy);
/// Throws base::Fault if it is none that `to_json` wrote.
FrozenCopy frozen_copy_from(std::string_view json);

}  // namespace casework
