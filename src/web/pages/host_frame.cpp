#include "web/pages/host_frame.h"

namespace web {

HostFrame host_frame(const html::Messages& shipped, html::Site site, const std::vector<collection::HostWord>& words) {
    std::vector<html::LaidWords> laid;
    for (const auto& one : words) {
        if (one.name != exit_address_name) laid.push_back({one.name, one.english, one.welsh});
        else if (const auto address = html::Url::parse(one.english)) site.exit_to = *address;
    }
    return {shipped.with(laid), std::move(site)};
}

}  // namespace web
