/// Files, parts of files, what the reader has already, and smaller answers, over a socket.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>

#include "base/fault.h"
#include "web/html/assets.h"
#include "web/server/raw_client.h"
#include "web/server/system_routes.h"

using namespace web;
using namespace web::test;

namespace {

/// A file of 1,000,003 bytes, each known by its place.
class KnownFile {
public:
    KnownFile() {
        for (std::size_t i = 0; i < 1000003; ++i) bytes_ += static_cast<char>('a' + (i * 7 + i / 1000) % 26);
        const int descriptor = ::mkstemp(path_.data());
        CHECK(::write(descriptor, bytes_.data(), bytes_.size()) == static_cast<ssize_t>(bytes_.size()));
        ::close(descriptor);
    }
    ~KnownFile() { ::unlink(path_.c_str()); }
    const std::string& path() const { return path_; }
    const std::string& bytes() const { return bytes_; }

private:
    std::string path_ = "/tmp/cairn-files-test-XXXXXX";
    std::string bytes_;
};

std::string page_text() {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "<p>Paragraph " + std::to_string(i) + " of the report.</p>\n";
    return text;
}

class Library {
public:
    Library() : server_{parts()} {}
    int port() const { return server_.port(); }
    const std::string& bytes() const { return file_.bytes(); }

private:
    ServerParts parts() {
        ServerParts made{.settings = test_settings(), .routes = {}, .health = std::make_shared<Health>()};
        made.routes.add(public_get("/report.pdf", [this](const Request&, Context&) {
            Response response = Response::attachment("application/pdf", OpenFile::open(file_.path()), "report.pdf").with_cache(Cache::Revalidate).with_etag("v2");
            response.last_modified_at = *base::parse_instant("1994-11-06T08:49:37Z");
            return response;
        }));
        made.routes.add(public_get("/page", [](const Request&, Context&) { return Response::html(page_text()).with_cache(Cache::Revalidate); }));
        made.routes.add(public_get("/private", [](const Request&, Context&) { return Response::html(page_text()); }));
        made.routes.add(public_get("/short", [](const Request&, Context&) { return Response::html("<p>Short</p>"); }));
        add_system_routes(made.routes, {made.health, "", nullptr});
        return made;
    }

