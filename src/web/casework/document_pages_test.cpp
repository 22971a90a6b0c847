// The papers of a case on their pages. Everything is fictional.
#include "web/casework/office_testing.h"
#include "web/casework/paper_upload.h"

using namespace web;
using namespace web::test;

namespace {

using Typed = std::vector<std::pair<std::string, std::string>>;

/// All that a paper is asked for; the office's morning is that of 14 May 2025.
Typed words(std::initializer_list<std::pair<std::string, std::string>> other = {}) {
    Typed typed{{"title", "School referral form"}, {"from", "Oak School (fictional)"}, {"route", "email"}, {"received_on-day", "12"}, {"received_on-month", "5"}, {"received_on-year", "2025"},
                {"kind", "referral"}, {"marking", "official_sensitive"}};
    for (const auto& [name, value] : other) {
        const auto found = std::ranges::find(typed, name, &std::pair<std::string, std::string>::first);
        if (found != typed.end()) found->second = value;
        else typed.emplace_back(name, value);
    }
    return typed;
}

struct Papers {
    Office office;
    identity::PersonId keeper = office.manager("rowan-keeper");
    casework::Case of = office.case_of(keeper, "Child Rowan");
    std::string list = "/cases/" + of.reference + "/documents";

    std::string add(const Typed& typed = words(), const std::string& name = "form.txt", const std::string& bytes = "Rang at ten past two.\n") { return office.post_file(keeper, list + "/new", typed, name, bytes); }
    /// The address of the paper that an answer leads to.
    std::string address(const std::string& answer) const { return answer.substr(4, answer.find('\n') - 4); }
    std::string get(const std::string& path, const std::string& query = {}) { return office.get(keeper, path, query); }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_SUITE("casework pages: papers") {

TEST_CASE("every kind, marking and way of a paper, every kind of file and every refusal has words in English and Welsh") {
    const auto messages = html::Messages::load();
    for (const auto language : {html::Language::English, html::Language::Welsh}) {
        const auto& t = messages.in(language);
        const auto has_words = [&](std::string_view what, std::string_view code) {
            std::string key = "case.paper." + std::string{what} + "_" + std::string{code};
            std::ranges::replace(key, '-', '_');
            const auto* words = t.find(key);
            CHECK_MESSAGE((words && words->language() == language), key);
        };
        for (const auto code : casework::document_kinds()) has_words("kind", code);
        for (const auto code : casework::document_markings()) has_words("marking", code);
        for (const auto code : casework::document_routes()) has_words("route", code);
        for (const auto code : paper_refusals()) has_words("refused", code);
        for (int kind = 0; kind <= static_cast<int>(documents::PaperKind::OldPowerPoint); ++kind) has_words("file", documents::to_word(static_cast<documents::PaperKind>(kind)));
    }
}
TEST_CASE("a paper is put there with both its days, and given out as a file of a name that says nothing") {
    Papers papers;
    const auto added = papers.add();
    REQUIRE(added.starts_with("303"));
    const auto page = papers.get(papers.address(added));
    CHECK(has(page, "School referral form"));
    CHECK(has(page, "12 May 2025"));
    CHECK(has(page, "14 May 2025"));
    const auto file = papers.get(papers.address(added) + "/file");
    CHECK(file.starts_with("200"));
    CHECK(file.ends_with("Rang at ten past two.\n"));
    CHECK(has(papers.get(papers.address(added) + "/text"), "Rang at ten past two."));
}
TEST_CASE("every look at a paper and every download is in the case's record") {
    Papers papers;
    const auto address = papers.address(papers.add());
    papers.get(address), papers.get(address + "/file");
    const auto events = papers.office.events(papers.of);
    const auto id = address.substr(address.rfind('/') + 1);
    const auto recorded = [&](audit::Kind kind) { return std::ranges::any_of(events, [&](const auto& entry) { return entry.event.kind == kind && entry.event.object == id; }); };
    CHECK(recorded(audit::Kind::FileUploaded));
    CHECK(recorded(audit::Kind::FileRead));
    CHECK(recorded(audit::Kind::FileDownloaded));
}
TEST_CASE("what is missing is told beside its field, the title begins with Error, and what was typed stays") {
    Papers papers;
    const auto answer = papers.add(words({{"title", ""}, {"received_on-month", "13"}, {"from", "Ash Clinic (fictional)"}}));
    CHECK(answer.starts_with("422"));
    CHECK(has(answer, "<title>Error:"));
    CHECK(has(answer, "Give it a title"));
    CHECK(has(answer, "value=\"Ash Clinic (fictional)\""));
    CHECK(has(answer, "Choose the file again"));
}
TEST_CASE("a paper cannot have come tomorrow") {
    Papers papers;
    CHECK(has(papers.add(words({{"received_on-day", "15"}})), "The day lies ahead"));
    CHECK(papers.add(words({{"received_on-day", "14"}})).starts_with("303"));
}
TEST_CASE("a program is refused in words, nothing of it is kept, and the refusal is recorded by its code") {
    Papers papers;
    const auto answer = papers.add(words(), "letter.pdf", std::string{"MZ\x90\0\x03", 5});
    CHECK(answer.starts_with("422"));
    CHECK(has(answer, "The file is a program"));
    CHECK(has(papers.get(papers.list), "No papers yet"));
    const auto events = papers.office.events(papers.of);
    CHECK(std::ranges::any_of(events, [](const auto& entry) { return entry.event.kind == audit::Kind::FileRefused && entry.event.object == "hostile"; }));
}
TEST_CASE("no file chosen, and an empty one, are told apart") {
    Papers papers;
    CHECK(has(papers.add(words(), "", ""), "Choose a file"));
    CHECK(has(papers.add(words(), "a.pdf", ""), "The file is empty"));
}
TEST_CASE("the list is filtered by kind and ordered as asked") {
    Papers papers;
    papers.add(words({{"title", "Beech minutes"}, {"kind", "minutes"}, {"received_on-day", "10"}}));
    papers.add(words({{"title", "Alder letter"}, {"kind", "letter"}, {"received_on-day", "1"}}));
    const auto all = papers.get(papers.list);
    CHECK(all.find("Beech minutes") < all.find("Alder letter"));
    const auto by_title = papers.get(papers.list, "sort=title");
    CHECK(by_title.find("Alder letter") < by_title.find("Beech minutes"));
    const auto letters = papers.get(papers.list, "kind=letter");
    CHECK(has(letters, "Alder letter"));
    CHECK_FALSE(has(letters, "Beech minutes"));
    CHECK(has(papers.get(papers.list, "kind=family"), "No papers of that kind"));
}
TEST_CASE("twenty papers stand on a page, and the twenty-first on the next") {
    Papers papers;
    for (int i = 0; i < 21; ++i) papers.add(words({{"title", fmt::format("Note {:02}", i)}}));
    CHECK_FALSE(has(papers.get(papers.list), "Note 00"));
    CHECK(has(papers.get(papers.list, "page=2"), "Note 00"));
}
TEST_CASE("a newer version stands beside the older one, and one that was made over an older sight is refused") {
    Papers papers;
    const auto address = papers.address(papers.add());
    const auto anew = [&](const std::string& seen, const std::string& bytes) { return papers.office.post_file(papers.keeper, address + "/version", words({{"seen", seen}}), "form.txt", bytes); };
    CHECK(anew("1", "Signed.\n").starts_with("303"));
    CHECK(has(anew("1", "Also signed.\n"), "Somebody added a version meanwhile"));
    CHECK(papers.get(address + "/file").ends_with("Signed.\n"));
    CHECK(papers.get(address + "/file", "version=1").ends_with("Rang at ten past two.\n"));
    CHECK(papers.get(address + "/file", "version=3").starts_with("404"));
}
TEST_CASE("a paper is withdrawn with a reason and stays to be read") {
    Papers papers;
    const auto address = papers.address(papers.add());
    CHECK(papers.office.post(papers.keeper, address + "/withdraw", "why=").starts_with("422"));
    CHECK(papers.office.post(papers.keeper, address + "/withdraw", "why=It+belongs+elsewhere.").starts_with("303"));
    const auto page = papers.get(address);
    CHECK(has(page, "It belongs elsewhere."));
    CHECK(papers.get(address + "/file").starts_with("200"));
    CHECK(papers.get(address + "/version").starts_with("404"));
}
TEST_CASE("an agency's lead in the case sees no paper that another agency sent, in no list and under no address") {
    Papers papers;
    const auto own = papers.address(papers.add(words({{"title", "Minutes of the group"}, {"kind", "minutes"}})));
    const auto others = papers.address(papers.add(words({{"title", "Return of health"}, {"kind", "return"}})));
    const auto lead = papers.office.manager("ash-lead", identity::Role::AgencyLead);
    papers.office.house.join(papers.of.id.to_string(), lead, identity::Role::AgencyLead);
    const auto list = papers.office.get(lead, papers.list);
    CHECK(has(list, "Minutes of the group"));
    CHECK_FALSE(has(list, "Return of health"));
    CHECK(has(list, "1 paper<"));
    CHECK(papers.office.get(lead, own).starts_with("200"));
    CHECK(papers.office.get(lead, others).starts_with("404"));
    CHECK(papers.office.get(lead, others + "/file").starts_with("404"));
    CHECK(papers.office.get(lead, papers.list + "/new").starts_with("404"));
}

}
