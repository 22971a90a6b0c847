#include "identity/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <fmt/format.h>

#include "base/assert.h"
#include "identity/token.h"

namespace identity {

namespace {

constexpr std::int64_t step_seconds = 30;
constexpr std::int64_t steps_either_way = 1;

std::string percent_encoded(std::string_view text) {
    std::string written;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) written += c;
        else written += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return written;
}

}  // namespace

std::int64_t time_step(base::Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() / step_seconds;
}

std::string timed_code(std::string_view secret, std::int64_t step, int digits) {
    unsigned char counter[8];
    for (int i = 0; i < 8; ++i) counter[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * (7 - i)));
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    CAIRN_ASSERT(HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter, sizeof counter, sum, &length) && length == 20);
    const unsigned at = sum[19] & 15u;
    std::uint32_t number = ((sum[at] & 127u) << 24) | (std::uint32_t{sum[at + 1]} << 16) | (std::uint32_t{sum[at + 2]} << 8) | sum[at + 3];
    std::uint32_t power = 1;
    for (int i = 0; i < digits; ++i) power *= 10;
    return fmt::format("{:0{}}", number % power, digits);
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, base::Instant at, std::int64_t last_step) {
    std::string typed;
    for (const char c : code)
        if (c != ' ') typed += c;
    std::optional<std::int64_t> found;
    for (std::int64_t step = time_step(at) - steps_either_way; step <= time_step(at) + steps_either_way; ++step)
        if (same_secret(timed_code(secret, step), typed) && step > last_step && !found) found = step;
    return found;
}

std::string code_address(std::string_view secret, std::string_view account, std::string_view issuer) {
    return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period=30", percent_encoded(issuer), percent_encoded(account),
                       to_base32(secret));
}

}  // namespace identity
