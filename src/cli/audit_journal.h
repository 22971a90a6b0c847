/// What identity tells the record of what happened, kept in the audit's chains in the transaction of the change.
#pragma once

#include "identity/journal.h"

namespace cli {

class AuditJournal : public identity::Journal {
public:
    void record(store::Transaction&, const identity::Event&) override;
};

}  // namespace cli
