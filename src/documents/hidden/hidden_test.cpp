#include "documents/hidden.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "documents/answer.h"
#include "documents/hidden/testing/asked.h"
#include "documents/testing/made_pdf.h"
#include "documents/testing/made_zip.h"

using namespace documents;
using namespace documents::testing;

TEST_SUITE("What a file hides, asked of a process of its own") {

TEST_CASE("a comment in a Word file is found with who made it and where it stands") {
    const auto things = hidden_in("a.docx", made_docx("<w:p><w:r><w:t>The report.</w:t></w:r></w:p>",
        {{"word/comments.xml", "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"0\" w:author=\"Ann Fictional-Reed\"><w:p><w:r><w:t>Is this the lodger?</w:t></w:r></w:p></w:comment></w:comments>"}}));
    REQUIRE(things.size() == 1);
    CHECK(things[0].kind == "comment");
    CHECK(things[0].place == "word/comments.xml, comment 1");
    CHECK(things[0].excerpt == "Ann Fictional-Reed: Is this the lodger?");
}
TEST_CASE("words that were deleted with changes tracked are found with who deleted them") {
    const auto things = hidden_in("a.docx", made_docx("<w:p><w:r><w:t>The child</w:t></w:r><w:del w:author=\"Ann Fictional-Reed\"><w:r><w:delText>called Tomos</w:delText></w:r></w:del></w:p>"));
    REQUIRE(things.size() == 1);
    CHECK(things[0] == HiddenThing{"tracked_deletion", "word/document.xml, paragraph 1", "Ann Fictional-Reed: called Tomos"});
}
TEST_CASE("a plain Word file and a plain PDF hide nothing") {
    CHECK(hidden_in("a.docx", made_docx("<w:p><w:r><w:t>The report.</w:t></w:r></w:p>")).empty());
    CHECK(hidden_in("a.pdf", made_pdf({{"The report."}})).empty());
}
TEST_CASE("a helper that names a kind which does not exist, or says more than an excerpt may, is not believed") {
    const auto believed = [](HiddenThing thing) { return decode_answer(encode_answer(HiddenThings{{std::move(thing)}})).has_value(); };
    CHECK(believed({"comment", "page 1", "words"}));
    CHECK_FALSE(believed({"nonsense", "page 1", "words"}));
    CHECK_FALSE(believed({"comment", "", "words"}));
    CHECK_FALSE(believed({"comment", "page 1", ""}));
    CHECK(believed({"comment", "page 1", std::string(200, 'w')}));
    CHECK_FALSE(believed({"comment", "page 1", std::string(201, 'w')}));
}
TEST_CASE("a hostile sample is looked through or refused, and never brings the helper down") {
    const auto folder = samples();
    if (!folder) return;
    const Reader reader{CAIRN_HELPER};
    for (const auto& file : std::filesystem::directory_iterator{*folder / "bad"}) {
        const int open = ::open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
        const auto answer = reader.hidden(open, file.path().filename().string());
        ::close(open);
        const bool fell = !answer && (answer.error().code == "crashed" || answer.error().code == "too-slow");
        CHECK_MESSAGE(!fell, file.path().filename().string());
    }
}
TEST_CASE("an excerpt has at most two hundred letters, and a longer text is several things") {
    std::string words;
    for (int i = 100; i < 200; ++i) words += "word" + std::to_string(i) + ' ';  // 800 letters
    const auto things = hidden_in("a.docx", made_docx("<w:p><w:del w:author=\"A\"><w:r><w:delText>" + words + "</w:delText></w:r></w:del></w:p>"));
    REQUIRE(things.size() == 5);
    CHECK(std::ranges::all_of(things, [](const HiddenThing& one) { return one.excerpt.size() <= 200; }));
    CHECK(things[0].excerpt.starts_with("A: word100 "));
    CHECK(things[4].excerpt.ends_with("word199"));
}
TEST_CASE("a damaged file and a program are refused and not called clean") {
    CHECK(refusal_in("a.zip", std::string{"PK\x03\x04"} + "broken") == "damaged");
    CHECK(refusal_in("a.exe", std::string{"MZ\x90\0\x01\x02", 6} + std::string(50, '\0')) == "hostile");
}

}
