/// Who is let in, and how often.
#include <doctest/doctest.h>

#include "base/fault.h"
#include "web/server/connection_count.h"
#include "web/server/forwarded.h"
#include "web/server/own_hosts.h"
#include "web/server/rate.h"
#include "web/server/reception.h"
#include "web/server/transport.h"

using namespace web;
using base::Address;
using namespace std::chrono_literals;

namespace {

Address address(const char* text) { return *Address::parse(text); }

std::string reader_behind(const char* peer, const char* header, const char* value) {
    const TrustedProxies proxies{ranges_of({"10.0.0.0/8", "2001:db8::1"}), header};
    Headers headers;
    headers.add(header, value);
    return proxies.reader(address(peer), headers).to_string();
}

std::string exposure(base::Settings settings) {
    try {
        check_exposure(settings);
        return "";
    } catch (const base::Fault& fault) {
        return fault.where();
    }
}

base::Settings listening(const char* bind, const char* public_url) {
    base::Settings settings;
    settings.server.bind = bind;
    settings.server.public_url = public_url;
    return settings;
}

const Rates::Time morning{};

}  // namespace

TEST_CASE("who is no trusted proxy speaks for itself only") {
    CHECK(reader_behind("192.0.2.9", "x-forwarded-for", "198.51.100.1") == "192.0.2.9");
    CHECK(reader_behind("192.0.2.9", "forwarded", "for=198.51.100.1") == "192.0.2.9");
}

TEST_CASE("a trusted proxy's word is taken, and what a stranger wrote before it is not") {
    CHECK(reader_behind("10.0.0.1", "x-forwarded-for", "198.51.100.1") == "198.51.100.1");
    CHECK(reader_behind("10.0.0.1", "x-forwarded-for", "127.0.0.1, 198.51.100.1") == "198.51.100.1");
    CHECK(reader_behind("10.0.0.1", "x-forwarded-for", "127.0.0.1, 198.51.100.1, 10.3.3.3") == "198.51.100.1");
    CHECK(reader_behind("10.0.0.1", "x-forwarded-for", "10.4.4.4, 10.3.3.3") == "10.4.4.4");
    CHECK(reader_behind("2001:db8::1", "x-forwarded-for", "[2001:db8:9::7]:4711") == "2001:db8:9::7");
}

TEST_CASE("where a proxy wrote nothing that can be read, the proxy is the reader") {
    CHECK(reader_behind("10.0.0.1", "x-forwarded-for", "unknown") == "10.0.0.1");
    CHECK(reader_behind("10.0.0.1", "x-forwarded-for", "198.51.100.1, garbage") == "10.0.0.1");
}

TEST_CASE("RFC 7239: the forms in which Forwarded names an address") {
    CHECK(reader_behind("10.0.0.1", "forwarded", "for=192.0.2.60;proto=http;by=203.0.113.43") == "192.0.2.60");
    CHECK(reader_behind("10.0.0.1", "forwarded", "For=\"[2001:db8:cafe::17]:4711\"") == "2001:db8:cafe::17");
    CHECK(reader_behind("10.0.0.1", "forwarded", "for=192.0.2.43, for=\"198.51.100.17:80\"") == "198.51.100.17");
    CHECK(reader_behind("10.0.0.1", "forwarded", "for=_hidden, for=_SEVKISEK") == "10.0.0.1");
}

TEST_CASE("only the names of this installation are answered for") {
    const OwnHosts hosts{"https://reviews.example.org"};
    const Address stranger = address("192.0.2.1"), here = address("127.0.0.1");
    CHECK(hosts.answer_for("reviews.example.org", stranger));
    CHECK(hosts.answer_for("Reviews.Example.ORG:443", stranger));
    CHECK_FALSE(hosts.answer_for("reviews.example.org:8443", stranger));
    CHECK_FALSE(hosts.answer_for("evil.example", stranger));
    CHECK_FALSE(hosts.answer_for("localhost", stranger));
    CHECK(hosts.answer_for("localhost:8080", here));
    CHECK_FALSE(hosts.answer_for("evil.example", here));
    CHECK_FALSE(hosts.answer_for("localhost.evil.example", here));
    CHECK_FALSE(hosts.answer_for("127.0.0.1:80a", here));
    CHECK(OwnHosts{""}.answer_for("[::1]:8080", here));
}

