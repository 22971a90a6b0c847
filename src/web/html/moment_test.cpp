#include "web/html/moment.h"

#include <doctest/doctest.h>

using namespace web::html;

namespace {
std::string shown(std::string_view instant, Language language = Language::English) {
    static const Messages messages = Messages::load();
    return std::move(moment(messages.in(language), *base::parse_instant(instant))).take();
}
}  // namespace

TEST_CASE("in summer London's clock is an hour before UTC, in winter it is the same") {
    CHECK(shown("2026-05-14T09:30:00.000Z") == "<time datetime=\"2026-05-14T09:30:00.000Z\">14 May 2026, 10:30</time>");
    CHECK(shown("2026-12-01T23:59:59.000Z") == "<time datetime=\"2026-12-01T23:59:59.000Z\">1 December 2026, 23:59</time>");
    CHECK(shown("2026-06-30T23:30:00.000Z", Language::Welsh).ends_with("1 Gorffennaf 2026, 00:30</time>"));
}
