/// What the pages of cataloguing share: who asks, what they may see, how files are read while they wait.
#pragma once

#include "collection/cataloguing.h"
#include "collection/intake.h"
#include "publishing/deposit_parcel.h"
#include "web/casework/desk.h"

namespace web {

/// Kind and object are for whoever records it.
audit::Event cataloguing_event(const SignedPage& page);
/// Everything for cataloguers; the local entries of their partnerships for coordinators.
collection::QueueReach queue_reach_of(const SignedPage& page);
/// The entry that the path names, where this person may see it.
std::optional<collection::QueueEntry> queue_entry_of(const SignedPage& page);
/// In the helper process, in a time that somebody waits for: no recognition of pictures.
collection::ReadFile reading_while_somebody_waits(const SignedPage& page);
/// What changed goes into the index at once.
void index_now(const SignedPage& page);
/// The name under which this service acknowledges.
std::string service_name(const SignedPage& page);
/// Words that the program has in English alone: of refusals about fields and files.
html::Html in_english(std::string_view words);
/// "file/report.pdf: the part … is not what was signed. Ask for it again."
std::string words_of(const publishing::DepositRefusal& refusal);

}  // namespace web
