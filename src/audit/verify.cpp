#include "audit/verify.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include <fmt/format.h>

namespace audit {

namespace {

constexpr std::size_t most_problems = 100;

std::string chain_name(const std::string& case_id) { return case_id.empty() ? "the installation" : "case " + case_id; }

class Walk {
public:
    Walk(store::Snapshot& snapshot, const Testimony& testimony, Verification& result) : result_{result} {
        for (const auto& chain : all_chains(snapshot)) chains_.emplace(chain.chain, Chain{.row = chain, .length = 0, .hash = no_hash()});
        result_.chains = static_cast<std::int64_t>(chains_.size());
        tally_.hash = no_hash();
        choose_marks(testimony);
        compare_marks();
    }

    void take(const EventRow& row) {
        auto& chain = chain_of(row.chain);
        if (!row.readable) problem(fmt::format("Event {} of {} holds what Cairn never writes", row.sequence, chain_name(chain.row.case_id)));
        if (chain.row.lapsed) problem(fmt::format("{} has lapsed, and yet holds event {}", chain_name(chain.row.case_id), row.sequence));
        if (row.event.kind == Kind::ChainLapsed && !row.event.case_id) lapses_told_.insert(row.event.object);
        const bool follows = row.previous == chain.hash && row.sequence == chain.length + 1;
        add(row.ordinal, row.chain, row.sequence, hash_of({chain.row.case_id, row.sequence, row.previous}, row.event), follows);
    }

    void take(const LapsedRow& row) { add(row.ordinal, row.chain, row.sequence, row.hash, row.sequence == chain_of(row.chain).length + 1); }

    void end(const Tally& stored) {
        for (const auto& [number, chain] : chains_) end_chain(chain);
        if (stored.events != tally_.events || stored.hash != tally_.hash) {
            problem(fmt::format("All events together are not what the tally says: {} are there, {} were counted", tally_.events, stored.events));
        }
        for (; mark_ != marks_.end(); ++mark_) {
            problem(fmt::format("The record ends at event {}, but {} were witnessed{}: the last {} are gone", tally_.events, mark_->tally.events,
                                mark_->at == base::Instant{} ? "" : " on " + base::to_iso(mark_->at), mark_->tally.events - tally_.events));
        }
        result_.events = tally_.events;
    }

private:
    struct Chain {
        ChainRow row;
        std::int64_t length;
        Hash hash;
    };

    // What was witnessed before a restore, beyond where it set the record back, is told of and not asked for.
    void choose_marks(const Testimony& testimony) {
        result_.problems = testimony.problems;
        for (const auto& mark : testimony.marks) {
            if (mark.kind != Mark::Kind::Root) {
                std::erase_if(marks_, [&](const Mark& earlier) { return earlier.tally.events > mark.tally.events || mark.kind == Mark::Kind::Shortfall; });
                say_set_back(mark);
            }
            marks_.push_back(mark);
        }
        if (testimony.head) marks_.push_back({.kind = Mark::Kind::Root, .at = {}, .tally = *testimony.head, .before = 0, .tree = {}});
        std::ranges::stable_sort(marks_, {}, [](const Mark& mark) { return mark.tally.events; });
        if (!marks_.empty()) result_.witnessed_events = marks_.back().tally.events;
        mark_ = marks_.begin();
    }

    void say_set_back(const Mark& mark) {
        const auto lost = mark.before - mark.tally.events;
        const auto words = fmt::format("On {} the record had {} events, after {} had been witnessed", base::to_iso(mark.at), mark.tally.events, mark.before);
        if (mark.kind == Mark::Kind::Shortfall) problem(words + ", and nobody had said why: events were removed or changed");
        else if (lost > 0) result_.notes.push_back(words + ": a backup was restored");
        else result_.notes.push_back(fmt::format("On {} a backup was restored; no event was lost by it", base::to_iso(mark.at)));
    }

    Chain& chain_of(std::int64_t number) { return chains_.try_emplace(number, Chain{.row = {}, .length = 0, .hash = no_hash()}).first->second; }

    void add(std::int64_t ordinal, std::int64_t number, std::int64_t sequence, const Hash& hash, bool follows) {
        auto& chain = chain_of(number);
        if (ordinal != tally_.events + 1) problem(fmt::format("Events {} to {} of all are missing", tally_.events + 1, ordinal - 1));
        if (!follows) {
            problem(fmt::format("Event {} of {} does not follow from the one before it: one of the two was changed, or events were removed or moved", sequence,
                                chain_name(chain.row.case_id)));
        }
        for (; mark_ != marks_.end() && mark_->tally.events < ordinal; ++mark_) {
            if (mark_->tally.events > tally_.events) problem(fmt::format("Event {}, which was witnessed, is missing", mark_->tally.events));
        }
        chain.length = sequence;
        chain.hash = hash;
        tally_ = {.events = ordinal, .hash = tally_after(tally_.hash, hash)};
        compare_marks();
    }

    void compare_marks() {
        for (; mark_ != marks_.end() && mark_->tally.events == tally_.events; ++mark_) {
            const bool agrees = mark_->tally.hash == tally_.hash && (mark_->tree.empty() || mark_->tree == tree_now());
            if (agrees) ++result_.roots;
            else problem(fmt::format("The first {} events are not those that were witnessed{}", tally_.events, mark_->at == base::Instant{} ? "" : " on " + base::to_iso(mark_->at)));
        }
    }

    Hash tree_now() const {
        std::vector<Hash> leaves;
        for (const auto& [number, chain] : chains_) {
            if (chain.length > 0) leaves.push_back(head_leaf(chain.row.case_id, chain.length, chain.hash));
        }
        return tree_root(leaves);
    }

    void end_chain(const Chain& chain) {
        const auto name = chain_name(chain.row.case_id);
        if (chain.row.length > chain.length) problem(fmt::format("The chain of {} ends at event {}, but had {}: its end was cut off", name, chain.length, chain.row.length));
        else if (chain.row.length != chain.length || chain.row.head != chain.hash) problem(fmt::format("The last event of {} is not the one its chain ends with: it was changed", name));
        if (chain.row.lapsed && !lapses_told_.contains(chain.row.case_id)) problem(fmt::format("The chain of {} was emptied without an event that says so", name));
    }

    void problem(std::string words) {
        if (result_.problems.size() < most_problems) result_.problems.push_back(std::move(words));
        else ++result_.further_problems;
    }

    Verification& result_;
    std::map<std::int64_t, Chain> chains_;
    Tally tally_;
    std::vector<Mark> marks_;
    std::vector<Mark>::const_iterator mark_;
    std::set<std::string> lapses_told_;
};

}  // namespace

Verification verify(store::Snapshot& snapshot, const Testimony& testimony, const std::function<void(std::int64_t, std::int64_t)>& on_progress) {
    Verification result;
    const auto stored = tally_of(snapshot);
    const auto lapsed = all_lapsed(snapshot);
    Walk walk{snapshot, testimony, result};
    auto next = lapsed.begin();
    const auto take_lapsed_before = [&](std::int64_t ordinal) {
        for (; next != lapsed.end() && next->ordinal < ordinal; ++next) walk.take(*next);
    };
    for_each_event(snapshot, [&](const EventRow& row) {
        take_lapsed_before(row.ordinal);
        walk.take(row);
        if (on_progress && row.ordinal % 1000 == 0) on_progress(row.ordinal, stored.events);
        return true;
    });
    take_lapsed_before(std::numeric_limits<std::int64_t>::max());
    walk.end(stored);
    return result;
}

}  // namespace audit
