/// How agencies' chronologies come in: files and pasted rows, blank returns, rows that were rejected, and what the case asks for.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/chronology/import` and what follows it.
void add_chronology_import_pages(Routes& routes);
/// `/cases/{case}/chronology/imports`: what came, and the rows that still have to be put right.
void add_chronology_imports_pages(Routes& routes);
/// `/cases/{case}/chronology/settings`.
void add_chronology_settings_pages(Routes& routes);
/// `/cases/{case}/chronology/return`: blank returns to give out.
void add_chronology_return_pages(Routes& routes);
/// `/respond/{token}/chronology`: for an agency without an account.
void add_respond_chronology_pages(Routes& routes);

}  // namespace web
