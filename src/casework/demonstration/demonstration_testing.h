/// A demonstration in a folder of its own, for tests: made on a day that is fixed.
#pragma once

#include "base/fault.h"
#include "casework/case_file.h"
#include "casework/demonstration/six_cases.h"
#include "identity/testing.h"

namespace casework::demonstration {

class TestDemonstration {
public:
    /// Wednesday 14 October 2026, at noon by London’s clocks. Of the days counted back from it one is a bank holiday, 31 August.
    static constexpr std::string_view noon = "2026-10-14T11:00:00.000Z";

    explicit TestDemonstration(std::string_view made_at = noon) {
        store_ = store::Store::open(folder_.path() / "data", {}).value();
        keys_ = store::Keys::open({.folder = folder_.path() / "keys", .data_folder = folder_.path() / "data"}).value();
        cases_ = make_demonstration(parts(), *base::parse_instant(made_at));
    }
    Parts parts() { return {*store_, *keys_, calendar::Calendar::embedded(), secrets_, journal_, hasher_}; }
    Ground ground() { return {*keys_, calendar::Calendar::embedded(), base::system_random()}; }
    store::Store& store() { return *store_; }
    const std::filesystem::path& folder() const { return folder_.path(); }
    const std::vector<Case>& cases() const { return cases_; }

    CaseFile file(std::string_view pseudonym) {
        for (const auto& of : cases_)
            if (of.pseudonym == pseudonym) return store_->read([&](store::Snapshot& snapshot) { return open_file(snapshot, ground(), of); });
        throw base::Fault{"No case of the demonstration is called so", std::string{pseudonym}, ""};
    }
    identity::PersonId person(std::string_view key) {
        return set_up_eastmarch(parts(), {}).of(key).person;
    }
    /// Whether the password and the secret of timed codes are the account's.
    bool opens(const Account& account) {
        const auto who = person(account.key);
        return store_->read([&](store::Snapshot& snapshot) {
            const auto secret = identity::code_secret_of(snapshot, who, secrets_);
            return hasher_.verify(identity::password_hash_of(snapshot, who), account.password) && secret && secret->secret == account.code_secret;
        });
    }

private:
    store::TestFolder folder_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Keys> keys_;
    identity::testing::OpenSecrets secrets_;
    identity::NoJournal journal_;
    identity::PasswordHasher hasher_{identity::testing::cheap};
    std::vector<Case> cases_;
};

}  // namespace casework::demonstration
