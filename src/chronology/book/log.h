/// What happened to a case's chronology, one item after the other: the only thing that is kept of it, and nothing in it ever changes.
///
/// Not here: what stands in the chronology today (`book.h`), who may do what (web).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.h"
#include "casework/doing.h"
#include "store/sealing/sealed_source.h"
#include "store/transaction.h"

namespace chronology {

enum class Act : std::uint8_t {
    Settings,    ///< Columns, scope, thresholds, topics.
    Mapping,     ///< Which heading means what, for an agency.
    Import,      ///< A file's entries and its rejected rows.
    Entry,       ///< One entry written by hand.
    Corrected,   ///< A rejected row put right: it is an entry now.
    SetAside,    ///< A rejected row that stays out, with a reason.
    Revision,    ///< An entry written anew by its agency.
    Withheld, Given,  ///< An entry's agency holds it back with a reason, or gives it again.
    Remark,      ///< A reviewer's, beside an entry.
    Comment,     ///< Anybody's who reads the entry.
    Question, Answer,
    Decision,    ///< About something that the program pointed to.
    Link, Unlink,  ///< From an entry to a finding or a key line of enquiry.
    Theme, Unthemed,
};
std::string_view to_word(Act act);
std::optional<Act> parse_act(std::string_view word);

struct LogItem {
    std::int64_t sequence = 0;
    base::PublicId id{};
    Act act{};
    std::string written_by{};
    base::Instant written_at{};
    std::string json{};
};

struct NewItem {
    Act act{};
    std::string json{};
};

/// Appends them, in that order, each with its event in the case's chain. Returns their ids. Throws base::Fault where the case's key has ended.
std::vector<base::PublicId> append(store::Transaction&, const casework::Ground&, const casework::Case&, std::span<const NewItem>, const casework::Doer&);

/// What came after that sequence, in order. Nothing for a case whose key was destroyed. Throws base::Fault where a value cannot be opened.
std::vector<LogItem> log_after(store::Snapshot&, const casework::Ground&, const casework::Case&, std::int64_t sequence);
/// The last sequence of the case, or 0.
std::int64_t last_sequence(store::Snapshot&, const casework::Case&);

/// The rows of a case that is destroyed.
void forget_chronology(store::Transaction&, const casework::Case&);

/// For `cairn verify`.
class SealedChronology final : public store::SealedSource {
public:
    void each(store::Snapshot&, const std::function<void(const store::SealedValue&)>&) const override;
};

}  // namespace chronology
