/// A Word document taken apart: each part that is XML, under its name, and the words a reader sees.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/hidden/findings.h"
#include "documents/hidden/shown_words.h"
#include "documents/hidden/xml_tree.h"
#include "documents/packed/archive.h"

namespace documents::hidden {

struct XmlPart {
    std::string name;
    Node root;
};

struct WordParts {
    std::vector<XmlPart> parts;
    ShownWords shown;

    /// The parts with such a root ("document", "comments", "hdr").
    std::vector<const XmlPart*> with_root(std::string_view local) const;
};

/// Whatever a Word document hides. Refuses one with a part that cannot be read: it could hide anything.
std::expected<void, Refusal> find_in_word(const packed::Archive& archive, Findings& findings);

// What find_in_word looks for, one kind of place after the other.

/// Hidden, white, black on black and tiny text; fills in the words that are seen.
void find_unseen_text(WordParts& word, Findings& findings);
/// Insertions, deletions, moves and changes of format with who made them; comments, and the list of people.
void find_changes(const WordParts& word, Findings& findings);
/// Field codes, links, bookmarks, alternative texts, text of boxes for older programs, notes that nothing refers to, headers and footers.
void find_in_body(const WordParts& word, Findings& findings);
/// Variables, and where a letter for many gets its names from.
void find_in_settings(const WordParts& word, Findings& findings);

}  // namespace documents::hidden
