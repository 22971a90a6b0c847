// The bytes of a mail, by RFC 5322, 2045 and 2047.
#include <doctest/doctest.h>

#include <sstream>

#include "notices/message.h"

using notices::Message;

namespace {

Message plain() {
    return {.id = "0123456789abcdef0123456789abcdef", .from = "cairn@reviews.example", .from_name = "Cairn", .to = "ash@eastmarch.example", .subject = "Your cases today", .text = "EM-2026-014\nhttps://reviews.example/cases/EM-2026-014\n",
            .at = *base::parse_instant("2026-03-02T09:05:07Z")};
}

bool has(const std::string& mail, const std::string& words) { return mail.find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("notices: a mail's bytes") {

TEST_CASE("RFC 5322: the date of a Monday in March, the sender's name quoted, a Message-ID of the sender's host") {
    const auto mail = notices::to_mime(plain());
    CHECK(mail.starts_with("Date: Mon, 02 Mar 2026 09:05:07 +0000\r\n"));
    CHECK(has(mail, "From: \"Cairn\"\r\n <cairn@reviews.example>\r\n"));
    CHECK(has(mail, "To: <ash@eastmarch.example>\r\n"));
    CHECK(has(mail, "Subject: Your cases today\r\n"));
    CHECK(has(mail, "Message-ID: <0123456789abcdef0123456789abcdef@reviews.example>\r\n"));
}
TEST_CASE("RFC 3834: a mail that a program wrote says so, so that no absence note answers it") { CHECK(has(notices::to_mime(plain()), "Auto-Submitted: auto-generated\r\n")); }
TEST_CASE("RFC 2045: plain lines stay as they are, an equals sign and a space at an end are written out") {
    auto message = plain();
    message.text = "EM-2026-014\na=b \n";
    CHECK(notices::to_mime(message).ends_with("\r\n\r\nEM-2026-014\r\na=3Db=20\r\n"));
}
TEST_CASE("RFC 2045: Welsh letters are UTF-8, each byte written out") {
    auto message = plain();
    message.text = "tŷ\n";
    CHECK(notices::to_mime(message).ends_with("\r\n\r\nt=C5=B7\r\n"));
}
TEST_CASE("RFC 2045: no line of the body is longer than 76 signs, and what was one line is one line again") {
    auto message = plain();
    message.text = std::string(200, 'x') + "ŵ" + std::string(100, 'y') + "\n";
    const auto mail = notices::to_mime(message);
    std::istringstream lines{mail.substr(mail.find("\r\n\r\n") + 4)};
    std::string joined;
    for (std::string line; std::getline(lines, line);) {
        REQUIRE(line.ends_with('\r'));
        line.pop_back();
        CHECK(line.size() <= 76);
        joined += line.ends_with('=') ? line.substr(0, line.size() - 1) : line;
    }
    CHECK(joined == std::string(200, 'x') + "=C5=B5" + std::string(100, 'y'));
}
TEST_CASE("RFC 2047: a Welsh subject is encoded words of whole letters, none longer than 75") {
    auto message = plain();
    message.subject = "Tŷ";  // 54 C5 B7
    CHECK(has(notices::to_mime(message), "Subject: =?UTF-8?B?VMW3?=\r\n"));
    message.subject.clear();
    for (int i = 0; i < 40; ++i) message.subject += "ŵ";
    const auto mail = notices::to_mime(message);
    std::istringstream lines{mail.substr(mail.find("Subject: ") + 9)};
    for (std::string line; std::getline(lines, line) && line.find("=?") != std::string::npos;) CHECK(line.size() <= 77);
}
TEST_CASE("no address may begin a header or a command of its own") {
    CHECK(notices::is_mailable("ash@eastmarch.example"));
    for (const char* address : {"ash@eastmarch.example\r\nBcc: birch@example.org", "ash@eastmarch.example> SIZE=1", "ash", "@eastmarch.example", "ash@", "a@b@c", "ash@eastmarch.example,birch@eastmarch.example", "ash @eastmarch.example", "tŷ@eastmarch.example", ""})
        CHECK_FALSE_MESSAGE(notices::is_mailable(address), address);
}
TEST_CASE("a line end in a subject ends no header") {
    auto message = plain();
    message.subject = "One\r\nBcc: birch@example.org";
    CHECK_FALSE(has(notices::to_mime(message), "\r\nBcc:"));
}

}
