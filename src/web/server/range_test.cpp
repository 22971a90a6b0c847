#include "web/server/range.h"

#include <doctest/doctest.h>

#include <string>

using web::answer_range;
using web::ByteRange;
using web::RangeVerdict;

namespace {
/// "first+bytes" of the part, "whole" or "none".
std::string answer(std::string_view field, std::uint64_t length = 10000) {
    const auto given = answer_range(field, length);
    if (given.verdict == RangeVerdict::Whole) return "whole";
    if (given.verdict == RangeVerdict::Unsatisfiable) return "none";
    return std::to_string(given.part.first) + "+" + std::to_string(given.part.bytes);
}
}  // namespace

TEST_SUITE("RFC 9110 section 14: parts of a file") {

TEST_CASE("14.1.2: the examples, of a file of 10,000 bytes") {
    CHECK(answer("bytes=0-499") == "0+500");
    CHECK(answer("bytes=500-999") == "500+500");
    CHECK(answer("bytes=-500") == "9500+500");
    CHECK(answer("bytes=9500-") == "9500+500");
    CHECK(answer("bytes=0-0") == "0+1");
}
TEST_CASE("14.1.2: a last position beyond the end means the end") {
    CHECK(answer("bytes=9500-99999") == "9500+500");
    CHECK(answer("bytes=0-18446744073709551616") == "0+10000");
}
TEST_CASE("14.1.2: a suffix longer than the file means the whole file, as a part") { CHECK(answer("bytes=-20000") == "0+10000"); }
TEST_CASE("15.5.17: nothing that was asked for exists") {
    CHECK(answer("bytes=10000-") == "none");
    CHECK(answer("bytes=-0") == "none");
    CHECK(answer("bytes=0-0", 0) == "none");
    CHECK(answer("bytes=20000-20001,-0") == "none");
}
TEST_CASE("14.2: a field that breaks the grammar, or another unit, is ignored") {
    for (const char* field : {"", "bytes", "bytes=", "bytes=a-b", "bytes=5-4", "bytes=--5", "bytes=1", "bytes=0-1;2-3", "items=0-1", "bytes=0 -1", "bytes=0-1,x"})
        CHECK_MESSAGE(answer(field) == "whole", field);
}
TEST_CASE("14.2: several parts that overlap or touch are one, however they are ordered") {
    CHECK(answer("bytes=0-99,100-199") == "0+200");
    CHECK(answer("bytes=100-199, 0-99") == "0+200");
    CHECK(answer("bytes=0-499,200-299") == "0+500");
    CHECK(answer("bytes=0-499,20000-") == "0+500");
}
TEST_CASE("14.2: several parts with holes between get the whole file") { CHECK(answer("bytes=0-0,-1") == "whole"); }
TEST_CASE("no field asks for more than 32 parts") {
    std::string field = "bytes=0-0";
    for (int i = 1; i < 32; ++i) field += "," + std::to_string(i) + "-" + std::to_string(i);
    CHECK(answer(field) == "0+32");
    CHECK(answer(field + ",32-32") == "whole");
}
TEST_CASE("RFC 9110 5.6.1: an empty element of the list counts for nothing") { CHECK(answer("bytes=0-1,") == "0+2"); }
TEST_CASE("the unit's name has no case") { CHECK(answer("Bytes=0-0") == "0+1"); }

}
