/// Lists of recommendations: what the address asks for, and rows that tables, pages and downloads share.
#pragma once

#include "web/tracker/tracker_desk.h"

namespace web {

learning::TrackerWanted tracker_wanted(const SignedPage& page);
/// Number, text, lead agency, due day, how far, evidence, standing: as the design has it.
html::Html recommendations_table(const SignedPage& page, const std::vector<learning::Head>& heads, const html::Words& title);
/// Kinds of addressees that share a mark. Source: the design's agencies; whatever has none of its own is the last.
enum class AgencyGroup { SocialCare, Health, Police, Education, Housing, Other };
inline constexpr std::size_t agency_groups = 6;
AgencyGroup agency_group(std::string_view target);
html::Html agency_group_mark(AgencyGroup group, const html::Words& name);
/// Of the kind of an addressee: a mark and its words.
html::Html agency_mark(const html::Catalogue& t, std::string_view target);
/// One row in words, in the order of `tracker_columns`.
std::vector<std::string> tracker_cells(const html::Catalogue& t, const learning::Head& head, base::Day today);
std::vector<html::Key> tracker_columns();

}  // namespace web
