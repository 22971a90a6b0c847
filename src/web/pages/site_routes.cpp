#include "web/pages/site_routes.h"

#include "web/administration/administration_pages.h"
#include "web/casework/casework_pages.h"
#include "web/catalogue/catalogue_pages.h"
#include "web/chronology/chronology_pages.h"
#include "web/pages/browse_pages.h"
#include "web/pages/clock_pages.h"
#include "web/pages/content_pages.h"
#include "web/pages/home_pages.h"
#include "web/pages/picture_pages.h"
#include "web/pages/review_pages.h"
#include "web/pages/search_pages.h"
#include "web/pages/theme_pages.h"
#include "web/publication/correction_pages.h"
#include "web/publication/hiding_pages.h"
#include "web/publication/publication_pages.h"
#include "web/server/system_routes.h"
#include "web/signing/account_pages.h"
#include "web/signing/invitation_pages.h"
#include "web/signing/organisation_pages.h"
#include "web/signing/people_pages.h"
#include "web/signing/sign_in_pages.h"
#include "web/tracker/tracker_pages.h"

namespace web {

Routes site_routes() {
    Routes routes;
    add_home_pages(routes);
    add_search_pages(routes);
    add_review_pages(routes);
    add_picture_pages(routes);
    add_browse_pages(routes);
    add_vocabulary_pages(routes);  // Before the themes, which take every other name below /themes.
    add_theme_pages(routes);
    add_clock_pages(routes);
    add_content_pages(routes);
    add_article_pages(routes);
    add_public_progress_pages(routes);
    return routes;
}

Routes signed_routes() {
    Routes routes;
    add_sign_in_pages(routes);
    add_invitation_pages(routes);
    add_account_pages(routes);
    add_people_pages(routes);
    add_organisation_pages(routes);
    add_administration_pages(routes);
    add_casework_pages(routes);
    add_chronology_pages(routes);
    add_tracker_pages(routes);
    add_publication_pages(routes);
    add_hiding_pages(routes);
    add_correction_pages(routes);
    add_catalogue_pages(routes);
    return routes;
}

Routes all_routes(const std::shared_ptr<Health>& health, const std::string& security_contact) {
    auto routes = site_routes();
    const auto signed_in = signed_routes();
    for (const Route& route : signed_in.all()) routes.add(route);
    add_system_routes(routes, {.health = health, .security_contact = security_contact, .robots = robots_text});
    return routes;
}

}  // namespace web
