// The Welsh words against the English ones: what a translator can forget and a program can notice.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "base/embedded.h"
#include "web/html/message_file.h"
#include "web/html/messages.h"

namespace base::embed {
std::vector<base::EmbeddedFile> messages();
}

using namespace web::html;

namespace {

using Lines = std::map<std::string, std::string>;

/// Every message of one language as it was written: key and pattern.
Lines lines_of(std::string_view folder) {
    Lines lines;
    for (const base::EmbeddedFile& file : base::embed::messages())
        if (file.path.starts_with(folder))
            for (const MessageLine& line : read_message_file(file)) lines[line.key] = line.pattern;
    return lines;
}

/// Names that are the same in every language: a Welsh line is not asked for.
const std::set<std::string> names{"web.frame.site_name", "web.frame.title", "web.frame.title_home", "web.frame.day",
                                  "web.frame.day_with_weekday", "web.frame.month", "web.frame.size_kilobytes", "web.frame.size_megabytes"};

bool has_form(const std::string& pattern, const std::string& form) { return pattern.find(form + " {") != std::string::npos; }

}  // namespace

TEST_SUITE("Welsh words of the interface") {

TEST_CASE("every English message has a Welsh one, except names on a short list") {
    const Lines welsh = lines_of("cy/");
    for (const auto& [key, pattern] : lines_of("en/"))
        CHECK_MESSAGE((names.contains(key) || welsh.contains(key)), key, " has no Welsh: add it to the file of the same name in messages/cy");
}
TEST_CASE("no Welsh message is left behind by an English one that went") {
    const Lines english = lines_of("en/");
    for (const auto& [key, pattern] : lines_of("cy/")) CHECK_MESSAGE(english.contains(key), key, " is in messages/cy and not in messages/en");
}
TEST_CASE("a Welsh message fills in and links what its English one does") {
    const Messages messages = Messages::load();
    for (const std::string_view key : messages.in(Language::English).keys())
        CHECK_MESSAGE(messages.in(Language::Welsh).names_in(key) == messages.in(Language::English).names_in(key), std::string{key});
}
TEST_CASE("where a number changes an English noun, Welsh says all six of its forms") {
    const Lines welsh = lines_of("cy/");
    for (const auto& [key, pattern] : lines_of("en/")) {
        if (!has_form(pattern, "one") || !welsh.contains(key)) continue;
        for (const char* form : {"zero", "one", "two", "few", "many", "other"})
            CHECK_MESSAGE(has_form(welsh.at(key), form), key, " lacks the form ", form);
    }
}
TEST_CASE("Welsh apostrophes are curly: a straight one begins a quotation in message syntax") {
    for (const auto& [key, pattern] : lines_of("cy/")) CHECK_MESSAGE(pattern.find('\'') == std::string::npos, key);
}
TEST_CASE("a noun changes its first letter as the number before it asks") {
    const Messages messages = Messages::load();
    const Catalogue& t = messages.in(Language::Welsh);
    const auto pages = [&](int count) { return std::string{t("web.review.pages", {{"count", count}}).text()}; };
    const auto passages = [&](int count) { return std::string{t("web.search.count_passages", {{"count", count}}).text()}; };
    CHECK(pages(1) == "1 dudalen");  // un dudalen
    CHECK(pages(2) == "2 dudalen");  // dwy dudalen
    CHECK(pages(3) == "3 tudalen");  // tair tudalen
    CHECK(pages(6) == "6 thudalen");  // chwe thudalen
    CHECK(pages(48) == "48 o dudalennau");
    CHECK(passages(0) == "Dim darnau");
    CHECK(passages(1) == "1 darn");
    CHECK(passages(2) == "2 ddarn");  // dau ddarn
    CHECK(passages(3) == "3 darn");
    CHECK(passages(1'204) == "1,204 o ddarnau");
    CHECK(t("web.review.matches", {{"count", 3}}).text() == "Mae’r geiriau hyn mewn 3 pharagraff");  // tri pharagraff
    CHECK(t("web.search.count_reviews", {{"count", 2184}}).text() == "2,184 o adolygiadau");
}

}
