/// The leaflet for families: which parts it has, in whose name, and how it is drawn for those who need it larger or easier.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "collection/leaflet.h"
#include "web/html/html.h"
#include "web/html/messages.h"
#include "web/pages/page.h"

namespace web {

enum class LeafletKind {
    Usual,
    LargePrint,  ///< 18 point on paper: large print begins at 16.
    EasyRead,    ///< A sentence a line, in the words of the easy text.
};

/// Whose leaflet: a partnership's, or the host's own where `slug` is empty.
struct LeafletOwner {
    std::int64_t partnership = 0;
    std::string slug;       ///< "eastmarch": the area of the partnership.
    std::string public_id;
    std::string name;
    collection::HostWords words;
};
/// The partnership of that area with the words that hold now; nothing where there is none.
std::optional<LeafletOwner> leaflet_owner(store::Snapshot&, std::string_view slug);

struct LeafletPart {
    std::string_view name;      ///< "what": in addresses, boxes and the store ("what", "what-easy").
    html::Key heading, text, easy;
};
std::span<const LeafletPart> leaflet_parts();
/// One text of the leaflet: the partnership's own where it has one, in English where it has no Welsh; else the program's.
std::string leaflet_text(const html::Catalogue& t, html::Language language, const collection::HostWords& words, const LeafletPart& part, bool easy);

/// Its parts below the title.
html::Html leaflet_body(const html::Catalogue& t, html::Language language, const LeafletOwner& owner, LeafletKind kind);
/// The same with headings a level lower and without addresses inside the page, for several on one page.
html::Html leaflet_preview(const html::Catalogue& t, html::Language language, const LeafletOwner& owner, LeafletKind kind);
/// "For families: …" with the name of whoever hands it out.
std::string leaflet_title(const html::Catalogue& t, const LeafletOwner& owner);

}  // namespace web
