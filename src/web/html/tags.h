/// The elements of HTML and inline SVG by name. Page files say `using namespace web::html::tag;`.
#pragma once

#include "web/html/html.h"

namespace web::html {

struct Tag {
    std::string_view name;
    template <class... Parts>
    Element<sizeof...(Parts)> operator()(Parts&&... parts) const {
        return {name, Element<sizeof...(Parts)>::Kind::Normal, std::forward<Parts>(parts)...};
    }
};

/// An element that has no content and no end.
struct VoidTag {
    std::string_view name;
    template <class... Parts>
    Element<sizeof...(Parts)> operator()(Parts&&... parts) const {
        return {name, Element<sizeof...(Parts)>::Kind::Void, std::forward<Parts>(parts)...};
    }
};

namespace tag {

inline constexpr Tag a{"a"}, abbr{"abbr"}, article{"article"}, aside{"aside"}, b{"b"}, blockquote{"blockquote"}, body{"body"}, button{"button"},
    caption{"caption"}, cite{"cite"}, code{"code"}, datalist{"datalist"}, dd{"dd"}, details{"details"}, div{"div"}, dl{"dl"}, dt{"dt"}, em{"em"},
    fieldset{"fieldset"}, figcaption{"figcaption"}, figure{"figure"}, footer{"footer"}, form{"form"}, h1{"h1"}, h2{"h2"}, h3{"h3"},
    h4{"h4"}, h5{"h5"}, h6{"h6"}, head{"head"}, header{"header"}, label{"label"}, legend{"legend"}, li{"li"}, main{"main"}, mark{"mark"},
    nav{"nav"}, ol{"ol"}, option{"option"}, p{"p"}, pre{"pre"}, q{"q"}, s{"s"}, section{"section"}, select{"select"}, small{"small"}, span{"span"},
    strong{"strong"}, sub{"sub"}, summary{"summary"}, sup{"sup"}, svg{"svg"}, table{"table"}, tbody{"tbody"}, td{"td"},
    textarea{"textarea"}, tfoot{"tfoot"}, th{"th"}, thead{"thead"}, time{"time"}, title{"title"}, tr{"tr"}, ul{"ul"};
inline constexpr Tag circle{"circle"}, defs{"defs"}, desc{"desc"}, ellipse{"ellipse"}, g{"g"}, line{"line"}, path{"path"}, pattern{"pattern"},
    rect{"rect"}, svg_text{"text"};
inline constexpr VoidTag br{"br"}, hr{"hr"}, img{"img"}, input{"input"}, link{"link"}, meta{"meta"};

}  // namespace tag

}  // namespace web::html