    KnownFile file_;
    RunningServer server_;
};

std::string gunzip(const std::string& bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string plain(1 << 22, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    inflate(&stream, Z_FINISH);
    plain.resize(stream.total_out);
    inflateEnd(&stream);
    return plain;
}

}  // namespace

TEST_SUITE("files and what readers have already") {

TEST_CASE("a file comes byte for byte, as an attachment under the name we gave it") {
    Library library;
    const Answer answer = get(library.port(), "/report.pdf");
    CHECK(answer.status == 200);
    CHECK(answer.body == library.bytes());
    CHECK(answer.header("Accept-Ranges") == "bytes");
    CHECK(answer.header("ETag") == "\"v2\"");
    CHECK(answer.header("Last-Modified") == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(answer.header("Content-Disposition") == "attachment; filename=\"report.pdf\"");
}

TEST_CASE("RFC 9110 15.3.7: a part comes with its place, and many parts together are the file") {
    Library library;
    RawClient client{library.port()};
    std::string together;
    for (std::size_t first = 0; first < library.bytes().size(); first += 300000) {
        const std::size_t last = std::min(first + 299999, library.bytes().size() - 1);
        const std::string part = std::to_string(first) + "-" + std::to_string(last);
        client.send("GET /report.pdf HTTP/1.1\r\nHost: localhost\r\nRange: bytes=" + part + "\r\n\r\n");
        const Answer answer = client.receive();
        CHECK(answer.status == 206);
        CHECK(answer.header("Content-Range") == "bytes " + part + "/1000003");
        together += answer.body;
    }
    CHECK(together == library.bytes());
    CHECK(get(library.port(), "/report.pdf", "Range: bytes=-3\r\n").body == library.bytes().substr(1000000));
}

TEST_CASE("RFC 9110 15.5.17: a part that does not exist is refused with the length") {
    Library library;
    const Answer answer = get(library.port(), "/report.pdf", "Range: bytes=1000003-\r\n");
    CHECK(answer.status == 416);
    CHECK(answer.header("Content-Range") == "bytes */1000003");
    CHECK(answer.body.empty());
    CHECK_FALSE(answer.has("Content-Disposition"));
}

TEST_CASE("RFC 9110 14.2: parts with holes, broken ranges and HEAD get the whole") {
    Library library;
    CHECK(get(library.port(), "/report.pdf", "Range: bytes=0-0,-1\r\n").status == 200);
    CHECK(get(library.port(), "/report.pdf", "Range: lines=1-2\r\n").status == 200);
    CHECK(get(library.port(), "/report.pdf", "Range: bytes=0-0\r\nRange: bytes=5-5\r\n").status == 200);
    const Answer head = ask(library.port(), "HEAD /report.pdf HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-0\r\n\r\n");
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == "1000003");
}

TEST_CASE("RFC 9110 13.1.5: a part of another version than the reader has comes whole") {
    Library library;
    CHECK(get(library.port(), "/report.pdf", "Range: bytes=0-0\r\nIf-Range: \"v2\"\r\n").status == 206);
    CHECK(get(library.port(), "/report.pdf", "Range: bytes=0-0\r\nIf-Range: \"v1\"\r\n").status == 200);
    CHECK(get(library.port(), "/report.pdf", "Range: bytes=0-0\r\nIf-Range: Sun, 06 Nov 1994 08:49:37 GMT\r\n").status == 206);
}

TEST_CASE("RFC 9110 15.4.5: what the reader has is not sent again, and a precondition that fails says so") {
    Library library;
    const Answer unchanged = get(library.port(), "/report.pdf", "If-None-Match: \"v2\"\r\n");
    CHECK(unchanged.status == 304);
    CHECK(unchanged.header("ETag") == "\"v2\"");
    CHECK(unchanged.header("Cache-Control") == "public, no-cache");
    CHECK_FALSE(unchanged.has("Content-Length"));
    CHECK(get(library.port(), "/report.pdf", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n").status == 304);
    CHECK(get(library.port(), "/report.pdf", "If-Match: \"v1\"\r\n").status == 412);
    CHECK(get(library.port(), "/report.pdf", "If-None-Match: \"v2\"\r\nRange: bytes=0-0\r\n").status == 304);
}

TEST_CASE("a page has a tag for each coding and answers 304 to the same reader") {
    Library library;
    const Answer plain = get(library.port(), "/page"), small = get(library.port(), "/page", "Accept-Encoding: gzip\r\n");
    CHECK(plain.header("ETag") != small.header("ETag"));
    CHECK(plain.header("Vary") == "Accept-Encoding");
    CHECK(get(library.port(), "/page", "Accept-Encoding: gzip\r\nIf-None-Match: " + small.header("ETag") + "\r\n").status == 304);
    CHECK(get(library.port(), "/page", "Accept-Encoding: gzip\r\nIf-None-Match: " + plain.header("ETag") + "\r\n").status == 200);
    CHECK(get(library.port(), "/page", "If-None-Match: " + plain.header("ETag") + "\r\n").status == 304);
}

TEST_CASE("a page that nobody may keep has no tag") {
    Library library;
    const Answer answer = get(library.port(), "/private");
    CHECK(answer.header("Cache-Control") == "no-store");
    CHECK_FALSE(answer.has("ETag"));
}

TEST_CASE("a page comes smaller to whoever takes it so, and the same") {
    Library library;
    const Answer small = get(library.port(), "/page", "Accept-Encoding: gzip\r\n");
    CHECK(small.header("Content-Encoding") == "gzip");
    CHECK(small.body.size() < page_text().size() / 4);
    CHECK(gunzip(small.body) == page_text());
    CHECK(get(library.port(), "/page", "Accept-Encoding: gzip, br, zstd\r\n").header("Content-Encoding") == "zstd");
    CHECK(get(library.port(), "/page", "Accept-Encoding: br;q=1, zstd;q=0.5\r\n").header("Content-Encoding") == "br");
    CHECK_FALSE(get(library.port(), "/page", "Accept-Encoding: gzip;q=0\r\n").has("Content-Encoding"));
}

TEST_CASE("what is short, and what is compressed already, comes as it is") {
    Library library;
    CHECK_FALSE(get(library.port(), "/short", "Accept-Encoding: gzip\r\n").has("Content-Encoding"));
    CHECK_FALSE(get(library.port(), "/report.pdf", "Accept-Encoding: gzip\r\n").has("Content-Encoding"));
}

TEST_CASE("HEAD says the length that GET would have, compressed too") {
    Library library;
    const Answer got = get(library.port(), "/page", "Accept-Encoding: gzip\r\n");
    const Answer head = ask(library.port(), "HEAD /page HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n");
    CHECK(head.header("Content-Length") == std::to_string(got.body.size()));
    CHECK(head.header("ETag") == got.header("ETag"));
}

TEST_CASE("a style sheet is kept for ever under its hash, and another hash is another file") {
    Library library;
    const html::Asset* style = nullptr;
    for (const html::Asset* asset : html::all_assets())
        if (asset->type.starts_with("text/css")) style = asset;
    REQUIRE(style != nullptr);
    const Answer plain = get(library.port(), style->path);
    CHECK(plain.status == 200);
    CHECK(plain.body == style->bytes);
    CHECK(plain.header("Cache-Control") == "public, max-age=31536000, immutable");
    const Answer small = get(library.port(), style->path, "Accept-Encoding: gzip\r\n");
    CHECK(small.header("Content-Encoding") == "gzip");
    CHECK(small.header("Vary") == "Accept-Encoding");
    CHECK(gunzip(small.body) == style->bytes);
    CHECK(get(library.port(), style->path, "If-None-Match: " + plain.header("ETag") + "\r\n").status == 304);
    std::string other = style->path;
    const std::size_t digit = other.rfind('.') - 1;
    other[digit] = other[digit] == '0' ? '1' : '0';
    CHECK(get(library.port(), other).status == 404);
    CHECK(get(library.port(), "/static/css/cairn.css").status == 404);
}

TEST_CASE("a file that is no regular one is not opened") {
    CHECK_THROWS_AS(OpenFile::open("/tmp"), base::Fault);
    CHECK_THROWS_AS(OpenFile::open("/nowhere"), base::Fault);
}

}
