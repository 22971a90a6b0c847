#include "collection/intake.h"

#include "base/file.h"
#include "base/sha256.h"
#include "collection/report_text.h"

namespace collection {

std::string words_of(const documents::Extraction& extraction) {
    std::string words;
    for (const auto& block : extraction.blocks) words += block.text + "\n";
    return words;
}

std::expected<TakenFile, documents::Refusal> take_file(store::Store& store, const ReadFile& read, std::string_view bytes, const std::string& name) {
    if (bytes.empty()) return std::unexpected{documents::Refusal{"empty", "The file is empty.", "Send it again."}};
    const auto memory = base::file_in_memory(bytes);
    auto extraction = read(memory->descriptor(), name, {});
    if (!extraction) return std::unexpected{extraction.error()};
    TakenFile taken;
    taken.extraction = *extraction;
    taken.file.file = {name, "overview", extraction->properties.language.starts_with("cy") ? "cy" : "en", false, {}};
    taken.file.sha256 = base::sha256_hex(bytes), taken.file.media_type = media_type_of(extraction->kind), taken.file.size_bytes = static_cast<std::int64_t>(bytes.size());
    const auto text = make_report_text(*std::move(extraction));
    const auto kept = store.blobs().keep(bytes);
    taken.file.document = store.write([&](store::Transaction& transaction) { return put_document(transaction, store.blobs(), kept, taken.file.media_type, text.signature); });
    store_text(store, taken.file.document, text);
    return taken;
}

}  // namespace collection
