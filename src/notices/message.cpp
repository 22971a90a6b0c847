#include "notices/message.h"

#include <sodium.h>

#include <array>

#include <fmt/format.h>

#include "base/assert.h"

namespace notices {

namespace {

constexpr std::size_t longest_line = 76;  // RFC 2045, section 6.7 (5), RFC 2047, section 2.

bool is_plain(unsigned char byte) { return byte >= 0x20 && byte < 0x7f; }

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // Its closing NUL.
    return text;
}

/// A header's words. What is not plain ASCII becomes encoded words of whole characters, each at most 75 bytes long.
std::string encoded(std::string_view words) {
    bool plain = true;
    for (const char c : words) plain = plain && is_plain(static_cast<unsigned char>(c));
    if (plain && words.size() < longest_line - 10 && words.find("=?") == std::string_view::npos) return std::string{words};
    constexpr std::size_t most = 45;  // Bytes before base64: 60 signs, and twelve for "=?UTF-8?B?" and "?=".
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t take = std::min(most, words.size() - at);
        while (at + take < words.size() && take > 1 && (static_cast<unsigned char>(words[at + take]) & 0xC0) == 0x80) --take;
        out += (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(words.substr(at, take)) + "?=";
        at += take;
    }
    return out;
}

/// A name before an address: quoted where it is plain, so that a comma in it parts nothing.
std::string phrase(std::string_view name) {
    const auto words = encoded(name);
    if (words.starts_with("=?")) return words;
    std::string quoted = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

/// RFC 5322, section 3.3, in UTC.
std::string date_of(base::Instant at) {
    constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto midnight = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{midnight};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - midnight)};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", days[std::chrono::weekday{midnight}.c_encoding()], static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// RFC 2045, section 6.7: lines end in CRLF, none is longer than 76, spaces at an end are written out.
std::string quoted_printable(std::string_view text) {
    std::string out, line;
    const auto put = [&](std::string_view sign) {
        if (line.size() + sign.size() > longest_line - 1) out += line + "=\r\n", line.clear();
        line += sign;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool ends = i + 1 == text.size() || text[i + 1] == '\n';
        if (byte == '\n') out += line + "\r\n", line.clear();
        else if (is_plain(byte) && byte != '=' && !(byte == ' ' && ends)) put({&text[i], 1});
        else put(fmt::format("={:02X}", byte));
    }
    if (!line.empty()) out += line + "\r\n";
    return out;
}

std::string text_part(const Message& message) {
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Language: " + message.language + "\r\n\r\n" + quoted_printable(message.text);
}

/// RFC 2046, section 5.1. An "=" begins no line of base64 or of quoted-printable text that is followed by "_": no content ends a part.
std::string both_parts(const Message& message) {
    const auto boundary = "=_" + message.id;
    std::string out = "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n--" + boundary + "\r\n" + text_part(message);
    out += "--" + boundary + "\r\nContent-Type: application/json; name=\"" + message.attachment_name + "\"\r\nContent-Transfer-Encoding: base64\r\n";
    out += "Content-Disposition: attachment; filename=\"" + message.attachment_name + "\"\r\n\r\n";
    const auto whole = base64(message.attachment);
    for (std::size_t at = 0; at < whole.size(); at += longest_line) out += whole.substr(at, longest_line) + "\r\n";
    return out + "--" + boundary + "--\r\n";
}

}  // namespace

bool is_mailable(std::string_view address) {
    constexpr std::size_t longest = 254;  // RFC 5321, section 4.5.3.1.3, less its brackets.
    const auto at = address.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == address.size() || address.size() > longest || address.find('@', at + 1) != std::string_view::npos) return false;
    for (const char c : address)
        if (const auto byte = static_cast<unsigned char>(c); byte <= 0x20 || byte >= 0x7f || std::string_view{"<>()[]\\,;:\""}.find(c) != std::string_view::npos) return false;
    return true;
}

std::string to_mime(const Message& message) {
    CAIRN_ASSERT(is_mailable(message.from) && is_mailable(message.to));
    std::string out = "Date: " + date_of(message.at) + "\r\n";
    out += "From: " + (message.from_name.empty() ? "" : phrase(message.from_name) + "\r\n ") + "<" + message.from + ">\r\n";
    out += "To: <" + message.to + ">\r\n";
    out += "Subject: " + encoded(message.subject) + "\r\n";
    out += "Message-ID: <" + message.id + message.from.substr(message.from.find('@')) + ">\r\n";
    // RFC 3834: nobody's absence note answers it.
    out += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    return out + (message.attachment.empty() ? text_part(message) : both_parts(message));
}

}  // namespace notices
