#include "casework/demonstration/invented_caseload.h"

#include <algorithm>
#include <deque>
#include <future>
#include <thread>
#include <vector>

#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/demonstration/invented_case.h"

namespace casework::demonstration {

namespace {

// A case takes about a millisecond; a job of the writer should end within twenty.
constexpr std::size_t cases_in_a_turn = 8;
constexpr std::size_t turns_waiting = 4;
// Each key waits for the disk twice, and disks serve those who wait together nearly as fast as one.
constexpr std::size_t waiting_for_keys = 16;

using Invented = std::vector<InventedCase>;

/// The next cases that are not there yet, at most `most`; moves `number` past those it looked at.
Invented missing_from(const Parts& parts, const CaseloadAsked& asked, base::Day today, std::int64_t& number, std::size_t most, std::int64_t& found) {
    return parts.store.read([&](store::Snapshot& snapshot) {
        Invented list;
        for (; number < asked.cases && list.size() < most; ++number) {
            auto invented = invent(asked.seed, number, today, parts.calendar);
            if (find_case(snapshot, invented.id)) ++found;
            else list.push_back(std::move(invented));
        }
        return list;
    });
}

std::vector<store::KeyId> keys_for(const Parts& parts, std::size_t count) {
    std::vector<store::KeyId> keys(count, store::KeyId::installation());
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < std::min(waiting_for_keys, count); ++thread)
        threads.emplace_back([&, thread] {
            for (auto i = thread; i < count; i += waiting_for_keys) keys[i] = parts.keys.new_case_key();
        });
    threads.clear();  // Joins.
    return keys;
}

/// Keys for the next batch are made while this one is written.
struct Batch {
    Invented cases;
    std::future<std::vector<store::KeyId>> keys;
};

class Making {
public:
    Making(const Parts& parts, const Cast& cast, const CaseloadAsked& asked) : parts_{parts}, cast_{cast}, asked_{asked}, today_{calendar::day_in_london(asked.now)} {}

    CaseloadMade whole() {
        for (auto batch = next(); !batch.cases.empty() && !made_.stopped;) {
            auto following = next();
            write(batch);
            batch = std::move(following);
            made_.stopped = asked_.stop_wanted && asked_.stop_wanted();
        }
        return made_;
    }

private:
    Batch next() {
        Batch batch{missing_from(parts_, asked_, today_, number_, 256, made_.found), {}};
        batch.keys = std::async(std::launch::async, [this, count = batch.cases.size()] { return keys_for(parts_, count); });
        return batch;
    }
    void write(Batch& batch) {
        const auto keys = batch.keys.get();
        std::deque<std::future<std::int64_t>> turns;
        for (std::size_t first = 0; first < batch.cases.size(); first += cases_in_a_turn) {
            if (turns.size() == turns_waiting) take(turns);
            const auto last = std::min(first + cases_in_a_turn, batch.cases.size());
            turns.push_back(parts_.store.write_later([this, &batch, &keys, first, last](store::Transaction& transaction) {
                std::int64_t written = 0;
                for (auto i = first; i < last; ++i) written += write_invented(transaction, parts_, cast_, batch.cases[i], asked_.seed, today_, keys[i]) ? 1 : 0;
                return written;
            }));
        }
        while (!turns.empty()) take(turns);
    }
    void take(std::deque<std::future<std::int64_t>>& turns) {
        auto turn = std::move(turns.front());
        turns.pop_front();
        try {
            made_.made += turn.get();
        } catch (...) {
            for (auto& left : turns) left.wait();  // They look at what is about to go.
            throw;
        }
        if (asked_.on_progress) asked_.on_progress(made_.found + made_.made, asked_.cases);
    }

    const Parts& parts_;
    const Cast& cast_;
    const CaseloadAsked& asked_;
    const base::Day today_;
    std::int64_t number_ = 0;
    CaseloadMade made_;
};

}  // namespace

CaseloadMade make_caseload(const Parts& parts, const Cast& cast, const CaseloadAsked& asked) { return Making{parts, cast, asked}.whole(); }

}  // namespace casework::demonstration
