#include "web/server/security_headers.h"

namespace web {

namespace {

// The hash is that of `inline_script`, which a test works out anew. No nonces: public pages answer 304.
constexpr std::string_view content_policy =
    "default-src 'none'; script-src 'self' 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

constexpr std::string_view features =
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=(), interest-cohort=()";

}  // namespace

void set_security_headers(Headers& headers, identity::DataClass data_class, Reached reached) {
    headers.set("Content-Security-Policy", content_policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    // "same-origin" and not "no-referrer" on public pages: with the latter browsers send forms with "Origin: null", and a form's origin
    // is checked.
    headers.set("Referrer-Policy", data_class == identity::DataClass::C0 ? "same-origin" : "no-referrer");
    headers.set("Permissions-Policy", features);
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (reached == Reached::OverTls) headers.set("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace web
