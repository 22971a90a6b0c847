#include "audit/unusual.h"

#include <date/tz.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

namespace audit {

namespace {

using Why = UnusualAccess::Why;

class Gathering {
public:
    Gathering(store::Snapshot& snapshot, base::Instant from, const UnusualRules& rules) : snapshot_{snapshot}, from_{from}, rules_{rules} {}

    void take(const Event& event) {
        if (event.case_id && !is_known(*event.case_id)) return;
        if (event.kind == Kind::BreakGlassStarted) add(Why::BreakGlass, event, event.case_id);
        if (event.outcome == Outcome::Refused || event.kind == Kind::AccessRefused) add_refusal(event);
        if (event.outcome != Outcome::Done || !is_read(event.kind) || !event.case_id || event.who == Who::system() || event.who == Who::the_public()) return;
        if (is_night(event.at)) add(Why::AtNight, event, event.case_id);
        if (is_new_reader(event)) add(Why::NewReader, event, event.case_id);
        watch_many(event);
    }

    std::vector<UnusualAccess> result() const {
        std::vector<UnusualAccess> all;
        for (const auto& [key, one] : found_) {
            if (one.why != Why::Refused || one.times >= rules_.many_refusals) all.push_back(one);
        }
        std::ranges::sort(all, {}, [](const UnusualAccess& one) { return std::tuple{one.why, one.first_at}; });
        return all;
    }

private:
    using Key = std::tuple<Why, std::string, std::optional<base::PublicId>>;

    UnusualAccess& entry(Why why, const Event& event, std::string whose, std::optional<base::PublicId> case_id) {
        return found_.try_emplace(Key{why, std::move(whose), case_id}, UnusualAccess{why, event.who, case_id, 0, event.at, event.at}).first->second;
    }

    void add(Why why, const Event& event, std::optional<base::PublicId> case_id) {
        auto& one = entry(why, event, event.who.to_string(), case_id);
        ++one.times;
        one.last_at = event.at;
    }

    // Nobody is signed in where sign-in fails: then it is the address that tries again.
    void add_refusal(const Event& event) {
        const bool nobody = event.who == Who::the_public();
        auto& one = entry(Why::Refused, event, nobody ? event.address : event.who.to_string(), std::nullopt);
        ++one.times;
        one.last_at = event.at;
    }

    bool is_night(base::Instant at) const {
        static const auto* london = date::locate_zone("Europe/London");
        const auto local = london->to_local(at);
        const auto time = local - date::floor<date::days>(local);
        return time >= rules_.night_from || time < rules_.night_to;
    }

    bool is_known(const base::PublicId& case_id) {
        const auto [known, fresh] = known_.try_emplace(case_id, false);
        if (fresh) known->second = rules_.may_know(case_id);
        return known->second;
    }

    // Asked once for each person and case: the answer does not change within the period.
    bool is_new_reader(const Event& event) {
        const auto [known, fresh] = is_new_.try_emplace({event.who.to_string(), *event.case_id}, false);
        if (fresh) {
            const auto began = began_at(snapshot_, *event.case_id);
            known->second = began && *began < from_ && !has_read(snapshot_, event.who, *event.case_id, from_ - rules_.usual_within, from_);
        }
        return known->second;
    }

    void watch_many(const Event& event) {
        auto& recent = recent_[event.who.to_string()];
        recent.emplace_back(event.at, *event.case_id);
        while (event.at - recent.front().first >= std::chrono::hours{1}) recent.pop_front();
        std::set<base::PublicId> cases;
        for (const auto& [at, case_id] : recent) cases.insert(case_id);
        const auto count = static_cast<std::int64_t>(cases.size());
        if (count < rules_.many_cases) return;
        auto& one = entry(Why::ManyCases, event, event.who.to_string(), std::nullopt);
        if (one.times == 0) one.first_at = recent.front().first;
        one.times = std::max(one.times, count);
        one.last_at = event.at;
    }

    store::Snapshot& snapshot_;
    base::Instant from_;
    const UnusualRules& rules_;
    std::map<Key, UnusualAccess> found_;
    std::map<base::PublicId, bool> known_;
    std::map<std::pair<std::string, base::PublicId>, bool> is_new_;
    std::map<std::string, std::deque<std::pair<base::Instant, base::PublicId>>> recent_;
};

}  // namespace

std::vector<UnusualAccess> unusual_access(store::Snapshot& snapshot, base::Instant from, base::Instant to, const UnusualRules& rules) {
    Gathering gathering{snapshot, from, rules};
    for_each_between(snapshot, from, to, [&](const Entry& entry) { gathering.take(entry.event); });
    return gathering.result();
}

}  // namespace audit
