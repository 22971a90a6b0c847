#include "web/server/access_log.h"

#include <boost/json.hpp>

namespace web {

namespace {

std::string logged(const base::Address& address, LoggedAddress how) {
    if (how == LoggedAddress::Nothing) return {};
    return (how == LoggedAddress::Whole ? address : address.network(address.is_v4() ? 24 : 48)).to_string();
}

}  // namespace

std::string to_json_line(const AccessRecord& record, LoggedAddress address) {
    boost::json::object line{{"at", base::to_iso(record.at)}, {"request", record.request_id}, {"method", record.method}};
    if (const std::string client = logged(record.client, address); !client.empty()) line["client"] = client;
    if (!record.route.empty()) line["route"] = record.route;
    if (!record.path.empty()) line["path"] = record.path;
    line["status"] = record.status;
    line["bytes"] = record.bytes;
    line["took_us"] = record.took.count();
    if (!record.detail.empty()) line["detail"] = record.detail;
    return boost::json::serialize(line) + '\n';
}

}  // namespace web
