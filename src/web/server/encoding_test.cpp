#include "web/server/encoding.h"

#include <doctest/doctest.h>

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

using web::Coding;
using web::negotiate_coding;

namespace {

std::string gunzip(const std::string& bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string plain(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    const int end = inflate(&stream, Z_FINISH);
    plain.resize(stream.total_out);
    inflateEnd(&stream);
    return end == Z_STREAM_END ? plain : "broken";
}

std::string unbrotli(const std::string& bytes) {
    std::string plain(1 << 20, '\0');
    std::size_t size = plain.size();
    const auto end = BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size, reinterpret_cast<std::uint8_t*>(plain.data()));
    return end == BROTLI_DECODER_RESULT_SUCCESS ? plain.substr(0, size) : "broken";
}

std::string unzstd(const std::string& bytes) {
    std::string plain(1 << 20, '\0');
    const std::size_t size = ZSTD_decompress(plain.data(), plain.size(), bytes.data(), bytes.size());
    return ZSTD_isError(size) ? "broken" : plain.substr(0, size);
}

std::string long_text() {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "Paragraph " + std::to_string(i) + " says what the panel learned. ";
    return text;
}

}  // namespace

TEST_CASE("what was compressed is the same again, at every level, and smaller") {
    const std::string text = long_text();
    for (int level = 1; level <= 9; ++level) {
        CHECK(gunzip(web::compress(Coding::Gzip, text, {level})) == text);
        CHECK(unbrotli(web::compress(Coding::Brotli, text, {level})) == text);
        CHECK(unzstd(web::compress(Coding::Zstd, text, {level})) == text);
    }
    for (const Coding coding : {Coding::Gzip, Coding::Brotli, Coding::Zstd}) CHECK(web::compress(coding, text, {2}).size() < text.size() / 5);
}

TEST_CASE("nothing compressed is nothing again") {
    CHECK(gunzip(web::compress(Coding::Gzip, "", {1})) == "");
    CHECK(unbrotli(web::compress(Coding::Brotli, "", {1})) == "");
    CHECK(unzstd(web::compress(Coding::Zstd, "", {1})) == "");
}

TEST_CASE("a reader who says nothing gets the bytes as they are") { CHECK(negotiate_coding("") == Coding::Identity); }

TEST_CASE("among codings that are liked the same zstd goes first, then brotli, then gzip") {
    CHECK(negotiate_coding("gzip, deflate, br, zstd") == Coding::Zstd);
    CHECK(negotiate_coding("gzip, deflate, br") == Coding::Brotli);
    CHECK(negotiate_coding("gzip, deflate") == Coding::Gzip);
    CHECK(negotiate_coding("x-gzip") == Coding::Gzip);
    CHECK(negotiate_coding("deflate") == Coding::Identity);
    CHECK(negotiate_coding("*") == Coding::Zstd);
}

TEST_CASE("RFC 9110 12.5.3: the reader's weights decide") {
    CHECK(negotiate_coding("gzip;q=1.0, br;q=0.5, zstd;q=0.1") == Coding::Gzip);
    CHECK(negotiate_coding("gzip;q=0, br;q=0.001") == Coding::Brotli);
    CHECK(negotiate_coding("*, zstd;q=0") == Coding::Brotli);
    CHECK(negotiate_coding("identity, gzip;q=0.5") == Coding::Identity);
    CHECK(negotiate_coding("identity;q=0.5, gzip;q=0.5") == Coding::Gzip);
    CHECK(negotiate_coding("GZIP ; q=0.3") == Coding::Gzip);
}

TEST_CASE("a weight that is none counts for nothing") {
    for (const char* field : {"gzip;q=2", "gzip;q=", "gzip;q=-1", "gzip;q=0.1234", "gzip;q=1.5", "gzip;level=1", "gzip=1", ";q=1", ",,,"})
        CHECK_MESSAGE(negotiate_coding(field) == Coding::Identity, field);
}

TEST_CASE("refusing everything still gets an answer") { CHECK(negotiate_coding("identity;q=0, *;q=0") == Coding::Identity); }

TEST_CASE("what is compressed already is not compressed again") {
    for (const char* type : {"text/html; charset=utf-8", "application/json", "image/svg+xml", "application/atom+xml", "text/csv"}) CHECK(web::is_compressible(type));
    for (const char* type : {"application/pdf", "font/woff2", "image/png", "application/zip", "application/octet-stream", ""}) CHECK_FALSE(web::is_compressible(type));
}
