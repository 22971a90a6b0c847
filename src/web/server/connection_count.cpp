#include "web/server/connection_count.h"

#include "web/server/rate.h"

namespace web {

std::expected<std::unique_ptr<ConnectionCount::Place>, ConnectionCount::Full> ConnectionCount::enter(const base::Address& address, Standing standing) {
    const base::Address counted = counted_address(address);
    const std::lock_guard lock{mutex_};
    if (standing == Standing::Limited) {
        if (open_ >= most_) return std::unexpected{Full::Everywhere};
        const auto found = by_address_.find(counted);
        if (found != by_address_.end() && found->second >= most_per_address_) return std::unexpected{Full::ForThisAddress};
    }
    ++open_;
    ++by_address_[counted];
    return std::make_unique<Place>(*this, counted);
}

void ConnectionCount::leave(const base::Address& address) {
    const std::lock_guard lock{mutex_};
    --open_;
    const auto found = by_address_.find(address);
    if (--found->second == 0) by_address_.erase(found);
}

}  // namespace web
