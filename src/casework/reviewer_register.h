/// The reviewers whom a partnership may appoint, and where they are or were appointed.
///
/// Source: SI 2018/789 regs 12 and 13. Not here: the declaration of interests in one case, which is the case's own (form "appointment").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casework/case_file.h"

namespace casework {

struct RegisteredReviewer {
    base::PublicId id;
    std::int64_t partnership = 0;
    std::string name, organisation, experience, methods, availability, conflicts;
    int appointments = 0;          ///< In all cases, ended ones too, by any name that the entry had.
    bool removed = false;
    std::string removed_why;
    std::int64_t version = 1;
    std::string written_by;        ///< Of this version, with its time.
    base::Instant written_at{};
};

struct ReviewersWanted {
    std::vector<std::int64_t> partnerships{};  ///< Those that the reader may see; nothing of another is read.
    std::string words{};                       ///< In name, organisation, experience or methods, whatever their capitals; empty: all.
    bool with_removed = false;
    enum class Sort { Name, Appointments } sort = Sort::Name;
    int page = 1;
    int size = 25;                           ///< 0: all on one page.
};
struct ReviewerList {
    std::vector<RegisteredReviewer> reviewers;
    std::int64_t total = 0;                  ///< That fit.
};

ReviewerList registered_reviewers(store::Snapshot&, const ReviewersWanted&);
std::optional<RegisteredReviewer> registered_reviewer(store::Snapshot&, const base::PublicId&);
void register_reviewer(store::Transaction&, const Ground&, RegisteredReviewer, const Doer&);
/// A new version over the one that the writer saw; false where somebody wrote another meanwhile, or the entry was struck off.
bool edit_reviewer(store::Transaction&, const RegisteredReviewer& seen, const Doer&);
/// Every version of the entry, the oldest first.
std::vector<RegisteredReviewer> reviewer_versions(store::Snapshot&, const base::PublicId&);
/// Once; the row stays, with the reason.
void remove_reviewer(store::Transaction&, const base::PublicId&, const std::string& why, const Doer&);

/// Brings the plain rows of the case's appointments and quality markers in step with what is recorded.
void keep_review_lists(store::Transaction&, const CaseFile&);
/// Of a case that is destroyed, all of it.
void forget_review_lists(store::Transaction&, const Case&);

}  // namespace casework
