/// The page on which a published report is taken off line, confirmed, restored; and its card on the page of publication.
#pragma once

#include "publishing/holder_telling.h"
#include "web/publication/publication_desk.h"

namespace web {

/// On the page of publication: public or hidden, until when a second person decides, and the way to the page.
html::Html publication_hiding(CaseDesk& desk);
/// What a public report is hidden with.
html::Html hide_form(CaseDesk& desk, const Problems& problems);
/// Since when and why it is hidden, by when a second person decides, who can, and their form.
html::Html hidden_part(CaseDesk& desk, const casework::Record& hiding, const Problems& problems);
/// Who was given a copy, who was told and when, and what to do about the others. Empty where nobody holds one.
html::Html holders_part(CaseDesk& desk);
/// How long it has to stay public, with the days on which it was not, and what can be decided as that ends.
html::Html floor_part(CaseDesk& desk);

}  // namespace web
