/// Signing in over an opened library: what the server and the commands about accounts share.
#pragma once

#include "cli/audit_journal.h"
#include "cli/folder_secrets.h"
#include "cli/library.h"
#include "identity/sign_in.h"

namespace cli {

class Accounts {
public:
    explicit Accounts(Library& library)
        : library_{library}, secrets_{library.vault()}, sign_in_{{.store = library.store(), .hasher = hasher_, .secrets = secrets_, .journal = journal_}} {}

    identity::SignIn& sign_in() { return sign_in_; }
    /// An act of the command line: nobody is signed in there.
    identity::Act act() { return {.at = library_.now(), .journal = journal_, .address = "command line"}; }

private:
    Library& library_;
    FolderSecrets secrets_;
    AuditJournal journal_;
    identity::PasswordHasher hasher_;
    identity::SignIn sign_in_;
};

}  // namespace cli
