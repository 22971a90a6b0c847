/// A published report that is taken off line at once, and what a second person makes of it: in the transaction of the form that asked.
///
/// One person is enough to hide; nobody alone keeps it hidden or brings it back. Whoever holds a copy is told the same hour (holder_telling.h),
/// all who may publish are told at once (casework/publication_telling.h).
#pragma once

#include "publishing/release.h"

namespace publishing {

/// Under which the collection keeps what cases of this installation published.
constexpr std::string_view source_of_cases = "cairn";

struct Hiding {
    std::string why;             ///< For those who work on the case. Never public.
    bool record_is_risk = false; ///< Title, label, area, summary and recommendations go too.
    std::string order = {};      ///< Of a court, where it rests on one: it then may stay away for good without a second person.
};

enum class HideRefusal {
    NotPublic,      ///< It was never published, or its publication is over.
    AlreadyHidden,  ///< Nothing more to hide.
};
/// Takes page, files, passages and, where the record is the risk, all that is said of it out of what the public reads. One person is enough. What it
/// led to is told in the same transaction.
std::expected<void, HideRefusal> hide(store::Transaction&, Press&, const casework::Case&, const Hiding&, const casework::Doer&);
/// The same in a transaction of its own.
std::expected<void, HideRefusal> hide(Press&, const casework::Case&, const Hiding&, const casework::Doer&);

enum class SecondRefusal {
    NotHidden,   ///< Nothing waits for a second person.
    SamePerson,  ///< Whoever hid it cannot confirm or restore it.
};
enum class SecondAnswer { StaysHidden, Restored };
/// What a second person decides. What was confirmed as hidden is restored later by anybody who did not confirm it.
std::expected<void, SecondRefusal> answer_hiding(store::Transaction&, Press&, const casework::Case&, SecondAnswer, const std::string& why, const casework::Doer&);
/// The same in a transaction of its own.
std::expected<void, SecondRefusal> answer_hiding(Press&, const casework::Case&, SecondAnswer, const std::string& why, const casework::Doer&);

/// The case whose report became public at that address, for whoever begins at the public page. Nothing where the review came another way, and
/// once the case's key is destroyed.
std::optional<casework::Case> case_behind(store::Snapshot&, const casework::Ground&, collection::Reference);

}  // namespace publishing
