/// For tests: an installation with its folder, keys and desk, which gives and takes deposits. Fictional.
#pragma once

#include <doctest/doctest.h>

#include "collection/import_testing.h"
#include "publishing/deposit_exchange.h"
#include "publishing/deposit_key.h"

namespace publishing::testing {

class Installation {
public:
    Installation() { keys_ = store::Keys::open({.folder = folder_.path() / "keys", .data_folder = bench.data_folder()}).value(); }

    store::Store& store() { return bench.store(); }
    store::Keys& keys() { return *keys_; }
    std::string public_key() const { return public_key_of(*keys_); }
    audit::Event by() const { return {.at = collection::testing::noon_in_may, .kind = audit::Kind::RecordEdited}; }
    void trust(const Installation& other, const std::string& named) {
        store().write([&](store::Transaction& transaction) { trust_key(transaction, other.public_key(), named, by()); });
    }
    auto receive(std::string_view bytes) { return receive_deposit(store(), *keys_, collection::testing::read_plainly, bytes, "Eastmarch library", by()); }
    collection::QueueEntry entry(base::PublicId id) {
        return store().read([&](store::Snapshot& snapshot) { return collection::queue_entry(snapshot, id).value(); });
    }
    /// A cataloguer rejects what the program suggests and makes the record public.
    collection::Reference make_public(base::PublicId id) {
        return store().write([&](store::Transaction& transaction) {
            auto of = collection::queue_entry(transaction, id).value();
            for (std::size_t i = 0; i < of.proposals.size(); ++i) collection::decide(of, i, collection::Decision::Rejected, {}, "system");
            return collection::publish_entry(transaction, of, collection::testing::noon_in_may, collection::system_draw());
        });
    }

    collection::testing::Bench bench;

private:
    store::TestFolder folder_;
    std::unique_ptr<store::Keys> keys_;
};

}  // namespace publishing::testing
