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
constexpr std::size_t most_asked_singly = 200;  // Beyond that the whole set is asked for at once.
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

/// Cases of one person. Never changes once made, but for its orders and choices, which are worked out when first asked for.
class Own {
public:
    explicit Own(std::vector<Shared> cases) : cases_{std::move(cases)} { look_at_all(); }
    /// The same cases but for those in `fresh` (by id: read again, new, or null: no longer among them). What was in order stays in order.
    Own(const Own& before, const std::map<std::string, Shared>& fresh) {
        constexpr auto gone = std::numeric_limits<std::uint32_t>::max();
        std::vector<std::uint32_t> now_at(before.cases_.size(), gone), places;
        cases_.reserve(before.cases_.size() + fresh.size());
        auto next = fresh.begin();
        const auto put = [&](const Shared& of) {
            if (!of) return;
            places.push_back(static_cast<std::uint32_t>(cases_.size()));
            cases_.push_back(of);
        };
        for (std::size_t at = 0; at < before.cases_.size(); ++at) {
            const auto& of = before.cases_[at];
            for (; next != fresh.end() && next->first < of->id; ++next) put(next->second);
            if (next != fresh.end() && next->first == of->id) {
                put((next++)->second);
                continue;
            }
            now_at[at] = static_cast<std::uint32_t>(cases_.size());
            cases_.push_back(of);
        }
        for (; next != fresh.end(); ++next) put(next->second);
        look_at_all();
        const std::lock_guard lock{before.ordering_};
        for (std::size_t which = 0; which < orders_.size(); ++which) {
            if (!before.orders_[which]) continue;
            auto& order = orders_[which].emplace();
            order.reserve(cases_.size());
            for (const auto at : *before.orders_[which])
                if (now_at[at] != gone) order.push_back(now_at[at]);
            const auto sort = static_cast<CaseloadSort>(which);
            for (const auto at : places) order.insert(std::ranges::lower_bound(order, at, ComesBefore{cases_, sort}), at);
        }
    }

    const std::vector<Shared>& cases() const { return cases_; }
    /// They stand in the order of their ids, as identity names them.
    bool has(const std::string& id) const { return std::ranges::binary_search(cases_, id, {}, [](const Shared& of) -> const std::string& { return of->id; }); }
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

    /// Worked out when first asked for.
    CaseloadChoices choices() const {
        const std::lock_guard lock{ordering_};
        if (!choices_) {
            std::set<std::string_view> areas, leads;
            for (const auto& of : cases_) {
                areas.insert(of->of.area);
                if (!of->of.lead.empty()) leads.insert(of->of.lead);
            }
            choices_ = {{areas.begin(), areas.end()}, {leads.begin(), leads.end()}};
        }
        return *choices_;
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
    mutable std::optional<CaseloadChoices> choices_;
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
    bool holds_at(const Changes& of, base::Instant now) const { return own && from <= now && now < until && changes == of; }
};

/// What commits changed of who knows of which case: the last of them singly, those before only that there were some.
class Knowing {
public:
    std::uint64_t changes() const { return changes_.load(); }
    void add(const identity::KnowingChanged& changed) {
        if (!changed.any && changed.cases.empty()) return;
        const std::lock_guard lock{mutex_};
        const auto change = changes_.load() + 1;
        if (changed.any) whole_at_ = change, singly_.clear();
        else
            for (const auto& id : changed.cases) singly_.emplace_back(change, id);
        for (; singly_.size() > most_recent_kept; singly_.pop_front()) whole_at_ = std::max(whole_at_, singly_.front().first);
        changes_.store(change);
    }
    /// The cases that changes after that one were about; nothing where it could be any.
    std::optional<std::set<std::string>> since(std::uint64_t change) const {
        const std::lock_guard lock{mutex_};
        if (change < whole_at_) return std::nullopt;
        std::set<std::string> cases;
        for (const auto& [at, id] : singly_)
            if (at > change) cases.insert(id);
        return cases.size() <= most_asked_singly ? std::optional{std::move(cases)} : std::nullopt;
    }

private:
    std::atomic<std::uint64_t> changes_{0};
    mutable std::mutex mutex_;
    std::uint64_t whole_at_ = 0;
    std::deque<std::pair<std::uint64_t, std::string>> singly_;
};

}  // namespace

