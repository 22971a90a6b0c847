/// Reads a recommendation's head from a row: columns in the order of `CAIRN_HEAD_COLUMNS`.
#pragma once

#include "learning/thread.h"
#include "store/transaction.h"

namespace learning {

#define CAIRN_HEAD_COLUMNS \
    "SELECT r.recommendation, r.recommendation_id, r.partnership, r.case_id, r.key_id, r.review, r.number, r.identifying, r.state, r.text, r.addressees, r.target, r.owners, r.theme, " \
    "r.watched_by, r.due_on, r.retest_on, r.evidence, r.made_at, r.changed_at, r.version "

Head read_head(const store::Statement& row);

}  // namespace learning
