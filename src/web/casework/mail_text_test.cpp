// What holders of a copy are written. Everything is fictional.
#include "web/casework/mail_text.h"

#include <doctest/doctest.h>

TEST_SUITE("mails: what is said") {

TEST_CASE("whoever holds a copy of a corrected review is asked to take the new one, never to take theirs off line or to show it again") {
    const auto messages = web::html::Messages::load();
    const auto& t = messages.in(web::html::Language::English);
    const auto mail = web::holder_text(t, {.what = "corrected", .reference = "2026/12", .path = "/reviews/2026/12", .deposit = "d1", .theirs = "", .day = "24 April 2026", .time = "10:00"}, "https://cairn.example");
    CHECK(mail.subject == "A review was corrected");
    CHECK(mail.text.find("show it in place of your copy") != std::string::npos);
    CHECK(mail.text.find("off line") == std::string::npos);
    CHECK(mail.text.find("public again") == std::string::npos);
    for (const auto what : {"hidden", "withdrawn"}) CHECK(web::holder_text(t, {.what = what, .reference = "2026/12", .path = "", .deposit = "d1", .theirs = "", .day = "", .time = ""}, "").subject == "Please take a review off line now");
}

}
