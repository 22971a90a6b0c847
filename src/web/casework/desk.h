/// What the pages of casework are handed beside the collection's services, and one case as a page has it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "casework/case_file.h"
#include "casework/caseloads.h"
#include "casework/doing.h"
#include "learning/alike_book.h"
#include "learning/coded_features.h"
#include "store/sealing/sealed_files.h"
#include "store/store.h"
#include "web/signing/signed_page.h"

namespace web {

class ChronologyShelf;
/// An empty one; declared here so that pages without a chronology need not know what one is made of.
std::shared_ptr<ChronologyShelf> new_chronology_shelf();

/// Whether mail goes out, for pages that say so.
struct MailState {
    bool configured = false;
    std::string server{}, sender{};  ///< Host; address.
};

/// One for the life of the server.
struct Desk {
    store::Store& store;
    casework::Ground ground;
    identity::Journal& journal;
    casework::Caseloads& caseloads;  ///< One for the store, as long as it.
    store::SealedFiles& files;       ///< Papers of cases.
    MailState mail{};
    calendar::Shelf* shelf = nullptr;  ///< Where a newer calendar is laid; null where none can be loaded.
    std::shared_ptr<learning::AlikeBook> alike = std::make_shared<learning::AlikeBook>();  ///< Recommendations that say nearly the same.
    std::shared_ptr<learning::CodedFeatures> features = std::make_shared<learning::CodedFeatures>();  ///< By which a case is like an earlier one.
    std::shared_ptr<ChronologyShelf> chronology = new_chronology_shelf();  ///< Merged chronologies that are open now.
    /// Makes a case that came from outside known to identity, and gives it those who take in referrals for its partnership.
    void welcome(store::Transaction&, const casework::Case&, base::Instant now);
};

/// Asserts that the server has casework.
Desk& desk_of(const SignedPage& page);
/// This person, with the role that let them in, as casework and the audit know them.
casework::Doer doer_of(const SignedPage& page);
/// The day on which the page is asked for, in London.
base::Day today_of(const SignedPage& page);
/// The account's name, or the public id where the account is not known here.
html::Html name_of_account(const SignedPage& page, std::string_view who);

/// The case that the path names. `authorize` has let the reader in, and the read is recorded.
class CaseDesk {
public:
    explicit CaseDesk(SignedPage& page);

    SignedPage& page;
    Desk& desk;
    casework::Case of;

    /// Everything of the case, opened once.
    const casework::CaseFile& file();
    /// `/cases/EM-2026-4821` and what follows.
    std::string path(std::string_view below = {}) const { return "/cases/" + of.reference + std::string{below}; }
    html::Url link(std::string_view below = {}) const { return page.link(path(below)); }
    /// The frame of this case: marked, with the way back to the caseload and to the case.
    html::PageFrame frame(std::string title, bool overview = false) const;
    /// "Child Rowan", or the code while no pseudonym is agreed.
    html::Html name() const;
    /// Its key was destroyed: nothing is written about it any more, and a form that comes late is answered 410.
    bool is_over() const { return desk.ground.keys.is_destroyed(of.seal); }
    bool may(identity::Permission permission) const { return page.context.may(permission); }

private:
    std::optional<casework::CaseFile> file_;
};

}  // namespace web
