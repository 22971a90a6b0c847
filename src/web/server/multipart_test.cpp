#include "web/server/multipart.h"

#include <doctest/doctest.h>

#include <string>

using web::MultipartLimits;
using web::MultipartRefusal;
using web::read_multipart;

namespace {

constexpr const char* sent_as = "multipart/form-data; boundary=XX";

/// "--XX" before each part and "--XX--" at the end, as a browser writes it.
std::string body_of(std::initializer_list<std::string> parts) {
    std::string body;
    for (const auto& part : parts) body += "--XX\r\n" + part + "\r\n";
    return body + "--XX--\r\n";
}
std::string file_part(const std::string& parameters, const std::string& bytes) {
    return "Content-Disposition: form-data; name=\"paper\"; " + parameters + "\r\nContent-Type: application/pdf\r\n\r\n" + bytes;
}
std::string field_part(const std::string& name, const std::string& words) { return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + words; }

std::string name_from(const std::string& parameters) {
    const auto read = read_multipart(sent_as, body_of({file_part(parameters, "x")}));
    REQUIRE(read);
    REQUIRE(read->files.size() == 1);
    return read->files[0].name;
}
MultipartRefusal refusal_of(const std::string& body, const char* content_type = sent_as, const MultipartLimits& limits = {}) {
    const auto read = read_multipart(content_type, body, limits);
    REQUIRE_FALSE(read);
    return read.error();
}

}  // namespace

