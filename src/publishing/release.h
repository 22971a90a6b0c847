/// From two people's approval to the collection: an address that is told before, files that are kept sealed until their minute, then the
/// record with its files in one transaction. The way back is hiding.h.
///
///     promise_address(…)  → keep_files(…)  → two approvals → release(…), at the planned minute and not before
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "casework/walk.h"
#include "collection/record_store.h"
#include "collection/reference.h"
#include "publishing/read_back.h"
#include "store/sealing/sealed_files.h"

namespace publishing {

/// What releasing is done with. One for the life of the program.
struct Press {
    store::Store& store;
    casework::Ground ground;
    store::SealedFiles& files;
    const documents::Reader& reader;
    collection::DrawNumber draw = collection::system_draw();
};

/// The minute from which it may be public: the planned day and time of London, midnight where no time is planned. Nothing without a day.
std::optional<base::Instant> public_from(const casework::CaseFile& file);
/// The address that it has or will have; nothing before its files were made.
std::optional<collection::Reference> address_of(const casework::CaseFile& file);

/// A public file that could not be made.
struct LeftOut {
    std::string name;        ///< "report.pdf".
    std::string why;         ///< "pdf_no_browser", "pdf_busy", "pdf_too_large", "pdf_too_slow", "pdf_failed", "pdf_stopped".
    std::string agreed_why;  ///< Why it is published without it; empty: nobody agreed, and nothing is published.
};

/// Seals the files in the case with the proof of what was read back, promises the address, and notes when they are due.
casework::Record keep_files(Press&, const casework::Case&, const std::string& text_sum, const std::vector<PublicFile>&, const std::vector<ReadBack>&, const casework::Doer&, const std::vector<LeftOut>& left_out = {});
/// The files as they were kept with the proof, in their order.
std::vector<PublicFile> kept_files(Press&, const casework::Case&, const casework::Record& proof);

/// What the catalogue says of it besides its files. Title and abstract left empty are those of the approved text.
struct Catalogued {
    std::string title = {}, area = {}, publisher = {}, review_type = {}, abstract = {};
};
/// Area and kind of review as the case has them.
Catalogued catalogued(const casework::CaseFile& file, std::string partnership);

/// Why it is not public yet.
struct NotYet {
    bool before_its_minute = false;
    std::vector<std::string> missing;  ///< Guards of the step "publish".
    std::string refusal;               ///< A file that could not be read, or that names what is to be withheld.
};
/// Publishes: the step of the path and the record of the collection with its files, in one transaction. Whoever calls brings the index up to date.
std::expected<collection::Reference, NotYet> release(Press&, const casework::Case&, const Catalogued&, const casework::Doer&);

/// Cases whose minute has come.
std::vector<casework::CaseKey> due_releases(store::Snapshot&, base::Instant now);
/// Looks at the case again a minute from now, with the reason kept.
void put_off(store::Transaction&, casework::CaseKey, const NotYet&, base::Instant now);

/// A case that was destroyed publishes nothing and tells nobody: its minute, and the hour after a hiding, are forgotten in the transaction that destroys it.
void forget_release(store::Transaction&, casework::CaseKey);

/// The correction that was begun (`correction.h`): the record's next version with the files of a newer proof, its day and its public reason. Earlier ones stay
/// readable, or are closed where they name somebody. Whoever holds a deposit is to be told. Returns the version; missing guards as `correction.h` says.
std::expected<int, NotYet> correct(Press&, const casework::Case&, const Catalogued&, const casework::Doer&);

}  // namespace publishing
