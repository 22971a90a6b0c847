#include "base/config_keys.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/address.h"
#include "base/log.h"

namespace base {

namespace {

std::string anything(Place) { return {}; }

template <std::int64_t Least, std::int64_t Most>
std::string within(Place place) {
    const std::int64_t value = *std::get<std::int64_t*>(place);
    return value >= Least && value <= Most ? "" : fmt::format("a whole number from {} to {}", Least, Most);
}

std::string address(Place place) {
    return Address::parse(*std::get<std::string*>(place)) ? "" : "an IPv4 or IPv6 address";
}

std::string ranges(Place place) {
    const auto& texts = *std::get<std::vector<std::string>*>(place);
    const bool good = std::ranges::all_of(texts, [](const std::string& text) { return AddressRange::parse(text).has_value(); });
    return good ? "" : "a list of addresses or ranges such as \"192.0.2.0/24\"";
}

/// An absolute http or https address of a host, without path, query or slash at the end.
std::string web_address(Place place) {
    std::string_view text = *std::get<std::string*>(place);
    if (text.empty()) return {};
    constexpr std::string_view wanted = "an address such as \"https://reviews.example.org\", without a slash at the end";
    if (text.starts_with("https://")) text.remove_prefix(8);
    else if (text.starts_with("http://")) text.remove_prefix(7);
    else return std::string{wanted};
    const bool host = !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
    return host ? "" : std::string{wanted};
}

std::string exit_address(Place place) {
    const std::string& text = *std::get<std::string*>(place);
    const bool good = text.starts_with("https://") && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != '"' && c != '\'' && c != '<' && c != '>' && c != '\\' && c != '`'; });
    return good ? "" : "an address that begins with \"https://\"";
}

std::string forwarded_header(Place place) {
    const std::string& text = *std::get<std::string*>(place);
    return text == "x-forwarded-for" || text == "forwarded" ? "" : "\"x-forwarded-for\" or \"forwarded\"";
}

std::string contact(Place place) {
    const std::string& text = *std::get<std::string*>(place);
    const bool good = text.empty() || ((text.starts_with("mailto:") || text.starts_with("https://")) &&
                                       std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; }));
    return good ? "" : "an address that begins with \"mailto:\" or \"https://\"";
}

std::string mail_security(Place place) {
    const std::string& text = *std::get<std::string*>(place);
    return text == "starttls" || text == "tls" || text == "none" ? "" : "\"starttls\", \"tls\" or \"none\"";
}

std::string mail_host(Place place) {
    const std::string& text = *std::get<std::string*>(place);
    const bool good = std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':'; });
    return good ? "" : "the name or address of a host, without a port";
}

std::string mail_address(Place place) {
    const std::string& text = *std::get<std::string*>(place);
    const auto at = text.find('@');
    const bool good = text.empty() || (at != std::string::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string::npos &&
                                       std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && std::string_view{"<>()[]\\,;:\""}.find(c) == std::string_view::npos; }));
    return good ? "" : "an address such as \"cairn@reviews.example.org\"";
}

std::string log_level(Place place) {
    return parse_level(*std::get<std::string*>(place)) ? "" : "\"debug\", \"info\", \"warning\" or \"error\"";
}

std::string logged_requests(Place place) {
    const std::string& text = *std::get<std::string*>(place);
    return text == "all" || text == "errors" || text == "nothing" ? "" : "\"all\", \"errors\" or \"nothing\"";
}

std::string logged_addresses(Place place) {
    const std::string& text = *std::get<std::string*>(place);
    return text == "whole" || text == "network" || text == "nothing" ? "" : "\"whole\", \"network\" or \"nothing\"";
}

#define AT(field) [](Settings& settings) -> Place { return &settings.field; }

