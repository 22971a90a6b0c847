#pragma once

#include "web/server/route.h"

namespace web {

/// What cataloguers, custodians and the host's writers work on.
void add_catalogue_pages(Routes& routes);

void add_deposit_pages(Routes& routes);      ///< `/deposit` and below: the desk.
void add_deposit_out_pages(Routes& routes);  ///< `/deposit/out`, acknowledgements, `/admin/deposit-keys`.
void add_article_pages(Routes& routes);       ///< `/news`, `/guidance` and their feeds: for everybody.
void add_article_desk_pages(Routes& routes);  ///< `/admin/news`, `/admin/guidance`.
void add_term_pages(Routes& routes);         ///< `/admin/themes` and below: the vocabulary as cataloguers change it.
void add_vocabulary_pages(Routes& routes);   ///< `/themes/groups`, `/themes/changes` and its feed: for everybody.
void add_record_edit_pages(Routes& routes);  ///< `/catalogue/{year}/{number}`.

}  // namespace web