TEST_SUITE("multipart/form-data: RFC 7578") {

TEST_CASE("fields and files are told apart, and a file's bytes are what was sent, whatever they are") {
    const std::string bytes{"%PDF-1.7\r\n\0\r\n--X\xFF--", 20};
    const auto body = body_of({field_part("title", "Nodyn ffôn"), file_part("filename=\"note.pdf\"", bytes), field_part("empty", "")});
    const auto read = read_multipart(sent_as, body);
    REQUIRE(read);
    CHECK(read->form.first("title") == "Nodyn ffôn");
    CHECK(read->form.first("empty") == "");
    REQUIRE(read->files.size() == 1);
    CHECK(read->files[0].field == "paper");
    CHECK(read->files[0].name == "note.pdf");
    CHECK(body.substr(read->files[0].offset, read->files[0].bytes) == bytes);
}
TEST_CASE("a file box that was left empty is no file") {
    const auto read = read_multipart(sent_as, body_of({file_part("filename=\"\"", "")}));
    REQUIRE(read);
    CHECK(read->files.empty());
    CHECK_FALSE(read->form.has("paper"));
}
TEST_CASE("an empty file with a name came, so that somebody can be told that it is empty") {
    const auto read = read_multipart(sent_as, body_of({file_part("filename=\"a.pdf\"", "")}));
    REQUIRE(read);
    REQUIRE(read->files.size() == 1);
    CHECK(read->files[0].bytes == 0);
}
TEST_CASE("the boundary may stand in quotes, with signs that no word has, and in any case of the header's words") {
    const std::string body = "------Web=Kit:9\r\n" + field_part("a", "1") + "\r\n------Web=Kit:9--";
    for (const char* type : {"multipart/form-data; boundary=\"----Web=Kit:9\"", "Multipart/Form-Data; BOUNDARY=----Web=Kit:9", "multipart/form-data; charset=utf-8; boundary=----Web=Kit:9"}) {
        const auto read = read_multipart(type, body);
        REQUIRE_MESSAGE(read, type);
        CHECK(read->form.first("a") == "1");
    }
}
TEST_CASE("without a boundary nothing is read") {
    const auto body = body_of({field_part("a", "1")});
    CHECK(refusal_of(body, "multipart/form-data") == MultipartRefusal::NoBoundary);
    CHECK(refusal_of(body, "multipart/form-data; boundary=") == MultipartRefusal::NoBoundary);
    CHECK(refusal_of(body, "multipart/form-data; boundary=\"XX") == MultipartRefusal::NoBoundary);
    CHECK(refusal_of(body, "multipart/form-data; boundary=\"X\r\nX\"") == MultipartRefusal::NoBoundary);
    CHECK(refusal_of(body, "multipart/mixed; boundary=XX") == MultipartRefusal::NoBoundary);
    CHECK(refusal_of(body, ("multipart/form-data; boundary=" + std::string(71, 'X')).c_str()) == MultipartRefusal::NoBoundary);
}
TEST_CASE("of a path in a file's name its last part stays") {
    CHECK(name_from("filename=\"../../etc/passwd\"") == "passwd");
    CHECK(name_from("filename=\"C:\\papers\\note.docx\"") == "note.docx");
    CHECK(name_from("filename=\"..\"") == "");
    CHECK(name_from("filename=\"a%22b.pdf\"") == "a\"b.pdf");
    CHECK(name_from("filename=\"a\\\"b.pdf\"") == "a\"b.pdf");
    CHECK(name_from("filename=\"line%0D%0Aend.pdf\"") == "lineend.pdf");
}
TEST_CASE("a name without quotes is one word; two words without quotes are no name") {
    CHECK(name_from("filename=note.pdf") == "note.pdf");
    CHECK(refusal_of(body_of({file_part("filename=my note.pdf", "x")})) == MultipartRefusal::Malformed);
    CHECK(refusal_of(body_of({file_part("filename=\"never ends", "x")})) == MultipartRefusal::Malformed);
}
TEST_CASE("a name in RFC 5987's form is read as UTF-8, and in another alphabet refused") {
    CHECK(name_from("filename=\"x.pdf\"; filename*=UTF-8''Si%C3%A2n.pdf") == "Siân.pdf");
    CHECK(refusal_of(body_of({file_part("filename*=ISO-8859-1''Si%E2n.pdf", "x")})) == MultipartRefusal::Malformed);
    CHECK(refusal_of(body_of({file_part("filename*=UTF-8''Si%E2n.pdf", "x")})) == MultipartRefusal::NotText);
    CHECK(refusal_of(body_of({file_part("filename*=UTF-8''%4", "x")})) == MultipartRefusal::Malformed);
}
TEST_CASE("a part has one name, said once") {
    CHECK(refusal_of(body_of({"Content-Disposition: form-data\r\n\r\nx"})) == MultipartRefusal::NoName);
    CHECK(refusal_of(body_of({"Content-Disposition: form-data; name=\"\"\r\n\r\nx"})) == MultipartRefusal::NoName);
    CHECK(refusal_of(body_of({"Content-Disposition: form-data; name=\"a%0Ab\"\r\n\r\nx"})) == MultipartRefusal::NoName);
    CHECK(refusal_of(body_of({"Content-Disposition: form-data; name=a; name=b\r\n\r\nx"})) == MultipartRefusal::Malformed);
    CHECK(refusal_of(body_of({"Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\nx"})) == MultipartRefusal::Malformed);
    CHECK(refusal_of(body_of({"Content-Disposition: attachment; name=a\r\n\r\nx"})) == MultipartRefusal::Malformed);
    CHECK(refusal_of(body_of({"Content-Type: text/plain\r\n\r\nx"})) == MultipartRefusal::Malformed);
}
TEST_CASE("parts within a part are refused") {
    CHECK(refusal_of(body_of({"Content-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary=YY\r\n\r\n--YY--"})) == MultipartRefusal::Nested);
}
TEST_CASE("an encoding that would change the bytes is refused, one that says there is none is not") {
    CHECK(read_multipart(sent_as, body_of({"Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: 8bit\r\n\r\nx"})));
    CHECK(refusal_of(body_of({"Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\neA=="})) == MultipartRefusal::Malformed);
}
TEST_CASE("a body cut anywhere is refused: a file is never half of what was sent") {
    const auto body = body_of({field_part("a", "1"), file_part("filename=\"a.pdf\"", "bytes")});
    const auto whole = body.size() - 2;  // Its last line end may be missing, as old browsers left it out.
    for (std::size_t size = 0; size < whole; ++size) CHECK_FALSE(read_multipart(sent_as, body.substr(0, size)));
    CHECK(read_multipart(sent_as, body.substr(0, whole)));
}
TEST_CASE("nothing stands before the first delimiter or after the last") {
    const auto body = body_of({field_part("a", "1")});
    CHECK(refusal_of("hello\r\n" + body) == MultipartRefusal::Malformed);
    CHECK(refusal_of(body + "more") == MultipartRefusal::Malformed);
    CHECK(refusal_of("--XXY\r\n" + field_part("a", "1") + "\r\n--XXY--") == MultipartRefusal::Malformed);
}
TEST_CASE("what looks like the delimiter inside the bytes and goes on as none is refused, as RFC 2046 asks of senders") {
    CHECK(refusal_of(body_of({file_part("filename=a", "x\r\n--XXZ")})) == MultipartRefusal::Malformed);
}
TEST_CASE("a header line is a name, a colon and words without control characters") {
    CHECK(refusal_of(body_of({"Content-Disposition form-data; name=a\r\n\r\nx"})) == MultipartRefusal::Malformed);
    CHECK(refusal_of(body_of({"Content-Disposition: form-data; name=a\r\n folded: x\r\n\r\nx"})) == MultipartRefusal::Malformed);
    CHECK(refusal_of(body_of({"Content-Disposition: form-data; name=\"a\nb\"\r\n\r\nx"})) == MultipartRefusal::Malformed);
    CHECK(read_multipart(sent_as, body_of({"X-Other: words\r\nContent-Disposition: form-data; name=a\r\n\r\nx"})));
}
TEST_CASE("each limit holds at its number and not one beyond") {
    const auto two = body_of({field_part("a", "1"), field_part("b", "2")});
    CHECK(read_multipart(sent_as, two, {.parts = 2}));
    CHECK(refusal_of(two, sent_as, {.parts = 1}) == MultipartRefusal::TooManyParts);
    const auto one = body_of({field_part("abc", "four")});
    CHECK(read_multipart(sent_as, one, {.name_bytes = 3, .value_bytes = 4}));
    CHECK(refusal_of(one, sent_as, {.name_bytes = 2}) == MultipartRefusal::TooLong);
    CHECK(refusal_of(one, sent_as, {.value_bytes = 3}) == MultipartRefusal::TooLong);
    const std::size_t head = field_part("abc", "").size();
    CHECK(read_multipart(sent_as, one, {.header_bytes = head}));
    CHECK(refusal_of(one, sent_as, {.header_bytes = head - 1}) == MultipartRefusal::HeaderTooLong);
    const auto named = body_of({file_part("filename=abcd", "x")});
    CHECK(read_multipart(sent_as, named, {.file_name_bytes = 4}));
    CHECK(refusal_of(named, sent_as, {.file_name_bytes = 3}) == MultipartRefusal::TooLong);
}
TEST_CASE("a field that is no text is refused, and a file may hold any bytes") {
    CHECK(refusal_of(body_of({field_part("a", "\xFF")})) == MultipartRefusal::NotText);
    CHECK(refusal_of(body_of({field_part("a", std::string{"a\0b", 3})})) == MultipartRefusal::NotText);
    CHECK(read_multipart(sent_as, body_of({file_part("filename=a", std::string{"\xFF\0", 2})})));
}

}
