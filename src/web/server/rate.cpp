#include "web/server/rate.h"

#include <algorithm>
#include <cmath>

namespace web {

base::Address counted_address(const base::Address& address) { return address.is_v4() ? address : address.network(64); }

Rates::Rates(const base::Settings::Rates& per_minute, std::size_t most_addresses) : most_addresses_{most_addresses} {
    const auto set = [&](RateClass rate, std::int64_t value) { per_minute_[static_cast<std::size_t>(rate)] = static_cast<double>(value); };
    set(RateClass::Pages, per_minute.pages_per_minute);
    set(RateClass::Search, per_minute.search_per_minute);
    set(RateClass::Downloads, per_minute.downloads_per_minute);
    set(RateClass::Forms, per_minute.forms_per_minute);
}

void Rates::give_back(Bucket& bucket, Time now) const {
    if (now <= bucket.last) return;  // Another thread was later on its way here.
    const double minutes = std::chrono::duration<double, std::ratio<60>>(now - bucket.last).count();
    for (std::size_t i = 0; i < classes; ++i) bucket.spent[i] = std::max(0.0, bucket.spent[i] - minutes * per_minute_[i]);
    bucket.last = now;
}

void Rates::make_room(Time now) {
    // Whoever has everything back is as good as unknown. If that frees nothing, half of the table goes: it is full of addresses that
    // ask faster than they may, which only a flood from many addresses does, and forgetting them costs the others nothing.
    const std::size_t before = buckets_.size();
    for (auto entry = buckets_.begin(); entry != buckets_.end();) {
        give_back(entry->second, now);
        const bool all_back = std::ranges::all_of(entry->second.spent, [](double spent) { return spent == 0; });
        entry = all_back ? buckets_.erase(entry) : std::next(entry);
    }
    if (buckets_.size() < before) return;
    bool odd = false;
    std::erase_if(buckets_, [&](const auto&) { return odd = !odd; });
}

std::chrono::seconds Rates::wait_for(const base::Address& client, RateClass rate, Time now) {
    const auto index = static_cast<std::size_t>(rate);
    const double per_minute = per_minute_[index];
    if (per_minute == 0) return std::chrono::seconds{0};
    const std::lock_guard lock{mutex_};
    if (buckets_.size() >= most_addresses_) make_room(now);
    Bucket& bucket = buckets_.try_emplace(counted_address(client), Bucket{{}, now}).first->second;
    give_back(bucket, now);
    const double over = bucket.spent[index] + 1 - burst_of(per_minute);
    if (over > 1e-9) return std::chrono::seconds{static_cast<long>(std::ceil(over / per_minute * 60))};
    bucket.spent[index] += 1;
    return std::chrono::seconds{0};
}

}  // namespace web
