/// The cataloguers' desk as pages: the queue, and one entry of it.
#pragma once

#include "collection/cataloguing.h"
#include "web/catalogue/record_form.h"
#include "web/signing/signed_page.h"

namespace web {

struct QueueModel {
    collection::QueueWanted wanted;
    collection::QueuePage list;
    std::vector<std::string> refused{};  ///< Files of an upload that were not taken, in words.
};
html::Html queue_view(SignedPage& page, const QueueModel& model, const Problems& problems);

struct EntryModel {
    collection::QueueEntry entry;
    std::vector<collection::Duplicate> duplicates;
    RecordValues values;
    std::vector<std::vector<collection::ThemeFinder::Place>> marks{};  ///< Of each suggestion: the words behind it, in what was seen.
    bool has_source = false;           ///< Its source is sealed for the custodian.
    bool has_acknowledgement = false;  ///< It came as a signed deposit.
};
html::Html entry_view(SignedPage& page, const EntryModel& model, const Problems& problems);

html::Html queue_state_tag(const SignedPage& page, collection::QueueState state);

}  // namespace web
