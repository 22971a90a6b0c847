#include "casework/caseloads.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <limits>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

#include "audit/event_store.h"
#include "base/assert.h"
#include "base/text.h"
#include "casework/case_store.h"
#include "casework/caseload_order.h"
#include "identity/visible_cases_store.h"

namespace casework {

namespace {

constexpr std::size_t most_people_kept = 64;
constexpr std::size_t most_recent_kept = 1000;
constexpr auto no_day = std::numeric_limits<std::int32_t>::max();

/// A case with what lists ask of it, worked out once.
struct Entry {
    explicit Entry(Case from)
        : of{std::move(from)}, id{of.id.to_string()}, words{base::fold(of.reference) + '\n' + base::fold(of.pseudonym)}, stage{stage_of(of.state)}, closed{is_closed(of.state)},
          due{of.next_due_on ? static_cast<std::int32_t>(of.next_due_on->time_since_epoch().count()) : no_day} {}

    Case of;
    std::string id;
    std::string words;   ///< Folded.
    Stage stage;
    bool closed;
    std::int32_t due;    ///< Days since 1970.
};
using Shared = std::shared_ptr<const Entry>;

/// What filters of a list look at, close together.
struct Line {
    std::int32_t due;
    Stage stage;
    bool closed;
};

/// The order of a list, by places in it.
struct ComesBefore {
    const std::vector<Shared>& cases;
    CaseloadSort sort;
    bool operator()(std::uint32_t a, std::uint32_t b) const { return comes_before(cases[a]->of, cases[b]->of, sort); }
};

/// Cases of one person. Never changes once made, but for its orders, which are worked out when first asked for.
class Own {
public:
    explicit Own(std::vector<Shared> cases) : cases_{std::move(cases)} { look_at_all(); }
    /// The same cases, some of them read again: what was in order stays in order.
    Own(const Own& before, const std::map<std::uint32_t, Shared>& again) : cases_{before.cases_} {
        for (const auto& [at, of] : again) cases_[at] = of;
        look_at_all();
        const std::lock_guard lock{before.ordering_};
        for (std::size_t which = 0; which < orders_.size(); ++which) {
            if (!before.orders_[which]) continue;
            auto order = *before.orders_[which];
            const auto sort = static_cast<CaseloadSort>(which);
            std::erase_if(order, [&](std::uint32_t at) { return again.contains(at); });
            for (const auto& [at, of] : again) order.insert(std::ranges::lower_bound(order, at, ComesBefore{cases_, sort}), at);
            orders_[which] = std::move(order);
        }
    }

    const std::vector<Shared>& cases() const { return cases_; }
    /// Where the case is; nothing where it is not among these. They stand in the order of their ids, as identity names them.
    std::optional<std::uint32_t> find(const std::string& id) const {
        const auto found = std::ranges::lower_bound(cases_, id, {}, [](const Shared& of) -> const std::string& { return of->id; });
        return found != cases_.end() && (*found)->id == id ? std::optional{static_cast<std::uint32_t>(found - cases_.begin())} : std::nullopt;
    }
    bool are(const std::vector<std::string>& ids) const { return std::ranges::equal(cases_, ids, {}, [](const Shared& of) -> const std::string& { return of->id; }); }

