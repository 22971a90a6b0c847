/// Timed codes of an authenticator app. Source: RFC 6238 with HMAC-SHA-1 and a step of thirty seconds (section 4), which every app knows;
/// one step either way is let pass (section 5.2), and each code serves once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace identity {

constexpr std::size_t code_secret_bytes = 20;  // RFC 4226 section 4, R6: 160 bits recommended.

std::int64_t time_step(base::Instant at);
/// The code of a step in `digits` digits; RFC 4226 section 5.3.
std::string timed_code(std::string_view secret, std::int64_t step, int digits = 6);
/// The step whose code this is, among those around `at` and after `last_step`; spaces in the code are let pass.
std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, base::Instant at, std::int64_t last_step);
/// What the QR code holds: `otpauth://totp/…`.
std::string code_address(std::string_view secret, std::string_view account, std::string_view issuer);

}  // namespace identity
