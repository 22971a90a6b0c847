// The leaflet for families: plain enough for a reading age of 9 to 12, and the partnership's own words where it has them.
#include <doctest/doctest.h>

#include <cctype>

#include "web/casework/office_testing.h"
#include "web/family/leaflet_view.h"

using namespace web;

namespace {

struct Counted {
    int words = 0, sentences = 0, syllables = 0, longest_sentence = 0;
    /// Flesch-Kincaid (Kincaid and others, 1975): the school year in the United States at which the text is understood; a child of that year is
    /// five years older.
    double grade() const { return 0.39 * words / sentences + 11.8 * syllables / words - 15.59; }
};

/// Groups of vowels; a silent e at the end is none.
int syllables_of(const std::string& word) {
    int count = 0;
    bool before = false;
    for (const char c : word) {
        const bool vowel = std::string_view{"aeiouy"}.find(c) != std::string_view::npos;
        count += vowel && !before;
        before = vowel;
    }
    if (count > 1 && word.ends_with('e') && !word.ends_with("le")) --count;
    return std::max(count, 1);
}

Counted count(const std::string& text) {
    Counted all;
    int in_sentence = 0;
    std::string word;
    for (const char c : text + " ") {
        if (std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) > 0x7F) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            continue;
        }
        if (!word.empty()) ++all.words, ++in_sentence, all.syllables += syllables_of(word);
        word.clear();
        if (c != '.' && c != '?' && c != '!') continue;
        all.longest_sentence = std::max(all.longest_sentence, in_sentence);
        all.sentences += in_sentence > 0;
        in_sentence = 0;
    }
    return all;
}

std::string whole_leaflet(bool easy) {
    const auto messages = html::Messages::load();
    std::string text;
    for (const auto& part : leaflet_parts()) text += leaflet_text(messages.in(html::Language::English), html::Language::English, {}, part, easy) + " ";
    return text;
}

bool has_words(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("leaflet for families") {

TEST_CASE("the measure of plain words gives what its authors' formula gives by hand") {
    const auto one = count("The cat sat. The dog ran.");  // 6 words, 2 sentences, 6 syllables: 0.39*3 + 11.8 - 15.59 = -2.62.
    CHECK(one.words == 6);
    CHECK(one.grade() == doctest::Approx(-2.62));
    CHECK(count("The safeguarding partners undertake multidisciplinary consideration.").grade() > 12);
}
TEST_CASE("the leaflet reads at an age of 9 to 12: school years 4 to 7 at most, and no sentence of more than twenty words") {
    for (const bool easy : {false, true}) {
        const auto counted = count(whole_leaflet(easy));
        CHECK(counted.grade() <= 6.0);
        CHECK(counted.longest_sentence <= 20);
    }
    CHECK_MESSAGE(count(whole_leaflet(true)).longest_sentence <= 15, "easy read");
}
TEST_CASE("a partnership words its leaflet, sees it before it is in force, and families read it under its address") {
    test::Office office;
    const auto who = office.manager("hazel-keeper");
    const auto list = office.get(who, "/admin/leaflets");
    const auto at = list.find("/admin/leaflets/") + 16;
    const auto path = "/admin/leaflets/" + list.substr(at, list.find('"', at) - at);
    const auto before = office.get(who, "/families/eastmarch/leaflet");
    CHECK(has_words(before, "A review is not a trial."));
    const auto written = office.post(who, path, "seen=0&contact-en=Ask+for+Robin+on+01632+960555.&contact-easy-en=Ask+Robin.");
    CHECK(written.starts_with("303 " + path + "/versions/1"));
    CHECK_FALSE(has_words(office.get(who, "/families/eastmarch/leaflet"), "Robin"));
    const auto preview = office.get(who, path + "/versions/1");
    CHECK_MESSAGE(has_words(preview, "Ask for Robin on 01632 960555."), preview.substr(0, 300));
    CHECK(office.post(who, path + "/versions/1", "seen=0").starts_with("303"));
    CHECK(has_words(office.get(who, "/families/eastmarch/leaflet"), "Ask for Robin on 01632 960555."));
    CHECK(has_words(office.get(who, "/families/eastmarch/leaflet-easy-read"), "Ask Robin."));
    CHECK(has_words(office.get(who, "/cy/families/eastmarch/leaflet"), "Ask for Robin on 01632 960555."));
    CHECK_FALSE(has_words(office.get(who, "/families/leaflet"), "Robin"));
    CHECK(office.get(who, "/families/nowhere/leaflet").starts_with("404"));
    CHECK(office.post(who, path + "/versions/1", "seen=0").starts_with("409"));
}
TEST_CASE("nobody else's partnership is edited") {
    test::Office office;
    const auto other = office.somebody("outside-author", identity::Role::Cataloguer, std::nullopt);
    CHECK(office.get(other, "/admin/leaflets").starts_with("404"));
}

}
