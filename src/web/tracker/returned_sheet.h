/// A spreadsheet of open actions, given out and taken back: the same for an owner without an account and for somebody who signs in.
///
/// Nothing of the file is kept: what it says goes from the page that shows it to the form that takes it over, and is checked again there.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "casework/doing.h"
#include "learning/owner.h"
#include "web/signing/signed_page.h"

namespace web {

/// Whose actions the sheet holds, and where its pages stand.
struct SheetDesk {
    std::string path;   ///< `/update/TOKEN/sheet`: where the file is sent; `.xlsx` behind it gives it out, `/take` below it takes it over.
    std::string back;   ///< Where to go afterwards.
    std::string scope;  ///< What a file is bound to: one that was given out for something else is refused whole.
    casework::Doer doer;
    std::function<std::vector<learning::OwnedAction>(store::Snapshot&)> actions;
    std::function<html::PageFrame(std::string title)> frame;
};

/// The file.
Response give_sheet(SignedPage& page, const SheetDesk& desk);
/// Download and upload, as a card of a page; nothing where nothing is open.
html::Html sheet_card(SignedPage& page, const SheetDesk& desk, std::size_t open, const Problems& problems);
/// A page with that card alone.
Response ask_for_sheet(SignedPage& page, const SheetDesk& desk, const Problems& problems, int status = 200);
/// Reads what was sent, and shows it row by row.
Response look_at_sheet(SignedPage& page, const SheetDesk& desk);
/// Takes over what was shown: rows that are good, and those about which somebody wrote meanwhile where they were ticked.
Response take_sheet(SignedPage& page, const SheetDesk& desk);

/// "How far it is", "Done on": what a progress is called, for pages about actions.
html::Html progress_tag(const html::Catalogue& t, const learning::OwnedAction& one, base::Day today);

}  // namespace web
