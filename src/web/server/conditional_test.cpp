#include "web/server/conditional.h"

#include <doctest/doctest.h>

using web::Condition;
using web::Method;
using web::Request;
using web::Validators;

namespace {

const Validators current{"\"v2\"", base::parse_instant("1994-11-06T08:49:37.500Z")};
constexpr const char* the_second = "Sun, 06 Nov 1994 08:49:37 GMT";
constexpr const char* a_second_before = "Sun, 06 Nov 1994 08:49:36 GMT";

Request asking(std::initializer_list<std::pair<const char*, const char*>> fields, Method method = Method::Get) {
    Request request;
    request.method = method;
    for (const auto& [name, value] : fields) request.headers.add(name, value);
    return request;
}

Condition evaluate(std::initializer_list<std::pair<const char*, const char*>> fields, Method method = Method::Get) {
    return web::evaluate_conditions(asking(fields, method), current);
}

}  // namespace

TEST_SUITE("RFC 9110 section 13: conditional requests") {

TEST_CASE("13.1.2: what the reader has already is not sent again") {
    CHECK(evaluate({{"If-None-Match", "\"v2\""}}) == Condition::NotModified);
    CHECK(evaluate({{"If-None-Match", "\"v1\""}}) == Condition::Proceed);
    CHECK(evaluate({{"If-None-Match", "\"v1\", \"v2\""}}) == Condition::NotModified);
    CHECK(evaluate({{"If-None-Match", "\"v1\""}, {"If-None-Match", "\"v2\""}}) == Condition::NotModified);
    CHECK(evaluate({{"If-None-Match", "*"}}) == Condition::NotModified);
}
TEST_CASE("13.1.2: tags are compared weakly") { CHECK(evaluate({{"If-None-Match", "W/\"v2\""}}) == Condition::NotModified); }
TEST_CASE("8.8.3: a comma belongs to the tag it stands in") {
    const Validators comma{"\"a,b\"", {}};
    CHECK(web::evaluate_conditions(asking({{"If-None-Match", "\"x\", \"a,b\""}}), comma) == Condition::NotModified);
    CHECK(web::evaluate_conditions(asking({{"If-None-Match", "a,b"}}), comma) == Condition::Proceed);
}
TEST_CASE("13.1.2: with a method that changes something the tag that matches fails it") {
    CHECK(evaluate({{"If-None-Match", "\"v2\""}}, Method::Post) == Condition::PreconditionFailed);
}
TEST_CASE("13.1.3: what has not changed since is not sent again, to the second") {
    CHECK(evaluate({{"If-Modified-Since", the_second}}) == Condition::NotModified);
    CHECK(evaluate({{"If-Modified-Since", a_second_before}}) == Condition::Proceed);
    CHECK(evaluate({{"If-Modified-Since", "yesterday"}}) == Condition::Proceed);
    CHECK(evaluate({{"If-Modified-Since", the_second}}, Method::Post) == Condition::Proceed);
}
TEST_CASE("13.1.3: a date is not looked at where a tag is given") {
    CHECK(evaluate({{"If-None-Match", "\"v1\""}, {"If-Modified-Since", the_second}}) == Condition::Proceed);
}
TEST_CASE("13.1.1: If-Match compares strongly") {
    CHECK(evaluate({{"If-Match", "\"v2\""}}) == Condition::Proceed);
    CHECK(evaluate({{"If-Match", "W/\"v2\""}}) == Condition::PreconditionFailed);
    CHECK(evaluate({{"If-Match", "\"v1\""}}) == Condition::PreconditionFailed);
    CHECK(evaluate({{"If-Match", "*"}}) == Condition::Proceed);
}
TEST_CASE("13.1.4: If-Unmodified-Since") {
    CHECK(evaluate({{"If-Unmodified-Since", the_second}}) == Condition::Proceed);
    CHECK(evaluate({{"If-Unmodified-Since", a_second_before}}) == Condition::PreconditionFailed);
}
TEST_CASE("13.2.2: a failed precondition goes before what is not modified") {
    CHECK(evaluate({{"If-Match", "\"v1\""}, {"If-None-Match", "\"v2\""}}) == Condition::PreconditionFailed);
}
TEST_CASE("13.1.5: a part is sent only of the thing that the reader has the rest of") {
    CHECK(web::range_still_applies(asking({}), current));
    CHECK(web::range_still_applies(asking({{"If-Range", "\"v2\""}}), current));
    CHECK_FALSE(web::range_still_applies(asking({{"If-Range", "\"v1\""}}), current));
    CHECK_FALSE(web::range_still_applies(asking({{"If-Range", "W/\"v2\""}}), current));
    CHECK(web::range_still_applies(asking({{"If-Range", the_second}}), current));
    CHECK_FALSE(web::range_still_applies(asking({{"If-Range", a_second_before}}), current));
}

}