class Caseloads::Inside {
public:
    explicit Inside(store::Store& store) : store_{store} {
        CAIRN_ASSERT(store.mode() == store::Mode::Owner);
        following_ = store.follow_commits([this](store::Snapshot& snapshot) {
            knowing_.add(identity::knowing_changed(snapshot));
            if (snapshot.changed_tables().contains("casework_case")) ++cases_;
        });
    }

    std::shared_ptr<const Own> own(identity::PersonId person, base::Instant now) {
        const auto place = place_of(person);
        const std::lock_guard lock{place->mutex};  // Nobody waits for another person's list.
        const Changes changes{knowing_.changes(), cases_.load()};  // Before the snapshot: what it holds is then at least as new.
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

    void renew(Kept& kept, store::Snapshot& snapshot, identity::PersonId person, base::Instant now, const Changes& changes) {
        std::map<std::string, bool> other;
        const bool ids_hold = kept.own && kept.from <= now && now < kept.until && renew_singly(kept, snapshot, person, now, other);
        if (!ids_hold) {
            kept.ids = identity::visible_cases(snapshot, person, now, std::numeric_limits<int>::max());
            kept.from = now;
        }
        if (!ids_hold || kept.changes.who_knows != changes.who_knows) kept.until = identity::visible_until(snapshot, person, now);
        const std::lock_guard lock{rows_mutex_};
        refresh(snapshot);
        const bool rows_hold = kept.own && kept.rows >= recent_from_;
        if (!rows_hold || (!ids_hold && !kept.own->are(kept.ids))) kept.own = gathered(kept.ids);
        else kept.own = brought_up_to_date(*kept.own, kept.rows, other);
        if (kept.own->cases().size() != kept.ids.size()) kept.own = gathered(kept.ids);
        kept.rows = rows_, kept.changes = changes;
    }
    /// Asks again only of the cases that changes were about; false where all must be asked for. Into `other` come cases that
    /// are new to the person (true) or no longer theirs.
    bool renew_singly(Kept& kept, store::Snapshot& snapshot, identity::PersonId person, base::Instant now, std::map<std::string, bool>& other) {
        const auto asked = knowing_.since(kept.changes.who_knows);
        if (!asked) return false;
        for (const auto& id : *asked) {
            const auto at = std::ranges::lower_bound(kept.ids, id);
            const bool knew = at != kept.ids.end() && *at == id, knows = identity::may_know_of(snapshot, person, id, now);
            if (knew == knows) continue;
            if (knows) kept.ids.insert(at, id);
            else kept.ids.erase(at);
            other.emplace(id, knows);
        }
        return true;
    }
    std::shared_ptr<const Own> gathered(const std::vector<std::string>& ids) const {
        std::vector<Shared> cases;
        for (const auto& id : ids)
            if (const auto found = all_.find(id); found != all_.end()) cases.push_back(found->second);
        return std::make_shared<Own>(std::move(cases));
    }
    /// The same cases but for the others; those of them read again that were read since.
    std::shared_ptr<const Own> brought_up_to_date(const Own& before, std::uint64_t rows, const std::map<std::string, bool>& other) const {
        std::map<std::string, Shared> fresh;
        for (const auto& [id, theirs] : other)
            if (const auto found = all_.find(id); !theirs) fresh.emplace(id, nullptr);
            else if (found != all_.end()) fresh.emplace(id, found->second);
        for (const auto& [reading, id] : recent_)
            if (reading > rows && before.has(id) && !fresh.contains(id)) fresh.emplace(id, all_.at(id));
        return std::make_shared<Own>(before, fresh);
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
    Knowing knowing_;
    std::atomic<std::uint64_t> cases_{0};
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

CaseloadChoices Caseloads::choices(identity::PersonId person, base::Instant now) { return inside_->own(person, now)->choices(); }

}  // namespace casework
