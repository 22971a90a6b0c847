#include "documents/hidden/word_parts.h"

#include "documents/hidden/package_hidden.h"

namespace documents::hidden {

namespace {

WordParts parts_of(const packed::Archive& archive) {
    WordParts word;
    for (const std::string& name : archive.names()) {
        if (!name.starts_with("word/") || !name.ends_with(".xml") || name.starts_with("word/theme/")) continue;
        const auto xml = archive.read(name);
        if (!xml) continue;
        if (auto root = read_tree(*xml)) word.parts.push_back({name, std::move(*root)});
    }
    return word;
}

}  // namespace

std::vector<const XmlPart*> WordParts::with_root(std::string_view local) const {
    std::vector<const XmlPart*> result;
    for (const XmlPart& part : parts)
        if (part.root.is(local)) result.push_back(&part);
    return result;
}

void find_in_word(const packed::Archive& archive, Findings& findings) {
    WordParts word = parts_of(archive);
    find_unseen_text(word, findings);
    find_changes(word, findings);
    find_in_body(word, findings);
    find_in_settings(word, findings);
    find_in_package(archive, word.shown, findings);
}

}  // namespace documents::hidden
