/// Pages of a review from the partners' decision to the approved report, and of the group that watches it.
#pragma once

#include "web/casework/desk.h"

namespace web {

/// `/cases/{case}/review`: parts, timetable, key lines, reviewers.
void add_review_hub(Routes& routes);
/// `/cases/{case}/proceedings`.
void add_proceedings_page(Routes& routes);
/// `/cases/{case}/review/monitoring`, and the same as PDF.
void add_monitoring_pages(Routes& routes);
/// `/cases/{case}/quality` and `/quality/{marker}`.
void add_quality_pages(Routes& routes);
/// `/group`.
void add_group_pages(Routes& routes);
/// `/reviewers`.
void add_reviewer_pages(Routes& routes);
/// All of them.
void add_review_work_pages(Routes& routes);

/// What stands in the way of what the form is about to do ("contact", "practitioner_event"); nothing where nothing does.
html::Html check_before_card(CaseDesk& desk, std::string_view form);

/// What the case review group watches of this case, with buttons for those who keep it.
html::Html watching_card(CaseDesk& desk);

/// What the group advised on terms, draft and publication, and whether the review went on as advised.
html::Html stage_advice_card(CaseDesk& desk);
/// The advice on what a step is about to do; nothing where the group advises on no such step.
html::Html advice_before_step(CaseDesk& desk, std::string_view event);
/// Of a new advice: who was at the meeting that the query names, and when it was.
std::optional<casework::Answers> begun_advice(CaseDesk& desk);

/// What a day of a review is about: "monitoring", "proceeding", "agency_report", "draft".
const html::Words& review_date_words(const html::Catalogue& t, std::string_view what);
/// The person's days of reviews that have passed or come within two weeks; nothing where there are none.
html::Html review_days_card(const SignedPage& page);

/// The person's cases that have, or had, a review: what lists of reviews are made of.
std::vector<casework::Case> reviews_of(const SignedPage& page);
/// A table that scrolls sideways where it must.
html::Html review_table(const html::Catalogue& t, html::Key title, std::initializer_list<html::Key> columns, const html::Html& rows);

}  // namespace web
