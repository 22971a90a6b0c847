/// A clock rule in a page's words: how much time, how binding, whether anybody checked. Never one without the other.
#pragma once

#include "calendar/rule.h"
#include "web/pages/page.h"

namespace web {

/// Words of the rules and holidays are data: in the page's language, and marked as no words of the catalogue.
html::Html data_words(const Page& page, const calendar::TwoLanguages& words);
html::Html rule_amount(const Page& page, const calendar::Rule& rule);
html::Html rule_strength(const Page& page, calendar::Strength strength);
html::Html rule_checked(const Page& page, const calendar::Rule& rule);

}  // namespace web
