// Whether a sealed case exists, asked by two people: one who belongs to it, and one who must not be able to tell. Everything is fictional.
#include "web/casework/office_testing.h"

using namespace web::test;

namespace {

struct Asked {
    const char* path;
    const char* query;
};
/// Wherever cases are listed, counted, found or named. EM-2025-002 is the case that is sealed.
constexpr Asked pages[] = {{"/cases", ""}, {"/cases", "closed=with"}, {"/cases", "q=Hazel"}, {"/cases", "words=Hazel"}, {"/cases", "sort=newest"}, {"/cases", "due=none"}, {"/cases.csv", ""}, {"/work", ""}, {"/cases/new", ""},
                           {"/cases/EM-2025-002", ""}, {"/cases/EM-2025-002/", ""}, {"/cases/EM-2025-002/people", ""}, {"/cases/EM-2025-002/clocks", ""}, {"/cases/EM-2025-002/clocks.ics", ""},
                           {"/cases/EM-2025-002/history", ""}, {"/cases/EM-2025-002/referral", ""}, {"/cases/EM-2025-002/keeping", ""}, {"/cases/EM-2025-002/export", ""}, {"/cases/EM-2025-002/documents", ""}, {"/cases/EM-2025-002/documents/new", ""},
                           {"/cases/EM-2025-002/documents/00000000000000000000000000000001", ""}, {"/cases/EM-2025-002/documents/00000000000000000000000000000001/file", ""},
                           {"/cases/EM-2025-002/steps/not_met", ""},
                           {"/cy/cases", ""}, {"/cy/cases/EM-2025-002", ""}};
constexpr const char* forms[] = {"/cases/EM-2025-002/steps/not_met", "/cases/EM-2025-002/details", "/cases/EM-2025-002/keeping/hold", "/cases/EM-2025-002/keeping/propose", "/cases/EM-2025-002/export",
                                 "/cases/EM-2025-002/documents/new", "/cases/EM-2025-002/documents/00000000000000000000000000000001/withdraw"};

std::vector<std::string> answers(Office& office, identity::PersonId who) {
    std::vector<std::string> all;
    for (const auto& [path, query] : pages) all.push_back(office.get(who, path, query));
    for (const char* path : forms) all.push_back(office.post(who, path));
    return all;
}

}  // namespace

TEST_SUITE("casework pages: a sealed case") {

TEST_CASE("whoever may not know of a sealed case gets the same answers as if it did not exist, byte for byte") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper");
    office.case_of(outside, "Child Rowan");
    const auto before = answers(office, outside);
    const auto sealed = office.case_of(inside, "Child Hazel");
    REQUIRE(sealed.reference == "EM-2025-002");
    office.seal(sealed);
    const auto after = answers(office, outside);
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const std::string asked = i < std::size(pages) ? std::string{pages[i].path} + "?" + pages[i].query : std::string{"POST "} + forms[i - std::size(pages)];
        CHECK_MESSAGE(before[i] == after[i], asked);
        CHECK_MESSAGE(after[i].find("Hazel") == before[i].find("Hazel"), asked);
    }
}
TEST_CASE("what it is compared with is real: the pages answer, and a member sees the sealed case") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper");
    office.case_of(outside, "Child Rowan");
    const auto sealed = office.case_of(inside, "Child Hazel");
    office.seal(sealed);
    CHECK(office.get(outside, "/cases").starts_with("200"));
    CHECK(office.get(outside, "/cases").find("Child Rowan") != std::string::npos);
    CHECK(office.get(outside, "/cases/EM-2025-002").starts_with("404"));
    CHECK(office.get(inside, "/cases").find("Child Hazel") != std::string::npos);
    CHECK(office.get(inside, "/cases/EM-2025-002").starts_with("200"));
    CHECK(office.get(inside, "/cases.csv").find("EM-2025-002") != std::string::npos);
}
TEST_CASE("a sealed case and an address that never was are one answer") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper");
    office.case_of(outside, "Child Rowan");
    office.seal(office.case_of(inside, "Child Hazel"));
    const auto same_but_code = [](std::string text, const std::string& code) {
        for (auto at = text.find(code); at != std::string::npos; at = text.find(code)) text.replace(at, code.size(), "CODE");
        return text;
    };
    for (const char* below : {"", "/people", "/keeping", "/history", "/export", "/documents", "/documents/new"})
        CHECK(same_but_code(office.get(outside, std::string{"/cases/EM-2025-002"} + below), "EM-2025-002") == same_but_code(office.get(outside, std::string{"/cases/EM-2025-999"} + below), "EM-2025-999"));
}

}