    Caseload list(const CaseloadWanted& wanted) const {
        Caseload list;
        list.all = static_cast<std::int64_t>(cases_.size());
        const auto today = static_cast<std::int32_t>(wanted.today.time_since_epoch().count());
        const auto folded = base::fold(wanted.words);
        const auto size = static_cast<std::int64_t>(wanted.size), first = size == 0 ? 0 : (wanted.page - 1) * size;
        for (const auto at : order(wanted.sort)) {
            if (!fits(at, wanted, today, folded)) continue;
            if (list.total >= first && (size == 0 || list.total < first + size)) list.cases.push_back(cases_[at]->of);
            list.overdue += lines_[at].due < today ? 1 : 0;
            ++list.total;
        }
        return list;
    }

private:
    bool fits(std::uint32_t at, const CaseloadWanted& wanted, std::int32_t today, const std::string& folded) const {
        const auto& line = lines_[at];
        using Closed = CaseloadWanted::Closed;
        if (wanted.closed != Closed::With && line.closed != (wanted.closed == Closed::Only)) return false;
        if (wanted.stage && line.stage != *wanted.stage) return false;
        if (!is_due(line.due, wanted.due, today)) return false;
        if (!wanted.area.empty() && cases_[at]->of.area != wanted.area) return false;
        if (!wanted.lead.empty() && cases_[at]->of.lead != wanted.lead) return false;
        return folded.empty() || cases_[at]->words.find(folded) != std::string::npos;
    }
    static bool is_due(std::int32_t due, CaseloadWanted::Due wanted, std::int32_t today) {
        switch (wanted) {
            case CaseloadWanted::Due::Any: return true;
            case CaseloadWanted::Due::Overdue: return due < today;
            case CaseloadWanted::Due::Within5Days: return due >= today && due <= today + 7;
            case CaseloadWanted::Due::NoneOpen: return due == no_day;
        }
        return true;
    }
    void look_at_all() {
        lines_.reserve(cases_.size());
        for (const auto& of : cases_) lines_.push_back({of->due, of->stage, of->closed});
    }
    /// Once worked out it stays as it is, so that whoever has it needs no lock.
    const std::vector<std::uint32_t>& order(CaseloadSort sort) const {
        const std::lock_guard lock{ordering_};
        auto& order = orders_[static_cast<std::size_t>(sort)];
        if (!order) {
            order.emplace(cases_.size());
            std::iota(order->begin(), order->end(), 0U);
            std::ranges::sort(*order, ComesBefore{cases_, sort});
        }
        return *order;
    }

    std::vector<Shared> cases_;
    std::vector<Line> lines_;
    mutable std::mutex ordering_;
    mutable std::array<std::optional<std::vector<std::uint32_t>>, 4> orders_;
};

/// How often a commit changed who knows of which case, and how often it changed cases.
struct Changes {
    std::uint64_t who_knows = 0, cases = 0;
    friend bool operator==(const Changes&, const Changes&) = default;
};

/// Somebody's list, and for how long it is true.
struct Kept {
    std::vector<std::string> ids;  ///< As identity said.
    std::shared_ptr<const Own> own;
    Changes changes;
    std::uint64_t rows = 0;   ///< As of which reading of rows.
    base::Instant from, until;
    bool knows_who_at(const Changes& of, base::Instant now) const { return own && changes.who_knows == of.who_knows && from <= now && now < until; }
    bool holds_at(const Changes& of, base::Instant now) const { return knows_who_at(of, now) && changes == of; }
};

// The tables that CAIRN_VISIBLE_CASES asks, each of which may change who knows of a case.
constexpr std::array tables_of_who_knows{"identity_break_glass", "identity_case", "identity_conflict", "identity_delegation", "identity_membership"};

}  // namespace

class Caseloads::Inside {
public:
    explicit Inside(store::Store& store) : store_{store} {
        CAIRN_ASSERT(store.mode() == store::Mode::Owner);
        following_ = store.follow_commits([this](store::Snapshot& snapshot) { look_at(snapshot.changed_tables()); });
    }

    std::shared_ptr<const Own> own(identity::PersonId person, base::Instant now) {
        const auto place = place_of(person);
        const std::lock_guard lock{place->mutex};  // Nobody waits for another person's list.
        const Changes changes{who_knows_.load(), cases_.load()};  // Before the snapshot: what it holds is then at least as new.
        auto& kept = place->kept;
        if (!kept.holds_at(changes, now)) store_.read([&](store::Snapshot& snapshot) { renew(kept, snapshot, person, now, changes); });
        return kept.own;
    }

private:
    struct Place {
        std::mutex mutex;
        Kept kept;
    };
    std::shared_ptr<Place> place_of(identity::PersonId person) {
        const std::lock_guard lock{places_mutex_};
        if (places_.size() >= most_people_kept && !places_.contains(person.value())) places_.clear();
        auto& place = places_[person.value()];
        if (!place) place = std::make_shared<Place>();
        return place;
    }

    void look_at(const std::set<std::string, std::less<>>& changed) {
        if (std::ranges::any_of(tables_of_who_knows, [&](const char* table) { return changed.contains(table); })) ++who_knows_;
        if (changed.contains("casework_case")) ++cases_;
    }

