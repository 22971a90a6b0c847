/// The pages of the merged chronology of a case, but for what comes in by files.
#pragma once

#include "web/chronology/chronology_desk.h"
#include "web/server/route.h"

namespace web {

/// `/cases/{case}/chronology` and all below it.
void add_chronology_pages(Routes& routes);

void add_chronology_list_pages(Routes& routes);
void add_chronology_entry_pages(Routes& routes);
void add_chronology_writing_pages(Routes& routes);
void add_chronology_point_pages(Routes& routes);
void add_chronology_question_pages(Routes& routes);
void add_chronology_side_pages(Routes& routes);
void add_chronology_unlabelled_pages(Routes& routes);
void add_chronology_export_pages(Routes& routes);

/// How these routes are guarded: those who see their own agency's alone come too.
inline const Guard reading_chronology{.permission = identity::Permission::ReadChronology, .audit = AuditEvent::ReadChronology, .data_class = identity::DataClass::C2, .for_owners = true};
inline Guard writing_chronology(identity::Permission permission) { return {.permission = permission, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2, .for_owners = true, .body_bytes = 512 * 1024}; }

/// The desk for a page, unless this person may read nothing of this chronology.
template <Response (*show)(ChronologyDesk&)>
Response at_chronology(SignedPage& page) {
    ChronologyDesk desk{page};
    return desk.may_read() ? show(desk) : Response::error(404);
}
/// The same for a form: nothing is written about a case whose key was destroyed.
template <Response (*keep)(ChronologyDesk&)>
Response to_chronology(SignedPage& page) {
    ChronologyDesk desk{page};
    if (!desk.may_read()) return Response::error(404);
    return desk.is_over() ? Response::error(410) : keep(desk);
}

/// Findings and key lines of enquiry to which entries can be linked, as far as this reader may read them.
struct LinkTarget {
    std::string kind;  ///< "finding", "line".
    std::string id;    ///< A finding's public id; of a key line the terms' id, a dot and its number.
    std::string words; ///< As this reader reads them.
};
std::vector<LinkTarget> link_targets(ChronologyDesk& desk);
/// The way back: days and agencies of the entries on which a finding rests, each a link. Nothing for whoever may not read the whole chronology.
html::Html entries_behind(SignedPage& page, const std::string& finding);

}  // namespace web
