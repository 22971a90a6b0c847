/// The chronology of a case as one reader may have it: which entries, by names or by labels, and what they may do there.
///
/// Source: issue "The multi-agency chronology" (one switch shows names or pseudonyms for those who may see both; the rest only ever see pseudonyms; an agency
/// reads and edits only its own); permission model, ReadChronology. Routes below are `for_owners`: a page asks `may_read` first.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chronology/book/shelf.h"
#include "chronology/people/labels.h"
#include "disclosure/roster.h"
#include "web/casework/desk.h"

namespace web {

class ChronologyDesk : public CaseDesk {
public:
    explicit ChronologyDesk(SignedPage& page);

    /// The whole chronology, or entries of one's own agency alone. False: 404.
    bool may_read() const { return sees_all_ || !own_agencies_.empty(); }
    /// What stands today, for everybody: whoever shows something of it asks `sees` or takes `seen`. Read once for a page.
    const chronology::Opened& opened();
    const chronology::Book& book() { return opened().book; }
    /// How the case reads dates: its window of two-digit years and its scope.
    chronology::DateContext dates();
    /// The child's day of birth: as the chronology's settings say, else from the first child among the case's people.
    std::optional<base::Day> born_on();

    bool sees_all() const { return sees_all_; }
    bool sees(std::string_view agency) const { return sees_all_ || is_own(agency); }
    /// Whether it is the agency for which this reader answers.
    bool is_own(std::string_view agency) const;
    /// Names of the organisations for which this reader answers in the case.
    const std::vector<std::string>& own_agencies() const { return own_agencies_; }
    /// Indexes into `opened().entries` of what the reader sees, in the order of the chronology.
    std::vector<std::size_t> seen();
    /// Null where there is none of that id, or none for this reader. Withheld ones are for their agency and for those who write for all.
    const chronology::BookEntry* entry_named(std::string_view id);
    /// The index into `opened().entries`; nothing of a withheld one.
    std::optional<std::size_t> place_of(std::string_view id);
    /// A point whose entries the reader sees all, and that tells nothing of other agencies' to whoever reads their own alone.
    bool sees(const chronology::Point& point);

    /// By hand, and files, for that agency.
    bool may_write_for(std::string_view agency) const;
    /// For whoever writes for every agency.
    bool may_write_all() const;
    bool may_write() const { return may_write_all() || !own_writable_.empty(); }
    /// An agency its own entries; the coordinator those that were written by hand.
    bool may_revise(const chronology::BookEntry& entry) const;
    bool may_remark() const;

    bool may_know_names() const;
    /// Only where the reader asked for them on this page's address: `?names=yes`.
    bool shows_names() const { return shows_names_; }
    /// The case's people, with the labels that stand for them.
    const disclosure::Roster& roster();
    /// As this reader may read it.
    std::string text(std::string_view said) { return shows_names_ ? std::string{said} : labelled_text(said); }
    /// With labels, whoever reads it: for what leaves to those who may not know names.
    std::string labelled_text(std::string_view said);
    /// What this reader may read, as a part of a page.
    html::Html words(std::string_view said);
    /// Names in the entry, its agency and its headings for which the register has no label, each once: as they stand, so for whoever may know names alone.
    std::vector<std::string> unlabelled_in(const chronology::Entry& entry);
    /// The agency whose name reads so to this reader; the words themselves where there is none.
    std::string agency_called(std::string_view read);

    /// `/cases/EM-2026-4821/chronology` and what follows, the choice of names kept.
    std::string way(std::string_view below = {}) const;
    html::Url to(std::string_view below = {}) const { return page.link(way(below)); }
    /// The frame of one of these pages, with the way back to the list where it is not the list itself.
    html::PageFrame chronology_frame(std::string title, bool list = false);

    /// What a form does, decided over the book as it stands inside the transaction. No items: nothing is done.
    using Writes = std::function<std::vector<chronology::NewItem>(const chronology::Book& now)>;
    /// Where to go then, below the chronology, from the ids of what was written.
    using Then = std::function<std::string(const std::vector<base::PublicId>& ids)>;
    /// Writes it once, each item with its event in the case's chain, and answers 303; nothing where `writes` gave no item, so that the page can say why.
    std::optional<Response> write(const Writes& writes, const Then& then);
    std::optional<Response> write(const Writes& writes, std::string below);

private:
    void take_own_agencies();
    chronology::Labelled labelled(std::string_view said);

    bool sees_all_ = false, shows_names_ = false;
    std::vector<std::string> own_agencies_;   ///< Read.
    std::vector<std::string> own_writable_;   ///< Written.
    std::shared_ptr<const chronology::Opened> opened_;
    std::optional<disclosure::Roster> roster_;
    std::string roster_mark_;
    std::shared_ptr<chronology::LabelledTexts> labelled_;
};

}  // namespace web