    void renew(Kept& kept, store::Snapshot& snapshot, identity::PersonId person, base::Instant now, const Changes& changes) {
        if (!kept.knows_who_at(changes, now)) {
            kept.ids = identity::visible_cases(snapshot, person, now, std::numeric_limits<int>::max());
            kept.from = now, kept.until = identity::visible_until(snapshot, person, now);
        }
        const std::lock_guard lock{rows_mutex_};
        refresh(snapshot);
        if (!kept.own || kept.rows < recent_from_ || !kept.own->are(kept.ids)) kept.own = gathered(kept.ids);
        else if (kept.rows != rows_) kept.own = read_since(*kept.own, kept.rows);
        kept.rows = rows_, kept.changes = changes;
    }
    std::shared_ptr<const Own> gathered(const std::vector<std::string>& ids) const {
        std::vector<Shared> cases;
        for (const auto& id : ids)
            if (const auto found = all_.find(id); found != all_.end()) cases.push_back(found->second);
        return std::make_shared<Own>(std::move(cases));
    }
    /// The same cases, those of them read again that were read since.
    std::shared_ptr<const Own> read_since(const Own& before, std::uint64_t rows) const {
        std::map<std::uint32_t, Shared> again;
        for (const auto& [reading, id] : recent_)
            if (const auto at = reading > rows ? before.find(id) : std::nullopt) again.insert_or_assign(*at, all_.at(id));
        return std::make_shared<Own>(before, again);
    }

    /// Every change of a case is recorded in its chain in the same transaction, so the record says which rows to read again. A case that
    /// is gone, record and all, shows in their number.
    void refresh(store::Snapshot& snapshot) {
        const auto events = audit::tally_of(snapshot).events;
        if (rows_ == 0) return reload(snapshot, events);
        if (events <= events_) return;  // Somebody with a later snapshot was here before.
        ++rows_;
        for (const auto& id : audit::cases_recorded_since(snapshot, events_)) read_again(snapshot, id);
        events_ = events;
        if (count_cases(snapshot) != static_cast<std::int64_t>(all_.size())) reload(snapshot, events);
    }
    void read_again(store::Snapshot& snapshot, const std::string& id) {
        const auto public_id = base::PublicId::parse(id);
        auto found = public_id ? find_case(snapshot, *public_id) : std::nullopt;
        if (!found) {
            if (all_.erase(id) > 0) recent_from_ = rows_;  // Lists that have it are gathered anew.
            return;
        }
        all_.insert_or_assign(id, std::make_shared<Entry>(std::move(*found)));
        recent_.emplace_back(rows_, id);
        if (recent_.size() <= most_recent_kept) return;
        recent_from_ = std::max(recent_from_, recent_.front().first);
        recent_.pop_front();
    }
    void reload(store::Snapshot& snapshot, std::int64_t events) {
        all_.clear(), recent_.clear();
        recent_from_ = ++rows_;
        for (auto& of : all_cases(snapshot)) {
            auto entry = std::make_shared<Entry>(std::move(of));
            all_.emplace(entry->id, std::move(entry));
        }
        events_ = events;
    }

    store::Store& store_;
    std::atomic<std::uint64_t> who_knows_{0}, cases_{0};
    std::mutex places_mutex_;
    std::map<std::int64_t, std::shared_ptr<Place>> places_;  ///< By person.

    std::mutex rows_mutex_;
    std::unordered_map<std::string, Shared> all_;  ///< By public id.
    std::int64_t events_ = 0;                      ///< So many the rows have seen.
    std::uint64_t rows_ = 0;                       ///< How often rows were read; 0: not yet.
    std::deque<std::pair<std::uint64_t, std::string>> recent_;  ///< Cases of which a row was read again, with the reading.
    std::uint64_t recent_from_ = 0;                ///< Lists of an earlier reading cannot be brought up to date from these.
    std::shared_ptr<const void> following_;
};

Caseloads::Caseloads(store::Store& store) : inside_{std::make_unique<Inside>(store)} {}
Caseloads::~Caseloads() = default;

Caseload Caseloads::list(const CaseloadWanted& wanted) { return inside_->own(wanted.person, wanted.now)->list(wanted); }

CaseloadChoices Caseloads::choices(identity::PersonId person, base::Instant now) {
    std::set<std::string> areas, leads;
    const auto own = inside_->own(person, now);
    for (const auto& of : own->cases()) {
        areas.insert(of->of.area);
        if (!of->of.lead.empty()) leads.insert(of->of.lead);
    }
    return {{areas.begin(), areas.end()}, {leads.begin(), leads.end()}};
}

}  // namespace casework
