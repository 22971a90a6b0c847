/// Bytes as text: what goes into cookies, links and codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace identity {

std::string to_hex(std::string_view bytes);
/// RFC 4648 section 6 without padding: what an authenticator app takes.
std::string to_base32(std::string_view bytes);
/// Spaces, hyphens and small letters are let pass; nothing where another character stands.
std::optional<std::string> from_base32(std::string_view text);
/// In the same time wherever they differ.
bool same_secret(std::string_view left, std::string_view right);

}  // namespace identity
