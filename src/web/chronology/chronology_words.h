/// Words that all pages of a chronology share: what a column is called, how old the child was.
#pragma once

#include "chronology/column.h"
#include "base/day.h"
#include "web/html/messages.h"
#include "web/html/html.h"

namespace web {

/// "Start date", as the column of that meaning is headed.
const html::Words& meaning_words(const html::Catalogue& t, chronology::Meaning meaning);
/// "newborn", "3 months old", from two years on "2 years old"; "before birth".
html::Html age_words(const html::Catalogue& t, base::Day born_on, base::Day on);

}  // namespace web
