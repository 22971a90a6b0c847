#include "web/server/security_headers.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include <string>

using namespace web;
using identity::DataClass;

namespace {
Headers headers_of(DataClass data_class, Reached reached) {
    Headers headers;
    set_security_headers(headers, data_class, reached);
    return headers;
}
}  // namespace

TEST_CASE("the one inline script that may run is GOV.UK Frontend's line, by its sum") {
    unsigned char sum[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(sum, reinterpret_cast<const unsigned char*>(inline_script.data()), inline_script.size());
    char text[64];
    sodium_bin2base64(text, sizeof text, sum, sizeof sum, sodium_base64_VARIANT_ORIGINAL);
    const Headers headers = headers_of(DataClass::C0, Reached::Plainly);
    const std::string_view policy = *headers.find("Content-Security-Policy");
    CHECK(policy.find("script-src 'self' 'sha256-" + std::string{text} + "';") != std::string_view::npos);
}

TEST_CASE("nothing may be loaded from elsewhere, framed, or sent elsewhere") {
    const Headers headers = headers_of(DataClass::C0, Reached::Plainly);
    const std::string_view policy = *headers.find("Content-Security-Policy");
    for (const char* rule : {"default-src 'none'", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"})
        CHECK_MESSAGE(policy.find(rule) != std::string_view::npos, rule);
    for (const char* hole : {"unsafe", "http:", "https:", "*"}) CHECK_MESSAGE(policy.find(hole) == std::string_view::npos, hole);
}

TEST_CASE("strict transport is promised where TLS is there to keep it") {
    CHECK_FALSE(headers_of(DataClass::C0, Reached::Plainly).find("Strict-Transport-Security"));
    CHECK(headers_of(DataClass::C0, Reached::OverTls).find("Strict-Transport-Security") == "max-age=31536000");
}

TEST_CASE("a private page says nowhere where its reader came from") {
    CHECK(headers_of(DataClass::C1, Reached::OverTls).find("Referrer-Policy") == "no-referrer");
    CHECK(headers_of(DataClass::C0, Reached::OverTls).find("Referrer-Policy") == "same-origin");
}
