#include <algorithm>

#include "learning/tracker.h"
#include "web/casework/paper_upload.h"
#include "web/html/tags.h"
#include "web/tracker/returned_sheet.h"
#include "web/tracker/tracker_desk.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::OwnedAction;

namespace {

/// The open actions that this person may update: their agency's where they answer for one, and else those of every recommendation to which
/// they may write. What is due first comes first.
std::vector<OwnedAction> own_actions(store::Snapshot& snapshot, const SignedPage& page, const learning::Reader& reader) {
    std::vector<OwnedAction> list;
    const auto& ground = desk_of(page).ground;
    for (const auto& head : learning::tracker(snapshot, reader, {.open = learning::TrackerWanted::Open::Open, .today = today_of(page), .size = 0}).heads) {
        const auto allowed = writing_allowed(snapshot, page, reader, head);
        if (allowed == WritingAllowed::None) continue;
        for (auto& one : learning::open_actions_in(snapshot, ground, head))
            if (allowed == WritingAllowed::All || learning::is_of_agency(one, reader.agency)) list.push_back(std::move(one));
    }
    std::ranges::stable_sort(list, {}, [](const OwnedAction& one) { return one.due_on().value_or(base::Day::max()); });
    return list;
}

SheetDesk desk_of_mine(SignedPage& page) {
    const auto reader = tracker_reader(page);
    // Who answers for the same agency or tracker may send back what a colleague downloaded.
    std::string scope = reader.agency.empty() ? "tracker" : "agency/" + std::to_string(reader.agency_partnership) + "/" + reader.agency;
    if (reader.agency.empty())
        for (const auto partnership : tracker_partnerships(page, Permission::WriteTracker)) scope += "/" + std::to_string(partnership);
    return {.path = "/actions/sheet", .back = "/actions", .scope = scope, .doer = doer_of(page), .actions = [&page, reader](store::Snapshot& snapshot) { return own_actions(snapshot, page, reader); },
            .frame = [&page](std::string title) {
                auto frame = page.frame(std::move(title));
                frame.breadcrumbs = {{Html{page.t("web.tracker.title")}, page.link("/actions")}};
                return frame;
            }};
}

Response own_sheet(SignedPage& page) { return ask_for_sheet(page, desk_of_mine(page), {}); }
Response give_own_sheet(SignedPage& page) { return give_sheet(page, desk_of_mine(page)); }
Response look_at_own_sheet(SignedPage& page) { return look_at_sheet(page, desk_of_mine(page)); }
Response take_own_sheet(SignedPage& page) { return take_sheet(page, desk_of_mine(page)); }

}  // namespace

void add_own_sheet_pages(Routes& routes) {
    const Guard reading{.permission = Permission::ListCases};
    auto file = reading;
    file.rate = RateClass::Downloads;
    auto download = file;
    download.audit = AuditEvent::Exported;
    add_signed_page(routes, "/actions/sheet", reading, own_sheet);
    add_signed_page(routes, "/actions/sheet.xlsx", download, give_own_sheet);
    add_upload(routes, "/actions/sheet", file, look_at_own_sheet);
    add_form(routes, "/actions/sheet/take", {.permission = Permission::ListCases, .audit = AuditEvent::RecordChanged, .body_bytes = long_form_bytes}, take_own_sheet);
}

}  // namespace web
