#include "documents/hidden/word_parts.h"

#include "documents/hidden/package_hidden.h"

namespace documents::hidden {

namespace {

std::expected<WordParts, Refusal> parts_of(const packed::Archive& archive) {
    WordParts word;
    for (const std::string& name : archive.names()) {
        if (!name.starts_with("word/") || !name.ends_with(".xml") || name.starts_with("word/theme/")) continue;
        const auto xml = archive.read(name);
        if (!xml) return std::unexpected{xml.error()};
        auto root = read_tree(*xml);
        if (!root) return std::unexpected{std::move(root.error())};
        word.parts.push_back({name, std::move(*root)});
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

std::expected<void, Refusal> find_in_word(const packed::Archive& archive, Findings& findings) {
    auto parts = parts_of(archive);
    if (!parts) return std::unexpected{std::move(parts.error())};
    WordParts& word = *parts;
    find_unseen_text(word, findings);
    find_changes(word, findings);
    find_in_body(word, findings);
    find_in_settings(word, findings);
    find_in_package(archive, word.shown, findings);
    return {};
}

}  // namespace documents::hidden
