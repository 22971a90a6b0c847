/// A file taken onto the cataloguers' desk: kept, read in the helper process, compared with what is there; not public by that.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "collection/cataloguing.h"
#include "collection/importer.h"

namespace collection {

struct TakenFile {
    QueueFile file;
    documents::Extraction extraction;  ///< What it says, for suggestions and checks.
};

/// `name`: as it was sent, kept beside the file. Refused in words where nothing can read it; nothing of it is kept then.
/// Throws base::Fault where the store cannot write.
std::expected<TakenFile, documents::Refusal> take_file(store::Store&, const ReadFile&, std::string_view bytes, const std::string& name);

/// Everything that a text says, block by block: for looking whether it names somebody.
std::string words_of(const documents::Extraction&);

}  // namespace collection
