/// Lists of recommendations: what the address asks for, and rows that tables, pages and downloads share.
#pragma once

#include "web/tracker/tracker_desk.h"

namespace web {

learning::TrackerWanted tracker_wanted(const SignedPage& page);
/// Number, text, lead agency, due day, how far, evidence, standing: as the design has it.
html::Html recommendations_table(const SignedPage& page, const std::vector<learning::Head>& heads, const html::Words& title);
/// Of the kind of an addressee: a mark and its words.
html::Html agency_mark(const html::Catalogue& t, std::string_view target);
/// One row in words, in the order of `tracker_columns`.
std::vector<std::string> tracker_cells(const html::Catalogue& t, const learning::Head& head, base::Day today);
std::vector<html::Key> tracker_columns();

}  // namespace web