TEST_CASE("on loopback nothing need be said") { CHECK(exposure(listening("127.0.0.1", "")) == ""); }
TEST_CASE("off loopback the server must know its name") { CHECK(exposure(listening("0.0.0.0", "")) == "server.public_url"); }
TEST_CASE("off loopback there is TLS, or a proxy that ends it") {
    base::Settings settings = listening("0.0.0.0", "https://reviews.example.org");
    CHECK(exposure(settings) == "server.bind");
    settings.server.trusted_proxies = {"10.0.0.1"};
    CHECK(exposure(settings) == "");
    settings.server.trusted_proxies = {};
    settings.tls = {"a.pem", "a.key"};
    CHECK(exposure(settings) == "");
}
TEST_CASE("a public address is https") {
    CHECK(exposure(listening("127.0.0.1", "http://reviews.example.org")) == "server.public_url");
    CHECK(exposure(listening("127.0.0.1", "http://localhost:8080")) == "");
}
TEST_CASE("a certificate without its key is refused") {
    base::Settings settings;
    settings.tls.certificate = "a.pem";
    CHECK(exposure(settings) == "tls.certificate, tls.key");
}

TEST_CASE("a quarter of a minute's worth may come at once, the next one waits until one is given back") {
    Rates rates{{.pages_per_minute = 60, .search_per_minute = 240, .downloads_per_minute = 4, .forms_per_minute = 1}};
    const Address reader = address("192.0.2.1");
    for (int i = 0; i < 15; ++i) CHECK(rates.wait_for(reader, RateClass::Pages, morning) == 0s);
    CHECK(rates.wait_for(reader, RateClass::Pages, morning) == 1s);
    CHECK(rates.wait_for(reader, RateClass::Pages, morning + 1s) == 0s);
    CHECK(rates.wait_for(reader, RateClass::Pages, morning + 1s) == 1s);
    CHECK(rates.wait_for(reader, RateClass::Forms, morning) == 0s);
    CHECK(rates.wait_for(reader, RateClass::Forms, morning) == 60s);
}

TEST_CASE("one reader's haste does not slow another, and neither do classes each other") {
    Rates rates{{.pages_per_minute = 4, .search_per_minute = 4, .downloads_per_minute = 4, .forms_per_minute = 4}};
    CHECK(rates.wait_for(address("192.0.2.1"), RateClass::Pages, morning) == 0s);
    CHECK(rates.wait_for(address("192.0.2.1"), RateClass::Pages, morning) == 15s);
    CHECK(rates.wait_for(address("192.0.2.1"), RateClass::Search, morning) == 0s);
    CHECK(rates.wait_for(address("192.0.2.2"), RateClass::Pages, morning) == 0s);
    CHECK(rates.wait_for(address("192.0.2.1"), RateClass::Unlimited, morning) == 0s);
}

TEST_CASE("a /64 network of IPv6 is one reader") {
    Rates rates{{.pages_per_minute = 4, .search_per_minute = 4, .downloads_per_minute = 4, .forms_per_minute = 4}};
    CHECK(rates.wait_for(address("2001:db8::1"), RateClass::Pages, morning) == 0s);
    CHECK(rates.wait_for(address("2001:db8::2"), RateClass::Pages, morning) == 15s);
    CHECK(rates.wait_for(address("2001:db8:0:1::1"), RateClass::Pages, morning) == 0s);
}

TEST_CASE("a flood from many addresses does not fill the memory") {
    Rates rates{{.pages_per_minute = 4, .search_per_minute = 4, .downloads_per_minute = 4, .forms_per_minute = 4}, 100};
    for (unsigned char i = 0; i < 250; ++i) {
        const std::array<unsigned char, 4> bytes{198, 51, 100, i};
        CHECK(rates.wait_for(Address::from_bytes(bytes), RateClass::Pages, morning) == 0s);
    }
}

TEST_CASE("connections are counted for each address and in all, and given back") {
    ConnectionCount count{3, 2};
    using enum ConnectionCount::Standing;
    auto first = count.enter(address("192.0.2.1"), Limited);
    auto second = count.enter(address("192.0.2.1"), Limited);
    REQUIRE(second);
    CHECK(count.enter(address("192.0.2.1"), Limited).error() == ConnectionCount::Full::ForThisAddress);
    auto other = count.enter(address("192.0.2.2"), Limited);
    REQUIRE(other);
    CHECK(count.enter(address("192.0.2.3"), Limited).error() == ConnectionCount::Full::Everywhere);
    CHECK(count.enter(address("192.0.2.3"), Exempt));
    second->reset();
    CHECK(count.enter(address("192.0.2.1"), Limited));
}
