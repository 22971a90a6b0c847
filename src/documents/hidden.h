/// What a file carries that its reader does not see: text under boxes, earlier versions, names of authors, places in photographs.
/// Source of the kinds: what has given people away in published reports, court bundles and answers to information requests.
/// Asked for with `Reader::hidden`; found in the helper process only (`hidden/find_hidden.h`).
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// One thing that is in the file and not on its pages.
struct HiddenThing {
    std::string kind;     ///< One of `hidden_kinds`.
    std::string place;    ///< Where, in plain words: "page 3", "word/comments.xml, comment 2".
    std::string excerpt;  ///< What it says, at most 200 letters; a longer text is several things. Never empty.

    bool operator==(const HiddenThing&) const = default;
};

/// All that was found, in the order of the file. Empty for a clean file.
struct HiddenThings {
    std::vector<HiddenThing> things;
};

struct HiddenLimits {
    static constexpr std::size_t things = 5'000;       ///< Of a file; what follows is counted in a last one of kind "more".
    static constexpr std::size_t excerpt_letters = 200;
    static constexpr std::size_t excerpt_bytes = 4 * excerpt_letters;
    static constexpr std::size_t place_bytes = 300;
};

/// Every kind there is, stable words. Messages for people are keyed by them.
inline constexpr std::array<std::string_view, 63> hidden_kinds{
    // Drawn on a page, and not seen there.
    "covered_text", "invisible_text", "clipped_text", "same_colour_text", "tiny_text", "off_page_text", "cropped_text", "covered_image", "cropped_image", "hidden_layer",
    // Parts of a PDF beside its pages.
    "earlier_revision", "unused_object", "information", "xmp_metadata", "attachment", "annotation", "redaction_annotation", "form_value", "outline", "destination",
    "page_label", "replacement_text", "alternative_text", "script", "action", "link", "thumbnail", "private_data",
    // Word, OpenDocument and Rich Text.
    "tracked_insertion", "tracked_deletion", "tracked_move", "tracked_formatting", "comment", "hidden_text", "header_footer", "property", "custom_xml", "document_variable",
    "template_path", "field_code", "embedded_object", "bookmark", "people", "fallback_text", "building_block", "unreferenced_note", "macro",
    // Excel.
    "hidden_sheet", "hidden_row", "hidden_column", "hidden_cell", "pivot_cache", "link_cache", "defined_name", "data_connection", "file_path",
    // Pictures, alone or within another file.
    "image_exif", "image_xmp", "image_iptc", "image_comment", "image_thumbnail", "trailing_bytes",
    // There was more than may be listed.
    "more"};

bool is_hidden_kind(std::string_view word);

}  // namespace documents
