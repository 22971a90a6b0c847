#include "web/catalogue/catalogue_pages.h"

namespace web {

void add_catalogue_pages(Routes& routes) {
    add_deposit_pages(routes);
    add_deposit_out_pages(routes);
    add_record_edit_pages(routes);
    add_article_desk_pages(routes);
    add_term_pages(routes);
}

}  // namespace web
