#include "web/html/components/scripted.h"

namespace web::html {

using namespace tag;

Html filter_list_box(const Catalogue& t, std::string_view box_id) {
    return div(cls("facet__find"), flag("hidden"), flag("data-filter-list"), label(cls("small"), for_id(box_id), t("web.frame.find_in_list")),
               input(cls("in"), id(box_id), type("text"), attr("autocomplete", "off")));
}

Html copy_button(std::string_view target, const Words& words) {
    return button(cls("btn btn--2 btn--s no-print"), type("button"), flag("hidden"), attr("data-copy-from", target), words);
}

}  // namespace web::html
