// A host's own words as an administrator changes them, at the real reception. Every name is invented.
#include "web/casework/office_testing.h"

using namespace web::test;

namespace {

bool shows(const std::string& page, const std::string& words) { return page.find(words) != std::string::npos; }

const std::string both = "name-en=Eastmarch+learning&name-cy=Dysgu+Eastmarch";

}  // namespace

TEST_SUITE("administration pages: words of the site") {

TEST_CASE("a name that was put in force stands at once on public pages, in each language, and on the page that says nothing is there") {
    Office office;
    const auto admin = office.somebody("site-admin", identity::Role::Administrator, std::nullopt);
    CHECK(office.post(admin, "/admin/site", "seen=0&" + both).starts_with("303 /admin/site/versions/1"));
    CHECK_FALSE(shows(office.get(admin, "/contact"), "Eastmarch learning"));
    const auto preview = office.get(admin, "/admin/site/versions/1");
    CHECK(shows(preview, "<b>Eastmarch learning</b>"));
    CHECK(shows(office.get(admin, "/cy/admin/site/versions/1"), "<b>Dysgu Eastmarch</b>"));
    CHECK(office.post(admin, "/admin/site/versions/1", "seen=0").starts_with("303 /admin/site?done=in-force"));
    CHECK(shows(office.get(admin, "/contact"), "<b>Eastmarch learning</b>"));
    CHECK(shows(office.get(admin, "/cy/contact"), "<b>Dysgu Eastmarch</b>"));
    CHECK(shows(office.get(admin, "/no-such-page"), "<b>Eastmarch learning</b>"));
}

TEST_CASE("signs of markup and of messages in a host's words are words") {
    Office office;
    const auto admin = office.somebody("site-admin", identity::Role::Administrator, std::nullopt);
    // "Call {us} <b>now</b>, it's free"
    REQUIRE(office.post(admin, "/admin/site", "seen=0&english_only=1&contact-en=Call+%7Bus%7D+%3Cb%3Enow%3C%2Fb%3E%2C+it%27s+free").starts_with("303"));
    REQUIRE(office.post(admin, "/admin/site/versions/1", "seen=0").starts_with("303"));
    const auto page = office.get(admin, "/contact");
    CHECK(shows(page, "Call {us} &lt;b&gt;now&lt;/b&gt;"));
    CHECK(shows(page, "s free"));
    CHECK_FALSE(shows(page, "<b>now</b>"));
}

TEST_CASE("words without their Welsh are refused unless somebody says so; the Welsh page then shows the English, marked as English") {
    Office office;
    const auto admin = office.somebody("site-admin", identity::Role::Administrator, std::nullopt);
    const auto refused = office.post(admin, "/admin/site", "seen=0&name-en=Eastmarch+learning");
    CHECK(refused.starts_with("422"));
    CHECK(shows(refused, "<title>Error:"));
    CHECK(shows(refused, "value=\"Eastmarch learning\""));
    REQUIRE(office.post(admin, "/admin/site", "seen=0&english_only=1&name-en=Eastmarch+learning").starts_with("303"));
    REQUIRE(office.post(admin, "/admin/site/versions/1", "seen=0").starts_with("303"));
    CHECK(shows(office.get(admin, "/cy/contact"), "<span lang=\"en\">Eastmarch learning</span>"));
}

TEST_CASE("a way out that is no https address, helplines without 999, a line break and too long a name are each refused, and stay as they were typed") {
    Office office;
    const auto admin = office.somebody("site-admin", identity::Role::Administrator, std::nullopt);
    for (const std::string typed : {"exit-to-en=javascript%3Aalert(1)", "exit-to-en=http%3A%2F%2Fweather.example", "exit-to-en=https%3A%2F%2F", "helplines-en=Call+us&helplines-cy=Ffoniwch+999",
                                    "name-en=One%0ATwo&name-cy=Un", "name-en=Turned%E2%80%AE&name-cy=Un", "reply-days-en=0", "reply-days-en=soon"}) {
        const auto answer = office.post(admin, "/admin/site", "seen=0&" + typed);
        CHECK_MESSAGE(answer.starts_with("422"), typed);
    }
    const std::string sixty_one(61, 'n');
    const auto long_name = office.post(admin, "/admin/site", "seen=0&name-cy=Enw&name-en=" + sixty_one);
    CHECK(long_name.starts_with("422"));
    CHECK(shows(long_name, "value=\"" + sixty_one + "\""));
    CHECK(office.post(admin, "/admin/site", "seen=0&name-cy=Enw&name-en=" + std::string(60, 'n')).starts_with("303"));
}

TEST_CASE("the way out that was put in force is where the button leads") {
    Office office;
    const auto admin = office.somebody("site-admin", identity::Role::Administrator, std::nullopt);
    REQUIRE(office.post(admin, "/admin/site", "seen=0&exit-to-en=https%3A%2F%2Fweather.example%2Fuk").starts_with("303"));
    REQUIRE(office.post(admin, "/admin/site/versions/1", "seen=0").starts_with("303"));
    CHECK(shows(office.get(admin, "/contact"), "<a href=\"https://weather.example/uk\" rel=\"nofollow noreferrer\""));
}

TEST_CASE("of two who change the words the second sees both texts, and nothing is put in force over the first") {
    Office office;
    const auto one = office.somebody("admin-one", identity::Role::Administrator, std::nullopt), other = office.somebody("admin-other", identity::Role::Administrator, std::nullopt);
    REQUIRE(office.post(one, "/admin/site", "seen=0&" + both).starts_with("303"));
    REQUIRE(office.post(other, "/admin/site", "seen=0&name-en=Westmarch+learning&name-cy=Dysgu+Westmarch").starts_with("303 /admin/site/versions/2"));
    REQUIRE(office.post(one, "/admin/site/versions/1", "seen=0").starts_with("303"));
    const auto late = office.post(other, "/admin/site/versions/2", "seen=0");
    CHECK(late.starts_with("409"));
    CHECK(shows(late, "Eastmarch learning"));
    CHECK(shows(late, "Westmarch learning"));
    const auto late_form = office.post(other, "/admin/site", "seen=0&name-en=Northmarch+learning&name-cy=Dysgu+Northmarch");
    CHECK(late_form.starts_with("409"));
    CHECK(shows(late_form, "value=\"Northmarch learning\""));
    CHECK(shows(late_form, "Eastmarch learning"));
    CHECK(shows(office.get(other, "/contact"), "<b>Eastmarch learning</b>"));
    CHECK(office.post(other, "/admin/site/versions/2", "seen=1").starts_with("303"));
    CHECK(shows(office.get(one, "/contact"), "<b>Westmarch learning</b>"));
}

TEST_CASE("an earlier version, and the words of the program, can be put in force again") {
    Office office;
    const auto admin = office.somebody("site-admin", identity::Role::Administrator, std::nullopt);
    REQUIRE(office.post(admin, "/admin/site", "seen=0&" + both).starts_with("303"));
    REQUIRE(office.post(admin, "/admin/site/versions/1", "seen=0").starts_with("303"));
    REQUIRE(office.post(admin, "/admin/site/versions/0", "seen=1").starts_with("303"));
    CHECK(shows(office.get(admin, "/contact"), "<b>Cairn</b>"));
    REQUIRE(office.post(admin, "/admin/site/versions/1", "seen=2").starts_with("303"));
    CHECK(shows(office.get(admin, "/contact"), "<b>Eastmarch learning</b>"));
    CHECK(office.get(admin, "/admin/site/versions/7").starts_with("404"));
    CHECK(office.post(admin, "/admin/site/versions/7", "seen=3").starts_with("404"));
}

TEST_CASE("for whoever does not look after the installation there is no such page") {
    Office office;
    const auto manager = office.manager("hazel-manager");
    CHECK(office.get(manager, "/admin/site").starts_with("404"));
    CHECK(office.get(manager, "/admin/site/versions/0").starts_with("404"));
    CHECK(office.post(manager, "/admin/site", "seen=0&" + both).starts_with("404"));
    CHECK(office.post(manager, "/admin/site/versions/0", "seen=0").starts_with("404"));
}

TEST_CASE("who wrote words and who put them in force stands in the installation's record") {
    Office office;
    const auto admin = office.somebody("site-admin", identity::Role::Administrator, std::nullopt);
    REQUIRE(office.post(admin, "/admin/site", "seen=0&" + both).starts_with("303"));
    REQUIRE(office.post(admin, "/admin/site/versions/1", "seen=0").starts_with("303"));
    CHECK(office.post(admin, "/admin/site/versions/1", "seen=0").starts_with("409"));
    std::vector<std::string> said;
    for (const auto& entry : office.house.store->read([](store::Snapshot& snapshot) { return audit::events_of_installation(snapshot, std::nullopt, 50); }).entries)
        if (entry.event.object == "host-words/1") said.push_back(entry.event.reason);
    CHECK(said == std::vector<std::string>{"host-words-in-force", "host-words-written"});
    const auto kept = office.house.store->read([](store::Snapshot& snapshot) { return collection::host_words_turns(snapshot); });
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().version == 1);
    CHECK(shows(office.get(admin, "/admin/site"), "site-admin"));
}

}
