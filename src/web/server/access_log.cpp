#include "web/server/access_log.h"

#include "base/log.h"

namespace web {

std::string logged_address(const base::Address& address, std::string_view how_much) {
    if (how_much == "nothing") return {};
    if (how_much == "whole") return address.to_string();
    return address.network(address.is_v4() ? 24 : 48).to_string();
}

AccessLog access_log(const base::Settings::Log& settings) {
    if (settings.requests == "nothing") return nullptr;
    return [only_errors = settings.requests == "errors", how_much = settings.addresses](const AccessRecord& record) {
        if (only_errors && record.status < 400) return;
        const std::string client = logged_address(record.client, how_much);
        base::log(record.status >= 500 ? base::Level::Error : base::Level::Info, "web.request",
                  {{"request", record.request_id}, {"client", client}, {"method", record.method}, {"route", record.route}, {"path", record.path},
                   {"status", record.status}, {"bytes", record.bytes}, {"took_us", record.took.count()}, {"detail", record.detail}});
    };
}

}  // namespace web