constexpr ConfigKey keys[] = {
    {"server.bind", AT(server.bind), address,
     "The address on which the server listens. Without TLS and without trusted proxies it must be a loopback address."},
    {"server.port", AT(server.port), within<0, 65535>, "The port; 0 lets the system choose one."},
    {"server.public_url", AT(server.public_url), web_address,
     "The address under which readers know this installation: the only source of absolute links, and the only host that is answered. Required "
     "unless the server listens on loopback only. Must be https unless its host is a loopback name."},
    {"server.trusted_proxies", AT(server.trusted_proxies), ranges,
     "Addresses of reverse proxies whose word on the reader's address is taken. With proxies and without TLS the server may listen off loopback, "
     "and then talks to these addresses only, since TLS ends at the proxy."},
    {"server.forwarded_header", AT(server.forwarded_header), forwarded_header,
     "The header that the trusted proxies write: \"x-forwarded-for\" or \"forwarded\" (RFC 7239). The other one is ignored, because a proxy "
     "passes on unread what a reader put there."},
    {"server.io_threads", AT(server.io_threads), within<1, 64>, "Threads that read and write connections. One serves thousands of them."},
    {"server.workers", AT(server.workers), within<0, 256>, "Threads that run pages; 0 takes one for each processor, at least two."},
    {"server.waiting_requests", AT(server.waiting_requests), within<1, 100000>,
     "Requests that may wait for a worker. The next one is answered 503 with Retry-After."},
    {"server.stop_seconds", AT(server.stop_seconds), within<0, 3600>, "How long a stopping server finishes what is in hand before it drops it."},
    {"server.security_contact", AT(server.security_contact), contact,
     "Where to report a weakness, for /.well-known/security.txt: an address that begins with \"mailto:\" or \"https://\". Without one the file is absent."},

    {"site.words", AT(site.words), anything,
     "Folder with the host's own words: files such as en/web.frame.ini with the same keys as Cairn's messages/. They replace Cairn's."},
    {"site.content", AT(site.content), anything, "Folder with the host's own page words: files such as en/support.md. They replace Cairn's."},
    {"site.rules", AT(site.rules), anything, "Folder with newer tables of the calendar: bank_holidays.csv, clock_rules.csv, rapid_review_timetable.csv, in the form of Cairn's data/. Each that is there replaces Cairn's."},
    {"site.exit_to", AT(site.exit_to), exit_address, "Where \"Exit this page\" leads: a public page that says nothing about the reader."},
    {"site.welsh", AT(site.welsh), within<0, 1>, "1: pages are offered in Welsh too. 0: in English only."},

    {"tls.certificate", AT(tls.certificate), anything, "PEM file with the certificate and the chain after it. With tls.key: the server speaks TLS 1.2 and 1.3 only."},
    {"tls.key", AT(tls.key), anything, "PEM file with the certificate's private key, readable by the server's account alone."},

    {"limits.exempt", AT(limits.exempt), ranges, "Addresses that have neither rate nor connection limits, for instance a monitor or a load test."},
    {"limits.connections", AT(limits.connections), within<1, 1000000>, "Open connections in all. The next one is answered 503 and closed."},
    {"limits.connections_per_address", AT(limits.connections_per_address), within<1, 1000000>,
     "Open connections of one address (one /64 network of IPv6). The next one is answered 429 and closed. Trusted proxies are not counted."},
    {"limits.target_bytes", AT(limits.target_bytes), within<64, 65536>, "Longest path with query; a longer one is answered 414."},
    {"limits.header_bytes", AT(limits.header_bytes), within<1024, 1048576>, "Longest request line and header together; a longer one is answered 431."},
    {"limits.header_fields", AT(limits.header_fields), within<8, 1000>, "Most header fields; more are answered 431."},
    {"limits.header_seconds", AT(limits.header_seconds), within<1, 600>, "Time for the whole header from its first byte, however its bytes trickle in."},
    {"limits.idle_seconds", AT(limits.idle_seconds), within<1, 3600>, "How long a connection may wait between two requests."},
    {"limits.transfer_grace_seconds", AT(limits.transfer_grace_seconds), within<1, 600>,
     "Time given to every body, sent or received, before its rate counts."},
    {"limits.transfer_bytes_per_second", AT(limits.transfer_bytes_per_second), within<1, 1000000000>,
     "Slowest rate at which a body may be sent or received on average; a slower connection is closed."},
    {"limits.query_fields", AT(limits.query_fields), within<1, 10000>, "Most fields in a query; more are answered 400."},

    {"rates.pages_per_minute", AT(rates.pages_per_minute), within<1, 1000000>, "Pages for one address (one /64 network of IPv6); more are answered 429 with Retry-After. "
     "A quarter of a minute's worth may come at once."},
    {"rates.search_per_minute", AT(rates.search_per_minute), within<1, 1000000>, "Searches for one address."},
    {"rates.downloads_per_minute", AT(rates.downloads_per_minute), within<1, 1000000>, "Files and exports for one address."},
    {"rates.forms_per_minute", AT(rates.forms_per_minute), within<1, 1000000>, "Forms sent by one address."},

    {"compression.smallest_bytes", AT(compression.smallest_bytes), within<0, 1000000000>, "Shortest answer that is compressed."},
    {"compression.level", AT(compression.level), within<1, 9>, "How hard pages are compressed: 1 is fastest, 9 smallest."},

    {"operations.allow", AT(operations.allow), ranges, "Addresses that may read /metrics. To all others there is no such page."},

    {"keys.folder", AT(keys.folder), anything,
     "Folder of the keys under which cases are sealed; empty: beside the data folder, with .keys at the end of its name. It must lie outside the data "
     "folder, and only the server's account may read it. Put it on another disk, and copy it with cairn keys backup, never together with the data."},
    {"audit.roots_folder", AT(audit.roots_folder), anything,
     "Folder of what is kept of the audit outside the data folder, so that a change of it is found; empty: roots in the folder of the keys. On "
     "another host (a network disk) it also withstands whoever has this one."},

    {"mail.server", AT(mail.server), mail_host,
     "The host that takes in mail. Empty: nothing is mailed, and pages say so; notices stand in everybody's inbox all the same."},
    {"mail.port", AT(mail.port), within<1, 65535>, "Its port: 587 with starttls, 465 with tls."},
    {"mail.security", AT(mail.security), mail_security,
     "\"starttls\": the connection becomes TLS before anything is said. \"tls\": TLS from the first byte. \"none\": for a server on this computer (a loopback "
     "address) alone. The server's certificate is always checked."},
    {"mail.user", AT(mail.user), anything, "Name with which the server is signed in to; empty: without signing in."},
    {"mail.password_file", AT(mail.password_file), anything, "File that holds the password in its first line, readable by the server's account alone."},
    {"mail.authorities_file", AT(mail.authorities_file), anything, "PEM file of the authorities that the mail server's certificate may come from; empty: the system's."},
    {"mail.sender", AT(mail.sender), mail_address, "The address that mail comes from. Required with mail.server."},

    {"print.browser", AT(print.browser), anything,
     "Chromium, which makes PDF of notifications and meeting packs; empty: where Debian puts it; \"none\": no PDF, pages are printed from the reader's own "
     "browser. It is started for one document, without network, and keeps no file of it."},

    {"log.level", AT(log.level), log_level, "What is logged: \"debug\", \"info\", \"warning\" or \"error\" and what is graver. Lines go to standard error."},
    {"log.requests", AT(log.requests), logged_requests, "Which requests are logged: \"all\", \"errors\" or \"nothing\". What was searched for never is."},
    {"log.addresses", AT(log.addresses), logged_addresses,
     "How much of a reader's address the log keeps: \"whole\", \"network\" (the first 24 bits of IPv4, 48 of IPv6) or \"nothing\"."},
};

#undef AT

}  // namespace

std::span<const ConfigKey> config_keys() { return keys; }

}  // namespace base
