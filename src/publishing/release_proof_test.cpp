// What the proof of the public files says, and what it stops. The reader is a real helper.
#include <algorithm>

#include "casework/publication_reading.h"
#include "publishing/release_testing.h"

using namespace publishing;

namespace {

/// A case of the fictional child Bryony Fictional-Marl, whose aunt's telephone number stands in the summary.
void name_somebody(Publishing& one, const char* summary) {
    one.desk.write(one.of, "person", {{"person.0.forename", "Bryony"}, {"person.0.surname", "Fictional-Marl"}}, "2026-03-03");
    one.desk.write(one.of, "publication_summary", {{"summary.0.text", summary}, {"improvements.0.text", "Ask who lives in the home."}}, "2026-03-21");
}

std::string said(Publishing& one, std::string_view field) {
    const auto file = one.desk.file(one.of);
    return file.last("publication_files")->answers.of("file", field, 0);
}

}  // namespace

TEST_SUITE("the proof of the public files") {

TEST_CASE("a name of the case that stands in a public file is found in what was read back, and blocks publication") {
    Publishing one;
    one.plan("full");
    name_somebody(one, "Bryony was not asked.");
    one.keep();
    one.approve_both();
    CHECK(said(one, "differing") == "0");
    CHECK(said(one, "named") == "person: Bryony");
    const auto refused = one.release_at("2026-04-07T09:00:00Z");
    REQUIRE_FALSE(refused);
    CHECK(std::ranges::find(refused.error().missing, "public_files") != refused.error().missing.end());
}
TEST_CASE("a telephone number that nobody agreed to blocks, and one on the approved list with who agreed does not") {
    Publishing one;
    one.plan("full");
    name_somebody(one, "Call 020 7946 0018 to talk to somebody.");
    one.keep();
    CHECK(said(one, "named") == "phone: 020 7946 0018");
    CHECK_FALSE(casework::files_proved(one.desk.file(one.of)));
    one.desk.write(one.of, "approved_public", {{"approved.0.text", "020 7946 0018"}, {"approved.0.kind", "public_helpline"}, {"agreed.0.who", "by_partners"}, {"agreed.0.name", "Co-ordinator"}, {"agreed.0.on", "2026-03-20"}}, "2026-03-22");
    one.keep();
    CHECK(said(one, "named").empty());
    CHECK(casework::files_proved(one.desk.file(one.of)));
}
TEST_CASE("a reviewer whom the cover names may be read by everybody, unless the case knows somebody of that name") {
    Publishing one;
    one.plan("full");
    one.keep();
    CHECK(said(one, "named").empty());
    one.desk.write(one.of, "person", {{"person.0.forename", "Rhys"}, {"person.0.surname", "Fictional-Reviewer"}}, "2026-03-03");
    one.keep();
    CHECK_FALSE(said(one, "named").empty());
}
TEST_CASE("a name that came to the case after the files were made stops them at their minute") {
    Publishing one;
    one.plan("full");
    one.desk.write(one.of, "publication_summary", {{"summary.0.text", "Neighbours heard crying through the wintergreen hedge."}, {"improvements.0.text", "Ask."}}, "2026-03-21");
    one.keep();
    one.approve_both();
    CHECK(casework::files_proved(one.desk.file(one.of)));
    one.desk.write(one.of, "person", {{"person.0.forename", "Wintergreen"}, {"person.0.surname", "Fictional-Marl"}}, "2026-04-02");
    const auto refused = one.release_at("2026-04-07T09:00:00Z");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().missing.empty());
    CHECK(refused.error().refusal.find("not on the list") != std::string::npos);
}
TEST_CASE("a form that could not be made blocks until somebody says why it is published without it") {
    Publishing one;
    one.plan("full");
    one.keep("2026-03-31T09:00:00Z", {{"report.pdf", "pdf_no_browser", ""}});
    one.approve_both();
    CHECK_FALSE(one.release_at("2026-04-07T09:00:00Z"));
    one.keep("2026-04-02T09:00:00Z", {{"report.pdf", "pdf_no_browser", "The page and Word are enough until Friday"}});
    one.approve_both("2026-04-03T09:00:00Z");
    CHECK(one.release_at("2026-04-07T09:00:00Z"));
}
TEST_CASE("the proof says which making it is, and how many people and places were looked for") {
    Publishing one;
    one.plan("full");
    name_somebody(one, "Nobody was asked.");
    one.keep();
    one.keep();
    const auto file = one.desk.file(one.of);
    const auto& answers = file.last("publication_files")->answers;
    CHECK(answers.of("text", "version") == "2");
    CHECK(answers.of("text", "people") == "1");
    CHECK(answers.of("text", "places") == "0");
}

}
